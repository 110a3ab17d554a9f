"""The adoption plan as a calendar, as a spreadsheet and on paper: other programs read it back."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

import icalendar
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Page, expect

from generator.text import LANGUAGES, Language
from tests.built.paper import bare, sheets
from tests.built.plans import DAYS, PRACTICE, edit, line, made, visit
from tests.built.projects import PROJECT
from tests.built.reader import Reader
from tests.built.records import SCHOOL

pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")
"""A spreadsheet needs none, but openpyxl expects it."""

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def downloaded(page: Page, selector: str) -> tuple[str, bytes]:
    """The name and the content of the file that a button makes."""
    with page.expect_download() as download:
        page.locator(selector).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def calendar(page: Page) -> list[icalendar.Event]:
    """The events of the calendar file."""
    name, content = downloaded(page, "[data-calendar]")
    assert name.endswith(".ics")
    parsed = icalendar.Calendar.from_ical(content)
    assert isinstance(parsed, icalendar.Calendar)
    return list(parsed.events)


def workbook(page: Page) -> Sequence[Worksheet]:
    """The sheets of the spreadsheet."""
    name, content = downloaded(page, "[data-sheet]")
    assert name.endswith(".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    return book.worksheets


def test_what_makes_files_is_loaded_when_asked_for(reader: Reader) -> None:
    """Neither library burdens a reader who only looks; that one cannot be had is told."""
    page = made(reader, "th")
    assert not [each for each in reader.requests if "/vendor/" in each]
    page.route("**/vendor/**", lambda route: route.abort())
    page.locator("[data-calendar]").click()
    expect(page.locator("[data-exported]")).to_contain_text("สร้างไฟล์ไม่ได้")


@in_both_languages
def test_the_calendar_file_holds_the_plan(reader: Reader, language: Language) -> None:
    """Each line is an event of whole days, with all that is to be known of it."""
    page = made(reader, language)
    titles = [each.inner_text() for each in page.locator("[data-entry] h3").all()]
    events = calendar(page)
    assert [str(event["SUMMARY"]) for event in events] == titles
    for event, (start, end) in zip(events, DAYS.values(), strict=True):
        assert dt.date.fromisoformat(start) == event.DTSTART
        assert dt.date.fromisoformat(end) + dt.timedelta(days=1) == event.DTEND
    description = str(events[3]["DESCRIPTION"])
    adapt = {"th": "ขอเพียงกรอกครั้งเดียว", "en": "as long as each fact is entered once"}
    assert adapt[language] in description
    assert {"th": "ครูเก็บแบบเดิมไว้เผื่อ", "en": "just in case"}[language] in description
    assert f"/{language}/practices/{PRACTICE}/" in description
    assert reader.complaints == []


def test_calendar_events_keep_their_names(reader: Reader) -> None:
    """Exported again after a change and in the other language, an event replaces its forerunner."""
    page = made(reader, "th")
    before = [str(event["UID"]) for event in calendar(page)]
    assert len(set(before)) == len(before)
    edit(page, "1", {"title": "ประชุมเปิดงาน"})
    assert [str(event["UID"]) for event in calendar(page)] == before
    assert [str(event["UID"]) for event in calendar(made(reader, "en"))] == before


def test_no_line_of_the_calendar_file_is_too_long(reader: Reader) -> None:
    """Thai is folded by bytes and never within a character, as the standard wants it."""
    _, content = downloaded(made(reader, "th"), "[data-calendar]")
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in content.replace(b"\r\n", b"")
    for each in lines:
        assert len(each) <= 75
        each.decode("utf-8")


@in_both_languages
def test_the_spreadsheet_holds_the_plan(reader: Reader, language: Language) -> None:
    """Dates are dates, figures are numbers; indicators and signs have sheets of their own."""
    page = made(reader, language)
    plan, indicators, signs = workbook(page)
    rows = list(plan.iter_rows(min_row=4, values_only=True))
    assert len(rows) == len(DAYS)
    for row, (start, end) in zip(rows, DAYS.values(), strict=True):
        assert [each.date() for each in row[4:6] if isinstance(each, dt.datetime)] == [
            dt.date.fromisoformat(start),
            dt.date.fromisoformat(end),
        ]
    words = {"th": "วันจันทร์ที่ 2 พฤศจิกายน 2569", "en": "Monday"}
    assert words[language] in str(rows[0][6])
    assert indicators.max_row == 4
    figures = [indicators.cell(row, column) for row in (2, 3, 4) for column in (4, 5)]
    assert {each.data_type for each in figures} == {"n"}
    assert indicators["D2"].value == 8
    assert [each.value for each in indicators[2][5:]] == [None] * 3
    assert signs.max_row == 4
    assert reader.complaints == []


def printed(page: Page) -> list[str]:
    """The words of each sheet, once paper has its type."""
    page.emulate_media(media="print")
    page.evaluate("async () => { await document.fonts.ready; }")
    return sheets(page.pdf(prefer_css_page_size=True))


@in_both_languages
def test_paper_has_the_plan_alone(reader: Reader, language: Language) -> None:
    """The plan prints on A4 with every step, its dates, its people and what to check."""
    page = made(reader, language)
    edit(page, "2", {"who": "ครูฝ่ายวิชาการ"})
    words = "".join(printed(page))
    for selector in ("button", "input", ".plan-export", "[data-terms]", ".crumbs"):
        assert page.locator(f".plan {selector}:visible").count() == 0, selector
    assert bare("ครูฝ่ายวิชาการ") in words
    for entry in page.locator("[data-entry]").all():
        for each in entry.locator("h3, time, .check li").all():
            assert bare(each.inner_text()) in words, each.inner_text()
    name = {"th": "รวมแบบฟอร์ม 14 แบบเหลือ 4 แบบ", "en": "From 14 forms to four"}
    assert bare(name[language]) in words


def test_a_plan_fits_two_sheets(reader: Reader) -> None:
    """A usual plan takes at most two sheets of A4."""
    assert len(printed(made(reader, "th"))) <= 2


def test_text_that_means_harm_stays_text(reader: Reader) -> None:
    """What a record or a reader says becomes no HTML, no formula and no line of a calendar."""
    page = visit(reader, f"th/plan/?practice={SCHOOL}/hostile")
    attack = "=HYPERLINK(0)<img src=x onerror=alert(1)>\u2028END:VEVENT"
    edit(page, "1", {"title": attack, "who": "-1+1", "check": "BEGIN:VEVENT\nX;Y,Z\\n"})
    assert page.locator(".plan img, .plan script:not([type])").count() == 0
    assert line(page, "1").locator("h3").inner_text().startswith("=HYPERLINK(0)<img")
    [first, *_] = calendar(page)
    assert str(first["SUMMARY"]) == attack
    assert "BEGIN:VEVENT\n- X;Y,Z\\n" in str(first["DESCRIPTION"])
    plan = workbook(page)[0]
    assert plan["B4"].data_type == "s"
    assert plan["B4"].value == attack
    assert plan["D4"].value == "-1+1"
    assert reader.complaints == []


def test_vendored_files_say_where_they_come_from() -> None:
    """Beside each foreign file stand its licence and a note of version and hash."""
    for folder in (PROJECT / "theme/assets/vendor").iterdir():
        assert (folder / "LICENSE").is_file(), folder
        assert "sha256" in (folder / "README.md").read_text("utf-8"), folder
