"""Which files of a project are what, by their names alone."""

from __future__ import annotations

import os
import posixpath
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal, NamedTuple

from generator.model.fields import ID
from generator.problem import Problem
from generator.source import Source, read

CONTENT: Final = "content"
TAXONOMIES: Final = f"{CONTENT}/taxonomies"
SCHOOLS: Final = "schools"
CACHE: Final = ".tonbaeb"

RESERVED: Final = frozenset({"page"})
"""Names that addresses of the site use for something else: `practices/page/2/`."""

_IGNORED: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"})


Kind = Literal["schools", "practices", "adoptions"]


class Fingerprint(NamedTuple):
    """What tells that a file has changed without a look into it: bytes, times (ns), and number.

    `touched` is when the system last changed anything about it; on Windows, when it was made.
    """

    size: int
    changed: int
    touched: int
    number: int

    @property
    def latest(self) -> int:
        return max(self.changed, self.touched)


class Misnamed(NamedTuple):
    """A file under a name that it may not have: what `kind` of record it holds, and whose."""

    kind: Kind
    school: str
    path: str


@dataclass
class Files:
    """The files of a library by id, relative to the project; media with their bytes by school.

    `fingerprints` are by path, of all files that are read as records. `misnamed` are files that
    cannot become records under their names: they are read all the same, for what else is wrong.
    """

    schools: dict[str, str] = field(default_factory=dict)
    practices: dict[str, str] = field(default_factory=dict)
    adoptions: dict[str, str] = field(default_factory=dict)
    media: dict[str, dict[str, int]] = field(default_factory=dict)
    fingerprints: dict[str, Fingerprint] = field(default_factory=dict)
    school_ids: list[str] = field(default_factory=list)
    misnamed: list[Misnamed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def found_again(files: Files, root: Path, changed: Iterable[str]) -> Files:
    """The files under `root`, which were `files` before the absolute paths of `changed` were."""
    fingerprints = {}
    for path in changed:
        relative = path[len(str(root)) + 1 :].replace(os.sep, "/")
        try:
            told = os.lstat(path)
        except OSError:
            return find(root)
        if relative not in files.fingerprints or not stat.S_ISREG(told.st_mode):
            return find(root)  # What came or went, or is no file any more, may be a problem.
        fingerprints[relative] = _fingerprint_of(told)
    return replace(files, fingerprints=files.fingerprints | fingerprints)


def _fingerprint_of(told: os.stat_result) -> Fingerprint:
    return Fingerprint(told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino)


def find(root: Path) -> Files:
    """The files under `root`/schools. What cannot be placed is a problem; no link is followed."""
    finder = _Finder(root)
    finder.links(CONTENT)
    finder.schools()
    return finder.files


@dataclass(frozen=True)
class _Finder:
    """Puts what is below `root` in its place in `files`. Paths are relative, with slashes."""

    root: Path
    files: Files = field(default_factory=Files)

    def links(self, path: str) -> None:
        """Tell of each link at or below a path."""
        if (self.root / path).is_symlink():
            self.tell(path, "symbolic-link")
        elif (self.root / path).is_dir():
            for inside, entry in self._entries(path):
                if entry.is_dir():
                    self.links(inside)

    def schools(self) -> None:
        """Find all schools."""
        if (self.root / SCHOOLS).is_symlink():
            self.tell(SCHOOLS, "symbolic-link")
            return
        for path, folder in self._entries(SCHOOLS):
            if not folder.is_dir():
                self.tell(path, "stray-file")
            elif self._is_well_named(path, folder.name):
                self._school(path)
            else:
                self._misnamed_school(path)

    def _misnamed_school(self, folder: str) -> None:
        """Note the files of a school that has no id: they are read but become no records."""
        own = _Finder(self.root)
        own._school(folder)
        found, files, school = own.files, self.files, posixpath.basename(folder)
        files.problems += found.problems
        files.media |= found.media
        files.fingerprints |= found.fingerprints
        files.misnamed += found.misnamed
        kinds: tuple[Kind, ...] = ("schools", "practices", "adoptions")
        for kind in kinds:
            paths: dict[str, str] = getattr(found, kind)
            files.misnamed += [Misnamed(kind, school, path) for path in paths.values()]

    def _school(self, folder: str) -> None:
        files, school = self.files, posixpath.basename(folder)
        files.school_ids.append(school)
        files.media[school] = {}
        for path, entry in self._entries(folder):
            if entry.name.lower() in {"school.yml", "school.yaml"} and entry.is_file():
                self._school_file(school, path, entry)
            elif entry.name == "practices" and entry.is_dir():
                files.practices.update(self._records("practices", school, path))
            elif entry.name == "adoptions" and entry.is_dir():
                files.adoptions.update(self._records("adoptions", school, path))
            elif entry.name == "media" and entry.is_dir():
                files.media[school] = dict(self._media(path, len(path) + 1))
            else:
                self.tell(path, "stray-file")
        if school not in files.schools and not any(
            m.kind == "schools" and m.school == school for m in files.misnamed
        ):
            self.tell(folder, "missing-school-file", found=school)

    def _school_file(self, school: str, path: str, entry: os.DirEntry[str]) -> None:
        self._take(path, entry)
        if entry.name == "school.yml":
            self.files.schools[school] = path
        else:
            self.tell(path, "bad-name", found=entry.name, proposal="school.yml")
            self.files.misnamed.append(Misnamed("schools", school, path))

    def _records(self, kind: Kind, school: str, folder: str) -> Iterator[tuple[str, str]]:
        for path, entry in self._entries(folder):
            stem, suffix = posixpath.splitext(entry.name)
            if not entry.is_file() or suffix not in {".yml", ".yaml"}:
                self.tell(path, "stray-file")
                continue
            self._take(path, entry)
            if suffix == ".yaml":
                self.tell(path, "bad-name", found=entry.name, proposal=f"{stem}.yml")
                self.files.misnamed.append(Misnamed(kind, school, path))
            elif self._is_well_named(path, stem):
                yield f"{school}/{stem}", path
            else:
                self.files.misnamed.append(Misnamed(kind, school, path))

    def _media(self, folder: str, top: int) -> Iterator[tuple[str, int]]:
        """Each file below a folder, named from its character `top` on, and its bytes."""
        for path, entry in self._entries(folder):
            if entry.is_dir():
                yield from self._media(path, top)
            else:
                yield path[top:], entry.stat().st_size

    def _take(self, path: str, entry: os.DirEntry[str]) -> None:
        with suppress(OSError):  # It may be gone already: reading it will tell.
            self.files.fingerprints[path] = _fingerprint_of(entry.stat())

    def _entries(self, folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """What a folder holds, in order of name, but for links and what systems leave behind."""
        try:
            with os.scandir(self.root / folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            if (self.root / folder).exists():
                self.tell(folder, "unreadable-file", found=error.strerror or type(error).__name__)
            return
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if entry.name in _IGNORED:
                continue
            if entry.is_symlink():
                self.tell(path, "symbolic-link")
            else:
                yield path, entry

    def _is_well_named(self, path: str, name: str) -> bool:
        if ID.fullmatch(name) and name not in RESERVED:
            return True
        proposal = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "paired-reading"
        proposal = f"{proposal}-1" if proposal in RESERVED else proposal
        self.tell(path, "bad-name", found=name, proposal=proposal)
        return False

    def tell(self, path: str, code: str, **details: str) -> None:
        """Add a problem with a whole file."""
        self.files.problems.append(Problem(path, 1, 1, code, details))


def content(root: Path, path: str) -> bytes:
    """The bytes of the file at `path`, relative to `root`. Raises OSError; no link is followed."""
    if (root / path).is_symlink() or not (root / path).is_file():
        raise FileNotFoundError(0, "not a file")
    return (root / path).read_bytes()


def source_of(path: str, content: bytes | OSError) -> Source:
    """The YAML in `content`; why that cannot be had is a problem."""
    if isinstance(content, bytes):
        return read(path, content)
    details = {"found": content.strerror or type(content).__name__}
    return Source(path, "", None, (Problem(path, 1, 1, "unreadable-file", details),))


def open_source(root: Path, path: str) -> Source:
    """The YAML file at `path`, relative to `root`; one that cannot be opened is a problem."""
    try:
        return source_of(path, content(root, path))
    except OSError as error:
        return source_of(path, error)
