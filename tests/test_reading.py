"""Reading: a source becomes a typed record, or every fault in it becomes a problem in its place."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import report
from generator.hints import KINDS
from generator.library import load
from generator.model import Adoption, Known, Practice, School, Taxonomies
from generator.model.fields import REFERENCE
from generator.problem import Problem
from generator.reading import Reading, read_record
from generator.source import read
from generator.text import LANGUAGES
from tests.sites import VALID, project

KNOWN: Final = Known(
    ids={
        "process-item": ["4.1", "4.2"],
        "result-item": ["7.1", "7.2"],
        "pillar": ["quality", "safety"],
        "topic": [f"topic-{number}" for number in range(20)],
        "level": ["primary"],
    },
    media={"plan.svg": 100},
)
PRACTICE: Final = """\
title: {th: อ่านคู่, en: Paired reading}
summary: {th: พี่อ่านกับน้อง, en: Older pupils read with younger ones.}
status: draft
provenance: demonstration
items: ["4.1"]
pillars: [quality]
"""
READING: Final = "schools/alpha/practices/reading.yml"


def practice(more: str = "", *, without: str = "") -> Reading[Any]:
    """The reading of a small practice with `more` fields, or without one of its own."""
    lines = [line for line in PRACTICE.splitlines() if not without or not line.startswith(without)]
    return read_record(read("a.yml", ("\n".join(lines) + "\n" + more).encode()), Practice, KNOWN)


def codes(reading: Reading[Any]) -> list[str]:
    """The codes of a reading's problems."""
    return [problem.code for problem in reading.problems]


def test_a_good_file_becomes_a_record() -> None:
    """A file without faults is a record of its type, with numbers as numbers and no problem."""
    reading = practice("resources: {cost: {per_year: 1200.50}}\n")
    assert reading.problems == ()
    assert isinstance(reading.record, Practice)
    assert reading.record.title.en == "Paired reading"
    assert reading.record.items == ("4.1",)
    assert reading.record.resources.cost is not None
    assert reading.record.resources.cost.per_year == 1200.5


def test_an_error_leaves_no_record() -> None:
    """A file with an error is no record; a file with a warning is one."""
    assert practice(without="status").record is None
    warned = practice("lessons: {th: อ่านทุกวัน}\n")
    assert codes(warned) == ["missing-english"]
    assert isinstance(warned.record, Practice)


def test_every_fault_of_a_record_is_reported_at_once() -> None:
    """Faults in different fields, of different kinds and depths, are all in one report."""
    reading = practice(
        "topics: [topic-1, topik-2, topic-1]\n"
        "steps:\n"
        "  - title: {en: Pair}\n"
        "    weeks: สอง\n"
        "  - {core: yes, week: 2}\n"
        "review: {last_reviewed: 2564-07-22}\n"
        "contact: {office: {th: <b>, en: x}, phone: 081-234-5678}\n"
        "sumary: x\n",
        without="status",
    )
    assert sorted(codes(reading)) == sorted(
        [
            "missing-field",
            "unknown-id",
            "repeated-entry",
            "missing-thai",
            "not-a-number",
            "missing-field",
            "not-yes-or-no",
            "unknown-key",
            "be-date",
            "raw-html",
            "bad-phone",
            "unknown-key",
        ]
    )


def test_one_place_is_reported_once() -> None:
    """A fault of YAML is not reported a second time as what it makes of the field."""
    reading = practice("topics: *topic\n")
    assert codes(reading) == ["anchor"]


