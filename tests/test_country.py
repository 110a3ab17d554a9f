"""The map of the country: every province is on it, and numbers stand where they can be read."""

from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from generator.country import FILE, RADIUS, Country, Point, Shape, load

ROOT = Path(__file__).parent.parent
THEME = ROOT / "theme"


@pytest.fixture(scope="module")
def country() -> Country:
    """The map of this project's theme."""
    return load(THEME)


def square(name: str, left: int, top: int, side: int) -> Shape:
    """A province with four corners."""
    path = f"M{left} {top}l{side} 0 0 {side}-{side} 0z"
    return Shape(name, path, Point(left + side // 2, top + side // 2))


def test_every_province_is_on_the_map(country: Country) -> None:
    """The map has the 77 provinces of the taxonomy, and no others."""
    provinces = yaml.safe_load((ROOT / "content/taxonomies/provinces.yml").read_text("utf-8"))

    assert [shape.province for shape in country.shapes] == list(provinces)
    assert len(country.shapes) == 77


def test_the_map_is_small(country: Country) -> None:
    """What the outlines add to a page is less than 25 kB."""
    assert sum(len(shape.path) for shape in country.shapes) < 25_000


def test_each_province_lies_around_its_middle_and_no_other(country: Country) -> None:
    """The middle of a province is in its outline, within the view box, and in no other."""
    for shape in country.shapes:
        assert 0 <= shape.middle.x <= country.width
        assert 0 <= shape.middle.y <= country.height
        assert [each.province for each in country.shapes if each.holds(shape.middle)] == [
            shape.province
        ]


@pytest.mark.parametrize(
    ("north", "south"),
    [("chiang-rai", "bangkok"), ("bangkok", "phuket"), ("phuket", "narathiwat")],
)
def test_north_is_up(country: Country, north: str, south: str) -> None:
    """Provinces stand where they are: one that lies farther north stands higher."""
    middles = {shape.province: shape.middle for shape in country.shapes}
    assert middles[north].y < middles[south].y


@pytest.mark.parametrize(
    ("west", "east"),
    [("mae-hong-son", "nan"), ("tak", "bueng-kan"), ("bueng-kan", "ubon-ratchathani")],
)
def test_east_is_to_the_right(country: Country, west: str, east: str) -> None:
    """One that lies farther east stands farther to the right."""
    middles = {shape.province: shape.middle for shape in country.shapes}
    assert middles[west].x < middles[east].x


def test_the_map_comes_with_its_licence_and_its_origin() -> None:
    """Beside the map stand the licence, and what was changed of which version."""
    folder = (THEME / FILE).parent
    assert "Attribution 4.0 International" in (folder / "LICENSE").read_text("utf-8")
    told = (folder / "README.md").read_text("utf-8")
    assert re.search(r"`@svg-maps/thailand` \d+\.\d+\.\d+", told)


def test_a_number_stands_in_its_province_where_there_is_room() -> None:
    """Far from all others, a number stands in the middle."""
    country = Country(900, 900, (square("a", 100, 100, 200), square("b", 500, 500, 200)))
    labels = country.labels(["a", "b"])

    assert [label.place for label in labels] == [Point(200, 200), Point(600, 600)]
    assert not any(label.is_away for label in labels)


def test_small_neighbours_are_numbered_at_sea() -> None:
    """Where two would cover each other, their numbers stand outside, tied to their provinces."""
    land = (square("a", 300, 300, 30), square("b", 330, 300, 30))
    labels = Country(900, 900, land).labels(["a", "b"])

    assert [label.province for label in labels] == ["a", "b"]
    for label in labels:
        assert label.is_away
        assert not any(shape.holds(label.place) for shape in land)


def test_a_number_that_finds_no_room_is_left_out() -> None:
    """A map that is too small for two numbers has the one that chose first."""
    land = (square("a", 40, 40, 10), square("b", 50, 40, 10))
    labels = Country(100, 100, land).labels(["b", "a"])

    assert [label.province for label in labels] == ["b"]


def test_numbers_never_cover_each_other(country: Country) -> None:
    """With a number for every province, those that are shown are apart; few are left out."""
    labels = country.labels([shape.province for shape in country.shapes])

    assert all(math.dist(a.place, b.place) >= 2 * RADIUS for a, b in combinations(labels, 2))
    assert len(labels) >= 60
