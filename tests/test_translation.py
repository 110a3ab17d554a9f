"""Translation: how much of a record an English reader can read."""

from __future__ import annotations

import pytest

from generator.model.fields import Line
from generator.model.practice import Fit, Risk, Step
from generator.translation import Translation, state

BOTH = Line(th="อ่าน", en="Reading")
THAI = Line(th="อ่าน")


@pytest.mark.parametrize(
    ("fit", "expected"),
    [
        (Fit(works_if=(BOTH,), avoid_if=(BOTH,)), Translation.COMPLETE),
        (Fit(works_if=(BOTH,), avoid_if=(THAI,)), Translation.PARTIAL),
        (Fit(works_if=(THAI, BOTH)), Translation.PARTIAL),
        (Fit(works_if=(THAI,), avoid_if=(THAI,)), Translation.NONE),
        (Fit(), Translation.COMPLETE),
    ],
)
def test_a_record_is_as_translated_as_its_texts(fit: Fit, expected: Translation) -> None:
    """All texts, some or none have English; a record without texts lacks nothing."""
    assert state(fit) is expected


def test_absent_texts_do_not_count() -> None:
    """A field that was left out, or that is no text in two languages, needs no translation."""
    assert state(Step(title=BOTH, weeks=2)) is Translation.COMPLETE
    assert state(Risk(risk=THAI)) is Translation.NONE
