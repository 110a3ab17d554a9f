"""Charts: geometry that shows values truly, within its box."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.chart import (
    BOTTOM,
    HEIGHT,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    Chart,
    Value,
    all_years,
    draw,
    scale,
)

FINITE: Final = st.floats(-1e12, 1e12).map(lambda value: round(value, 6))
"""Values as a school may measure them: up to a million million, to six decimals."""
YEARS: Final = st.integers(2400, 2700)


@st.composite
def series(draw_from: st.DrawFn, minimum: int = 1) -> list[Value]:
    """Values of some years, in order."""
    years = draw_from(st.lists(YEARS, min_size=minimum, max_size=12, unique=True))
    return [Value(year, draw_from(FINITE)) for year in sorted(years)]


def chart(
    values: Sequence[Value], comparison: Sequence[Value] = (), target: float | None = None
) -> Chart:
    """The chart of `values`, its years labelled in the Buddhist era."""
    labels = [str(year) for year in all_years(values, comparison)]
    return draw(values, year_labels=labels, comparison=comparison, target=target)


@given(series(), series(minimum=0), st.none() | FINITE)
def test_everything_drawn_is_within_the_box(
    values: Sequence[Value], comparison: Sequence[Value], target: float | None
) -> None:
    """Whatever the values, every point, tick and line has a place inside the chart."""
    drawn = chart(values, comparison, target)
    heights = [dot.y for dot in (*drawn.dots, *drawn.comparison_dots)]
    heights += [tick.at for tick in drawn.values] + ([] if drawn.target is None else [drawn.target])
    assert all(TOP - 0.1 <= y <= HEIGHT - BOTTOM + 0.1 for y in heights)
    across = [dot.x for dot in (*drawn.dots, *drawn.comparison_dots)]
    across += [tick.at for tick in drawn.years]
    assert all(LEFT <= x <= WIDTH - RIGHT for x in across)
    assert all(0 <= dot.label_y <= HEIGHT for dot in drawn.dots)


@given(FINITE, FINITE)
def test_a_scale_holds_what_it_is_given(one: float, other: float) -> None:
    """The ends of an axis lie around the values, with a few steps of equal size between."""
    low, high = sorted((one, other))
    bottom, top, step = scale(low, high)
    slack = step * 1e-6
    assert math.isfinite(bottom)
    assert math.isfinite(top)
    assert bottom - slack <= low <= high <= top + slack
    assert step > 0
    assert 1 <= round((top - bottom) / step) <= 8


@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_a_scale_does_not_exaggerate(one: float, other: float) -> None:
    """Where values come near zero, at half of the highest or below, the axis begins at zero."""
    low, high = sorted((one, other))
    assume(high > 0)
    if low <= high / 2:
        assert scale(low, high)[0] == 0


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 100, (0, 100, 25)),
        (69, 86, (65, 90, 5)),
        (10, 86, (0, 100, 25)),
        (0, 0, (0, 0.6, 0.2)),
        (5, 5, (2, 8, 2)),
        (-4, 3, (-4, 4, 2)),
    ],
)
def test_a_scale_has_round_ends(
    low: float, high: float, expected: tuple[float, float, float]
) -> None:
    """Ends and steps are numbers that a reader can count with."""
    assert scale(low, high) == pytest.approx(expected)


@given(series(minimum=2), FINITE, FINITE)
def test_higher_values_stand_higher(values: Sequence[Value], one: float, other: float) -> None:
    """Of two values the higher one is never drawn below, and later years are to the right."""
    pair = [Value(values[0].year, one), Value(values[1].year, other)]
    first, second = chart(pair).dots
    assert first.x < second.x
    assert (first.y >= second.y) if one <= other else (first.y <= second.y)


def test_years_stand_at_their_distance() -> None:
    """A gap in the years is a gap in the chart."""
    first, second, third = chart([Value(2560, 1), Value(2561, 2), Value(2564, 3)]).dots
    assert (third.x - second.x) == pytest.approx(3 * (second.x - first.x), abs=0.3)


def test_a_single_value_stands_in_the_middle() -> None:
    """One year is drawn in the middle, with its value."""
    (dot,) = chart([Value(2567, 86)]).dots
    assert dot.x == (LEFT + WIDTH - RIGHT) / 2
    assert dot.label == "86"


def test_the_first_and_the_latest_are_labelled() -> None:
    """The values at both ends are written beside their points, those between are not."""
    dots = chart([Value(2565, 69), Value(2566, 1078.5), Value(2567, 1234.5)]).dots
    assert [dot.label for dot in dots] == ["69", "", "1,234.5"]


def test_a_label_keeps_clear_of_its_line() -> None:
    """A label is above the higher point of a line, and below the lower one if there is room."""
    low, high = chart([Value(2566, 30), Value(2567, 90)]).dots
    assert low.label_y > low.y
    assert high.label_y < high.y
    at_the_bottom, _ = chart([Value(2566, 0), Value(2567, 90)]).dots
    assert at_the_bottom.label_y < at_the_bottom.y


def test_a_comparison_shares_the_axes() -> None:
    """The years of both series stand on one axis, and equal values at equal heights."""
    drawn = chart([Value(2566, 10), Value(2567, 20)], [Value(2565, 10)], target=20)
    assert [tick.label for tick in drawn.years] == ["2565", "2566", "2567"]
    assert drawn.comparison_dots[0].y == drawn.dots[0].y
    assert drawn.comparison_dots[0].x < drawn.dots[0].x
    assert drawn.target == drawn.dots[1].y


def test_lines_run_through_their_points() -> None:
    """The line of a series is that of its points; a series of none has no line."""
    drawn = chart([Value(2566, 10), Value(2567, 20)])
    assert drawn.line == " ".join(f"{dot.x:g},{dot.y:g}" for dot in drawn.dots)
    assert drawn.comparison == ""
    assert drawn.target is None
