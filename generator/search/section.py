"""The words of an index in sections of the alphabet, each of which is put together by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from generator.search import words
from generator.search.columns import BYTE, SHORT, Numbers, bounds, bytes_of, doc_lists
from generator.search.glossary import is_word
from generator.search.inverted import Inverted, Weights, by_term, invert
from generator.search.part import STARTS, documents_in, postings_in
from generator.search.shards import LEXICON_BYTES, SHARD_BYTES, Entry, Shard, pack

SMALL: Final = 4_000
"""An index of no more documents than this is one section, so that a reader loads fewer files."""

COMMON_SHARE: Final = 0.5
"""A word that stands in more than this share of the documents says nothing beside another."""

MANY_DOCUMENTS: Final = 6_000
"""In an index of more documents than this, a phrase is held to its rarer words."""

UNPLACED_SHARE: Final = 0.4
"""In such an index, a word that stands in more than this share of the documents has no places."""

SAME_DOCS: Final = b"\0"
"""Stands for a list of documents that is the same as that of the word's stem."""


class Section(NamedTuple):
    """The words from one letter to another.

    `shards` are by what they tell; `common` terms are known to be in most documents, and `unplaced`
    words have no places; `concepts` are the terms of the glossary's entries.
    """

    shards: Mapping[str, Sequence[Shard]]
    common: Sequence[str]
    unplaced: Sequence[str]
    concepts: Sequence[str]


def sections(documents: int) -> Sequence[range]:
    """Which sections of the alphabet are put together by themselves in an index of so many."""
    every = range(len(STARTS))
    return [every] if documents <= SMALL else [range(n, n + 1) for n in every]


def section(numbers: Sequence[int], parts: Iterable[bytes]) -> Section:
    """The sections of these numbers, whose chunks, in their order, came to `parts`."""
    found, total = _inverted(numbers, parts)
    terms = by_term(found)
    unplaced = _unplaced(found, total)
    return Section(
        {
            "terms": tuple(pack(_terms(terms), SHARD_BYTES)),
            "lexicon": tuple(pack(_lexicon(terms), LEXICON_BYTES)),
            "places": tuple(pack(_places(found, terms, unplaced), SHARD_BYTES)),
        },
        tuple(term for term, several in _spread(terms) if several > COMMON_SHARE * total),
        unplaced,
        tuple(term for term in terms.words if not is_word(term)),
    )


def _inverted(numbers: Sequence[int], parts: Iterable[bytes]) -> tuple[Inverted, int]:
    """The words of these sections, and how many documents there are."""
    pieces, total = [], 0
    for part in parts:
        pieces += [(postings_in(part, number), total) for number in numbers]
        total += documents_in(part)
    return invert(pieces), total


def _spread(found: Weights | Inverted) -> Iterator[tuple[str, int]]:
    """Each word, and in how many documents it stands."""
    return zip(found.words, np.diff(found.runs).tolist(), strict=True)


def _terms(terms: Weights) -> Iterator[Entry]:
    weights, lists = bytes_of(terms.weights, BYTE), doc_lists(terms.docs, terms.runs)
    for term, listed, (row, end) in zip(terms.words, lists, _ends(terms.runs), strict=True):
        yield Entry(term, end - row, listed + weights[row:end])


def _lexicon(terms: Weights) -> Iterator[Entry]:
    for term, documents in _spread(terms):
        if is_word(term):
            yield Entry(term, documents, b"")


def _places(found: Inverted, terms: Weights, unplaced: Sequence[str]) -> Iterator[Entry]:
    """Where each word stands; its documents are mostly those of its stem."""
    lists, of_stem, left_out = doc_lists(found.docs, found.runs), dict(_spread(terms)), {*unplaced}
    counts, places = bytes_of(found.counts, BYTE), bytes_of(found.places, SHORT)
    runs, spans = _ends(found.runs), _ends(bounds(found.counts)[found.runs] * SHORT.itemsize)
    for word, listed, (row, end), span in zip(found.words, lists, runs, spans, strict=True):
        if is_word(word) and word not in left_out:
            same = end - row == of_stem[words.stem(word)]
            docs = SAME_DOCS if same else listed
            yield Entry(word, end - row, docs + counts[row:end] + places[slice(*span)])


def _ends(bounds: Numbers) -> Iterator[tuple[int, int]]:
    """Where each run begins, and where it ends."""
    return pairwise(bounds.tolist())


def _unplaced(found: Inverted, total: int) -> tuple[str, ...]:
    """Words whose places are left out: in a large library these would be most of the index."""
    if total <= MANY_DOCUMENTS:
        return ()
    most = UNPLACED_SHARE * total
    return tuple(word for word, several in _spread(found) if is_word(word) and several > most)
