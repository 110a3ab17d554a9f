"""Load a library: find its files, read each one, and hold the whole to the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator.cache import MemoryCache
from generator.library import files
from generator.library.contents import Contents
from generator.library.entries import (
    Adopted,
    Head,
    PracticeEntry,
    SchoolEntry,
    digest_of_record,
    head_of,
)
from generator.library.records import Library
from generator.library.rules import Broken, Fault, Rulebook
from generator.library.taxonomies import load_taxonomies
from generator.memo import Memo, Outcome, Task
from generator.model import Adoption, Known, Practice, School
from generator.pickles import pickled, unpacked
from generator.problem import Problem
from generator.reading import read_record
from generator.reads import Noting, digest_of, digest_of_names
from generator.source import Source
from generator.svg import is_self_contained

AT_HAND: Final = 500
"""How many records a process keeps in memory once they have been asked for."""

MODELS: Final[Mapping[files.Kind, Any]] = {
    "schools": School,
    "practices": Practice,
    "adoptions": Adoption,
}
ENTRIES: Final[Mapping[files.Kind, Any]] = {
    "schools": SchoolEntry,
    "practices": PracticeEntry,
    "adoptions": Adopted,
}


class Told(NamedTuple):
    """What the reading of a file comes to.

    A head with the digests of its record and of itself, unless it is faulty; the ids that it had
    before; and what is wrong with it.
    """

    head: Head | None
    digest: str
    head_digest: str
    former_ids: tuple[str, ...]
    problems: tuple[Problem, ...]


def load(root: Path, memo: Memo | None = None, found: files.Files | None = None) -> Library:
    """The library of the project at `root`. Nothing is raised for bad content.

    What `memo` knows of files that have not changed is not read again. `found` are the files there,
    if they have been looked for already.
    """
    memo = memo or Memo(MemoryCache(), "")
    found = found or files.find(root)
    taxonomies, ids, problems = load_taxonomies(root)
    ids |= {"practice": tuple(found.practices), "school": tuple(found.school_ids)}
    problems += [*found.problems, *_unsafe_pictures(root, found.media)]
    reader = _Reader(root, _noting(ids), _media(found.media))
    contents = Contents(root, found.fingerprints, memo)
    told = _read(reader, memo, found, contents)
    for each in told.values():
        problems.extend(each.problems)

    @lru_cache(AT_HAND)
    def record(id: str, path: str, kind: files.Kind) -> Any:
        if (body := memo.body(_task_name(path))) is not None:
            return unpacked(body)
        return unpacked(reader.read(id, path, kind, contents.of(path)).body)

    def entries(kind: files.Kind) -> dict[str, Any]:
        """The files of a kind that came to records, by id."""
        good = {}
        for id, path in sorted(getattr(found, kind).items()):
            if (head := told[path].head) is not None:
                bring, of = partial(record, id, path, kind), told[path]
                good[id] = ENTRIES[kind](
                    id, path, head, bring, of.digest, of.head_digest, of.former_ids
                )
        return good

    schools = {
        id: replace(school, media=found.media[id]) for id, school in entries("schools").items()
    }
    library = Library(taxonomies, schools, entries("practices"), entries("adoptions"))
    broken = [
        Broken(id, path, told[path].former_ids)
        for kind in MODELS
        for id, path in getattr(found, kind).items()
        if told[path].head is None
    ]
    if not any(each.path in found.practices.values() for each in broken) and not found.misnamed:
        problems += _unused_media(found.media, library.practices.values())
    problems += [_located(root, fault) for fault in Rulebook(library, broken).faults()]
    return replace(library, problems=tuple(sorted(problems)), file_count=len(told))


@dataclass(frozen=True)
class _Reader:
    """Reads files into records that may refer to `ids`, by kind, and to a school's `media`."""

    root: Path
    ids: Mapping[str, Noting[str]]
    media: Mapping[str, Noting[int]]

    def read(self, id: str, path: str, kind: files.Kind, content: bytes | OSError) -> Outcome:
        """What the file at `path` comes to; the body is its record."""
        source = files.source_of(path, content)
        known = Known(self.ids, self.media[id.partition("/")[0]])
        reading = read_record(source, MODELS[kind], known)
        former = _former_ids(source, id)
        if reading.record is None:
            return Outcome(Told(None, "", "", former, reading.problems))
        problems = (*reading.problems, *_unsupported(source, reading.record))
        head, state = head_of(reading.record), digest_of_record(reading.record)
        told = Told(head, state, digest_of(head), former, problems)
        return Outcome(told, pickled(reading.record))


