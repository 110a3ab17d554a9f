"""A static host on this machine, which counts what it sends.

Python's own servers take several milliseconds for a request, which would be most of what is
measured; this one does no more than it must.
"""

from __future__ import annotations

import asyncio
import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote

BLANK: Final = "/blank.html"
"""An empty page of the host, from which a script can search."""

TEXT: Final = {".html", ".js", ".mjs", ".css", ".json", ".svg"}
"""What hosts pack for the way."""


@dataclass
class Host:
    """A host at `port`, and the path and the bytes of each file that it has sent."""

    port: int
    sent: list[tuple[str, int]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def taken(self) -> list[tuple[str, int]]:
        """What has been sent since this was last asked."""
        sent, self.sent[:] = self.sent[:], []
        return sent


class Answer(NamedTuple):
    """The head and the body of a response."""

    head: bytes
    body: bytes


@cache
def answer(folder: Path, path: str) -> Answer:
    """What the host of `folder` says at `path`; text is packed, as good hosts do."""
    file = folder / path.lstrip("/")
    if path == BLANK:
        return _answer("200 OK", "text/html", b"<!doctype html><title>Bench</title>")
    if not (file.is_file() and file.resolve().is_relative_to(folder.resolve())):
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

    def __init__(self, folder: Path, sent: list[tuple[str, int]]) -> None:
        self.folder, self.sent, self.heard = folder, sent, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        *requests, self.heard = (self.heard + data).split(b"\r\n\r\n")
        for request in requests:
            path = unquote(request.split(b" ", 2)[1].decode()).partition("?")[0]
            head, body = answer(self.folder, path)
            self.sent.append((path, len(body)))
            self.transport.write(head + body)


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """A host of the files in `folder`, in a thread of its own."""
    sent: list[tuple[str, int]] = []
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    serving = loop.create_server(partial(_Connection, folder, sent), "127.0.0.1", 0)
    server = asyncio.run_coroutine_threadsafe(serving, loop).result()
    try:
        yield Host(server.sockets[0].getsockname()[1], sent)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        server.close()
        loop.close()
        answer.cache_clear()
