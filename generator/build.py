"""Make a site from a library: what is out of date is made, and the rest is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator import exports
from generator.exports import Exported
from generator.library import Adopted, Entry, Library, PracticeEntry, SchoolEntry
from generator.library.files import SCHOOLS
from generator.memo import Memo, Outcome, Task
from generator.pages import Page, Pending, pending_pages
from generator.pages.cards import Sheet
from generator.pages.deck import deal
from generator.pages.lists import Listing
from generator.pages.voice import Voice
from generator.parallel import LostWorkError, spread_items
from generator.pickles import given
from generator.render import Renderer, file_of
from generator.search.writing import Indexing, index
from generator.site import AddressError, Site, Stamp

Named = Mapping[type, Callable[[Any], str]]

NAMED: Final[Named] = {
    Voice: lambda voice: f"voice {voice.language}",
    SchoolEntry: lambda entry: f"school {entry.id}",
    PracticeEntry: lambda entry: f"practice {entry.id}",
    Adopted: lambda entry: f"adoption {entry.id}",
}
"""What a page is given that notes itself what is read of it."""

PLANNED: Final[Named] = {
    str: repr,
    Sheet: lambda sheet: " ".join((sheet.url, str(sheet.paging.total), *_ids(sheet.shown))),
}
"""What else a page is given of the plan, told in short since so many are."""


def _ids(entries: Iterable[Entry]) -> Iterator[str]:
    return (entry.id for entry in entries)


class Made(NamedTuple):
    """A file of the site: as it was left, and what other files say of it."""

    path: str
    stamp: Stamp
    told: Any = None


@dataclass(frozen=True)
class Workshop:
    """Where a site is built: the project at `root`, the `site`, and what was made before."""

    root: Path
    site: Site
    memo: Memo


@dataclass(frozen=True)
class Hosted:
    """What the theme's host has made: handwritten pages, and all its files by their paths."""

    pages: Sequence[Page]
    files: Mapping[str, bytes]

    @classmethod
    def within(cls, folder: Path, pages: Sequence[Page]) -> Hosted:
        """All that the host has written into `folder`."""
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        return cls(pages, {p.relative_to(folder).as_posix(): p.read_bytes() for p in paths})


def write_site(library: Library, renderer: Renderer, workshop: Workshop, hosted: Hosted) -> int:
    """Bring the site of `workshop` up to date with `library`, and publish it; the number of pages.

    Raises AddressError where two pages have one address, or one leaves the site.
    """
    memo, site, handwritten = workshop.memo, workshop.site, hosted.pages
    stage = memo.progress.stage
    with stage("cards"):
        voices = _voices(library, renderer, memo)
    with stage("pages"):
        planned = pending_pages({voice.language: voice for voice in voices})
        # Both languages of a page after one another: what they read is brought once.
        pending = sorted(planned, key=lambda page: page.url.partition("/")[2])
        urls = [page.url for page in handwritten] + [page.url for page in pending]
        count = _count_addresses(urls)
        # A list has many pages, to each of which the same is given.
        listings: Callable[[Listing], str] = cache(partial(given, named=NAMED))
        named: Named = {**NAMED, **PLANNED, Listing: listings}
        pages = _made(memo, [_page_task(renderer, site, each, named) for each in pending], site)
    with stage("exports"):
        exported = _exported(library, renderer, workshop)
        listed = [exports.listed(page) for page in handwritten]
        listed += [each.told for each in pages if each.told]
        texts = _texts(library, renderer, listed, exported)
        files = {path: text.encode() for path, text in texts} | dict(hosted.files)
    with stage("search"):
        indexes = index(voices, handwritten, memo)
        found = _made(memo, [_index_task(memo, site, each) for each in indexes], site)
    with stage("publish"):
        for path, content in files.items():
            site.put(path, content)
        media = _copy_media(library, workshop)
        made = (each.path for each in chain(pages, *exported.values(), found))
        paths = [*made, *files, *media]
        site.publish(paths)
        memo.prune()
        memo.settle()
        if not site.staging.exists():
            # After the first build the next one, too, has only changes to make, if there is room.
            with suppress(OSError, LostWorkError):
                _keep(site, paths)
    return count


