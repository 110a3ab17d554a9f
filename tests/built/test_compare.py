"""Practices side by side in a browser: the table, its address, every screen, paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from generator.text import Language
from tests.built.axe import SCREENS, barriers
from tests.built.comparing import (
    DROPOUT,
    FORMS,
    FOUR,
    LISTENER,
    PICK,
    READING,
    RETIRED,
    SAFE_WAY,
    THAI_ONLY,
    WORDINGS,
    asking,
    cells,
    compare,
    compared,
    in_both_languages,
    kept,
    said,
    with_picks,
)
from tests.built.paper import bare, first_sheet, sheets
from tests.built.projects import SITE_URL, Built
from tests.built.reader import Reader


@in_both_languages
def test_the_table_says_what_the_pages_say(
    larger: Built, reader: Reader, language: Language
) -> None:
    """Titles, schools and figures are those of the practices' own pages, in their language."""
    page = compare(reader, language, FORMS, READING)
    library = larger.library
    records = [library.practices[id].record for id in (FORMS, READING)]
    assert page.locator("thead a").all_inner_texts() == [
        record.title.within(language).text for record in records
    ]
    assert cells(page, "summary") == [record.summary.within(language).text for record in records]
    assert cells(page, "school") == [
        library.schools[id.split("/")[0]].record.name.within(language).text
        for id in (FORMS, READING)
    ]
    for at, id in enumerate((FORMS, READING)):
        own = larger.documents[f"{language}/practices/{id}/index.html"]
        glance = " ".join(each.text for each in own.every("dl", class_="glance"))
        for row in ("cost", "hours", "months"):
            assert cells(page, row)[at].split(" | ")[0] in glance
    assert reader.complaints == []


@in_both_languages
def test_what_is_not_stated_is_said(reader: Reader, language: Language) -> None:
    """No cell is empty: where a practice does not tell, the table says so in words."""
    page = compare(reader, language, FORMS, RETIRED)
    assert cells(page, "cost")[1] == WORDINGS[language]("compare.not_stated")
    assert cells(page, "works_if")[1] == WORDINGS[language]("compare.not_stated")
    assert cells(page, "adopted")[1] == WORDINGS[language]("compare.not_adopted")
    for td in page.locator("td").all():
        assert td.locator(":scope > :not(.whose)").count() > 0


def test_what_must_be_known_stands_at_the_head(reader: Reader) -> None:
    """That a practice is no longer recommended, or not translated, is said by its title."""
    page = compare(reader, "en", RETIRED, THAI_ONLY)
    retired, thai = page.locator("thead th[scope=col]:has(a)").all()
    words = WORDINGS["en"]
    assert words("status.retired") in retired.inner_text()
    assert words("banner.translation_none.title") in thai.inner_text()
    assert thai.locator("a").get_attribute("lang") == "th"
    assert (
        page.locator("[data-row=summary] td").nth(1).locator("p:not(.whose)").get_attribute("lang")
        == "th"
    )


@in_both_languages
def test_rows_in_which_all_agree_can_be_hidden(reader: Reader, language: Language) -> None:
    """Only what differs is left, how much is hidden is told, and the address remembers it."""
    page = compare(reader, language, FORMS, DROPOUT)
    assert page.locator("[data-row=school]").is_visible()
    page.locator("[data-only-different]").check()
    expect(page.locator("[data-row=school]")).to_be_hidden()
    assert page.locator("[data-row=summary]").is_visible()
    hidden = page.locator("tbody tr[hidden]").count()
    expect(page.locator("[data-folded]")).to_contain_text(str(hidden))
    for row in page.locator("tbody tr").all():
        one, other = cells(page, str(row.get_attribute("data-row")))
        assert row.is_hidden() == (one == other)
    page.reload()
    expect(page.locator("[data-row=summary]")).to_be_visible()
    assert page.locator("[data-row=school]").is_hidden()


@in_both_languages
def test_a_practice_can_be_taken_out_and_brought_back(reader: Reader, language: Language) -> None:
    """Taking out is a step in the history; what is gone from the table is gone from the picks."""
    with_picks(reader, FORMS, READING, DROPOUT)
    page = reader.open(f"{language}/compare/")
    expect(page.locator("[data-compared]")).to_be_visible()
    assert reader.address == f"{language}/compare/{asking(FORMS, READING, DROPOUT)}"
    page.locator("thead button").nth(1).click()
    expect(page.locator("thead a")).to_have_count(2)
    expect(page.locator("h1")).to_be_focused()
    assert page.locator("[data-status]").inner_text()
    assert kept(reader) == [FORMS, DROPOUT]
    assert reader.address == f"{language}/compare/{asking(FORMS, DROPOUT)}"
    page.go_back()
    expect(page.locator("thead a")).to_have_count(3)
    expect(page.locator("[data-foreign]")).to_be_visible()
    page.locator("[data-take]").click()
    expect(page.locator("[data-foreign]")).to_be_hidden()
    assert kept(reader) == [FORMS, READING, DROPOUT]


def test_a_link_shows_the_same_to_others(new_reader: Callable[..., Reader]) -> None:
    """Whoever gets the link sees the comparison; nothing is picked for them until they say so."""
    reader = new_reader()
    page = compare(reader, "th", *FOUR)
    assert compared(page) == list(FOUR)
    assert kept(reader) == []
    assert page.locator("[data-own]").is_hidden()
    page.locator("[data-take]").click()
    expect(page.locator("[data-foreign]")).to_be_hidden()
    assert kept(reader) == list(FOUR)


