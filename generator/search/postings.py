"""Which word stands where in some documents, in columns that are quickly put behind one another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

import numpy as np

from generator.search.columns import BYTE, SHORT, Numbers, capped, groups, ranges
from generator.search.glossary import CONCEPT, Glossary
from generator.search.record import Record
from generator.search.shards import order
from generator.search.words import surfaces

WEIGHTS: Final = {"title": 8, "summary": 4, "terms": 3, "body": 1}
"""How much a word counts that stands in a field, against one in the body."""

FIELD_GAP: Final = 100
"""How many places lie between two fields, so that no phrase reaches across."""

HEAVIEST: Final = 255
"""A word counts no more than this in a document: its weight is one byte."""

MOST_PLACES: Final = 255
"""A phrase is looked for at so many of a word's places in a document: their number is one byte."""

FARTHEST: Final = 0x7FFF
"""A phrase is found up to this place of a document."""

NOWHERE: Final = FARTHEST + 1
"""The place of an entry of the glossary, which is no word of the text."""

MOST_DOCUMENTS: Final = 256
"""Documents are taken together up to so many: the number of each is one byte."""


class Postings(NamedTuple):
    """The words of some documents, sorted by `order`, and where they stand.

    Each word has one of `docs`, `weights` and `counts` for each of as many documents as `spread`
    tells: the document's number, how much the word weighs in it, and how many `places` it has
    there. An entry of the glossary is a word without places.
    """

    words: list[str]
    spread: Numbers
    docs: Numbers
    weights: Numbers
    counts: Numbers
    places: Numbers


COLUMNS: Final = (SHORT, BYTE, BYTE, BYTE, SHORT)
"""What the numbers of each column of postings take."""

NO_POSTINGS: Final = Postings([], *(np.empty(0, kind) for kind in COLUMNS))


def between(postings: Postings, start: str, end: str | None = None) -> Postings:
    """The words that do not come before `start`, and come before `end`, if there is one."""
    words, spread, docs, weights, counts, places = postings
    first = bisect_left(words, order(start), key=order)
    last = len(words) if end is None else bisect_left(words, order(end), key=order)
    own = slice(first, last)
    rows = slice(spread[:first].sum(), spread[:last].sum())
    standing = slice(counts[: rows.start].sum(), counts[: rows.stop].sum())
    return Postings(
        words[own], spread[own], docs[rows], weights[rows], counts[rows], places[standing]
    )


def postings(records: Sequence[Record], glossary: Glossary) -> tuple[Postings, list[int]]:
    """Where each word stands in `records`, and how long each is.

    Raises ValueError where there are more documents than a byte can tell.
    """
    if len(records) > MOST_DOCUMENTS:
        raise ValueError(f"{len(records)} documents are more than {MOST_DOCUMENTS}")
    fields = surfaces([text for record in records for text in _fields(record)])
    concepts = [[CONCEPT + id for id in glossary.concepts(field)] for field in fields]
    words = sorted({*chain.from_iterable(fields), *chain.from_iterable(concepts)}, key=order)
    number = {word: n for n, word in enumerate(words)}
    of_text, of_concepts = _tokens(fields, number), _tokens(concepts, number)
    pairs, weights = map(np.concatenate, zip(of_text, of_concepts, strict=True))
    places = np.append(_places(fields), np.full(len(of_concepts.pairs), NOWHERE))
    lengths = np.zeros(len(records), int)
    np.add.at(lengths, pairs % MOST_DOCUMENTS, weights)
    rows, starts = groups(pairs)
    found, standing = pairs[rows[starts]], places[rows]
    ordinals = ranges(0, np.diff(np.append(starts, len(rows))))
    near = (standing <= FARTHEST) & (ordinals < MOST_PLACES)
    columns = Postings(
        words,
        spread=np.bincount(found // MOST_DOCUMENTS, minlength=len(words)),
        docs=found % MOST_DOCUMENTS,
        weights=capped(np.add.reduceat(weights[rows], starts), HEAVIEST),
        counts=np.add.reduceat(near, starts, dtype=int),
        places=standing[near],
    )
    return columns, lengths.tolist()


def _fields(record: Record) -> tuple[str, ...]:
    return record.title, record.summary, "\n".join(record.terms), record.body


# Fields of records lie behind one another, as many of each record as there are weights.


class _Tokens(NamedTuple):
    """The words of fields, in their order: of each its pair, and how much it weighs.

    A pair is the number of a word, and below it in one byte that of its document.
    """

    pairs: Numbers
    weights: Numbers


def _tokens(fields: Sequence[Sequence[str]], number: Mapping[str, int]) -> _Tokens:
    field = np.repeat(np.arange(len(fields)), [*map(len, fields)])
    numbers = map(number.__getitem__, chain.from_iterable(fields))
    pairs = np.fromiter(numbers, int, len(field)) * MOST_DOCUMENTS + field // len(WEIGHTS)
    return _Tokens(pairs, np.array([*WEIGHTS.values()])[field % len(WEIGHTS)])


def _places(fields: Sequence[Sequence[str]]) -> Numbers:
    """Where each word of each field stands in its document."""
    sizes = np.array([*map(len, fields)], int).reshape(-1, len(WEIGHTS))
    reach = sizes + FIELD_GAP
    firsts = np.cumsum(reach, axis=1) - reach
    return ranges(firsts.ravel(), sizes.ravel())
