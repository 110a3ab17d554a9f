"""What is compared of a practice, as its page carries it, and the page that compares."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from generator.library import Library
from generator.model.fields import Prose
from generator.model.practice import Fit, Resources
from generator.pages import all_pages
from generator.pages.compare import LISTS, ROWS, compare_page
from generator.pages.practice import practice_page
from generator.pages.voice import Voice
from generator.text import LANGUAGES, Language
from generator.wording import load_wordings

ROOT: Final = Path(__file__).parent.parent
WORDINGS: Final = load_wordings(ROOT / "theme")
FULL: Final = "demo-rim-khong/dropout-early-warning"
REAL: Final = "suankularb-nonthaburi/six-organisation-partnership"
RETIRED: Final = "demo-klang-mueang/morning-report-line"

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def outline(library: Library, id: str, language: Language, **changes: Any) -> Any:
    """What the page of a practice, some of its fields changed, carries, as scripts read it."""
    practice = library.practices[id]
    changed = practice.holding(practice.record.model_copy(update=changes))
    page = practice_page(Voice(library, WORDINGS[language]), changed)
    return json.loads(json.dumps(page.context["outline"]))


def told(outlined: Any, row: str) -> list[str]:
    """The lines of a row, without their languages."""
    return [text for text, _ in outlined["rows"][row]]


@in_both_languages
def test_a_practice_is_outlined_in_the_rows_of_the_page(
    library: Library, language: Language
) -> None:
    """Every practice brings all rows of the comparison, in their order, and no others."""
    page = compare_page(Voice(library, WORDINGS[language]))
    names = [row.name for row in page.context["rows"]]

    assert tuple(names) == ROWS
    assert {row.name for row in page.context["rows"] if row.is_list} == LISTS
    for practice in library.public_practices:
        assert list(outline(library, practice.id, language)["rows"]) == names


@in_both_languages
def test_a_full_practice_tells_everything(library: Library, language: Language) -> None:
    """Where a record states all, no cell is empty, and all is in the language of the page."""
    outlined = outline(library, FULL, language)

    assert outlined["id"] == FULL
    assert outlined["demo"]
    assert all(outlined["rows"].values())
    languages = {lang for lines in outlined["rows"].values() for _, lang in lines}
    assert languages == {language}


def test_figures_are_in_words(library: Library) -> None:
    """Money, time, steps and days are said as the page of the practice says them."""
    outlined = outline(library, FULL, "en")
    record = library.practices[FULL].record
    core = sum(step.core for step in record.steps)

    assert record.resources.cost
    assert told(outlined, "cost") == [f"{record.resources.cost.per_year:,.0f} baht"]
    assert told(outlined, "hours")[1:] == ["for each teacher, a week"]
    assert told(outlined, "steps") == [
        f"{len(record.steps)} steps",
        f"{core} core · {len(record.steps) - core} adaptable",
    ]
    metric, headline, *verdicts = told(outlined, "result")
    assert record.results[0].metric.en
    assert metric.startswith(record.results[0].metric.en)
    assert any(headline.startswith(word) for word in ("Rose", "Fell"))
    assert "Target" in verdicts[0]


def test_what_a_record_does_not_state_is_left_empty(library: Library) -> None:
    """Nothing is made up: a cell without a statement has no lines."""
    outlined = outline(
        library, REAL, "th", results=(), fit=Fit(), resources=Resources(), steps=(), review=None
    )

    silent = {row for row, lines in outlined["rows"].items() if not lines}
    assert silent >= {"result", "cost", "zero_baht", "hours", "months", "works_if", "avoid_if"}
    assert silent >= {"steps", "reviewed", "adopted"}


def test_the_way_without_money_stands_without_marks(library: Library) -> None:
    """Markdown of a record is told as plain words."""
    zero_baht = Prose(th="ใช้ **กระดาน** เดิม", en="Use the *old* board")
    resources = library.practices[FULL].record.resources
    resources = replace(resources, zero_baht=zero_baht)

    plain: dict[Language, str] = {"th": "ใช้ กระดาน เดิม", "en": "Use the old board"}
    for language, words in plain.items():
        assert told(outline(library, FULL, language, resources=resources), "zero_baht") == [words]


def test_what_a_reader_must_know_comes_along(library: Library) -> None:
    """That a practice is fictional, no longer recommended or not translated stands at its head."""
    words = WORDINGS["en"]
    retired = [text for text, _ in outline(library, RETIRED, "en")["marks"]]
    assert retired[:2] == [words("status.demonstration"), words("status.retired")]

    title = replace(library.practices[FULL].record.title, en=None)
    half = outline(library, FULL, "en", title=title)
    assert half["title"][1] == "th"
    assert [words("banner.translation_partial.title"), "en"] in half["marks"]


def test_the_page_is_one_of_the_site(library: Library) -> None:
    """It is there in both languages, each the other's twin."""
    pages = {page.url: page for page in all_pages(library, WORDINGS)}
    for language in LANGUAGES:
        assert pages[f"{language}/compare/"].twin in pages
