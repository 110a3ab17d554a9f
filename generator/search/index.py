"""The index of one language: records to the files that `theme/assets/search.mjs` reads."""

from __future__ import annotations

import hashlib
import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from generator.search import words
from generator.search.columns import doc_list, little_endian
from generator.search.glossary import CONCEPT, Glossary, is_word
from generator.search.inverted import Inverted, Weights
from generator.search.part import UNKNOWN, Part, unpacked
from generator.search.record import Facet
from generator.search.shards import (
    LEXICON_BYTES,
    SHARD_BYTES,
    Entry,
    as_json,
    compressed,
    order,
    pack,
)

FORMAT: Final = 3
"""Changes with the shape of the files, so that a reader knows what it does not know."""

CARDS_IN_FILE: Final = 8
MANY_VALUES: Final = 100
"""A facet with more values than this has a file of its own, which is loaded when it is used."""

COMMON_SHARE: Final = 0.5
"""A word that stands in more than this share of the documents says nothing beside another."""

MANY_DOCUMENTS: Final = 6_000
"""In an index of more documents than this, a phrase is held to its rarer words."""

UNPLACED_SHARE: Final = 0.4
"""In such an index, a word that stands in more than this share of the documents has no places."""

SAME_DOCS: Final = b"\0"
"""Stands for a list of documents that is the same as that of the word's stem."""

NORM_STEPS: Final = 16
"""How many steps of a document's length make it twice as long."""

File = tuple[str, bytes]


def _nobody() -> array[int]:
    return array("I")


def merge(
    language: str, facets: Sequence[Facet], glossary: Glossary, parts: Iterable[bytes]
) -> Iterator[File]:
    """The files of the index of all documents, whose chunks, in their order, came to `parts`.

    Each file's path is below the index's own folder; the manifest is last. All but the manifest
    lie in a folder named by what is in them, so that the files of two versions are never taken for
    one.
    """
    index = _Index(language, facets, glossary)
    for part in parts:
        index.add(unpacked(part))
    return index.files()


