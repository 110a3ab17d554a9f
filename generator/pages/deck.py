"""Cards that are made once and shown on many pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.library import PracticeEntry, SchoolEntry
from generator.memo import Memo, Outcome, Task
from generator.pages.cards import make_practice_card, make_school_card
from generator.pages.voice import Voice
from generator.pickles import pickled, unpacked
from generator.reads import digest_of, note
from generator.text import Language


@dataclass(frozen=True)
class Deck:
    """The cards of one language, as `memo` has them. What shows one reads it, not its record."""

    language: Language
    memo: Memo

    def get(self, id: str) -> Any:
        """The card of a school or practice; None where there is none."""
        name = f"{self.language} {id}"
        note("card", name)
        body = self.memo.body(f"card {name}")
        return None if body is None else unpacked(body)


def deal(voices: Sequence[Voice], memo: Memo) -> list[Deck]:
    """The cards of all public practices and of all schools in the language of each voice."""
    memo.products([*_tasks(voices)])
    memo.knows({"card": lambda name: str(memo.product(f"card {name}"))})
    return [Deck(voice.language, memo) for voice in voices]


def _tasks(voices: Sequence[Voice]) -> Iterator[Task]:
    """A record's cards in all languages after one another, so that it is brought once."""
    library = voices[0].library
    for practice in library.public_practices:
        for voice in voices:
            yield Task(f"card {voice.language} {practice.id}", partial(_practice, voice, practice))
    for school in library.schools.values():
        for voice in voices:
            yield Task(f"card {voice.language} {school.id}", partial(_school, voice, school))


def _practice(voice: Voice, practice: PracticeEntry) -> Outcome:
    return _card(make_practice_card(voice, practice))


def _school(voice: Voice, school: SchoolEntry) -> Outcome:
    return _card(make_school_card(voice, school))


def _card(card: Any) -> Outcome:
    return Outcome(digest_of(card), pickled(card))
