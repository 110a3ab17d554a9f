"""The ladder of maturity: every item has one, in words that agree with the self-check."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.library import Library, load
from generator.model.taxonomy import Taxonomies
from generator.pages import all_pages
from generator.pages.criteria import picture
from generator.pages.maturity import ladder
from generator.pages.voice import Voice
from generator.text import LANGUAGES, Language, texts
from generator.wording import load_wordings
from tests.sites import project

ROOT = Path(__file__).parent.parent
WORDINGS = load_wordings(ROOT / "theme")
FILE = "content/taxonomies/results_maturity.yml"

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


@in_both_languages
def test_every_item_has_a_ladder(
    library: Library, taxonomies: Taxonomies, language: Language
) -> None:
    """Five steps, from 1, no two alike, in the language of the page."""
    for item in taxonomies.criteria.items:
        steps = ladder(Voice(library, WORDINGS[language]), item)
        assert [step.number for step in steps] == [1, 2, 3, 4, 5]
        assert len({step.name.text for step in steps}) == 5
        assert len({step.here.text for step in steps}) == 5
        assert {step.here.language for step in steps} == {language}


def test_the_ladder_of_a_process_is_that_of_the_self_check(
    library: Library, taxonomies: Taxonomies
) -> None:
    """A school reads on the page of an item what it answers in the self-check."""
    told = [step.here.text for step in ladder(Voice(library, WORDINGS["th"]), "5.2")]
    assert told == [answer.th for _, answer in taxonomies.self_check.questions["5.2"].answers]


def test_every_sentence_is_there_in_both_languages(taxonomies: Taxonomies) -> None:
    """Levels and steps of results are written in Thai and in English."""
    told = [*texts(taxonomies.results_maturity.levels)]
    told += [text for steps in taxonomies.results_maturity.items.values() for text in texts(steps)]
    assert len(told) == 10 + 25
    assert all(text.en for text in told)


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ('  "7.2":', '  "4.1":', 12, "missing-field"),
        ('  "7.2":', '  "4.1":', 19, "unknown-id"),
        ("    measured: {th: วัดปีนี้, en: This year.}\n", "", 13, "missing-field"),
        (
            "    covering: {th: ทุกกลุ่ม, en: Every group.}",
            "    best: {th: ก, en: a}",
            18,
            "unknown-key",
        ),
    ],
)
def test_a_gap_in_the_ladder_is_a_problem(
    tmp_path: Path, old: str, new: str, line: int, code: str
) -> None:
    """An item left out, a process item, a step too few or too many: each has its line."""
    root = project(tmp_path)
    path = root / FILE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    assert (line, code) in [(p.line, p.code) for p in load(root).problems if p.path == FILE]


def test_practices_of_an_item_come_by_their_evidence(library: Library) -> None:
    """On the page of an item the best proved practice stands first."""
    order = [WORDINGS["en"](f"rung.{name}") for name in (
        "replicated", "compared", "trending", "measured", "described"
    )]  # fmt: skip
    pages = {page.url: page for page in all_pages(library, WORDINGS)}
    found = [order.index(card.evidence) for card in pages["en/criteria/7.1/"].context["cards"]]

    assert found == sorted(found)
    assert len(set(found)) > 1


def test_the_picture_groups_the_seven_categories(library: Library) -> None:
    """Three that lead, three that get there, and measurement below them."""
    groups = picture(Voice(library, WORDINGS["en"]))
    assert [(group, "".join(each.id for each in found)) for group, found in groups] == [
        ("lead", "123"),
        ("work", "567"),
        ("base", "4"),
    ]
