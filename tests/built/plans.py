"""A plan as a reader makes it in a browser, on a day that is always the same."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, Final

from playwright.sync_api import Locator, Page, expect

from tests.built.reader import Reader

PRACTICE: Final = "demo-rim-khong/fewer-forms"
KEY: Final = "tonbaeb.plan."
TODAY: Final = dt.datetime(2026, 9, 1, 12, tzinfo=dt.UTC)
START: Final = "2026-11-02"
"""The first school day of the term after that day."""

ADDRESS: Final = f"plan/?practice={PRACTICE}"
DAYS: Final = {
    "1": ("2026-11-02", "2026-11-13"),
    "2": ("2026-11-16", "2026-11-20"),
    "3": ("2026-11-23", "2026-11-27"),
    "4": ("2026-11-30", "2026-12-25"),
    "5": ("2026-12-28", "2027-01-01"),
    "review": ("2027-05-17", "2027-05-17"),
}
"""The plan that is proposed from that start on."""


def visit(reader: Reader, address: str, part: str = "made") -> Page:
    """A page of the plan on that day, once it shows this part."""
    reader.page.clock.set_fixed_time(TODAY)
    page = reader.open(address)
    expect(page.locator(f"[data-part='{part}']")).to_be_visible()
    return page


def made(reader: Reader, language: str, more: str = "") -> Page:
    """The plan of the practice."""
    return visit(reader, f"{language}/{ADDRESS}{more}")


def days(page: Page) -> dict[str, tuple[str, str]]:
    """The first and the last day of each line of the plan."""
    found = {}
    for line in page.locator("[data-entry]").all():
        times = [each.get_attribute("datetime") or "" for each in line.locator("time").all()]
        found[line.get_attribute("data-entry") or ""] = (times[0], times[-1])
    return found


def line(page: Page, id: str) -> Locator:
    """One line of the plan."""
    return page.locator(f"[data-entry='{id}']")


def edit(page: Page, id: str, values: Mapping[str, str]) -> None:
    """Fill in a line of the plan anew."""
    line(page, id).locator("button").first.click()
    fill(page, values)


def fill(page: Page, values: Mapping[str, str]) -> None:
    """Fill in the form that is open, and save it."""
    hand_in(page, values)
    expect(page.locator("dialog")).to_have_count(0)


def hand_in(page: Page, values: Mapping[str, str]) -> None:
    """Fill in the form that is open, which may find a fault and stay open."""
    for name, value in values.items():
        page.locator(f"dialog [name='{name}']").fill(value)
    page.locator("dialog [type='submit']").click()


def kept(reader: Reader, practice: str = PRACTICE) -> Any:
    """What of a plan is on the reader's device."""
    text = reader.page.evaluate("(name) => localStorage.getItem(name)", KEY + practice)
    return json.loads(text) if text else None


def keep(reader: Reader, text: str, practice: str = PRACTICE) -> None:
    """Have something on the reader's device, as if an earlier visit had kept it."""
    reader.open("404.html")
    name = KEY + practice
    reader.page.evaluate("([name, text]) => localStorage.setItem(name, text)", [name, text])
