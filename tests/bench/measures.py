"""Everything that is measured of the search of one library, in one run."""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from generator.text import LANGUAGES, Language
from tests.bench import pagefind
from tests.bench.child import Cost, run, run_module
from tests.bench.indexing import Watch, read_records, took
from tests.bench.queries import queries
from tests.bench.visits import Visit, visit
from tests.built.projects import tonbaeb

QUERIES: Final = 70


@dataclass(frozen=True)
class Spread:
    """The middle, and what only one in twenty exceeds."""

    p50: float
    p95: float

    def said(self, unit: float = 1) -> str:
        """Both, in so many of what was measured."""
        return f"{self.p50 / unit:,.0f} / {self.p95 / unit:,.0f}"


@dataclass(frozen=True)
class Answers:
    """What queries of one kind took in milliseconds, and loaded in bytes and in files."""

    milliseconds: Spread
    bytes: Spread
    files: Spread


@dataclass(frozen=True)
class Measured:
    """The search of one language.

    `records` and `index` are what it takes to make them, one after the other; `peak` is the memory
    of the index alone; `parts` are bytes by kind of file.
    """

    documents: int
    terms: int
    records: Watch
    index: Watch
    peak: int
    size: int
    files: int
    parts: Mapping[str, int]
    cold: Answers
    warm: Answers
    facets: Answers


@dataclass(frozen=True)
class Rival:
    """What Pagefind makes of the pages of both languages."""

    cost: Cost
    size: int
    files: int


@dataclass(frozen=True)
class Bench:
    """A library of so many practices.

    `build` is its whole site, search included; `together` the indexes of both languages, side by
    side.
    """

    practices: int
    build: Cost
    together: Watch
    languages: Mapping[Language, Measured]
    rival: Rival | None


def bench(practices: int, folder: Path, browser: Browser, *, against_pagefind: bool) -> Bench:
    """Make a library in `folder`, and measure its search."""
    project, apart = folder / "project", folder / "index"
    apart.mkdir(parents=True)
    run_module("tests.bench.make_library", project, "--practices", str(practices))
    build = run([tonbaeb(), "build"], project)
    run_module("tests.bench.indexing", "library", project, apart)
    languages = {
        language: _measured(project / "site", apart, language, browser) for language in LANGUAGES
    }
    rival = _rival(project / "site", apart) if against_pagefind else None
    return Bench(practices, build, took(apart, "together"), languages, rival)


def _measured(site: Path, apart: Path, language: Language, browser: Browser) -> Measured:
    cost = run_module("tests.bench.indexing", "index", apart, language)
    asked = queries(read_records(apart, language), QUERIES, language)
    visits = visit(browser, site, language, asked)
    folder = site / "search" / language
    files = [path for path in folder.rglob("*") if path.is_file()]
    parts: Counter[str] = Counter()
    for file in files:
        parts[file.stem.partition("-")[0]] += file.stat().st_size
    return Measured(
        documents=sum(1 for _ in read_records(apart, language)),
        terms=sum(_terms(file) for file in folder.rglob("terms-*")),
        records=took(apart, f"{language}.records"),
        index=took(apart, f"{language}.index"),
        peak=cost.peak,
        size=parts.total(),
        files=len(files),
        parts=dict(parts.most_common()),
        cold=_answers(visits.cold),
        warm=_answers(visits.warm),
        facets=_answers(visits.facets),
    )


def _terms(shard: Path) -> int:
    line, _, _ = gzip.decompress(shard.read_bytes()).partition(b"\n")
    return len(json.loads(line)["terms"])


def _answers(visits: Sequence[Visit]) -> Answers:
    return Answers(
        milliseconds=_spread([visit.milliseconds for visit in visits]),
        bytes=_spread([visit.bytes for visit in visits]),
        files=_spread([len(visit.files) for visit in visits]),
    )


def _spread(values: Sequence[float]) -> Spread:
    ordered = sorted(values)
    return Spread(*(ordered[math.ceil(share * len(ordered)) - 1] for share in (0.5, 0.95)))


def _rival(site: Path, apart: Path) -> Rival:
    addresses = [
        record.card["url"] for language in LANGUAGES for record in read_records(apart, language)
    ]
    cost, output = pagefind.index_pages(site, addresses, apart)
    sizes = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
    return Rival(cost, sum(sizes), len(sizes))