def test_a_link_leaves_ones_own_picks_alone(reader: Reader) -> None:
    """Who has picked others is told so, and finds the way back to them."""
    with_picks(reader, DROPOUT, LISTENER)
    page = compare(reader, "th", FORMS, READING)
    expect(page.locator("[data-foreign]")).to_be_visible()
    assert kept(reader) == [DROPOUT, LISTENER]
    page = compare(reader, "th", FORMS, READING, DROPOUT)
    page.locator("thead button").last.click()
    expect(page.locator("thead a")).to_have_count(2)
    assert kept(reader) == [DROPOUT, LISTENER]
    reader.follow("[data-own]")
    expect(page.locator("[data-compared]")).to_be_visible()
    assert compared(page) == [DROPOUT, LISTENER]
    assert page.locator("[data-foreign]").is_hidden()


def test_the_link_can_be_copied(reader: Reader) -> None:
    """The button copies the address with the practices in it."""
    page = compare(reader, "th", FORMS, READING)
    page.evaluate(
        """() => Object.defineProperty(navigator, "clipboard", {
            value: { writeText: async (text) => { window.copied = text; } },
        })"""
    )
    page.locator("[data-copy=address]").click()
    expect(page.locator("[data-said]").first).to_have_text(WORDINGS["th"]("sharing.live.copied"))
    assert page.evaluate("window.copied") == f"{SITE_URL}th/compare/{asking(FORMS, READING)}"


def test_the_other_language_compares_the_same(reader: Reader) -> None:
    """The switch of languages keeps the practices, and speaks of them in the other language."""
    page = compare(reader, "th", FORMS, READING, more="&only=different")
    reader.follow(".bar .language")
    assert reader.address == f"en/compare/{asking(FORMS, READING)}&only=different"
    expect(page.locator("[data-compared]")).to_be_visible()
    assert compared(page) == [FORMS, READING]
    assert page.locator("thead a").first.get_attribute("lang") == "en"
    assert page.locator("[data-only-different]").is_checked()


@in_both_languages
def test_without_picks_the_page_explains_itself(reader: Reader, language: Language) -> None:
    """Who comes with nothing is told how to pick, and led to the list."""
    page = reader.open(f"{language}/compare/")
    expect(page.locator("[data-nothing]")).to_be_visible()
    assert page.locator("[data-compared]").is_hidden()
    reader.follow("[data-nothing] a")
    assert reader.address == f"{language}/practices/"


@in_both_languages
def test_without_script_the_page_says_so(
    new_reader: Callable[..., Reader], language: Language
) -> None:
    """Without JavaScript there are no buttons that do nothing, and the list is one link away."""
    reader = new_reader(java_script_enabled=False)
    page = reader.open(f"{language}/compare/{asking(FORMS)}")
    assert WORDINGS[language]("compare.no_script") in page.locator(".without-js").inner_text()
    reader.follow(".without-js a")
    assert reader.address == f"{language}/practices/"
    assert not any(button.is_visible() for button in page.locator(".pick, [data-picks]").all())


# --- everybody, everywhere ----------------------------------------------------------------------


@in_both_languages
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_comparison_fits_every_screen(reader: Reader, language: Language, width: int) -> None:
    """Nobody has to scroll the page sideways; where cells lie below each other they are named."""
    page = compare(reader, language, *FOUR)
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.locator(".whose").first.is_visible() == (width < 992)
    with_picks(reader, *FOUR)
    page = reader.open(f"{language}/practices/")
    page.locator("[data-tray] summary").click()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_it_is_heard_as_a_table(reader: Reader) -> None:
    """On a telephone as well, cells belong to a named row and a named column."""
    page = compare(reader, "en", FORMS, READING)
    for size in SCREENS.values():
        page.set_viewport_size(size)
        table = page.get_by_role("table", name=WORDINGS["en"]("compare.title"))
        assert table.get_by_role("columnheader").count() == 3
        row = table.get_by_role("row", name="Cost a year")
        assert row.get_by_role("rowheader").count() == 1
        assert row.get_by_role("cell").count() == 2


@in_both_languages
def test_neither_tray_nor_table_has_a_barrier(reader: Reader, language: Language) -> None:
    """Axe finds nothing wrong with a full tray, a refusal, or a comparison and its notes."""
    with_picks(reader, *FOUR)
    page = reader.open(f"{language}/practices/{SAFE_WAY}/")
    page.locator(PICK.format(SAFE_WAY)).first.click()
    expect(page.locator("[data-tray] li")).to_have_count(4)
    assert barriers(reader) == {}
    compare(reader, language, FORMS, RETIRED, "demo-rim-khong/gone")
    assert barriers(reader) == {}


@in_both_languages
def test_the_comparison_prints(larger: Built, reader: Reader, language: Language) -> None:
    """On paper lying on its side the whole table stands, with its address and without buttons."""
    page = compare(reader, language, *FOUR)
    page.set_viewport_size({"width": 390, "height": 844})
    pdf = page.pdf(prefer_css_page_size=True)
    width, height = first_sheet(pdf).get_size()
    assert width > height
    printed = "".join(sheets(pdf))
    for id in FOUR:
        assert bare(larger.library.practices[id].record.title.within(language).text) in printed
    for row in ("cost", "reviewed"):
        assert bare(WORDINGS[language](f"compare.row.{row}")) in printed
    assert bare(f"compare/{asking(*FOUR)}") in printed
    assert bare(said(language, "take_out")) not in printed
