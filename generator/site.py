"""The published site and the tree that will take its place: two folders that take turns.

Files that have not changed are the same file in both. A reader sees the old site or the new one
whole, but for the moment between two renames; a build that is killed leaves the old one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from generator.lock import locked
from generator.reads import digest


class AddressError(Exception):
    """A file has an address that it may not have."""


class Stamp(NamedTuple):
    """How a file was left: the digest of what is in it, its bytes, and when it changed (ns)."""

    digest: str
    size: int
    changed: int


class _Tree(NamedTuple):
    """The bytes and the time of change (ns) of each file below a folder, and the folders there."""

    files: dict[str, tuple[int, int]]
    folders: set[str]


@dataclass(frozen=True)
class Site:
    """The site in the folder `target`. Paths are relative to it."""

    target: Path

    @cached_property
    def staging(self) -> Path:
        return self.target.with_name(f".{self.target.name}-next")

    @property
    def _aside(self) -> Path:
        return self.target.with_name(f".{self.target.name}-aside")

    @cached_property
    def _found(self) -> _Tree:
        """What a build finds in the tree to come, which was the site before the last one."""
        return _look_through(self.staging)

    @contextmanager
    def building(self) -> Iterator[None]:
        """Nobody else builds this site within. What a killed build has left is put right."""
        self.target.parent.mkdir(parents=True, exist_ok=True)
        with locked(self.target.with_name(f".{self.target.name}-lock")):
            self._recover()
            self.staging.mkdir(exist_ok=True)
            vars(self).pop("_found", None)
            yield

    def put(self, path: str, content: bytes) -> Stamp:
        """Write a file. One that is published with just this content stays the same file."""
        staged, published = self._staged(path), f"{self.target}/{path}"
        if _holds(published, content):
            _link(published, staged)
        else:
            _write(staged, content)
        changed = os.stat(staged).st_mtime_ns
        return Stamp(digest(content), len(content), changed)

    def copy(self, source: Path, path: str) -> None:
        """Take over a file from outside the site, unless it was taken over as it is now."""
        staged, published, wanted = self._staged(path), f"{self.target}/{path}", source.stat()
        known = (wanted.st_size, wanted.st_mtime_ns)
        if _size_and_change(staged) == known:
            return
        if _size_and_change(published) == known:
            _link(published, staged)
            return
        _make_room(Path(staged))
        shutil.copy2(source, staged)

    def has(self, path: str, stamp: Stamp) -> bool:
        """Whether a build finds a file as it was left, published or in the tree to come."""
        trees = (self.staging, self.target)
        return self._was_found(path, stamp) or any(
            _is_as_left(f"{tree}/{path}", stamp) for tree in trees
        )

    def is_staged(self, path: str, stamp: Stamp) -> bool:
        """Whether a file that `has` found is in the tree to come."""
        left = (stamp.size, stamp.changed)
        return self._was_found(path, stamp) or _size_and_change(self._staged(path)) == left

    def _was_found(self, path: str, stamp: Stamp) -> bool:
        return self._found.files.get(path) == (stamp.size, stamp.changed)

    def keep(self, path: str) -> None:
        """Have a published file in the tree to come, too."""
        _link(f"{self.target}/{path}", self._staged(path))

    def publish(self, paths: Iterable[str]) -> None:
        """Put the tree to come, in which nothing stays but `paths`, in the place of the site."""
        self._prune(frozenset(paths))
        if self.target.exists():
            self.target.replace(self._aside)
        try:
            self.staging.replace(self.target)
        finally:
            self._recover()

    def _prune(self, wanted: frozenset[str]) -> None:
        """Remove what was found and is not `wanted`, and folders in which nothing is."""
        filled = {folder for path in wanted for folder in _folders_of(path)}
        gone = (FileNotFoundError, NotADirectoryError)  # Something else was put in its place.
        for path in self._found.files.keys() - wanted - filled:
            with suppress(*gone):
                (self.staging / path).unlink()
        for folder in sorted(self._found.folders - filled - wanted, reverse=True):
            with suppress(*gone):
                (self.staging / folder).rmdir()

    def _recover(self) -> None:
        """Bring what is aside to where it belongs, also after a build that was killed."""
        if self._aside.exists() and self.target.exists():
            shutil.rmtree(self.staging, ignore_errors=True)
            self._aside.replace(self.staging)
        elif self._aside.exists():
            self._aside.replace(self.target)

    def _staged(self, path: str) -> str:
        if path.startswith("/") or ".." in path.split("/"):
            raise AddressError(f"{path}: this address leaves the site")
        return f"{self.staging}/{path}"


# A site has tens of thousands of files, of each of which the following is asked: names of files are
# texts here, since a path takes longer to put together than the system to answer.


def _size_and_change(file: str) -> tuple[int, int] | None:
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _holds(file: str, content: bytes) -> bool:
    try:
        if os.stat(file).st_size != len(content):
            return False
        with open(file, "rb") as opened:
            return opened.read() == content
    except OSError:
        return False


def _write(file: str, content: bytes) -> None:
    """Make a new file; what was there may be a published file, too, so it is never written into."""
    try:
        _create(file, content)
    except OSError:
        _make_room(Path(file))
        _create(file, content)


def _create(file: str, content: bytes) -> None:
    with open(file, "xb") as opened:
        opened.write(content)


def _is_as_left(file: str, stamp: Stamp) -> bool:
    found = _size_and_change(file)
    if found is None or found[0] != stamp.size:
        return False
    if found[1] != stamp.changed:
        # It may only have been unpacked somewhere: then the content tells.
        if digest(Path(file).read_bytes()) != stamp.digest:
            return False
        os.utime(file, ns=(stamp.changed, stamp.changed))
    return True


def _link(file: str, other: str) -> None:
    """Make `other` the same file, or a copy where a disk knows no second name for one."""
    for make_room in (False, True):
        if make_room:
            _make_room(Path(other))
        with suppress(OSError):
            os.link(file, other)
            return
    shutil.copy2(file, other)


def _make_room(file: Path) -> None:
    """See to it that there is a folder for `file`, and nothing in its place."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
    except OSError:
        # What was a file may have become a folder since, or a folder a file.
        for folder in reversed(file.parents):
            if folder.is_file():
                folder.unlink()
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.is_dir():
            shutil.rmtree(file)


def _folders_of(path: str) -> Iterator[str]:
    """The folders in which a file is, one within another."""
    while at := path.rpartition("/")[0]:
        yield at
        path = at


def _look_through(folder: Path) -> _Tree:
    """All that is below a folder, by paths within it."""
    tree, waiting = _Tree({}, set()), [""]
    while waiting:
        inside = waiting.pop()
        with os.scandir(f"{folder}/{inside}") as entries:
            for entry in entries:
                path = inside + entry.name
                if entry.is_dir(follow_symlinks=False):
                    tree.folders.add(path)
                    waiting.append(f"{path}/")
                else:
                    stat = entry.stat(follow_symlinks=False)
                    tree.files[path] = (stat.st_size, stat.st_mtime_ns)
    return tree
