"""A fault in what an editor wrote, as a value: where, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import yaml

from generator.text import Language, Text

CATALOGUE: Final = Path(__file__).with_name("problems.yml")


class Severity(StrEnum):
    """An error keeps a record off the site; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Kind:
    """One entry of the catalogue: what a problem code means, with `{names}` to be filled in."""

    severity: Severity
    what: Text
    mend: Text


@cache
def catalogue() -> Mapping[str, Kind]:
    """Every problem code with its meaning, from `problems.yml`."""
    entries = yaml.load(CATALOGUE.read_bytes(), yaml.CSafeLoader)
    return MappingProxyType(
        {
            code: Kind(Severity(entry["severity"]), Text(**entry["what"]), Text(**entry["mend"]))
            for code, entry in entries.items()
        }
    )


@dataclass(frozen=True, order=True)
class Problem:
    """A fault of kind `code` at `path`:`line`:`column`, both counted from 1, in characters.

    `path` is relative to the project and uses `/`. `details` fill the `{names}` of the
    catalogue's sentences; a `Text` among them is given in the language of the message.
    """

    path: str
    line: int
    column: int
    code: str
    details: Mapping[str, str | Text] = field(default_factory=dict, compare=False)

    @property
    def severity(self) -> Severity:
        return catalogue()[self.code].severity

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def what(self, language: Language) -> str:
        """What is wrong, as a sentence."""
        return self._say(catalogue()[self.code].what, language)

    def mend(self, language: Language) -> str:
        """How to mend it, as a sentence."""
        return self._say(catalogue()[self.code].mend, language)

    def _say(self, sentence: Text, language: Language) -> str:
        details = {
            name: detail.within(language).text if isinstance(detail, Text) else detail
            for name, detail in self.details.items()
        }
        return sentence.within(language).text.format_map(details)
