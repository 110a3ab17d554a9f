"""Write a site, and put it in the place of the one before in one move."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator import exports
from generator.library import Library
from generator.library.files import SCHOOLS
from generator.pages import Page, all_pages
from generator.render import Renderer, file_of


class AddressError(Exception):
    """A page has an address that it may not have."""


def write_site(
    library: Library, renderer: Renderer, root: Path, target: Path, handwritten: Iterable[Page] = ()
) -> int:
    """Write all that is made from `library` into the folder `target`; the number of pages.

    `handwritten` pages have been written by the theme's host; they are only listed. One page is
    held at a time. Raises AddressError where two pages have one address, or one leaves the site.
    """
    addresses = {page.url for page in handwritten}
    sitemap = [exports.listed(page) for page in handwritten]
    for page in all_pages(library, renderer.wordings):
        if page.url in addresses:
            raise AddressError(f"{page.url}: two pages have this address")
        addresses.add(page.url)
        if page.indexed:
            sitemap.append(exports.listed(page))
        _write(target, file_of(page.url), renderer.page(page))
    for path, text in _other_files(library, renderer, sitemap):
        _write(target, path, text)
    _copy_media(library, root, target)
    return len(addresses)


def _other_files(
    library: Library, renderer: Renderer, pages: Iterable[exports.Listed]
) -> Iterator[exports.File]:
    yield from exports.api(library, renderer.site_url)
    for words in renderer.wordings.values():
        yield exports.feed(library, words, renderer.site_url)
    yield from exports.sitemap(pages, renderer.site_url)


def _copy_media(library: Library, root: Path, target: Path) -> None:
    for school in library.schools.values():
        for name in school.media:
            destination = target / "media" / school.id / name
            destination.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / SCHOOLS / school.id / "media" / name, destination)


def _write(target: Path, path: str, text: str) -> None:
    destination = target / path
    if not destination.resolve().is_relative_to(target.resolve()):
        raise AddressError(f"{path}: this address leaves the site")
    destination.parent.mkdir(parents=True, exist_ok=True)
    destination.write_text(text, encoding="utf-8", newline="")


def stage(target: Path) -> Path:
    """A new folder beside `target` in which to build; `publish` moves it there."""
    _recover(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{target.name}-building-", dir=target.parent))
    staging.chmod(0o755)
    return staging


def publish(staging: Path, target: Path) -> None:
    """Put the finished site at `target`; readers see the old one or the new one, whole."""
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
