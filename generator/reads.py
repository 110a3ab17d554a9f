"""What a piece of work reads, noted while it is done, so that it is done again only for a reason.

A name is a kind, a blank, and which one: `practice school/name`, `template pages/home.html`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import blake2b
from typing import Any, Final, TypeVar

T = TypeVar("T")

ALL: Final = "*"
"""Stands for all of a kind: which there are, and in which order."""

State = Callable[[str], str]
"""How one of a kind stands now: a text that changes whenever what is read there does."""

_noted: ContextVar[set[str] | None] = ContextVar("noted", default=None)


def note(kind: str, name: str) -> None:
    """Note that `name` is read, if anybody asked for it."""
    names = _noted.get()
    if names is not None:
        names.add(f"{kind} {name}")


@contextmanager
def noted() -> Iterator[set[str]]:
    """The names of all that is read within; what was asked for outside does not learn of it."""
    names: set[str] = set()
    token = _noted.set(names)
    try:
        yield names
    finally:
        _noted.reset(token)


def digest(*parts: bytes) -> str:
    """A short text that differs wherever the bytes do."""
    hashed = blake2b(digest_size=16)
    for part in parts:
        hashed.update(len(part).to_bytes(8, "little"))
        hashed.update(part)
    return hashed.hexdigest()


def digest_of(value: object) -> str:
    """A digest of plain values, which tells of each all that it is."""
    return digest(repr(value).encode("utf-8", "surrogatepass"))


def digest_of_names(names: Iterable[str]) -> str:
    """A digest of names in their order."""
    return digest("\n".join(names).encode("utf-8", "surrogatepass"))


class Noting(Mapping[str, T]):
    """A mapping that notes what is looked up in it, under its own `kind`.

    `told` says of a value what a reader of the mapping learns from it.
    """

    def __init__(self, kind: str, values: Mapping[str, T], told: Callable[[T], str]) -> None:
        self.kind = kind
        self._values = values
        self._told = told

    def __getitem__(self, name: str) -> T:
        note(self.kind, name)
        return self._values[name]

    def get(self, name: str, default: Any = None) -> Any:
        note(self.kind, name)
        return self._values.get(name, default)

    def __contains__(self, name: object) -> bool:
        note(self.kind, str(name))
        return name in self._values

    def __iter__(self) -> Iterator[str]:
        note(self.kind, ALL)
        return iter(self._values)

    def __len__(self) -> int:
        note(self.kind, ALL)
        return len(self._values)

    def values(self) -> Any:
        note(self.kind, ALL)
        return self._values.values()

    def items(self) -> Any:
        note(self.kind, ALL)
        return self._values.items()

    def state(self, name: str) -> str:
        """How what is under `name` stands now; empty where there is nothing."""
        if name == ALL:
            told = (f"{key} {self._told(value)}" for key, value in self._values.items())
            return digest_of_names(told)
        return self._told(self._values[name]) if name in self._values else ""


class NotingFields:
    """An object whose fields are noted when they are read, under `kind`."""

    def __init__(self, kind: str, of: object) -> None:
        self._kind = kind
        self._of = of

    def __getattr__(self, name: str) -> Any:
        note(self._kind, name)
        return getattr(self._of, name)
