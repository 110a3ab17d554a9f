"""A static host on this machine, which counts what it sends."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

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


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    """Head and body leave in one piece."""

    def __init__(self, *arguments: Any, folder: Path, sent: list[tuple[str, int]]) -> None:
        self.folder, self.sent = folder, sent
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = self.folder / path.lstrip("/")
        if path == BLANK:
            self._send(path, b"<!doctype html><title>Bench</title>", "text/html")
        elif file.is_file() and file.resolve().is_relative_to(self.folder.resolve()):
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self._send(path, file.read_bytes(), "text/javascript" if ".mjs" in path else kind)
        else:
            self._send(path, b"", "text/plain", 404)

    def _send(self, path: str, content: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if Path(path).suffix in TEXT:
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.sent.append((path, len(content)))
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """A host of the files in `folder`."""
    sent: list[tuple[str, int]] = []
    handler = partial(_Handler, folder=folder, sent=sent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield Host(server.server_address[1], sent)
        finally:
            server.shutdown()
            thread.join()
