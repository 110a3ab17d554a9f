"""The home page in a browser: a search at once, and ways into everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import expect

from generator.text import LANGUAGES, Language
from tests.built.projects import SITE_URL
from tests.built.reader import Reader

BOX: Final = ".hero .find input"
WORDS: Final[dict[Language, str]] = {"th": "อ่านออก", "en": "reading"}

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


@in_both_languages
def test_a_search_begins_on_the_home_page(reader: Reader, language: Language) -> None:
    """Words and Enter lead to the list of practices, which answers them."""
    page = reader.open(f"{language}/")
    page.locator(BOX).fill(WORDS[language])
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.startswith(f"{SITE_URL}{language}/practices/?q=")
    expect(page.locator("#q")).to_have_value(WORDS[language])
    expect(page.locator("[data-hits] .entry").first).to_be_visible()


def test_the_best_matches_show_while_typing(reader: Reader) -> None:
    """The box names the best matches, and arrow keys and Enter go to one."""
    page = reader.open("en/")
    page.locator(BOX).press_sequentially("reading", delay=20)
    expect(page.locator(".hero [role=option] mark").first).to_have_text("reading", ignore_case=True)
    expect(page.locator(".hero [role=listbox]:not([aria-busy])")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hero [role=option][aria-selected=true]")).to_be_visible()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert reader.address.startswith("en/practices/")
    assert "?" not in reader.address
    assert reader.complaints == []


@in_both_languages
def test_a_search_needs_no_script(new_reader: Callable[..., Reader], language: Language) -> None:
    """Without JavaScript the box still leads to the list of all practices."""
    reader = new_reader(java_script_enabled=False)
    page = reader.open(f"{language}/")
    page.locator(BOX).fill(WORDS[language])
    reader.follow(".hero .find button")
    assert page.url.startswith(f"{SITE_URL}{language}/practices/?q=")
    assert page.locator(".entry").count() > 3


@in_both_languages
def test_there_is_one_search_box(reader: Reader, language: Language) -> None:
    """The header does not offer a second box; its button and the slash go to the large one."""
    page = reader.open(f"{language}/")
    assert page.locator("input[type=search]:visible").count() == 1
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()


def test_a_try_finds_something(reader: Reader) -> None:
    """Each of the searches that the page proposes has hits."""
    page = reader.open("th/")
    tries = page.locator(".tries a[href*='?']").evaluate_all("els => els.map(el => el.href)")
    assert len(tries) > 2
    for address in tries:
        page.goto(address)
        expect(page.locator("[data-hits] .entry").first).to_be_visible()


@in_both_languages
def test_the_home_page_leads_everywhere(reader: Reader, language: Language) -> None:
    """Pillars, the criteria, the self-check, practices, provinces and how to contribute."""
    page = reader.open(f"{language}/")
    main = page.locator("main")
    assert main.locator("a[href*='/pillars/']").count() == 4
    assert main.locator("a[href*='/criteria/#category-']").count() == 7
    assert main.locator("#newest .entry").count() == 3
    assert main.locator("#adopted .entry").count() > 0
    for address in ("self-check/", "criteria/", "schools/#map", "contribute/", "practices/"):
        assert main.locator(f"a[href$='{language}/{address}']").count() > 0, address
