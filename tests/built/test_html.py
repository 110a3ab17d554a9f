"""The HTML of the site is valid."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.built.projects import PROJECT, Built

NODE: Final = PROJECT / "tests/node"


def node() -> str:
    """Node.js, as the lock file brings it beside the Python that runs the tests."""
    found = Path(sys.executable).with_name("node")
    if not found.exists() or not (NODE / "node_modules").is_dir():
        pytest.fail("Node.js or its packages are missing: run `make test`.")
    return str(found)


def test_all_html_is_valid(larger: Built) -> None:
    """html-validate finds nothing wrong with any file of the site."""
    command = [node(), "node_modules/html-validate/bin/html-validate.mjs", "--formatter", "text"]
    config = ["--config", ".htmlvalidate.mjs", "--ext", "html"]
    ended = subprocess.run(
        [*command, *config, str(larger.site)],
        cwd=NODE,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, f"{ended.stdout}{ended.stderr}".replace(str(larger.site), "site")
