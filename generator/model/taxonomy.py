"""The vocabularies that records refer to: one class for each file of `content/taxonomies/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, ValidationInfo

from generator.model.fields import (
    Count,
    Day,
    Id,
    Line,
    MonthDay,
    Prose,
    Record,
    Reference,
    SafeText,
    Url,
    YesNo,
    matching,
)
from generator.model.lists import AtLeastOne, NotEmpty, Several
from generator.text import Language, Text

CategoryId = Annotated[str, matching("bad-id", r"[1-7]")]


def _of_a_category(id: str, info: ValidationInfo) -> str:
    Reference("category").check(id[0], info)
    return id


ItemId = Annotated[str, matching("bad-id", r"[1-7]\.[0-9]"), AfterValidator(_of_a_category)]


@dataclass(frozen=True, slots=True)
class Name(Text):
    """A name in both languages: it stands on pages of either among other words."""

    th: SafeText
    en: SafeText


class Term(Record):
    """An entry with a name and, where it helps, an explanation."""

    name: Name
    description: Line | None = None
    unverified: Several[Language] = ()
    """Languages whose name has not been checked against an official document."""


class Region(Term):
    """A region of Thailand."""


class Province(Term):
    """A province, in its region."""

    region: Annotated[str, Reference("region")]
    in_full: Line | None = None
    """What it is called in a sentence, where that is not the name with “province”."""


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


class SizeTables(Record):
    """Which size a school is of, by the type of its service area."""

    primary: NotEmpty[Band]
    secondary: NotEmpty[Band]


class Sizes(Record):
    """School sizes, and the tables that assign them by type of service area."""

    names: dict[Id, Term]
    tables: SizeTables
    source: Line

    def of(self, students: int, area: Literal["primary", "secondary"]) -> str | None:
        """The size of a school of `students` in a service area of that type."""
        bands: tuple[Band, ...] = getattr(self.tables, area)
        for band in bands:
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
    points: dict[Annotated[str, Reference("edition")], Count]


class CriteriaItem(Term):
    """An item of the criteria: what it asks, in everyday words of our own."""

    kind: Literal["process", "results"]
    plain: Prose
    questions: AtLeastOne[Line]
    points: dict[Annotated[str, Reference("edition")], Count]


class Dimension(Term):
    """One of the four dimensions of scoring: A, D, L, I or Le, T, C, I."""

    letter: str


class ProcessDimensions(Record):
    """How processes are judged: ADLI."""

    approach: Dimension
    deployment: Dimension
    learning: Dimension
    integration: Dimension


class ResultsDimensions(Record):
    """How results are judged: LeTCI."""

    levels: Dimension
    trends: Dimension
    comparisons: Dimension
    integration: Dimension


class ScoreBand(Record):
    """A scoring range in per cent, and what it looks like in processes and in results."""

    minimum: Count
    maximum: Count
    process: Line
    results: Line
    unverified: YesNo = False


class Criteria(Record):
    """The Thailand Quality Award criteria as this site explains them."""

    editions: dict[Id, Edition]
    categories: dict[CategoryId, Category]
    items: dict[ItemId, CriteriaItem]
    process_dimensions: ProcessDimensions
    results_dimensions: ResultsDimensions
    bands: dict[Id, ScoreBand]


ProcessItemId = Annotated[ItemId, Reference("process-item")]
ResultItemId = Annotated[ItemId, Reference("result-item")]


class MaturityLevels(Record):
    """The levels on which a school finds itself, the lowest first."""

    absent: Term
    starting: Term
    systematic: Term
    deployed: Term
    integrated: Term


class Answers(Record):
    """What a school on each level would say of itself."""

    absent: Line
    starting: Line
    systematic: Line
    deployed: Line
    integrated: Line


class SelfCheckQuestion(Record):
    """A question to a school about one process item, and `why` its answer matters."""

    question: Line
    why: Line
    answers: Answers


class SelfCheck(Record):
    """The questions by which a school takes stock of itself, by the item that each is about."""

    levels: MaturityLevels
    questions: dict[ProcessItemId, SelfCheckQuestion]


class ResultsLevels(Record):
    """The levels through which results ripen, the lowest first."""

    absent: Term
    measured: Term
    trending: Term
    compared: Term
    covering: Term


class ResultsSteps(Record):
    """What a school on each level would see of its results."""

    absent: Line
    measured: Line
    trending: Line
    compared: Line
    covering: Line


class ResultsMaturity(Record):
    """How the results of a school ripen, by the item that they belong to."""

    levels: ResultsLevels
    items: dict[ResultItemId, ResultsSteps]


class SchoolTerm(Term):
    """A term of the school year; `closes` is the first day without lessons."""

    opens: MonthDay
    closes: MonthDay


class SchoolYear(Record):
    """The terms of a school year, in their order; each opens in the year that names it."""

    terms: NotEmpty[SchoolTerm]
    source: Line


class GlossaryEntry(Record):
    """Words in both languages that mean the same thing, for readers and for search."""

    th: AtLeastOne[str]
    en: AtLeastOne[str]
    meaning: Line | None = None


class Cohort(Term):
    """A group of schools that work together in a project."""

    source: Url | None = None
    began: Day | None = None
    """The day on which the project began for them."""


class Taxonomies(Record):
    """All vocabularies: each field is read from the file of its name."""

    criteria: Criteria
    self_check: SelfCheck
    results_maturity: ResultsMaturity
    school_year: SchoolYear
    pillars: dict[Id, Term]
    topics: dict[Id, Term]
    levels: dict[Id, Term]
    settings: dict[Id, Term]
    sizes: Sizes
    regions: dict[Id, Region]
    provinces: dict[Id, Province]
    service_areas: dict[Id, ServiceArea]
    cohorts: dict[Id, Cohort]
    glossary: dict[Id, GlossaryEntry]
