"""How close schools are to the reader's, in a browser: on practices, on cards, in lists."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from generator.text import LANGUAGES, Language
from tests.built.axe import SCREENS, barriers
from tests.built.own_school import (
    ADDRESS,
    FIRST_LISTENER,
    KEY,
    SAFE_WAY,
    SMALL,
    checked,
    choose,
    near,
    with_school,
)
from tests.built.projects import SITE_URL
from tests.built.reader import Reader
from tests.built.records import SCHOOL

HALF_KNOWN: Final = f"practices/{SCHOOL}/half-translated/"

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def links(page: Page) -> list[str]:
    """Where the hits lead, within the site and the language."""
    hrefs = page.locator("[data-hits] .entry h3 a").evaluate_all("all => all.map(a => a.href)")
    return [href.removeprefix(SITE_URL)[len("th/") :] for href in hrefs]


def marks(page: Page, within: str) -> list[str]:
    """What the cards in a part of the page say of likeness; empty where they say nothing."""
    cards = page.locator(f"{within} .entry")
    said: list[str] = cards.evaluate_all(
        "all => all.map((each) => (each.querySelector('.likeness')?.innerText ?? ''))"
    )
    return [words.replace("\u00a0", " ") for words in said]


# --- the page of a practice -----------------------------------------------------------------


@in_both_languages
def test_a_practice_asks_and_then_tells(reader: Reader, language: Language) -> None:
    """One quiet line leads to the form and back, even if the language is switched on the way."""
    page = reader.open(f"{language}/{FIRST_LISTENER}")
    page.wait_for_load_state("networkidle")
    assert page.locator(".near").count() == 0
    reader.follow("[data-near] a")
    choose(page, "level", "primary")
    reader.follow(".bar .language")
    other = "en" if language == "th" else "th"
    assert reader.address.startswith(f"{other}/{ADDRESS}#")
    assert "level primary" in checked(page)
    choose(page, "size", "small")
    choose(page, "setting", "rural")
    reader.follow("[data-back]")
    assert reader.address == f"{other}/{FIRST_LISTENER}"
    near(page)
    assert page.locator(".compared .different").count() >= 3
    assert reader.complaints == []


@in_both_languages
def test_what_differs_comes_with_what_to_adapt(reader: Reader, language: Language) -> None:
    """A larger school in a town: it is said so, with what that means and where to read on."""
    with_school(reader)
    page = reader.open(f"{language}/{FIRST_LISTENER}")
    text = near(page)
    size = {"th": "โรงเรียนนี้ใหญ่กว่าของท่าน", "en": "This school is larger than yours"}[language]
    suits = {"th": "ไม่ได้ระบุว่าเหมาะกับโรงเรียนขนาดเล็ก", "en": "Not said on this page to suit"}[
        language
    ]
    for words in (size, suits):
        assert words in text
    assert page.locator(".compared .meaning").count() == 3
    page.locator(".near summary").click()
    targets = page.locator(".near details a").evaluate_all("all => all.map(a => a.hash)")
    assert {"#steps", "#risks", "#fit"} <= set(targets)
    for target in targets:
        assert page.locator(target).count() == 1, target
    steps = page.locator(".near details li li")
    assert steps.count() == page.locator("[data-adaptable]").count() >= 1
    advice = page.locator("[data-adapt]").first.text_content()
    assert advice
    assert advice in steps.first.inner_text()


@in_both_languages
def test_a_twin_is_said_to_be_one(reader: Reader, language: Language) -> None:
    """Where all agrees and the practice suits, nothing is to be adapted for the sake of it."""
    with_school(reader)
    page = reader.open(f"{language}/{SAFE_WAY}")
    near(page)
    assert page.locator(".compared .same").count() == 5
    assert page.locator(".compared :is(.different, .unknown)").count() == 0
    assert page.locator(".near details a[href='#steps']").count() == 0
    name = {"th": "ประถมศึกษา", "en": "Primary"}[language]
    assert name in page.locator(".compared li").first.inner_text()


def test_what_is_not_known_is_said_to_be_so(reader: Reader) -> None:
    """A school of which little is known is neither called like the reader's nor unlike it."""
    with_school(reader)
    page = reader.open(f"en/{HALF_KNOWN}")
    assert "alike in 1 of 3" in near(page)
    assert page.locator(".compared .unknown").count() == 2


def test_only_what_was_told_is_compared(reader: Reader) -> None:
    """Whoever has told of the size alone reads of the size alone."""
    with_school(reader, {"size": "extra-large"})
    page = reader.open(f"en/{SAFE_WAY}")
    assert "This school is smaller than yours" in near(page)
    assert page.locator(".compared li:not(:has-text('suit'))").count() == 1
    reader.follow(".near .note a")
    assert reader.address.startswith(f"en/{ADDRESS}#back=")


def test_a_page_that_comes_back_knows_what_was_told_meanwhile(reader: Reader) -> None:
    """Pages that a browser has put aside tell what holds when they are shown again."""
    page = reader.open(f"en/{SAFE_WAY}")
    page.wait_for_load_state("networkidle")
    again = "() => dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [KEY, json.dumps(SMALL)])
    page.evaluate(again)
    near(page)
    page.evaluate("(name) => localStorage.removeItem(name)", KEY)
    page.evaluate(again)
    expect(page.locator(".near")).to_have_count(0)
    assert page.locator("[data-near] > .note a").is_visible()


# --- lists ----------------------------------------------------------------------------------


