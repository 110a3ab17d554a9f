"""A page for each province that has schools: these first, then their practices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from generator.library import PracticeEntry, SchoolEntry
from generator.pages.cards import practice_cards, school_card
from generator.pages.lists import Listing, list_pages
from generator.pages.map import (
    ProvinceView,
    practices_of,
    province_name,
    province_view,
    with_schools,
)
from generator.pages.pending import Pending
from generator.pages.voice import Voice


def province_pages(voice: Voice) -> Iterator[Pending]:
    """Each province that has schools: these first, then their practices, page by page."""
    views = {id: province_view(voice, id) for id in with_schools(voice)}
    for id in views:
        schools = voice.library.schools_by_province[id]
        entries = (*schools, *practices_of(voice, schools))
        yield from list_pages(voice, _listing(voice, id, views), entries)


def _listing(voice: Voice, id: str, views: Mapping[str, ProvinceView]) -> Listing:
    province, name = views[id], province_name(voice, id)
    region = voice.taxonomies.provinces[id].region
    neighbours = tuple(
        view
        for other, view in views.items()
        if other != id and voice.taxonomies.provinces[other].region == region
    )
    return Listing(
        address=f"provinces/{id}/",
        section="schools",
        template="province.html",
        title=name,
        description=voice.words("map.description", province=name, summary=province.summary),
        context=partial(_province, voice, province, name, neighbours),
        indexed=not province.demo,
    )


def _province(
    voice: Voice,
    province: ProvinceView,
    name: str,
    neighbours: tuple[ProvinceView, ...],
    shown: Sequence[Any],
) -> dict[str, Any]:
    schools = [entry for entry in shown if isinstance(entry, SchoolEntry)]
    practices = [entry for entry in shown if isinstance(entry, PracticeEntry)]
    region = voice.taxonomies.provinces[province.id].region
    return {
        "crumbs": voice.crumbs(voice.section_link("schools")),
        "name": name,
        "province": province,
        "schools": tuple(school_card(voice, school) for school in schools),
        "cards": practice_cards(voice, practices),
        "region": voice.name(voice.taxonomies.regions[region]),
        "neighbours": neighbours,
    }
