"""From a source to a typed record: each fault of pydantic's becomes a Problem in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.hints import KINDS, suggestion
from generator.model.fields import Known
from generator.problem import Problem, catalogue
from generator.source import Place, Plain, Source
from generator.text import Text, number

R = TypeVar("R")


@dataclass(frozen=True)
class Reading(Generic[R]):
    """What one file came to: the record, unless it has errors, and every problem found."""

    record: R | None
    problems: tuple[Problem, ...]


def read_record(source: Source, model: Any, known: Known) -> Reading[Any]:
    """The record of type `model` that `source` holds; `known` is what it may refer to."""
    problems = list(source.problems)
    record = None
    if source.root is not None:
        try:
            record = _adapter(model).validate_python(source.data, context=known)
        except ValidationError as error:
            schema = _schema(model)
            found = (
                _problem(source, schema, known, line) for line in error.errors(include_url=False)
            )
            taken = {(p.line, p.column) for p in problems}
            problems += [p for p in found if (p.line, p.column) not in taken]
        problems += _missing_english(source)
    if any(problem.is_error for problem in problems):
        record = None
    return Reading(record, tuple(problems))


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


@cache
def _schema(model: Any) -> dict[str, Any]:
    return _adapter(model).json_schema()


# --- one fault ------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Finding:
    """A pydantic error, and what is known where it stands."""

    error: ErrorDetails
    place: tuple[int | str, ...]
    schema: dict[str, Any]
    known: Known

    @property
    def context(self) -> dict[str, Any]:
        return dict(self.error.get("ctx", {}))

    @property
    def given(self) -> str:
        return _short(str(self.error["input"]))

    @property
    def name(self) -> str:
        return str(self.place[-1]) if self.place else ""

    @property
    def neighbours(self) -> dict[str, Any]:
        """The fields that may stand beside this one."""
        return _fields(self.schema, self.place[:-1])


_Meaning = tuple[str, dict[str, str | Text]]


def _problem(source: Source, schema: dict[str, Any], known: Known, error: ErrorDetails) -> Problem:
    place = tuple(step for step in error["loc"] if step != "[key]")
    code, details = _meaning(_Finding(error, place, schema, known))
    if code in _IN_TEXT:
        line, column = source.locate_within(place, str(details["found"]))
        details = {"found": _short(str(details["found"]))}
    else:
        is_of_key = code == "unknown-key" or len(place) < len(error["loc"])
        line, column = source.locate(place, key=is_of_key)
    return Problem(source.path, line, column, code, details)


_IN_TEXT: Final = frozenset(
    {"raw-html", "unsafe-link", "image-in-text", "personal-id", "personal-phone", "personal-email"}
)


def _meaning(finding: _Finding) -> _Meaning:
    """The problem code of a pydantic error, and its details."""
    kind = finding.error["type"]
    if kind in _MEANINGS:
        return _MEANINGS[kind](finding)
    if kind in catalogue():
        return kind, {
            name: value if isinstance(value, Text) else str(value)
            for name, value in finding.context.items()
        }
    return "invalid-value", {"found": finding.given}


def _missing(finding: _Finding) -> _Meaning:
    if finding.name == "th" and "en" in finding.neighbours:
        return "missing-thai", {}
    label = _label(finding.neighbours.get(finding.name, {}))
    return "missing-field", {"name": finding.name, "label": label}


def _unknown_key(finding: _Finding) -> _Meaning:
    hint = suggestion(finding.name, finding.neighbours)
    return "unknown-key", {"found": _short(finding.name), "hint": hint}


def _not_a_choice(finding: _Finding) -> _Meaning:
    if not isinstance(finding.error["input"], str):
        return _text_expected(finding)
    hint = suggestion(finding.given, _choices(_descend(finding.schema, finding.place)))
    return "not-a-choice", {"found": finding.given, "hint": hint}


def _unknown_id(finding: _Finding) -> _Meaning:
    kind, found = str(finding.context["kind"]), str(finding.context["found"])
    hint = suggestion(found, finding.known.ids[kind])
    return "unknown-id", {"found": _short(found), "kind": KINDS[kind], "hint": hint}


def _text_expected(_: _Finding) -> _Meaning:
    return "text-expected", {}


def _list_expected(_: _Finding) -> _Meaning:
    return "list-expected", {}


def _fields_expected(finding: _Finding) -> _Meaning:
    fields = _fields(finding.schema, finding.place)
    if set(fields) == {"th", "en"}:
        return "languages-expected", {}
    return "fields-expected", {"fields": ", ".join(fields) or "…"}


def _not_whole(finding: _Finding) -> _Meaning:
    return "not-a-whole-number", {"found": finding.given}


def _out_of_range(finding: _Finding) -> _Meaning:
    limits = {"ge": "≥", "le": "≤"}
    said = (
        f"{limits[name]} {number(value)}"
        for name, value in finding.context.items()
        if name in limits
    )
    return "out-of-range", {"found": finding.given, "limit": ", ".join(said)}


_MEANINGS: Final[Mapping[str, Callable[[_Finding], _Meaning]]] = {
    "missing": _missing,
    "missing-field": _missing,
    "extra_forbidden": _unknown_key,
    "unexpected_keyword_argument": _unknown_key,
    "literal_error": _not_a_choice,
    "unknown-id": _unknown_id,
    "string_type": _text_expected,
    "int_type": _text_expected,
    "float_type": _text_expected,
    "bool_type": _text_expected,
    "date_type": _text_expected,
    "model_type": _fields_expected,
    "dataclass_type": _fields_expected,
    "model_attributes_type": _fields_expected,
    "dict_type": _fields_expected,
    "tuple_type": _list_expected,
    "list_type": _list_expected,
    "int_parsing": _not_whole,
    "int_from_float": _not_whole,
    "int_parsing_size": _not_whole,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
}
"""What pydantic's own kinds of error mean to an editor; a validator of ours names its code."""

