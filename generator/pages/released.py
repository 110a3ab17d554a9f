"""The assessments that a school has released: a small chart for each item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.model.school import Assessment
from generator.pages.views import Link
from generator.pages.voice import Voice

LEFT: Final = 8
TOP: Final = 26
COLUMN: Final = 72
WIDTH: Final = 52
CELL: Final = 13
FOOT: Final = 24


@dataclass(frozen=True)
class Column:
    """A year: its band, the bands up to it from below (`cells`: y of each), and the others.

    `x` is its left edge and `middle` its centre.
    """

    year: str
    band: str
    x: int
    middle: int
    cells: tuple[int, ...]
    above: tuple[int, ...]


@dataclass(frozen=True)
class ItemChart:
    """The bands of one item by year, in a view box; `text` says the same in words."""

    item: Link
    columns: tuple[Column, ...]
    text: str
    width: int
    height: int
    width_of_cell: int = WIDTH
    height_of_cell: int = CELL - 2


@dataclass(frozen=True)
class Released:
    """All charts, in the order of the criteria, and who allowed what to be shown."""

    charts: tuple[ItemChart, ...]
    releases: tuple[str, ...]


def released(voice: Voice, assessments: Sequence[Assessment]) -> Released:
    """What a school's `assessments` show."""
    by_item: defaultdict[str, list[Assessment]] = defaultdict(list)
    for assessment in assessments:
        by_item[assessment.item].append(assessment)
    charts = (
        _chart(voice, id, sorted(by_item[id], key=lambda a: a.year))
        for id in voice.taxonomies.criteria.items
        if id in by_item
    )
    return Released(tuple(charts), tuple(dict.fromkeys(_releases(voice, assessments))))


def _releases(voice: Voice, assessments: Sequence[Assessment]) -> Iterator[str]:
    """By whom and when each year's assessments were released, the latest year first."""
    for assessment in sorted(assessments, key=lambda a: -a.year):
        year = voice.words("format.academic_year", year=voice.year(assessment.year))
        release = voice.words(
            "facts.released",
            by=voice.say(assessment.released_by).text,
            date=voice.day(assessment.released_on),
        )
        yield f"{year} · {release}"


def _chart(voice: Voice, item: str, assessments: Sequence[Assessment]) -> ItemChart:
    bands = sorted(voice.taxonomies.criteria.bands.items(), key=lambda band: band[1].minimum)
    order = [id for id, _ in bands]
    bottom = TOP + len(order) * CELL

    def column(position: int, assessment: Assessment) -> Column:
        reached = order.index(assessment.band) + 1
        ys = tuple(bottom - (number + 1) * CELL for number in range(len(order)))
        x = LEFT + position * COLUMN
        return Column(
            year=voice.year(assessment.year),
            band=_band(assessment),
            x=x,
            middle=x + WIDTH // 2,
            cells=ys[:reached],
            above=ys[reached:],
        )

    told = (
        voice.words("journey.band", band=_band(a), year=voice.year(a.year)) for a in assessments
    )
    return ItemChart(
        item=voice.item_link(item),
        columns=tuple(column(position, a) for position, a in enumerate(assessments)),
        text=voice.words("journey.then").join(told),
        width=2 * LEFT + (len(assessments) - 1) * COLUMN + WIDTH,
        height=bottom + FOOT,
    )


def _band(assessment: Assessment) -> str:
    return f"{assessment.band.replace('-', '–')} %"
