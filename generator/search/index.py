"""The index of one language: records to the files that `theme/assets/search.mjs` reads."""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from generator.search import words
from generator.search.columns import LONG, bounds, bytes_of, doc_lists
from generator.search.glossary import CONCEPT, Glossary
from generator.search.part import UNKNOWN, About, about_in, documents_in
from generator.search.record import Facet
from generator.search.section import Section, section, sections
from generator.search.shards import as_json, compressed

FORMAT: Final = 3
"""Changes with the shape of the files, so that a reader knows what it does not know."""

CARDS_IN_FILE: Final = 16
"""More would be more bytes for a first search, fewer more files for the ones after it."""

MANY_VALUES: Final = 100
"""A facet with more values than this has a file of its own, which is loaded when it is used."""

NORM_STEPS: Final = 16
"""How many steps of a document's length make it twice as long."""

File = tuple[str, bytes]


class Catalogue(NamedTuple):
    """How many documents an index has, its files of cards and facets, and what a manifest tells.

    `norms` hold a byte for each document: how long it is; `demos` another: whether it is fictional.
    """

    documents: int
    files: Sequence[File]
    norms: bytes
    demos: bytes


def merge(
    language: str, facets: Sequence[Facet], glossary: Glossary, parts: Iterable[bytes]
) -> Iterator[File]:
    """The files of the index of all documents, whose chunks, in their order, came to `parts`."""
    parts = list(parts)
    layout = sections(sum(map(documents_in, parts)))
    found = [section(numbers, parts) for numbers in layout]
    return together(language, facets, glossary, found, catalogue(facets, parts))


def together(
    language: str,
    facets: Sequence[Facet],
    glossary: Glossary,
    found: Sequence[Section],
    catalogue: Catalogue,
) -> Iterator[File]:
    """The files of an index, of which all pieces are made.

    Each file's path is below the index's own folder; the manifest is last. All but the manifest
    lie in a folder named by what is in them, so that the files of two versions are never taken for
    one.
    """
    starts: dict[str, list[str]] = {}
    named: list[File] = []
    for name in found[0].shards:
        shards = [shard for each in found for shard in each.shards[name]]
        starts[name] = [shard.start for shard in shards]
        named += [(f"{name}-{n}.gz", shard.content) for n, shard in enumerate(shards)]
    named += catalogue.files
    known = {concept for each in found for concept in each.concepts}
    manifest = {
        "format": FORMAT,
        "language": language,
        "documents": catalogue.documents,
        "cards": CARDS_IN_FILE,
        "starts": starts,
        "facets": {facet.id: {"name": facet.name, "file": _file_of(facet)} for facet in facets},
        "common": [term for each in found for term in each.common],
        "unplaced": sorted(word for each in found for word in each.unplaced),
        "glossary": {
            id: [" ".join(name) for name in names]
            for id, names in glossary.names.items()
            if CONCEPT + id in known
        },
        "probe": [words.PROBE, words.cuts(words.PROBE)],
    }
    documents = catalogue.norms + catalogue.demos
    digest = hashlib.sha256(as_json(manifest) + documents)
    for name, content in named:
        digest.update(name.encode() + content)
    version = digest.hexdigest()[:16]
    yield from ((f"{version}/{name}", content) for name, content in named)
    header = as_json({"version": version, **manifest})
    yield "manifest.gz", compressed(header + b"\n", documents)


def catalogue(facets: Sequence[Facet], parts: Iterable[bytes]) -> Catalogue:
    """What an index tells of its documents besides their words; `parts` come in their order."""
    collected = _Collected(facets)
    for part in parts:
        collected.add(about_in(part))
    files = (*collected.cards(), *collected.facets())
    return Catalogue(len(collected.lengths), files, collected.norms(), bytes(collected.demos))


def _file_of(facet: Facet) -> str:
    return f"facet-{facet.id}" if len(facet.values) > MANY_VALUES else "facets"


class _Collected:
    """The documents of one language, added part by part."""

    def __init__(self, facets: Sequence[Facet]) -> None:
        self.lengths: list[int] = []
        self.demos = bytearray()
        self._cards: list[bytes] = []
        self._waiting: list[bytes] = []
        self._facets = facets
        self._members: dict[str, dict[str, list[int]]] = {
            facet.id: defaultdict(list) for facet in facets
        }
        self._numbers: dict[str, list[int]] = {}

    def add(self, part: About) -> None:
        """Take in the next documents; what is added first is shown first where all is alike."""
        first = len(self.lengths)
        for facet, members in part.members.items():
            for value, docs in members.items():
                self._members[facet][value].extend(map(first.__add__, docs))
        for name, figures in part.numbers.items():
            column = self._numbers.setdefault(name, [])
            column.extend([UNKNOWN] * (first - len(column)))
            column.extend(figures)
        self.lengths += part.lengths
        self.demos += part.demos
        self._waiting += part.cards
        while len(self._waiting) >= CARDS_IN_FILE:
            self._write_cards()

    def _write_cards(self) -> None:
        """Cards are put away compressed, so that memory holds little of them."""
        cards, self._waiting = self._waiting[:CARDS_IN_FILE], self._waiting[CARDS_IN_FILE:]
        self._cards.append(compressed(b"[" + b",".join(cards) + b"]"))

    def cards(self) -> Iterator[File]:
        """All files of cards."""
        if self._waiting:
            self._write_cards()
        yield from ((f"cards-{n}.gz", content) for n, content in enumerate(self._cards))

    def norms(self) -> bytes:
        """How long each document is against the average, on a logarithmic scale around 128."""
        average = sum(self.lengths) / max(1, len(self.lengths)) or 1
        return bytes(
            min(255, max(0, 128 + round(NORM_STEPS * math.log2(max(1, length) / average))))
            for length in self.lengths
        )

    def facets(self) -> Iterator[File]:
        """The file of all facets with few values, and one for each of the others."""
        few = [facet for facet in self._facets if len(facet.values) <= MANY_VALUES]
        yield "facets.gz", self._facet_file(few, self._numbers)
        for facet in self._facets:
            if len(facet.values) > MANY_VALUES:
                yield f"{_file_of(facet)}.gz", self._facet_file([facet], {})

    def _facet_file(self, facets: Sequence[Facet], numbers: Mapping[str, list[int]]) -> bytes:
        """Each value's documents, then each sort's numbers; a line of JSON says what is what."""
        bodies: list[bytes] = []
        described = []
        for facet in facets:
            members = self._members[facet.id]
            ids = [id for id in facet.values if id in members]
            docs = [members[id] for id in ids]
            lists = doc_lists([*chain.from_iterable(docs)], bounds([*map(len, docs)]))
            values = zip(ids, docs, lists, strict=True)
            told = [[id, facet.values[id], len(own), len(listed)] for id, own, listed in values]
            described.append({"id": facet.id, "values": told})
            bodies += lists
        total = len(self.lengths)
        for column in numbers.values():
            filled = column + [UNKNOWN] * (total - len(column))
            bodies.append(bytes_of(filled, LONG))
        header = {"facets": described, "numbers": list(numbers)}
        return compressed(as_json(header) + b"\n", b"".join(bodies))
