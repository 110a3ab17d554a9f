"""Measures search: judged queries, asked of an index by the site's own module in a browser.

    python -m tests.search.evaluate --language th --documents FILE --queries FILE

`data/README.md` tells the shapes of the files, and what the figures mean.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeVar, get_args

from playwright.sync_api import Page, sync_playwright
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from generator.search import record as page
from generator.search.chunks import chunks, index_chunk
from generator.search.glossary import Glossary
from generator.search.index import merge
from tests.built.conftest import _chromium
from tests.built.projects import PROJECT

LIMIT: Final = 10
"""How many hits of a query are looked at."""

WRONG_USAGE: Final = 2

Segmenter = Literal["icu", "none", "syllable", "whole"]
"""How the browser cuts Thai: by ICU as Chromium has it, not at all, or otherwise than the build."""


class Document(BaseModel):
    """A text to find."""

    model_config = ConfigDict(frozen=True)

    id: Annotated[str, Field(min_length=1)]
    text: str
    title: str = ""
    summary: str = ""


class Query(BaseModel):
    """What someone types, and the ids of the documents of which each would answer it."""

    model_config = ConfigDict(frozen=True)

    query: Annotated[str, Field(min_length=1)]
    relevant: Annotated[tuple[str, ...], Field(min_length=1)]
    kind: Annotated[str, Field(min_length=1)]


DOCUMENTS: Final = TypeAdapter(Annotated[tuple[Document, ...], Field(min_length=1)])
QUERIES: Final = TypeAdapter(Annotated[tuple[Query, ...], Field(min_length=1)])

T = TypeVar("T")


class UnusableFileError(Exception):
    """A file from which nothing can be measured, and what is wrong with it, in one line."""

    def __init__(self, path: Path, wrong: str) -> None:
        super().__init__(f"{path}: {wrong}")


# --- files ---------------------------------------------------------------------------------------


def read(path: Path, shape: TypeAdapter[T]) -> T:
    """What a file of JSON holds, if it has the shape that it should have."""
    try:
        return shape.validate_json(path.read_bytes())
    except OSError as fault:
        raise UnusableFileError(path, fault.strerror or str(fault)) from fault
    except ValidationError as fault:
        first = fault.errors()[0]
        place = "".join(f"[{step}]" for step in first["loc"])
        raise UnusableFileError(path, f"{place} {first['msg']}".strip()) from fault


def read_documents(path: Path) -> tuple[Document, ...]:
    """The documents of a file, each with an id of its own."""
    documents = read(path, DOCUMENTS)
    for id, times in Counter(document.id for document in documents).items():
        if times > 1:
            raise UnusableFileError(path, f"{times} documents have the id {id!r}")
    return documents


def read_queries(path: Path, ids: set[str]) -> tuple[Query, ...]:
    """The queries of a file, each answered by documents that are among `ids`."""
    queries = read(path, QUERIES)
    for query in queries:
        for id in query.relevant:
            if id not in ids:
                wrong = f"no document has the id {id!r}, which should answer {query.query!r}"
                raise UnusableFileError(path, wrong)
    return queries


# --- an index, and a browser that asks it --------------------------------------------------------


def build(language: str, documents: Sequence[Document], site: Path) -> None:
    """Write the index of `documents`, and the module that reads it, as they lie in a site."""
    glossary = Glossary({})
    pages = (page.Document(each.id, partial(_record, each)) for each in documents)
    parts = (index_chunk(chunk, glossary) for chunk in chunks(pages))
    for name, content in merge(language, [], glossary, parts):
        file = site / "search" / language / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    assets = PROJECT / "theme" / "assets"
    shutil.copytree(assets / "search", site / "assets" / "search")
    shutil.copy(assets / "search.mjs", site / "assets")


def _record(document: Document) -> page.Record:
    card = {"url": document.id, "title": document.title or document.id, "summary": ""}
    return page.Record(document.title, document.summary, body=document.text, card=card)


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which `folder` is served on this machine."""
    handler = partial(_Silent, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


_CUT_BY: Final = """
Intl.Segmenter = class {
  segment(text) {
    return Array.from(text.matchAll(/%s/gu), ([segment]) => ({ segment }));
  }
};
"""

_TONE: Final = "[่-๋]?"
_SYLLABLE: Final = (
    "[เแโใไ]?[ก-ฮ](?:[รลว](?=[ะ-ฺ็-๋ก-ฮ]))?"
    f"(?:ี{_TONE}ย|ื{_TONE}อ|ั{_TONE}วะ?|[ัิ-ู็]?{_TONE}(?:าะ?|ะ|ำ)?)"
    "(?:[ก-ฮ](?![รลว]?[ะ-ฺ็-๋์]))?(?:[ก-ฮ]{1,2}[ิุ]?์)?"
)
"""Roughly: consonants, their vowel and tone, and the consonant that ends them."""

SCRIPTS: Final[Mapping[Segmenter, str]] = {
    "icu": "",
    "none": "delete Intl.Segmenter;",
    "syllable": _CUT_BY % f"{_SYLLABLE}|[^]",
    "whole": _CUT_BY % "[^]+",
}
"""What makes a browser cut so; it runs before anything else does."""


@contextmanager
def window(segmenter: Segmenter) -> Iterator[Page]:
    """An empty page in a browser that cuts Thai by `segmenter`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page()
        page.add_init_script(SCRIPTS[segmenter])
        page.goto("about:blank")
        yield page
        browser.close()


_ASK: Final = """
async ([language, texts, limit]) => {
  const { open } = await import("/assets/search.mjs");
  const index = await open(`/search/${language}/`);
  const found = [];
  for (const text of texts) {
    const { hits } = await index.search(text, { limit });
    found.push(hits.map(({ url }) => url));
  }
  return found;
}
"""


def answers(
    site: Path, language: str, texts: Sequence[str], segmenter: Segmenter = "icu"
) -> list[list[str]]:
    """The addresses that the search of a site finds for each of `texts`, the best first."""
    with served(site) as address, window(segmenter) as page:
        page.goto(f"{address}/assets/search.mjs")  # any page of the site would do
        found: list[list[str]] = page.evaluate(_ASK, [language, list(texts), LIMIT])
    return found


# --- figures -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Measures:
    """How well queries are answered; each figure is from 0 to 1."""

    queries: int
    recall_at_1: float
    recall_at_10: float
    mrr: float


def ranks(queries: Sequence[Query], found: Sequence[Sequence[str]]) -> list[int]:
    """For each query the place of its first answer among what is found, 0 if there is none."""
    return [
        next((n for n, id in enumerate(ids, start=1) if id in query.relevant), 0)
        for query, ids in zip(queries, found, strict=True)
    ]


def measures(ranks: Sequence[int]) -> Measures:
    """The figures of one or more `ranks`."""
    total = len(ranks)
    return Measures(
        queries=total,
        recall_at_1=sum(rank == 1 for rank in ranks) / total,
        recall_at_10=sum(0 < rank <= LIMIT for rank in ranks) / total,
        mrr=sum(1 / rank for rank in ranks if rank) / total,
    )


def by_kind(queries: Sequence[Query], ranks: Sequence[int]) -> dict[str, Measures]:
    """The figures of each kind of query."""
    kinds: dict[str, list[int]] = {}
    for query, rank in zip(queries, ranks, strict=True):
        kinds.setdefault(query.kind, []).append(rank)
    return {kind: measures(several) for kind, several in kinds.items()}


def evaluate(
    language: str,
    documents: Sequence[Document],
    queries: Sequence[Query],
    segmenter: Segmenter = "icu",
) -> dict[str, Measures]:
    """The figures of each kind of query, asked of an index of `documents`."""
    with tempfile.TemporaryDirectory() as folder:
        build(language, documents, Path(folder))
        found = answers(Path(folder), language, [query.query for query in queries], segmenter)
    return by_kind(queries, ranks(queries, found))


# --- the command ---------------------------------------------------------------------------------


def table(kinds: Mapping[str, Measures]) -> str:
    """The figures for people to read."""
    rows = [f"{'':14}{'queries':>8}{'R@1':>8}{'R@10':>8}{'MRR':>8}"]
    rows += [
        f"{kind:14}{m.queries:8}{m.recall_at_1:8.4f}{m.recall_at_10:8.4f}{m.mrr:8.4f}"
        for kind, m in kinds.items()
    ]
    return "\n".join(rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command: what is measured goes to stdout, what is wrong with the files to stderr."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.search.evaluate", description="Measure search by judged queries."
    )
    parser.add_argument("--language", choices=["th", "en"], required=True)
    parser.add_argument("--documents", type=Path, required=True, metavar="FILE")
    parser.add_argument("--queries", type=Path, required=True, metavar="FILE")
    parser.add_argument("--segmenter", choices=get_args(Segmenter), default="icu")
    parser.add_argument("--json", action="store_true", help="for programs to read")
    options = parser.parse_args(arguments)
    try:
        documents = read_documents(options.documents)
        queries = read_queries(options.queries, {document.id for document in documents})
    except UnusableFileError as fault:
        sys.stderr.write(f"{fault}\n")
        return WRONG_USAGE
    kinds = evaluate(options.language, documents, queries, options.segmenter)
    report = {
        "language": options.language,
        "segmenter": options.segmenter,
        "kinds": {kind: asdict(figures) for kind, figures in kinds.items()},
    }
    sys.stdout.write((json.dumps(report) if options.json else table(kinds)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
