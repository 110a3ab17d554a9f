"""What was made of one kind, and what each read: so that a change leads to what it concerns."""

from __future__ import annotations

import secrets
from array import array
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final, NamedTuple

NUMBER: Final = "I"
"""How a number is kept among others; all that read a thing are kept as one row of bytes."""

FEW: Final = 16
"""So many times more than has changed has to be there, or the whole ledger is kept anew."""


class Entry(NamedTuple):
    """Something that was made: its number here, and the signature under which it is kept."""

    number: int
    given: str
    signature: str
    product: Any


class Addition(NamedTuple):
    """Something that is made, and the states in which its sources were."""

    name: str
    given: str
    signature: str
    product: Any
    sources: Mapping[str, str]


class Base(NamedTuple):
    """A ledger as it is kept: its entries by name, and of each source its state and its readers.

    So many `numbers` have been given out.
    """

    id: str
    entries: dict[str, Entry]
    states: dict[str, str]
    readers: dict[str, bytearray]
    numbers: int


class Patch(NamedTuple):
    """How a ledger differs from the `base` of that id: what was added, is gone, or stands anew."""

    base: str
    added: dict[str, Addition]
    gone: set[str]
    states: dict[str, str]


class Ledger:
    """What was made of one kind by name, and by source who has read it.

    Whoever no longer reads a source may still be among its readers, and more than once: that costs
    work but no truth, and ends when the whole is kept anew.
    """

    def __init__(self, base: Base | None = None, patch: Patch | None = None) -> None:
        self._id, self._entries, self._states, self._readers, self._numbers = base or _nothing()
        self._patch = Patch(self._id, {}, set(), {})
        self._stale: set[int] = set()
        self._is_kept = base is not None
        if patch and patch.base == self._id:
            self._drop(patch.gone)
            for addition in patch.added.values():
                self.add(addition)
            for source, state in patch.states.items():
                self._see(source, state)
            self._stale.clear()
            self._is_kept = True

    def look(self, state: Callable[[str], str | None]) -> None:
        """Take note of how all sources stand now; who read what stood otherwise is stale.

        So is who read a source of which nobody knows how it stands.
        """
        now = {source: state(source) for source in self._states}
        for source in [source for source, before in self._states.items() if now[source] != before]:
            self._see(source, now[source])

    def get(self, name: str) -> Entry | None:
        """What was made under a name, if anything was."""
        return self._entries.get(name)

    def is_fresh(self, entry: Entry) -> bool:
        """Whether all that was read for it is as it was, as far as has been looked."""
        return entry.number not in self._stale

    def add(self, addition: Addition) -> Entry:
        """Take in something that is made, in the place of what had its name."""
        name, given, signature, product, sources = addition
        before = self._entries.get(name)
        number = before.number if before else self._numbers
        self._numbers += before is None
        self._entries[name] = Entry(number, given, signature, product)
        row = array(NUMBER, [number]).tobytes()
        for source, state in sources.items():
            self._see(source, state)
            self._readers.setdefault(source, bytearray()).extend(row)
        self._stale.discard(number)
        self._is_kept = False
        if self._id:
            self._patch.added[name] = addition
            self._patch.gone.discard(name)
        return self._entries[name]

    def keep_only(self, names: AbstractSet[str]) -> None:
        """Forget all but those of these that are fresh."""
        stale = {name for name, entry in self._entries.items() if entry.number in self._stale}
        self._drop((self._entries.keys() - names) | stale)
        self._stale.clear()

    def is_kept(self) -> bool:
        """Whether nothing differs from how it was kept last."""
        return self._is_kept

    def kept(self) -> Base | Patch:
        """What has to be kept of it: a new base, or how it differs from the one that is kept."""
        _, added, gone, _ = self._patch
        self._is_kept = True
        if self._id and FEW * (len(added) + len(gone)) < len(self._entries):
            return self._patch
        self._tidy()
        self._id = secrets.token_hex(8)
        self._patch = Patch(self._id, {}, set(), {})
        return Base(self._id, self._entries, self._states, self._readers, self._numbers)

    def _tidy(self) -> None:
        """Forget readers that are gone, and sources without readers."""
        numbers = {entry.number for entry in self._entries.values()}
        readers = {
            source: array(NUMBER, numbers.intersection(_numbers(row))).tobytes()
            for source, row in self._readers.items()
        }
        self._readers = {source: bytearray(row) for source, row in readers.items() if row}
        self._states = {source: self._states[source] for source in self._readers}

    def _see(self, source: str, state: str | None) -> None:
        if self._states.get(source) == state:
            return
        self._stale.update(_numbers(self._readers.get(source, b"")))
        self._is_kept = False
        if state is not None:
            self._states[source] = state
            if self._id:
                self._patch.states[source] = state

    def _drop(self, names: AbstractSet[str]) -> None:
        for name in names:
            self._entries.pop(name, None)
            self._patch.added.pop(name, None)
        self._is_kept = self._is_kept and not names
        if self._id:
            self._patch.gone.update(names)


def _nothing() -> Base:
    return Base("", {}, {}, {}, 0)


def _numbers(row: bytes | bytearray) -> array[int]:
    return array(NUMBER, bytes(row))
