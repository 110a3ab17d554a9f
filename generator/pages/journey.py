"""The journey of a school: what it did when, as far as its records tell."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Final, Literal

from generator.library import Adopted, PracticeEntry, SchoolEntry
from generator.pages.adoptions import adoptions_from_school
from generator.pages.voice import Voice
from generator.text import ERA_OFFSET, Localized

LATEST: Final = 10
"""How many of its steps are unfolded; the founding always is."""

DAY: Final = dt.timedelta(days=1)

Kind = Literal["founded", "cohort", "measured", "adopted", "lent", "assessed", "planned"]


@dataclass(frozen=True)
class Step:
    """A step on the way: `when` in words, `what` happened, and what or whom it was about.

    `day` puts steps in order; `ahead` is still to come.
    """

    kind: Kind
    day: dt.date
    when: str
    what: str
    about: Localized | None = None
    url: str = ""
    note: str = ""
    ahead: bool = False


@dataclass(frozen=True)
class Journey:
    """The steps from the first to those ahead, of which the `folded` ones come after `first`."""

    first: tuple[Step, ...]
    folded: tuple[Step, ...]
    latest: tuple[Step, ...]
    more: str = ""


def journey_of(voice: Voice, school: SchoolEntry) -> Journey:
    """The journey of `school`."""
    steps = sorted(_steps(voice, school), key=attrgetter("day"))
    first = tuple(step for step in steps if step.kind == "founded")
    rest = tuple(step for step in steps if step.kind != "founded")
    folded, latest = rest[:-LATEST], rest[-LATEST:]
    more = voice.words("journey.more", n=len(folded)) if folded else ""
    return Journey(first, folded, latest, more)


def _steps(voice: Voice, school: SchoolEntry) -> Iterator[Step]:
    record = school.record
    if record.founded:
        day, printed = record.founded.date, record.founded.as_printed
        is_odd = printed and str(day.year + ERA_OFFSET) not in printed
        note = voice.words("facts.as_printed", text=printed) if is_odd else ""
        yield Step("founded", day, voice.day(day), voice.words("journey.founded"), note=note)
    if record.cohort and (began := voice.taxonomies.cohorts[record.cohort].began):
        name = voice.say(voice.taxonomies.cohorts[record.cohort].name)
        yield Step("cohort", began, voice.day(began), voice.words("journey.cohort"), name)
    for practice in voice.library.practices_by_school.get(school.id, ()):
        yield from _measured(voice, practice)
    yield from _shared(voice, school)
    assessed = Counter(assessment.year for assessment in record.assessments)
    for year, count in assessed.items():
        what = voice.words("journey.assessed", n=count)
        yield Step(
            "assessed", closes(voice, year), _academic(voice, year), what, url="#assessments"
        )
    planned = Counter(line.year for line in record.improvement_plan)
    for year, count in planned.items():
        day = closes(voice, year)
        what = voice.words("journey.planned", n=count)
        when = _academic(voice, year)
        yield Step("planned", day, when, what, url="#plan", ahead=not voice.is_past(day - DAY))


def _measured(voice: Voice, practice: PracticeEntry) -> Iterator[Step]:
    """The first year of which a practice reports a result."""
    year = practice.head.measured_from
    if year is not None:
        yield Step(
            "measured",
            opens(voice, year),
            _academic(voice, year),
            voice.words("journey.measured"),
            voice.say(practice.head.title),
            voice.practice_url(practice.id),
        )


def _shared(voice: Voice, school: SchoolEntry) -> Iterator[Step]:
    """What the school began to use from others, and others from it."""
    library = voice.library
    for adopted in library.adoptions_by_school.get(school.id, ()):
        practice = library.practices[adopted.record.practice]
        yield _adoption(voice, "adopted", adopted, practice.school_id)
    for adopted in adoptions_from_school(voice, school.id):
        yield _adoption(voice, "lent", adopted, adopted.school_id)


def _adoption(voice: Voice, kind: Literal["adopted", "lent"], adopted: Adopted, other: str) -> Step:
    """A practice that came from the school called `other`, or went there."""
    practice = voice.library.practices[adopted.record.practice]
    school = voice.say(voice.library.schools[other].head.name)
    return Step(
        kind,
        adopted.record.started,
        voice.month(adopted.record.started),
        voice.words(f"journey.{kind}", school=school.text),
        voice.say(practice.head.title),
        voice.practice_url(practice.id),
    )


def opens(voice: Voice, year: int) -> dt.date:
    """The day on which an academic year (B.E.) begins."""
    first = voice.taxonomies.school_year.terms[0]
    return dt.date.fromisoformat(f"{year - ERA_OFFSET}-{first.opens}")


def closes(voice: Voice, year: int) -> dt.date:
    """The first day after an academic year (B.E.), which mostly goes on into the next year."""
    last = voice.taxonomies.school_year.terms[-1]
    later = last.closes < last.opens
    return dt.date.fromisoformat(f"{year - ERA_OFFSET + later}-{last.closes}")


def _academic(voice: Voice, year: int) -> str:
    return voice.words("format.academic_year", year=voice.year(year))
