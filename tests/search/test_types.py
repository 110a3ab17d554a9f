"""The JavaScript of the site keeps to the types that its comments promise."""

from __future__ import annotations

import subprocess

from tests.built.test_html import NODE, node


def test_all_modules_are_well_typed() -> None:
    """TypeScript finds nothing wrong with any module."""
    command = [node(), "node_modules/typescript/bin/tsc", "--project", "."]
    ended = subprocess.run(command, cwd=NODE, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, f"{ended.stdout}{ended.stderr}"
