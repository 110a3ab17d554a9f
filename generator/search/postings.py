"""Which word stands where: the whole of an index that is kept in memory while it is built."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.search.record import Record
from generator.search.words import Word, words

WEIGHTS: Final = {"title": 8, "summary": 4, "terms": 3, "body": 1}
"""How much a word counts that stands in a field, against one in the body."""

FIELD_GAP: Final = 100
"""How many places lie between two fields, so that no phrase reaches across."""

HEAVIEST: Final = 255

CONCEPT: Final = "@"
"""Begins the term of a glossary's entry, which no word of a text can be."""


class Glossary:
    """Words that mean the same: each entry is found under any of its names, in any language."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self.names = {
            id: sorted({tuple(word.stem for word in words(name)) for name in several} - {()})
            for id, several in names.items()
        }
        self._starts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for id, sequences in self.names.items():
            for sequence in sequences:
                self._starts.setdefault(sequence[0], []).append((sequence, id))

    def concepts(self, found: Sequence[Word]) -> Iterator[str]:
        """The id of each entry that is named in a text, as often as it is named."""
        for at, word in enumerate(found):
            for sequence, id in self._starts.get(word.stem, ()):
                if tuple(w.stem for w in found[at : at + len(sequence)]) == sequence:
                    yield id


class Postings:
    """Documents by word: by stem with the word's weight in each, by surface with its places.

    A document's number is its place in the order in which it was added.
    """

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.by_stem: dict[str, tuple[array[int], bytearray]] = {}
        self.by_surface: dict[str, tuple[array[int], bytearray]] = {}
        self.lengths = array("I")

    def add(self, record: Record) -> None:
        """Take in the next document."""
        number = len(self.lengths)
        weights: dict[str, int] = {}
        places: dict[str, list[int]] = {}
        place = 0
        for field, text in _fields(record):
            weight, found = WEIGHTS[field], words(text)
            for surface, stem in found:
                weights[stem] = weights.get(stem, 0) + weight
                places.setdefault(surface, []).append(place)
                place += 1
            for id in self.glossary.concepts(found):
                term = CONCEPT + id
                weights[term] = weights.get(term, 0) + weight
            place += FIELD_GAP
        self.lengths.append(sum(weights.values()))
        for stem, weight in weights.items():
            docs, values = self.by_stem.setdefault(stem, (array("I"), bytearray()))
            docs.append(number)
            values.append(min(weight, HEAVIEST))
        for surface, numbers in places.items():
            docs, values = self.by_surface.setdefault(surface, (array("I"), bytearray()))
            docs.append(number)
            values += varints([len(numbers), *gaps(numbers)])


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    yield "title", record.title
    yield "summary", record.summary
    for term in record.terms:
        yield "terms", term
    yield "body", record.body


def gaps(numbers: Sequence[int]) -> list[int]:
    """The first of rising `numbers`, and from each to the next."""
    return [after - before for before, after in zip((0, *numbers), numbers, strict=False)]


def varints(numbers: Iterable[int]) -> bytes:
    """Numbers in as few bytes as each needs: seven bits a byte, the lowest first (LEB128)."""
    found = bytearray()
    for number in numbers:
        rest = number
        while rest > 0x7F:  # noqa: PLR2004 - what fits into seven bits
            found.append(rest & 0x7F | 0x80)
            rest >>= 7
        found.append(rest)
    return bytes(found)
