"""The indexes of a site, one for each language, made in chunks on all cores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

from generator.memo import Memo, Outcome, Task
from generator.pages import Page
from generator.pages.voice import Voice
from generator.reads import digest, digest_of, digest_of_names, note
from generator.search.chunks import Chunk, chunks, index_chunk
from generator.search.facets import search_facets
from generator.search.glossary import Glossary
from generator.search.index import File, merge
from generator.search.record import Facet
from generator.search.records import documents, search_glossary

FOLDER: Final = "search"


@dataclass(frozen=True)
class Indexing:
    """The index of one language, of which the chunks are made first and then put together."""

    voice: Voice
    handwritten: Sequence[Page]

    @cached_property
    def glossary(self) -> Glossary:
        return Glossary(search_glossary(self.voice))

    @cached_property
    def facets(self) -> Sequence[Facet]:
        return search_facets(self.voice)

    @cached_property
    def chunks(self) -> Mapping[str, Task]:
        """What makes each chunk, by its name, in their order."""
        tasks = map(self._task, chunks(documents(self.voice, self.handwritten)))
        return {task.name: task for task in tasks}

    def _task(self, chunk: Chunk) -> Task:
        ids = digest_of_names(document.id for document in chunk)
        name = f"chunk {self.voice.language} {chunk[0].id}"
        return Task(name, partial(self._indexed, chunk), ids)

    def _indexed(self, chunk: Chunk) -> Outcome:
        note("taxonomies", "glossary")
        body = index_chunk(chunk, self.glossary)
        return Outcome(digest(body), body)

    def state(self, memo: Memo) -> str:
        """What the files of the index depend on, once all chunks are made."""
        chunks = [memo.product(name) for name in self.chunks]
        return digest_of((chunks, self.facets, self.glossary.names))

    def files(self, memo: Memo) -> Iterator[File]:
        """Each file's path in the site, and its bytes, once all chunks are made."""
        language = self.voice.language
        parts = (memo.body(name) or task.make().body for name, task in self.chunks.items())
        for path, content in merge(language, self.facets, self.glossary, parts):
            yield f"{FOLDER}/{language}/{path}", content


def index(voices: Sequence[Voice], handwritten: Sequence[Page], memo: Memo) -> list[Indexing]:
    """The index of each of `voices`, the chunks of which are made."""
    memo.knows({"handwritten": partial(_state, {page.url: page for page in handwritten})})
    indexes = [Indexing(voice, handwritten) for voice in voices]
    for each in indexes:
        _ = each.glossary  # Before the work is spread, so that it is made once.
    memo.products([task for each in indexes for task in each.chunks.values()])
    return indexes


def _state(pages: Mapping[str, Page], url: str) -> str:
    return digest_of(pages.get(url))
