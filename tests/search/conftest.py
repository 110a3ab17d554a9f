"""A browser that reads indexes, and a server that may spoil them on the way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any, Final, TypeVar

import pytest
from playwright.sync_api import Page, sync_playwright

from generator.search.chunks import chunks, index_chunk
from generator.search.glossary import Glossary
from generator.search.index import merge
from generator.search.record import Document, Facet, Record
from tests.built.conftest import _chromium
from tests.built.projects import PROJECT
from tests.search.evaluate import SCRIPTS, Segmenter

ASSETS: Final = PROJECT / "theme/assets"

SILENCE: Final = 0
"""In the place of a status: the server hangs up without a word."""

T = TypeVar("T")


def record(name: str, title: str = "", summary: str = "", body: str = "", **more: Any) -> Record:
    """A record whose card has `name` for its address, and is told by it."""
    card = {"url": name, "title": title, "summary": summary}
    return Record(title=title, summary=summary, body=body, card=card, **more)


def index_of(
    records: Iterable[Record],
    *,
    language: str = "th",
    facets: Sequence[Facet] = (),
    glossary: Mapping[str, Iterable[str]] | None = None,
) -> dict[str, bytes]:
    """The files of the index of `records`, by their paths."""
    known = Glossary(glossary or {})
    parts = (index_chunk(chunk, known) for chunk in chunks(map(document, records)))
    return dict(merge(language, facets, known, parts))


def document(record: Record) -> Document:
    """What search is given of a page whose record is known."""
    return Document(record.card["url"], lambda: record)


class Server:
    """What is served: files by their paths, and what is said in place of some.

    `asked` are the paths that have been asked for; `refused` gives for a path the status with
    which it is answered, or `SILENCE`; `failing` how many times yet it fails; `headers` go with
    every file of an index.
    """

    def __init__(self) -> None:
        self.port = 0
        self.files: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.refused: dict[str, int] = {}
        self.failing: dict[str, int] = {}
        self.headers: dict[str, str] = {}

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """What comes for `path`: status, headers, content."""
        if path == "/":
            return 200, {"Content-Type": "text/html"}, b"<!doctype html><title>Search</title>"
        if path.startswith("/assets/"):
            content = (ASSETS / path.removeprefix("/assets/")).read_bytes()
            return 200, {"Content-Type": "text/javascript"}, content
        self.asked.append(path)
        if path in self.refused:
            return self.refused[path], {}, b""
        if self.failing.get(path):
            self.failing[path] -= 1
            return 503, {}, b""
        if path not in self.files:
            return 404, {}, b""
        return 200, self.headers, self.files[path]


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, content: Server, *arguments: Any) -> None:
        self.content = content
        super().__init__(*arguments)

    def do_GET(self) -> None:
        status, headers, content = self.content.answer(self.path)
        if status == SILENCE:
            return
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server on this machine for the modules of search and for indexes."""
    content = Server()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, content)) as server:
        content.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield content
        server.shutdown()
        thread.join()


_IMPATIENT: Final = """
const wait = globalThis.setTimeout;
globalThis.setTimeout = (wake, pause) => wait(wake, Math.min(pause, 1));
"""
"""No test waits as long as a reader would for what is asked for again."""


class Browser:
    """A browser in a thread of its own, because Playwright has but one for each thread.

    `errors` are those of its pages that nobody has caught.
    """

    def __init__(self, thread: ThreadPoolExecutor, address: str) -> None:
        self._thread = thread
        self._address = address
        self._pages: dict[Segmenter, Page] = {}
        self.errors: list[str] = []
        self._within(self._start)

    def _within(self, work: Callable[..., T], *arguments: Any) -> T:
        return self._thread.submit(work, *arguments).result()

    def _start(self) -> None:
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(
            executable_path=_chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )

    def _stop(self) -> None:
        self._browser.close()
        self._playwright.stop()

    def close(self) -> None:
        self._within(self._stop)

    def evaluate(self, script: str, argument: Any = None, segmenter: Segmenter = "icu") -> Any:
        """What `script` comes to in a browser that cuts Thai by `segmenter`."""
        return self._within(self._evaluate, script, argument, segmenter)

    def _evaluate(self, script: str, argument: Any, segmenter: Segmenter) -> Any:
        page = self._pages.get(segmenter)
        if not page:
            page = self._pages[segmenter] = self._browser.new_page()
            page.on("pageerror", lambda error: self.errors.append(str(error)))
            page.add_init_script(SCRIPTS[segmenter] + _IMPATIENT)
            page.goto(self._address)
        return page.evaluate(script, argument)


@pytest.fixture(scope="session")
def browser(server: Server) -> Iterator[Browser]:
    """A browser with the modules of search at hand."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        browser = Browser(thread, f"http://127.0.0.1:{server.port}/")
        yield browser
        browser.close()
        assert browser.errors == []


_SEARCH: Final = """
async ([address, text, options]) => {
  const { open, IndexFault } = await import("/assets/search.mjs");
  const typed = typeof text === "string" ? text : String.fromCharCode(...text);
  globalThis.indexes ??= new Map();
  try {
    if (!indexes.has(address)) indexes.set(address, await open(address));
    return await indexes.get(address).search(typed, options);
  } catch (fault) {
    return { fault: fault instanceof IndexFault ? fault.kind : String(fault) };
  }
}
"""


@dataclass(frozen=True)
class Reader:
    """Someone who searches an index; `path` is where the index lies on the server."""

    browser: Browser
    server: Server
    path: str
    segmenter: Segmenter = "icu"

    def search(self, text: str | Sequence[int], **options: Any) -> dict[str, Any]:
        """What is found, or the `fault`; a text may be given as the codes of UTF-16."""
        answer: dict[str, Any] = self.browser.evaluate(
            _SEARCH, [self.path, text, options], self.segmenter
        )
        return answer

    def found(self, text: str, **options: Any) -> list[str]:
        """The names of the records that are found, the best first."""
        return [hit["url"] for hit in self.search(text, **options)["hits"]]

    def file(self, name: str) -> str:
        """The path on the server of the one file of the index that ends with `name`."""
        files = [path for path in self.server.files if path.startswith(self.path)]
        (found,) = [path for path in files if path.rpartition("/")[2] == name]
        return found

    def publish(self, files: Mapping[str, bytes]) -> None:
        """Put another version in the place of what lies there."""
        for path in [path for path in self.server.files if path.startswith(self.path)]:
            del self.server.files[path]
        self.server.files |= {f"{self.path}{name}": content for name, content in files.items()}


_numbers: Final = count()


@pytest.fixture
def publish(server: Server, browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Publishes the index of some records, in the way of `index_of`; someone then searches it."""

    def publish(*records: Record, segmenter: Segmenter = "icu", **settings: Any) -> Reader:
        reader = Reader(browser, server, f"/{next(_numbers)}/", segmenter)
        reader.publish(index_of(records, **settings))
        return reader

    yield publish
    server.refused.clear()
    server.headers.clear()
