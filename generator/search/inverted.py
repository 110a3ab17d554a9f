"""The documents of the words of a language: the postings of parts, put behind one another."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from generator.search.columns import capped
from generator.search.postings import MOST_DOCUMENTS, PLACE_BYTES, Postings
from generator.search.words import stem as stem_of

ROW: Final = 8
"""A word's row for a document: in a byte how many places, in one its weight, in four the number.

One row is put away much faster than three numbers; two bytes between them stay empty.
"""


class Weights(NamedTuple):
    """The documents of a term, and its weight in each."""

    docs: array[int]
    weights: bytes | bytearray


class Inverted:
    """Documents by word as it stands, and by entry of the glossary."""

    def __init__(self) -> None:
        self._by_word: dict[str, tuple[bytearray, bytearray]] = defaultdict(_nowhere)

    def extend(self, following: Postings, first: int) -> None:
        """Take in more documents, the first of which has this number."""
        by_word, places = self._by_word, following.places
        rows = _rows(following, first)
        row_ends = accumulate(map(ROW.__mul__, following.spread))
        place_ends = accumulate(map(PLACE_BYTES.__mul__, following.spans))
        row = place = 0
        for word, row_end, place_end in zip(following.words, row_ends, place_ends, strict=True):
            own_rows, own_places = by_word[word]
            own_rows += rows[row:row_end]
            own_places += places[place:place_end]
            row, place = row_end, place_end

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_word)

    def documents(self, word: str) -> int:
        """In how many documents a word stands."""
        return len(self._by_word[word][0]) // ROW

    def docs(self, word: str) -> array[int]:
        """The documents in which a word stands."""
        return _docs(self._by_word[word][0])

    def places(self, word: str) -> bytes:
        """How many places a word has in each of its documents, each a byte; then all of them."""
        rows, places = self._by_word[word]
        return bytes(rows[::ROW] + places)

    def by_term(self) -> dict[str, Weights]:
        """Documents by what is looked up: by stem, and by entry of the glossary."""
        forms: dict[str, list[bytearray]] = defaultdict(list)
        for word, (rows, _) in self._by_word.items():
            forms[stem_of(word)].append(rows)
        return {stem: _together(several) for stem, several in forms.items()}


def _nowhere() -> tuple[bytearray, bytearray]:
    return bytearray(), bytearray()


def _rows(postings: Postings, first: int) -> bytes:
    """A row for each document of each word, whose number is counted from `first`."""
    rows = bytearray(ROW * len(postings.docs))
    rows[::ROW] = postings.counts
    rows[1::ROW] = postings.weights
    numbers = range(first, first + MOST_DOCUMENTS)
    memoryview(rows).cast("I")[1::2] = array("I", map([*numbers].__getitem__, postings.docs))
    return bytes(rows)


def _docs(rows: bytearray) -> array[int]:
    return array("I", memoryview(rows).cast("I")[1::2].tobytes())


def _together(forms: Sequence[bytearray]) -> Weights:
    """A stem stands wherever one of its forms does, as heavily as all of them."""
    if len(forms) == 1:
        return Weights(_docs(forms[0]), forms[0][1::ROW])
    sums: dict[int, int] = {}
    for rows in forms:
        weights = dict(zip(_docs(rows), rows[1::ROW], strict=True))
        for doc in sums.keys() & weights.keys():
            weights[doc] += sums[doc]
        sums |= weights
    docs = sorted(sums)
    return Weights(array("I", docs), capped(map(sums.__getitem__, docs)))
