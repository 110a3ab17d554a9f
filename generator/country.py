"""The map of the country: its provinces as shapes, and where numbers can stand on them."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

FILE: Final = "thailand-map/provinces.json"
"""The map in a theme; where it is from stands beside it."""

RADIUS: Final = 32
"""Of the disc that a number stands in, in the map's units."""

_GAP: Final = 6
_DISTANCES: Final = range(56, 177, 24)
_DIRECTIONS: Final = 16
_REACH: Final = RADIUS + _GAP + 1
"""How far a disc reaches around its place, which is rounded."""

_SUBPATH: Final = re.compile(r"M(\d+) (\d+)l([^MZz]+)z")
_NUMBER: Final = re.compile(r"-?\d+")


class Point(NamedTuple):
    """A place on the map, in its units, y downwards."""

    x: float
    y: float


class Label(NamedTuple):
    """Where the number of a province stands; `anchor` is in the province itself.

    Where there is no room in the province the two differ, and a line joins them.
    """

    province: str
    place: Point
    anchor: Point

    @property
    def is_away(self) -> bool:
        return self.place != self.anchor


@dataclass(frozen=True)
class Shape:
    """A province: its outline as SVG path data, and the middle of its largest part."""

    province: str
    path: str
    middle: Point

    @cached_property
    def outlines(self) -> tuple[tuple[Point, ...], ...]:
        """The corners of each of its parts, the first once."""
        return tuple(_outlines(self.path))

    @cached_property
    def _box(self) -> tuple[float, float, float, float]:
        xs, ys = zip(*(corner for outline in self.outlines for corner in outline), strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def is_near(self, point: Point, distance: float) -> bool:
        """Whether any of it may lie so near to `point`."""
        left, top, right, bottom = self._box
        x, y = point
        return left - distance <= x <= right + distance and top - distance <= y <= bottom + distance

    def holds(self, point: Point) -> bool:
        """Whether `point` is in it: a ray from there crosses the border an odd number of times."""
        if not self.is_near(point, 0):
            return False
        crossings = 0
        for outline in self.outlines:
            for (x1, y1), (x2, y2) in pairwise((*outline, outline[0])):
                if (y1 > point.y) != (y2 > point.y):
                    crossings += point.x < x1 + (x2 - x1) * (point.y - y1) / (y2 - y1)
        return crossings % 2 == 1


@dataclass(frozen=True)
class Country:
    """All provinces in a view box of `width` × `height` units."""

    width: int
    height: int
    shapes: tuple[Shape, ...]

    def labels(self, provinces: Sequence[str]) -> tuple[Label, ...]:
        """Where the numbers of `provinces` stand, none upon another; the first chooses first.

        One that finds no room, as where every province around has a number too, is left out.
        """
        return _labels(self, tuple(provinces))

    def places(self, middle: Point, others: Sequence[Point]) -> Iterator[Point]:
        """Where a number could stand, the best first: in the province, at sea, on other land."""
        if all(math.dist(middle, other) >= 2 * RADIUS + _GAP for other in others):
            yield middle
            return
        others = [other for other in others if math.dist(middle, other) <= _DISTANCES[-1] + _REACH]
        around = [
            Point(
                round(middle.x + distance * math.cos(2 * math.pi * turn / _DIRECTIONS)),
                round(middle.y + distance * math.sin(2 * math.pi * turn / _DIRECTIONS)),
            )
            for distance in _DISTANCES
            for turn in range(_DIRECTIONS)
        ]
        free = [
            place
            for place in around
            if RADIUS <= place.x <= self.width - RADIUS
            and RADIUS <= place.y <= self.height - RADIUS
            and all(math.dist(place, other) > RADIUS + _GAP for other in others)
        ]
        yield from (place for place in free if not self._touches_land(place))
        yield middle
        yield from (place for place in free if self._touches_land(place))

    def _touches_land(self, place: Point) -> bool:
        """Whether a disc at `place` covers any land, as far as its middle and its rim tell."""
        x, y = place
        rim = ((x - RADIUS, y), (x + RADIUS, y), (x, y - RADIUS), (x, y + RADIUS))
        points = (place, *(Point(*point) for point in rim))
        near = [shape for shape in self.shapes if shape.is_near(place, RADIUS)]
        return any(shape.holds(point) for point in points for shape in near)


def load(theme: Path) -> Country:
    """The map that lies in a theme."""
    drawn = json.loads((theme / FILE).read_bytes())
    shapes = (
        Shape(id, shape["path"], Point(*shape["at"])) for id, shape in drawn["provinces"].items()
    )
    return Country(drawn["width"], drawn["height"], tuple(shapes))


@lru_cache(maxsize=8)
def _labels(country: Country, provinces: tuple[str, ...]) -> tuple[Label, ...]:
    """The labels of a country: pages in both languages show the same ones."""
    middles = {shape.province: shape.middle for shape in country.shapes}
    placed: dict[str, Point] = {}
    for province in provinces:
        others = [middles[other] for other in provinces if other != province]
        anchor = middles[province]
        for place in country.places(anchor, others):
            if all(
                math.dist(place, other) >= 2 * RADIUS + _GAP
                and _distance(other, anchor, place) >= RADIUS
                and _distance(place, middles[id], other) >= RADIUS
                for id, other in placed.items()
            ):
                placed[province] = place
                break
    return tuple(Label(id, place, middles[id]) for id, place in placed.items())


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far `point` is from the line between two others."""
    dx, dy = end.x - start.x, end.y - start.y
    length = dx * dx + dy * dy
    along = ((point.x - start.x) * dx + (point.y - start.y) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return math.dist(point, (start.x + along * dx, start.y + along * dy))


def _outlines(path: str) -> Iterator[tuple[Point, ...]]:
    """The corners of each part of a path that is written as `M x y l dx dy … z`."""
    for x, y, steps in _SUBPATH.findall(path):
        corners = [Point(int(x), int(y))]
        numbers = [int(number) for number in _NUMBER.findall(steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            corners.append(Point(corners[-1].x + dx, corners[-1].y + dy))
        yield tuple(corners)
