"""The form of “a school like mine” in a browser: a school is told, changed and forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final
from urllib.parse import quote, unquote, urlsplit

import pytest
from playwright.sync_api import expect

from generator.text import LANGUAGES, Language
from tests.built.own_school import (
    ADDRESS,
    SAFE_WAY,
    SMALL,
    checked,
    choose,
    keep,
    kept,
    near,
    with_school,
)
from tests.built.projects import SITE_URL
from tests.built.reader import Reader

DAMAGED: Final = (
    "{",
    "null",
    "7",
    '"primary"',
    "[]",
    "{}",
    '{"level": [7, "<img src=x onerror=alert(1)>"], "size": {"a": 1}, "setting": "../x"}',
    '{"level": ["no-such-level"], "size": "tiny", "setting": "moon"}',
    '{"__proto__": {"size": "small"}}',
)

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


# --- telling, changing, forgetting ----------------------------------------------------------


@in_both_languages
def test_a_reader_tells_changes_and_forgets(reader: Reader, language: Language) -> None:
    """Each choice is kept at once, is there on the next visit, and goes when it is deleted."""
    page = reader.open(f"{language}/about/")
    reader.follow(f".foot a[href$='{ADDRESS}']")
    status = page.locator("[data-kept]")
    assert checked(page) == ["size ", "setting "]
    nothing = status.inner_text()
    assert not page.locator("[data-forget]").is_visible()
    assert not page.locator("[data-back]").is_visible()
    for facet, value in (("level", "primary"), ("size", "small"), ("setting", "rural")):
        choose(page, facet, value)
    assert kept(reader) == SMALL
    names = {"th": "ประถมศึกษา · ขนาดเล็ก · ชนบท", "en": "Primary · Small · Rural"}
    expect(status).to_contain_text(names[language])
    page.reload()
    assert checked(page) == ["level primary", "size small", "setting rural"]
    choose(page, "level", "kindergarten")
    choose(page, "size", "")
    assert kept(reader) == {"level": ["kindergarten", "primary"], "setting": "rural"}
    page.locator("[data-forget]").click()
    assert kept(reader) is None
    assert checked(page) == ["size ", "setting "]
    assert status.inner_text() not in {"", nothing}
    assert page.evaluate("document.activeElement.value") == "kindergarten"
    page.reload()
    assert checked(page) == ["size ", "setting "]
    assert status.inner_text() == nothing
    assert reader.complaints == []


def test_whoever_takes_back_every_answer_has_told_nothing(reader: Reader) -> None:
    """An answer that is taken back leaves nothing behind."""
    with_school(reader, {"level": ["primary"]})
    page = reader.open(f"th/{ADDRESS}")
    choose(page, "level", "primary")
    assert kept(reader) is None
    assert page.locator("[data-onward]").is_hidden()


@in_both_languages
def test_sizes_are_told_in_students(reader: Reader, language: Language) -> None:
    """Next to each size stand the numbers that it means, for either type of service area."""
    page = reader.open(f"{language}/{ADDRESS}")
    expect(page.locator("[data-form]")).to_be_visible()
    words = page.locator(".answer:has([value=small])").inner_text()
    assert "120" in words
    assert "499" in words
    assert "1,500" in page.locator(".answer:has([value=large])").inner_text()


def test_the_keyboard_alone_tells_a_school(reader: Reader) -> None:
    """Tab, space and arrows reach and choose everything; Enter leads on to the list."""
    page = reader.open(f"en/{ADDRESS}")
    expect(page.locator("[data-form]")).to_be_visible()
    page.locator("h1").evaluate("each => { each.tabIndex = -1; each.focus(); }")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert checked(page)[0] == "level primary"
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert "size small" in checked(page)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    assert kept(reader)["setting"] == "remote"
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert reader.address == "en/practices/?sort=near"


@pytest.mark.parametrize("text", DAMAGED)
def test_what_nobody_could_have_told_is_passed_over(reader: Reader, text: str) -> None:
    """Whatever lies on the device under our name, every page is as if nothing had been told."""
    keep(reader, text)
    page = reader.open(f"th/{ADDRESS}")
    assert checked(page) == ["size ", "setting "]
    assert page.locator("[data-onward]").is_hidden()
    page = reader.open(f"th/{SAFE_WAY}")
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-near] > .note a").is_visible()
    assert page.locator(".near").count() == 0
    page = reader.open("th/practices/")
    page.wait_for_load_state("networkidle")
    assert page.locator(".likeness").count() == 0
    assert reader.complaints == []


def test_a_device_that_keeps_nothing_says_so(reader: Reader) -> None:
    """Where storage is closed the reader is told, and nothing is promised."""
    reader.page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
    )
    page = reader.open(f"en/{ADDRESS}")
    choose(page, "size", "small")
    expect(page.locator("[data-kept]")).to_contain_text("does not let the site keep")
    assert page.locator("[data-onward]").is_hidden()


@in_both_languages
def test_without_javascript_the_page_says_so(
    new_reader: Callable[..., Reader], language: Language
) -> None:
    """No form that would do nothing is shown; practices and lists are as they always are."""
    reader = new_reader(java_script_enabled=False)
    page = reader.page
    page.goto(f"{SITE_URL}{language}/{ADDRESS}")
    assert page.locator("[data-form]").is_hidden()
    assert page.locator(".without-js a").is_visible()
    page.goto(f"{SITE_URL}{language}/{SAFE_WAY}")
    assert page.locator("[data-near] > .note").is_hidden()
    page.goto(f"{SITE_URL}{language}/practices/")
    assert page.locator("[data-tell-school]").is_hidden()
    assert page.locator("[data-list] .entry").first.is_visible()


def test_a_form_that_cannot_be_loaded_says_so(reader: Reader) -> None:
    """A lost line is told, with a button that tries again."""
    reader.page.route("**/my-school.mjs", lambda route: route.abort())
    page = reader.open(f"en/{ADDRESS}")
    expect(page.locator("[data-fault] .fault button")).to_be_visible()
    assert page.locator("[data-form]").is_hidden()


def test_the_self_check_leads_to_the_form_and_back(reader: Reader) -> None:
    """Where advice goes by evidence alone, the result offers to put similar schools first."""
    reader.open("404.html")
    answers = {"answers": {"1.1": 0, "5.2": 1}, "day": "2026-11-25"}
    reader.page.evaluate(
        "(text) => localStorage.setItem('tonbaeb.self-check', text)", json.dumps(answers)
    )
    page = reader.open("en/self-check/#result")
    reader.follow("[data-ranked] a")
    choose(page, "size", "small")
    reader.follow("[data-back]")
    assert reader.address == "en/self-check/#result"
    expect(page.locator("[data-ranked]")).to_contain_text("Small")


# --- the device -----------------------------------------------------------------------------


def test_nothing_is_sent(reader: Reader) -> None:
    """No request tells of the school: none has a body, and no address names what was chosen."""
    bodies: list[str | None] = []
    reader.page.on("request", lambda request: bodies.append(request.post_data))
    page = reader.open(f"th/{SAFE_WAY}")
    page.wait_for_load_state("networkidle")
    reader.follow("[data-near] a")
    for facet, value in (("level", "primary"), ("size", "extra-large"), ("setting", "remote")):
        choose(page, facet, value)
    reader.follow("[data-back]")
    near(page)
    page = reader.open("th/practices/?sort=near")
    expect(page.locator("[data-hits] .entry")).to_have_count(12)
    assert len(reader.requests) > 20
    for address in reader.requests:
        parts = urlsplit(address)
        if parts.scheme != "data":
            assert address.startswith(SITE_URL), address
            assert parts.query in {"", "sort=near"}, address
            for value in ("extra-large", "remote"):
                assert value not in unquote(parts.path), address
    assert set(bodies) == {None}


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "../../", "%"]
)
def test_no_way_back_leads_astray(reader: Reader, back: str) -> None:
    """Whatever stands in the address, the way back stays within the language's pages."""
    page = reader.open(f"en/{ADDRESS}#back={quote(back, safe='')}")
    expect(page.locator("[data-form]")).to_be_visible()
    way = page.locator("[data-back]")
    href = way.evaluate("each => each.href")
    assert href.startswith(f"{SITE_URL}en/")
    assert reader.complaints == []
