"""What a library holds, and the relations between its records in both directions.

All that is looked up in it is noted as read (`generator.reads`), and `states` tells how it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar, cast

from generator.evidence import Evidence, with_adoptions
from generator.library.entries import Adopted, Located, PracticeEntry, SchoolEntry
from generator.model import Taxonomies
from generator.problem import Problem
from generator.reads import Noting, NotingFields, State, digest_of, digest_of_names

Entry = Located[Any, Any]
E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Library:
    """All records by id, in the order of their ids, and all problems, in the order of their places.

    A record with errors is not here; `file_count` counts all files. Without `taxonomies` (they had
    errors) nothing can be shown.
    """

    taxonomies: Taxonomies | None
    schools: Mapping[str, SchoolEntry]
    practices: Mapping[str, PracticeEntry]
    adoptions: Mapping[str, Adopted]
    problems: tuple[Problem, ...] = ()
    file_count: int = 0

    def __post_init__(self) -> None:
        for kind in _ENTRIES:
            entries = getattr(self, kind)
            if not isinstance(entries, Noting):
                object.__setattr__(self, kind, Noting(kind, entries, _is_there))

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)

    @cached_property
    def vocabularies(self) -> Taxonomies:
        """The taxonomies, as pages read them. Raises ValueError where they had errors."""
        if self.taxonomies is None:
            raise ValueError("a library without taxonomies has no pages")
        return cast("Taxonomies", NotingFields("taxonomies", self.taxonomies))

    def is_demo(self, entry: Entry) -> bool:
        """Whether `entry` belongs to a fictional school."""
        return entry.school_id in self._demos

    def demos_among(self, entries: Iterable[Entry]) -> int:
        """How many of `entries` belong to fictional schools."""
        demos = set(self._demos)
        return sum(entry.school_id in demos for entry in entries)

    @cached_property
    def _demos(self) -> Noting[SchoolEntry]:
        """The fictional schools."""
        demos = {id: school for id, school in self.schools.items() if school.known.demo}
        return Noting("demo", demos, _is_there)

    def size_of(self, school: SchoolEntry) -> str | None:
        """A school's size: by its enrolment and OBEC's table, or as a source states it."""
        record = school.record
        if self.taxonomies and record.enrolment and record.esa:
            area = self.vocabularies.service_areas[record.esa].type
            return self.vocabularies.sizes.of(record.enrolment.count, area)
        return record.size

    def evidence_of(self, practice: PracticeEntry) -> Evidence:
        """The evidence of a practice, given the reports of those who adopted it."""
        adoptions = self.adoptions_by_practice.get(practice.id, ())
        return with_adoptions(practice.head.evidence, (a.head.confirms for a in adoptions))

    def without_demos(self) -> Library:
        """The same library without its fictional schools and all that is theirs."""

        def real(entries: Mapping[str, Entry]) -> dict[str, Any]:
            return {id: entry for id, entry in entries.items() if not self.is_demo(entry)}

        taxonomies = self.taxonomies
        if taxonomies is not None:
            areas = {id: area for id, area in taxonomies.service_areas.items() if not area.demo}
            taxonomies = taxonomies.model_copy(update={"service_areas": areas})
        return replace(
            self,
            taxonomies=taxonomies,
            schools=real(self.schools),
            practices=real(self.practices),
            adoptions=real(self.adoptions),
        )

    @property
    def public_practices(self) -> tuple[PracticeEntry, ...]:
        """The practices that get a page and whose school can be shown, newest review first."""
        return self._lists["public"]

    @property
    def recommended(self) -> tuple[PracticeEntry, ...]:
        """The public practices that are not retired."""
        return self._lists["recommended"]

    @cached_property
    def _lists(self) -> Noting[tuple[PracticeEntry, ...]]:
        shown = [p for p in self.practices.values() if p.is_public and p.school_id in self.schools]
        public = tuple(sorted(shown, key=lambda p: (_newest_first(p), p.id)))
        recommended = tuple(p for p in public if p.head.status == "published")
        return Noting("list", {"public": public, "recommended": recommended}, _ids)

    @cached_property
    def schools_by_province(self) -> Noting[tuple[SchoolEntry, ...]]:
        """Schools, but not programmes, by their province: the fictional ones last."""
        schools = sorted(self.schools.values(), key=lambda school: (school.head.demo, school.id))
        return _grouped(
            "schools_by_province",
            (
                (school.head.province, school)
                for school in schools
                if school.head.kind == "school" and school.head.province
            ),
        )

    @cached_property
    def practices_by_school(self) -> Noting[tuple[PracticeEntry, ...]]:
        return _grouped("practices_by_school", ((p.school_id, p) for p in self.public_practices))

    @cached_property
    def practices_by_item(self) -> Noting[tuple[PracticeEntry, ...]]:
        """Practices by the process items that they serve and the items of their results.

        Those with the strongest evidence come first; among equals, the newest review.
        """
        strongest_first = sorted(self.recommended, key=lambda p: -self.evidence_of(p).rung)
        pairs = ((item, p) for p in strongest_first for item in p.head.all_items)
        return _grouped("practices_by_item", pairs)

    @cached_property
    def practices_by_pillar(self) -> Noting[tuple[PracticeEntry, ...]]:
        pairs = ((pillar, p) for p in self.recommended for pillar in p.head.pillars)
        return _grouped("practices_by_pillar", pairs)

    @cached_property
    def adoptions_by_practice(self) -> Noting[tuple[Adopted, ...]]:
        pairs = ((a.head.practice, a) for a in self._public_adoptions())
        return _grouped("adoptions_by_practice", pairs)

    @cached_property
    def adoptions_by_school(self) -> Noting[tuple[Adopted, ...]]:
        pairs = ((a.school_id, a) for a in self._public_adoptions())
        return _grouped("adoptions_by_school", pairs)

    def _public_adoptions(self) -> Iterator[Adopted]:
        public = {practice.id for practice in self.public_practices}
        for adopted in self.adoptions.values():
            if adopted.head.practice in public and adopted.school_id in self.schools:
                yield adopted

    @property
    def states(self) -> dict[str, State]:
        """How what is noted of a library stands, by its kind."""
        states: dict[str, State] = {"taxonomies": self._state_of_taxonomy, "medium": self._bytes}
        for name in _ENTRIES:
            entries = cast("Noting[Entry]", getattr(self, name))
            kind = _ENTRIES[name].kind
            states |= {
                name: entries.state,
                kind: _of_record(entries),
                f"{kind}-head": _of_head(entries),
            }
        relations = (
            self._demos,
            self._lists,
            self.schools_by_province,
            self.practices_by_school,
            self.practices_by_item,
            self.practices_by_pillar,
            self.adoptions_by_practice,
            self.adoptions_by_school,
        )
        return states | {relation.kind: relation.state for relation in relations}

    def _state_of_taxonomy(self, name: str) -> str:
        return digest_of(getattr(self.taxonomies, name, None))

    def _bytes(self, name: str) -> str:
        school, _, medium = name.partition("/")
        entry = self.schools.get(school)
        return str(entry.media.get(medium, "")) if entry else ""


_ENTRIES: Mapping[str, type[Entry]] = {
    "schools": SchoolEntry,
    "practices": PracticeEntry,
    "adoptions": Adopted,
}


def _is_there(_: object) -> str:
    return "there"


def _ids(entries: Iterable[Entry]) -> str:
    return digest_of_names(entry.id for entry in entries)


def _of_record(entries: Mapping[str, Entry]) -> State:
    return lambda name: entries[name].digest if name in entries else ""


def _of_head(entries: Mapping[str, Entry]) -> State:
    return lambda name: entries[name].head_digest if name in entries else ""


def _newest_first(practice: PracticeEntry) -> int:
    reviewed = practice.head.reviewed
    return -reviewed.toordinal() if reviewed else 0


def _grouped(kind: str, pairs: Iterable[tuple[str | None, E]]) -> Noting[tuple[E, ...]]:
    groups = defaultdict(list)
    for key, entry in pairs:
        groups[key].append(entry)
    return Noting(kind, {str(key): tuple(entries) for key, entries in groups.items()}, _ids)
