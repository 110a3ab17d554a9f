"""“A school like mine”: readers tell what their school is like, and practices how close they are.

The page holds the questions; what is told stays on the reader's device.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from generator.model.taxonomy import Band, Term
from generator.pages.closeness import facet_names
from generator.pages.views import Page
from generator.pages.voice import Voice
from generator.text import Localized, number

ADDRESS: Final = "my-school/"

AREAS: Final[tuple[Literal["primary", "secondary"], ...]] = ("primary", "secondary")
"""The types of service area, each with its own table of sizes."""


@dataclass(frozen=True)
class ChoiceView:
    """What a school may be, by its id; `notes` tell a reader whether theirs is."""

    id: str
    name: Localized
    notes: tuple[Localized, ...]


def my_school_page(voice: Voice) -> Page:
    """The page in one language."""
    taxonomies = voice.taxonomies
    context = {
        "crumbs": voice.crumbs(),
        "levels": tuple(described(voice, taxonomies.levels)),
        "sizes": tuple(sizes(voice)),
        "settings": tuple(described(voice, taxonomies.settings)),
        "source": voice.say(taxonomies.sizes.source),
        "names": facet_names(voice),
    }
    return Page(
        url=voice.url(ADDRESS),
        twin=f"{voice.other}/{ADDRESS}",
        language=voice.language,
        template="my_school.html",
        section="",
        title=voice.words("my_school.title"),
        description=voice.words("my_school.lead"),
        context=context,
    )


def described(voice: Voice, terms: Mapping[str, Term]) -> Iterator[ChoiceView]:
    """Terms as choices, with what describes them."""
    for id, term in terms.items():
        notes = (voice.say(term.description),) if term.description else ()
        yield ChoiceView(id, voice.say(term.name), notes)


def sizes(voice: Voice) -> Iterator[ChoiceView]:
    """Sizes with the numbers of students that they stand for in each type of service area."""
    sizes = voice.taxonomies.sizes
    for id, term in sizes.names.items():
        notes = tuple(
            voice.here(voice.words(f"my_school.{area}", students=_students(voice, band)))
            for area in AREAS
            for band in getattr(sizes.tables, area)
            if band.size == id
        )
        yield ChoiceView(id, voice.say(term.name), notes)


def _students(voice: Voice, band: Band) -> str:
    """From how many to how many students a size is."""
    least = number(band.minimum)
    if band.maximum is None:
        return voice.words("my_school.from", least=least)
    most = number(band.maximum)
    if band.minimum <= 1:
        return voice.words("my_school.up_to", most=most)
    return voice.words("my_school.between", least=least, most=most)
