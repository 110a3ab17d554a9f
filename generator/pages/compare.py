"""Practices side by side: what each one's own page says of it in short, and the page that compares.

Which practices are compared stands in that page's address. The reader's device fetches their pages
and takes from each its outline, which is in words already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator import markdown
from generator.library import PracticeEntry
from generator.model.practice import Practice
from generator.pages.banners import untranslated_banner
from generator.pages.cards import marks
from generator.pages.closeness import kind_of
from generator.pages.views import EvidenceView, Fact, Page, ResultView
from generator.pages.voice import Voice
from generator.text import Localized

ADDRESS: Final = "compare/"

ROWS: Final = (
    "summary",
    "school",
    "level",
    "size",
    "setting",
    "evidence",
    "result",
    "cost",
    "zero_baht",
    "hours",
    "months",
    "works_if",
    "avoid_if",
    "steps",
    "adopted",
    "items",
    "reviewed",
)
"""What is compared, in the order in which a school asks."""

LISTS: Final = frozenset({"works_if", "avoid_if", "items"})
"""The rows whose lines are points of a list."""

SILENCE: Final = {"result": "not_measured", "adopted": "not_adopted"}
"""What is said where a record does not tell, if more can be said than that."""

Lines = tuple[Localized, ...]
"""What stands in a cell; nothing where the record does not tell."""


@dataclass(frozen=True)
class RowView:
    """A row of the comparison; `silence` is what is said where a practice does not tell.

    `is_list` tells whether its lines are points of a list.
    """

    name: str
    label: str
    silence: str
    is_list: bool


def compare_page(voice: Voice) -> Page:
    """The page in one language."""
    return Page(
        url=voice.url(ADDRESS),
        twin=f"{voice.other}/{ADDRESS}",
        language=voice.language,
        template="compare.html",
        section="practices",
        title=voice.words("compare.title"),
        description=voice.words("compare.lead"),
        context={
            "crumbs": voice.crumbs(voice.section_link("practices")),
            "rows": row_views(voice),
        },
        indexed=False,
    )


def row_views(voice: Voice) -> tuple[RowView, ...]:
    """All rows, in their order."""
    return tuple(
        RowView(
            name,
            voice.words(f"compare.row.{name}"),
            voice.words(f"compare.{SILENCE.get(name, 'not_stated')}"),
            name in LISTS,
        )
        for name in ROWS
    )


@dataclass(frozen=True)
class Shown:
    """What the page of a practice shows in full, and its outline in short."""

    glance: Sequence[Fact]
    evidence: EvidenceView
    results: Sequence[ResultView]


def outline(voice: Voice, practice: PracticeEntry, shown: Shown) -> dict[str, object]:
    """What is compared of `practice`, as JSON: title, marks, and by row the lines of its cell.

    `demo` tells whether it is fictional. A line is its text and the language that it is written in.
    """
    record, school = practice.record, voice.library.schools[practice.school_id].record
    facts = {fact.name: fact for fact in shown.glance}
    rows: dict[str, Lines] = {
        "summary": (voice.say(record.summary),),
        "school": (voice.say(school.name),),
        **_kind(voice, practice),
        "evidence": (voice.here(shown.evidence.name), voice.here(shown.evidence.reason)),
        "result": tuple(_result(voice, shown.results)),
        "cost": _fact(voice, facts.get("cost_per_year"), with_note=False),
        "zero_baht": _zero_baht(voice, record),
        "hours": _fact(voice, facts.get("staff_hours")),
        "months": _fact(voice, facts.get("first_result")),
        "works_if": tuple(map(voice.say, record.fit.works_if)),
        "avoid_if": tuple(map(voice.say, record.fit.avoid_if)),
        "steps": _steps(voice, record),
        "adopted": _fact(voice, facts.get("adopted_by")),
        "items": tuple(voice.item_link(item).label for item in record.items),
        "reviewed": tuple(_reviewed(voice, record)),
    }
    return {
        "id": practice.id,
        "title": voice.say(record.title),
        "marks": tuple(_marks(voice, practice)),
        "demo": school.demo,
        "rows": {name: rows[name] for name in ROWS},
    }


def _words(voice: Voice, name: str, **values: object) -> Localized:
    return voice.here(voice.words(name, **values))


def _marks(voice: Voice, practice: PracticeEntry) -> Iterator[Localized]:
    """What a reader must know before comparing: fictional, unconfirmed, retired, untranslated."""
    yield from map(voice.here, marks(voice, practice.record))
    for banner in untranslated_banner(voice, practice.head.translation):
        yield voice.here(banner.title)


def _kind(voice: Voice, practice: PracticeEntry) -> dict[str, Lines]:
    """In what kind of school it happens."""
    kind, taxonomies = kind_of(voice, practice), voice.taxonomies
    levels = ", ".join(voice.name(taxonomies.levels[level]) for level in kind.levels)
    size = voice.name(taxonomies.sizes.names[kind.size]) if kind.size else ""
    setting = voice.name(taxonomies.settings[kind.setting]) if kind.setting else ""
    named = {"level": levels, "size": size, "setting": setting}
    return {row: (voice.here(name),) if name else () for row, name in named.items()}


def _result(voice: Voice, results: Sequence[ResultView]) -> Iterator[Localized]:
    """The first measure: what it is, what became of it, and how it stands."""
    for result in results[:1]:
        metric = result.metric
        yield Localized(f"{metric.text} ({result.unit.text})", metric.language)
        yield voice.here(result.headline)
        for verdict in result.verdicts:
            yield voice.here(verdict.text)


def _fact(voice: Voice, fact: Fact | None, *, with_note: bool = True) -> Lines:
    if fact is None:
        return ()
    return (fact.value, voice.here(fact.note)) if with_note and fact.note else (fact.value,)


def _zero_baht(voice: Voice, record: Practice) -> Lines:
    if record.resources.zero_baht is None:
        return ()
    way = voice.say(record.resources.zero_baht)
    return (Localized(markdown.to_plain(way.text), way.language),)


def _steps(voice: Voice, record: Practice) -> Lines:
    """How many steps there are, and how many of them may not be left out."""
    if not record.steps:
        return ()
    core = sum(step.core for step in record.steps)
    counts = {"core": core, "adaptable": len(record.steps) - core}
    parts = (voice.words(f"compare.steps_{kind}", n=n) for kind, n in counts.items())
    return _words(voice, "compare.steps", n=len(record.steps)), voice.here(" · ".join(parts))


def _reviewed(voice: Voice, record: Practice) -> Iterator[Localized]:
    if record.review:
        yield voice.here(voice.day(record.review.last_reviewed))
        if due := record.review.next_review:
            yield _words(voice, "compare.next_review", date=voice.day(due))
