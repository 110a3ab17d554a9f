"""A static host on this machine, which counts what it sends.

Python's own servers take several milliseconds for a request, which would be most of what is
measured; this one does no more than it must.
"""

from __future__ import annotations

import asyncio
import gzip
import mimetypes
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Final, NamedTuple
from urllib.parse import unquote

TOLD: Final = "/told"
"""Where a page tells something: what stands behind the question mark."""

TEXT: Final = {".html", ".js", ".mjs", ".css", ".json", ".svg"}
"""What hosts pack for the way."""


class Report(NamedTuple):
    """What a page has told, and the path and the bytes of each file that was sent before."""

    text: str
    sent: list[tuple[str, int]]


class Answer(NamedTuple):
    """The head and the body of a response."""

    head: bytes
    body: bytes


@dataclass
class Host:
    """Sends the files in `folder`, and `pages` of its own by their paths; hears `reports`."""

    folder: Path
    pages: Mapping[str, str]
    reports: SimpleQueue[Report] = field(default_factory=SimpleQueue)
    port: int = 0

    def __post_init__(self) -> None:
        self._own = {**self.pages, TOLD: ""}
        self._answers = {
            path: _answer("200 OK", "text/html", text.encode()) for path, text in self._own.items()
        }
        self._sent: list[tuple[str, int]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answer(self, address: str) -> Answer:
        """What is sent for an address within this host."""
        path, _, told = address.partition("?")
        found = self._answers.get(path)
        if found is None:
            found = self._answers[path] = _file(self.folder, unquote(path))
        if path == TOLD:
            self.reports.put(Report(unquote(told), self._sent))
        if path in self._own:
            self._sent = []  # What comes before a page was for another one.
        else:
            self._sent.append((path, len(found.body)))
        return found


def _file(folder: Path, path: str) -> Answer:
    """The answer with a file; text is packed, as good hosts do."""
    file = folder / path.lstrip("/")
    if ".." in path.split("/") or not file.is_file():
        return _answer("404 Not Found", "text/plain", b"")
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    kind = "text/javascript" if file.suffix == ".mjs" else kind
    if file.suffix not in TEXT:
        return _answer("200 OK", kind, file.read_bytes())
    return _answer(
        "200 OK", kind, gzip.compress(file.read_bytes(), 6), "Content-Encoding: gzip\r\n"
    )


def _answer(status: str, kind: str, body: bytes, more: str = "") -> Answer:
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
        f"Cache-Control: max-age=600\r\n{more}\r\n"
    )
    return Answer(head.encode(), body)


class _Connection(asyncio.Protocol):
    """Answers the requests of one connection, one after the other."""

    def __init__(self, host: Host, known: set[asyncio.Transport]) -> None:
        self.host, self.known, self.heard = host, known, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.known.add(transport)

    def data_received(self, data: bytes) -> None:
        *requests, self.heard = (self.heard + data).split(b"\r\n\r\n")
        for request in requests:
            head, body = self.host.answer(request.split(b" ", 2)[1].decode())
            self.transport.write(head + body)


@contextmanager
def hosted(folder: Path, pages: Mapping[str, str]) -> Iterator[Host]:
    """A host, in a thread of its own."""
    host, connections = Host(folder, pages), set[asyncio.Transport]()
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    serving = loop.create_server(partial(_Connection, host, connections), "127.0.0.1", 0)
    server = asyncio.run_coroutine_threadsafe(serving, loop).result()
    host.port = server.sockets[0].getsockname()[1]

    async def end() -> None:
        server.close()
        for connection in connections:
            connection.abort()
        await server.wait_closed()

    try:
        yield host
    finally:
        asyncio.run_coroutine_threadsafe(end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
