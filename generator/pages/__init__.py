"""Which pages exist: a library to pages as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Final, NamedTuple

from generator.library import Library
from generator.pages.compare import compare_page
from generator.pages.criteria import criteria_page, item_pages
from generator.pages.extras import language_page, not_found_pages, redirect_pages
from generator.pages.home import home_page
from generator.pages.lists import pillar_pages, practice_list, school_list
from generator.pages.my_school import my_school_page
from generator.pages.pending import Pending
from generator.pages.plan import plan_page
from generator.pages.practice import practice_page
from generator.pages.provinces import province_pages
from generator.pages.school import school_page
from generator.pages.self_check import self_check_page
from generator.pages.style_guide import style_guide_page
from generator.pages.views import Page
from generator.pages.voice import Voice
from generator.text import Language
from generator.wording import Wording

__all__ = ["Group", "Page", "Pending", "all_pages", "groups", "pending_pages"]

SINGLE: Final[Mapping[str, Callable[[Voice], Page]]] = {
    "": home_page,
    "criteria/": criteria_page,
    "self-check/": self_check_page,
    "my-school/": my_school_page,
    "compare/": compare_page,
    "plan/": plan_page,
    "style-guide/": style_guide_page,
}
"""Pages of which each language has one, by their addresses in it."""


def all_pages(library: Library, wordings: Mapping[Language, Wording]) -> Iterator[Page]:
    """Every page that is made from `library`, in each language; handwritten ones are not here."""
    voices = {language: Voice(library, words) for language, words in wordings.items()}
    return (page.make() for page in pending_pages(voices))


def pending_pages(voices: Mapping[Language, Voice]) -> Iterator[Pending]:
    """The pages of `all_pages`, each of which can be made by itself."""
    return chain.from_iterable(group.pages() for group in groups(voices))


class Group(NamedTuple):
    """Pages whose addresses all begin with `prefix`; so may those of other groups."""

    prefix: str
    pages: Callable[[], Iterator[Pending]]


def groups(voices: Mapping[Language, Voice]) -> Iterator[Group]:
    """All pages, in groups of which each can be planned by itself."""
    yield Group("", lambda: iter([Pending("", partial(language_page, voices))]))
    yield Group("", partial(not_found_pages, voices))
    for voice in voices.values():
        for prefix, pages in GROUPS:
            yield Group(voice.url(prefix), partial(pages, voice))


def single_pages(voice: Voice) -> Iterator[Pending]:
    """The pages of which each language has one."""
    for address, make in SINGLE.items():
        yield Pending(voice.url(address), partial(make, voice))


def practice_pages(voice: Voice) -> Iterator[Pending]:
    """A page for each practice."""
    for practice in voice.library.public_practices:
        yield Pending(voice.practice_url(practice.id), partial(practice_page, voice, practice))


def school_pages(voice: Voice) -> Iterator[Pending]:
    """A page for each school."""
    for school in voice.library.schools.values():
        yield Pending(voice.school_url(school.id), partial(school_page, voice, school))


GROUPS: Final[Sequence[tuple[str, Callable[[Voice], Iterator[Pending]]]]] = (
    ("", single_pages),
    ("practices/", practice_pages),
    ("practices/", practice_list),
    ("schools/", school_pages),
    ("schools/", school_list),
    ("pillars/", pillar_pages),
    ("provinces/", province_pages),
    ("criteria/", item_pages),
    ("", redirect_pages),
)
"""What makes the pages of a language, each with the beginning of their addresses in it."""
