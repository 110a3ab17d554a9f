"""Which word stands where: the whole of an index that is kept in memory while it is built."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import sub
from typing import Any, Final, NamedTuple

from generator.search.record import Record
from generator.search.words import stem as stem_of
from generator.search.words import surfaces, words

WEIGHTS: Final = {"title": 8, "summary": 4, "terms": 3, "body": 1}
"""How much a word counts that stands in a field, against one in the body."""

FIELD_GAP: Final = 100
"""How many places lie between two fields, so that no phrase reaches across."""

HEAVIEST: Final = 255
"""A word counts no more than this in a document: its weight is one byte."""

CONCEPT: Final = "@"
"""Begins the term of a glossary's entry, which no word of a text can be."""


MOST_PLACES: Final = 255
"""A phrase is looked for at so many of a word's places in a document: their number is one byte."""

FARTHEST: Final = 0x7FFF
"""A phrase is found up to this place of a document: the step to the next is two bytes."""


class Weights(NamedTuple):
    """The documents of a term, and its weight in each."""

    docs: array[int]
    weights: bytearray


class Places(NamedTuple):
    """The documents of a surface; its weight, and how often it stands, in each; and where."""

    docs: array[int]
    weights: bytearray
    counts: bytearray
    places: array[int]


class Glossary:
    """Words that mean the same: each entry is found under any of its names, in any language."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self.names = {
            id: sorted({tuple(word.stem for word in words(name)) for name in several} - {()})
            for id, several in names.items()
        }
        self._trie: dict[str, Any] = {}
        for id, sequences in self.names.items():
            for sequence in sequences:
                node = self._trie
                for stem in sequence:
                    node = node.setdefault(stem, {})
                node.setdefault("", []).append(id)

    def concepts(self, stems: Sequence[str]) -> Iterator[str]:
        """The id of each entry that is named in a text, as often as it is named."""
        trie = self._trie
        for at in [at for at, stem in enumerate(stems) if stem in trie]:
            node, end = trie, at
            while end < len(stems) and (node := node.get(stems[end], {})):
                end += 1
                yield from node.get("", ())


class Postings:
    """Documents by word as it stands, and by entry of the glossary.

    A document's number is its place in the order in which it was added, after the `first`.
    """

    def __init__(self, glossary: Glossary, first: int = 0) -> None:
        self.glossary = glossary
        self.first = first
        self.by_surface: dict[str, Places] = defaultdict(_nowhere)
        self.by_concept: dict[str, Weights] = defaultdict(_weightless)
        self.lengths = array("I")

    def add(self, record: Record) -> None:
        """Take in the next document."""
        number = self.first + len(self.lengths)
        weights: dict[str, int] = defaultdict(int)
        concepts: dict[str, int] = defaultdict(int)
        places: dict[str, list[int]] = defaultdict(list)
        place = 0
        for field, text in _fields(record):
            weight, found = WEIGHTS[field], surfaces(text)
            for at, surface in enumerate(found, start=place):
                places[surface].append(at)
            for surface, times in Counter(found).items():
                weights[surface] += weight * times
            for id in self.glossary.concepts(list(map(stem_of, found))):
                concepts[id] += weight
            place += len(found) + FIELD_GAP
        self.lengths.append(sum(weights.values()) + sum(concepts.values()))
        for surface, where in places.items():
            docs, values, counts, all_places = self.by_surface[surface]
            weight = weights[surface]
            near = where if where[-1] <= FARTHEST and len(where) <= MOST_PLACES else _near(where)
            docs.append(number)
            values.append(min(HEAVIEST, weight))
            counts.append(len(near))
            all_places.fromlist(near)
        for id, weight in concepts.items():
            docs, values = self.by_concept[id]
            docs.append(number)
            values.append(min(HEAVIEST, weight))

    def extend(self, following: Postings) -> None:
        """Take in the documents of others, which are numbered from where these end."""
        self.lengths.extend(following.lengths)
        for surface, places in following.by_surface.items():
            for own, more in zip(self.by_surface[surface], places, strict=True):
                own.extend(more)
        for id, weights in following.by_concept.items():
            for own, more in zip(self.by_concept[id], weights, strict=True):
                own.extend(more)

    def __getstate__(self) -> dict[str, Any]:
        """What a part is sent as: without the glossary, which the whole knows."""
        return {**vars(self), "glossary": Glossary({})}

    def by_term(self) -> dict[str, Weights]:
        """Documents by what is looked up: by stem, and by entry of the glossary."""
        forms: dict[str, list[Places]] = defaultdict(list)
        for surface, places in self.by_surface.items():
            forms[stem_of(surface)].append(places)
        stems = {stem: _together(several) for stem, several in forms.items()}
        return stems | {CONCEPT + id: weights for id, weights in self.by_concept.items()}


def _nowhere() -> Places:
    return Places(array("I"), bytearray(), bytearray(), array("h"))


def _weightless() -> Weights:
    return Weights(array("I"), bytearray())


def _together(forms: Sequence[Places]) -> Weights:
    """A stem stands wherever one of its forms does, as heavily as all of them."""
    if len(forms) == 1:
        return Weights(forms[0].docs, forms[0].weights)
    sums: dict[int, int] = defaultdict(int)
    for form in forms:
        for doc, weight in zip(form.docs, form.weights, strict=True):
            sums[doc] += weight
    docs = sorted(sums)
    return Weights(array("I", docs), bytearray(min(HEAVIEST, sums[doc]) for doc in docs))


def _near(places: Iterable[int]) -> list[int]:
    """Those of rising places at which a phrase is looked for."""
    return [place for place in places if place <= FARTHEST][:MOST_PLACES]


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    yield "title", record.title
    yield "summary", record.summary
    yield "terms", "\n".join(record.terms)
    yield "body", record.body


def gaps(numbers: Sequence[int]) -> list[int]:
    """The first of `numbers`, and from each to the next."""
    return [*numbers[:1], *map(sub, numbers[1:], numbers)]
