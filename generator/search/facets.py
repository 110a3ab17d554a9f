"""The ways to narrow a search: what they are called, and what a page has of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from generator.evidence import Rung
from generator.library import PracticeEntry, SchoolEntry
from generator.model import Practice
from generator.pages.closeness import facet_names, kind_of
from generator.pages.voice import Voice
from generator.search.record import Facet

COSTS: Final = {"free": 0, "low": 5_000, "medium": 20_000}
"""Up to how many baht a year a practice costs that much; all others are `high`."""

Values = Mapping[str, tuple[str, ...]]


def search_facets(voice: Voice) -> tuple[Facet, ...]:
    """All facets with the names of their values, in the order to show them."""
    taxonomies, words = voice.taxonomies, voice.words

    def worded(group: str, ids: Iterable[str]) -> dict[str, str]:
        return {id: words(f"{group}.{id.replace('-', '_')}") for id in ids}

    values = {
        "kind": worded("search.kinds", ("practice", "school", "criterion", "page")),
        **facet_names(voice),
        "topic": voice.names(taxonomies.topics),
        "pillar": voice.names(taxonomies.pillars),
        "item": {id: voice.item_link(id).label.text for id in taxonomies.criteria.items},
        "evidence": worded("rung", map(_rung_id, Rung)),
        "cost": worded("search.costs", (*COSTS, "high")),
        "province": voice.names(taxonomies.provinces),
        "school": {
            id: voice.say(school.head.name).text for id, school in voice.library.schools.items()
        },
        "provenance": worded("search.provenances", ("school", "public-sources", "demonstration")),
    }
    return tuple(Facet(id, words(f"search.facet.{id}"), names) for id, names in values.items())


def practice_facets(voice: Voice, practice: PracticeEntry) -> Values:
    """What a practice has of each facet; where it happens is a matter of its school."""
    record, cost = practice.record, cost_of(practice.record)
    school = voice.library.schools[practice.school_id]
    return {
        **school_facets(voice, school),
        "kind": ("practice",),
        "item": record.items,
        "pillar": record.pillars,
        "topic": record.topics,
        "level": kind_of(voice, practice).levels,
        "evidence": (_rung_id(voice.library.evidence_of(practice).rung),),
        "cost": () if cost is None else (_cost_band(cost),),
        "provenance": (record.provenance,),
    }


def school_facets(voice: Voice, school: SchoolEntry) -> Values:
    """What a school has of each facet."""
    size, province = voice.library.size_of(school), school.record.province
    setting = school.record.setting
    return {
        "kind": ("school",),
        "level": school.record.levels,
        "size": (size,) if size else (),
        "setting": (setting,) if setting else (),
        "province": (province,) if province else (),
        "school": (school.id,),
    }


def cost_of(record: Practice) -> float | None:
    """What a practice costs a year in baht, if it says so; nothing if there is a way without."""
    if record.resources.zero_baht:
        return 0
    return record.resources.cost.per_year if record.resources.cost else None


def _cost_band(cost: float) -> str:
    return next((band for band, most in COSTS.items() if cost <= most), "high")


def _rung_id(rung: Rung) -> str:
    return rung.name.lower()