def voices_of(library: Library, renderer: Renderer, memo: Memo) -> list[Voice]:
    """A voice for each language; `memo` is told how all stands that they, and pages, may read."""
    voices = [Voice(library, words) for words in renderer.wordings.values()]
    memo.knows(library.states | renderer.states | voices[0].states)
    return voices


def _voices(library: Library, renderer: Renderer, memo: Memo) -> list[Voice]:
    """A voice for each language, with its cards."""
    voices = voices_of(library, renderer, memo)
    return [
        replace(voice, deck=deck) for voice, deck in zip(voices, deal(voices, memo), strict=True)
    ]


def _count_addresses(urls: Iterable[str]) -> int:
    """How many addresses there are; none may be there twice."""
    seen: set[str] = set()
    for url in urls:
        if url in seen:
            raise AddressError(f"{url}: two pages have this address")
        seen.add(url)
    return len(seen)


def _made(memo: Memo, tasks: Sequence[Task], site: Site) -> list[Made]:
    """The files that `tasks` make, all of which are in the tree to come."""

    def are_there(several: Sequence[Made]) -> bool:
        return all(site.has(made.path, made.stamp) for made in several)

    files = list(chain.from_iterable(memo.products(tasks, are_there)))
    _keep(site, [made.path for made in files if not site.is_staged(made.path, made.stamp)])
    return files


def _keep(site: Site, paths: Sequence[str]) -> None:
    """Have published files in the tree to come, too."""
    for _ in spread_items(site.keep, paths):
        pass


def _page_task(renderer: Renderer, site: Site, pending: Pending, named: Named) -> Task:
    def make() -> Outcome:
        page = pending.make()
        path = file_of(page.url)
        stamp = site.put(path, renderer.page(page).encode())
        return Outcome([Made(path, stamp, exports.listed(page) if page.indexed else None)])

    return Task(f"page {pending.url}", make, given(pending.make, named))


def _exported(library: Library, renderer: Renderer, workshop: Workshop) -> dict[str, list[Made]]:
    """Every record as a file for other programs, by the table in which it has a row."""
    memo, site = workshop.memo, workshop.site
    tables = exports.records(library, renderer.site_url)
    return {
        table: _made(memo, [_export_task(site, *each) for each in records], site)
        for table, records in tables.items()
    }


def _export_task(site: Site, path: str, export: Callable[[], Exported]) -> Task:
    def make() -> Outcome:
        text, row = export()
        return Outcome([Made(path, site.put(path, text.encode()), row)])

    return Task(f"export {path}", make)


def _index_task(memo: Memo, site: Site, indexing: Indexing) -> Task:
    def make() -> Outcome:
        files = indexing.files(memo)
        return Outcome([Made(path, site.put(path, content)) for path, content in files])

    return Task(f"index {indexing.voice.language}", make, indexing.state(memo))


def _texts(
    library: Library,
    renderer: Renderer,
    pages: Iterable[exports.Listed],
    exported: Mapping[str, Sequence[Made]],
) -> Iterator[exports.File]:
    """Files that tell of the whole library."""
    rows = {table: [made.told for made in several] for table, several in exported.items()}
    yield from exports.api(library, renderer.site_url, rows)
    for words in renderer.wordings.values():
        yield exports.feed(library, words, renderer.site_url)
    yield from exports.sitemap(pages, renderer.site_url)


def _copy_media(library: Library, workshop: Workshop) -> Iterator[str]:
    """Copy what public practices name, and nothing else that lies beside it; the paths."""
    for practice in library.public_practices:
        for name in practice.head.media:
            path = f"media/{practice.school_id}/{name}"
            source = workshop.root / SCHOOLS / practice.school_id / "media" / name
            workshop.site.copy(source, path)
            yield path
