"""Which pages exist: a library to pages as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.library import Library
from generator.pages.compare import compare_page
from generator.pages.criteria import criteria_page, item_pages
from generator.pages.extras import language_page, not_found_pages, redirect_pages
from generator.pages.home import home_page
from generator.pages.lists import pillar_pages, practice_list, school_list
from generator.pages.my_school import my_school_page
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

__all__ = ["Page", "all_pages"]


def all_pages(library: Library, wordings: Mapping[Language, Wording]) -> Iterator[Page]:
    """Every page that is made from `library`, in each language; handwritten ones are not here."""
    voices = {language: Voice(library, words) for language, words in wordings.items()}
    yield language_page(voices)
    yield from not_found_pages(voices)
    for voice in voices.values():
        yield home_page(voice)
        yield from practice_list(voice)
        yield from pillar_pages(voice)
        yield from school_list(voice)
        yield from province_pages(voice)
        yield criteria_page(voice)
        yield from item_pages(voice)
        for practice in library.public_practices:
            yield practice_page(voice, practice)
        for school in library.schools.values():
            yield school_page(voice, school)
        yield self_check_page(voice)
        yield plan_page(voice)
        yield my_school_page(voice)
        yield compare_page(voice)
        yield style_guide_page(voice)
        yield from redirect_pages(voice)
