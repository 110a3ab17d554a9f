"""The adoption plan where something is missing, damaged or lost: it is told, with a way on."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from generator.text import LANGUAGES, Language
from tests.built.plans import ADDRESS, DAYS, TODAY, days, edit, keep, line, made, visit
from tests.built.reader import Reader
from tests.built.records import SCHOOL

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


@in_both_languages
@pytest.mark.parametrize(
    ("search", "part"),
    [
        ("", "choose"),
        ("?practice=nowhere/nothing", "unknown"),
        ("?practice=../../../404", "unknown"),
        ("?practice=%3Cimg%20src=x%20onerror=alert(1)%3E", "unknown"),
        (f"?practice={SCHOOL}/example-01", "empty"),
    ],
)
def test_an_address_without_a_plan_says_why(
    reader: Reader, language: Language, search: str, part: str
) -> None:
    """Without a practice, with one that is not there or has no steps, there is a way on."""
    page = visit(reader, f"{language}/plan/{search}", part)
    assert page.locator(f"[data-part='{part}'] a").get_attribute("href")
    assert page.locator("[data-part]:visible").count() == 1


@in_both_languages
@pytest.mark.parametrize(
    "text",
    ["{", "null", "[]", '{"start": "", "changes": {"1": 3}, "added": []}'],
)
def test_damaged_storage_is_told(reader: Reader, language: Language, text: str) -> None:
    """Whatever stands in the place of a plan, the proposal is there and the loss is told."""
    keep(reader, text)
    page = made(reader, language)
    assert days(page) == DAYS
    words = {"th": "อ่านสิ่งที่แก้ไขไว้ในเครื่องนี้ได้ไม่ครบ", "en": "could be read"}
    assert words[language] in page.locator("[data-told]").inner_text()
    assert reader.complaints == []


def test_changes_to_a_step_that_is_another_now_are_told(reader: Reader) -> None:
    """What was changed in a step that the record has replaced since is not put on the new one."""
    change = {"original": "ขั้นเดิม", "who": "ครูวิชาการ"}
    keep(reader, json.dumps({"start": "", "changes": {"1": change}, "added": []}))
    page = made(reader, "th")
    assert line(page, "1").locator(".who dd").inner_text() == "หัวหน้าสายชั้นและครูธุรการ"
    assert "เปลี่ยนขั้นตอน" in page.locator("[data-told]").inner_text()


@in_both_languages
def test_a_lost_line_is_told_and_tried_again(reader: Reader, language: Language) -> None:
    """Offline the page says so, and a button brings the plan once the line is back."""

    def lose(route: Route) -> None:
        route.abort()

    reader.page.route("**/api/v1/practices/**", lose)
    reader.page.clock.set_fixed_time(TODAY)
    page = reader.open(f"{language}/{ADDRESS}")
    expect(page.locator("[data-fault] .fault")).to_be_visible()
    reader.page.unroute("**/api/v1/practices/**")
    page.locator("[data-fault] button").click()
    expect(page.locator("[data-part='made']")).to_be_visible()
    assert page.locator("[data-fault] .fault").count() == 0


def test_a_damaged_record_is_told(reader: Reader) -> None:
    """A record that cannot be read is called damaged, and nothing breaks."""
    bodies = iter(("{", "{}", '{"practice": {"title": {"th": "ก"}, "steps": 3}}'))
    reader.page.route("**/api/v1/practices/**", lambda route: route.fulfill(body=next(bodies)))
    for _ in range(3):
        reader.page.clock.set_fixed_time(TODAY)
        page = reader.open(f"th/{ADDRESS}")
        expect(page.locator("[data-fault] .fault")).to_contain_text("เสียหาย")
    assert reader.complaints == []


def test_where_nothing_can_be_kept_it_is_told(new_reader: Callable[..., Reader]) -> None:
    """If the device keeps nothing, the plan can be changed all the same, and the page says so."""
    reader = new_reader()
    reader.page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full'); };"
    )
    page = made(reader, "th")
    edit(page, "1", {"who": "ครูวิชาการ"})
    assert line(page, "1").locator(".who dd").inner_text() == "ครูวิชาการ"
    assert "ไม่ยอมให้เว็บไซต์บันทึกข้อมูล" in page.locator("[data-told]").inner_text()


@in_both_languages
def test_without_javascript_it_leads_to_practices(
    new_reader: Callable[..., Reader], language: Language
) -> None:
    """The page says what it needs, and where steps can be read without it."""
    page = new_reader(java_script_enabled=False).open(f"{language}/{ADDRESS}")
    assert "JavaScript" in page.locator(".without-js:visible").inner_text()
    assert page.locator(".without-js a").get_attribute("href")
    assert page.locator(".plan button:visible").count() == 0
