"""Which word stands where in some documents, in columns that are quickly put behind one another."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, count, groupby, islice, repeat
from operator import add
from typing import Final, NamedTuple

from generator.search.columns import LARGEST, capped, little_endian
from generator.search.glossary import CONCEPT, Glossary
from generator.search.record import Record
from generator.search.shards import order
from generator.search.words import surfaces

WEIGHTS: Final = {"title": 8, "summary": 4, "terms": 3, "body": 1}
"""How much a word counts that stands in a field, against one in the body."""

FIELD_GAP: Final = 100
"""How many places lie between two fields, so that no phrase reaches across."""

HEAVIEST: Final = LARGEST
"""A word counts no more than this in a document: its weight is one byte."""

MOST_PLACES: Final = LARGEST
"""A phrase is looked for at so many of a word's places in a document: their number is one byte."""

FARTHEST: Final = 0x7FFF
"""A phrase is found up to this place of a document."""

MOST_DOCUMENTS: Final = 256
"""Documents are taken together up to so many: the number of each is one byte."""

BEYOND: Final = 0xFFFF
"""The place of all words that stand farther."""

PLACE_BYTES: Final = 2
PLACE_BITS: Final = 16
"""A spot is the number of a document, and below it a place there, of so many bits."""


class Postings(NamedTuple):
    """The words of some documents, sorted by `order`, and where they stand.

    Each word has one of `docs`, `weights` and `counts` for each of as many documents as `spread`
    tells: the document's number, how much the word weighs in it, and how many `places` it has
    there. `spans` tells how many places it has in all. An entry of the glossary is a word without
    places.
    """

    words: list[str]
    spread: array[int]
    spans: array[int]
    docs: bytes
    weights: bytes
    counts: bytes
    places: bytes


def between(postings: Postings, start: str, end: str | None = None) -> Postings:
    """The words that do not come before `start`, and come before `end`, if there is one."""
    words, spread, spans, docs, weights, counts, places = postings
    first = bisect_left(words, order(start), key=order)
    last = len(words) if end is None else bisect_left(words, order(end), key=order)
    before, own = slice(0, first), slice(first, last)
    row, place = sum(spread[before]), PLACE_BYTES * sum(spans[before])
    rows = slice(row, row + sum(spread[own]))
    return Postings(
        words[own],
        spread[own],
        spans[own],
        docs[rows],
        weights[rows],
        counts[rows],
        places[place : place + PLACE_BYTES * sum(spans[own])],
    )


def postings(records: Sequence[Record], glossary: Glossary) -> tuple[Postings, array[int]]:
    """Where each word stands in `records`, and how long each is.

    Raises ValueError where there are more documents than a byte can tell.
    """
    if len(records) > MOST_DOCUMENTS:
        raise ValueError(f"{len(records)} documents are more than {MOST_DOCUMENTS}")
    found = surfaces([text for record in records for text in _fields(record)])
    documents = zip(*[iter(found)] * len(WEIGHTS), strict=True)
    collected = _Collected(glossary)
    for fields in documents:
        collected.add(fields)
    return collected.columns(), collected.lengths


def _fields(record: Record) -> tuple[str, ...]:
    return record.title, record.summary, "\n".join(record.terms), record.body


class _Collected:
    """The spots of each word; and for each document the words that weigh more, each as often."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._spots: dict[str, list[int]] = defaultdict(list)
        self._heavier: list[list[str]] = []
        self._is_far = False
        self.lengths = array("I")

    def add(self, fields: Iterable[list[str]]) -> None:
        """Take in the words of the next document."""
        number, place, length = len(self.lengths), 0, 0
        spots, heavier = self._spots, []
        for found, weight in zip(fields, WEIGHTS.values(), strict=True):
            named = [CONCEPT + id for id in self._glossary.concepts(found)]
            for spot, word in zip(self._spots_from(number, place, len(found)), found, strict=True):
                spots[word].append(spot)
            heavier += found * (weight - 1) + named * weight
            length += weight * (len(found) + len(named))
            place += len(found) + FIELD_GAP
        self._heavier.append(heavier)
        self.lengths.append(length)

    def _spots_from(self, number: int, place: int, length: int) -> Iterable[int]:
        first = number << PLACE_BITS
        if place + length <= FARTHEST:
            return range(first + place, first + place + length)
        self._is_far = True
        return [first + min(BEYOND, each) for each in range(place, place + length)]

    def columns(self) -> Postings:
        """All that has been taken in."""
        words = sorted({*self._spots, *chain.from_iterable(self._heavier)}, key=order)
        first_pair = dict(zip(words, count(0, MOST_DOCUMENTS), strict=False)).__getitem__
        spots = [self._spots.get(word, ()) for word in words]
        standing = _bytes(spots)
        counts = _pairs(spots, standing)
        weights = Counter(counts)
        for number, heavier in enumerate(self._heavier):
            weights.update(map(add, map(first_pair, heavier), repeat(number)))
        if self._is_far or max(counts.values(), default=0) > MOST_PLACES:
            spots = [_near(several) for several in spots]
            standing = _bytes(spots)
            counts = _pairs(spots, standing)
        pairs = sorted(weights)
        return Postings(
            words,
            spread=array("H", Counter([pair // MOST_DOCUMENTS for pair in pairs]).values()),
            spans=array("I", map(len, spots)),
            docs=little_endian(array("I", pairs))[::4],
            weights=capped(map(weights.__getitem__, pairs)),
            counts=bytes(map(counts.__getitem__, pairs)),
            places=memoryview(standing).cast("H")[::2].tobytes(),
        )


def _bytes(spots: Iterable[Sequence[int]]) -> bytes:
    """All spots, each in four bytes: two of its place, one of its document."""
    return little_endian(array("I", [*chain.from_iterable(spots)]))


def _pairs(spots: Iterable[Sequence[int]], standing: bytes) -> Counter[int]:
    """How many spots each pair of a word and a document has.

    A pair is the word's number, and below it in one byte that of the document.
    """
    first_pairs = map(repeat, count(0, MOST_DOCUMENTS), map(len, spots))
    return Counter(map(add, chain.from_iterable(first_pairs), standing[2::4]))


def _near(spots: Iterable[int]) -> list[int]:
    """Those spots at which a phrase is looked for."""
    by_document = groupby(spots, key=lambda spot: spot >> PLACE_BITS)
    near = (islice(several, MOST_PLACES) for _, several in by_document)
    return [spot for spot in chain.from_iterable(near) if spot & BEYOND <= FARTHEST]
