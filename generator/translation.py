"""How much of a record has been translated."""

from __future__ import annotations

from enum import StrEnum

from generator.text import texts


class Translation(StrEnum):
    """Whether a record's texts have their English."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    NONE = "none"


def state(record: object) -> Translation:
    """How much of `record`, or of a part of one, is translated into English."""
    translated = [text.en is not None for text in texts(record)]
    if all(translated):
        return Translation.COMPLETE
    return Translation.PARTIAL if any(translated) else Translation.NONE
