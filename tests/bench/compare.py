"""Our generator beside others: the same library, the same machine, in one run.

`python -m tests.bench.compare [--sizes 300,1000] [--peers hugo,material,zensical] [--runs 3]
[--json FILE]` measures and prints a table; what is not installed is said and left out.
`python -m tests.bench.compare --page-from FILE` writes the pages that tell it (content/*/speed.md).
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from generator.text import today
from tests.bench.budgets import Budget, budgets
from tests.bench.contest import compete
from tests.bench.peers.known import PEERS, TONBAEB
from tests.bench.peers.peer import Peer
from tests.bench.results import Machine, Measured, Results, Size, read, write
from tests.bench.rows import row
from tests.bench.speed_page import write_pages
from tests.built.projects import PROJECT

LABELS: Final = {
    "hugo": "1,000 practices: ours ÷ (Hugo + Pagefind)",
    "material": "1,000 practices: ours ÷ Material",
    "material_2000": "2,000 practices: ours ÷ Material",
    "growth": "10,000 practices ÷ 1,000 practices",
    "memory": "memory of all processes together, in GB",
    "changed": "10,000 practices, one changed ÷ from nothing",
    "same": "builds after a change that are not the same as one from nothing",
}


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="300,1000", type=_numbers)
    parser.add_argument("--peers", default="hugo,material,zensical")
    parser.add_argument("--runs", default=3, type=int)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--page-from", type=Path)
    arguments = parser.parse_args()
    if arguments.page_from:
        write_pages(read(arguments.page_from), PROJECT)
        return
    asked = [PEERS[name] for name in arguments.peers.split(",")]
    try:
        for results in compare(arguments.sizes, asked, arguments.runs):
            if arguments.json:
                write(results, arguments.json)
    except subprocess.CalledProcessError as error:
        sys.exit(f"{error}\n{error.stdout or ''}")
    sys.stdout.write("\n".join(report(results)) + "\n")


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def compare(sizes: Sequence[int], asked: Sequence[Peer], runs: int) -> Iterator[Results]:
    """Our own generator and those asked for, with as many practices as each can bear.

    What was measured so far is told after every size: a run may take hours.
    """
    peers = [TONBAEB, *(peer for peer in asked if peer.is_installed())]
    before = os.getloadavg()[0]
    measured: list[Size] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            able = [peer for peer in peers if size <= peer.largest]
            measured.append(compete(size, able, runs, Path(folder)))
        yield Results(
            date=today(),
            machine=_machine(before),
            versions={name: found for peer in peers for name, found in peer.versions().items()},
            runs=runs,
            sizes=tuple(measured),
            absent=[peer.title for peer in asked if not peer.is_installed()],
        )


def _machine(load_before: float) -> Machine:
    return Machine(
        processor=_processor(),
        cores=os.cpu_count() or 1,
        memory=os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"),
        system=platform.system(),
        python=platform.python_version(),
        load=(load_before, os.getloadavg()[0]),
    )


def _processor() -> str:
    """What the processor is called; Linux knows better than Python."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def report(results: Results) -> Iterator[str]:
    """What was measured, as Markdown: times are medians on the clock."""
    machine = results.machine
    yield (
        f"{machine.processor}, {machine.cores} cores (load {machine.load[0]:.1f} before, "
        f"{machine.load[1]:.1f} after), {machine.system}, Python {machine.python}; "
        f"{', '.join(f'{name} {version}' for name, version in results.versions.items())}. "
        f"Medians of {results.runs} runs on the clock, in brackets seconds of all cores."
    )
    for title in results.absent:
        yield f"{title} is not installed, so it is left out."
    for size in results.sizes:
        yield ""
        titles = ("from nothing", "÷ ours", "one changed", "memory", "site", "search", "a page")
        yield row(f"{size.practices:,} practices × 2", titles)
        yield row("---", ["---:"] * len(titles))
        for measured in size.peers:
            yield row(measured.title, list(_cells(size, measured)))
    yield ""
    yield from map(_verdict, budgets(results))


def _cells(size: Size, measured: Measured) -> Iterator[str]:
    own, changed = size.of(TONBAEB.id), measured.seconds_changed
    cores = sorted(sum(c.core_seconds for c in run.values()) for run in measured.cold)
    yield f"{measured.seconds:,.1f} s ({cores[len(cores) // 2]:,.1f} s)"
    yield f"{measured.seconds / own.seconds:.2f}" if own else ""
    yield "–" if changed is None else f"{changed:,.1f} s"
    yield "–" if measured.memory is None else f"{measured.memory / 1e6:,.0f} MB"
    yield f"{measured.site.size / 1e6:,.0f} MB"
    yield f"{measured.site.index / 1e6:,.1f} MB"
    yield f"{measured.site.page / 1e3:,.1f} kB"


def _verdict(budget: Budget) -> str:
    """A budget as a line of its own."""
    state = {True: "kept", False: "MISSED", None: "not measured"}[budget.is_kept]
    value = "" if budget.value is None else f" {budget.value:.3f}"
    return f"{state}:{value} (at most {budget.most:.3f}) {LABELS[budget.id]}"


if __name__ == "__main__":
    main()
