"""One language's way of saying what the library holds, and the addresses of its pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from generator import markdown
from generator.library import Entry, Library, SchoolEntry
from generator.model.school import Source
from generator.model.taxonomy import Taxonomies, Term
from generator.pages.views import Fact, Link, Rich, SourceView
from generator.reads import State, note
from generator.text import Language, Localized, Text, era_year, full_date, month_date, today
from generator.wording import Wording


class Cards(Protocol):
    """Cards by the ids of what they show, as far as they have been made."""

    def get(self, name: str, /) -> Any: ...


@dataclass(frozen=True)
class Voice:
    """A library in one language, told on the day `today`, with the cards that have been made."""

    library: Library
    wording: Wording
    today: dt.date = field(default_factory=today)
    deck: Cards = field(default_factory=dict[str, Any])

    @property
    def words(self) -> Wording:
        note("locale", self.wording.code)
        return self.wording

    def is_past(self, day: dt.date) -> bool:
        """Whether `day` is before the day of telling."""
        note("past", day.isoformat())
        return day < self.today

    @property
    def states(self) -> dict[str, State]:
        """How what is noted of a voice itself stands, by its kind."""
        return {"past": lambda day: str(dt.date.fromisoformat(day) < self.today)}

    @cached_property
    def language(self) -> Language:
        return self.wording.code

    @property
    def other(self) -> Language:
        return "en" if self.language == "th" else "th"

    @property
    def taxonomies(self) -> Taxonomies:
        return self.library.vocabularies

    # --- text ------------------------------------------------------------------------------

    def say(self, text: Text) -> Localized:
        """A record's text, in this language where it has it."""
        return text.within(self.language)

    def maybe(self, text: Text | None) -> Localized | None:
        return None if text is None else self.say(text)

    def here(self, words: str) -> Localized:
        """Words that are already in this language."""
        return Localized(words, self.language)

    def rich(self, text: Text | None) -> Rich | None:
        return None if text is None else self.prose(text)

    def prose(self, text: Text) -> Rich:
        """A Markdown field as HTML."""
        localized = self.say(text)
        return Rich(markdown.to_html(localized.text), localized.language)

    def name(self, term: Term) -> str:
        return self.say(term.name).text

    def names(self, terms: Mapping[str, Term]) -> dict[str, str]:
        """What the terms of a vocabulary are called, by their ids and in their order."""
        return {id: self.name(term) for id, term in terms.items()}

    def year(self, year: int) -> str:
        return era_year(year, self.language)

    def day(self, date: dt.date) -> str:
        return full_date(date, self.language)

    def month(self, date: dt.date) -> str:
        return month_date(date, self.language)

    def count(self, entries: tuple[Entry, ...]) -> str:
        """How many practices; the fictional ones are counted apart."""
        demos = self.library.demos_among(entries)
        real = len(entries) - demos
        if not demos:
            return self.words("format.practices", n=real)
        if not real:
            return self.words("format.demos", n=demos)
        practices = self.words("format.practices", n=real)
        return self.words("format.and_demos", real=practices, n=demos)

    # --- addresses ---------------------------------------------------------------------------

    def url(self, path: str = "") -> str:
        """The address of a page of this language, relative to the top of the site."""
        return f"{self.language}/{path}"

    def practice_url(self, id: str) -> str:
        return self.url(f"practices/{id}/")

    def school_url(self, id: str) -> str:
        return self.url(f"schools/{id}/")

    def item_link(self, id: str) -> Link:
        """A TQA item by number and name."""
        items = self.taxonomies.criteria.items  # Noted as read each time, though named once.
        link = self._item_links.get(id)
        if link is None:
            name = self.say(items[id].name)
            label = Localized(f"{id} {name.text}", name.language)
            link = self._item_links[id] = Link(label, self.url(f"criteria/{id}/"))
        return link

    @cached_property
    def _item_links(self) -> dict[str, Link]:
        return {}

    def crumbs(self, *links: Link) -> tuple[Link, ...]:
        return (Link(self.here(self.words("title.home")), self.url()), *links)

    def section_link(self, section: str) -> Link:
        return Link(self.here(self.words(f"title.{section}")), self.url(f"{section}/"))

    # --- what several pages show ---------------------------------------------------------------

    def school_facts(self, school: SchoolEntry) -> tuple[str, ...]:
        """Levels, size and province in short words."""
        record, facts = school.record, []
        if record.kind == "programme":
            facts.append(self.words("facts.programme"))
        if record.levels:
            facts.append(
                "–".join(self._ends([self.name(self.taxonomies.levels[i]) for i in record.levels]))
            )
        if size := self.library.size_of(school):
            facts.append(
                self.words("facts.size_short", size=self.name(self.taxonomies.sizes.names[size]))
            )
        if record.province:
            facts.append(self.name(self.taxonomies.provinces[record.province]))
        return tuple(facts)

    @staticmethod
    def _ends(names: list[str]) -> list[str]:
        return names if len(names) == 1 else [names[0], names[-1]]

    def sources(self, sources: tuple[Source, ...]) -> tuple[SourceView, ...]:
        """A record's sources, numbered from 1."""
        return tuple(
            SourceView(
                number,
                source.title,
                source.url or "",
                self.words("facts.accessed", date=self.day(source.accessed))
                if source.accessed
                else "",
            )
            for number, source in enumerate(sources, start=1)
        )

    def fact(self, label: str, value: str | Localized, *, note: str = "", url: str = "") -> Fact:
        """A labelled value; `label` names a sentence of the wording's `facts`."""
        localized = value if isinstance(value, Localized) else self.here(value)
        return Fact(self.words(f"facts.{label}"), localized, note, url, name=label)