@in_both_languages
@pytest.mark.parametrize("address", ["practices/", "criteria/5.2/", "pillars/safety/"])
def test_cards_say_in_how_much_schools_are_alike(
    reader: Reader, language: Language, address: str
) -> None:
    """Each card of a list counts, in words, what its school has in common with the reader's."""
    with_school(reader)
    page = reader.open(f"{language}/{address}")
    card = page.locator(".entry:has(a[href*='demo-ban-na-mai'])").first
    mark = card.locator(".likeness")
    expected = {"th": "3 จาก 3", "en": "3 of 3"}[language]
    expect(mark).to_contain_text(expected)
    urban = page.locator(".entry:has(a[href*='demo-klang-mueang/strategy'])")
    assert urban.locator(".likeness").count() == 0
    assert reader.complaints == []


def test_cards_are_plain_as_long_as_nothing_is_told(reader: Reader) -> None:
    """Without a school no card claims anything, and one line says how to tell of it."""
    page = reader.open("en/practices/")
    page.wait_for_load_state("networkidle")
    assert set(marks(page, "[data-list]")) == {""}
    reader.follow("[data-list] [data-tell-school]")
    choose(page, "size", "small")
    reader.follow("[data-back]")
    assert reader.address == "en/practices/"
    expect(page.locator("[data-list] [data-tell-school]")).to_contain_text("Change")
    assert any("1 of 1" in mark for mark in marks(page, "[data-list]"))


@in_both_languages
def test_hits_are_marked_as_cards_are(reader: Reader, language: Language) -> None:
    """What is found says the same of a practice as the list does."""
    with_school(reader)
    page = reader.open(f"{language}/practices/?school=demo-rim-khong")
    expect(page.locator("[data-hits] .entry")).not_to_have_count(0)
    expected = {"th": "2 จาก 3 ข้อ: ระดับชั้น · พื้นที่", "en": "2 of 3: levels · setting"}
    for mark in marks(page, "[data-hits]"):
        assert expected[language] in mark or not mark
    assert any(marks(page, "[data-hits]"))


@in_both_languages
def test_the_list_is_sorted_by_closeness(reader: Reader, language: Language) -> None:
    """The more a school has in common with the reader's, the earlier its practices come."""
    with_school(reader)
    page = reader.open(f"{language}/practices/")
    page.wait_for_load_state("networkidle")
    page.locator("[data-sort]").select_option("near")
    expect(page.locator("[data-hits] .order")).to_be_visible()
    assert reader.address == f"{language}/practices/?sort=near"
    expect(page.locator("[data-hits] .entry")).to_have_count(12)
    assert all("demo-ban-na-mai" in link for link in links(page)[:3])
    counts = [int(next(filter(str.isdigit, mark), "0")) for mark in marks(page, "[data-hits]")]
    assert counts == sorted(counts, reverse=True)
    first = links(page)
    page.locator("[data-hits] .paging a[rel=next]").click()
    expect(page.locator("[data-hits] .paging [aria-current=page]")).to_have_text("2")
    assert not set(first) & set(links(page))
    page.go_back()
    expect(page.locator("[data-hits] .paging [aria-current=page]")).to_have_text("1")
    assert links(page) == first


@in_both_languages
def test_a_shared_order_asks_for_the_school(reader: Reader, language: Language) -> None:
    """Where no school is told the list says why it is in another order, and leads to the form."""
    search = f"?q={quote('PLC')}&sort=near"
    page = reader.open(f"{language}/practices/{search}")
    note = page.locator("[data-hits] .order")
    expect(note).to_be_visible()
    assert page.locator("[data-sort]").input_value() == "near"
    said = page.locator("[data-status]").text_content() or ""
    assert (note.text_content() or "") in said
    before = links(page)
    assert before
    reader.follow("[data-hits] .order a")
    for facet, value in (("level", "primary"), ("size", "small"), ("setting", "rural")):
        choose(page, facet, value)
    reader.follow("[data-back]")
    assert reader.address == f"{language}/practices/{search}"
    expect(page.locator("[data-hits] .likeness").first).to_be_visible()
    assert sorted(links(page)) == sorted(before) or len(before) == 12


def test_the_language_switch_keeps_the_order(reader: Reader) -> None:
    """In the middle of a list by closeness the other language goes on with it."""
    with_school(reader)
    page = reader.open("th/practices/?sort=near")
    expect(page.locator("[data-hits] .entry")).to_have_count(12)
    reader.follow(".bar .language")
    assert reader.address == "en/practices/?sort=near"
    expect(page.locator("[data-hits] .likeness").first).to_contain_text("3 of 3")


# --- barriers -------------------------------------------------------------------------------


@in_both_languages
@pytest.mark.parametrize("screen", SCREENS)
def test_nearness_has_no_barrier(
    new_reader: Callable[..., Reader], language: Language, screen: str
) -> None:
    """Axe finds nothing on the filled form, on a note, on marks and on the order of a list."""
    reader = new_reader(viewport=SCREENS[screen], reduced_motion="reduce")
    with_school(reader)
    for address, selector in (
        (ADDRESS, "[data-forget]"),
        (FIRST_LISTENER, ".near"),
        ("practices/?sort=near", "[data-hits] .likeness"),
    ):
        page = reader.open(f"{language}/{address}")
        expect(page.locator(selector).first).to_be_visible()
        page.evaluate(
            "() => document.querySelectorAll('.near details').forEach((e) => e.open = true)"
        )
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert barriers(reader, [screen]) == {}, address
