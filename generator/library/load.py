"""Load a library: find its files, read each one, and hold the whole to the rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from generator.library import files as project_files
from generator.library.records import Adopted, Library, PracticeEntry, SchoolEntry
from generator.library.rules import Rulebook
from generator.model import Adoption, Known, Practice, School, Taxonomies
from generator.problem import Problem
from generator.reading import read_record
from generator.source import Source, read
from generator.svg import is_self_contained

REFERENCES: Final[Mapping[str, tuple[str, ...]]] = {
    "band": ("criteria", "bands"),
    "cohort": ("cohorts",),
    "esa": ("service_areas",),
    "item": ("criteria", "items"),
    "level": ("levels",),
    "pillar": ("pillars",),
    "province": ("provinces",),
    "region": ("regions",),
    "setting": ("settings",),
    "size": ("sizes", "names"),
    "topic": ("topics",),
}
"""Which entries of which taxonomy each kind of reference may name."""


def load(root: Path) -> Library:
    """The library of the project at `root`. Nothing is raised for bad content."""
    found = project_files.find(root)
    taxonomies, ids, problems = _load_taxonomies(root)
    problems += found.problems
    ids |= {"practice": tuple(found.practices), "school": tuple(found.school_ids)}

    def entries(kind: Any, model: Any, paths: Mapping[str, str]) -> tuple[list[Any], list[Any]]:
        """Every file as an entry of `kind`: those that came to a record, and the others."""
        good: list[Any] = []
        bad: list[Any] = []
        for id, path in paths.items():
            media = found.media[id.partition("/")[0]]
            source = _open(root, path)
            reading = read_record(source, model, Known(ids, media))
            problems.extend(reading.problems)
            entry = kind(id, path, reading.record, _former_ids(source, id))
            (good if reading.record is not None else bad).append(entry)
        return good, bad

    schools, bad_schools = entries(SchoolEntry, School, found.schools)
    practices, bad_practices = entries(PracticeEntry, Practice, found.practices)
    adoptions, bad_adoptions = entries(Adopted, Adoption, found.adoptions)
    problems += _unsafe_pictures(root, found.media)
    library = Library(
        taxonomies,
        {
            s.id: SchoolEntry(s.id, s.path, s.record, s.former_ids, found.media[s.id])
            for s in schools
        },
        {p.id: p for p in practices},
        {a.id: a for a in adoptions},
    )
    rulebook = Rulebook(library, (*bad_schools, *bad_practices, *bad_adoptions))
    for fault in rulebook.faults():
        line, column = _open(root, fault.path).locate(fault.place)
        problems.append(Problem(fault.path, line, column, fault.code, fault.details))
    return Library(
        library.taxonomies,
        library.schools,
        library.practices,
        library.adoptions,
        tuple(sorted(set(problems))),
    )


def _load_taxonomies(root: Path) -> tuple[Taxonomies | None, dict[str, Any], list[Problem]]:
    """The vocabularies, the ids that they define (even where an entry is faulty), the problems."""
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for name in Taxonomies.model_fields:
        path = f"{project_files.TAXONOMIES}/{name}.yml"
        if (root / path).is_file():
            sources[name] = _open(root, path)
        else:
            problems.append(Problem(path, 1, 1, "missing-taxonomy", {"found": path}))
    ids = {
        kind: names
        for kind, place in REFERENCES.items()
        if (names := _names(sources.get(place[0]), place[1:])) is not None
    }
    if "item" in ids:
        ids["process-item"] = tuple(item for item in ids["item"] if not item.startswith("7"))
        ids["result-item"] = tuple(item for item in ids["item"] if item.startswith("7"))
    records = {}
    for name, source in sources.items():
        model = Taxonomies.model_fields[name].annotation
        reading = read_record(source, model, Known(ids))
        problems.extend(reading.problems)
        if reading.record is not None:
            records[name] = reading.record
    complete = len(records) == len(Taxonomies.model_fields)
    return Taxonomies.model_construct(**records) if complete else None, dict(ids), problems


def _names(source: Source | None, place: tuple[str, ...]) -> tuple[str, ...] | None:
    """The keys at `place`, or None where the file cannot be read so far."""
    data = source.data if source else None
    for step in place:
        data = data.get(step) if isinstance(data, dict) else None
    return tuple(data) if isinstance(data, dict) else None


def _open(root: Path, path: str) -> Source:
    try:
        return read(path, (root / path).read_bytes())
    except OSError as error:
        details = {"found": error.strerror or type(error).__name__}
        return Source(path, "", None, (Problem(path, 1, 1, "unreadable-file", details),))


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
            path = f"{project_files.SCHOOLS}/{school}/media/{name}"
            if name.lower().endswith(".svg") and not is_self_contained((root / path).read_bytes()):
                problems.append(Problem(path, 1, 1, "media-unsafe", {"found": name}))
    return problems
