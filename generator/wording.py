"""The words of pages, which live in `theme/locale/` and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from generator.text import LANGUAGES, Language


class WordingError(Exception):
    """A sentence is missing from the wording, or does not fit what is filled in."""


@dataclass(frozen=True)
class Wording:
    """The words of one language: `words.list.next` in a template, `words("list.next")` in code."""

    code: Language
    entries: Mapping[str, Any]

    def __getattr__(self, name: str) -> Any:
        if name.startswith(("_", "jinja_")):  # What Python and Jinja ask of any object.
            raise AttributeError(name)
        if name not in self.entries:
            raise WordingError(f"theme/locale/{self.code}.yml: {name} is missing")
        entry = self.entries[name]
        found = Wording(self.code, entry) if isinstance(entry, Mapping) else entry
        vars(self)[name] = found  # Next time Python finds it by itself.
        return found

    def __call__(self, name: str, **values: object) -> str:
        """The sentence called `name`, its `{places}` filled in.

        Where the sentence has forms for `one` and `other`, the value called `n` chooses.
        """
        if (whole := self._whole.get(name)) is not None:
            return whole
        try:
            entry = self._sentences[name]
            if isinstance(entry, Mapping):
                entry = entry["one" if str(values.get("n")) == "1" else "other"]
            return str(entry).format(**values)
        except LookupError as error:
            raise WordingError(f"theme/locale/{self.code}.yml: {name}: {error!r}") from None

    @cached_property
    def _sentences(self) -> Mapping[str, Any]:
        """All sentences, or their forms, by their names."""
        return dict(_named(self.entries))

    @cached_property
    def _whole(self) -> Mapping[str, str]:
        """The sentences into which nothing is filled, by their names: most of those on a page."""
        sentences = self._sentences.items()
        return {name: text for name, text in sentences if isinstance(text, str) and "{" not in text}


def load_wordings(theme: Path) -> dict[Language, Wording]:
    """The wording of each language, from the folder `locale` of the theme."""
    return {language: _load(theme, language) for language in LANGUAGES}


def _load(theme: Path, language: Language) -> Wording:
    path = theme / "locale" / f"{language}.yml"
    try:
        entries = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise WordingError(f"{path}: {error}") from None
    if not isinstance(entries, Mapping):
        raise WordingError(f"{path}: there are no sentences here")
    return Wording(language, entries)


def paths(entries: Mapping[str, Any]) -> Iterator[str]:
    """The names of all sentences, such as `list.next`."""
    return (name for name, _ in _named(entries))


def _named(entries: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """All sentences, or their forms, with their names."""
    for name, entry in entries.items():
        if isinstance(entry, Mapping) and not {"one", "other"} >= set(entry):
            yield from _named(entry, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", entry
