"""The files of a library that came to records: what is told of each at once, and its record.

All relations and rules are about heads, which are small. A record is brought when it is asked for,
so that a library of any size fits into memory. Both are noted as read (`generator.reads`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar, Generic, Literal, NamedTuple, Self, TypeVar, cast

from pydantic import BaseModel

from generator.evidence import Evidence, confirms, judge
from generator.model import Adoption, Practice, School
from generator.reads import digest, digest_of, note
from generator.text import Text
from generator.translation import Translation, state

H = TypeVar("H")
R = TypeVar("R", bound=BaseModel)


class SchoolHead(NamedTuple):
    """What is told of a school wherever schools are counted or ordered."""

    name: Text
    kind: Literal["school", "programme"]
    demo: bool
    province: str | None
    code: str | None
    translation: Translation


class PracticeHead(NamedTuple):
    """What is told of a practice wherever practices are counted, ordered or held to rules.

    `items` are those that it serves, `all_items` also those of its results; `measured_from` is the
    first year (B.E.) of which it reports a result; `media` are the files of the school's `media/`
    that it names; `evidence` is what it reports itself.
    """

    title: Text
    status: str
    provenance: str
    replaced_by: str | None
    reviewed: dt.date | None
    items: tuple[str, ...]
    all_items: tuple[str, ...]
    pillars: tuple[str, ...]
    measured_from: int | None
    media: tuple[str, ...]
    evidence: Evidence
    translation: Translation


class AdoptionHead(NamedTuple):
    """What is told of an adoption from the side of its practice."""

    practice: str
    status: Literal["in-progress", "sustained", "stopped"]
    started: dt.date
    confirms: bool


Head = SchoolHead | PracticeHead | AdoptionHead


def digest_of_record(record: BaseModel) -> str:
    """A digest of all that a record tells."""
    return digest(record.model_dump_json().encode())


def head_of(record: Any) -> Head:
    """The head of a record."""
    if isinstance(record, School):
        return SchoolHead(
            record.name, record.kind, record.demo, record.province, record.code, state(record)
        )
    if isinstance(record, Practice):
        return _head_of_practice(record)
    adoption = cast("Adoption", record)
    return AdoptionHead(adoption.practice, adoption.status, adoption.started, confirms(adoption))


def _head_of_practice(practice: Practice) -> PracticeHead:
    measured = (result.item for result in practice.results if result.item)
    years = (point.year for result in practice.results for point in result.series)
    pictures = (medium.file for medium in practice.media)
    documents = (document.file for document in practice.documents if document.file)
    return PracticeHead(
        practice.title,
        practice.status,
        practice.provenance,
        practice.retired.replaced_by if practice.retired else None,
        practice.review.last_reviewed if practice.review else None,
        practice.items,
        tuple(dict.fromkeys((*practice.items, *measured))),
        practice.pillars,
        min(years, default=None),
        tuple(sorted({*pictures, *documents})),
        judge(practice),
        state(practice),
    )


@dataclass(frozen=True)
class Located(Generic[H, R]):
    """A file of the library under its id: `school`, or `school/name` for what a school tells.

    `path` is relative to the project. `bring` fetches the record. `digest` and `head_digest` tell
    in which state record and head are; `former_ids` are in full.
    """

    kind: ClassVar[str]

    id: str
    path: str
    known: H
    bring: Callable[[], R] = field(repr=False, compare=False)
    digest: str = ""
    head_digest: str = ""
    former_ids: tuple[str, ...] = ()

    @cached_property
    def school_id(self) -> str:
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        """The id without the school's; empty for a school."""
        return self.id.partition("/")[2]

    @property
    def head(self) -> H:
        note(f"{self.kind}-head", self.id)
        return self.known

    @property
    def record(self) -> R:
        note(self.kind, self.id)
        return self.bring()

    def holding(self, record: R) -> Self:
        """The same entry with another record."""
        known = cast("H", head_of(record))
        return replace(
            self,
            known=known,
            bring=lambda: record,
            digest=digest_of_record(record),
            head_digest=digest_of(known),
        )


@dataclass(frozen=True)
class SchoolEntry(Located[SchoolHead, School]):
    """A school under its id; `media` are the files that it has, with their bytes."""

    kind = "school"

    media: Mapping[str, int] = field(default_factory=dict)

    def size_of_medium(self, name: str) -> int:
        """The bytes of one of the school's files; 0 where there is none of that name."""
        note("medium", f"{self.id}/{name}")
        return self.media.get(name, 0)


@dataclass(frozen=True)
class PracticeEntry(Located[PracticeHead, Practice]):
    """A practice under its id, `school/practice`."""

    kind = "practice"

    @property
    def is_public(self) -> bool:
        return self.head.status in {"published", "retired"}


@dataclass(frozen=True)
class Adopted(Located[AdoptionHead, Adoption]):
    """A school's report on another's practice."""

    kind = "adoption"
