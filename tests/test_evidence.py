"""Evidence: a rung is reached by what the results hold, and no rung by skipping one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from generator.evidence import Rung, confirms, judge, with_adoptions
from generator.model import Adoption, Practice
from generator.model.fields import Line
from generator.model.result import Comparison, Point, Result

TEXT = Line(th="อ่าน", en="Reading")


def series(length: int) -> tuple[Point, ...]:
    """A value a year."""
    return tuple(Point(year=2560 + number, value=number) for number in range(length))


def result(
    points: int = 1,
    *,
    target: float | None = None,
    compared: bool = False,
    item: str | None = None,
    source: bool = False,
) -> Result:
    """A result as strong as it is asked to be."""
    comparison = Comparison(label=TEXT, series=series(2)) if compared else None
    return Result(
        metric=TEXT,
        unit=TEXT,
        better="higher",
        series=series(points),
        target=target,
        comparison=comparison,
        item=item,
        source=TEXT if source else None,
    )


def practice(*results: Result) -> Practice:
    """A practice with these results."""
    return Practice(
        title=TEXT,
        summary=TEXT,
        status="draft",
        provenance="demonstration",
        items=("4.1",),
        pillars=("quality",),
        results=results,
    )


def adoption(status: str, *results: Result) -> Adoption:
    """A report on the practice."""
    fields = {"practice": "alpha/reading", "started": "2024-05-16", "status": status}
    if status == "stopped":
        return Adoption.model_validate({**fields, "stopped_because": TEXT, "results": results})
    return Adoption.model_validate({**fields, "results": results})


COMPARED = result(3, target=5, compared=True)


@pytest.mark.parametrize(
    ("results", "rung"),
    [
        ([], Rung.DESCRIBED),
        ([result()], Rung.MEASURED),
        ([result(5)], Rung.MEASURED),
        ([result(2, target=5, compared=True)], Rung.MEASURED),
        ([result(3, compared=True)], Rung.MEASURED),
        ([result(3, target=0)], Rung.TRENDING),
        ([result(3, target=5), result(1, compared=True)], Rung.TRENDING),
        ([COMPARED], Rung.COMPARED),
        ([result(), COMPARED], Rung.COMPARED),
    ],
)
def test_each_rung_stands_on_the_one_before(results: Sequence[Result], rung: Rung) -> None:
    """One result must hold a level, a trend with a target, and then a comparison."""
    assert judge(practice(*results)).rung is rung


@pytest.mark.parametrize(
    ("adoptions", "rung"),
    [
        ([adoption("sustained", result())], Rung.REPLICATED),
        ([adoption("sustained")], Rung.COMPARED),
        ([adoption("in-progress", result())], Rung.COMPARED),
        ([adoption("stopped", result())], Rung.COMPARED),
        ([adoption("stopped"), adoption("sustained", result())], Rung.REPLICATED),
    ],
)
def test_replication_needs_a_sustained_adoption_with_results(
    adoptions: Sequence[Adoption], rung: Rung
) -> None:
    """Another school counts once it has kept the practice up and shows what came of it."""
    assert with_adoptions(judge(practice(COMPARED)), map(confirms, adoptions)).rung is rung


def test_replication_does_not_stand_in_for_comparison() -> None:
    """However many schools follow, a practice without a comparison is not above its own rung."""
    trending, described = judge(practice(result(3, target=5))), judge(practice())
    assert with_adoptions(trending, [True] * 3).rung is Rung.TRENDING
    assert with_adoptions(described, [True] * 3).rung is Rung.DESCRIBED


def test_the_marks_are_told_apart() -> None:
    """Levels, trends, comparisons and integration are each marked by what they need alone."""
    none = judge(practice())
    assert (none.levels, none.trends, none.comparisons, none.integration) == (False,) * 4
    level = judge(practice(result(2)))
    assert (level.levels, level.trends, level.comparisons) == (True, False, False)
    assert judge(practice(result(3))).trends
    assert judge(practice(result(1, compared=True))).comparisons


@pytest.mark.parametrize(
    ("results", "integrated"),
    [
        ([result(item="7.1", source=True), result(item="7.2", source=True)], True),
        ([result(item="7.1", source=True), result(item="7.1", source=True)], False),
        ([result(item="7.1", source=True), result(item="7.2")], False),
        ([result(item="7.1", source=True), result(source=True)], False),
    ],
)
def test_integration_covers_two_items_with_sources(
    results: Sequence[Result],
    integrated: bool,  # noqa: FBT001
) -> None:
    """Results are integrated if they serve two results items and say where they come from."""
    assert judge(practice(*results)).integration is integrated


def test_the_longest_series_is_counted() -> None:
    """The number of points is that of the longest series."""
    assert judge(practice(result(2), result(5), result(1))).points == 5
    assert judge(practice()).points == 0


def test_a_day_is_a_day() -> None:
    """An adoption's day of beginning is a date."""
    assert adoption("sustained").started == dt.date(2024, 5, 16)
