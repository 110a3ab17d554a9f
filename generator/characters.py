"""Bytes to characters: what is not UTF-8, or cannot be shown, is reported and stood in for.

A placeholder takes the place of each such character, so that the rest of the file can be read and
every character keeps its line and column. The file has an error all the same: no placeholder ever
reaches a page.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from generator.lines import Lines
from generator.problem import Problem

PLACEHOLDER: Final = "_"

# What YAML itself does not allow, the private-use characters that old Thai fonts leave behind in
# text copied out of a PDF, and line breaks that YAML counts but editors do not.
STRANGE: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u200d\u2010-\u2027\u202a-\ud7ff\uf900-\ufefe\uff00-\ufffc"
    "\U00010000-\U000effff]"
)
_THAI: Final = re.compile("[\u0e01-\u0e5b]")
DAMAGE_LIMIT: Final = 10
"""With more damaged lines than this a file is taken to be in another encoding altogether."""


def characters(path: str, content: bytes) -> tuple[str | None, list[Problem]]:
    """The text of the file at `path`, unless it is in another encoding, and its problems."""
    marked = content.startswith(codecs.BOM_UTF8)
    problems = [Problem(path, 1, 1, "byte-order-mark")] if marked else []
    text, damage = _decode(content.removeprefix(codecs.BOM_UTF8))
    if not damage and not STRANGE.search(text):
        return text, problems
    lines = Lines(text)
    broken = [Problem(path, *lines.place(offset), "not-utf-8") for offset in damage]
    if broken and (len(broken) > DAMAGE_LIMIT or not _THAI.search(text)):
        return None, broken[:1]
    problems += [*broken, *_strange(path, text, lines)]
    return STRANGE.sub(PLACEHOLDER, text), problems


def _decode(content: bytes) -> tuple[str, list[int]]:
    """The text, and the offset of the first fault in each line that is not UTF-8."""
    with suppress(UnicodeDecodeError):
        return content.decode(), []
    parts: list[str] = []
    damage: list[int] = []
    offset = 0
    for line in content.splitlines(keepends=True):
        try:
            part = line.decode()
        except UnicodeDecodeError as error:
            damage.append(offset + len(line[: error.start].decode()))
            part = line.decode(errors="replace").replace("\ufffd", PLACEHOLDER)
        parts.append(part)
        offset += len(part)
    return "".join(parts), damage


def _strange(path: str, text: str, lines: Lines) -> Iterator[Problem]:
    for found in STRANGE.finditer(text):
        details = {"found": f"U+{ord(found.group()):04X}"}
        yield Problem(path, *lines.place(found.start()), "strange-character", details)
