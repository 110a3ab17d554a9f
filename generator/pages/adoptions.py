"""Adoptions, seen from the practice and from the school."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal

from generator.library import Adopted, PracticeEntry
from generator.pages.results import result_view
from generator.pages.views import AdoptionView
from generator.pages.voice import Voice
from generator.text import Localized

SHOWN: Final = 12
"""How many adoptions one page tells in full; a page does not grow with the site."""

_STATES: Final[dict[str, Literal["ok", "go", "stopped"]]] = {
    "sustained": "ok",
    "in-progress": "go",
    "stopped": "stopped",
}


def adopter_views(voice: Voice, practice: PracticeEntry) -> tuple[AdoptionView, ...]:
    """The schools that took over `practice`, the latest first."""
    adoptions = voice.library.adoptions_by_practice.get(practice.id, ())
    return tuple(_view(voice, adopted, *_school(voice, adopted)) for adopted in _latest(adoptions))


def adopted_views(voice: Voice, school_id: str) -> tuple[AdoptionView, ...]:
    """The practices that a school took over from others, the latest first."""
    adoptions = voice.library.adoptions_by_school.get(school_id, ())
    return tuple(
        _view(voice, adopted, *_practice(voice, adopted)) for adopted in _latest(adoptions)
    )


def adopters_of_school(voice: Voice, school_id: str) -> tuple[AdoptionView, ...]:
    """The schools that took over a practice of this school, the latest first."""
    return tuple(
        replace(_view(voice, adopted, *_practice(voice, adopted)), by=_school(voice, adopted)[0])
        for adopted in _latest(adoptions_from_school(voice, school_id))
    )


def adoptions_from_school(voice: Voice, school_id: str) -> tuple[Adopted, ...]:
    """All adoptions of the practices of a school."""
    practices = voice.library.practices_by_school.get(school_id, ())
    by_practice = voice.library.adoptions_by_practice
    return tuple(adopted for p in practices for adopted in by_practice.get(p.id, ()))


def more_adoptions(voice: Voice, adoptions: Sequence[Adopted]) -> str:
    """How many adoptions there are beyond those that the page tells in full, if any."""
    more = len(adoptions) - SHOWN
    return voice.words("format.more_adoptions", n=more) if more > 0 else ""


def adoption_summary(voice: Voice, adoptions: Sequence[Adopted]) -> str:
    """How many sustain it, are at it, and have stopped."""
    counts: Counter[str] = Counter(adopted.record.status for adopted in adoptions)
    return " · ".join(
        voice.words(f"status.count_{status.replace('-', '_')}", n=counts[status])
        for status in _STATES
        if counts[status]
    )


def _latest(adoptions: Sequence[Adopted]) -> list[Adopted]:
    return sorted(adoptions, key=lambda a: (-a.record.started.toordinal(), a.id))[:SHOWN]


def _school(voice: Voice, adopted: Adopted) -> tuple[Localized, str]:
    school = voice.library.schools[adopted.school_id]
    return voice.say(school.head.name), voice.school_url(school.id)


def _practice(voice: Voice, adopted: Adopted) -> tuple[Localized, str]:
    practice = voice.library.practices[adopted.record.practice]
    return voice.say(practice.head.title), voice.practice_url(practice.id)


def _view(voice: Voice, adopted: Adopted, title: Localized, url: str) -> AdoptionView:
    record = adopted.record
    return AdoptionView(
        title=title,
        url=url,
        status=voice.words(f"status.{record.status.replace('-', '_')}"),
        state=_STATES[record.status],
        since=voice.words("facts.since", date=voice.month(record.started)),
        reason=voice.maybe(record.stopped_because),
        adaptations=tuple(map(voice.say, record.adaptations)),
        advice=voice.rich(record.advice),
        results=tuple(result_view(voice, result) for result in record.results),
    )
