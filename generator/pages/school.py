"""The page of one school."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, Generic, TypeVar

from generator import markdown
from generator.library import SchoolEntry
from generator.pages.adoptions import (
    adopted_views,
    adopters_of_school,
    adoptions_from_school,
    more_adoptions,
)
from generator.pages.banners import school_banners, untranslated_banner
from generator.pages.cards import practice_cards
from generator.pages.journey import journey_of
from generator.pages.released import released
from generator.pages.views import Fact, Link, Page
from generator.pages.voice import Voice
from generator.text import number, shortened

SHOWN: Final = 6
"""How many practices are unfolded."""

TOLD: Final = 3
"""How many adoptions are unfolded."""

T = TypeVar("T")


@dataclass(frozen=True)
class Folded(Generic[T]):
    """A list of which the end is folded away; `more` says how much that is."""

    shown: Sequence[T]
    folded: Sequence[T]
    more: str = ""


def _folded(voice: Voice, entries: Sequence[T], count: int, label: str) -> Folded[T]:
    """A list of which `count` are unfolded; `label` names what is said of the others."""
    more = len(entries) - count
    words = voice.words(label, n=more) if more > 0 else ""
    return Folded(entries[:count], entries[count:], words)


def school_page(voice: Voice, school: SchoolEntry) -> Page:
    """The page of `school`."""
    record = school.record
    url = f"schools/{school.id}/"
    name = voice.say(record.name)
    facts = ", ".join(voice.school_facts(school))
    adoptions = voice.library.adoptions_by_school.get(school.id, ())
    cards = practice_cards(voice, voice.library.practices_by_school.get(school.id, ()))
    about = markdown.to_plain(voice.say(record.about).text) if record.about else facts
    context = {
        "crumbs": voice.crumbs(voice.section_link("schools")),
        "banners": (
            *school_banners(voice, school),
            *untranslated_banner(voice, school.head.translation),
        ),
        "name": name,
        "about": voice.rich(record.about),
        "facts": tuple(_facts(voice, school)),
        "practices": _folded(voice, cards, SHOWN, "school.more_practices"),
        "adoptions": _folded(voice, adopted_views(voice, school.id), TOLD, "school.more_told"),
        "adoptions_more": more_adoptions(voice, adoptions),
        "adopters": _folded(voice, adopters_of_school(voice, school.id), TOLD, "school.more_told"),
        "adopters_more": more_adoptions(voice, adoptions_from_school(voice, school.id)),
        "journey": journey_of(voice, school),
        "bands": len(voice.taxonomies.criteria.bands),
        "assessments": released(voice, record.assessments),
        "plan": tuple(_plan(voice, school)),
        "sources": voice.sources(record.sources),
        "demo": record.demo,
        "is_school": record.kind == "school",
        "json_url": f"api/v1/schools/{school.id}.json",
    }
    return Page(
        url=voice.url(url),
        twin=f"{voice.other}/{url}",
        language=voice.language,
        template="school.html",
        section="schools",
        title=name.text,
        description=shortened(about),
        context=context,
        indexed=not record.demo,
        structured=_structured(voice, school),
    )


def _facts(voice: Voice, school: SchoolEntry) -> Iterator[Fact]:
    """What is known, each with the numbers of its sources."""
    for name, fact in (*_about_people(voice, school), *_about_place(voice, school)):
        cited = (n for n, s in enumerate(school.record.sources, start=1) if name in s.supports)
        yield replace(fact, sources=tuple(cited))


def _about_people(voice: Voice, school: SchoolEntry) -> Iterator[tuple[str, Fact]]:
    """Names, levels and size: each fact with the field that it comes from."""
    record, taxonomies = school.record, voice.taxonomies
    for former in record.former_names:
        yield "former_names", voice.fact("former_name", voice.say(former))
    if record.levels:
        names = ", ".join(voice.name(taxonomies.levels[level]) for level in record.levels)
        yield "levels", voice.fact("levels", names)
    if size := voice.library.size_of(school):
        field = "size" if record.size else "enrolment"
        yield field, voice.fact("size", voice.name(taxonomies.sizes.names[size]))
    if record.enrolment:
        students = voice.words("format.students", n=number(record.enrolment.count))
        year = voice.words("format.academic_year", year=voice.year(record.enrolment.year))
        yield "enrolment", voice.fact("enrolment", students, note=year)
    if record.founded:
        printed = record.founded.as_printed
        note = voice.words("facts.as_printed", text=printed) if printed else ""
        yield "founded", voice.fact("founded", voice.day(record.founded.date), note=note)
    if record.cohort:
        yield "cohort", voice.fact("cohort", voice.name(taxonomies.cohorts[record.cohort]))


def _about_place(voice: Voice, school: SchoolEntry) -> Iterator[tuple[str, Fact]]:
    """Where the school is and what it belongs to: each fact with the field that it comes from."""
    record, taxonomies = school.record, voice.taxonomies
    if record.province:
        place = voice.name(taxonomies.provinces[record.province])
        if record.district:
            place = f"{voice.say(record.district).text}, {place}"
        yield "province", voice.fact("place", place)
    if record.setting:
        yield "setting", voice.fact("setting", voice.name(taxonomies.settings[record.setting]))
    if record.esa:
        yield "esa", voice.fact("esa", voice.name(taxonomies.service_areas[record.esa]))
    if record.code:
        yield "code", voice.fact("code", record.code)
    if record.website:
        yield "website", voice.fact("website", record.website, url=record.website)
    if record.location:
        point = f"{record.location.latitude}, {record.location.longitude}"
        yield "location", voice.fact("location", point)


def _plan(voice: Voice, school: SchoolEntry) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """The improvement plan by the year in which each line is due."""
    lines = sorted(school.record.improvement_plan, key=lambda line: line.year)
    for year, due in groupby(lines, key=lambda line: line.year):
        facts = []
        for line in due:
            link: Link = voice.item_link(line.item)
            facts.append(Fact(link.label.text, voice.say(line.action), url=link.url))
        yield voice.words("facts.due", year=voice.year(year)), tuple(facts)


def _structured(voice: Voice, school: SchoolEntry) -> dict[str, object]:
    record = school.record
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Organization" if record.kind == "programme" else "School",
        "name": voice.say(record.name).text,
    }
    if record.former_names:
        described["alternateName"] = [voice.say(name).text for name in record.former_names]
    if record.website:
        described["url"] = record.website
    if record.province:
        described["address"] = {
            "@type": "PostalAddress",
            "addressCountry": "TH",
            "addressRegion": voice.name(voice.taxonomies.provinces[record.province]),
        }
    if record.founded:
        described["foundingDate"] = record.founded.date.isoformat()
    if record.location:
        described["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": record.location.latitude,
            "longitude": record.location.longitude,
        }
    return described
