"""The page of a school in a browser: its journey, its charts, and what is honestly not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import expect

from generator.text import LANGUAGES, Language
from tests.built.reader import Reader

DEMO: Final = "schools/demo-rim-khong/"
REAL: Final = "schools/triam-udom-suksa/"
LONG: Final = "schools/demo-collection/"
PROGRAMME: Final = "schools/collaborative-assessment/"

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


@in_both_languages
def test_a_journey_leads_to_what_it_tells_of(reader: Reader, language: Language) -> None:
    """Its steps lead to practices, to the charts and to the plan below."""
    page = reader.open(f"{language}/{DEMO}")
    assert page.locator("#journey .founded").count() == 1
    assert page.locator("#journey .assessed a[href='#assessments']").count() == 2
    page.locator("#journey .planned a[href='#plan']").first.click()
    expect(page.locator("#plan")).to_be_in_viewport()
    reader.follow("#journey .adopted a")
    assert reader.address.startswith(f"{language}/practices/demo-")


@in_both_languages
def test_a_chart_says_in_words_what_it_draws(reader: Reader, language: Language) -> None:
    """Each chart has a name that tells bands and years, and leads to its item."""
    page = reader.open(f"{language}/{DEMO}")
    chart = page.locator(".band-chart").first
    name = chart.locator("svg").get_attribute("aria-label") or ""
    years = {"th": ("2565", "2568"), "en": ("2022", "2025")}[language]
    assert all(part in name for part in ("10–25 %", "30–45 %", *years))
    assert chart.locator(".reached").count() == 2
    with page.expect_navigation():
        chart.locator("figcaption a").click()
    assert reader.address == f"{language}/criteria/4.1/"


@in_both_languages
def test_what_is_not_known_is_said(reader: Reader, language: Language) -> None:
    """A real school without practices, reports, assessments and plan has a sentence for each."""
    page = reader.open(f"{language}/{REAL}")
    start = {"th": "ยังไม่มี", "en": "No "}[language]
    for section in ("practices", "adoptions", "assessments", "plan"):
        told = page.locator(f"#{section} p").first.inner_text()
        assert told.startswith(start), (section, told)
    assert page.locator("#adopters").count() == 0


def test_a_programme_has_no_sections_of_schools(reader: Reader) -> None:
    """A programme is not asked for a journey, assessments or a plan."""
    page = reader.open(f"th/{PROGRAMME}")
    for section in ("journey", "adoptions", "assessments", "plan"):
        assert page.locator(f"#{section}").count() == 0
    assert page.locator("#practices .entry").count() == 1


def test_a_long_list_is_folded_and_can_be_unfolded(new_reader: Callable[..., Reader]) -> None:
    """A school with many practices shows some; the others come without JavaScript, too."""
    page = new_reader(java_script_enabled=False).open(f"en/{LONG}")
    assert page.locator("#practices .entry:visible").count() == 6
    page.locator("#practices summary").click()
    assert page.locator("#practices .entry:visible").count() > 60


@pytest.mark.parametrize("width", [320, 390])
def test_a_long_name_fits_a_phone(new_reader: Callable[..., Reader], width: int) -> None:
    """The longest name of the library wraps, and so does all else on the page."""
    reader = new_reader(viewport={"width": width, "height": 800})
    for address in (PROGRAMME, DEMO):
        page = reader.open(f"th/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
