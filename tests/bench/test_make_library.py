"""The made-up library: always the same, and without an error."""

from __future__ import annotations

from pathlib import Path

from generator.library import load
from tests.bench.make_library import make_library
from tests.built.projects import files_of

PRACTICES = 12


def test_a_library_is_the_same_for_a_seed_and_another_for_another(tmp_path: Path) -> None:
    """Nothing but the seed decides what is written."""
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        make_library(tmp_path / name, PRACTICES, seed)
    one, again, other = (
        files_of(tmp_path / name / "schools") for name in ("one", "again", "other")
    )
    assert one == again
    assert one != other


def test_a_library_loads_without_errors(tmp_path: Path) -> None:
    """It is all fictional, and all of it can be published."""
    make_library(tmp_path, PRACTICES)
    library = load(tmp_path)
    assert library.errors == ()
    assert len(library.practices) == PRACTICES
    assert all(school.record.demo for school in library.schools.values())
