"""What tests of picking and comparing practices do and ask over and over."""

from __future__ import annotations

import json
import re
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.text import LANGUAGES, Language
from generator.wording import load_wordings
from tests.built.projects import PROJECT
from tests.built.reader import Reader
from tests.built.records import SCHOOL

WORDINGS: Final = load_wordings(PROJECT / "theme")
KEY: Final = "tonbaeb.compare"
FORMS: Final = "demo-rim-khong/fewer-forms"
READING: Final = "demo-ban-na-mai/paired-reading-coaching"
DROPOUT: Final = "demo-rim-khong/dropout-early-warning"
LISTENER: Final = "demo-klang-mueang/first-listener"
SAFE_WAY: Final = "demo-ban-na-mai/safe-way-to-school"
FOUR: Final = (FORMS, READING, DROPOUT, LISTENER)
RETIRED: Final = f"{SCHOOL}/retired"
THAI_ONLY: Final = f"{SCHOOL}/thai-only"
HOSTILE: Final = f"{SCHOOL}/hostile"

PICK: Final = "[data-pick='{}']:visible"
COUNT: Final = "[data-tray] [data-count]"

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def asking(*ids: str) -> str:
    """The part of an address that asks to compare these practices."""
    return "?" + "&".join(f"p={id}" for id in ids)


def compare(reader: Reader, language: Language, *ids: str, more: str = "") -> Page:
    """The page that compares these practices, once they have arrived."""
    page = reader.open(f"{language}/compare/{asking(*ids)}{more}")
    expect(page.locator("[data-compared]")).to_be_visible()
    return page


def pick(page: Page, id: str) -> Locator:
    """The button of a practice, once it has been pressed and shows it."""
    button = page.locator(PICK.format(id)).first
    page.wait_for_load_state("networkidle")  # The script that picks is loaded after the page.
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    return button


def with_picks(reader: Reader, *ids: str) -> None:
    """Have picked these on an earlier visit."""
    reader.open("404.html")
    picks = [{"id": id, "titles": {"th": f"เรื่อง {id}"}} for id in ids]
    reader.page.evaluate(
        "([name, value]) => localStorage.setItem(name, value)", [KEY, json.dumps(picks)]
    )


def kept(reader: Reader) -> list[str]:
    """The ids that are picked on the reader's device."""
    text = reader.page.evaluate("(name) => localStorage.getItem(name)", KEY)
    return [each["id"] for each in json.loads(text or "[]")]


def compared(page: Page) -> list[str]:
    """The practices in the table, by their ids, in their order."""
    links = page.locator("thead a").evaluate_all("all => all.map(a => a.href)")
    return [re.sub(r".*/practices/(.*)/$", r"\1", link) for link in links]


def cells(page: Page, row: str) -> list[str]:
    """What stands in the cells of a row, but for the names above them."""
    texts: list[str] = page.locator(f"[data-row='{row}'] td").evaluate_all(
        "all => all.map(td => [...td.children].filter(it => !it.matches('.whose'))"
        ".map(it => it.textContent).join(' | '))"
    )
    return texts


def said(language: Language, name: str, **values: object) -> str:
    """A sentence of the scripts."""
    return WORDINGS[language](f"compare.live.{name}", **values)
