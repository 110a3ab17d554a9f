"""The adoption plan in a browser: a school lays a practice over its calendar and changes it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import expect

from generator.text import LANGUAGES, Language
from tests.built.axe import SCREENS, barriers
from tests.built.plans import (
    ADDRESS,
    DAYS,
    PRACTICE,
    START,
    TODAY,
    days,
    edit,
    fill,
    hand_in,
    kept,
    line,
    made,
)
from tests.built.projects import Built
from tests.built.reader import Reader, decide

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


# --- the plan -------------------------------------------------------------------------------


@in_both_languages
def test_a_practice_leads_to_its_plan(reader: Reader, language: Language) -> None:
    """A practice leads to dated steps, each with its kind, who does it and what to check."""
    reader.page.clock.set_fixed_time(TODAY)
    reader.open(f"{language}/practices/{PRACTICE}/")
    reader.follow(".actions a.primary")
    page = reader.page
    expect(page.locator("[data-part='made']")).to_be_visible()
    assert reader.address == f"{language}/{ADDRESS}&start={START}"
    assert days(page) == DAYS
    title = {"th": "จับเวลางานเอกสารหนึ่งสัปดาห์", "en": "Log paperwork for one week"}
    assert title[language] in line(page, "2").locator("h3").inner_text()
    for id in DAYS:
        assert line(page, id).locator(".check li").count()
        assert line(page, id).locator(".who dd").inner_text()
    assert page.locator("[data-entry] .core").count() == 4
    assert page.locator("[data-entry] .adaptable").count() == 1
    year = {"th": "2569", "en": "2026"}
    assert year[language] in line(page, "1").locator("time").first.inner_text()
    assert page.locator("[data-indicators-list] tr").count() == 3
    assert page.locator("[data-signs-list] li").count() == 3
    assert page.locator(".banner.demo").is_visible()
    assert reader.complaints == []


@in_both_languages
def test_a_step_is_carried_over_the_break(reader: Reader, language: Language) -> None:
    """A step that the end of a term cuts through goes on in the next term, and says so."""
    page = made(reader, language, "&start=2026-09-14")
    assert days(page)["4"] == ("2026-11-02", "2026-11-27")
    page = made(reader, language, "&start=2026-09-07")
    assert days(page)["4"] == ("2026-10-05", "2026-11-20")
    words = {"th": "ข้ามช่วงปิดภาคเรียน", "en": "after the break"}
    assert words[language] in line(page, "4").locator(".when").inner_text()
    assert words[language] not in line(page, "3").locator(".when").inner_text()


@in_both_languages
def test_the_first_day_is_chosen(reader: Reader, language: Language) -> None:
    """A date or the beginning of a term moves the whole plan, and stands in the address."""
    page = made(reader, language)
    page.locator("[data-first-day]").fill("2026-11-09")
    expect(line(page, "1").locator("time").first).to_have_attribute("datetime", "2026-11-09")
    assert reader.address.endswith("&start=2026-11-09")
    page.locator("[data-terms] button").nth(1).click()
    assert days(page)["1"][0] == "2027-05-17"
    assert "2570" in page.locator("[data-start-words]").inner_text() or language == "en"
    page.locator("[data-first-day]").fill("2027-05-16")
    assert days(page)["1"][0] == "2027-05-17"
    assert page.locator("[data-start-note]").is_visible()


# --- changes --------------------------------------------------------------------------------


@in_both_languages
def test_everything_can_be_changed_and_stays(reader: Reader, language: Language) -> None:
    """Words, people and dates can be changed; later steps follow, and a reload keeps it all."""
    page = made(reader, language)
    values = {"title": "ประชุมเปิดงาน", "who": "ครูวิชาการ", "check": "ทุกสายชั้นมา\nจดมติ"}
    edit(page, "1", {**values, "end": "2026-11-20"})
    for _ in range(2):
        assert line(page, "1").locator("h3").inner_text() == "ประชุมเปิดงาน"
        assert line(page, "1").locator(".who dd").inner_text() == "ครูวิชาการ"
        points = line(page, "1").locator(".check li").all_inner_texts()
        assert points == ["ทุกสายชั้นมา", "จดมติ"]
        assert days(page)["1"] == ("2026-11-02", "2026-11-20")
        assert days(page)["2"] == ("2026-11-23", "2026-11-27")
        page.reload()
        expect(page.locator("[data-part='made']")).to_be_visible()
    edit(page, "1", {})
    line(page, "1").locator("button").first.click()
    decide(page, 2)
    assert days(page) == DAYS
    told = kept(reader)
    assert list(told.pop("titles")) == [language]
    assert told == {"start": START, "changes": {}, "added": []}


def test_a_changed_plan_does_not_move_to_another_term(reader: Reader) -> None:
    """What was changed holds for its first day, also once the term has begun."""
    page = made(reader, "th")
    edit(page, "2", {"who": "ครูวิชาการ"})
    page.clock.set_fixed_time(TODAY + dt.timedelta(days=90))
    page = reader.open(f"th/{ADDRESS}")
    expect(page.locator("[data-part='made']")).to_be_visible()
    assert days(page) == DAYS


def test_a_language_switch_takes_the_plan_along(reader: Reader) -> None:
    """Practice, first day and what was changed are the same in the other language."""
    page = made(reader, "th", "&start=2026-11-09")
    edit(page, "2", {"who": "ครูวิชาการ"})
    before = days(page)
    reader.follow(".bar .language")
    expect(page.locator("[data-part='made']")).to_be_visible()
    assert reader.address == f"en/{ADDRESS}&start=2026-11-09"
    assert days(page) == before
    assert line(page, "2").locator(".who dd").inner_text() == "ครูวิชาการ"
    assert line(page, "2").locator("h3").inner_text() == "Log paperwork for one week"


def test_an_adaptable_step_goes_at_once_and_a_core_one_after_a_warning(reader: Reader) -> None:
    """What is left out can be put back, and a plan without a core step says so."""
    page = made(reader, "th")
    line(page, "4").locator("button").nth(1).click()
    assert days(page)["5"][0] == "2026-11-30"
    line(page, "3").locator("button").nth(1).click()
    expect(page.locator("dialog")).to_contain_text("แก่น")
    decide(page, 1)
    assert "3" in days(page)
    line(page, "3").locator("button").nth(1).click()
    decide(page, 0)
    assert list(days(page)) == ["1", "2", "5", "review"]
    expect(page.locator("[data-core-missing]")).to_contain_text("แก่น")
    for button in page.locator("[data-removed] button").all()[::-1]:
        button.click()
    assert days(page) == DAYS
    assert not page.locator("[data-core-missing]").is_visible()


def test_a_step_of_ones_own_is_added(reader: Reader) -> None:
    """It stands in the order of dates, can be changed like others, and removed for good."""
    page = made(reader, "th")
    page.locator("[data-add]").click()
    fill(page, {"title": "อบรมครู", "start": "2026-11-18", "end": "2026-11-18"})
    assert list(days(page))[:4] == ["1", "2", "own-1", "3"]
    assert days(page)["3"] == DAYS["3"]
    edit(page, "own-1", {"who": "วิทยากร"})
    assert line(page, "own-1").locator(".who dd").inner_text() == "วิทยากร"
    line(page, "own-1").locator("button").nth(1).click()
    assert days(page) == DAYS


def test_the_proposal_comes_back(reader: Reader) -> None:
    """All changes go at once, after a question; the first day stays."""
    page = made(reader, "th")
    page.locator("[data-first-day]").fill("2026-11-09")
    edit(page, "1", {"who": "ครูวิชาการ"})
    page.locator("[data-restore]").click()
    decide(page, 1)
    assert line(page, "1").locator(".who dd").inner_text() == "ครูวิชาการ"
    page.locator("[data-restore]").click()
    decide(page, 0)
    assert line(page, "1").locator(".who dd").inner_text() == "หัวหน้าสายชั้นและครูธุรการ"
    told = kept(reader)
    assert (told["start"], told["changes"], told["added"]) == ("2026-11-09", {}, [])
    assert not page.locator("[data-restore]").is_visible()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"start": ""}, "start"),
        ({"end": ""}, "end"),
        ({"start": "2026-12-01"}, "end"),
    ],
)
def test_a_form_says_what_is_missing(reader: Reader, values: Mapping[str, str], field: str) -> None:
    """Nothing is saved until it makes sense; the field that does not is named and has the focus."""
    page = made(reader, "th")
    line(page, "1").locator("button").first.click()
    hand_in(page, values)
    expect(page.locator("dialog [role='alert']")).not_to_be_empty()
    expect(page.locator(f"dialog [name='{field}']")).to_be_focused()
    assert page.locator("dialog [aria-invalid]").count() == 1
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    assert days(page) == DAYS
    assert kept(reader) is None


# --- everybody ------------------------------------------------------------------------------


@in_both_languages
def test_the_keyboard_changes_a_plan(reader: Reader, language: Language) -> None:
    """A step is changed without a mouse, and the focus comes back to where it was."""
    page = made(reader, language)
    line(page, "2").locator("button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog [name='title']")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("ครูวิชาการ")
    page.keyboard.press("Enter")
    expect(line(page, "2").locator("button").first).to_be_focused()
    assert line(page, "2").locator(".who dd").inner_text() == "ครูวิชาการ"
    expect(page.locator(".plan [data-said]")).not_to_be_empty()


@in_both_languages
@pytest.mark.parametrize("is_open", [False, True], ids=["plan", "form"])
def test_no_plan_has_a_barrier(
    new_reader: Callable[..., Reader], language: Language, *, is_open: bool
) -> None:
    """Plan and form shut nobody out, and fit every screen."""
    reader = new_reader(viewport=SCREENS["desk"], reduced_motion="reduce")
    page = made(reader, language)
    line(page, "4").locator("button").nth(1).click()
    if is_open:
        line(page, "1").locator("button").first.click()
    assert barriers(reader) == {}
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_every_step_leads_to_a_plan(larger: Built) -> None:
    """A practice that tells steps leads to its plan, and no other does."""
    for practice in larger.library.public_practices:
        for language in LANGUAGES:
            page = larger.documents[f"{language}/practices/{practice.id}/index.html"]
            found = [
                each.attributes["href"]
                for each in page.every("a")
                if "plan/?" in each.attributes.get("href", "")
            ]
            wanted = rf"\.\./\.\./\.\./\.\./{language}/plan/\?practice={practice.id}"
            assert len(found) == bool(practice.record.steps)
            assert all(re.fullmatch(wanted, each) for each in found)
