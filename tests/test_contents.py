"""Files of a library are looked into only if they have changed."""

from __future__ import annotations

import os
from pathlib import Path
from unittest.mock import Mock

import pytest

from generator.cache import FileCache
from generator.library import contents, load
from generator.library.files import content, find, found_again
from generator.memo import Memo
from tests.sites import project

READING = "schools/alpha/practices/reading.yml"


def look(root: Path) -> str:
    """The title of a practice, as the next run reads it."""
    library = load(root, Memo(FileCache(root / "cache"), "1"))
    return library.practices["alpha/reading"].record.title.th


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project."""
    return project(tmp_path)


@pytest.fixture
def looked_into(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are opened to be read as records."""
    opened: list[str] = []

    def noted(root: Path, path: str) -> bytes:
        opened.append(path)
        return content(root, path)

    monkeypatch.setattr(contents, "content", noted)
    return opened


def rename(root: Path, title: str) -> None:
    """Give the practice another title of the same length."""
    text = (root / READING).read_text("utf-8")
    before = text.partition("title:\n  th: ")[2].partition("\n")[0]
    (root / READING).write_text(text.replace(before, title * len(before)), "utf-8")


def test_what_has_not_changed_is_not_looked_into(
    root: Path, looked_into: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once files are old enough to be told by their times, only those that changed are read."""
    monkeypatch.setattr(contents, "_SETTLED", -(10**12))
    look(root)
    assert READING in looked_into
    looked_into.clear()
    look(root)
    assert looked_into == []
    rename(root, "ก")
    assert set(look(root)) == {"ก"}
    assert set(looked_into) == {READING}


def test_a_file_that_has_just_changed_is_looked_into_again(
    root: Path, looked_into: list[str]
) -> None:
    """A disk may give two changes one time: only what is older than that is believed."""
    look(root)
    looked_into.clear()
    look(root)
    assert READING in looked_into


def test_a_change_that_hides_its_time_is_seen(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the same bytes and time is another if the system touched it."""
    monkeypatch.setattr(contents, "_SETTLED", -(10**12))
    before = look(root)
    times = (root / READING).stat()
    rename(root, "ข")
    os.utime(root / READING, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert set(look(root)) == {"ข"} != set(before)


def test_a_passing_fault_is_not_remembered(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that could not be read once is read the next time, although it has not changed."""
    monkeypatch.setattr(contents, "_SETTLED", -(10**12))
    with monkeypatch.context() as patch:
        patch.setattr(contents, "content", Mock(side_effect=OSError(5, "Input/output error")))
        memo = Memo(FileCache(root / "cache"), "1")
        assert {problem.code for problem in load(root, memo).errors} >= {"unreadable-file"}
    assert look(root)


def test_what_was_away_for_a_while_is_asked_again(root: Path) -> None:
    """Files that come back as they were are held to what has changed since they left."""
    topics = root / "content/taxonomies/topics.yml"
    schools, aside = root / "schools", root / "aside"

    def problems() -> list[str]:
        memo = Memo(FileCache(root / "cache"), "1")
        found = load(root, memo).problems
        memo.settle()
        return [problem.code for problem in found]

    assert "unknown-id" not in problems()
    schools.rename(aside)
    schools.mkdir()
    text = topics.read_text("utf-8")
    topics.write_text(text.replace("\nenvironment:", "\nsurroundings:"), "utf-8")
    problems()
    schools.rmdir()
    aside.rename(schools)
    assert "unknown-id" in problems()


@pytest.mark.parametrize("change", ["edit", "add", "remove", "replace by a folder"])
def test_files_are_found_again(root: Path, change: str) -> None:
    """After a change somewhere the files are those that a whole search finds."""
    before, file = find(root), root / READING
    if change == "add":
        file = file.with_name("new.yml")
    if change in {"edit", "add"}:
        file.write_text("title: x", "utf-8")
    else:
        file.unlink()
    if change == "replace by a folder":
        file.mkdir()
    assert found_again(before, root, [str(file)]) == find(root) != before


def test_a_wrong_id_is_found_once_its_vocabulary_can_be_read_again(root: Path) -> None:
    """While a vocabulary cannot be read, any id is taken for one of it; afterwards no more."""
    topics, record = root / "content/taxonomies/topics.yml", root / READING
    right = topics.read_text("utf-8")
    record.write_text(record.read_text("utf-8").replace("[reading]", "[no-such-topic]"), "utf-8")
    codes = []
    for text in (f"{right}\n: [", right):
        topics.write_text(text, "utf-8")
        library = load(root, Memo(FileCache(root / "cache"), "1"))
        codes.append({problem.path: problem.code for problem in library.errors})
    assert READING not in codes[0]
    assert codes[1][READING] == "unknown-id"
