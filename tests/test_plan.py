"""The adoption plan: its school year holds together, and its page brings it along."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.library import Library, load
from generator.pages import all_pages
from generator.pages.plan import plan_page
from generator.pages.voice import Voice
from generator.text import LANGUAGES, Language, texts
from generator.wording import load_wordings
from tests.sites import project

ROOT = Path(__file__).parent.parent
WORDINGS = load_wordings(ROOT / "theme")
FILE = "content/taxonomies/school_year.yml"

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


# --- the school year -------------------------------------------------------------------------


def test_the_terms_are_those_of_the_regulation(library: Library) -> None:
    """The first term closes on 11 October, the second opens on 1 November; both are named."""
    assert library.taxonomies
    year = library.taxonomies.school_year

    assert [(term.opens, term.closes) for term in year.terms] == [
        ("05-16", "10-11"),
        ("11-01", "04-01"),
    ]
    assert all(text.en for text in texts(year))


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("opens: 05-16", "opens: 16 May", (3, "bad-month-day")),
        ("opens: 05-16", "opens: 2026-05-16", (3, "bad-month-day")),
        ("opens: 05-16", "opens: 13-01", (3, "impossible-date")),
        ("opens: 05-16", "opens: 02-29", (3, "impossible-date")),
        ("    opens: 05-16\n", "", (2, "missing-field")),
        ("closes:", "ends:", (2, "missing-field")),
    ],
)
def test_a_fault_is_found_in_its_place(
    tmp_path: Path, old: str, new: str, found: tuple[int, str]
) -> None:
    """`tonbaeb check` tells which line of the school year is wrong, and in what."""
    root = project(tmp_path)
    path = root / FILE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    assert found in [(p.line, p.code) for p in load(root).problems if p.path == FILE]


# --- the page --------------------------------------------------------------------------------


@in_both_languages
def test_the_page_brings_the_school_year(library: Library, language: Language) -> None:
    """What the reader's device lays a plan over stands in the page, named in its language."""
    terms = plan_page(Voice(library, WORDINGS[language])).context["terms"]

    names = {"th": ["ภาคเรียนที่ 1", "ภาคเรียนที่ 2"], "en": ["Term 1", "Term 2"]}
    assert [term["name"] for term in terms] == names[language]


def test_there_is_one_page_for_all_practices(library: Library) -> None:
    """However many practices there are, a language has one page for their plans."""
    pages = {page.url: page for page in all_pages(library, WORDINGS)}

    assert [url for url in pages if "plan/" in url] == ["th/plan/", "en/plan/"]
    for language in LANGUAGES:
        page = pages[f"{language}/plan/"]
        assert page.twin in pages
        assert not page.indexed
