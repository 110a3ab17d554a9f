"""Searching in a real browser: what a query loads, and how long a reader waits for it.

The page asks by itself, and tells the host what it took. No debugger looks on: one that takes note
of every request, as those do that steer a browser, adds a quarter to what a reader would wait for.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from tests.bench.host import TOLD, Host, hosted

PAGE: Final = "/visit.html"

ASKING: Final = f"""<!doctype html>
<title>Bench</title>
<script type="module">
const tell = (what) =>
    fetch("{TOLD}?" + encodeURIComponent(JSON.stringify(what)), {{ cache: "no-store" }});
const {{ folder, asked }} = JSON.parse(decodeURIComponent(location.hash.slice(1)));
// Nobody types before the page has been there for a moment.
await new Promise((wake) => setTimeout(wake, 200));
try {{
    let began = performance.now();
    const {{ open }} = await import("/assets/search.mjs");
    const index = await open(new URL(folder, location.href));
    for (const [text, options] of asked) {{
        const {{ total }} = await index.search(text, options);
        await tell({{ took: performance.now() - began, total }});
        began = performance.now();
    }}
}} catch (error) {{
    await tell({{ fault: String(error) }});
}}
</script>
"""
"""Asks one query after the other, the first from nothing to its hits."""

PATIENCE: Final = 60
"""Seconds within which a query is answered."""


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
    """Ask the site every query, once as a reader's first and once among others.

    Raises RuntimeError where the page cannot search, and queue.Empty where it takes too long.
    """
    with hosted(site, {PAGE: ASKING}) as host:

        def asked(*queries: str) -> list[Visit]:
            return ask(browser, host, language, [(query, {}) for query in queries])

        asked(queries[0])  # The machine's own first time is nobody's.
        cold = [asked(query)[0] for query in queries]
        _, *warm = asked(*queries)
        facets = [
            ask(browser, host, language, [(query, {}), (query, {"facets": True})])[1]
            for query in queries[:5]
        ]
    return Visits(cold, warm, facets)


def ask(
    browser: Browser,
    host: Host,
    language: str,
    asked: Sequence[tuple[str, Mapping[str, Any]]],
) -> list[Visit]:
    """What a reader who has never been there asks the site, each query with its options."""
    told = quote(json.dumps({"folder": f"/search/{language}/", "asked": asked}))
    session = browser.new_browser_cdp_session()
    profile = session.send("Target.createBrowserContext")["browserContextId"]
    address = f"{host.address}{PAGE}#{told}"
    session.send("Target.createTarget", {"url": address, "browserContextId": profile})
    visits = [_heard(host, query) for query, _ in asked]
    session.send("Target.disposeBrowserContext", {"browserContextId": profile})
    session.detach()
    return visits


def _heard(host: Host, query: str) -> Visit:
    """What the page tells of a query."""
    report = host.reports.get(timeout=PATIENCE)
    told = json.loads(report.text)
    if "fault" in told:
        raise RuntimeError(f"{query}: {told['fault']}")
    return Visit(query, told["took"], report.sent, told["total"])
