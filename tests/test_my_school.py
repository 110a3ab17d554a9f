"""“A school like mine”: what its page asks, and what other pages tell of schools to be compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.library import Library
from generator.model.taxonomy import Taxonomies
from generator.pages import all_pages
from generator.pages.closeness import facet_names, kind_of
from generator.pages.my_school import AREAS, ChoiceView, my_school_page
from generator.pages.practice import practice_page
from generator.pages.voice import Voice
from generator.search.facets import practice_facets, search_facets
from generator.text import LANGUAGES, Language, number
from generator.wording import load_wordings

ROOT = Path(__file__).parent.parent
WORDINGS = load_wordings(ROOT / "theme")
PRACTICE = "demo-ban-na-mai/safe-way-to-school"

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def choices(library: Library, language: Language, facet: str) -> tuple[ChoiceView, ...]:
    """What the page lets a reader choose from."""
    found: tuple[ChoiceView, ...] = my_school_page(Voice(library, WORDINGS[language])).context[
        facet
    ]
    return found


# --- the page --------------------------------------------------------------------------------


@in_both_languages
def test_the_page_asks_with_the_words_of_the_vocabularies(
    library: Library, taxonomies: Taxonomies, language: Language
) -> None:
    """Each level, size and setting can be chosen, in their order and in the page's language."""
    for facet, terms in (
        ("levels", taxonomies.levels),
        ("sizes", taxonomies.sizes.names),
        ("settings", taxonomies.settings),
    ):
        found = choices(library, language, facet)
        assert [choice.id for choice in found] == list(terms)
        for choice in found:
            assert choice.name == terms[choice.id].name.within(language)
            assert choice.notes
            assert {note.language for note in choice.notes} == {language}


@in_both_languages
def test_a_size_is_told_in_students(
    library: Library, taxonomies: Taxonomies, language: Language
) -> None:
    """For each type of service area stand the numbers by which the library itself counts."""
    for choice in choices(library, language, "sizes"):
        for area, note in zip(AREAS, choice.notes, strict=True):
            [band] = [b for b in getattr(taxonomies.sizes.tables, area) if b.size == choice.id]
            if band.minimum > 1:
                assert number(band.minimum) in note.text
            if band.maximum:
                assert number(band.maximum) in note.text
                assert taxonomies.sizes.of(band.maximum, area) == choice.id


def test_the_page_is_one_of_the_site(library: Library) -> None:
    """It is there in both languages, and may be found."""
    pages = {page.url: page for page in all_pages(library, WORDINGS)}
    for language in LANGUAGES:
        page = pages[f"{language}/my-school/"]
        assert page.twin in pages
        assert page.indexed


# --- what other pages tell -------------------------------------------------------------------


@in_both_languages
def test_a_practice_tells_what_can_be_compared(library: Library, language: Language) -> None:
    """Its page holds what kind of school it comes from, whom it suits, and what that is called."""
    voice = Voice(library, WORDINGS[language])
    practice = library.practices[PRACTICE]
    context = practice_page(voice, practice).context
    kind, names = context["kind"], context["names"]
    assert (kind.size, kind.setting) == ("small", "rural")
    assert set(kind.levels) <= set(names["level"])
    assert context["suited"].sizes == ("small", "medium")
    assert list(names) == ["level", "size", "setting"]
    assert names == facet_names(voice)


@in_both_languages
def test_filters_and_forms_name_kinds_alike(library: Library, language: Language) -> None:
    """A value is called the same where it is a filter and where the reader's school is told."""
    voice = Voice(library, WORDINGS[language])
    values = {facet.id: facet.values for facet in search_facets(voice)}
    for facet, names in facet_names(voice).items():
        assert values[facet] == names


def test_a_practice_of_no_level_is_filed_under_those_of_its_school(library: Library) -> None:
    """What a card is marked by and what a list is sorted by are the same."""
    voice = Voice(library, WORDINGS["en"])
    practice = library.practices[PRACTICE]
    bare = practice.holding(practice.record.model_copy(update={"levels": ()}))
    school = library.schools[practice.school_id].record
    assert practice_facets(voice, bare)["level"] == kind_of(voice, bare).levels == school.levels
