"""The indexes of a site, one for each language, written side by side."""

from __future__ import annotations

import gc
import multiprocessing
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.pages import Page
from generator.pages.voice import Voice
from generator.search.facets import search_facets
from generator.search.index import Index
from generator.search.records import search_glossary, search_records

FOLDER: Final = "search"


class IndexingError(Exception):
    """An index could not be written; what went wrong has been printed where it happened."""


def write_indexes(voices: Sequence[Voice], handwritten: Sequence[Page], target: Path) -> None:
    """Write the index of each of `voices` into its folder below `target`."""
    if not _can_fork():
        for voice in voices:
            write_index(voice, handwritten, target)
        return
    context = multiprocessing.get_context("fork")
    workers = [
        context.Process(target=_in_a_copy, args=(voice, handwritten, target)) for voice in voices
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if failed := [worker.exitcode for worker in workers if worker.exitcode]:
        raise IndexingError(f"search: indexing ended with {failed}")


def _can_fork() -> bool:
    """Whether a copy of this process may go on by itself: on Linux, and without other threads."""
    return sys.platform == "linux" and threading.active_count() == 1


def _in_a_copy(voice: Voice, handwritten: Sequence[Page], target: Path) -> None:
    """Write one index in a process of its own; what it shares with its parent stays untouched."""
    gc.freeze()
    write_index(voice, handwritten, target)


def write_index(voice: Voice, handwritten: Sequence[Page], target: Path) -> None:
    """Write one index."""
    index = Index(voice.language, search_facets(voice), search_glossary(voice))
    for record in search_records(voice, handwritten):
        index.add(record)
    for path, content in index.files():
        destination = target / FOLDER / voice.language / path
        destination.parent.mkdir(parents=True, exist_ok=True)
        destination.write_bytes(content)
