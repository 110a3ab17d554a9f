"""Which word stands where: the whole of an index that is kept in memory while it is built."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import sub
from typing import Final, TypeAlias

from generator.search.record import Record
from generator.search.words import Word, words

WEIGHTS: Final = {"title": 8, "summary": 4, "terms": 3, "body": 1}
"""How much a word counts that stands in a field, against one in the body."""

FIELD_GAP: Final = 100
"""How many places lie between two fields, so that no phrase reaches across."""

HEAVIEST: Final = 255

CONCEPT: Final = "@"
"""Begins the term of a glossary's entry, which no word of a text can be."""


Found: TypeAlias = "tuple[array[int], bytearray]"
"""The numbers of documents, and what there is to say of each."""


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
        stems = tuple([word.stem for word in found])
        starts = self._starts
        for at in [at for at, stem in enumerate(stems) if stem in starts]:
            for sequence, id in starts[stems[at]]:
                if stems[at : at + len(sequence)] == sequence:
                    yield id


class Postings:
    """Documents by word: by stem with the word's weight in each, by surface with its places.

    A document's number is its place in the order in which it was added.
    """

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.by_stem: dict[str, Found] = defaultdict(_nothing)
        self.by_surface: dict[str, Found] = defaultdict(_nothing)
        self.lengths = array("I")

    def add(self, record: Record) -> None:
        """Take in the next document."""
        number = len(self.lengths)
        weights: dict[str, int] = defaultdict(int)
        places: dict[str, list[int]] = defaultdict(list)
        place = 0
        for field, text in _fields(record):
            weight, found = WEIGHTS[field], words(text)
            for at, word in enumerate(found, start=place):
                places[word.surface].append(at)
            for stem, times in Counter([word.stem for word in found]).items():
                weights[stem] += weight * times
            for id in self.glossary.concepts(found):
                weights[CONCEPT + id] += weight
            place += len(found) + FIELD_GAP
        self.lengths.append(sum(weights.values()))
        for stem, weight in weights.items():
            docs, values = self.by_stem[stem]
            docs.append(number)
            values.append(min(weight, HEAVIEST))
        for surface, numbers in places.items():
            docs, values = self.by_surface[surface]
            docs.append(number)
            values += varints([len(numbers), *gaps(numbers)])


def _nothing() -> Found:
    return array("I"), bytearray()


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    yield "title", record.title
    yield "summary", record.summary
    for term in record.terms:
        yield "terms", term
    yield "body", record.body


def gaps(numbers: Sequence[int]) -> list[int]:
    """The first of rising `numbers`, and from each to the next."""
    return [*numbers[:1], *map(sub, numbers[1:], numbers)]


def varints(numbers: Iterable[int]) -> bytes:
    """Numbers in as few bytes as each needs: seven bits a byte, the lowest first (LEB128)."""
    return b"".join(map(_varint, numbers))


@lru_cache(maxsize=1 << 14)
def _varint(number: int) -> bytes:
    if number < 0x80:  # noqa: PLR2004 - what fits into seven bits
        return bytes([number])
    return bytes([number & 0x7F | 0x80]) + _varint(number >> 7)
