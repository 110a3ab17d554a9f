"""Links to a comparison that promise more than there is: unknown, spoilt, lost, hostile."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from generator.text import Language
from tests.built.comparing import (
    DROPOUT,
    FORMS,
    FOUR,
    HOSTILE,
    READING,
    SAFE_WAY,
    asking,
    compare,
    compared,
    in_both_languages,
    said,
)
from tests.built.projects import Built
from tests.built.reader import Reader
from tests.built.records import SCHOOL


def notes(page: Page) -> list[str]:
    """What is said to be missing."""
    return page.locator("[data-missing] li").all_inner_texts()


@in_both_languages
def test_an_unknown_practice_is_told_and_taken_out(reader: Reader, language: Language) -> None:
    """The others are compared; the one that is not there is named, and can be taken out."""
    page = compare(reader, language, FORMS, "demo-rim-khong/gone", "practices/page")
    assert compared(page) == [FORMS]
    first, second = notes(page)
    assert said(language, "unknown", id="demo-rim-khong/gone") in first
    assert said(language, "unknown", id="practices/page") in second
    page.locator("[data-missing] button").first.click()
    expect(page.locator("[data-missing] li")).to_have_count(1)
    assert reader.address == f"{language}/compare/{asking(FORMS, 'practices/page')}"


@pytest.mark.parametrize("draft", ["in-draft", "in-review"])
def test_what_is_not_published_is_unknown(reader: Reader, draft: str) -> None:
    """A practice that is still being written is not shown, nor that it exists."""
    page = compare(reader, "th", FORMS, f"{SCHOOL}/{draft}")
    assert compared(page) == [FORMS]
    assert len(notes(page)) == 1


def test_a_spoilt_link_is_read_as_far_as_it_makes_sense(reader: Reader) -> None:
    """What no practice could be called is left out and told; so is one too many."""
    spoilt = "&p=../../x&p=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
    page = compare(reader, "en", *FOUR, SAFE_WAY, more=spoilt)
    assert compared(page) == list(FOUR)
    assert notes(page) == [said("en", "broken"), said("en", "too_long", most=4)]
    assert reader.complaints == []


def test_a_former_id_leads_to_the_practice(larger: Built, reader: Reader) -> None:
    """A link from before a practice was renamed shows it still."""
    old, new = next(
        (former, practice.id)
        for practice in larger.library.public_practices
        for former in practice.former_ids
    )
    page = compare(reader, "th", old, FORMS)
    title = larger.library.practices[new].record.title.th
    assert page.locator("thead a").first.inner_text() == title
    assert notes(page) == []


def test_a_lost_line_is_told_and_mended(reader: Reader) -> None:
    """What did not arrive is told apart from what does not exist, and comes with the line."""
    lost = re.compile(f"{DROPOUT}/$")
    reader.page.route(lost, lambda route: route.abort())
    page = compare(reader, "th", FORMS, DROPOUT)
    fault = page.locator("[data-fault] .fault")
    expect(fault).to_contain_text(said("th", "unreachable", n=1))
    assert compared(page) == [FORMS]
    page.unroute(lost)
    fault.locator("button").click()
    expect(page.locator("thead a")).to_have_count(2)
    expect(fault).to_have_count(0)


def test_a_lost_script_is_told(reader: Reader) -> None:
    """Where the part that compares cannot be loaded, the page says so."""
    reader.page.route("**/compare-table.mjs", lambda route: route.abort())
    page = reader.open(f"th/compare/{asking(FORMS, READING)}")
    expect(page.locator("[data-fault]")).to_contain_text(said("th", "lost"))


@in_both_languages
def test_hostile_text_stays_text(new_reader: Callable[..., Reader], language: Language) -> None:
    """Whatever a practice says is shown letter by letter, even without the pages' policy."""
    reader = new_reader(bypass_csp=True)
    page = compare(reader, language, HOSTILE, FORMS)
    for link in page.locator("main a[href]").all():
        link.dispatch_event("mouseover")
    page.wait_for_load_state("networkidle")
    assert page.locator("thead a").first.inner_text() == '" onmouseover="alert(1)'
    assert page.locator("td :is(script, img, iframe, svg, a, style)").count() == 0
    assert (
        page.locator("td *").evaluate_all(
            "all => all.flatMap(it => it.getAttributeNames()).filter(name => name.startsWith('on'))"
        )
        == []
    )
    assert reader.complaints == []
