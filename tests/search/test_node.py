"""The parts of the reader that need no browser."""

from __future__ import annotations

import subprocess

from tests.built.projects import PROJECT
from tests.built.test_html import node


def test_the_parts_of_the_reader_hold_in_node() -> None:
    """Node.js runs the site's modules by themselves, and every test of them passes."""
    tests = sorted((PROJECT / "tests/node").glob("*.test.mjs"))
    command = [node(), "--test", *map(str, tests)]
    ended = subprocess.run(command, cwd=PROJECT, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
