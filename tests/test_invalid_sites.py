"""Every kind of problem, shown by one wrong file: what is found where, and the words for it.

`sites/invalid/<code>/` holds the files that are laid over `sites/valid/`, and the report that
follows in both languages. Whatever a checkout cannot hold is built by BUILDERS instead.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest

from generator import report
from generator.library import load
from generator.problem import catalogue
from generator.text import LANGUAGES
from tests.sites import INVALID, VALID, project

PRACTICE: Final = "schools/demo-school/practices/paired-reading.yml"
TEXT: Final = """\
title: {th: อ่านคู่ทุกเช้า, en: Paired reading every morning}
summary: {th: พี่อ่านหนังสือกับน้อง, en: Older pupils read with younger ones.}
status: draft
provenance: demonstration
items: ["4.1"]
pillars: [quality]
"""

FIXTURES: Final = sorted(path.name for path in INVALID.iterdir())
UNREACHABLE: Final = frozenset({"empty-list"})
"""An empty list in a file counts as absent; only the model by itself can meet one (test_model)."""


def byte_order_mark(root: Path) -> None:
    """A practice saved by an editor that puts a byte order mark first."""
    (root / PRACTICE).write_text(TEXT, encoding="utf-8-sig")


def file_too_large(root: Path) -> None:
    """A practice with a very long remark."""
    (root / PRACTICE).write_text(TEXT + "# ยาวมาก\n" * 12_000, encoding="utf-8")


def invalid_value(root: Path) -> None:
    """A year with more digits than Python will turn into a number."""
    school = root / "schools/beta/school.yml"
    text = school.read_text("utf-8").replace("size: large\n", "")
    school.write_text(f"{text}enrolment: {{count: 500, year: {'9' * 5_000}}}\n", encoding="utf-8")


def media_too_large(root: Path) -> None:
    """A photo straight from the camera."""
    (root / "schools/demo-school/media").mkdir()
    (root / "schools/demo-school/media/library.jpg").write_bytes(bytes(3_400_000))
    medium = (
        "{file: library.jpg, alt: {th: ห้องสมุด, en: Library}, credit: โรงเรียน, consent: no-people}"
    )
    (root / PRACTICE).write_text(f"{TEXT}media:\n  - {medium}\n", encoding="utf-8")


def missing_taxonomy(root: Path) -> None:
    """A vocabulary that somebody deleted."""
    (root / "content/taxonomies/glossary.yml").unlink()


def not_utf_8(root: Path) -> None:
    """A practice saved in the encoding of old Thai Windows."""
    (root / PRACTICE).write_bytes(TEXT.encode("cp874"))


def symbolic_link(root: Path) -> None:
    """A link in the place of a practice."""
    (root / PRACTICE).symlink_to(root / "schools/alpha/practices/reading.yml")


def unreadable_file(root: Path) -> None:
    """A file where the folder of all schools should be: even an administrator cannot list it."""
    shutil.rmtree(root / "schools")
    (root / "schools").write_text("", encoding="utf-8")


def text_too_long(root: Path) -> None:
    """A whole report pasted into one field."""
    text = TEXT.replace("พี่อ่านหนังสือกับน้อง", "อ่านหนังสือ " * 2_000)
    (root / PRACTICE).write_text(text, encoding="utf-8")


BUILDERS: Final[Mapping[str, Callable[[Path], None]]] = {
    "byte-order-mark": byte_order_mark,
    "file-too-large": file_too_large,
    "invalid-value": invalid_value,
    "media-too-large": media_too_large,
    "missing-taxonomy": missing_taxonomy,
    "not-utf-8": not_utf_8,
    "symbolic-link": symbolic_link,
    "text-too-long": text_too_long,
    "unreadable-file": unreadable_file,
}


def test_every_code_has_its_fixture() -> None:
    """There is one wrong file for every code of the catalogue, and none for anything else."""
    assert set(FIXTURES) == set(catalogue()) - UNREACHABLE


def test_the_valid_site_is_valid() -> None:
    """What the wrong files are laid over has no problem of its own, not even a warning."""
    assert load(VALID).problems == ()


@pytest.mark.parametrize("code", FIXTURES)
def test_a_wrong_file_is_reported(code: str, tmp_path: Path) -> None:
    """One wrong file is reported in its place, in both languages, and nothing else is."""
    root = project(tmp_path, INVALID / code)
    if code in BUILDERS:
        BUILDERS[code](root)
    problems = load(root).problems
    for language in LANGUAGES:
        expected = (INVALID / code / f"report.{language}.txt").read_text("utf-8")
        assert report.as_text(problems, root, language) == expected
    assert code in {problem.code for problem in problems}


@pytest.mark.parametrize("code", FIXTURES)
def test_a_fixture_holds_a_single_file(code: str) -> None:
    """A fixture is one wrong file or one builder, so that its report speaks of one thing."""
    files = [path for path in (INVALID / code).rglob("*") if path.is_file()]
    wrong = [path for path in files if not path.name.startswith("report.")]
    assert len(wrong) == (0 if code in BUILDERS else 1)


@pytest.mark.parametrize("code", FIXTURES)
def test_an_error_keeps_its_record_out(code: str, tmp_path: Path) -> None:
    """A file with an error in its fields is no record of the library; one with warnings is."""
    root = project(tmp_path, INVALID / code)
    if code in BUILDERS:
        BUILDERS[code](root)
    library = load(root)
    records = {
        entry.path
        for entries in (library.schools, library.practices, library.adoptions)
        for entry in entries.values()
    }
    relations = {
        "demo-provenance",
        "demo-reference",
        "duplicate-adoption",
        "duplicate-alias",
        "duplicate-school-code",
        "own-practice",
        "replaced-by-itself",
        "unknown-supports",
    }
    for problem in library.problems:
        if problem.path.endswith(".yml") and (root / problem.path).is_file():
            in_library = not problem.is_error or problem.code in relations
            assert (problem.path in records) == in_library
