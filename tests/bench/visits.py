"""Searching in a real browser: what a query loads, and how long a reader waits for it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.host import BLANK, Host, hosted

OPENING: Final = """
async ([folder, text]) => {
    const began = performance.now();
    const { open } = await import("/assets/search.mjs");
    window.index = await open(new URL(folder, location.href));
    const { total } = await window.index.search(text);
    return [performance.now() - began, total];
}
"""
"""From nothing to the first hits."""

NEXT: Final = """
async ([text, options]) => {
    const began = performance.now();
    const { total } = await window.index.search(text, options);
    return [performance.now() - began, total];
}
"""


@dataclass(frozen=True)
class Visit:
    """One query: how long it took in milliseconds, what it loaded, and how many it found."""

    query: str
    milliseconds: float
    files: Sequence[tuple[str, int]]
    total: int

    @property
    def bytes(self) -> int:
        return sum(size for _, size in self.files)


@dataclass(frozen=True)
class Visits:
    """The first queries of readers, the later ones of one reader, and facets being opened."""

    cold: Sequence[Visit]
    warm: Sequence[Visit]
    facets: Sequence[Visit]


def chromium() -> str:
    """The browser beside this Python, or this machine's own."""
    beside = Path(sys.executable).with_name("chromium")
    for name in (str(beside), os.environ.get("CHROMIUM", ""), "chromium", "google-chrome"):
        if found := shutil.which(name):
            return found
    raise FileNotFoundError("No Chromium was found.")


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        found = playwright.chromium.launch(executable_path=chromium(), args=arguments)
        yield found
        found.close()


def visit(browser: Browser, site: Path, language: str, queries: Sequence[str]) -> Visits:
    """Ask the site every query, once as a reader's first and once among others."""
    with hosted(site) as host:
        _first(browser, host, language, queries[0])  # The machine's own first time is nobody's.
        cold = [_first(browser, host, language, query) for query in queries]
        with _page(browser, host) as page:
            _ask(page, host, OPENING, queries[0], f"/search/{language}/")
            warm = [_ask(page, host, NEXT, query, {}) for query in queries[1:]]
        facets = []
        for query in queries[:5]:
            with _page(browser, host) as page:
                _ask(page, host, OPENING, query, f"/search/{language}/")
                facets.append(_ask(page, host, NEXT, query, {"facets": True}))
    return Visits(cold, warm, facets)


@contextmanager
def _page(browser: Browser, host: Host) -> Iterator[Page]:
    """A page of the host in a browser that has never been there."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(host.address + BLANK)
    host.taken()
    yield page
    context.close()


def _first(browser: Browser, host: Host, language: str, query: str) -> Visit:
    with _page(browser, host) as page:
        return _ask(page, host, OPENING, query, f"/search/{language}/")


def _ask(page: Page, host: Host, script: str, query: str, more: Any) -> Visit:
    arguments = [more, query] if script is OPENING else [query, more]
    took, total = page.evaluate(script, arguments)
    return Visit(query, took, host.taken(), total)
