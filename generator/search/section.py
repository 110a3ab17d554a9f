"""The words of an index in sections of the alphabet, each of which is put together by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from generator.search import words
from generator.search.columns import doc_list
from generator.search.glossary import is_word
from generator.search.inverted import Inverted, Weights
from generator.search.part import STARTS, documents_in, postings_in
from generator.search.shards import LEXICON_BYTES, SHARD_BYTES, Entry, Shard, order, pack

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
    found, total = Inverted(), 0
    for part in parts:
        for number in numbers:
            found.extend(postings_in(part, number), total)
        total += documents_in(part)
    by_term = found.by_term()
    terms = {term: by_term[term] for term in sorted(by_term, key=order)}
    unplaced = _unplaced(found, total)
    return Section(
        {
            "terms": tuple(pack(_terms(terms), SHARD_BYTES)),
            "lexicon": tuple(pack(_lexicon(terms), LEXICON_BYTES)),
            "places": tuple(pack(_places(found, terms, unplaced), SHARD_BYTES)),
        },
        tuple(term for term, (docs, _) in terms.items() if len(docs) > COMMON_SHARE * total),
        unplaced,
        tuple(term for term in terms if not is_word(term)),
    )


def _terms(terms: Mapping[str, Weights]) -> Iterator[Entry]:
    for term, (docs, weights) in terms.items():
        yield Entry(term, len(docs), doc_list(docs) + weights)


def _lexicon(terms: Mapping[str, Weights]) -> Iterator[Entry]:
    for term, (docs, _) in terms.items():
        if is_word(term):
            yield Entry(term, len(docs), b"")


def _places(
    found: Inverted, terms: Mapping[str, Weights], unplaced: Sequence[str]
) -> Iterator[Entry]:
    """Where each word stands; its documents are mostly those of its stem."""
    placed = filter(is_word, set(found).difference(unplaced))
    for word in sorted(placed, key=order):
        documents = found.documents(word)
        same = documents == len(terms[words.stem(word)].docs)
        listed = SAME_DOCS if same else doc_list(found.docs(word))
        yield Entry(word, documents, listed + found.places(word))


def _unplaced(found: Inverted, total: int) -> tuple[str, ...]:
    """Words whose places are left out: in a large library these would be most of the index."""
    if total <= MANY_DOCUMENTS:
        return ()
    most = UNPLACED_SHARE * total
    return tuple(sorted(word for word in found if is_word(word) and found.documents(word) > most))
