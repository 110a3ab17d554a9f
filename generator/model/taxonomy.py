"""The vocabularies that records refer to: one class for each file of `content/taxonomies/`."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.model.fields import (
    Count,
    Line,
    Prose,
    Record,
    Reference,
    Url,
    YesNo,
)
from generator.model.lists import AtLeastOne, NotEmpty, Several
from generator.text import Language


class Term(Record):
    """An entry with a name and, where it helps, an explanation."""

    name: Line
    description: Line | None = None
    unverified: Several[Language] = ()
    """Languages whose name has not been checked against an official document."""


class Region(Term):
    """A region of Thailand."""


class Province(Term):
    """A province, in its region."""

    region: Annotated[str, Reference("region")]


class ServiceArea(Term):
    """An educational service area: its type decides which table of sizes holds."""

    type: Literal["primary", "secondary"]
    demo: YesNo = False
    province: Annotated[str, Reference("province")] | None = None


class Band(Record):
    """From how many to how many students a school counts as of a size."""

    size: Annotated[str, Reference("size")]
    minimum: Count
    maximum: Count | None = None


class Sizes(Record):
    """School sizes, and the tables that assign them by type of service area."""

    names: dict[str, Term]
    tables: dict[Literal["primary", "secondary"], NotEmpty[Band]]
    source: Line

    def of(self, students: int, area: Literal["primary", "secondary"]) -> str | None:
        """The size of a school of `students` in a service area of that type."""
        for band in self.tables[area]:
            if band.minimum <= students and (band.maximum is None or students <= band.maximum):
                return band.size
        return None


class Edition(Term):
    """An edition of the criteria, whose point values may or may not have been verified."""

    verified: YesNo
    source: Line | None = None


class Category(Term):
    """A category of the criteria: `plain` says in everyday words what it is about."""

    plain: Prose
    points: dict[str, Count]


class CriteriaItem(Term):
    """An item of the criteria: what it asks, in everyday words of our own."""

    kind: Literal["process", "results"]
    plain: Prose
    questions: AtLeastOne[Line]
    points: dict[str, Count]


class Dimension(Term):
    """One of the four dimensions of scoring: A, D, L, I or Le, T, C, I."""

    letter: str


class ScoreBand(Record):
    """A scoring range in per cent, and what it looks like in processes and in results."""

    minimum: Count
    maximum: Count
    process: Line
    results: Line
    unverified: YesNo = False


class Criteria(Record):
    """The Thailand Quality Award criteria as this site explains them."""

    editions: dict[str, Edition]
    categories: dict[str, Category]
    items: dict[str, CriteriaItem]
    process_dimensions: dict[str, Dimension]
    results_dimensions: dict[str, Dimension]
    bands: dict[str, ScoreBand]


class GlossaryEntry(Record):
    """Words in both languages that mean the same thing, for readers and for search."""

    th: AtLeastOne[str]
    en: AtLeastOne[str]
    meaning: Line | None = None


class Cohort(Term):
    """A group of schools that work together in a project."""

    source: Url | None = None


class Taxonomies(Record):
    """All vocabularies: each field is read from the file of its name."""

    criteria: Criteria
    pillars: dict[str, Term]
    topics: dict[str, Term]
    levels: dict[str, Term]
    settings: dict[str, Term]
    sizes: Sizes
    regions: dict[str, Region]
    provinces: dict[str, Province]
    service_areas: dict[str, ServiceArea]
    cohorts: dict[str, Cohort]
    glossary: dict[str, GlossaryEntry]
