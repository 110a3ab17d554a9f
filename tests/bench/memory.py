"""The most memory that a command takes at one time, with all processes that it starts.

Linux only: it reads /proc. A page of memory that n processes share counts 1/n for each of them
(proportional set size), so that what a fork has not written to is not counted twice.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tests.built.projects import environment

PROC: Final = Path("/proc")
INTERVAL: Final = 0.1
"""Seconds between two looks; a peak that is shorter may be missed."""


def peak(command: Sequence[str], folder: Path) -> int:
    """The most bytes that `command`, run in `folder`, and its children have had together.

    Looking takes time from what is looked at, so nothing else may be measured in the same run.
    Raises CalledProcessError if the command fails.
    """
    highest = 0
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        while True:
            highest = max(highest, sum(map(proportional, family(process.pid))))
            try:
                process.wait(INTERVAL)
            except subprocess.TimeoutExpired:
                continue
            break
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return highest


def family(pid: int) -> Iterator[int]:
    """A process and its descendants, as far as they still run."""
    yield pid
    for children in PROC.glob(f"{pid}/task/*/children"):
        for child in _read(children).split():
            yield from family(int(child))


def proportional(pid: int) -> int:
    """The bytes of a process; none once it has ended."""
    for line in _read(PROC / str(pid) / "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(path: Path) -> str:
    """A file of a process, which may end at any time."""
    try:
        return path.read_text("ascii")
    except OSError:
        return ""
