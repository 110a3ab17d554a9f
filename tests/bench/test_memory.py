"""The memory of processes, as Linux counts it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.bench.memory import family, peak, proportional
from tests.built.projects import PROJECT

SIZE = 64_000_000

HOLDING = f"""
held = bytes([1]) * {SIZE}
print("ready", flush=True)
input()
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there is no /proc elsewhere")


def test_a_family_has_its_children_and_what_they_hold() -> None:
    """A process that was started is of the family, with at least what it has written to."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="ascii",
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        assert process.pid in set(family(os.getpid()))
        assert proportional(process.pid) >= SIZE
        process.communicate("\n")
    assert proportional(process.pid) == 0
    assert process.pid not in set(family(os.getpid()))


def test_a_command_that_fails_is_an_error() -> None:
    """Nothing is measured of what did not work."""
    with pytest.raises(subprocess.CalledProcessError):
        peak([sys.executable, "-c", "raise SystemExit(3)"], PROJECT)
