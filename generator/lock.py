"""One process at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file at `path` within; wait for whoever else holds it.

    The system takes the lock away once a process and its copies have ended, however they do. On
    Windows nobody waits.
    """
    with path.open("ab") as file:
        if sys.platform != "win32":
            import fcntl  # noqa: PLC0415 - it is not there on Windows

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
