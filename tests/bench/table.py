"""What was measured as a table that a README can quote."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from generator.text import LANGUAGES
from tests.bench.child import Cost
from tests.bench.indexing import Watch
from tests.bench.measures import Answers, Bench, Measured
from tests.bench.rows import row

Cells = Iterator[str]

ABSENT: Final = "–"

ROWS: Final[tuple[tuple[str, Callable[[Measured], str]], ...]] = (
    ("pages in the index", lambda m: f"{m.documents:,}"),
    ("distinct terms", lambda m: f"{m.terms:,}"),
    ("records: time", lambda m: _seconds(m.records)),
    ("index: time", lambda m: _seconds(m.index)),
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


def _seconds(took: Watch | Cost) -> str:
    """On the clock, and of all cores together."""
    return f"{took.seconds:,.1f} s ({took.core_seconds:,.1f} s)"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


def table(benches: Sequence[Bench], machine: str) -> str:
    """Markdown: a row for each measure, two columns for each library.

    Times are on the clock, and in brackets of all cores together.
    """
    titles = [
        f"{bench.practices:,} practices, {language}" for bench in benches for language in LANGUAGES
    ]
    lines = [machine, "", row("", titles), row("---", ["---:"] * len(titles))]
    for label, say in ROWS:
        cells = [say(bench.languages[language]) for bench in benches for language in LANGUAGES]
        lines.append(row(label, cells))
    for label, of_both in _both():
        lines.append(row(label, [cell for bench in benches for cell in (of_both(bench), "")]))
    return "\n".join(lines) + "\n"


def _both() -> Iterator[tuple[str, Callable[[Bench], str]]]:
    """Rows about both languages together."""
    yield "whole site with search: time", lambda b: _seconds(b.build)
    yield "whole site with search: peak memory", lambda b: _megabytes(b.build.peak)
    yield "both indexes side by side, with records: time", lambda b: _seconds(b.together)
    yield "Pagefind: time", lambda b: _seconds(b.rival.cost) if b.rival else ABSENT
    yield "Pagefind: peak memory", lambda b: _megabytes(b.rival.cost.peak) if b.rival else ABSENT
    yield "Pagefind: size on disk", lambda b: _megabytes(b.rival.size) if b.rival else ABSENT
    yield "Pagefind: files", lambda b: f"{b.rival.files:,}" if b.rival else ABSENT
    yield "our indexes ÷ Pagefind: time (core seconds)", _ratio


def _ratio(bench: Bench) -> str:
    if not bench.rival:
        return ABSENT
    ours, theirs = bench.together, bench.rival.cost
    clock, core = ours.seconds / theirs.seconds, ours.core_seconds / theirs.core_seconds
    return f"{clock:.2f} ({core:.2f})"
