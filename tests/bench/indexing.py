"""The index of a library, built apart from everything else, so that its cost is its own.

`python -m tests.bench.indexing records PROJECT FOLDER` writes what search knows of each page into
FOLDER; `… index FOLDER LANGUAGE` makes the index of that. Each leaves its figures beside it.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator.library import load
from generator.pages.voice import Voice
from generator.search.facets import search_facets
from generator.search.index import Index
from generator.search.record import Facet, Record
from generator.search.records import search_glossary, search_records
from generator.wording import load_wordings


@dataclass
class Watch:
    """Adds up how long its `with` blocks take, on the clock and on the core."""

    seconds: float = 0
    core: float = 0

    def __enter__(self) -> None:
        self._began = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        self.seconds += time.perf_counter() - self._began[0]
        self.core += time.process_time() - self._began[1]


def write_records(project: Path, folder: Path) -> None:
    """Write the records of each language, and the seconds that it took to make them."""
    library = load(project)
    for language, words in load_wordings(project / "theme").items():
        voice, watch = Voice(library, words), Watch()
        with _records_file(folder, language).open("w", encoding="utf-8") as file:
            head = {
                "facets": [asdict(facet) for facet in search_facets(voice)],
                "glossary": search_glossary(voice),
            }
            file.write(_line(head))
            records = search_records(voice, ())
            while True:
                with watch:
                    record = next(records, None)
                if record is None:
                    break
                file.write(_line(asdict(record)))
        _leave(folder / f"{language}.records.json", watch)


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
    index, watch = Index(language, facets, head["glossary"]), Watch()
    for record in read_records(folder, language):
        with watch:
            index.add(record)
    with watch:
        for path, content in index.files():
            destination = folder / "search" / language / path
            destination.parent.mkdir(parents=True, exist_ok=True)
            destination.write_bytes(content)
    _leave(folder / f"{language}.index.json", watch)


def _records_file(folder: Path, language: str) -> Path:
    return folder / f"{language}.records.jsonl"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def _leave(path: Path, watch: Watch) -> None:
    path.write_text(json.dumps(asdict(watch)), encoding="utf-8")


def read_watches(folder: Path, language: str) -> Watch:
    """What records and index of a language have taken together."""
    total = Watch()
    for step in ("records", "index"):
        figures = json.loads((folder / f"{language}.{step}.json").read_bytes())
        total.seconds += figures["seconds"]
        total.core += figures["core"]
    return total


if __name__ == "__main__":
    if sys.argv[1] == "records":
        write_records(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        write_index(Path(sys.argv[2]), sys.argv[3])
