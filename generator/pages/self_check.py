"""The self-check: a school answers a question on each process item and sees where it stands.

The page holds the questions; what follows from the answers is worked out on the reader's device,
which alone knows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.model.taxonomy import SelfCheckQuestion
from generator.pages.views import Page
from generator.pages.voice import Voice
from generator.text import Localized

ADDRESS: Final = "self-check/"


@dataclass(frozen=True)
class LevelView:
    """A level of maturity; `value` counts from 0, the lowest."""

    value: int
    name: Localized
    description: Localized | None


@dataclass(frozen=True)
class QuestionView:
    """A question about the item `id`; `answers` are what a school on each level would say.

    `number` is its place among all questions, from 1; `address` is that of the item's page.
    """

    id: str
    number: int
    name: Localized
    address: str
    question: Localized
    why: Localized
    answers: tuple[Localized, ...]


@dataclass(frozen=True)
class CategoryQuestions:
    """The questions about the items of one category."""

    id: str
    name: Localized
    questions: tuple[QuestionView, ...]


def self_check_page(voice: Voice) -> Page:
    """The page in one language."""
    asked = tuple(_questions(voice))
    levels = tuple(
        LevelView(value, voice.say(level.name), voice.maybe(level.description))
        for value, (_, level) in enumerate(voice.taxonomies.self_check.levels)
    )
    context = {
        "crumbs": voice.crumbs(),
        "categories": tuple(_by_category(voice, asked)),
        "count": len(asked),
        "levels": levels,
    }
    return Page(
        url=voice.url(ADDRESS),
        twin=f"{voice.other}/{ADDRESS}",
        language=voice.language,
        template="self_check.html",
        section="self-check",
        title=voice.words("self_check.title"),
        description=voice.words("self_check.lead"),
        context=context,
    )


def _questions(voice: Voice) -> Iterator[QuestionView]:
    """The questions in the order of the criteria, whatever the order of their file."""
    questions = voice.taxonomies.self_check.questions
    asked = [id for id in voice.taxonomies.criteria.items if id in questions]
    for number, id in enumerate(asked, start=1):
        yield _question(voice, id, number, questions[id])


def _question(voice: Voice, id: str, number: int, question: SelfCheckQuestion) -> QuestionView:
    return QuestionView(
        id=id,
        number=number,
        name=voice.say(voice.taxonomies.criteria.items[id].name),
        address=voice.url(f"criteria/{id}/"),
        question=voice.say(question.question),
        why=voice.say(question.why),
        answers=tuple(voice.say(answer) for _, answer in question.answers),
    )


def _by_category(voice: Voice, asked: tuple[QuestionView, ...]) -> Iterator[CategoryQuestions]:
    for id, category in voice.taxonomies.criteria.categories.items():
        own = tuple(each for each in asked if each.id[0] == id)
        if own:
            yield CategoryQuestions(id, voice.say(category.name), own)
