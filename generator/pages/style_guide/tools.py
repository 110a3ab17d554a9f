"""Samples of what scripts draw, and of the questions that they ask: values for static markup."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from generator.evidence import Rung
from generator.pages.compare import Lines, RowView, row_views
from generator.pages.my_school import ChoiceView, described, sizes
from generator.pages.style_guide.words import say
from generator.pages.voice import Voice
from generator.text import Localized


@dataclass(frozen=True)
class PlanLine:
    """A line of a plan; `days` are its first and last day or its only one, as ISO and in words."""

    kind: Literal["core", "adaptable", "own", "review"]
    title: Localized
    days: tuple[tuple[str, str], ...]
    note: str = ""
    who: Localized | None = None
    checks: tuple[Localized, ...] = ()
    changed: bool = False


@dataclass(frozen=True)
class Likeness:
    """How a school compares with the reader's in one matter.

    `value` is what they share; where they differ, `both` says how and `meaning` what to do.
    """

    state: Literal["same", "different", "unknown"]
    head: str
    value: str = ""
    both: str = ""
    meaning: str = ""


@dataclass(frozen=True)
class Question:
    """A question of the form; `chosen` are the ids of its answers, of which "" leaves it open."""

    facet: str
    choices: tuple[ChoiceView, ...]
    several: bool
    chosen: tuple[str, ...]


def tool_samples(voice: Voice) -> dict[str, object]:
    """What the templates show, by its names there."""
    return {
        "questions": _questions(voice),
        "plan": _plan(voice),
        "likenesses": _likenesses(voice),
        "suitabilities": _suitabilities(voice),
        "compared": (say(voice, "title"), say(voice, "long")),
        "comparison": _comparison(voice),
    }


def _questions(voice: Voice) -> tuple[Question, ...]:
    """One with several answers, one with a single one, one that is left open."""
    levels = tuple(described(voice, voice.taxonomies.levels))
    counted = tuple(sizes(voice))
    settings = tuple(described(voice, voice.taxonomies.settings))
    return (
        Question("level", levels, several=True, chosen=tuple(each.id for each in levels[:2])),
        Question("size", counted, several=False, chosen=(counted[0].id,)),
        Question("setting", settings, several=False, chosen=("",)),
    )


def _plan(voice: Voice) -> tuple[PlanLine, ...]:
    """A core step, one that was adapted and that nobody does yet, an own one, the review."""

    def days(*days: dt.date) -> tuple[tuple[str, str], ...]:
        return tuple((day.isoformat(), voice.day(day)) for day in days)

    words, who = voice.words, say(voice, "who")
    core = PlanLine(
        "core",
        say(voice, "step"),
        days(dt.date(2027, 5, 17), dt.date(2027, 5, 28)),
        words("plan.live.days", n=10),
        who,
        (say(voice, "mitigation"),),
    )
    guess = f"{words('plan.live.days', n=5)} · {words('plan.live.guess')}"
    changed = days(dt.date(2027, 5, 31), dt.date(2027, 6, 4))
    return (
        core,
        replace(core, kind="adaptable", days=changed, note=guess, who=None, changed=True),
        PlanLine("own", say(voice, "adapt"), days(dt.date(2027, 6, 7)), who=who),
        PlanLine(
            "review",
            voice.here(words("plan.live.review")),
            days(dt.date(2027, 9, 30)),
            who=voice.here(words("plan.live.review_who")),
            checks=(voice.here(words("plan.live.check.decide")),),
        ),
    )


def _likenesses(voice: Voice) -> tuple[Likeness, ...]:
    """The same, different, and not known."""
    words, (own, theirs) = voice.words, _ends(voice)
    level = voice.name(next(iter(voice.taxonomies.levels.values())))
    return (
        Likeness("same", words("near.live.level_same"), level),
        Likeness(
            "different",
            words("near.live.size_larger"),
            both=words("near.live.both", theirs=theirs, own=own),
            meaning=words("near.live.meaning.size_larger"),
        ),
        Likeness("unknown", words("near.live.setting_unknown")),
    )


def _suitabilities(voice: Voice) -> tuple[tuple[str, str], ...]:
    """What a practice is said to suit, by its state."""
    own, suited = _ends(voice)
    return (
        ("same", voice.words("near.live.suited", own=own)),
        ("different", voice.words("near.live.not_suited", own=own, suited=suited)),
    )


def _ends(voice: Voice) -> tuple[str, str]:
    """The smallest and the largest size of schools."""
    first, *_, last = (voice.name(size) for size in voice.taxonomies.sizes.names.values())
    return first, last


def _comparison(voice: Voice) -> tuple[tuple[RowView, tuple[Lines, Lines]], ...]:
    """Rows with both cells told and with one that is silent, of lines and of points."""
    words, summary = voice.words, say(voice, "summary")

    def told(*lines: str) -> Lines:
        return tuple(voice.here(line) for line in lines)

    def rung(rung: Rung) -> Lines:
        name = rung.name.lower()
        return told(words(f"rung.{name}"), words(f"evidence_reason.{name}", n=4))

    parts = (words("compare.steps_core", n=3), words("compare.steps_adaptable", n=2))
    cells: dict[str, tuple[Lines, Lines]] = {
        "summary": ((summary,), (summary,)),
        "evidence": (rung(Rung.TRENDING), rung(Rung.DESCRIBED)),
        "result": (told(f"{say(voice, 'metric').text} ({say(voice, 'unit').text})", "58 → 91"), ()),
        "cost": ((), told(words("format.baht", n="3,000"))),
        "works_if": ((say(voice, "adapt"), say(voice, "mitigation")), (say(voice, "adapt"),)),
        "steps": (told(words("compare.steps", n=5), " · ".join(parts)), ()),
    }
    return tuple((row, cells[row.name]) for row in row_views(voice) if row.name in cells)
