"""A library in one language as plain values, which every other generator can read.

Whatever takes a view of the whole library is worked out here, in nobody's time: which records
belong together, how strong the evidence is, what dates and a school's facts are in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.library import Adopted, PracticeEntry, SchoolEntry
from generator.model.taxonomy import Term
from generator.pages.adoptions import adoptions_from_school
from generator.pages.journey import journey_of
from generator.pages.results import change, evidence_view
from generator.pages.school import school_page
from generator.pages.voice import Voice
from generator.text import ERA_OFFSET, Language

Told = dict[str, Any]

MARKS = ("levels", "trends", "comparisons", "integration")


def told(value: Any, language: Language) -> Any:
    """What a record holds, its texts in one language: the Thai where there is no other."""
    if isinstance(value, Mapping):
        if isinstance(value.get("th"), str):
            return value.get(language) or value["th"]
        return {key: told(part, language) for key, part in value.items()}
    if isinstance(value, list):
        return [told(part, language) for part in value]
    return value


@dataclass(frozen=True)
class Teller:
    """Tells the library of a voice; what it tells is JSON's."""

    voice: Voice

    @property
    def language(self) -> Language:
        return self.voice.language

    def record(self, entry: Any) -> Told:
        dumped = entry.record.model_dump(mode="json", exclude_none=True)
        plain: Told = told(dumped, self.language)
        return plain

    def practices(self) -> Iterator[tuple[PracticeEntry, Told]]:
        """Every public practice, with its school, its evidence and its adopters."""
        for practice in self.voice.library.public_practices:
            yield practice, self._practice(practice)

    def _practice(self, practice: PracticeEntry) -> Told:
        voice, record = self.voice, practice.record
        school = voice.library.schools[practice.school_id]
        judged = voice.library.evidence_of(practice)
        evidence = evidence_view(voice, judged)
        moved = change(voice, record.results)
        adopted = voice.library.adoptions_by_practice.get(practice.id, ())
        return {
            "id": practice.id,
            "record": self.record(practice),
            "of": {
                "id": school.id,
                "name": voice.say(school.record.name).text,
                "facts": list(voice.school_facts(school)),
            },
            "evidence": {
                "step": evidence.step,
                "name": evidence.name,
                "reason": evidence.reason,
                "marks": {mark: getattr(judged, mark) for mark in MARKS},
            },
            "change": moved
            and {"text": moved.text, "unit": moved.unit.text, "improved": moved.improved},
            "adopted_by": [self._adoption(report, by_school=True) for report in adopted],
            "reviewed": self._reviewed(practice),
            "retired": record.status == "retired",
        }

    def _reviewed(self, practice: PracticeEntry) -> Told:
        review, voice = practice.record.review, self.voice
        if review is None:
            return {}
        return {
            "day": review.last_reviewed.isoformat(),
            "last": voice.day(review.last_reviewed),
            "next": voice.day(review.next_review) if review.next_review else "",
            "year": voice.year(review.last_reviewed.year + ERA_OFFSET),
        }

    def _adoption(self, report: Adopted, *, by_school: bool) -> Told:
        """A report as the page of the practice names it, or as that of the school does."""
        voice, library = self.voice, self.voice.library
        if by_school:
            title = voice.say(library.schools[report.school_id].record.name).text
            url = voice.school_url(report.school_id)
        else:
            title = voice.say(library.practices[report.record.practice].record.title).text
            url = voice.practice_url(report.record.practice)
        since = voice.words("facts.since", date=voice.month(report.record.started))
        return {
            "id": report.id,
            "by": report.school_id,
            **self.record(report),
            "title": title,
            "url": f"/{url}",
            "since": since,
        }

    def _adoptions(self, reports: Iterable[Adopted]) -> list[Told]:
        return [self._adoption(report, by_school=False) for report in reports]

    def schools(self) -> Iterator[tuple[SchoolEntry, Told]]:
        """Every school, with its facts in words, its journey and its adoptions."""
        library = self.voice.library
        for school in library.schools.values():
            journey = journey_of(self.voice, school)
            steps = (*journey.first, *journey.folded, *journey.latest)
            adopted = library.adoptions_by_school.get(school.id, ())
            yield (
                school,
                {
                    "id": school.id,
                    "record": self.record(school),
                    "facts": list(self.voice.school_facts(school)),
                    "told": [
                        {"label": fact.label, "value": fact.value.text, "note": fact.note}
                        for fact in school_page(self.voice, school).context["facts"]
                    ],
                    "journey": [{"when": step.when, "what": step.what} for step in steps],
                    "adoptions": self._adoptions(adopted),
                    "adopters": self._adoptions(adoptions_from_school(self.voice, school.id)),
                },
            )

    def names(self) -> Told:
        """What everything in the vocabularies is called, by its id."""
        taxonomies = self.voice.taxonomies
        named: dict[str, Mapping[str, Term]] = {
            "items": taxonomies.criteria.items,
            "pillars": taxonomies.pillars,
            "levels": taxonomies.levels,
            "sizes": taxonomies.sizes.names,
            "settings": taxonomies.settings,
            "topics": taxonomies.topics,
        }
        dimensions = {
            id: {"letter": dimension.letter, "name": self.voice.name(dimension)}
            for id, dimension in taxonomies.criteria.process_dimensions
        }
        names = {kind: self.voice.names(terms) for kind, terms in named.items()}
        return {**names, "dimensions": dimensions}

    def words(self) -> Told:
        """The wording of pages; where a sentence has forms for one and for many, that for many."""
        plain: Told = _one_form(self.voice.words.entries)
        return plain


def _one_form(entry: Any) -> Any:
    if isinstance(entry, Mapping):
        if {"one", "other"} >= set(entry):
            return entry["other"]
        return {name: _one_form(part) for name, part in entry.items()}
    return entry
