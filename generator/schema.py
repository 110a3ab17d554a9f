"""The JSON Schema of each kind of record, by which an editor's program completes and checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from generator.library import Library
from generator.library.taxonomies import REFERENCES
from generator.model import Adoption, Practice, School
from generator.model.fields import REFERENCE

SCHEMAS: Final[Mapping[str, Any]] = {"school": School, "practice": Practice, "adoption": Adoption}

Ids = Mapping[str, Sequence[str]]
"""The ids that exist, by kind of reference."""


def known_ids(library: Library) -> Ids:
    """The ids of the library's taxonomies; none where these cannot be read."""
    if library.taxonomies is None:
        return {}
    ids: dict[str, list[str]] = {}
    for kind, place in REFERENCES.items():
        terms: Any = library.taxonomies
        for step in place:
            terms = getattr(terms, step)
        ids[kind] = list(terms)
    items = library.taxonomies.criteria.items
    ids["process-item"] = [id for id, item in items.items() if item.kind == "process"]
    ids["result-item"] = [id for id, item in items.items() if item.kind == "results"]
    return ids


def editor_schema(kind: str, ids: Ids) -> dict[str, Any]:
    """The schema of a `kind` of record, which lists the ids that a field may hold.

    As in the files themselves, an empty value counts as absent.
    """
    schema = SCHEMAS[kind].model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_with_ids(schema, ids),
    }


def _with_ids(node: Any, ids: Ids) -> Any:
    if isinstance(node, list):
        return [_with_ids(each, ids) for each in node]
    if not isinstance(node, dict):
        return node
    filled = {name: _with_ids(value, ids) for name, value in node.items()}
    if known := ids.get(str(filled.get(REFERENCE))):
        filled["enum"] = list(known)
    if isinstance(fields := filled.get("properties"), dict):
        filled["properties"] = {name: _or_empty(field) for name, field in fields.items()}
    if isinstance(filled.get("items"), dict):
        filled["items"] = _or_empty(filled["items"])
    return filled


def _or_empty(field: dict[str, Any]) -> dict[str, Any]:
    """The schema of a field that may be left empty; what is said of the field stays outside."""
    branches = field.get("anyOf", [field])
    if {"type": "null"} in branches:
        return field
    said = {name: field[name] for name in ("description", "default", "th", "en") if name in field}
    return said | {"anyOf": [*branches, {"type": "null"}]}
