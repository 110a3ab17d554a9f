"""Records as YAML in the way in which editors write it: a line for each value, long ones folded."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

WIDTH: Final = 100
_FOLD: Final = re.compile(rf"(.{{1,{WIDTH}}}|\S+)(?: |$)")
_LINE: Final = 80
"""A text that is longer is folded."""


def as_yaml(record: Mapping[str, Any]) -> str:
    """The text of a YAML file."""
    return "\n".join(_mapping(record, "")) + "\n"


def _mapping(record: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in record.items():
        if isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from _mapping(value, indent + "  ")
        elif isinstance(value, list) and value:
            yield f"{indent}{key}:"
            yield from _entries(value, indent + "  ")
        else:
            yield from _scalar(f"{indent}{key}:", value, indent + "  ")


def _entries(entries: list[Any], indent: str) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, Mapping):
            first, *rest = _mapping(entry, indent + "  ")
            yield f"{indent}- {first[len(indent) + 2 :]}"
            yield from rest
        else:
            yield f"{indent}- {_short(entry)}"


def _scalar(before: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, str) and len(value) > _LINE:
        yield f"{before} >-"
        yield from (indent + line for line in _FOLD.findall(value))
    else:
        yield f"{before} {_short(value)}"


def _short(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
