"""Which files of a project are what, by their names alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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


class Misnamed(NamedTuple):
    """A file under a name that it may not have: what `kind` of record it holds, and whose."""

    kind: Kind
    school: str
    path: str


@dataclass
class Files:
    """The files of a library by id, relative to the project; media with their bytes by school.

    `misnamed` are files that cannot become records under their names: they are read all the same,
    for what else is wrong with them.
    """

    schools: dict[str, str] = field(default_factory=dict)
    practices: dict[str, str] = field(default_factory=dict)
    adoptions: dict[str, str] = field(default_factory=dict)
    media: dict[str, dict[str, int]] = field(default_factory=dict)
    school_ids: list[str] = field(default_factory=list)
    misnamed: list[Misnamed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def find(root: Path) -> Files:
    """The files under `root`/schools. What cannot be placed is a problem; no link is followed."""
    files = Files()
    files.problems += _links(root / CONTENT, root)
    if (root / SCHOOLS).is_symlink():
        files.problems.append(_problem(root / SCHOOLS, root, "symbolic-link"))
        return files
    for folder in _entries(root / SCHOOLS, root, files):
        if not folder.is_dir():
            files.problems.append(_problem(folder, root, "stray-file"))
        elif _is_well_named(folder, folder.name, root, files):
            _find_in_school(folder, root, files)
        else:
            _find_in_misnamed_school(folder, root, files)
    return files


def _find_in_misnamed_school(folder: Path, root: Path, files: Files) -> None:
    """Note the files of a school that has no id, so that they are read but become no records."""
    found = Files()
    _find_in_school(folder, root, found)
    files.problems += found.problems
    files.media |= found.media
    files.misnamed += found.misnamed
    kinds: tuple[Kind, ...] = ("schools", "practices", "adoptions")
    for kind in kinds:
        paths: dict[str, str] = getattr(found, kind)
        files.misnamed += [Misnamed(kind, folder.name, path) for path in paths.values()]


def _links(folder: Path, root: Path) -> Iterator[Problem]:
    """A problem for each link at or below `folder`, none of which is followed."""
    if folder.is_symlink():
        yield _problem(folder, root, "symbolic-link")
    elif folder.is_dir():
        for entry in sorted(folder.iterdir()):
            yield from _links(entry, root)


def _find_in_school(folder: Path, root: Path, files: Files) -> None:
    school = folder.name
    files.school_ids.append(school)
    files.media[school] = {}
    for entry in _entries(folder, root, files):
        if entry.name.lower() in {"school.yml", "school.yaml"} and entry.is_file():
            _note_school_file(entry, root, files)
        elif entry.name == "practices" and entry.is_dir():
            files.practices.update(_records("practices", entry, root, files))
        elif entry.name == "adoptions" and entry.is_dir():
            files.adoptions.update(_records("adoptions", entry, root, files))
        elif entry.name == "media" and entry.is_dir():
            files.media[school] = dict(_media(entry, entry, root, files))
        else:
            files.problems.append(_problem(entry, root, "stray-file"))
    if school not in files.schools and not any(
        m.kind == "schools" and m.school == school for m in files.misnamed
    ):
        problem = Problem(_relative(folder, root), 1, 1, "missing-school-file", {"found": school})
        files.problems.append(problem)


def _note_school_file(entry: Path, root: Path, files: Files) -> None:
    school, path = entry.parent.name, _relative(entry, root)
    if entry.name == "school.yml":
        files.schools[school] = path
    else:
        details = {"found": entry.name, "proposal": "school.yml"}
        files.problems.append(_problem(entry, root, "bad-name", details))
        files.misnamed.append(Misnamed("schools", school, path))


def _records(kind: Kind, folder: Path, root: Path, files: Files) -> Iterator[tuple[str, str]]:
    school = folder.parent.name
    for entry in _entries(folder, root, files):
        path = _relative(entry, root)
        if not entry.is_file() or entry.suffix not in {".yml", ".yaml"}:
            files.problems.append(_problem(entry, root, "stray-file"))
        elif entry.suffix == ".yaml":
            details = {"found": entry.name, "proposal": f"{entry.stem}.yml"}
            files.problems.append(_problem(entry, root, "bad-name", details))
            files.misnamed.append(Misnamed(kind, school, path))
        elif _is_well_named(entry, entry.stem, root, files):
            yield f"{school}/{entry.stem}", path
        else:
            files.misnamed.append(Misnamed(kind, school, path))


def _media(folder: Path, top: Path, root: Path, files: Files) -> Iterator[tuple[str, int]]:
    for entry in _entries(folder, root, files):
        if entry.is_dir():
            yield from _media(entry, top, root, files)
        else:
            yield _relative(entry, top), entry.stat().st_size


def _entries(folder: Path, root: Path, files: Files) -> Iterator[Path]:
    """What `folder` holds, in order of name, without links and what systems leave behind."""
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        if folder.exists():
            details = {"found": error.strerror or type(error).__name__}
            files.problems.append(_problem(folder, root, "unreadable-file", details))
        return
    for name in names:
        entry = folder / name
        if name in _IGNORED:
            continue
        if entry.is_symlink():
            files.problems.append(_problem(entry, root, "symbolic-link"))
        else:
            yield entry


def _is_well_named(entry: Path, name: str, root: Path, files: Files) -> bool:
    if ID.fullmatch(name) and name not in RESERVED:
        return True
    proposal = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "paired-reading"
    proposal = f"{proposal}-1" if proposal in RESERVED else proposal
    details = {"found": name, "proposal": proposal}
    files.problems.append(_problem(entry, root, "bad-name", details))
    return False


def _problem(
    entry: Path, root: Path, code: str, details: Mapping[str, str] | None = None
) -> Problem:
    return Problem(_relative(entry, root), 1, 1, code, dict(details or {}))


def _relative(entry: Path, root: Path) -> str:
    return entry.relative_to(root).as_posix()


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
