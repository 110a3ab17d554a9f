"""Results as charts, tables and words; evidence as rungs and marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from generator.chart import Value, all_years, draw
from generator.evidence import TREND_POINTS, Evidence, Rung
from generator.model.result import Point, Result
from generator.pages.views import Change, EvidenceView, Mark, ResultView, Verdict
from generator.pages.voice import Voice
from generator.text import number


def result_view(voice: Voice, result: Result) -> ResultView:
    """One measure, drawn, told and tabulated."""
    words = voice.words
    series = _values(result.series)
    comparison = _values(result.comparison.series) if result.comparison else ()
    ours, theirs = dict(series), dict(comparison)
    years = all_years(series, comparison)
    labels = [voice.year(year) for year in years]
    headline = _headline(voice, result)

    def cell(values: dict[int, float], year: int) -> str:
        return number(values[year]) if year in values else "–"

    return ResultView(
        metric=voice.say(result.metric),
        unit=voice.say(result.unit),
        chart=draw(
            series,
            year_labels=labels,
            comparison=comparison,
            target=result.target,
        ),
        description=" · ".join(_description(voice, result, headline)),
        direction=words(f"chart.{result.better}_is_better"),
        rows=tuple(
            (label, cell(ours, year), cell(theirs, year))
            for year, label in zip(years, labels, strict=True)
        ),
        target="" if result.target is None else number(result.target),
        comparison=voice.maybe(result.comparison.label if result.comparison else None),
        source=voice.maybe(result.source),
        item=voice.item_link(result.item) if result.item else None,
        headline=headline,
        lower=result.better == "lower",
        verdicts=tuple(_verdicts(voice, result, ours, theirs)),
        marks=tuple(_marks(voice, result)),
    )


def _verdicts(
    voice: Voice, result: Result, ours: dict[int, float], theirs: dict[int, float]
) -> Iterator[Verdict]:
    """The latest value against the target, and against the comparison in the latest common year."""
    sign = 1 if result.better == "higher" else -1
    latest = result.series[-1].value
    if result.target is not None:
        state: Literal["yes", "no"] = "yes" if sign * (latest - result.target) >= 0 else "no"
        text = voice.words(f"verdict.target_{state}", value=number(result.target))
        yield Verdict(state, text)
    if common := ours.keys() & theirs.keys():
        year = max(common)
        ahead = sign * (ours[year] - theirs[year])
        standing: Literal["yes", "no", "even"] = (
            "even" if ahead == 0 else "yes" if ahead > 0 else "no"
        )
        text = voice.words(
            f"verdict.comparison_{standing}", value=number(theirs[year]), year=voice.year(year)
        )
        yield Verdict(standing, text)


def _marks(voice: Voice, result: Result) -> Iterator[Mark]:
    """Levels, trends and comparisons of one measure; integration is that of all together."""
    words, points = voice.words, len(result.series)
    for name, reached in (
        ("levels", True),
        ("trends", points >= TREND_POINTS),
        ("comparisons", result.comparison is not None),
    ):
        letter, label = words(f"letci.{name}.letter"), words(f"letci.{name}.name")
        yield Mark(letter, label, reached, words(f"letci.{name}.{'yes' if reached else 'no'}"))


def _headline(voice: Voice, result: Result) -> str:
    """What became of a measure, in a short sentence."""
    first, last = result.series[0], result.series[-1]
    if len(result.series) == 1:
        return voice.words("chart.level", value=number(last.value), year=voice.year(last.year))
    return voice.words(
        f"chart.{_movement(result)}",
        first=number(first.value),
        first_year=voice.year(first.year),
        last=number(last.value),
        last_year=voice.year(last.year),
    )


def _description(voice: Voice, result: Result, headline: str) -> Iterator[str]:
    """All that the chart shows, for those who do not see it."""
    yield f"{voice.say(result.metric).text} ({voice.say(result.unit).text})"
    yield headline
    if result.target is not None:
        yield voice.words("chart.target_value", value=number(result.target))
    if result.comparison:
        latest = result.comparison.series[-1]
        yield voice.words(
            "chart.comparison_value",
            label=voice.say(result.comparison.label).text,
            value=number(latest.value),
            year=voice.year(latest.year),
        )


def change(voice: Voice, results: tuple[Result, ...]) -> Change | None:
    """The change in the first measure that has more than one year."""
    for result in results:
        if len(result.series) > 1:
            first, last = number(result.series[0].value), number(result.series[-1].value)
            return Change(f"{first} → {last}", voice.say(result.unit), _is_better(result))
    return None


def evidence_view(voice: Voice, evidence: Evidence) -> EvidenceView:
    """The rung and the marks, each with its reason."""
    words = voice.words
    return EvidenceView(
        step=int(evidence.rung),
        name=rung_name(voice, evidence),
        reason=words(f"evidence_reason.{evidence.rung.name.lower()}", n=evidence.points),
        rungs=tuple(words(f"rung.{rung.name.lower()}") for rung in Rung),
        marks=tuple(
            Mark(
                words(f"letci.{name}.letter"),
                words(f"letci.{name}.name"),
                reached,
                words(f"letci.{name}.{'yes' if reached else 'no'}", n=evidence.points),
            )
            for name, reached in (
                ("levels", evidence.levels),
                ("trends", evidence.trends),
                ("comparisons", evidence.comparisons),
                ("integration", evidence.integration),
            )
        ),
    )


def rung_name(voice: Voice, evidence: Evidence) -> str:
    """What the rung is called."""
    return voice.words(f"rung.{evidence.rung.name.lower()}")


def _values(points: tuple[Point, ...]) -> tuple[Value, ...]:
    return tuple(Value(point.year, point.value) for point in points)


def _movement(result: Result) -> str:
    first, last = result.series[0].value, result.series[-1].value
    if first == last:
        return "unchanged"
    return "rose" if last > first else "fell"


def _is_better(result: Result) -> bool:
    first, last = result.series[0].value, result.series[-1].value
    return last > first if result.better == "higher" else last < first
