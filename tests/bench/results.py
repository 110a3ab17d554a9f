"""What comparing generators has measured, as it is kept in a file and read from there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from pydantic import TypeAdapter

from tests.bench.child import Cost

Run = Mapping[str, Cost]
"""The cost of each step of a build."""


@dataclass(frozen=True)
class Site:
    """What a build has written: bytes in all, of them those of the search; and files.

    `page` is the mean of the bytes of a practice's HTML, of `pages` pages.
    """

    size: int
    index: int
    files: int
    pages: int
    page: float


@dataclass(frozen=True)
class Measured:
    """What a generator made of a library.

    `cold` are builds from nothing, `changed` those after each of which one practice had changed;
    `memory` is the most of all processes together (none where that cannot be read). `same` tells
    whether a build after a change has left the same bytes as one from nothing.
    """

    peer: str
    title: str
    cold: Sequence[Run]
    changed: Sequence[Run]
    memory: int | None
    site: Site
    same: bool | None = None

    @property
    def seconds(self) -> float:
        """The median of the builds from nothing, on the clock."""
        return middle(self.cold)

    @property
    def seconds_changed(self) -> float | None:
        return middle(self.changed) if self.changed else None


def middle(runs: Sequence[Run]) -> float:
    """The median of some runs, in seconds on the clock, all steps together."""
    return median(sum(cost.seconds for cost in run.values()) for run in runs)


@dataclass(frozen=True)
class Size:
    """What was made of a library of so many practices."""

    practices: int
    peers: Sequence[Measured]

    def of(self, peer: str) -> Measured | None:
        return next((measured for measured in self.peers if measured.peer == peer), None)


@dataclass(frozen=True)
class Machine:
    """Where it was measured; `memory` in bytes, `load` over a minute before and after."""

    processor: str
    cores: int
    memory: int
    system: str
    python: str
    load: tuple[float, float]


@dataclass(frozen=True)
class Results:
    """One run of a comparison. `absent` are the generators that are not installed."""

    date: dt.date
    machine: Machine
    versions: Mapping[str, str]
    runs: int
    sizes: Sequence[Size]
    absent: Sequence[str] = ()

    def of(self, practices: int, peer: str) -> Measured | None:
        """What was measured of a generator with so many practices, if it was."""
        found = (size.of(peer) for size in self.sizes if size.practices == practices)
        return next(found, None)


_FILE = TypeAdapter(Results)


def read(path: Path) -> Results:
    """The results in a file. Raises ValidationError if it holds something else."""
    return _FILE.validate_json(path.read_bytes())


def write(results: Results, path: Path) -> None:
    """Keep the results in a file."""
    path.write_bytes(_FILE.dump_json(results, indent=1) + b"\n")
