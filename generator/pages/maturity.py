"""The ladder of maturity of an item: what a school would see at each step, from the lowest.

Those of processes are the answers of the self-check, so that the two always agree.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.fields import Record
from generator.model.taxonomy import Term
from generator.pages.voice import Voice
from generator.text import Localized, Text


@dataclass(frozen=True)
class Step:
    """A step of a ladder: its number from 1, its name, what it is in general, and here."""

    number: int
    name: Localized
    general: Localized | None
    here: Localized


def ladder(voice: Voice, item: str) -> tuple[Step, ...]:
    """The steps of an item."""
    taxonomies = voice.taxonomies
    if taxonomies.criteria.items[item].kind == "process":
        check = taxonomies.self_check
        return _steps(voice, check.levels, check.questions[item].answers)
    results = taxonomies.results_maturity
    return _steps(voice, results.levels, results.items[item])


def _steps(voice: Voice, levels: Record, told: Record) -> tuple[Step, ...]:
    """Levels and what is told of each, which are called the same in both."""
    named: dict[str, Term] = dict(levels)
    texts: dict[str, Text] = dict(told)
    return tuple(
        Step(number, voice.say(level.name), voice.maybe(level.description), voice.say(texts[id]))
        for number, (id, level) in enumerate(named.items(), start=1)
    )
