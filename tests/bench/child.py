"""Processes of their own, and what they cost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.built.projects import PROJECT, environment


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, seconds of all cores, and the most memory at one time in bytes."""

    seconds: float
    core_seconds: float
    peak: int


def run(command: Sequence[str], folder: Path = PROJECT) -> Cost:
    """What `command`, run in `folder`, costs with all its children.

    Linux counts what this process has in memory as the least that its child has had, so nothing
    large may be held here. Raises CalledProcessError with what it has printed if it fails.
    """
    began = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        printed = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, printed)
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * unit)


def run_module(name: str, *arguments: str | Path) -> Cost:
    """What `python -m name` costs, started afresh."""
    return run([sys.executable, "-m", name, *map(str, arguments)])
