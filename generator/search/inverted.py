"""The documents of the words of a language: the postings of parts, put behind one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Final, NamedTuple

import numpy as np

from generator.search.columns import Numbers, bounds, capped, groups, ranges
from generator.search.postings import HEAVIEST, NO_POSTINGS, Postings
from generator.search.shards import order
from generator.search.words import stem

DOCUMENT_BITS: Final = 32
"""A row is known by the number of its term, and below it that of its document, of so many bits."""


class Weights(NamedTuple):
    """What is looked up, sorted by `order`: stems, and entries of the glossary.

    Those of each are between two of the bounds `runs`: its documents, and its weight in each.
    """

    words: Sequence[str]
    runs: Numbers
    docs: Numbers
    weights: Numbers


class Inverted(NamedTuple):
    """Words as they stand, sorted by `order`, and entries of the glossary, which have no places.

    Those of each are between two of the bounds `runs`: its documents, and for each document how
    much the word weighs and how many `places` it has there.
    """

    words: Sequence[str]
    runs: Numbers
    docs: Numbers
    weights: Numbers
    counts: Numbers
    places: Numbers


class _Rows(NamedTuple):
    """The rows of a part: each one's word, by a number for all parts, and the places of all."""

    words: Numbers
    docs: Numbers
    weights: Numbers
    counts: Numbers
    places: Numbers


def invert(parts: Iterable[tuple[Postings, int]]) -> Inverted:
    """The postings of parts, each with the number of its first document, in rising order."""
    number: defaultdict[str, int] = defaultdict(count().__next__)
    words, docs, weights, counts, places = _joined(parts, number)
    ordered = sorted(number, key=order)
    rank = np.empty(len(number), np.int32)
    rank[_numbers(ordered, number)] = np.arange(len(number))
    rows, _ = groups(rank[words])
    taken = counts[rows]
    standing = ranges(bounds(counts)[rows], taken)
    return Inverted(
        ordered,
        bounds(np.bincount(rank[words], minlength=len(ordered))),
        docs[rows],
        weights[rows],
        taken,
        places[standing],
    )


def _joined(parts: Iterable[tuple[Postings, int]], number: defaultdict[str, int]) -> _Rows:
    """The rows of all parts behind one another; what has no number yet is given the next."""
    nothing = (NO_POSTINGS, 0)  # There may be no parts.
    rows = (_rows(postings, first, number) for postings, first in (nothing, *parts))
    return _Rows(*map(np.concatenate, zip(*rows, strict=True)))


def _rows(postings: Postings, first: int, number: Mapping[str, int]) -> _Rows:
    words, spread, docs, *others = postings
    return _Rows(np.repeat(_numbers(words, number), spread), docs.astype(np.int32) + first, *others)


def _numbers(words: Sequence[str], number: Mapping[str, int]) -> Numbers:
    return np.fromiter(map(number.__getitem__, words), np.int32, len(words))


def by_term(found: Inverted) -> Weights:
    """A stem stands wherever one of its forms does, as heavily as all of them."""
    stems = [*map(stem, found.words)]
    terms = sorted({*stems}, key=order)
    number = {term: n for n, term in enumerate(terms)}
    term = np.repeat(_numbers(stems, number), np.diff(found.runs))
    keys = (term.astype(np.int64) << DOCUMENT_BITS) + found.docs
    rows, starts = groups(keys)
    firsts = rows[starts]
    return Weights(
        terms,
        bounds(np.bincount(term[firsts], minlength=len(terms))),
        found.docs[firsts],
        capped(np.add.reduceat(found.weights[rows], starts, dtype=int), HEAVIEST),
    )
