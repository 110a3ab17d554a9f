"""What an exception of libyaml means to an editor: a problem code and the place to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

import yaml

from generator.lines import Lines
from generator.problem import Problem

_LEADING_TAB: Final = re.compile(r"(?<![^\r\n]) *\t")


def syntax_problems(path: str, text: str, error: yaml.YAMLError) -> Iterator[Problem]:
    """The faults behind `error`: the tabs that indent, if it is at one of them, or else its own."""
    mark = getattr(error, "problem_mark", None)
    lines = Lines(text)
    if mark and (tabs := _indenting_tabs(text, lines, mark.line + 1)):
        yield from (Problem(path, line, column, "tab") for line, column in tabs)
        return
    code, mark = _meaning(text, error, mark)
    found = re.split(r"\s", text[mark.index :], maxsplit=1)[0] if mark else ""
    line, column = (min(mark.line + 1, len(lines)), mark.column + 1) if mark else (1, 1)
    yield Problem(path, line, column, code, {"found": found})


def _indenting_tabs(text: str, lines: Lines, broken: int) -> list[tuple[int, int]]:
    """The places of the tabs that indent, if the line `broken` begins with one.

    Of other lines those count that begin with the tab itself: behind spaces it may belong to a
    text of several lines.
    """
    tabs = [lines.place(match.end() - 1) for match in _LEADING_TAB.finditer(text)]
    if broken not in {line for line, _ in tabs}:
        return []
    return [(line, column) for line, column in tabs if column == 1 or line == broken]


def _meaning(text: str, error: yaml.YAMLError, mark: Any) -> tuple[str, Any]:
    """A problem code, and the mark of the place to look at."""
    quoted, open_brackets = _before_the_error(text)
    context = str(getattr(error, "context", ""))
    around = getattr(error, "context_mark", None) or mark
    code = _CODES.get(str(getattr(error, "problem", "")), "yaml-syntax")
    if mark and quoted and _is_right_behind(text, quoted.end_mark, mark):
        if quoted.start_mark.line < quoted.end_mark.line:
            return "open-quote", quoted.start_mark
        return "quote-in-quotes", quoted.end_mark
    if context in _AROUND:
        return _AROUND[context], around
    if open_brackets and code != "special-character":
        return "open-bracket", open_brackets[-1]
    return code, mark


def _before_the_error(text: str) -> tuple[Any, list[Any]]:
    """The last quotation before the error in `text`, and the marks of the brackets then open."""
    quoted = None
    opened = []
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.ScalarEvent) and event.style in {"'", '"'}:
                quoted = event
            elif isinstance(event, yaml.CollectionStartEvent):
                opened.append(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                opened.pop()
    return quoted, [event.start_mark for event in opened if event.flow_style]


def _is_right_behind(text: str, end: Any, mark: Any) -> bool:
    """Whether nothing but blanks stands between the end of a quotation and the fault."""
    return end.line == mark.line and not text[end.index : mark.index].strip()


_CODES: Final = {
    "mapping values are not allowed in this context": "colon-in-text",
    "found character that cannot start any token": "special-character",
    "did not find expected key": "indentation",
    "did not find expected '-' indicator": "indentation",
}
_AROUND: Final = {
    "while scanning a quoted scalar": "open-quote",
    "while scanning a tag": "tag",
    "while scanning an alias": "anchor",
    "while scanning an anchor": "anchor",
}
