"""Source: YAML bytes become plain text values that know their places, or problems, never errors."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.characters import DAMAGE_LIMIT
from generator.problem import Problem
from generator.source import BYTE_LIMIT, DEPTH_LIMIT, Plain, Source, read
from generator.text import LANGUAGES


def source(text: str) -> Source:
    """`text` as read from a file."""
    return read("a.yml", text.encode())


def found(text: str) -> list[tuple[int, int, str]]:
    """Line, column and code of each problem in `text`."""
    return [(problem.line, problem.column, problem.code) for problem in source(text).problems]


@pytest.mark.parametrize(
    "scalar",
    ["no", "true", "null", "~", "012", "1e3", "0x1F", "2564-07-22", "1:30", "1_000", ".5", "๒๕๖๔"],
)
def test_every_value_stays_text(scalar: str) -> None:
    """What YAML would take for a number, a day or a truth value stays as the editor wrote it."""
    assert source(f"a: {scalar}").data == {"a": scalar}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: x\nb:\n", {"a": "x"}),
        ("a: x\nb: ''\nc: '  '\n", {"a": "x"}),
        ("a: x\nb: {}\nc: []\n", {"a": "x"}),
        ("a: x\nb:\n  th:\n  en:\n", {"a": "x"}),
        ("a: x\nb:\n  - \n  -\n", {"a": "x"}),
        ("a:\n  -\n  - x\n  -\n", {"a": ["x"]}),
        ("a: x\nb:\n  - c:\n    d:\n", {"a": "x"}),
    ],
)
def test_what_is_empty_is_absent(text: str, data: Plain) -> None:
    """Empty values, and lists and mappings of nothing but empty values, are as if not there."""
    assert source(text).data == data
    assert source(text).problems == ()


@pytest.mark.parametrize(
    "text", ["", "\n", "# ยังไม่มีอะไร\n", "---\n", "a:\nb:\n", "a: {b: [c: ]}\n"]
)
def test_a_file_without_data_is_said_to_be_empty(text: str) -> None:
    """A file with nothing, with comments alone or with an unfilled form is empty."""
    assert found(text) == [(1, 1, "empty-file")]
    assert source(text).data is None


def test_text_loses_only_the_space_around_it() -> None:
    """Block texts keep their lines, and quotation marks are not part of a text."""
    text = 'a: |\n  หนึ่ง\n  สอง\nb: >-\n  หนึ่ง\n  สอง\nc: " หนึ่ง: สอง # สาม "\nd: x # หมายเหตุ\n'
    assert source(text).data == {
        "a": "หนึ่ง\nสอง",
        "b": "หนึ่ง สอง",
        "c": "หนึ่ง: สอง # สาม",
        "d": "x",
    }


PLACES: Final = """\
title:
  th: พี่ช่วยน้อง
steps:
  - title: {th: จับคู่, en: Pair}
  -
  - title: {th: อ่าน}
    weeks: 2
