"""Reports: a problem as an editor, GitHub and a program read it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.problem import Problem
from generator.report import as_github, as_json, as_text, summary
from generator.text import Language, Text


def caret(tmp_path: Path, line: str, column: int) -> tuple[str, str]:
    """The quoted line and the line of the caret below it, without their gutters."""
    (tmp_path / "a.yml").write_text(f"{line}\n", encoding="utf-8")
    report = as_text([Problem("a.yml", 1, column, "tab")], tmp_path, "en").splitlines()
    assert report[2].startswith("  1 | ")
    assert report[3].startswith("    | ")
    return report[2][6:], report[3][6:]


def test_text_says_where_what_and_how_to_mend_it(tmp_path: Path) -> None:
    """A report names the place, shows the line, and says what is wrong and how to mend it."""
    (tmp_path / "a.yml").write_text("x: 1\nstatus: publish\n", encoding="utf-8")
    hint = Text(th="หมายถึง published หรือไม่", en="Did you mean published?")
    problem = Problem("a.yml", 2, 9, "not-a-choice", {"found": "publish", "hint": hint})
    assert as_text([problem], tmp_path, "en") == (
        "a.yml:2:9: error [not-a-choice]\n"
        "  publish is not a value of this field.\n"
        "  2 | status: publish\n"
        "    |         ^\n"
        "  To mend it: Did you mean published?\n"
    )
    assert as_text([problem], tmp_path, "th") == (
        "a.yml:2:9: ข้อผิดพลาด [not-a-choice]\n"
        "  ใช้ค่า publish ในช่องนี้ไม่ได้\n"
        "  2 | status: publish\n"
        "    |         ^\n"
        "  วิธีแก้: หมายถึง published หรือไม่\n"
    )


@pytest.mark.parametrize(
    ("line", "column", "spaces"),
    [
        ("title: x", 8, 7),
        ("ที่: x", 6, 3),
        ("น้ำใจ: x", 8, 6),
        ("ผู้: x", 6, 3),
        ("ป้า: x", 6, 4),
        ("漢字: x", 5, 6),
        ("e\u0301: x", 5, 3),
    ],
)
def test_the_caret_stands_under_its_character(
    tmp_path: Path, line: str, column: int, spaces: int
) -> None:
    """The caret counts columns of a terminal: Thai vowels and tones above and below take none."""
    assert line[column - 1] == "x"
    quoted, below = caret(tmp_path, line, column)
    assert quoted == line
    assert below == " " * spaces + "^"


def test_a_tab_before_the_caret_stays_a_tab(tmp_path: Path) -> None:
    """However wide a terminal shows a tab, the caret is below its character."""
    assert caret(tmp_path, "a:\tx", 4) == ("a:\tx", "  \t^")


def test_a_long_line_is_cut_around_its_place(tmp_path: Path) -> None:
    """Of a long line the part around the place is shown, and the caret is still below it."""
    quoted, below = caret(tmp_path, "ก" * 300 + "x" + "ข" * 300, 301)
    assert len(quoted) <= 100
    assert quoted[below.index("^")] == "x"


def test_a_line_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    """Control characters of a file are not sent to the terminal."""
    quoted, _ = caret(tmp_path, "a\x1b[31m\x07", 1)
    assert quoted == "a�[31m�"


@pytest.mark.parametrize("path", ["missing.yml", ".", "a.yml"])
def test_without_a_line_there_is_no_excerpt(tmp_path: Path, path: str) -> None:
    """A folder, a missing file or a line behind the end is reported without an excerpt."""
    (tmp_path / "a.yml").write_text("x: 1\n", encoding="utf-8")
    report = as_text([Problem(path, 9, 1, "tab")], tmp_path, "en")
    assert len(report.splitlines()) == 3


def test_a_line_is_found_after_odd_characters(tmp_path: Path) -> None:
    """Characters that end a line for Python alone do not shift the line that is shown."""
    (tmp_path / "a.yml").write_bytes("a: \x0c\u2028\x85\r\nb: y\r\n".encode())
    report = as_text([Problem("a.yml", 2, 4, "tab")], tmp_path, "en").splitlines()
    assert report[2:4] == ["  2 | b: y", "    |    ^"]


def test_problems_are_set_apart(tmp_path: Path) -> None:
    """An empty line stands between two problems, and no problem leaves nothing to read."""
    problem = Problem("missing.yml", 1, 1, "tab")
    assert as_text([problem, problem], tmp_path, "en").count("\n\n") == 1
    assert as_text([], tmp_path, "en") == ""


@pytest.mark.parametrize(
    ("language", "more"),
    [("th", "a.yml: และอีก 3 จุดในไฟล์นี้"), ("en", "a.yml: and 3 more in this file")],
)
def test_of_one_file_a_hundred_problems_are_shown(
    tmp_path: Path, language: Language, more: str
) -> None:
    """The rest of a hopeless file is counted for readers; programs get all."""
    problems = [Problem("a.yml", line, 1, "tab") for line in range(1, 104)]
    problems.append(Problem("b.yml", 1, 1, "tab"))
    text = as_text(problems, tmp_path, language)
    assert text.count("[tab]") == 101
    assert f"\n{more}\n\nb.yml:1:1" in text
    github = as_github(problems, language)
    assert github.count("::error ") == 101
    assert f"::notice file=a.yml::{more}\n" in github
    assert len(json.loads(as_json(problems))) == 104


def test_a_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many problems a file has, one report reads it once."""
    (tmp_path / "a.yml").write_text("x: 1\n", encoding="utf-8")
    read_text, reads = Path.read_text, []

    def counted(path: Path, *how: str) -> str:
        reads.append(path)
        return read_text(path, *how)

    monkeypatch.setattr(Path, "read_text", counted)
    as_text([Problem("a.yml", 1, column, "tab") for column in range(1, 5)], tmp_path, "en")
    assert len(reads) == 1


