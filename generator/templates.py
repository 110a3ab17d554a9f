"""Which templates a template leans on, so that a change of one is a change of the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateError, meta

from generator.reads import digest


class Templates:
    """The templates of the folder `theme`.

    `beside` are files by the names of the global variables that hold what is in them.
    """

    def __init__(self, theme: Path, environment: Environment, beside: dict[str, Path]) -> None:
        self._theme = theme
        self._environment = environment
        self._beside = beside

    def state(self, name: str) -> str:
        """How the template called `name` stands, with all that it includes or imports."""
        return digest(*(part for _, part in sorted(self._parts(name, set()))))

    def _parts(self, name: str, seen: set[str]) -> Iterator[tuple[str, bytes]]:
        """The sources of a template and of what it leans on, by their names."""
        if name in seen:
            return
        seen.add(name)
        try:
            source = (self._theme / name).read_bytes()
            tree = self._environment.parse(source.decode())
        except (OSError, UnicodeDecodeError, TemplateError):
            yield name, b""  # Drawing a page will tell what is wrong.
            return
        yield name, source
        for used in meta.find_undeclared_variables(tree) & self._beside.keys():
            yield used, self._beside[used].read_bytes()
        for other in meta.find_referenced_templates(tree):
            # A name that is only known when a page is drawn may be that of any template.
            several = [other] if other else self._all()
            for each in several:
                yield from self._parts(each, seen)

    def _all(self) -> list[str]:
        paths = self._theme.rglob("*.html")
        return [path.relative_to(self._theme).as_posix() for path in paths]
