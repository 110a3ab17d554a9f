"""A reader who has told the site of their own school."""

from __future__ import annotations

import json
from typing import Any, Final

from playwright.sync_api import Page, expect

from tests.built.reader import Reader

KEY: Final = "tonbaeb.school"
ADDRESS: Final = "my-school/"
SMALL: Final = {"level": ["primary"], "size": "small", "setting": "rural"}
SAFE_WAY: Final = "practices/demo-ban-na-mai/safe-way-to-school/"
"""A practice of a school just like that."""

FIRST_LISTENER: Final = "practices/demo-klang-mueang/first-listener/"
"""A practice of a school that is like it in nothing."""


def keep(reader: Reader, text: str) -> None:
    """Have something on the reader's device under the name of the school."""
    reader.open("404.html")
    reader.page.evaluate("([name, text]) => localStorage.setItem(name, text)", [KEY, text])
    reader.complaints.clear()


def with_school(reader: Reader, school: Any = SMALL) -> None:
    """Have told of a school on an earlier visit."""
    keep(reader, json.dumps(school))


def kept(reader: Reader) -> Any:
    """What is on the reader's device."""
    text = reader.page.evaluate("(name) => localStorage.getItem(name)", KEY)
    return json.loads(text) if text else None


def choose(page: Page, facet: str, value: str) -> None:
    """Choose an answer as with a finger, on its words."""
    page.locator(f"[data-facet={facet}] .answer:has([value='{value}'])").click()


def checked(page: Page) -> list[str]:
    """What is chosen on the form, once it is at work."""
    expect(page.locator("[data-form]")).to_be_visible()
    values: list[str] = page.locator("[data-form] input:checked").evaluate_all(
        "all => all.map((each) => `${each.closest('[data-facet]').dataset.facet} ${each.value}`)"
    )
    return values


def near(page: Page) -> str:
    """What the page of a practice says once it knows the reader's school."""
    note = page.locator(".near")
    expect(note).to_be_visible()
    text: str = note.inner_text()
    return text.replace("\u00a0", " ")
