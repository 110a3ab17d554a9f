"""Documents in chunks, each of which is indexed by itself and again only when it changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.search.glossary import Glossary
from generator.search.part import packed, part_of
from generator.search.postings import MOST_DOCUMENTS
from generator.search.record import Document

MEAN_DOCUMENTS: Final = 64

Chunk = Sequence[Document]


def chunks(documents: Iterable[Document]) -> Iterator[Chunk]:
    """Documents that follow one another, taken together.

    A document begins a chunk by what its id is, whatever stands before it: so one that comes or
    goes changes the chunk in which it stands, and no other, but for a second one where it begins a
    chunk or where a chunk is full.
    """
    chunk: list[Document] = []
    for document in documents:
        if chunk and (len(chunk) == MOST_DOCUMENTS or _begins_chunk(document.id)):
            yield chunk
            chunk = []
        chunk.append(document)
    if chunk:
        yield chunk


def _begins_chunk(id: str) -> bool:
    digest = hashlib.blake2b(id.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little") % MEAN_DOCUMENTS == 0


def index_chunk(chunk: Chunk, glossary: Glossary) -> bytes:
    """What the index knows of a chunk, wherever it stands among others."""
    return packed(part_of([document.make() for document in chunk], glossary))
