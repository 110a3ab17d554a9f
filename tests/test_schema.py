"""JSON Schemas: what an editor's program completes and checks while a record is being written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.library import load
from generator.schema import SCHEMAS, editor_schema, known_ids

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def ids() -> Any:
    """The ids of this project."""
    return known_ids(load(ROOT))


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_schemas_for_editors_are_up_to_date(kind: str, ids: Any) -> None:
    """`.vscode/schema` holds what the model and the taxonomies say today (`make schema`)."""
    committed = (ROOT / ".vscode" / "schema" / f"{kind}.json").read_text(encoding="utf-8")

    assert json.loads(committed) == editor_schema(kind, ids)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_each_schema_is_itself_valid(kind: str, ids: Any) -> None:
    """Every schema keeps to JSON Schema 2020-12."""
    jsonschema.Draft202012Validator.check_schema(editor_schema(kind, ids))


def test_a_field_that_names_an_id_lists_the_ids(ids: Any) -> None:
    """An editor's program can offer every province, topic and item."""
    schema = editor_schema("practice", ids)
    items = schema["properties"]["items"]["anyOf"][0]["items"]["anyOf"][0]["enum"]

    assert items == [item for item in ids["item"] if not item.startswith("7")]


def test_every_field_is_explained_in_both_languages(ids: Any) -> None:
    """A field of a record says what it is for, in Thai and in English."""
    for kind in SCHEMAS:
        for name, field in editor_schema(kind, ids)["properties"].items():
            assert field["th"], name
            assert field["en"], name


def test_an_empty_field_is_no_fault_while_writing(ids: Any) -> None:
    """A blank's empty fields are not underlined: empty counts as absent."""
    validator = jsonschema.Draft202012Validator(editor_schema("adoption", ids))
    blank = {"practice": "a/b", "started": "2024-05-16", "status": "sustained", "results": None}

    assert list(validator.iter_errors(blank)) == []


def test_a_wrong_field_is_underlined_while_writing(ids: Any) -> None:
    """A misspelt field and an unknown id are shown before anything is sent."""
    validator = jsonschema.Draft202012Validator(editor_schema("school", ids))
    school = {"name": {"th": "ก"}, "provnce": "phuket", "esa": "nowhere"}
    faults = sorted("/".join(map(str, error.path)) for error in validator.iter_errors(school))

    assert faults == ["", "esa"]