@pytest.mark.parametrize(
    ("more", "code", "hint"),
    [
        ("levels: [primry]\n", "unknown-id", "Did you mean primary?"),
        ("levels: [มัธยม]\n", "unknown-id", "Possible: primary"),
        ("topics: [ดนตรี]\n", "unknown-id", "Check the spelling against the lists."),
        ("leson: x\n", "unknown-key", "Did you mean lessons?"),
        ("lessons: {th: อ่าน, end: x}\n", "unknown-key", "Did you mean en?"),
        ("fit: {work_if: [{th: อ่าน}]}\n", "unknown-key", "Did you mean works_if?"),
        ("results: [{better: up}]\n", "not-a-choice", "Possible: higher, lower"),
        ("results: [{better: highr}]\n", "not-a-choice", "Did you mean higher?"),
    ],
)
def test_a_hint_names_what_may_have_been_meant(more: str, code: str, hint: str) -> None:
    """The nearest possible word is proposed, or all of them where they are few."""
    problem = next(p for p in practice(more).problems if p.code == code)
    assert problem.mend("en") == hint


def test_only_what_is_known_to_be_unknown_is_reported() -> None:
    """Where a vocabulary cannot be read, references to it are not held against a record."""
    content = (PRACTICE + "topics: [anything]\nlevels: [anything]\n").encode()
    assert read_record(read("a.yml", content), Practice, Known()).problems == ()


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("[a, b]", "text-expected"),
        ("{a: b}", "text-expected"),
        ("x", "not-a-choice"),
    ],
)
def test_a_choice_wants_a_single_word(value: str, code: str) -> None:
    """A list or fields in the place of one word are told apart from a wrong word."""
    assert codes(practice(f"status: {value}\n", without="status")) == [code]


def test_a_long_finding_is_shortened() -> None:
    """A message quotes the beginning of a long value, not all of it."""
    problem = practice(f"levels: [{'ก' * 200}]\n").problems[0]
    assert problem.what("en") == f"There is no level {'ก' * 59}…."


def test_a_limit_is_written_in_full() -> None:
    """The limit of a number is told as people write it."""
    problem = practice(f"resources: {{cost: {{per_year: {'9' * 11}}}}}\n").problems[0]
    assert problem.code == "out-of-range"
    assert "≤ 1,000,000,000" in problem.mend("en")


def test_a_finding_in_a_text_is_shown_where_it_stands() -> None:
    """What may not stand in a text is reported at its own characters, not at the text."""
    problem = practice("lessons:\n  th: |\n    หนึ่ง\n    สอง <b>\n  en: x\n").problems[0]
    assert (problem.line, problem.column, problem.code) == (10, 9, "raw-html")


def test_missing_english_is_warned_of_in_each_place() -> None:
    """Each text without English has a warning where the Thai stands."""
    reading = practice("lessons: {th: อ่าน}\nfit:\n  works_if:\n    - {th: มีเวลา}\n")
    assert [(p.line, p.code) for p in reading.problems] == [
        (7, "missing-english"),
        (10, "missing-english"),
    ]


def test_a_record_without_any_english_has_a_single_warning() -> None:
    """A school that writes Thai alone is not buried in warnings."""
    thai = re.sub(r", en: [^}]+", "", PRACTICE)
    reading = read_record(read("a.yml", thai.encode()), Practice, KNOWN)
    assert codes(reading) == ["untranslated"]
    assert isinstance(reading.record, Practice)


@pytest.mark.parametrize("model", [School, Practice, Adoption])
def test_a_file_of_another_shape_is_reported(model: Any) -> None:
    """A list or a single text in the place of a record is reported at the top."""
    for content in (b"- a\n- b\n", b"hello\n"):
        reading = read_record(read("a.yml", content), model, KNOWN)
        assert [(p.line, p.column, p.code) for p in reading.problems] == [(1, 1, "fields-expected")]


def test_every_kind_of_reference_has_a_name() -> None:
    """Messages can name each kind of thing that a record may refer to."""
    schemas = [m.model_json_schema() for m in (School, Practice, Adoption, Taxonomies)]
    kinds = set(re.findall(rf'"{REFERENCE}": "([a-z-]+)"', json.dumps(schemas)))
    assert {"pillar", "practice", "process-item", "result-item", "region"} <= kinds
    assert kinds <= set(KINDS)


