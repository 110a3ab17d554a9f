"""How far a build is, and where its time went."""

from __future__ import annotations

import pytest

from generator.progress import MANY, STAGES, Progress
from generator.text import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_time_is_told_stage_by_stage(language: Language) -> None:
    """The table has a line for each stage that there was, in their order, in one language."""
    progress = Progress(language)
    with progress.stage("pages"):
        assert list(progress.over("ab", made=2, kept=3)) == ["a", "b"]
    with progress.stage("read"):
        pass
    _, *rows = [line.split("\t") for line in progress.table().splitlines()]

    assert [row[0] for row in rows] == [STAGES[s].within(language).text for s in ("read", "pages")]
    assert rows[1][3:] == ["2", "3"]
    assert all(float(row[1]) >= 0 for row in rows)


def test_a_stage_within_another_has_a_time_of_its_own() -> None:
    """What follows an inner stage counts for the outer one again."""
    progress = Progress()
    with progress.stage("pages"):
        with progress.stage("cards"):
            list(progress.over("a", made=1, kept=0))
        list(progress.over("ab", made=2, kept=0))

    assert (progress.spent["cards"].made, progress.spent["pages"].made) == (1, 2)


def test_nothing_is_shown_unless_somebody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    """In CI, and where little is to be done, there is no bar."""
    list(Progress("en").over(range(MANY), made=MANY, kept=0))
    list(Progress("en", shown=True).over("a", made=1, kept=0))

    assert capsys.readouterr() == ("", "")
