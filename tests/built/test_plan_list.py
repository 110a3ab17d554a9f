"""The plans that a device keeps: listed, opened, deleted, and taken along when a practice moves."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from generator.text import LANGUAGES, Language
from tests.built.axe import barriers
from tests.built.plans import PRACTICE, START, days, edit, keep, kept, line, made, visit
from tests.built.projects import Built
from tests.built.reader import Reader, decide

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)

BEGUN: Final = json.dumps({"start": "2026-11-09", "changes": {}, "added": []})
"""A plan of which nothing is kept but its first day, as earlier editions kept it."""


def listed(page: Page) -> list[str]:
    """What the plans are called that the page lists."""
    return page.locator("[data-kept-list] a").all_inner_texts()


def delete(page: Page, number: int) -> None:
    """Delete a plan of the list, and mean it."""
    page.locator("[data-kept-list] button").nth(number).click()
    decide(page, 0)


# --- the list -------------------------------------------------------------------------------


@in_both_languages
def test_plans_are_listed_and_deleted_for_good(
    larger: Built, reader: Reader, language: Language
) -> None:
    """A plan that was changed is listed by its title and opened from there; deleted, it is gone."""
    edit(made(reader, language), "1", {"who": "ครูวิชาการ"})
    keep(reader, BEGUN, "demo-thung-rung/gone")
    page = visit(reader, f"{language}/plan/", "choose")
    title = larger.library.practices[PRACTICE].record.title.within(language).text
    assert listed(page) == [title, "demo-thung-rung/gone"]
    name = page.locator("[data-kept-list] button").first.get_attribute("aria-label") or ""
    assert name.endswith(title)

    reader.follow("[data-kept-list] a")
    expect(line(page, "1").locator(".who dd")).to_have_text("ครูวิชาการ")
    page.go_back()
    expect(page.locator("[data-kept]")).to_be_visible()

    delete(page, 0)
    expect(page.locator("[data-kept-title]")).to_be_focused()
    expect(page.locator("[data-deleted]")).to_contain_text(title)
    assert kept(reader) is None
    delete(page, 0)
    expect(page.locator("[data-choose-title]")).to_be_focused()
    assert page.locator("[data-kept]").is_hidden()
    page.reload()
    expect(page.locator("[data-part='choose']")).to_be_visible()
    assert page.locator("[data-kept]").is_hidden()
    assert reader.complaints == []


def test_a_plan_stays_where_the_question_is_refused(reader: Reader) -> None:
    """Nothing is deleted without a yes, and the keyboard is back at the button."""
    keep(reader, BEGUN)
    page = visit(reader, "th/plan/", "choose")
    button = page.locator("[data-kept-list] button")
    button.click()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    expect(button).to_be_focused()
    assert kept(reader)


@pytest.mark.parametrize(
    "text",
    ["{", "null", "[]", "7", '"x"', BEGUN, '{"titles": ["<b>"]}', '{"titles": {"th": 3}}'],
)
def test_a_plan_without_a_title_is_listed_by_its_id(reader: Reader, text: str) -> None:
    """Old and damaged plans are listed and can be deleted, too."""
    keep(reader, text)
    page = visit(reader, "en/plan/", "choose")
    assert listed(page) == [PRACTICE]
    delete(page, 0)
    expect(page.locator("[data-kept]")).to_be_hidden()
    page.reload()
    expect(page.locator("[data-part='choose']")).to_be_visible()
    assert listed(page) == []
    assert reader.complaints == []


def test_a_plan_is_listed_in_the_language_of_the_page(larger: Built, reader: Reader) -> None:
    """A title that is known in one language only is marked as such; later both are known."""
    title = larger.library.practices[PRACTICE].record.title
    edit(made(reader, "th"), "1", {"who": "ครูวิชาการ"})
    page = visit(reader, "en/plan/", "choose")
    assert listed(page) == [title.th]
    assert page.locator("[data-kept-list] a [lang='th']").count() == 1
    edit(made(reader, "en"), "1", {"who": "The deputy"})
    assert listed(visit(reader, "en/plan/", "choose")) == [title.en]
    assert listed(visit(reader, "th/plan/", "choose")) == [title.th]


@in_both_languages
def test_no_list_has_a_barrier(new_reader: Callable[..., Reader], language: Language) -> None:
    """The list shuts nobody out, and fits the smallest screen."""
    reader = new_reader(viewport={"width": 320, "height": 800}, reduced_motion="reduce")
    keep(reader, BEGUN)
    page = visit(reader, f"{language}/plan/", "choose")
    assert barriers(reader, screens=()) == {}
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    for target in page.locator("[data-kept-list] :is(a, button)").all():
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44


# --- practices that have moved --------------------------------------------------------------


@in_both_languages
def test_a_former_id_leads_to_the_plan(larger: Built, reader: Reader, language: Language) -> None:
    """A link from before a practice was renamed opens its plan, with what was changed in it."""
    practice = larger.library.practices[PRACTICE]
    school, _, name = PRACTICE.partition("/")
    [former_school] = larger.library.schools[school].former_ids
    formers = [*practice.former_ids, f"{former_school}/{name}"]
    for number, former in enumerate(formers):
        words = f"ครูคนที่ {number}"
        original = practice.record.steps[0].title.th
        changes = {"1": {"original": original, "who": words}}
        keep(reader, json.dumps({"start": START, "changes": changes, "added": []}), former)
        reader.page.evaluate("(name) => localStorage.removeItem(name)", f"tonbaeb.plan.{PRACTICE}")
        page = visit(reader, f"{language}/plan/?practice={former}")
        assert reader.address == f"{language}/plan/?practice={PRACTICE}&start={START}"
        assert line(page, "1").locator(".who dd").inner_text() == words
        assert kept(reader, former) is None
        assert kept(reader)["changes"] == changes


def test_a_plan_under_the_present_id_is_not_overwritten(reader: Reader) -> None:
    """Where both were changed the present plan is shown; the former one stays in the list."""
    former = "demo-rimkhong/fewer-forms"
    keep(reader, BEGUN, former)
    keep(reader, BEGUN.replace("2026-11-09", "2026-11-16"))
    page = visit(reader, f"th/plan/?practice={former}")
    assert days(page)["1"][0] == "2026-11-16"
    assert kept(reader, former)["start"] == "2026-11-09"
    assert len(listed(visit(reader, "th/plan/", "choose"))) == 2
