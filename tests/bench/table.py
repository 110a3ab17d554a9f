"""What was measured as a table that a README can quote."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from generator.text import LANGUAGES
from tests.bench.measures import Answers, Bench, Measured

Cells = Iterator[str]

ROWS: Final[tuple[tuple[str, Callable[[Measured], str]], ...]] = (
    ("pages in the index", lambda m: f"{m.documents:,}"),
    ("distinct terms", lambda m: f"{m.terms:,}"),
    ("index: time on one core", lambda m: f"{m.seconds:.1f} s ({m.core_seconds:.1f} s of core)"),
    ("index: peak memory", lambda m: _megabytes(m.peak)),
    ("index: size on disk", lambda m: _megabytes(m.size)),
    ("index: files", lambda m: f"{m.files:,}"),
    ("first query: everything it loads, p50 / p95", lambda m: _kilobytes(m.cold)),
    ("first query: requests, p50 / p95", lambda m: m.cold.files.said()),
    ("first query: time, p50 / p95", lambda m: _milliseconds(m.cold)),
    ("later queries: what each loads, p50 / p95", lambda m: _kilobytes(m.warm)),
    ("later queries: time, p50 / p95", lambda m: _milliseconds(m.warm)),
    ("facets opened: what they load, p50 / p95", lambda m: _kilobytes(m.facets)),
    ("facets opened: time, p50 / p95", lambda m: _milliseconds(m.facets)),
)


def _kilobytes(answers: Answers) -> str:
    return f"{answers.bytes.said(1000)} kB"


def _milliseconds(answers: Answers) -> str:
    return f"{answers.milliseconds.said()} ms"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


def table(benches: Sequence[Bench], machine: str) -> str:
    """Markdown: a row for each measure, two columns for each library."""
    titles = [
        f"{bench.practices:,} practices, {language}" for bench in benches for language in LANGUAGES
    ]
    lines = [machine, "", _row("", titles), _row("---", ["---:"] * len(titles))]
    for label, say in ROWS:
        cells = [say(bench.languages[language]) for bench in benches for language in LANGUAGES]
        lines.append(_row(label, cells))
    for label, of_both in _both():
        lines.append(_row(label, [cell for bench in benches for cell in (of_both(bench), "")]))
    return "\n".join(lines) + "\n"


def _row(label: str, cells: Sequence[str]) -> str:
    return f"| {' | '.join((label, *cells))} |"


def _both() -> Iterator[tuple[str, Callable[[Bench], str]]]:
    """Rows about both languages together."""
    yield "whole site with search, both languages: time", lambda b: f"{b.build.seconds:.0f} s"
    yield "whole site with search: peak memory", lambda b: _megabytes(b.build.peak)
    yield "index, both languages one after the other: time", lambda b: f"{_seconds(b):.1f} s"
    yield "Pagefind, both languages, all cores: time", _rival_time
    yield "Pagefind: peak memory", lambda b: _megabytes(b.rival.cost.peak) if b.rival else "–"
    yield "Pagefind: size on disk", lambda b: _megabytes(b.rival.size) if b.rival else "–"
    yield "our time ÷ Pagefind's: on the clock; of the cores", _ratio


def _seconds(bench: Bench) -> float:
    return sum(measured.seconds for measured in bench.languages.values())


def _core_seconds(bench: Bench) -> float:
    return sum(measured.core_seconds for measured in bench.languages.values())


def _rival_time(bench: Bench) -> str:
    if not bench.rival:
        return "not measured"
    cost = bench.rival.cost
    return f"{cost.seconds:.1f} s ({cost.core_seconds:.1f} s of core)"


def _ratio(bench: Bench) -> str:
    if not bench.rival:
        return "–"
    cost = bench.rival.cost
    clock, core = _seconds(bench) / cost.seconds, _core_seconds(bench) / cost.core_seconds
    return f"{clock:.2f}; {core:.2f}"
