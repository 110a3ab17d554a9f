"""A site whose files are made when somebody asks for them: what editors see while they edit."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import Any, Final

from generator import exports
from generator.build import voices_of
from generator.library import Library
from generator.library.files import SCHOOLS
from generator.memo import Memo
from generator.pages import Page, Pending, groups
from generator.pages.voice import Voice
from generator.render import Renderer, file_of
from generator.search.writing import FOLDER, index

log = logging.getLogger(__name__)

NOT_FOUND: Final = "404.html"

Make = Callable[[], bytes]


@dataclass(frozen=True)
class Preview:
    """The site of a library. It is the same as one that is built, but has no map for searchers."""

    library: Library
    renderer: Renderer
    root: Path
    memo: Memo
    handwritten: Sequence[Page]

    def file(self, path: str) -> bytes | None:
        """The bytes of a file; None where the library has none at this path."""
        if path.startswith(f"{FOLDER}/"):
            return self._index.get(path)
        if (page := self._page(path)) is not None:
            return self.renderer.page(page.make()).encode()
        make = self._exports.get(path) or self._media.get(path)
        return make() if make else None

    def _page(self, path: str) -> Pending | None:
        """The page at a path; of those at other places as few as possible are planned."""
        found = (each.by_file.get(path) for each in self._groups if path.startswith(each.prefix))
        return next(filter(None, found), None)

    @cached_property
    def _groups(self) -> Sequence[_Planned]:
        wordings = self.renderer.wordings.items()
        voices = {language: Voice(self.library, words) for language, words in wordings}
        return [_Planned(*group) for group in groups(voices)]

    @cached_property
    def _exports(self) -> Mapping[str, Make]:
        site_url = self.renderer.site_url
        tables = exports.records(self.library, site_url)
        made = {path: _text(export) for several in tables.values() for path, export in several}
        for table, records in tables.items():
            made[f"{exports.API}/{table}.csv"] = _table(table, [export for _, export in records])
        for words in self.renderer.wordings.values():
            path, text = exports.feed(self.library, words, site_url)
            made[path] = text.encode
        for path, text in exports.descriptions(self.library, site_url):
            made[path] = text.encode
        return made

    @cached_property
    def _media(self) -> Mapping[str, Make]:
        return {
            f"media/{practice.school_id}/{name}": (
                self.root / SCHOOLS / practice.school_id / "media" / name
            ).read_bytes
            for practice in self.library.public_practices
            for name in practice.head.media
        }

    @cached_property
    def _index(self) -> Mapping[str, bytes]:
        voices = voices_of(self.library, self.renderer, self.memo)
        indexes = index(voices, self.handwritten, self.memo)
        return dict(chain.from_iterable(each.files(self.memo) for each in indexes))


@dataclass(frozen=True)
class _Planned:
    """A group of pages, which are planned when one of them may be asked for."""

    prefix: str
    pages: Callable[[], Iterable[Pending]]

    @cached_property
    def by_file(self) -> Mapping[str, Pending]:
        return {file_of(page.url): page for page in self.pages()}


def _text(export: Callable[[], exports.Exported]) -> Make:
    def make() -> bytes:
        return export().text.encode()

    return make


def _table(table: str, several: Sequence[Callable[[], exports.Exported]]) -> Make:
    return lambda: exports.table(table, (export().row for export in several)).encode()


WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Shown:
    """The preview that is shown now, whose files are written into a folder when they are asked for.

    Whoever serves that folder then finds them there.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._preview: Preview | None = None
        self._folder = Path()
        self._written: set[str] = set()
        self._paused = False

    def pause(self) -> None:
        """Let whoever asks for a file wait until there is a new preview, or the old one goes on."""
        if not self._paused:
            self._lock.acquire()
            self._paused = True

    def go_on(self, preview: Preview | None = None, folder: Path | None = None) -> None:
        """Show `preview` from now on, or the one before again, in a `folder` that is empty now.

        Without a folder it is the one before, from which all that was written is taken away.
        """
        if not self._paused:
            return  # Nobody was asked to wait: what went wrong did so before, or has been told.
        self._paused = False
        before, self._preview = self._preview, preview or self._preview
        if folder is None:
            for path in self._written:
                (self._folder / path).unlink(missing_ok=True)
        self._folder = folder or self._folder
        self._written.clear()
        try:
            self._write(NOT_FOUND)
        except Exception:
            self._preview = before
            raise
        finally:
            self._lock.release()

    def before(self, serve: WsgiApp, mount_path: str) -> WsgiApp:
        """A server that first has the file that is asked for written, below `mount_path`."""

        def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            path = str(environ["PATH_INFO"]).encode("latin-1").decode("utf-8", "ignore")
            if path.startswith(mount_path):
                try:
                    self.ask(file_of(path.removeprefix(mount_path)))
                except Exception as error:  # noqa: BLE001 - whatever it is, the server goes on
                    log.error("%s: %s", path, error)  # noqa: TRY400 - no traceback for editors
            return serve(environ, start_response)

        return app

    def ask(self, path: str) -> None:
        """Have a file written, if there is one at this path."""
        with self._lock:
            self._write(path)
            self._write(f"{path}/index.html")

    def _write(self, path: str) -> None:
        if self._preview is None or path in self._written:
            return
        content = self._preview.file(path)
        if content is not None:
            (self._folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self._folder / path).write_bytes(content)
            self._written.add(path)