def _read(reader: _Reader, memo: Memo, found: files.Files, contents: Contents) -> dict[str, Told]:
    """What every file comes to, by its path."""
    places = [(id, path, kind) for kind in MODELS for id, path in getattr(found, kind).items()]
    # What is under a wrong name is read for what else is wrong with it, but has no id.
    places += [(school, path, kind) for kind, school, path in found.misnamed]

    # Where a vocabulary cannot be read, any id is taken for one of it.
    vocabularies = digest_of_names(sorted(reader.ids))

    def task(id: str, path: str, kind: files.Kind) -> Task:
        def make() -> Outcome:
            return reader.read(id, path, kind, contents.of(path))

        return Task(_task_name(path), make, f"{contents.digest(path)} {id} {vocabularies}")

    tasks = [task(*place) for place in places]
    memo.knows({noting.kind: noting.state for noting in reader.ids.values()})
    memo.knows({"media": partial(_bytes_of, reader.media)})
    told = memo.products(tasks)
    memo.prune()
    contents.remember()
    return dict(zip([path for _, path, _ in places], told, strict=True))


def _task_name(path: str) -> str:
    return f"file {path}"


def _noting(ids: Mapping[str, Sequence[str]]) -> dict[str, Noting[str]]:
    """Ids by kind, each of which is noted when it is looked for."""
    return {
        kind: Noting(f"id-{kind}", {name: name for name in names}, str)
        for kind, names in ids.items()
    }


def _media(media: Mapping[str, Mapping[str, int]]) -> dict[str, Noting[int]]:
    """The media of each school with their bytes, each of which is noted when it is looked for."""
    return {school: Noting(f"media {school}", names, str) for school, names in media.items()}


def _bytes_of(media: Mapping[str, Noting[int]], name: str) -> str:
    """The state of a medium, which is called `school file`."""
    school, _, file = name.partition(" ")
    return media[school].state(file) if school in media else ""


def _located(root: Path, fault: Fault) -> Problem:
    line, column = files.open_source(root, fault.path).locate(fault.place)
    return Problem(fault.path, line, column, fault.code, fault.details)


def _former_ids(source: Source, id: str) -> tuple[str, ...]:
    """The `aliases` of a file, in full: a practice's own school is put before a bare name."""
    aliases = source.data.get("aliases") if isinstance(source.data, dict) else None
    if not isinstance(aliases, list):
        return ()
    school, slash, _ = id.partition("/")
    names = [alias for alias in aliases if isinstance(alias, str)]
    return tuple(f"{school}/{name}" if slash and "/" not in name else name for name in names)


def _unsupported(source: Source, record: Any) -> Iterator[Problem]:
    """A problem for each field that a source is said to support and that is not filled in."""
    for number, cited in enumerate(getattr(record, "sources", ())):
        for position, name in enumerate(cited.supports):
            if not getattr(record, name, None) or name.startswith("_"):
                line, column = source.locate(("sources", number, "supports", position))
                yield Problem(source.path, line, column, "unknown-supports", {"found": name})


def _unsafe_pictures(root: Path, media: Mapping[str, Mapping[str, int]]) -> list[Problem]:
    problems = []
    for school, names in media.items():
        for name in names:
            path = f"{files.SCHOOLS}/{school}/media/{name}"
            if name.lower().endswith(".svg") and not _is_safe(root / path):
                problems.append(Problem(path, 1, 1, "media-unsafe", {"found": name}))
    return problems


def _unused_media(
    media: Mapping[str, Mapping[str, int]], practices: Iterable[PracticeEntry]
) -> list[Problem]:
    """A warning for each file that no practice of its school names."""
    used = {(practice.school_id, name) for practice in practices for name in practice.head.media}
    return [
        Problem(f"{files.SCHOOLS}/{school}/media/{name}", 1, 1, "media-unused", {"found": name})
        for school, names in media.items()
        for name in names
        if (school, name) not in used
    ]


def _is_safe(picture: Path) -> bool:
    try:
        return is_self_contained(picture.read_bytes())
    except OSError:
        return False
