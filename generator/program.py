"""The state of the program: what it has made, it may make otherwise in another state."""

from __future__ import annotations

import sys
from pathlib import Path
from sysconfig import get_path
from typing import Final

from generator.reads import digest

PACKAGE: Final = Path(__file__).parent


def state_of_program() -> str:
    """A digest of this package's files, and of the versions of all that is installed beside it."""
    files = sorted(path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".yml"})
    sources = (
        path.relative_to(PACKAGE).as_posix().encode() + b"\n" + path.read_bytes() for path in files
    )
    folders = {get_path("platlib"), get_path("purelib")}
    versions = sorted(path.name for each in folders for path in Path(each).glob("*.dist-info"))
    return digest(sys.version.encode(), *sources, "\n".join(versions).encode())
