"""The map as a menu: in which provinces there are schools, and how many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.library import PracticeEntry, SchoolEntry
from generator.pages.voice import Voice

FIRST: Final = 8
"""How many provinces the short list beside the map names."""

SHADES: Final = (1, 3, 10, 30)
"""From how many schools on a province has the first, second … shade."""


@dataclass(frozen=True)
class ProvinceView:
    """A province on the map; `label` says in a sentence what is there, `summary` without its name.

    `number` stands on the map: of its schools, or of its fictional ones where it is `demo`, that
    is, has no others; it then has no shade (0).
    """

    id: str
    name: str
    label: str
    summary: str
    url: str
    number: int
    shade: int
    demo: bool


@dataclass(frozen=True)
class MapView:
    """Provinces that have schools: all by id, those with most schools, and all by region.

    `numbered` are the ids in the order in which they choose the place of their number; `shades`
    are those that occur and what they mean; `more` says how many provinces are not among `first`.
    """

    provinces: Mapping[str, ProvinceView]
    first: tuple[ProvinceView, ...]
    regions: tuple[tuple[str, tuple[ProvinceView, ...]], ...]
    numbered: tuple[str, ...]
    shades: tuple[tuple[int, str], ...]
    demos: bool
    more: str


def map_view(voice: Voice) -> MapView:
    """The map in one language."""
    provinces = {id: province_view(voice, id) for id in with_schools(voice)}
    ordered = sorted(provinces.values(), key=lambda p: (p.demo, -p.number))
    regions: defaultdict[str, list[ProvinceView]] = defaultdict(list)
    for province in provinces.values():
        regions[voice.taxonomies.provinces[province.id].region].append(province)
    more = len(ordered) - FIRST
    return MapView(
        provinces=provinces,
        first=tuple(ordered[:FIRST]),
        regions=tuple(
            (voice.name(region), tuple(regions[id]))
            for id, region in voice.taxonomies.regions.items()
            if id in regions
        ),
        numbered=tuple(province.id for province in ordered),
        shades=tuple(legend(voice, {province.shade for province in ordered})),
        demos=any(province.demo for province in ordered),
        more=voice.words("map.more", n=more) if more > 0 else "",
    )


def with_schools(voice: Voice) -> list[str]:
    """Provinces that have schools, in the order of the taxonomy."""
    return [id for id in voice.taxonomies.provinces if id in voice.library.schools_by_province]


def practices_of(voice: Voice, schools: Iterable[SchoolEntry]) -> tuple[PracticeEntry, ...]:
    """The recommended practices of `schools`."""
    by_school = voice.library.practices_by_school
    return tuple(
        practice
        for school in schools
        for practice in by_school.get(school.id, ())
        if practice.head.status == "published"
    )


def province_view(voice: Voice, id: str) -> ProvinceView:
    """A province that has schools."""
    schools = voice.library.schools_by_province[id]
    real = [school for school in schools if not school.head.demo]
    summary = _summary(voice, schools)
    return ProvinceView(
        id=id,
        name=voice.name(voice.taxonomies.provinces[id]),
        label=voice.words("map.label", province=province_name(voice, id), summary=summary),
        summary=summary,
        url=voice.url(f"provinces/{id}/"),
        number=len(real) or len(schools),
        shade=sum(len(real) >= least for least in SHADES),
        demo=not real,
    )


def province_name(voice: Voice, id: str) -> str:
    """What a province is called in a sentence."""
    province = voice.taxonomies.provinces[id]
    if province.in_full:
        return voice.say(province.in_full).text
    return voice.words("map.province", province=voice.name(province))


def _summary(voice: Voice, schools: Sequence[SchoolEntry]) -> str:
    """How many schools and practices there are; the fictional ones are counted apart."""
    real = [school for school in schools if not school.head.demo]
    demos = [school for school in schools if school.head.demo]
    if not demos:
        return _counted(voice, real)
    told = voice.words("map.demos", summary=_counted(voice, demos))
    return voice.words("map.and_demos", real=_counted(voice, real), demos=told) if real else told


def _counted(voice: Voice, schools: Sequence[SchoolEntry]) -> str:
    practices = len(practices_of(voice, schools))
    told = (
        voice.words("map.practices", n=practices) if practices else voice.words("school.none_yet")
    )
    return voice.words(
        "map.counts", schools=voice.words("map.schools", n=len(schools)), practices=told
    )


def legend(voice: Voice, found: Iterable[int]) -> Iterator[tuple[int, str]]:
    """The shades among `found`, and from how many to how many schools each stands for."""
    for shade in sorted(set(found) - {0}):
        least = SHADES[shade - 1]
        if shade == len(SHADES):
            yield shade, voice.words("map.from", n=least)
        else:
            yield shade, voice.words("map.range", least=least, most=SHADES[shade] - 1)
