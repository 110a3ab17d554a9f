"""The indexes of a site, one for each language, made in chunks on all cores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Final

from generator.memo import Memo, Outcome, Task
from generator.pages import Page
from generator.pages.voice import Voice
from generator.pickles import pickled, unpacked
from generator.reads import digest, digest_of, digest_of_names, note
from generator.search.chunks import Chunk, chunks, index_chunk
from generator.search.facets import search_facets
from generator.search.glossary import Glossary
from generator.search.index import File, catalogue, together
from generator.search.record import Facet
from generator.search.records import documents, search_glossary
from generator.search.section import section, sections

FOLDER: Final = "search"


@dataclass(frozen=True)
class Indexing:
    """The index of one language: from documents to chunks, to pieces, to the files.

    A chunk holds all of some documents, and a piece something of all documents: so both can be made
    on all cores.
    """

    voice: Voice
    handwritten: Sequence[Page]

    @cached_property
    def glossary(self) -> Glossary:
        return Glossary(search_glossary(self.voice))

    @cached_property
    def facets(self) -> Sequence[Facet]:
        return search_facets(self.voice)

    @cached_property
    def _chunks(self) -> Sequence[Chunk]:
        return list(chunks(documents(self.voice, self.handwritten)))

    @cached_property
    def chunks(self) -> Mapping[str, Task]:
        """What makes each chunk, by its name, in their order."""
        return {task.name: task for task in map(self._task, self._chunks)}

    def _task(self, chunk: Chunk) -> Task:
        ids = digest_of_names(document.id for document in chunk)
        name = f"chunk {self.voice.language} {chunk[0].id}"
        return Task(name, partial(self._indexed, chunk), ids)

    def _indexed(self, chunk: Chunk) -> Outcome:
        note("taxonomies", "glossary")
        body = index_chunk(chunk, self.glossary)
        return Outcome(digest(body), body)

    def pieces(self, memo: Memo) -> Mapping[str, Task]:
        """What makes each piece of the index, once all chunks are made, by its name."""
        language, tasks = self.voice.language, []
        state = digest_of([memo.product(name) for name in self.chunks])
        for numbers in sections(sum(map(len, self._chunks))):
            make = partial(self._piece, memo, partial(section, numbers))
            tasks.append(Task(f"piece {language} {numbers}", make, state))
        make = partial(self._piece, memo, partial(catalogue, self.facets))
        tasks.append(Task(f"piece {language} catalogue", make, f"{state} {digest_of(self.facets)}"))
        return {task.name: task for task in tasks}

    def _piece(self, memo: Memo, make: Callable[[Iterator[bytes]], Any]) -> Outcome:
        parts = (memo.body(name) or task.make().body for name, task in self.chunks.items())
        body = pickled(make(parts))
        return Outcome(digest(body), body)

    def state(self, memo: Memo) -> str:
        """What the files of the index depend on, once all its pieces are made."""
        pieces = [memo.product(name) for name in self.pieces(memo)]
        return digest_of((pieces, self.facets, self.glossary.names))

    def files(self, memo: Memo) -> Iterator[File]:
        """Each file's path in the site, and its bytes, once all its pieces are made."""
        language, pieces = self.voice.language, self.pieces(memo)
        bodies = (memo.body(name) or task.make().body for name, task in pieces.items())
        *words, about = map(unpacked, bodies)
        for path, content in together(language, self.facets, self.glossary, words, about):
            yield f"{FOLDER}/{language}/{path}", content


def index(voices: Sequence[Voice], handwritten: Sequence[Page], memo: Memo) -> list[Indexing]:
    """The index of each of `voices`, of which all pieces are made."""
    memo.knows({"handwritten": partial(_state, {page.url: page for page in handwritten})})
    indexes = [Indexing(voice, handwritten) for voice in voices]
    for each in indexes:
        _ = each.glossary  # Before the work is spread, so that it is made once.
    memo.products([task for each in indexes for task in each.chunks.values()])
    memo.products([task for each in indexes for task in each.pieces(memo).values()])
    return indexes


def _state(pages: Mapping[str, Page], url: str) -> str:
    return digest_of(pages.get(url))