def test_github_is_told_file_line_and_column() -> None:
    """A problem becomes one workflow command with its place, code and severity."""
    problem = Problem("a.yml", 2, 9, "not-yes-or-no", {"found": "yes"})
    assert as_github([problem], "en") == (
        "::error file=a.yml,line=2,col=9,title=not-yes-or-no::"
        "yes is neither true nor false. Write true or false.\n"
    )


def test_github_is_told_of_warnings_as_such() -> None:
    """A warning does not look like an error beside the lines of a pull request."""
    assert as_github([Problem("a.yml", 1, 1, "untranslated")], "en").startswith("::warning file=")


def test_github_shows_thai_with_the_english_below() -> None:
    """A Thai annotation is followed by the same in English, for those who help."""
    line = as_github([Problem("a.yml", 1, 1, "tab")], "th")
    assert "ปุ่ม Tab" in line
    assert "%0AThe line is indented with a tab." in line
    assert line.count("\n") == 1


def test_nothing_in_a_file_can_forge_a_command() -> None:
    """Line breaks and signs of the command language are escaped, in names as in findings."""
    problem = Problem("a,b:c%\n.yml", 1, 1, "raw-html", {"found": "<b>\r\n::error ::100%"})
    line = as_github([problem], "en")
    assert line.count("\n") == 1
    assert "file=a%2Cb%3Ac%25%0A.yml,line=1" in line
    assert "<b>%0D%0A::error ::100%25" in line


def test_programs_get_both_languages() -> None:
    """The JSON holds each problem with its place, code, severity and both languages."""
    problem = Problem("a.yml", 2, 9, "not-yes-or-no", {"found": "ใช่"})
    assert json.loads(as_json([problem])) == [
        {
            "path": "a.yml",
            "line": 2,
            "column": 9,
            "code": "not-yes-or-no",
            "severity": "error",
            "what": {"th": "ใช่ ไม่ใช่ true หรือ false", "en": "ใช่ is neither true nor false."},
            "mend": {
                "th": "เขียน true (ใช่) หรือ false (ไม่ใช่)",
                "en": "Write true or false.",
            },
        }
    ]
    assert "ใช่" in as_json([problem])
    assert json.loads(as_json([])) == []


@pytest.mark.parametrize(
    ("language", "clean", "count"),
    [
        (
            "th",
            "ตรวจแล้ว 12 รายการ ไม่พบข้อผิดพลาด",
            "ตรวจแล้ว 12 รายการ: ข้อผิดพลาด 2 จุด คำเตือน 1 จุด",
        ),
        ("en", "Checked 12 records: no errors.", "Checked 12 records: 2 errors, 1 warning."),
    ],
)
def test_the_summary_counts(language: Language, clean: str, count: str) -> None:
    """One line tells how much was checked, and how many errors and warnings there are."""
    found = [Problem("a.yml", n, 1, code) for n, code in enumerate(["tab", "tab", "untranslated"])]
    assert summary([], 12, language) == clean
    assert summary(found, 12, language) == count


def test_one_is_not_several() -> None:
    """English tells one from several."""
    assert summary([Problem("a.yml", 1, 1, "tab")], 1, "en") == (
        "Checked 1 record: 1 error, 0 warnings."
    )
