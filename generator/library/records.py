"""What a library holds, and the relations between its records in both directions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from generator.model import Adoption, Practice, School, Taxonomies
from generator.problem import Problem
from generator.translation import Translation, state


@dataclass(frozen=True)
class Located:
    """A file of the library, whether or not it came to a record.

    `id` is `school` for a school, `school/name` for a practice or an adoption; `path` is relative
    to the project.
    """

    id: str
    path: str
    record: Any
    former_ids: tuple[str, ...] = ()

    @property
    def school_id(self) -> str:
        return self.id.partition("/")[0]

    @cached_property
    def translation(self) -> Translation:
        """How much of the record has its English."""
        return state(self.record)


@dataclass(frozen=True)
class SchoolEntry(Located):
    """A school under its id."""

    record: School
    media: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class PracticeEntry(Located):
    """A practice under its id, `school/practice`."""

    record: Practice

    @property
    def name(self) -> str:
        return self.id.partition("/")[2]

    @property
    def media_names(self) -> frozenset[str]:
        """The files of the school's `media/` that the practice names."""
        pictures = (medium.file for medium in self.record.media)
        documents = (document.file for document in self.record.documents if document.file)
        return frozenset((*pictures, *documents))

    @property
    def is_public(self) -> bool:
        return self.record.status in {"published", "retired"}


@dataclass(frozen=True)
class Adopted(Located):
    """A school's report on another's practice."""

    record: Adoption


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

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)

    def is_demo(self, entry: Located) -> bool:
        """Whether `entry` belongs to a fictional school."""
        school = self.schools.get(entry.school_id)
        return school is not None and school.record.demo

    def size_of(self, school: SchoolEntry) -> str | None:
        """A school's size: by its enrolment and OBEC's table, or as a source states it."""
        record = school.record
        if self.taxonomies and record.enrolment and record.esa:
            area = self.taxonomies.service_areas[record.esa].type
            return self.taxonomies.sizes.of(record.enrolment.count, area)
        return record.size

    def without_demos(self) -> Library:
        """The same library without its fictional schools and all that is theirs."""
        demos = {id for id, school in self.schools.items() if school.record.demo}

        def real(entries: Mapping[str, Any]) -> dict[str, Any]:
            return {id: entry for id, entry in entries.items() if entry.school_id not in demos}

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

    @cached_property
    def public_practices(self) -> tuple[PracticeEntry, ...]:
        """The practices that get a page and whose school can be shown, newest review first."""
        shown = [p for p in self.practices.values() if p.is_public and p.school_id in self.schools]
        return tuple(sorted(shown, key=lambda p: (_newest_first(p), p.id)))

    @cached_property
    def recommended(self) -> tuple[PracticeEntry, ...]:
        """The public practices that are not retired."""
        return tuple(p for p in self.public_practices if p.record.status == "published")

    @cached_property
    def schools_by_province(self) -> Mapping[str, tuple[SchoolEntry, ...]]:
        """Schools, but not programmes, by their province: the fictional ones last."""
        schools = sorted(self.schools.values(), key=lambda school: (school.record.demo, school.id))
        return _grouped(
            (school.record.province, school)
            for school in schools
            if school.record.kind == "school" and school.record.province
        )

    @cached_property
    def practices_by_school(self) -> Mapping[str, tuple[PracticeEntry, ...]]:
        return _grouped((p.school_id, p) for p in self.public_practices)

    @cached_property
    def practices_by_item(self) -> Mapping[str, tuple[PracticeEntry, ...]]:
        """Practices by the process items that they serve and the items of their results."""
        return _grouped((item, p) for p in self.recommended for item in _items(p))

    @cached_property
    def practices_by_pillar(self) -> Mapping[str, tuple[PracticeEntry, ...]]:
        return _grouped((pillar, p) for p in self.recommended for pillar in p.record.pillars)

    @cached_property
    def adoptions_by_practice(self) -> Mapping[str, tuple[Adopted, ...]]:
        return _grouped((a.record.practice, a) for a in self._public_adoptions())

    @cached_property
    def adoptions_by_school(self) -> Mapping[str, tuple[Adopted, ...]]:
        return _grouped((a.school_id, a) for a in self._public_adoptions())

    def _public_adoptions(self) -> Iterator[Adopted]:
        public = {practice.id for practice in self.public_practices}
        for adopted in self.adoptions.values():
            if adopted.record.practice in public and adopted.school_id in self.schools:
                yield adopted


def _items(practice: PracticeEntry) -> tuple[str, ...]:
    results = (result.item for result in practice.record.results if result.item)
    return tuple(dict.fromkeys((*practice.record.items, *results)))


def _newest_first(practice: PracticeEntry) -> int:
    review = practice.record.review
    return -review.last_reviewed.toordinal() if review else 0


def _grouped(pairs: Iterable[tuple[str, Any]]) -> Mapping[str, tuple[Any, ...]]:
    groups = defaultdict(list)
    for key, entry in pairs:
        groups[key].append(entry)
    return {key: tuple(entries) for key, entries in groups.items()}