# --- any file at all -----------------------------------------------------------------------------

LINES: Final = tuple((VALID / READING).read_text("utf-8").splitlines())
ANY_CHARACTER: Final = st.characters(codec="utf-8")


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The YAML of a good practice after some clumsy editing."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(lines) - 1))
        line = lines[place]
        at = draw(st.integers(0, len(line)))
        match draw(st.integers(0, 7)):
            case 0:
                del lines[place]
            case 1:
                lines.insert(place, draw(st.sampled_from(LINES)))
            case 2:
                lines.insert(place, line)
            case 3:
                lines[place] = draw(st.sampled_from([" ", "  ", "    ", "\t", ""])) + line.lstrip()
            case 4:
                lines[place] = line[:at] + draw(st.text(ANY_CHARACTER, max_size=4)) + line[at:]
            case 5:
                lines[place] = (
                    line[:at] + draw(st.sampled_from([*":-[]{}&*!|>'\"%@`#,?"])) + line[at:]
                )
            case 6:
                lines[place] = line[: max(at - 1, 0)] + line[at : at + 1] + line[at + 1 :]
            case _:
                other = draw(st.integers(0, len(lines) - 1))
                lines[place], lines[other] = lines[other], lines[place]
        if not lines:
            lines = [""]
    return "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))


FIELDS: Final = st.sampled_from(
    ["title", "th", "en", "status", "items", "results", "series", "year", "value", "file", "weeks"]
)
VALUES: Final = st.recursive(
    st.one_of(
        st.text(ANY_CHARACTER, max_size=12),
        st.sampled_from(
            ["2567", "-1", "9" * 400, "1" * 5_000, "2024-02-30", "draft", "plan.svg", ""]
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(FIELDS, inner, max_size=4)
    ),
    max_leaves=12,
)


@st.composite
def strange(draw: st.DrawFn) -> str:
    """YAML that is well formed and has anything in the places of a practice's fields."""
    fields = draw(st.dictionaries(st.sampled_from(list(Practice.model_fields)), VALUES))
    return json.dumps(
        fields, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from([None, 1]))
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which one practice may be overwritten."""
    return project(tmp_path_factory.mktemp("site"))


def check_problems(root: Path, text: str, problems: tuple[Problem, ...]) -> None:
    """What must be so for the problems of any file."""
    lines = len(re.split(r"\r\n|[\r\n]", text))
    for problem in problems:
        assert problem.column >= 1
        if problem.path == READING:
            assert 1 <= problem.line <= lines
        for language in LANGUAGES:
            assert problem.what(language)
            assert problem.mend(language)
            assert report.as_text([problem], root, language).count(f"[{problem.code}]") == 1
            assert report.as_github([problem], language).count("\n") == 1
    assert len(json.loads(report.as_json(problems))) == len(problems)
    assert list(problems) == sorted(problems)


@settings(max_examples=150)
@given(text=st.one_of(mutated(), strange(), st.text(ANY_CHARACTER)))
def test_whatever_stands_in_a_practice_is_reported(site: Path, text: str) -> None:
    """No file makes loading fail: it is a record, or has errors that can be shown in every form."""
    (site / READING).write_bytes(text.encode())
    library = load(site)
    check_problems(site, text, library.problems)
    broken = {problem.code for problem in library.errors if problem.path == READING}
    assert "alpha/reading" in library.practices or broken


@settings(max_examples=150)
@given(text=st.one_of(mutated(), strange()), model=st.sampled_from([School, Practice, Adoption]))
def test_whatever_stands_in_a_file_is_read_as_any_record(text: str, model: Any) -> None:
    """A reading has a record, or an error that says why it has none."""
    reading = read_record(read("a.yml", text.encode()), model, KNOWN)
    assert (reading.record is None) == any(problem.is_error for problem in reading.problems)
