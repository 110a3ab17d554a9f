"""Practices and schools as they stand in lists, and the lists' pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from generator.library import PracticeEntry, SchoolEntry
from generator.model import Practice
from generator.pages.closeness import kind_of
from generator.pages.results import change, rung_name
from generator.pages.views import Card, Paging, SchoolCard
from generator.pages.voice import Voice

PAGE_LENGTH: Final = 24
"""How many entries a page of a list shows."""

GAP: Final = ("…", "", False)
"""What stands in the place of page numbers that are left out."""


@dataclass(frozen=True)
class Sheet:
    """One of the pages of a list: its address, the entries that it shows, and its paging."""

    url: str
    shown: Sequence[Any]
    paging: Paging


def practice_card(voice: Voice, practice: PracticeEntry) -> Card:
    """A practice in a list."""
    card: Card | None = voice.deck.get(practice.id)
    return card or make_practice_card(voice, practice)


def make_practice_card(voice: Voice, practice: PracticeEntry) -> Card:
    """The card of a practice, made from its record."""
    record = practice.record
    school = voice.library.schools[practice.school_id]
    return Card(
        url=voice.practice_url(practice.id),
        title=voice.say(record.title),
        summary=voice.say(record.summary),
        school=voice.say(school.record.name),
        facts=voice.school_facts(school),
        evidence=rung_name(voice, voice.library.evidence_of(practice)),
        change=change(voice, record.results),
        mark=" · ".join(marks(voice, record)),
        demo=school.head.demo,
        id=practice.id,
        kind=kind_of(voice, practice),
    )


def marks(voice: Voice, record: Practice) -> Iterator[str]:
    """What a reader must know of a practice before anything else."""
    if record.provenance != "school":
        yield voice.words(f"status.{record.provenance.replace('-', '_')}")
    if record.status == "retired":
        yield voice.words("status.retired")


def practice_cards(voice: Voice, practices: Sequence[PracticeEntry]) -> tuple[Card, ...]:
    """Practices in a list, in their order."""
    return tuple(practice_card(voice, practice) for practice in practices)


def school_card(voice: Voice, school: SchoolEntry) -> SchoolCard:
    """A school in a list."""
    card: SchoolCard | None = voice.deck.get(school.id)
    return card or make_school_card(voice, school)


def make_school_card(voice: Voice, school: SchoolEntry) -> SchoolCard:
    """The card of a school, made from its record."""
    practices = voice.library.practices_by_school.get(school.id, ())
    return SchoolCard(
        url=voice.school_url(school.id),
        name=voice.say(school.record.name),
        facts=voice.school_facts(school),
        practices=voice.words("format.practices", n=len(practices))
        if practices
        else voice.words("school.none_yet"),
        demo=school.head.demo,
    )


def shown(page: int, total: int) -> Iterator[int]:
    """Which of `total` page numbers stand on `page`: the ends and the neighbours, 0 for a gap."""
    before = 0
    for number in sorted({1, total, *range(max(1, page - 2), min(total, page + 2) + 1)}):
        if number > before + 1:
            yield 0
        yield number
        before = number


def paginated(voice: Voice, entries: Sequence[Any], address: str) -> Iterator[Sheet]:
    """The pages of a list at `address`.

    An empty list has one page. `address` is relative to the language and ends with `/`.
    """
    total = max(1, -(-len(entries) // PAGE_LENGTH))

    def page_url(page: int) -> str:
        return voice.url(address if page == 1 else f"{address}page/{page}/")

    for page in range(1, total + 1):
        numbers = tuple((str(n), page_url(n), n == page) if n else GAP for n in shown(page, total))
        yield Sheet(
            page_url(page),
            entries[(page - 1) * PAGE_LENGTH : page * PAGE_LENGTH],
            Paging(
                page,
                total,
                numbers,
                page_url(page - 1) if page > 1 else "",
                page_url(page + 1) if page < total else "",
                voice.words("format.page_of", page=page, total=total),
            ),
        )
