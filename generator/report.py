"""Problems as an editor reads them, as GitHub annotates them, and as other programs take them."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import Final

from generator.lines import split
from generator.problem import Problem
from generator.text import Language, Text

_SEVERITY: Final = {
    "error": Text(th="ข้อผิดพลาด", en="error"),
    "warning": Text(th="คำเตือน", en="warning"),
}
_MEND: Final = Text(th="วิธีแก้", en="To mend it")
_CLEAN: Final = Text(th="ตรวจแล้ว {records} ไม่พบข้อผิดพลาด", en="Checked {records}: no errors.")
_UNITS: Final = {
    "records": Text(th="{n} รายการ", en="{n} record"),
    "errors": Text(th="ข้อผิดพลาด {n} จุด", en="{n} error"),
    "warnings": Text(th="คำเตือน {n} จุด", en="{n} warning"),
}
_COUNT: Final = Text(
    th="ตรวจแล้ว {records}: {errors} {warnings}",
    en="Checked {records}: {errors}, {warnings}.",
)
_MORE: Final = Text(th="{path}: และอีก {count} จุดในไฟล์นี้", en="{path}: and {count} more in this file")
_LINE_LIMIT: Final = 100
_FILE_LIMIT: Final = 100
"""No more problems of one file are shown: nobody reads them all before mending the first."""


def as_text(problems: Sequence[Problem], root: Path, language: Language) -> str:
    """Each problem with its source line and a caret below the place."""
    files: dict[str, list[str]] = {}
    blocks = []
    for path, shown, hidden in _by_file(problems):
        lines = _lines(root, path, files)
        blocks += [_text(problem, lines, language) for problem in shown]
        if hidden:
            blocks.append(_more(path, hidden, language) + "\n")
    return "\n".join(blocks)


def summary(problems: Sequence[Problem], records: int, language: Language) -> str:
    """One line on how many records were checked and what was found."""
    errors = sum(problem.is_error for problem in problems)
    sentence = _COUNT if problems else _CLEAN
    counts = {"records": records, "errors": errors, "warnings": len(problems) - errors}
    counted = {unit: _counted(unit, n, language) for unit, n in counts.items()}
    return sentence.within(language).text.format(**counted)


def as_github(problems: Sequence[Problem], language: Language) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request."""
    lines = []
    for path, shown, hidden in _by_file(problems):
        lines += [_annotation(problem, language) for problem in shown]
        if hidden:
            message = _escape(_more(path, hidden, language))
            lines.append(f"::notice file={_escape(path, ':,')}::{message}")
    return "".join(line + "\n" for line in lines)


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON list; every problem in both languages."""
    rows = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "severity": problem.severity.value,
            "what": {"th": problem.what("th"), "en": problem.what("en")},
            "mend": {"th": problem.mend("th"), "en": problem.mend("en")},
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _by_file(problems: Sequence[Problem]) -> Iterator[tuple[str, list[Problem], int]]:
    """The problems of each file that are shown, and how many more it has."""
    for path, group in groupby(problems, key=lambda problem: problem.path):
        found = list(group)
        yield path, found[:_FILE_LIMIT], len(found[_FILE_LIMIT:])


def _more(path: str, hidden: int, language: Language) -> str:
    return _MORE.within(language).text.format(path=path, count=hidden)


def _counted(unit: str, count: int, language: Language) -> str:
    plural = "s" if language == "en" and count != 1 else ""
    return _UNITS[unit].within(language).text.format(n=count) + plural


def _lines(root: Path, path: str, files: dict[str, list[str]]) -> list[str]:
    """The lines of a file, read once; none of what is no file of the project itself."""
    if path not in files:
        files[path] = []
        if (root / path).is_file() and not (root / path).is_symlink():
            with suppress(OSError):
                files[path] = split((root / path).read_text("utf-8-sig", "replace"))
    return files[path]


def _text(problem: Problem, lines_of_file: list[str], language: Language) -> str:
    severity = _SEVERITY[problem.severity].within(language).text
    head = f"{problem.path}:{problem.line}:{problem.column}: {severity} [{problem.code}]"
    lines = [head, f"  {problem.what(language)}", *_excerpt(problem, lines_of_file)]
    lines.append(f"  {_MEND.within(language).text}: {problem.mend(language)}")
    return "\n".join(lines) + "\n"


def _excerpt(problem: Problem, lines: list[str]) -> list[str]:
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    if not line:
        return []
    column = problem.column - 1
    start = max(0, column - _LINE_LIMIT // 2)
    line, column = line[start : start + _LINE_LIMIT], column - start
    gutter = f"  {problem.line} | "
    before = "".join("\t" if c == "\t" else " " * _width(c) for c in line[:column])
    printable = "".join(c if c == "\t" or c.isprintable() else "�" for c in line)
    return [gutter + printable, " " * (len(gutter) - 2) + "| " + before + "^"]


def _width(character: str) -> int:
    """Columns that a character takes on a terminal: Thai vowels and tone marks take none."""
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _annotation(problem: Problem, language: Language) -> str:
    message = f"{problem.what(language)} {problem.mend(language)}"
    if language == "th":
        message += f"\n{problem.what('en')} {problem.mend('en')}"
    place = (
        f"file={_escape(problem.path, ':,')},line={problem.line},"
        f"col={problem.column},title={_escape(problem.code, ':,')}"
    )
    return f"::{problem.severity} {place}::{_escape(message)}"


def _escape(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
