"""What was made, kept from one build to the next in a file outside the site.

A cache may be deleted at any time. One that is damaged, was written by another version or cannot be
opened counts as empty, and a row that cannot be trusted as absent; nothing of it reaches the site.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

FILE: Final = "cache.sqlite"
PATIENCE: Final = 60
"""Seconds to wait for another process that writes."""

_CHECK_BYTES: Final = 8

_SURROUNDINGS: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)
"""Errors for which the file itself is not to blame, by the lowest byte of their codes."""

_TABLE: Final = """
CREATE TABLE IF NOT EXISTS made (
    name TEXT PRIMARY KEY, given TEXT NOT NULL, signature TEXT NOT NULL, sources TEXT NOT NULL,
    product BLOB NOT NULL, body BLOB NOT NULL
)
"""


class Row(NamedTuple):
    """Something that was made: what it was made from, and what came of it.

    `given` tells apart what it was given, and `signature` tells in which state the `sources`
    (names, one a line) were. `product` is small and `body` may be large.
    """

    name: str
    given: str
    signature: str
    sources: str
    product: bytes
    body: bytes = b""


class Cache(Protocol):
    """Rows by name."""

    def names(self, kind: str) -> Iterator[str]:
        """The names of rows that begin with this word. Raises OSError."""

    def row(self, name: str) -> Row | None:
        """The row of that name without its body, if it is there and whole. Raises OSError."""

    def body(self, name: str, signature: str) -> bytes | None:
        """The body of a row in just this state, if it is there and whole."""

    def put(self, rows: Iterable[Row]) -> None:
        """Keep `rows`, all or none of them. Raises OSError if there is no room."""

    def drop(self, names: Iterable[str]) -> None:
        """Forget what is called so. Raises OSError."""


class MemoryCache:
    """Rows that are forgotten with the process."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}

    def names(self, kind: str) -> Iterator[str]:
        return (name for name in list(self._rows) if name.startswith(f"{kind} "))

    def row(self, name: str) -> Row | None:
        row = self._rows.get(name)
        return row._replace(body=b"") if row else None

    def body(self, name: str, signature: str) -> bytes | None:
        row = self._rows.get(name)
        return row.body if row and row.signature == signature else None

    def put(self, rows: Iterable[Row]) -> None:
        self._rows |= {row.name: row for row in rows}

    def drop(self, names: Iterable[str]) -> None:
        for name in names:
            self._rows.pop(name, None)


class FileCache:
    """Rows in a file in `folder`, which several processes may use."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._connections: dict[int, sqlite3.Connection] = {}

    def names(self, kind: str) -> Iterator[str]:
        query = "SELECT name FROM made WHERE name >= ? AND name < ?"
        return (name for (name,) in self._found(query, (f"{kind} ", f"{kind}!")))

    def row(self, name: str) -> Row | None:
        query = "SELECT name, given, signature, sources, product FROM made WHERE name = ?"
        found = self._found(query, (name,))
        if not found:
            return None
        row = Row(*found[0])
        whole = _checked(row.product, row.name, row.given, row.signature, row.sources)
        return None if whole is None else row._replace(product=whole)

    def _found(self, query: str, values: tuple[str, ...]) -> Sequence[tuple[Any, ...]]:
        try:
            return self._connection().execute(query, values).fetchall()
        except sqlite3.Error as error:
            if not self._begin_anew_after(error):
                raise OSError(f"{self._folder / FILE}: {error}") from None
            return ()

    def body(self, name: str, signature: str) -> bytes | None:
        query = "SELECT body FROM made WHERE name = ? AND signature = ?"
        try:
            found = self._connection().execute(query, (name, signature)).fetchone()
        except (sqlite3.Error, OSError):
            return None
        return _checked(found[0]) if found else None

    def put(self, rows: Iterable[Row]) -> None:
        write = "INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?, ?)"
        self._write(write, list(map(_with_checks, rows)))

    def drop(self, names: Iterable[str]) -> None:
        self._write("DELETE FROM made WHERE name = ?", [(name,) for name in names])

    def _write(
        self, statement: str, rows: Sequence[tuple[str | bytes, ...]], *, again: bool = False
    ) -> None:
        if not rows:
            return
        try:
            with self._connection() as connection:
                connection.executemany(statement, rows)
        except sqlite3.Error as error:
            if again or not self._begin_anew_after(error):
                raise OSError(f"{self._folder / FILE}: {error}") from None
            self._write(statement, rows, again=True)

    def _begin_anew_after(self, error: Exception) -> bool:
        """Whether the file was to blame, which then is no more: it is no cache, or damaged."""
        code = getattr(error, "sqlite_errorcode", None)
        if code is None or code & 0xFF in _SURROUNDINGS:
            return False
        self.close()
        with suppress(OSError):
            (self._folder / FILE).unlink(missing_ok=True)
        return True

    def close(self) -> None:
        """Let go of the file in this process."""
        if connection := self._connections.pop(os.getpid(), None):
            connection.close()

    def _connection(self) -> sqlite3.Connection:
        """A connection of this process's own: it may be a copy of the one that opened the cache."""
        process = os.getpid()
        if process not in self._connections:
            self._folder.mkdir(parents=True, exist_ok=True)
            # Threads take turns: nobody asks for a page while the next preview is made.
            connection = sqlite3.connect(
                self._folder / FILE, timeout=PATIENCE, check_same_thread=False
            )
            self._connections[process] = connection
            # A file that a power failure has damaged is made anew: that is cheaper than to wait.
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(_TABLE)
        return self._connections[process]


def _with_checks(row: Row) -> Row:
    """A row as it is kept: its parts tell whether they are whole."""
    product = _with_check(row.product, row.name, row.given, row.signature, row.sources)
    return row._replace(product=product, body=_with_check(row.body))


def _with_check(content: bytes, *beside: str) -> bytes:
    """Some content, which then tells whether it and what stands `beside` it are whole."""
    return _check(content, beside) + content


def _check(content: bytes, beside: Sequence[str]) -> bytes:
    told = "\0".join(beside).encode("utf-8", "surrogatepass")
    hashed = blake2b(content, digest_size=_CHECK_BYTES)
    hashed.update(told)
    return hashed.digest()


def _checked(kept: bytes, *beside: str) -> bytes | None:
    """What was kept, if it is as it was; what comes from a damaged file may be of any type."""
    try:
        content = kept[_CHECK_BYTES:]
        return content if kept[:_CHECK_BYTES] == _check(content, beside) else None
    except TypeError:
        return None