_LENGTH_SHOWN: Final = 60


def _short(text: str) -> str:
    return text if len(text) <= _LENGTH_SHOWN else text[: _LENGTH_SHOWN - 1] + "…"


# --- what the schema says of a place --------------------------------------------------------


def _descend(schema: dict[str, Any], place: Place) -> dict[str, Any]:
    node = _resolve(schema, schema)
    for step in place:
        if isinstance(step, int):
            node = node.get("items", {})
        elif step in node.get("properties", {}):
            node = node["properties"][step]
        else:
            node = node.get("additionalProperties") or {}
        node = _resolve(schema, node if isinstance(node, dict) else {})
    return node


def _resolve(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """The schema behind references and behind “or nothing”; the field's own labels win."""
    for branch in node.get("anyOf", ()):
        if branch.get("type") != "null":
            node = {**branch, **{k: v for k, v in node.items() if k != "anyOf"}}
    if "$ref" in node:
        target = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
        node = {**target, **{k: v for k, v in node.items() if k != "$ref"}}
    return node


def _fields(schema: dict[str, Any], place: Place) -> dict[str, Any]:
    fields: dict[str, Any] = _descend(schema, place).get("properties", {})
    return fields


def _choices(node: dict[str, Any]) -> list[str]:
    return list(node.get("enum", [node["const"]] if "const" in node else []))


def _label(field: dict[str, Any]) -> str | Text:
    if "th" not in field:
        return ""
    return Text(th=f" ({field['th']})", en=f" ({field['en']})")


# --- translations ----------------------------------------------------------------------------


def _missing_english(source: Source) -> Iterator[Problem]:
    """A warning for each text without English, or one for a record that has none at all."""
    places = list(_texts(source.data, ()))
    missing = [place for place, translated in places if not translated]
    if missing and len(missing) == len(places):
        yield Problem(source.path, *source.locate(missing[0]), "untranslated")
        return
    for place in missing:
        yield Problem(source.path, *source.locate(place), "missing-english")


def _texts(data: Plain, place: tuple[str | int, ...]) -> Iterator[tuple[Place, bool]]:
    if isinstance(data, dict):
        if isinstance(data.get("th"), str):
            yield place, "en" in data
        for key, value in data.items():
            if not isinstance(value, str):
                yield from _texts(value, (*place, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _texts(value, (*place, number))
