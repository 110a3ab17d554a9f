"""Which templates a template leans on, so that a change of one is a change of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from generator.reads import digest

_STATEMENT: Final = re.compile(rb"\{%[-+]?\s*(?:extends|include|import|from)\b")
_NAMING: Final = re.compile(
    _STATEMENT.pattern
    + rb"""\s*(["'])([^"']+)\1\s*(?:[-+]?%\}|(?:as|ignore|import|with|without)\b)"""
)
"""A statement that names one template, and in which no other is computed."""


class _Template(NamedTuple):
    """The source of a template, the templates that it names, and what else stands in it."""

    source: bytes
    others: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


class Templates:
    """The templates of the folder `theme`.

    `beside` are files by the names of the global variables that hold what is in them. A template is
    not parsed, which takes far longer: a name that only seems to be used does no harm.
    """

    def __init__(self, theme: Path, beside: Mapping[str, Path]) -> None:
        self._theme = theme
        self._beside = beside
        self._known: dict[str, _Template] = {}

    def state(self, name: str) -> str:
        """How the template called `name` stands, with all that it includes or imports."""
        parts: dict[str, bytes] = {}
        self._gather(name, parts)
        return digest(*(part for _, part in sorted(parts.items())))

    def named(self, name: str) -> frozenset[str]:
        """The templates that one names itself; all of them, where it puts a name together."""
        return self._template(name).others

    def _gather(self, name: str, parts: dict[str, bytes]) -> None:
        """Add what a template is made of to `parts`: its source, and that of what it leans on."""
        if name in parts:
            return
        template = self._template(name)
        parts[name] = template.source
        for used in template.beside:
            parts[used] = self._beside[used].read_bytes()
        for other in self.named(name):
            self._gather(other, parts)

    def _template(self, name: str) -> _Template:
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def _read(self, name: str) -> _Template:
        try:
            source = (self._theme / name).read_bytes()
        except OSError:
            return _Template(b"")  # Drawing a page will tell what is wrong.
        named = [other.decode("utf-8", "replace") for _, other in _NAMING.findall(source)]
        # A name that is only known when a page is drawn may be any.
        is_plain = len(named) == len(_STATEMENT.findall(source))
        used = (name for name in self._beside if re.search(rb"\b%s\b" % name.encode(), source))
        return _Template(source, frozenset(named if is_plain else self._all()), frozenset(used))

    def _all(self) -> Iterator[str]:
        return (path.relative_to(self._theme).as_posix() for path in self._theme.rglob("*.html"))
