"""The vocabularies of a project, and the ids that they define."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from generator.library.files import TAXONOMIES, open_source
from generator.model import Known, Taxonomies
from generator.problem import Problem
from generator.reading import read_record
from generator.source import Source
from generator.text import Text

REFERENCES: Final[Mapping[str, tuple[str, ...]]] = {
    "band": ("criteria", "bands"),
    "category": ("criteria", "categories"),
    "cohort": ("cohorts",),
    "edition": ("criteria", "editions"),
    "esa": ("service_areas",),
    "item": ("criteria", "items"),
    "level": ("levels",),
    "pillar": ("pillars",),
    "province": ("provinces",),
    "region": ("regions",),
    "setting": ("settings",),
    "size": ("sizes", "names"),
    "topic": ("topics",),
}
"""Which entries of which taxonomy each kind of reference may name."""

ITEM_BY_ITEM: Final = (
    ("self_check", ("questions",), "process-item"),
    ("results_maturity", ("items",), "result-item"),
)
"""Where a taxonomy has an entry for every item of a kind."""


def load_taxonomies(root: Path) -> tuple[Taxonomies | None, dict[str, Any], list[Problem]]:
    """The vocabularies, the ids that they define (even where an entry is faulty), the problems."""
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for name in Taxonomies.model_fields:
        path = f"{TAXONOMIES}/{name}.yml"
        if (root / path).is_file():
            sources[name] = open_source(root, path)
        else:
            problems.append(Problem(path, 1, 1, "missing-taxonomy", {"found": path}))
    ids = {
        kind: names
        for kind, place in REFERENCES.items()
        if (names := _names(sources.get(place[0]), place[1:])) is not None
    }
    if "item" in ids:
        items = _at(sources["criteria"], ("items",)) or {}
        kinds = {id: item.get("kind") for id, item in items.items() if isinstance(item, dict)}
        ids["process-item"] = tuple(id for id in ids["item"] if kinds.get(id) != "results")
        ids["result-item"] = tuple(id for id in ids["item"] if kinds.get(id) != "process")
    records = {}
    for name, source in sources.items():
        model = Taxonomies.model_fields[name].annotation
        reading = read_record(source, model, Known(ids))
        problems.extend(reading.problems)
        if reading.record is not None:
            records[name] = reading.record
    for name, place, kind in ITEM_BY_ITEM:
        problems.extend(_left_out(sources.get(name), place, ids.get(kind, ())))
    complete = len(records) == len(Taxonomies.model_fields)
    return Taxonomies.model_construct(**records) if complete else None, dict(ids), problems


def _left_out(
    source: Source | None, place: tuple[str, ...], items: tuple[str, ...]
) -> Iterator[Problem]:
    """A problem for each of `items` that has no entry at `place`."""
    named = _names(source, place)
    if source is None or named is None:
        return
    for item in items:
        if item not in named:
            details: dict[str, str | Text] = {"name": item, "label": ""}
            yield Problem(source.path, *source.locate(place, key=True), "missing-field", details)


def _names(source: Source | None, place: tuple[str, ...]) -> tuple[str, ...] | None:
    """The keys at `place`, or None where the file cannot be read so far."""
    data = _at(source, place)
    return None if data is None else tuple(data)


def _at(source: Source | None, place: tuple[str, ...]) -> dict[str, Any] | None:
    """The mapping at `place`, if the file has one there."""
    data = source.data if source else None
    for step in place:
        data = data.get(step) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else None
