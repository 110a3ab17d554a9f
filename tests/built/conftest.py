"""The finished site, a web server for it, and a browser that visits it."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.built.projects import HOST, PREFIX, Built, build, copy_project
from tests.built.reader import Reader
from tests.built.records import lay_over


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as it is published."""
    return build(copy_project(tmp_path_factory.mktemp("project")))


@pytest.fixture(scope="session")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site with more records: of every status and translation, and many of them."""
    return build(lay_over(copy_project(tmp_path_factory.mktemp("larger"))))


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder under the site's prefix, with the site's own page for what is not there."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(PREFIX):
            return str(Path(self.directory) / "no-such-file")
        return super().translate_path(path.removeprefix(PREFIX.rstrip("/")))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing: a test that fails speaks for itself."""


@pytest.fixture(scope="session")
def port(larger: Built) -> Iterator[int]:
    """The port at which the larger site is served on this machine."""
    handler = partial(_Handler, directory=str(larger.site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def _chromium() -> str:
    """The browser that `make test` found, or this machine's own."""
    beside = str(Path(sys.executable).with_name("chromium"))
    names = (
        beside,
        os.environ.get("CHROMIUM", ""),
        "chromium",
        "chromium-browser",
        "google-chrome",
    )
    for name in names:
        if found := shutil.which(name):
            return found
    raise FileNotFoundError("No Chromium: run the tests with `make test`.")


@pytest.fixture(scope="session")
def browser(port: int) -> Iterator[Browser]:
    """A browser for which the site's host is this machine, and which reaches no other."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_chromium(),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                f"--host-resolver-rules=MAP {HOST}:80 127.0.0.1:{port}, MAP * ~NOTFOUND",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def new_reader(browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Opens a window for a new reader; its settings are those of Playwright's `new_context`."""
    contexts: list[BrowserContext] = []

    def open_window(**settings: Any) -> Reader:
        settings.setdefault("viewport", {"width": 1280, "height": 800})
        contexts.append(browser.new_context(**settings))
        return Reader(contexts[-1].new_page())

    yield open_window
    for context in contexts:
        context.close()


@pytest.fixture
def reader(new_reader: Callable[..., Reader]) -> Reader:
    """A reader at a desk."""
    return new_reader()
