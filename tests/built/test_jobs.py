"""Building on several cores: sooner, and otherwise the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built.projects import Built, build, copy_project, run, tonbaeb


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_the_number_of_cores_changes_nothing(built: Built, tmp_path: Path, jobs: str) -> None:
    """However many cores do the work, the site is the same, byte for byte."""
    assert build(copy_project(tmp_path / "elsewhere"), "--jobs", jobs).files == built.files


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_that_makes_no_sense_is_refused(tmp_path: Path, jobs: str) -> None:
    """What is no number of cores is a wrong use of the command."""
    ended = run(copy_project(tmp_path / "project"), tonbaeb(), "build", "--jobs", jobs)

    assert ended.returncode == 2
    assert "--jobs" in ended.stderr
    assert not (tmp_path / "project/site").exists()
