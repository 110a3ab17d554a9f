"""The indexes of a library, built apart from everything else, so that their cost is their own.

`python -m tests.bench.indexing library PROJECT FOLDER` writes the indexes of both languages side by
side, as a build does, and what search knows of each page. `… index FOLDER LANGUAGE` makes one index
of that, for which it needs no library in memory. Each leaves its figures in FOLDER.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from generator.build import voices_of
from generator.cache import MemoryCache
from generator.library import load
from generator.memo import Memo
from generator.pages.voice import Voice
from generator.parallel import spread_items
from generator.render import Renderer
from generator.search.chunks import chunks, index_chunk
from generator.search.facets import search_facets
from generator.search.glossary import Glossary
from generator.search.index import File, merge
from generator.search.record import Document, Facet, Record
from generator.search.records import documents, search_glossary
from generator.search.writing import Indexing, index
from generator.wording import load_wordings


@dataclass
class Watch:
    """Adds up how long its `with` blocks take, on the clock and on all cores."""

    seconds: float = 0
    core_seconds: float = 0

    def __enter__(self) -> None:
        self._began = time.perf_counter(), _core_seconds()

    def __exit__(self, *_: object) -> None:
        self.seconds += time.perf_counter() - self._began[0]
        self.core_seconds += _core_seconds() - self._began[1]


def _core_seconds() -> float:
    """What this process and its children have used so far."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def of_library(project: Path, folder: Path) -> None:
    """Write all indexes at once, and then the records of which each is made."""
    theme = project / "theme"
    watch, memo = Watch(), Memo(MemoryCache(), "")
    voices = voices_of(load(project), Renderer(theme, load_wordings(theme), "", {}), memo)

    def write(indexing: Indexing) -> None:
        _write(indexing.files(memo), folder / "together")

    with watch:
        for _ in spread_items(write, index(voices, (), memo)):
            pass
    _leave(folder, "together", watch)
    for voice in voices:
        _write_records(voice, folder)


def _write_records(voice: Voice, folder: Path) -> None:
    language, watch = voice.language, Watch()
    with _records_file(folder, language).open("w", encoding="utf-8") as file:
        head = {
            "facets": [asdict(facet) for facet in search_facets(voice)],
            "glossary": search_glossary(voice),
        }
        file.write(_line(head))
        records = (document.make() for document in documents(voice, ()))
        while True:
            with watch:
                record = next(records, None)
            if record is None:
                break
            file.write(_line(asdict(record)))
    _leave(folder, f"{language}.records", watch)


def read_records(folder: Path, language: str) -> Iterator[Record]:
    """The records that have been written, one at a time."""
    with _records_file(folder, language).open(encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            yield Record(**json.loads(line))


def write_index(folder: Path, language: str) -> None:
    """Write the index of the records, and the seconds that it took."""
    with _records_file(folder, language).open(encoding="utf-8") as lines:
        head = json.loads(next(lines))
    facets = [Facet(**facet) for facet in head["facets"]]
    glossary, watch, parts = Glossary(head["glossary"]), Watch(), []
    for chunk in chunks(_documents(folder, language)):
        with watch:
            parts.append(index_chunk(chunk, glossary))
    with watch:
        _write(merge(language, facets, glossary, parts), folder / "search" / language)
    _leave(folder, f"{language}.index", watch)


def _write(files: Iterable[File], folder: Path) -> None:
    for path, content in files:
        destination = folder / path
        destination.parent.mkdir(parents=True, exist_ok=True)
        destination.write_bytes(content)


def _documents(folder: Path, language: str) -> Iterator[Document]:
    for record in read_records(folder, language):
        yield Document(record.card["url"], partial(_same, record))


def _same(record: Record) -> Record:
    return record


def _records_file(folder: Path, language: str) -> Path:
    return folder / f"{language}.records.jsonl"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def _leave(folder: Path, name: str, watch: Watch) -> None:
    (folder / f"{name}.json").write_text(json.dumps(asdict(watch)), encoding="utf-8")


def took(folder: Path, name: str) -> Watch:
    """What was left under a name: `together`, or `records` or `index` of a language."""
    return Watch(**json.loads((folder / f"{name}.json").read_bytes()))


if __name__ == "__main__":
    if sys.argv[1] == "library":
        of_library(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        write_index(Path(sys.argv[2]), sys.argv[3])