empty:
"""


@pytest.mark.parametrize(
    ("place", "position"),
    [
        (("title", "th"), (2, 7)),
        (("steps",), (4, 3)),
        (("steps", 0, "title", "en"), (4, 29)),
        (("steps", 1, "weeks"), (7, 12)),
        (("empty",), (8, 1)),
        (("title", "en"), (1, 1)),
        (("steps", 1, "who", "th"), (6, 5)),
        (("steps", 9), (3, 1)),
        (("missing",), (1, 1)),
    ],
)
def test_a_value_knows_its_place(place: tuple[str | int, ...], position: tuple[int, int]) -> None:
    """A value is where it is written; what is not there, at the key of the nearest value around."""
    assert source(PLACES).locate(place) == position


def test_a_key_knows_its_place() -> None:
    """The place of a key is known as well as that of its value."""
    assert source(PLACES).locate(("steps", 1, "weeks"), key=True) == (7, 5)
    assert source(PLACES).locate(("title",), key=True) == (1, 1)


def test_characters_are_found_within_a_text() -> None:
    """A few characters are found in the text that holds them, on any of its lines."""
    text = "a: x081\nb: |\n  หนึ่ง 081\n  สอง 089\nc: 089\n"
    assert source(text).locate_within(("b",), "081") == (3, 9)
    assert source(text).locate_within(("b",), "089") == (4, 7)
    assert source(text).locate_within(("b",), "not there") == (2, 4)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_are_counted_however_they_end(line_break: str) -> None:
    """Files from Windows, old Macs and all others have the same data, lines and columns."""
    text = PLACES.replace("\n", line_break)
    assert source(text).data == source(PLACES).data
    assert source(text).locate(("steps", 1, "weeks")) == (7, 12)
    assert found(f"a: 1{line_break}a: 2{line_break}") == [(2, 1, "duplicate-key")]


def test_a_byte_order_mark_moves_nothing() -> None:
    """With a byte order mark the file is read all the same, and its columns are as without it."""
    marked = read("a.yml", "a: x\n".encode("utf-8-sig"))
    assert marked.data == {"a": "x"}
    assert marked.locate(("a",)) == (1, 4)
    assert [problem.code for problem in marked.problems] == ["byte-order-mark"]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("a: x\nข: ก".encode("cp874"), (2, 1)),
        ("a: ก".encode("utf-16"), (1, 1)),
        ("ชื่อ: ".encode() + b"\xff", (1, 7)),
        ("ก".encode()[:2], (1, 1)),
    ],
)
def test_another_encoding_is_reported_where_it_begins(
    content: bytes, place: tuple[int, int]
) -> None:
    """The first character that is not UTF-8 is reported, counted in characters."""
    assert read("a.yml", content).problems == (Problem("a.yml", *place, "not-utf-8"),)


def test_every_strange_character_is_reported() -> None:
    """Control and private-use characters are reported one by one, with their names."""
    problems = source("a: x\x07\nb: พี\uf70b\u200eก\n").problems
    assert [(p.line, p.column, p.details["found"]) for p in problems] == [
        (1, 5, "U+0007"),
        (2, 6, "U+F70B"),
        (2, 7, "U+200E"),
    ]


def test_damage_does_not_hide_the_rest() -> None:
    """Around characters that cannot be read or shown everything else is read, in its place."""
    content = "a: ก\nb: ข".encode() + b"\xff\xfe\r\nc: \xff" + "ค\uf70b\na: z\n".encode()
    damaged = read("a.yml", content)
    assert [(p.line, p.column, p.code) for p in damaged.problems] == [
        (2, 5, "not-utf-8"),
        (3, 4, "not-utf-8"),
        (3, 6, "strange-character"),
        (4, 1, "duplicate-key"),
    ]
    assert damaged.data == {"a": "ก", "b": "ข__", "c": "_ค_"}


def test_a_file_of_many_damaged_lines_is_in_another_encoding() -> None:
    """Where nearly nothing can be read, one report says so."""
    thai = "a: ก\n".encode()
    assert len(read("a.yml", thai + b"# \xff\n" * DAMAGE_LIMIT).problems) == DAMAGE_LIMIT
    assert len(read("a.yml", thai + b"# \xff\n" * (DAMAGE_LIMIT + 1)).problems) == 1


@pytest.mark.parametrize("character", ["\u0085", "\u2028", "\u2029"])
def test_a_line_break_that_nobody_sees_is_reported(character: str) -> None:
    """Characters that YAML takes for a line break, and no editor does, cannot shift the lines."""
    assert found(f"a: x\nb: y{character}z\n") == [(2, 5, "strange-character")]


def test_a_strange_character_written_as_an_escape_is_reported_too() -> None:
    """An escape of YAML does not bring in what may not be typed."""
    assert found('a: "x\\u0007"\n') == [(1, 4, "strange-character")]


def test_joiners_and_emoji_are_ordinary() -> None:
    """Characters that Thai writers use, zero-width space and emoji among them, are text."""
    assert found("a: ก\u200bข\u200dค 🏫 “…” – ½ ๒\n") == []


def test_every_indenting_tab_is_reported() -> None:
    """Each line that is indented with a tab is named, not the first alone."""
    assert found("a:\n\tb: 1\n\tc: 2\n") == [(2, 1, "tab"), (3, 1, "tab")]


def test_a_tab_elsewhere_is_not_blamed() -> None:
    """Only where the broken line itself begins with a tab, tabs are what is wrong."""
    assert found("a: |\n  x\n  \ty\nb: c: d\n") == [(4, 5, "colon-in-text")]
    assert found("a: |\n  x\n  \ty\nb:\n\tc: d\n") == [(5, 1, "tab")]


def test_a_tab_within_text_is_text() -> None:
    """A tab between words does no harm."""
    assert source("a: x\ty\n").data == {"a": "x\ty"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: b: c\n", (1, 5, "colon-in-text")),
        ("a: x\n  b: y\n", (2, 4, "colon-in-text")),
        ("a: @x\n", (1, 4, "special-character")),
        ("a: %x\n", (1, 4, "special-character")),
        ("a: `x\n", (1, 4, "special-character")),
        ('a: "x\nb: y\n', (1, 4, "open-quote")),
        ('a: "x\nb: "y"\n', (1, 4, "open-quote")),
        ("a: 'x\nb: 'y'\n", (1, 4, "open-quote")),
        ('- "x\n- "y"\n', (1, 3, "open-quote")),
        ("a: [x, y\nb: z\n", (1, 4, "open-bracket")),
        ("a: {x: y\n", (1, 4, "open-bracket")),
        ("a: 1\nitems: [\n", (2, 8, "open-bracket")),
        ("- [a, {b: c]\n", (1, 7, "open-bracket")),
        ('{th: "ก", en: [a}', (1, 15, "open-bracket")),
        ('{th: "ก", en: @b}', (1, 15, "special-character")),
        ('{th: "ก\n  ข", en: @b}', (2, 11, "special-character")),
        ('["1.1"] x', (1, 9, "yaml-syntax")),
        ('a: "so "called""\n', (1, 9, "quote-in-quotes")),
        ('a: "x" y\n', (1, 7, "quote-in-quotes")),
        ("a: [x] y\n", (1, 8, "indentation")),
        ("a:\n   b: 1\n  c: 2\n", (3, 3, "indentation")),
        ("a:\n  - x\n  y: 1\n", (3, 3, "indentation")),
        ("a: 1\nb\nc: 2\n", (3, 1, "yaml-syntax")),
        ("a: 1\n---\nb: 2\n", (2, 1, "several-documents")),
        ("a: &x y\n", (1, 4, "anchor")),
        ("a: & y\n", (1, 4, "anchor")),
        ("a: *x\n", (1, 4, "anchor")),
        ("a: *ข่าว\n", (1, 4, "anchor")),
        ("a: !!python/object:os.system x\n", (1, 4, "tag")),
        ("a: !ด่วน x\n", (1, 4, "tag")),
        ("a: {? : x}\n", (1, 7, "key-not-text")),
        ("a: 1\na: 2\n", (2, 1, "duplicate-key")),
        ("<<: {a: 1}\n<<: {a: 2}\n", (2, 1, "duplicate-key")),
    ],
)
def test_a_broken_form_is_reported_where_it_breaks(
    text: str, problem: tuple[int, int, str]
) -> None:
    """Faults of YAML itself are told apart by what an editor can do about them."""
    assert problem in found(text)


def test_a_repeated_field_keeps_its_first_value() -> None:
    """Of a field that is given twice the first counts, and the problem names its line."""
    text = source("a: 1\nb: 2\na: 3\n")
    assert text.data == {"a": "1", "b": "2"}
    assert text.problems[0].details == {"found": "a", "line": "1"}


def test_several_faults_of_form_are_reported_at_once() -> None:
    """A fault that leaves the rest readable does not hide the next one."""
    assert found("a: &x 1\na: 2\nc: !t 3\n") == [
        (1, 4, "anchor"),
        (2, 1, "duplicate-key"),
        (3, 4, "tag"),
    ]


def test_aliases_are_never_expanded() -> None:
    """A file that would grow without bound through its aliases stays as small as it is."""
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    read_bomb = source(bomb)
    assert {problem.code for problem in read_bomb.problems} == {"anchor"}
    assert len(str(read_bomb.data)) < 2 * len(bomb)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nothing_is_read_below_the_limit(opening: str) -> None:
    """A file of nothing but brackets, for which libyaml takes minutes, is given up at once."""
    text = opening * (BYTE_LIMIT // len(opening))
    assert [problem.code for problem in source(text).problems] == ["too-deep"]


def test_characters_are_looked_for_in_their_own_text_alone() -> None:
    """What a text does not hold literally is not looked for in the rest of the file."""
    assert source("a: x\nb: y\n").locate_within(("a",), "y") == (1, 4)


def test_many_strange_characters_are_counted_once() -> None:
    """A file full of strange characters has a place for each, without counting from the top."""
    problems = source("\uf70b\n" * (BYTE_LIMIT // 4)).problems
    assert (problems[-1].line, problems[-1].column) == (BYTE_LIMIT // 4, 1)


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_deep_nesting_is_cut_off(opening: str) -> None:
    """Data deeper than any form is reported once, and does not exhaust the program."""
    closing = {"[": "]", "{a: ": "}"}[opening]
    text = "a: " + opening * 5_000 + "x" + closing * 5_000
    assert [problem.code for problem in source(text).problems] == ["too-deep"]
    nearly = "a: " + opening * (DEPTH_LIMIT - 1) + "x" + closing * (DEPTH_LIMIT - 1)
    assert source(nearly).problems == ()


def test_a_huge_file_is_not_read() -> None:
    """A file is read up to a limit of size, which is part of the message."""
    content = b"a: x\n" + b"#" * (BYTE_LIMIT - 5)
    assert read("a.yml", content).data == {"a": "x"}
    too_large = read("a.yml", content + b"#")
    assert too_large.data is None
    assert too_large.problems[0].details == {"size": "200", "limit": "200"}


def holds_together(content: bytes) -> None:
    """What must be so for whatever stands in a file."""
    read_source = read("a.yml", content)
    lines = content.count(b"\n") + content.count(b"\r") + 1
    assert (read_source.root is not None) or read_source.problems
    for problem in read_source.problems:
        assert 1 <= problem.line <= lines
        assert problem.column >= 1
        for language in LANGUAGES:
            assert problem.what(language)
            assert problem.mend(language)


@given(st.binary())
@example(b"\x00")
@example(b"\xef\xbb\xbf")
@example(b"? \n")
@example(b"%YAML 9.9\n---\na: b")
def test_any_bytes_are_read(content: bytes) -> None:
    """No bytes raise an error: they are data, or have a problem within the file."""
    holds_together(content)


SIGNS: Final = st.sampled_from(
    [*":-[]{}&*!|>'\"%@`?,# \n\t\r", "\u0085", "\u2028", ": ", "- ", "\n  "]
)


@given(st.lists(st.one_of(SIGNS, st.text(max_size=3))).map("".join))
def test_any_signs_of_yaml_are_read(text: str) -> None:
    """However the signs of YAML are strewn, the file is data or has a problem within it."""
    holds_together(text.encode("utf-8", "surrogatepass"))


@given(
    st.dictionaries(
        st.text("abcก", min_size=1),
        st.text(st.characters(categories=["L", "N"]), min_size=1),
        min_size=1,
    )
)
def test_each_value_is_found_where_it_is_said_to_be(values: dict[str, str]) -> None:
    """Line and column lead to the very characters of a value."""
    text = "".join(f"  {key}:   {value}\n" for key, value in values.items())
    lines = text.split("\n")
    for key, value in values.items():
        line, column = source(text).locate((key,))
        assert lines[line - 1][column - 1 :] == value
