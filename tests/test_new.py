"""Blanks: forms that name every field, and are good once what is required is filled in."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from generator.library import load
from generator.new import blank
from generator.schema import SCHEMAS, known_ids
from tests.sites import VALID, project

KINDS: Final = sorted(SCHEMAS)
IDS: Final = known_ids(load(VALID))
PRACTICE: Final = {
    "title:\n  th:": "title:\n  th: ห้องสมุดยามเช้า",
    "summary:\n  th:": "summary:\n  th: เปิดห้องสมุดก่อนเข้าแถว",
    "provenance:": "provenance: demonstration",
    "items:\n  -": 'items:\n  - "4.1"',
    "pillars:\n  -": "pillars:\n  - quality",
}
ADOPTION: Final = {"started:": "started: 2026-05-16", "status:": "status: in-progress"}
SCHOOL: Final = {
    "name:\n  th:": "name:\n  th: โรงเรียนสมมติ",
    "demo:": "demo: true",
    "province:": "province: nonthaburi",
    "levels:\n  -": "levels:\n  - primary",
}


def filled(text: str, answers: dict[str, str]) -> str:
    """A blank with `answers` in its top-level fields."""
    for field, answer in answers.items():
        text, count = re.subn(rf"^{re.escape(field)} *$", answer, text, flags=re.MULTILINE)
        assert count == 1, field
    return text


def keys(node: yaml.Node) -> Iterator[str]:
    """The names of all fields of a YAML node, at any depth, by their way from the top."""
    if isinstance(node, yaml.MappingNode):
        for name, inner in node.value:
            yield name.value
            yield from (f"{name.value}.{below}" for below in keys(inner))
    elif isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from keys(inner)


def fields(schema: dict[str, Any], node: dict[str, Any]) -> Iterator[str]:
    """The names of all fields that a schema allows, at any depth, by their way from the top."""
    for branch in (node, *node.get("anyOf", ())):
        if "$ref" in branch:
            yield from fields(schema, schema["$defs"][branch["$ref"].rsplit("/", 1)[1]])
        if "items" in branch:
            yield from fields(schema, branch["items"])
        for name, inner in branch.get("properties", {}).items():
            yield name
            yield from (f"{name}.{below}" for below in fields(schema, inner))


@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_names_every_field(kind: str) -> None:
    """A blank holds each field that a record may have, in the model's order, and no other."""
    schema = SCHEMAS[kind].model_json_schema()
    form = yaml.compose(blank(kind, IDS, {}), yaml.CSafeLoader)
    assert form is not None
    assert list(keys(form)) == list(fields(schema, schema))


@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_explains_every_field(kind: str) -> None:
    """What a field is for stands above it, in both languages, with the word “required” if it is."""
    schema = SCHEMAS[kind].model_json_schema()
    text = blank(kind, IDS, {})
    for name, field in schema["properties"].items():
        need = "จำเป็น · required: " if name in schema["required"] else ""
        assert f"# {need}{field['description']}\n" in text


@pytest.mark.parametrize("kind", KINDS)
def test_lines_of_a_blank_are_plain(kind: str) -> None:
    """A blank ends with one line break and has no tab and no space at the end of a line."""
    text = blank(kind, IDS, {})
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\t" not in text
    assert not re.search(r" $", text, re.MULTILINE)


def test_a_blank_lists_what_may_be_chosen() -> None:
    """The values of a short list stand above the field that takes them."""
    text = blank("practice", IDS, {})
    assert "#   draft, review, published, retired\nstatus:" in text
    assert "#   4.1, 4.2\nitems:" in text
    assert "#   quality, safety\npillars:" in text


def test_a_blank_does_without_taxonomies() -> None:
    """Where no ids are known, the fields are there without a list."""
    assert "\npillars:\n" in blank("practice", {}, {})


FILLED: Final = {
    "schools/demo-school/practices/library.yml": (
        filled(blank("practice", IDS, {"status": "draft"}), PRACTICE),
        ["untranslated"],
    ),
    "schools/demo-school/adoptions/library.yml": (
        filled(blank("adoption", IDS, {"practice": "demo-other/library"}), ADOPTION),
        [],
    ),
    "schools/demo-other/school.yml": (filled(blank("school", IDS, {}), SCHOOL), ["untranslated"]),
}
"""Blanks with nothing but what is required, and the warnings that they have."""


@pytest.mark.parametrize("path", FILLED)
def test_a_blank_with_its_required_fields_is_good(tmp_path: Path, path: str) -> None:
    """Nothing but what is required has to be filled in for a form to pass."""
    root = project(tmp_path)
    demo, other = root / "schools/demo-school", root / "schools/demo-other"
    shutil.copytree(demo, other)
    (other / "practices/tree-map.yml").rename(other / "practices/library.yml")
    (demo / "adoptions").mkdir()
    text, warnings = FILLED[path]
    (root / path).write_text(text, encoding="utf-8")
    problems = load(root).problems
    assert [(problem.path, problem.code) for problem in problems] == [(path, w) for w in warnings]


@pytest.mark.parametrize("kind", KINDS)
def test_an_untouched_blank_is_told_what_it_lacks(tmp_path: Path, kind: str) -> None:
    """An untouched blank is no YAML fault: it is empty, or lacks the fields that it marks so."""
    root = project(tmp_path)
    path = {
        "school": "schools/gamma/school.yml",
        "practice": "schools/alpha/practices/blank.yml",
        "adoption": "schools/beta/adoptions/blank.yml",
    }[kind]
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    given = {"practice": {"status": "draft"}, "adoption": {"practice": "alpha/reading-aloud"}}
    (root / path).write_text(blank(kind, IDS, given.get(kind, {})), encoding="utf-8")
    required = SCHEMAS[kind].model_json_schema()["required"]
    lacking = [name for name in required if name not in given.get(kind, {})]
    problems = load(root).problems
    if kind == "school":
        assert [problem.code for problem in problems] == ["empty-file"]
    else:
        assert [problem.details["name"] for problem in problems] == lacking
