"""The command line: what each command says, writes, and exits with."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import __version__
from generator.cli import CLEAN, PROBLEMS, WRONG_USAGE, main
from tests.sites import INVALID, project

Tonbaeb = Callable[..., Result]
BROKEN = "schools/demo-school/practices/paired-reading.yml"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A valid project."""
    return project(tmp_path)


@pytest.fixture
def tonbaeb(site: Path, monkeypatch: pytest.MonkeyPatch) -> Tonbaeb:
    """The command, run in the project's folder."""
    monkeypatch.chdir(site)
    monkeypatch.delenv("TONBAEB_LANG", raising=False)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, catch_exceptions=False)

    return run


def spoil(site: Path, code: str) -> None:
    """Put the wrong file of problem `code` into the project."""
    project(site, INVALID / code)


def test_who_checks_does_not_wait_for_what_only_builds() -> None:
    """The command starts without MkDocs and without what an index is made with."""
    script = """
import sys
import generator.cli
print(sorted({"mkdocs", "numpy", "icu4py"} & sys.modules.keys()))
"""
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert ended.stdout.decode().split() == ["[]"]


# --- check ---------------------------------------------------------------------------------------


def test_a_clean_project_exits_with_0(tonbaeb: Tonbaeb) -> None:
    """Without problems one line says how much was checked."""
    result = tonbaeb("check")
    assert result.exit_code == CLEAN == 0
    assert result.output == "ตรวจแล้ว 8 รายการ ไม่พบข้อผิดพลาด\n"


def test_an_error_exits_with_1(tonbaeb: Tonbaeb, site: Path) -> None:
    """An error is shown with its place, and makes the command fail."""
    spoil(site, "not-a-choice")
    result = tonbaeb("check", "--lang", "en")
    assert result.exit_code == PROBLEMS == 1
    assert f"{BROKEN}:3:9: error [not-a-choice]" in result.output
    assert result.output.endswith("\nChecked 9 records: 1 error, 0 warnings.\n")


def test_a_warning_fails_only_when_strict(tonbaeb: Tonbaeb, site: Path) -> None:
    """Missing English does not fail the command, unless it is asked to be strict."""
    spoil(site, "missing-english")
    assert tonbaeb("check").exit_code == CLEAN
    assert "[missing-english]" in tonbaeb("check").output
    assert tonbaeb("check", "--strict").exit_code == PROBLEMS


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--format", "xml"),
        ("check", "--lang", "fr"),
        ("check", "schools/nowhere"),
        ("check", "/"),
        ("check", "--loud"),
        ("new", "teacher", "x"),
        ("new", "practice"),
        ("--project", "nowhere", "check"),
        ("frobnicate",),
    ],
)
def test_wrong_usage_exits_with_2(tonbaeb: Tonbaeb, arguments: tuple[str, ...]) -> None:
    """What cannot be understood is told apart from what is wrong in the content."""
    assert tonbaeb(*arguments).exit_code == WRONG_USAGE == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [((), "วิธีแก้"), (("--lang", "th"), "วิธีแก้"), (("--lang", "en"), "To mend it")],
)
def test_messages_have_a_language(
    tonbaeb: Tonbaeb, site: Path, arguments: tuple[str, ...], words: str
) -> None:
    """Messages are Thai unless English is asked for."""
    spoil(site, "not-a-choice")
    assert words in tonbaeb("check", *arguments).output


def test_the_environment_chooses_the_language(
    tonbaeb: Tonbaeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    """TONBAEB_LANG sets the language, and --lang overrules it."""
    monkeypatch.setenv("TONBAEB_LANG", "en")
    assert tonbaeb("check").output.startswith("Checked 8 records")
    assert tonbaeb("check", "--lang", "th").output.startswith("ตรวจแล้ว 8 รายการ")


def test_json_is_all_that_is_said(tonbaeb: Tonbaeb, site: Path) -> None:
    """With --format json the output is a JSON list and nothing else, with problems or without."""
    clean = tonbaeb("check", "--format", "json")
    assert (clean.exit_code, json.loads(clean.output)) == (CLEAN, [])
    spoil(site, "not-a-choice")
    result = tonbaeb("check", "--format", "json")
    assert result.exit_code == PROBLEMS
    assert [row["code"] for row in json.loads(result.output)] == ["not-a-choice"]


def test_github_gets_its_commands(tonbaeb: Tonbaeb, site: Path) -> None:
    """With --format github each problem is an annotation of a line."""
    spoil(site, "not-a-choice")
    assert f"::error file={BROKEN},line=3,col=9,title=not-a-choice::" in (
        tonbaeb("check", "--format", "github").output
    )


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        (".", True),
        ("schools", True),
        ("schools/demo-school", True),
        ("schools/demo-school/", True),
        (BROKEN, True),
        ("schools/alpha", False),
        ("schools/demo-school/practices/tree-map.yml", False),
        ("content", False),
    ],
)
def test_a_path_narrows_the_report(
    tonbaeb: Tonbaeb,
    site: Path,
    path: str,
    seen: bool,  # noqa: FBT001
) -> None:
    """Only problems in the file or folder that was named are shown, and only they count."""
    spoil(site, "not-a-choice")
    result = tonbaeb("check", path)
    assert ("not-a-choice" in result.output) is seen
    assert result.exit_code == (PROBLEMS if seen else CLEAN)


