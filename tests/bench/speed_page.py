"""The page that tells how fast the site is built, in both languages, from the results of a run.

`speed/` holds its sentences, one file for each language, and the drawing of its chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import jinja2

from generator.text import LANGUAGES, Language, full_date
from tests.bench.budgets import budgets
from tests.bench.peers.known import PEERS, TONBAEB
from tests.bench.results import Measured, Results, Size

TEMPLATES: Final = Path(__file__).parent / "speed"
PAGE: Final = "speed.md"

WIDTH: Final = 560
HEAD: Final = 44
"""The height of what a group is called."""
ROW: Final = 52
"""The height of a bar with its label above it."""
SHORTEST: Final = 2
"""A bar that would be shorter is still seen."""


@dataclass(frozen=True)
class Bar:
    """A bar of the chart: where it stands, how long it is, and of whom and what it tells.

    `is_changed` is a build after one practice has changed.
    """

    y: int
    length: float
    title: str
    seconds: float
    is_own: bool
    is_changed: bool


@dataclass(frozen=True)
class Group:
    """The bars of one size, on a scale of their own."""

    y: int
    practices: int
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Chart:
    """All groups, each below the one before, in user units."""

    groups: Sequence[Group]
    height: int
    width: int = WIDTH


@dataclass(frozen=True)
class Line:
    """A generator in a table: its ratio is that of its time to ours."""

    measured: Measured
    ratio: float
    is_own: bool


def write_pages(results: Results, project: Path) -> None:
    """Write the page of each language into the `content/` of a project."""
    for language in LANGUAGES:
        path = project / "content" / language / PAGE
        path.write_text(page(results, language), encoding="utf-8")


def page(results: Results, language: Language) -> str:
    """The page as Markdown."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        comment_start_string="<!--",  # `{#` begins the name of a heading in Markdown
        comment_end_string="-->",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - Markdown of our own
    )
    environment.filters["amount"] = amount
    return environment.get_template(f"{language}.md").render(
        results=results,
        date=full_date(results.date, language),
        sizes=[(size, list(lines(size))) for size in results.sizes],
        limits=list(_limits(results)),
        chart=charted(shown(results.sizes)),
        budgets=list(budgets(results)),
    )


def lines(size: Size) -> Iterator[Line]:
    """The generators as a table shows them."""
    own = size.of(TONBAEB.id)
    if own is None:
        raise ValueError("there is nothing of our own to compare with")
    for measured in size.peers:
        yield Line(measured, measured.seconds / own.seconds, measured is own)


def _limits(results: Results) -> Iterator[tuple[str, int]]:
    """Who was not asked for the largest library, and how much they were asked for."""
    largest = max(size.practices for size in results.sizes)
    asked = {measured.peer for size in results.sizes for measured in size.peers}
    for peer in PEERS.values():
        if peer.id in asked and peer.largest < largest:
            yield peer.title, peer.largest


def shown(sizes: Sequence[Size]) -> list[Size]:
    """What the chart shows: the largest library that everybody took part with, and the largest."""
    everybody = max(len(size.peers) for size in sizes)
    ordered = sorted(sizes, key=lambda size: size.practices)
    common = [size for size in ordered if len(size.peers) == everybody]
    return [common[-1], *ordered[-1:]] if common[-1] is not ordered[-1] else common[-1:]


def charted(sizes: Sequence[Size]) -> Chart:
    """The chart of some sizes."""
    y = 0
    groups = []
    for size in sizes:
        bars = list(_bars(size, y + HEAD))
        groups.append(Group(y, size.practices, bars))
        y += HEAD + ROW * len(bars)
    return Chart(groups, y)


def _bars(size: Size, y: int) -> Iterator[Bar]:
    builds = [
        (measured, seconds, is_changed)
        for measured in size.peers
        for seconds, is_changed in ((measured.seconds, False), (measured.seconds_changed, True))
        if seconds is not None
    ]
    longest = max(seconds for _, seconds, _ in builds)
    for number, (measured, seconds, is_changed) in enumerate(builds):
        length = max(SHORTEST, round(WIDTH * seconds / longest, 1))
        is_own = measured.peer == TONBAEB.id
        yield Bar(y + ROW * number, length, measured.title, seconds, is_own, is_changed)


def amount(value: float) -> str:
    """A number with as many digits as mean something: `0.34`, `4.1`, `38`, `1,240`."""
    digits = 2 if value < 1 else 1 if value < 10 else 0
    return f"{value:,.{digits}f}"
