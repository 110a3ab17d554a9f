"""Generators in turn on the same library: run after run, so that all meet the same machine."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

from tests.bench import memory
from tests.bench.child import run, run_module
from tests.bench.peers.peer import Peer
from tests.bench.results import Measured, Run, Site, Size


@dataclass
class Entrant:
    """A generator with its copy of the library in `folder`, and what it has taken so far."""

    peer: Peer
    folder: Path
    cold: list[Run] = field(default_factory=list)
    changed: list[Run] = field(default_factory=list)

    @property
    def site(self) -> Path:
        return self.folder / self.peer.site

    def clear(self) -> None:
        """Put aside everything that builds have left behind.

        It is deleted with all else at the end: a disk makes files more slowly for a while after
        thousands have been deleted.
        """
        aside = Path(tempfile.mkdtemp(dir=self.folder.parent))
        for name in self.peer.made:
            with suppress(FileNotFoundError):
                (self.folder / name).rename(aside / Path(name).name)

    def build(self) -> Run:
        commands = self.peer.commands(self.folder)
        return {name: run(command, self.folder) for name, command in commands.items()}

    def take_turn(self, number: int) -> None:
        """Build from nothing; then, if that is another matter, after one practice has changed."""
        self.clear()
        self.cold.append(self.build())
        if self.peer.change:
            self.peer.change(self.folder, number)
            self.changed.append(self.build())

    def measured(self) -> Measured:
        """All figures. Memory is measured in one more build from nothing, which is not timed."""
        after_change = digest(self.site) if self.peer.change else None
        self.clear()
        together = None
        for command in self.peer.commands(self.folder).values():
            if sys.platform == "linux":
                together = max(together or 0, memory.peak(command, self.folder))
            else:
                run(command, self.folder)
        same = digest(self.site) == after_change if after_change else None
        return Measured(
            self.peer.id,
            self.peer.title,
            self.cold,
            self.changed,
            together,
            weigh(self.site, self.peer.index),
            same,
        )


def compete(practices: int, peers: Sequence[Peer], runs: int, folder: Path) -> Size:
    """Make a library in `folder` and build it with all `peers`, so many times."""
    project = folder / "project"
    run_module("tests.bench.make_library", project, "--practices", str(practices))
    entrants = [Entrant(peer, folder / peer.id) for peer in peers]
    for entrant in entrants:
        run_module("tests.bench.peers", entrant.peer.id, project, entrant.folder)
    for number in range(runs):
        for entrant in entrants:
            sys.stderr.write(f"{practices:,} practices, run {number + 1}: {entrant.peer.title}\n")
            entrant.take_turn(number + 1)
    return Size(practices, [entrant.measured() for entrant in entrants])


def weigh(site: Path, index: str) -> Site:
    """How much a site has written; its search is in the file or the folder `index`."""
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    search = site / index
    pages = [
        size
        for path, size in sizes.items()
        if path.match("practices/*/*/index.html") and path.parts[-3] != "page"
    ]
    return Site(
        size=sum(sizes.values()),
        index=sum(size for path, size in sizes.items() if path.is_relative_to(search)),
        files=len(sizes),
        pages=len(pages),
        page=fmean(pages),
    )


def digest(site: Path) -> str:
    """Tells sites apart of which a byte or a name differs."""
    found = hashlib.sha256()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        content = path.read_bytes()
        found.update(f"{path.relative_to(site)}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()
