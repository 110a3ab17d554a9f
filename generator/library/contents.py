"""What is in the files of a library, without a look into those that are as they were last time."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from generator.library.files import Fingerprint, content
from generator.memo import Memo
from generator.reads import digest

_REMEMBERED: Final = "contents of files"
_SETTLED: Final = 2_000_000_000
"""How old (ns) a change must be to be told from the next: a disk may give two changes one time."""


class ChangedError(Exception):
    """A file is no longer what it was when it was read."""


class Contents:
    """What is in files below `root`; one whose fingerprint is what `memo` knows is not read."""

    def __init__(self, root: Path, fingerprints: Mapping[str, Fingerprint], memo: Memo) -> None:
        self._root = root
        self._fingerprints = fingerprints
        self._memo = memo
        self._settled = time.time_ns() - _SETTLED
        self._before: dict[str, tuple[Fingerprint, str]] = memo.recall(_REMEMBERED) or {}
        self._digests: dict[str, str] = {}
        self._read: dict[str, bytes | OSError] = {}

    def digest(self, path: str) -> str:
        """A digest of what is in a file, or of why that cannot be told."""
        known = self._before.get(path)
        if known is not None and known[0] == self._fingerprints.get(path):
            found = known[1]
        else:
            found = _digest_of(self._read.setdefault(path, _content(self._root, path)))
        self._digests[path] = found
        return found

    def of(self, path: str) -> bytes | OSError:
        """What is in a file, or why that cannot be told; `digest` was asked of it before.

        Raises ChangedError where it is no longer what it was then.
        """
        if path in self._read:
            return self._read[path]
        found = _content(self._root, path)
        if _digest_of(found) != self._digests[path]:
            raise ChangedError(
                f"{path}: ไฟล์เปลี่ยนระหว่างสร้างเว็บ โปรดสั่งสร้างอีกครั้ง · "
                "This file changed while the site was being built. Please build again."
            )
        return found

    def remember(self) -> None:
        """Let the next run know which files need not be read."""
        # Why a file could not be read is no property of the file: next time it may be read.
        lost = {path for path, found in self._read.items() if isinstance(found, OSError)}
        known = {
            path: (fingerprint, found)
            for path, found in self._digests.items()
            if (fingerprint := self._fingerprints.get(path)) and fingerprint.latest < self._settled
            if path not in lost
        }
        if known != self._before:
            self._memo.remember(_REMEMBERED, known)
        self._read.clear()


def _content(root: Path, path: str) -> bytes | OSError:
    try:
        return content(root, path)
    except OSError as error:
        return error


def _digest_of(content: bytes | OSError) -> str:
    return digest(content if isinstance(content, bytes) else str(content).encode())
