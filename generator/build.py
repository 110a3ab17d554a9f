"""Write a site, and put it in the place of the one before in one move."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from generator import exports
from generator.library import Library
from generator.library.files import SCHOOLS
from generator.pages import Page, Pending, pending_pages
from generator.pages.voice import Voice
from generator.parallel import spread_items
from generator.render import Renderer, file_of
from generator.search.writing import write_indexes

LEFTOVER_SECONDS: Final = 24 * 60 * 60


class AddressError(Exception):
    """A page has an address that it may not have."""


def write_site(
    library: Library, renderer: Renderer, root: Path, target: Path, handwritten: Iterable[Page] = ()
) -> int:
    """Write all that is made from `library` into the folder `target`; the number of pages.

    `handwritten` pages have been written by the theme's host; they are only listed. Each core
    holds one page at a time. Raises AddressError where two pages have one address, or one leaves
    the site.
    """
    handwritten = tuple(handwritten)
    pending = tuple(pending_pages(library, renderer.wordings))
    count = _count_addresses([page.url for page in handwritten] + [page.url for page in pending])
    listed = [exports.listed(page) for page in handwritten]
    listed += filter(None, _write_pages(pending, renderer, target))
    _write_records(library, renderer, target)
    for path, text in _other_files(library, renderer, listed):
        _write(target, path, text)
    voices = [Voice(library, words) for words in renderer.wordings.values()]
    write_indexes(voices, handwritten, target)
    _copy_media(library, root, target)
    return count


def _count_addresses(urls: Iterable[str]) -> int:
    """How many addresses there are; none may be there twice."""
    seen: set[str] = set()
    for url in urls:
        if url in seen:
            raise AddressError(f"{url}: two pages have this address")
        seen.add(url)
    return len(seen)


def _write_pages(
    pending: Sequence[Pending], renderer: Renderer, target: Path
) -> Iterator[exports.Listed | None]:
    """Write every page; what the sitemap says of it, if search engines may find it."""

    def written(each: Pending) -> exports.Listed | None:
        page = each.make()
        _write(target, file_of(page.url), renderer.page(page))
        return exports.listed(page) if page.indexed else None

    return spread_items(written, pending)


def _write_records(library: Library, renderer: Renderer, target: Path) -> None:
    def written(record: tuple[str, Callable[[], str]]) -> None:
        path, text = record
        _write(target, path, text())

    for _ in spread_items(written, tuple(exports.records(library, renderer.site_url))):
        pass


def _other_files(
    library: Library, renderer: Renderer, pages: Iterable[exports.Listed]
) -> Iterator[exports.File]:
    yield from exports.api(library, renderer.site_url)
    for words in renderer.wordings.values():
        yield exports.feed(library, words, renderer.site_url)
    yield from exports.sitemap(pages, renderer.site_url)


def _copy_media(library: Library, root: Path, target: Path) -> None:
    """Copy what public practices name, and nothing else that lies beside it."""
    for practice in library.public_practices:
        for name in practice.media_names:
            destination = target / "media" / practice.school_id / name
            destination.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / SCHOOLS / practice.school_id / "media" / name, destination)


def _write(target: Path, path: str, text: str) -> None:
    if ".." in PurePosixPath(path).parts or path.startswith("/"):
        raise AddressError(f"{path}: this address leaves the site")
    destination = target / path
    destination.parent.mkdir(parents=True, exist_ok=True)
    destination.write_text(text, encoding="utf-8", newline="")


def stage(target: Path) -> Path:
    """A new folder beside `target` in which to build; `publish` moves it there."""
    _recover(target)
    _remove_leftovers(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{target.name}-building-", dir=target.parent))
    staging.chmod(0o755)
    return staging


def _remove_leftovers(target: Path) -> None:
    """Remove what builds that were killed have left, once it cannot be a build under way."""
    for folder in target.parent.glob(f".{target.name}-building-*"):
        if time.time() - folder.stat().st_mtime > LEFTOVER_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


def publish(staging: Path, target: Path) -> None:
    """Put the finished site at `target`.

    Readers see the old site or the new one whole, but for the moment between two renames.
    """
    previous = _previous(target)
    shutil.rmtree(previous, ignore_errors=True)
    if target.exists():
        target.replace(previous)
    staging.replace(target)
    shutil.rmtree(previous, ignore_errors=True)


def _recover(target: Path) -> None:
    """Bring back a site that was moved aside by a build that was killed before its last move."""
    if not target.exists() and _previous(target).exists():
        _previous(target).replace(target)


def _previous(target: Path) -> Path:
    return target.with_name(f".{target.name}-previous")