def test_a_path_is_not_the_beginning_of_a_name(tonbaeb: Tonbaeb, site: Path) -> None:
    """The folder `demo` does not stand for the folder `demo-school`."""
    spoil(site, "not-a-choice")
    (site / "schools/demo").mkdir()
    assert "not-a-choice" not in tonbaeb("check", "schools/demo").output


def test_several_paths_are_taken_together(tonbaeb: Tonbaeb, site: Path) -> None:
    """What lies in any of the paths is shown."""
    spoil(site, "not-a-choice")
    assert tonbaeb("check", "content", "schools/demo-school").exit_code == PROBLEMS


def test_a_project_may_be_elsewhere(
    tonbaeb: Tonbaeb, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --project the command works from any folder, and paths are those of that folder."""
    monkeypatch.chdir(site / "schools/alpha")
    spoil(site, "not-a-choice")
    assert tonbaeb("--project", "../..", "check").exit_code == PROBLEMS
    assert tonbaeb("--project", str(site), "check", "practices").exit_code == CLEAN
    assert tonbaeb("--project", str(site), "check", "../demo-school").exit_code == PROBLEMS


# --- new -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "name", "path"),
    [
        ("school", "gamma", "schools/gamma/school.yml"),
        ("practice", "alpha/new-idea", "schools/alpha/practices/new-idea.yml"),
        ("adoption", "alpha/new-idea", "schools/alpha/adoptions/new-idea.yml"),
    ],
)
def test_new_writes_a_blank(tonbaeb: Tonbaeb, site: Path, kind: str, name: str, path: str) -> None:
    """A blank is written to its place, with folders where needed, and the place is named."""
    result = tonbaeb("new", kind, name, "--lang", "en")
    assert result.exit_code == CLEAN
    assert result.output == f"Written: {path}\n"
    assert (site / path).is_file()


@pytest.mark.parametrize(
    ("kind", "name", "path"),
    [
        ("school", "alpha", "schools/alpha/school.yml"),
        ("practice", "alpha/reading", "schools/alpha/practices/reading.yml"),
        ("adoption", "beta/alpha-reading", "schools/beta/adoptions/alpha-reading.yml"),
    ],
)
def test_new_never_overwrites(
    tonbaeb: Tonbaeb, site: Path, kind: str, name: str, path: str
) -> None:
    """A file that is there stays as it is, and the command says so."""
    before = (site / path).read_bytes()
    result = tonbaeb("new", kind, name, "--lang", "en")
    assert result.exit_code == WRONG_USAGE
    assert f"{path} exists already" in result.output
    assert (site / path).read_bytes() == before


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("school", "Gamma"),
        ("school", "โรงเรียน"),
        ("school", "a/b"),
        ("school", "../outside"),
        ("school", ""),
        ("practice", "alpha"),
        ("practice", "alpha/"),
        ("practice", "alpha/b/c"),
        ("practice", "alpha/../../x"),
        ("practice", "nowhere/reading"),
        ("adoption", "nowhere/reading"),
    ],
)
def test_new_refuses_names_that_cannot_be_addresses(
    tonbaeb: Tonbaeb, site: Path, kind: str, name: str
) -> None:
    """A bad name, or one of a school that is not there, writes nothing anywhere."""
    before = sorted(site.parent.rglob("*"))
    assert tonbaeb("new", kind, name).exit_code == WRONG_USAGE
    assert sorted(site.parent.rglob("*")) == before


def test_new_fills_in_what_is_known(tonbaeb: Tonbaeb, site: Path) -> None:
    """A practice begins as a draft; an adoption names the practice that was asked for."""
    tonbaeb("new", "practice", "alpha/new-idea")
    tonbaeb("new", "adoption", "beta/again", "--of", "alpha/reading")
    assert "\nstatus: draft\n" in (site / "schools/alpha/practices/new-idea.yml").read_text("utf-8")
    assert "\npractice: alpha/reading\n" in (site / "schools/beta/adoptions/again.yml").read_text(
        "utf-8"
    )


def test_new_works_with_broken_taxonomies(tonbaeb: Tonbaeb, site: Path) -> None:
    """A fault elsewhere does not keep anybody from beginning."""
    (site / "content/taxonomies/pillars.yml").write_text("[", encoding="utf-8")
    assert tonbaeb("new", "practice", "alpha/new-idea").exit_code == CLEAN


def test_the_version_is_known(tonbaeb: Tonbaeb) -> None:
    """The command tells its version, and what it can do in both languages."""
    assert __version__ in tonbaeb("--version").output
    assert "ตรวจ" in tonbaeb("--help").output
    assert "Check" in tonbaeb("-h").output


def test_an_adoption_of_nothing_is_wrong_usage(tonbaeb: Tonbaeb, site: Path) -> None:
    """An unknown practice is refused, the nearest one is proposed, and nothing is written."""
    result = tonbaeb("new", "adoption", "beta/again", "--of", "alpha/readng", "--lang", "en")
    assert result.exit_code == 2
    assert "Did you mean alpha/reading" in result.output
    assert not (site / "schools/beta/adoptions/again.yml").exists()
