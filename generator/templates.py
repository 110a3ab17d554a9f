"""Which templates a template leans on, so that a change of one is a change of the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, TemplateError, meta

from generator.reads import digest


class _Template(NamedTuple):
    """The source of a template, the templates that it names, and the variables that it is given."""

    source: bytes
    others: frozenset[str] = frozenset()
    globals: frozenset[str] = frozenset()


class Templates:
    """The templates of the folder `theme`.

    `beside` are files by the names of the global variables that hold what is in them.
    """

    def __init__(self, theme: Path, environment: Environment, beside: dict[str, Path]) -> None:
        self._theme = theme
        self._environment = environment
        self._beside = beside
        self._known: dict[str, _Template] = {}

    def state(self, name: str) -> str:
        """How the template called `name` stands, with all that it includes or imports."""
        parts: dict[str, bytes] = {}
        self._gather(name, parts)
        return digest(*(part for _, part in sorted(parts.items())))

    def _gather(self, name: str, parts: dict[str, bytes]) -> None:
        """Add what a template is made of to `parts`: its source, and that of what it leans on."""
        if name in parts:
            return
        template = self._template(name)
        parts[name] = template.source
        for used in template.globals & self._beside.keys():
            parts[used] = self._beside[used].read_bytes()
        for other in template.others:
            self._gather(other, parts)

    def _template(self, name: str) -> _Template:
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def _read(self, name: str) -> _Template:
        source = b""
        try:
            source = (self._theme / name).read_bytes()
            tree = self._environment.parse(source.decode())
        except (OSError, UnicodeDecodeError, TemplateError):
            return _Template(source)  # Drawing a page will tell what is wrong.
        others = set(meta.find_referenced_templates(tree))
        if None in others:  # A name that is only known when a page is drawn may be any.
            others |= {path.relative_to(self._theme).as_posix() for path in self._all()}
        named = frozenset(other for other in others if other is not None)
        return _Template(source, named, frozenset(meta.find_undeclared_variables(tree)))

    def _all(self) -> Iterator[Path]:
        return self._theme.rglob("*.html")
