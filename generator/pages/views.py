"""What templates see: ready values in the page's language, without logic or wording of their own.

A `Localized` is text from a record, with the language that it is really written in; a `str` is
already in the page's language. A `Markup` is safe HTML of a Markdown field. Every `url` is
relative to the top of the site (`th/practices/…/`), or absolute where it leaves the site.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from markupsafe import Markup

from generator.chart import Chart
from generator.pages.kinds import Kind
from generator.text import Language, Localized


@dataclass(frozen=True)
class Page:
    """A page as plain data: `context` is all that its `template` sees of the library.

    `section` names the entry of the main navigation that it belongs to. `twin` is the same page in
    the other language, or the home page there where it is not `translated`. `structured` is its
    schema.org description, and `running` stands at the foot of each sheet of its print.
    """

    url: str
    language: Language
    template: str
    section: str
    title: str
    description: str
    twin: str
    context: Mapping[str, Any] = field(default_factory=dict)
    structured: Mapping[str, Any] | None = None
    kind: Literal["website", "article"] = "website"
    indexed: bool = True
    translated: bool = True
    running: str = ""

    @property
    def alternates(self) -> Mapping[str, str]:
        """Its address by language; `x-default` is for readers of neither.

        The choice of language and the two home pages stand for one another.
        """
        if self.url in HOME.values():
            return HOME
        if not self.translated:
            return {self.language: self.url}
        thai, english = (self.url, self.twin) if self.language == "th" else (self.twin, self.url)
        return {"th": thai, "en": english, "x-default": thai}


HOME: Final[Mapping[str, str]] = {"th": "th/", "en": "en/", "x-default": ""}
"""The addresses where a visit begins."""


@dataclass(frozen=True)
class Link:
    """Something to follow; a part of the page itself where `url` begins with `#`."""

    label: Localized
    url: str


@dataclass(frozen=True)
class Rich:
    """A Markdown field as HTML, and the language that it is written in."""

    html: Markup
    language: Language


@dataclass(frozen=True)
class Banner:
    """A notice above a page: `demo`, `public-sources`, `retired`, `untranslated` or `stale`.

    One that has a `due` day (ISO) holds after that day; until then it is `hidden`.
    """

    kind: str
    title: str
    text: str
    detail: Localized | None = None
    link: Link | None = None
    due: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class Change:
    """From the first to the latest value of a practice's first result: `58 → 91 ร้อยละ`."""

    text: str
    unit: Localized
    improved: bool


@dataclass(frozen=True)
class Card:
    """A practice in a list. `mark` is “fictional example” or “awaiting the school”, or empty.

    `id` is `school/practice`, and `kind` that of its school.
    """

    url: str
    title: Localized
    summary: Localized
    school: Localized
    facts: tuple[str, ...]
    evidence: str
    change: Change | None = None
    mark: str = ""
    demo: bool = False
    id: str = ""
    kind: Kind = field(default_factory=Kind)


@dataclass(frozen=True)
class Fact:
    """A label and its value; `sources` are numbers of the page's list of sources.

    `note_url` is where the note leads, if anywhere; `name` is what scripts know it by.
    """

    label: str
    value: Localized
    note: str = ""
    url: str = ""
    sources: tuple[int, ...] = ()
    note_url: str = ""
    name: str = ""


@dataclass(frozen=True)
class Mark:
    """One of the LeTCI marks: whether it is reached, and why."""

    letter: str
    name: str
    reached: bool
    reason: str


@dataclass(frozen=True)
class EvidenceView:
    """The rung that the evidence reaches (`step` of the five `rungs`), and why."""

    step: int
    name: str
    reason: str
    rungs: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Verdict:
    """What a measure comes to against its target or comparison: `yes`, `no` or `even`."""

    state: Literal["yes", "no", "even"]
    text: str


@dataclass(frozen=True)
class ResultView:
    """One measure: its chart, the same as a table, and what it comes to in words.

    `lower` tells that lower values are better; `marks` are levels, trends and comparisons.
    """

    metric: Localized
    unit: Localized
    chart: Chart
    description: str
    direction: str
    rows: tuple[tuple[str, str, str], ...]
    target: str = ""
    comparison: Localized | None = None
    source: Localized | None = None
    item: Link | None = None
    headline: str = ""
    lower: bool = False
    verdicts: tuple[Verdict, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class StepView:
    """A step: `core` may not be left out, otherwise `adapt` says what may change."""

    number: int
    title: Localized
    detail: Rich | None
    core: bool
    who: Localized | None = None
    duration: str = ""
    adapt: Localized | None = None


@dataclass(frozen=True)
class RiskView:
    """What may go wrong, its early sign, and what to do."""

    risk: Localized
    early_sign: Localized | None
    mitigation: Localized | None


@dataclass(frozen=True)
class AdoptionView:
    """An adoption under the name of the school or the practice; `state` is ok, go or stopped.

    `by` is the school that adopted the practice, where `title` is the practice.
    """

    title: Localized
    url: str
    status: str
    state: Literal["ok", "go", "stopped"]
    since: str
    reason: Localized | None = None
    adaptations: tuple[Localized, ...] = ()
    advice: Rich | None = None
    results: tuple[ResultView, ...] = ()
    by: Localized | None = None


@dataclass(frozen=True)
class Part:
    """A titled piece of prose, such as one letter of ADLI; `id` is its place in the page."""

    title: str
    body: Rich
    letter: str = ""
    id: str = ""


@dataclass(frozen=True)
class DocumentView:
    """Something to download or to read elsewhere; `note` is its type and size."""

    title: Localized
    url: str
    note: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture with its words and its owner."""

    url: str
    alt: Localized
    credit: str


@dataclass(frozen=True)
class SourceView:
    """A source in a numbered list."""

    number: int
    title: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Paging:
    """Where a list stands: `numbers` are (label, url, is current)."""

    current: int
    total: int
    numbers: tuple[tuple[str, str, bool], ...]
    previous: str = ""
    next: str = ""
    summary: str = ""


@dataclass(frozen=True)
class SchoolCard:
    """A school in a list."""

    url: str
    name: Localized
    facts: tuple[str, ...]
    practices: str
    demo: bool = False


@dataclass(frozen=True)
class CategoryView:
    """A category of the criteria with its items: (id, name, url, how many practices)."""

    id: str
    name: Localized
    plain: Rich
    url: str
    items: tuple[tuple[str, Localized, str, str], ...] = ()
    unverified: bool = False


@dataclass(frozen=True)
class PillarCard:
    """One of the four policy pillars."""

    name: Localized
    description: Localized | None
    url: str
    count: str
