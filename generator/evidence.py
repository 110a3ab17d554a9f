"""How strong the evidence of a practice is: computed from its results, never claimed.

Each rung stands on the one before: described, measured (a level), trending (three points or more,
and a target), compared (with a comparison too), replicated (another school has sustained the
practice and reports results). The four marks are those of the criteria's LeTCI.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from generator.model import Adoption, Practice
from generator.model.result import Result

TREND_POINTS: Final = 3
INTEGRATED_ITEMS: Final = 2


class Rung(IntEnum):
    """The rungs, lowest first."""

    DESCRIBED = 1
    MEASURED = 2
    TRENDING = 3
    COMPARED = 4
    REPLICATED = 5


@dataclass(frozen=True)
class Evidence:
    """The rung reached, the LeTCI marks, and how many points the series behind the rung has."""

    rung: Rung
    levels: bool
    trends: bool
    comparisons: bool
    integration: bool
    points: int


def judge(practice: Practice) -> Evidence:
    """The evidence of what `practice` reports itself."""
    results = practice.results
    rung = max(map(_rung, results), default=Rung.DESCRIBED)
    points = max((len(r.series) for r in results if _rung(r) is rung), default=0)
    return Evidence(
        rung,
        levels=bool(results),
        trends=any(len(r.series) >= TREND_POINTS for r in results),
        comparisons=any(r.comparison for r in results),
        integration=_is_integrated(results),
        points=points,
    )


def confirms(adoption: Adoption) -> bool:
    """Whether a report shows that a practice works elsewhere: sustained, and with results."""
    return adoption.status == "sustained" and bool(adoption.results)


def with_adoptions(evidence: Evidence, confirmations: Iterable[bool]) -> Evidence:
    """The evidence of a practice, given whether each report on it `confirms` it."""
    if evidence.rung is Rung.COMPARED and any(confirmations):
        return replace(evidence, rung=Rung.REPLICATED)
    return evidence


def _rung(result: Result) -> Rung:
    """The rung that a result reaches by itself."""
    if len(result.series) < TREND_POINTS or result.target is None:
        return Rung.MEASURED
    return Rung.COMPARED if result.comparison else Rung.TRENDING


def _is_integrated(results: Iterable[Result]) -> bool:
    """Whether results with a named source cover at least two results items of the criteria."""
    items = {result.item for result in results if result.item and result.source}
    return len(items) >= INTEGRATED_ITEMS
