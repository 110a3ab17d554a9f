"""A series of results to the geometry of its chart, which a template draws as SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from generator.text import number

WIDTH: Final = 560
HEIGHT: Final = 250
LEFT: Final = 64
RIGHT: Final = 24
TOP: Final = 28
BOTTOM: Final = 38
_SMALLEST: Final = 1e-9  # Values have six decimals; what is closer than this is the same.
_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)


class Value(NamedTuple):
    """A measured value of an academic year (B.E.)."""

    year: int
    value: float


class Dot(NamedTuple):
    """A value on the chart, in user units; `label` is set for the first and the latest."""

    x: float
    y: float
    label: str = ""
    label_y: float = 0.0


class Tick(NamedTuple):
    """A position on an axis and what stands there."""

    at: float
    label: str


@dataclass(frozen=True)
class Chart:
    """All that is drawn, in user units of a `width` × `height` view box, y downwards."""

    dots: tuple[Dot, ...]
    line: str
    comparison: str
    comparison_dots: tuple[Dot, ...]
    target: float | None
    years: tuple[Tick, ...]
    values: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM


def draw(
    series: Sequence[Value],
    *,
    year_labels: Sequence[str],
    comparison: Sequence[Value] = (),
    target: float | None = None,
) -> Chart:
    """The chart of `series` (one value or more, by year), with what it is held against.

    `year_labels` name the years of `all_years(series, comparison)`, in that order.
    """
    values = [v.value for v in (*series, *comparison)] + ([] if target is None else [target])
    low, high, step = scale(min(values), max(values))
    years = all_years(series, comparison)

    def x(year: int) -> float:
        if len(years) == 1:
            return (LEFT + WIDTH - RIGHT) / 2
        inset = 24
        span = WIDTH - LEFT - RIGHT - 2 * inset
        return round(LEFT + inset + span * (year - years[0]) / (years[-1] - years[0]), 1)

    def y(value: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - low) / (high - low), 1)

    named = {0, len(series) - 1}
    dots = tuple(
        _labelled(series, index, x(v.year), y(v.value))
        if index in named
        else Dot(x(v.year), y(v.value))
        for index, v in enumerate(series)
    )
    compared = tuple(Dot(x(v.year), y(v.value)) for v in comparison)
    count = round((high - low) / step)
    return Chart(
        dots=dots,
        line=_path(dots),
        comparison=_path(compared),
        comparison_dots=compared,
        target=None if target is None else y(target),
        years=tuple(Tick(x(year), label) for year, label in zip(years, year_labels, strict=True)),
        values=tuple(
            Tick(y(value), number(round(value, 6)))
            for value in (low + step * i for i in range(count + 1))
        ),
    )


def all_years(series: Sequence[Value], comparison: Sequence[Value] = ()) -> list[int]:
    """The years of both series, in order."""
    return sorted({v.year for v in (*series, *comparison)})


def scale(low: float, high: float) -> tuple[float, float, float]:
    """The round ends of an axis that holds `low` to `high`, and the step between its ticks.

    The axis begins at zero where the values come near it, so that it does not exaggerate.
    """
    if low >= 0 and low <= high * 0.5:
        low = 0.0
    if high - low < _SMALLEST:
        half = max(abs(high), 1.0) / 2
        low, high = (max(low - half, 0.0) if low >= 0 else low - half), high + half
    raw = (high - low) / 4
    magnitude = 10.0 ** math.floor(math.log10(raw))
    step = next(s * magnitude for s in _STEPS if s * magnitude >= raw * (1 - 1e-9))
    bottom, top = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    return bottom, max(top, bottom + step), step


def _labelled(series: Sequence[Value], index: int, x: float, y: float) -> Dot:
    """A value with its label, which is above a point that is not lower than its neighbour.

    So it is where a point has no room below it.
    """
    value = series[index].value
    neighbour = series[1 if index == 0 else index - 1].value if len(series) > 1 else -math.inf
    below = y + 22
    above = value >= neighbour or below > HEIGHT - BOTTOM
    return Dot(x, y, number(value), round(y - 12 if above else below, 1))


def _path(dots: Sequence[Dot]) -> str:
    return " ".join(f"{dot.x:g},{dot.y:g}" for dot in dots)
