"""Small sites for tests: one that is right, and for each kind of problem what makes it wrong."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

VALID: Final = Path(__file__).with_name("valid")
INVALID: Final = Path(__file__).with_name("invalid")


def project(folder: Path, *overlays: Path) -> Path:
    """A copy of the valid site in `folder`, with the files of `overlays` laid over it."""
    for files in (VALID, *overlays):
        shutil.copytree(
            files, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("report.*.txt")
        )
    return folder
