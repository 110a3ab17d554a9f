"""The indexes of a site, one for each language, made in parts on all cores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator.pages import Page
from generator.pages.voice import Voice
from generator.parallel import cores, spread
from generator.search.facets import search_facets
from generator.search.index import CARDS_IN_FILE, Index
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


def write_indexes(voices: Sequence[Voice], handwritten: Sequence[Page], target: Path) -> None:
    """Write the index of each of `voices` into its folder below `target`."""
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

    def written(language: Language) -> None:
        _write(indexes[language], target / FOLDER / language)

    for _ in spread(written, list(indexes)):
        pass


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


def _write(index: Index, folder: Path) -> None:
    for path, content in index.files():
        destination = folder / path
        destination.parent.mkdir(parents=True, exist_ok=True)
        destination.write_bytes(content)
