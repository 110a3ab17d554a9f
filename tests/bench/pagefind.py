"""Pagefind, the search that other static sites use, on the same pages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from tests.bench.child import Cost, run


def is_installed() -> bool:
    """Whether there is a Pagefind to compare with."""
    return find_spec("pagefind") is not None


def index_pages(site: Path, addresses: Iterable[str], folder: Path) -> tuple[Cost, Path]:
    """What it costs to index the pages at these addresses of `site`, and where the index is.

    Only what stands in their `main` is indexed, as far as Pagefind is concerned: our own index
    knows nothing of headers and footers either.
    """
    pages, output = folder / "pages", folder / "pagefind"
    for address in addresses:
        page = pages / address / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        os.link(site / address / "index.html", page)
    options = ["--site", str(pages), "--output-path", str(output), "--root-selector", "main"]
    return run([sys.executable, "-m", "pagefind", *options], folder), output
