"""The indexes of a site, one for each language, made in parts on all cores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from generator.pages import Page
from generator.pages.voice import Voice
from generator.parallel import cores, spread
from generator.search.facets import search_facets
from generator.search.index import CARDS_IN_FILE, File, Index
from generator.search.record import Record
from generator.search.records import search_glossary, search_records
from generator.text import Language

FOLDER: Final = "search"

PARTS_A_CORE: Final = 4
"""Several, since a school takes less time than a practice: no core waits long for another."""


class Part(NamedTuple):
    """Some of the documents of a language: the number of the first, and of that after the last."""

    language: Language
    first: int
    end: int


def index_files(voices: Sequence[Voice], handwritten: Sequence[Page]) -> Iterator[File]:
    """The files of the index of each of `voices`, with their paths in the site."""
    spoken = {voice.language: voice for voice in voices}
    records = {voice.language: search_records(voice, handwritten) for voice in voices}
    parts = [part for language in spoken for part in _parts(language, records[language])]

    def indexed(part: Part) -> Index:
        index = _empty(spoken[part.language], part.first)
        for record in records[part.language][part.first : part.end]:
            index.add(record())
        return index

    indexes = {language: _empty(voice) for language, voice in spoken.items()}
    for part, index in zip(parts, spread(indexed, parts), strict=True):
        indexes[part.language].extend(index)

    def files(language: Language) -> list[File]:
        return list(indexes[language].files())

    for language, several in zip(indexes, spread(files, list(indexes)), strict=True):
        yield from ((f"{FOLDER}/{language}/{path}", content) for path, content in several)


def _parts(language: Language, records: Sequence[Callable[[], Record]]) -> list[Part]:
    """Documents that are indexed by themselves, and fill whole files of cards."""
    files = -(-len(records) // CARDS_IN_FILE)
    size = CARDS_IN_FILE * max(1, -(-files // (PARTS_A_CORE * cores())))
    return [
        Part(language, first, min(first + size, len(records)))
        for first in range(0, len(records), size)
    ]


def _empty(voice: Voice, first: int = 0) -> Index:
    return Index(voice.language, search_facets(voice), search_glossary(voice), first)
