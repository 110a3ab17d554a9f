"""Load a library: find its files, read each one, and hold the whole to the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.library import files
from generator.library.records import Adopted, Library, Located, PracticeEntry, SchoolEntry
from generator.library.rules import Fault, Rulebook
from generator.library.taxonomies import load_taxonomies
from generator.model import Adoption, Known, Practice, School
from generator.parallel import spread_items
from generator.problem import Problem
from generator.reading import read_record
from generator.source import Source
from generator.svg import is_self_contained


def load(root: Path) -> Library:
    """The library of the project at `root`. Nothing is raised for bad content."""
    found = files.find(root)
    taxonomies, ids, problems = load_taxonomies(root)
    ids |= {"practice": tuple(found.practices), "school": tuple(found.school_ids)}
    problems += [*found.problems, *_unsafe_pictures(root, found.media)]

    def entries(kind: Any, model: Any, paths: Mapping[str, str]) -> tuple[list[Any], list[Any]]:
        """Every file as an entry of `kind`: those that came to a record, and the others."""

        def read(place: tuple[str, str]) -> tuple[Any, tuple[Problem, ...]]:
            id, path = place
            source = files.open_source(root, path)
            reading = read_record(source, model, Known(ids, found.media[id.partition("/")[0]]))
            return kind(id, path, reading.record, _former_ids(source, id)), reading.problems

        good: list[Any] = []
        bad: list[Any] = []
        for entry, found_in_it in spread_items(read, tuple(paths.items())):
            problems.extend(found_in_it)
            (good if entry.record is not None else bad).append(entry)
        return good, bad

    schools, bad_schools = entries(SchoolEntry, School, found.schools)
    practices, bad_practices = entries(PracticeEntry, Practice, found.practices)
    adoptions, bad_adoptions = entries(Adopted, Adoption, found.adoptions)
    models = {"schools": School, "practices": Practice, "adoptions": Adoption}
    for kind, school, path in found.misnamed:
        known = Known(ids, found.media[school])
        problems += read_record(files.open_source(root, path), models[kind], known).problems
    if not bad_practices and not found.misnamed:
        problems += _unused_media(found.media, practices)
    library = Library(
        taxonomies,
        {school.id: replace(school, media=found.media[school.id]) for school in schools},
        {practice.id: practice for practice in sorted(practices, key=_id)},
        {adopted.id: adopted for adopted in sorted(adoptions, key=_id)},
    )
    rulebook = Rulebook(library, (*bad_schools, *bad_practices, *bad_adoptions))
    problems += [_located(root, fault) for fault in rulebook.faults()]
    paths = (*found.schools, *found.practices, *found.adoptions, *found.misnamed)
    return replace(library, problems=tuple(sorted(problems)), file_count=len(paths))


def _id(entry: Located) -> str:
    return entry.id


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


def _unsafe_pictures(root: Path, media: Mapping[str, Mapping[str, int]]) -> list[Problem]:
    problems = []
    for school, names in media.items():
        for name in names:
            path = f"{files.SCHOOLS}/{school}/media/{name}"
            if name.lower().endswith(".svg") and not _is_safe(root / path):
                problems.append(Problem(path, 1, 1, "media-unsafe", {"found": name}))
    return problems


def _unused_media(
    media: Mapping[str, Mapping[str, int]], practices: Sequence[PracticeEntry]
) -> list[Problem]:
    """A warning for each file that no practice of its school names."""
    used = {(practice.school_id, name) for practice in practices for name in practice.media_names}
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