class _Index:
    """The documents of one language, added part by part; `files` is what comes of them."""

    def __init__(self, language: str, facets: Sequence[Facet], glossary: Glossary) -> None:
        self._language = language
        self._names = glossary.names
        self._words = Inverted()
        self._lengths = array("I")
        self._demos = bytearray()
        self._cards: list[bytes] = []
        self._waiting: list[bytes] = []
        self._facets = {facet.id: facet for facet in facets}
        self._members: dict[str, dict[str, array[int]]] = {
            facet.id: defaultdict(_nobody) for facet in facets
        }
        self._numbers: dict[str, array[int]] = {}

    def add(self, part: Part) -> None:
        """Take in the next documents; what is added first is shown first where all is alike."""
        first = len(self._lengths)
        self._words.extend(part.postings, first)
        for facet, members in part.members.items():
            for value, docs in members.items():
                self._members[facet][value].extend(map(first.__add__, docs))
        for name, figures in part.numbers.items():
            column = self._numbers.setdefault(name, array("I"))
            column.extend([UNKNOWN] * (first - len(column)))
            column.extend(figures)
        self._lengths += part.lengths
        self._demos += part.demos
        self._waiting += part.cards
        while len(self._waiting) >= CARDS_IN_FILE:
            self._write_cards()

    def _write_cards(self) -> None:
        """Cards are put away compressed, so that memory holds little more than the words."""
        cards, self._waiting = self._waiting[:CARDS_IN_FILE], self._waiting[CARDS_IN_FILE:]
        self._cards.append(compressed(b"[" + b",".join(cards) + b"]"))

    def files(self) -> Iterator[File]:
        """What `merge` promises."""
        if self._waiting:
            self._write_cards()
        by_term = self._words.by_term()
        terms = {term: by_term[term] for term in sorted(by_term, key=order)}
        starts: dict[str, list[str]] = {}
        named: list[File] = []
        for name, entries, limit in (
            ("terms", self._terms(terms), SHARD_BYTES),
            ("lexicon", self._lexicon(terms), LEXICON_BYTES),
            ("places", self._places(terms), SHARD_BYTES),
        ):
            shards = list(pack(entries, limit))
            starts[name] = [shard.start for shard in shards]
            named += [(f"{name}-{n}.gz", shard.content) for n, shard in enumerate(shards)]
        named += [(f"cards-{n}.gz", content) for n, content in enumerate(self._cards)]
        named += self._facet_files()
        manifest = self._manifest(starts, terms)
        documents = self._norms() + self._demos
        digest = hashlib.sha256(as_json(manifest) + documents)
        for name, content in named:
            digest.update(name.encode() + content)
        version = digest.hexdigest()[:16]
        yield from ((f"{version}/{name}", content) for name, content in named)
        header = as_json({"version": version, **manifest})
        yield "manifest.gz", compressed(header + b"\n", documents)

    # --- words ---------------------------------------------------------------------------------

    def _terms(self, terms: Mapping[str, Weights]) -> Iterator[Entry]:
        for term, (docs, weights) in terms.items():
            yield Entry(term, len(docs), doc_list(docs) + weights)

    def _lexicon(self, terms: Mapping[str, Weights]) -> Iterator[Entry]:
        for term, (docs, _) in terms.items():
            if is_word(term):
                yield Entry(term, len(docs), b"")

    def _places(self, terms: Mapping[str, Weights]) -> Iterator[Entry]:
        """Where each word stands; its documents are mostly those of its stem."""
        found = self._words
        placed = filter(is_word, set(found).difference(self._unplaced()))
        for word in sorted(placed, key=order):
            documents = found.documents(word)
            same = documents == len(terms[words.stem(word)].docs)
            listed = SAME_DOCS if same else doc_list(found.docs(word))
            yield Entry(word, documents, listed + found.places(word))

    def _unplaced(self) -> list[str]:
        """Words whose places are left out: in a large library these would be most of the index."""
        total = len(self._lengths)
        if total <= MANY_DOCUMENTS:
            return []
        found, most = self._words, UNPLACED_SHARE * total
        return sorted(word for word in found if is_word(word) and found.documents(word) > most)

    def _norms(self) -> bytes:
        """How long each document is against the average, on a logarithmic scale around 128."""
        lengths = self._lengths
        average = sum(lengths) / max(1, len(lengths)) or 1
        return bytes(
            min(255, max(0, 128 + round(NORM_STEPS * math.log2(max(1, length) / average))))
            for length in lengths
        )

    # --- facets --------------------------------------------------------------------------------

    def _facet_files(self) -> Iterator[File]:
        few = [f for f in self._facets.values() if len(f.values) <= MANY_VALUES]
        yield "facets.gz", self._facet_file(few, self._numbers)
        for facet in self._facets.values():
            if len(facet.values) > MANY_VALUES:
                yield f"facet-{facet.id}.gz", self._facet_file([facet], {})

    def _facet_file(self, facets: Sequence[Facet], numbers: Mapping[str, array[int]]) -> bytes:
        """Each value's documents, then each sort's numbers; a line of JSON says what is what."""
        bodies: list[bytes] = []
        described = []
        for facet in facets:
            values = []
            members = self._members[facet.id]
            for id in filter(members.__contains__, facet.values):
                bodies.append(doc_list(members[id]))
                values.append([id, facet.values[id], len(members[id]), len(bodies[-1])])
            described.append({"id": facet.id, "values": values})
        total = len(self._lengths)
        for column in numbers.values():
            filled = column + array("I", [UNKNOWN] * (total - len(column)))
            bodies.append(little_endian(filled))
        header = {"facets": described, "numbers": list(numbers)}
        return compressed(as_json(header) + b"\n", b"".join(bodies))

    # --- the manifest --------------------------------------------------------------------------

    def _manifest(
        self, starts: Mapping[str, Sequence[str]], terms: Mapping[str, Weights]
    ) -> dict[str, Any]:
        total = len(self._lengths)
        return {
            "format": FORMAT,
            "language": self._language,
            "documents": total,
            "cards": CARDS_IN_FILE,
            "starts": starts,
            "facets": {
                facet.id: {
                    "name": facet.name,
                    "file": "facets" if len(facet.values) <= MANY_VALUES else f"facet-{facet.id}",
                }
                for facet in self._facets.values()
            },
            "common": [
                term for term, (docs, _) in terms.items() if len(docs) > COMMON_SHARE * total
            ],
            "unplaced": self._unplaced(),
            "glossary": {
                id: [" ".join(name) for name in names]
                for id, names in self._names.items()
                if CONCEPT + id in terms
            },
            "probe": [words.PROBE, words.cuts(words.PROBE)],
        }
