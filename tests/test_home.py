"""The home page as plain data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.library import Adopted, Library
from generator.pages.home import SHOWN, adopters, home_page, most_adopted
from generator.pages.voice import Voice
from generator.text import LANGUAGES, Language
from generator.wording import load_wordings

ROOT = Path(__file__).parent.parent
WORDINGS = load_wordings(ROOT / "theme")
REAL = "suankularb-nonthaburi/six-organisation-partnership"


def adopted(library: Library, practice: str, count: int) -> dict[str, Adopted]:
    """So many reports that a practice is in use."""
    report = next(each for each in library.adoptions.values() if each.record.status != "stopped")
    record = report.record.model_copy(update={"practice": practice})
    return {
        f"{report.school_id}/copy-{n}": replace(
            report.holding(record), id=f"{report.school_id}/copy-{n}"
        )
        for n in range(count)
    }


def test_the_most_adopted_come_first(library: Library) -> None:
    """Practices are in the order of the schools that use them; who has stopped does not count."""
    real = [adopters(library, practice) for practice in most_adopted(library)]
    assert real == sorted(real, reverse=True)
    assert 0 not in real

    stopped = {
        id: each.holding(each.record.model_copy(update={"status": "stopped"}))
        for id, each in library.adoptions.items()
    }
    assert most_adopted(replace(library, adoptions=stopped)) == []


def test_fictional_practices_never_outdo_real_ones(library: Library) -> None:
    """One real adoption stands before any number of fictional ones."""
    grown = replace(library, adoptions={**library.adoptions, **adopted(library, REAL, 1)})
    assert most_adopted(grown)[0].id == REAL


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_practice_is_shown_twice(library: Library, language: Language) -> None:
    """What is most adopted is not among the newest again, and both lists are short."""
    context = home_page(Voice(library, WORDINGS[language])).context
    shown = [card.id for card in (*context["newest"], *context["adopted"])]

    assert len(set(shown)) == len(shown)
    assert len(context["newest"]) == SHOWN
    assert 0 < len(context["adopted"]) <= SHOWN


def test_an_adopted_practice_says_how_many_use_it(library: Library) -> None:
    """The card of a practice that others use tells their number."""
    grown = replace(library, adoptions=adopted(library, REAL, 4))
    [card] = home_page(Voice(grown, WORDINGS["en"])).context["adopted"]

    assert card.facts[-1] == "in use at 4 other schools"


def test_a_try_is_a_search(library: Library) -> None:
    """What a reader may try leads to the list of practices, with words or a filter."""
    tries = dict(home_page(Voice(library, WORDINGS["en"])).context["tries"])

    assert tries["reading"] == "en/practices/?q=reading"
    assert tries["no budget"] == "en/practices/?cost=free"
