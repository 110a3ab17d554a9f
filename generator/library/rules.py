"""What makes a library right as a whole: one function a rule, each over all records.

What concerns one record alone is a matter of its model; these rules see relations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.library.records import Entry, Library
from generator.source import Place


@dataclass(frozen=True)
class Fault:
    """A broken rule: problem `code` at `place` in the file `path`."""

    path: str
    place: Place
    code: str
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Broken:
    """A file that came to no record: what it would be called, and was called before."""

    id: str
    path: str
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rulebook:
    """The rules over a library; `broken` are the files that came to no record."""

    library: Library
    broken: Sequence[Broken] = ()

    def faults(self) -> Iterator[Fault]:
        """Every fault of every rule."""
        for rule in RULES:
            yield from rule(self)

    def everything(self) -> Iterator[Entry | Broken]:
        yield from self.library.schools.values()
        yield from self.library.practices.values()
        yield from self.library.adoptions.values()
        yield from self.broken


def former_names_are_unique(book: Rulebook) -> Iterator[Fault]:
    """A former name belongs to one school or practice, and is nobody's name today."""
    owners: dict[str, str] = {
        entry.id: entry.path for entry in book.everything() if _has_page(entry)
    }
    for entry in sorted(book.everything(), key=lambda entry: entry.path):
        for number, name in enumerate(entry.former_ids):
            if owners.setdefault(name, entry.path) != entry.path or name == entry.id:
                details = {"found": name, "other": owners[name]}
                yield Fault(entry.path, ("aliases", number), "duplicate-alias", details)


def _has_page(entry: Entry | Broken) -> bool:
    return "/adoptions/" not in entry.path


def school_codes_are_unique(book: Rulebook) -> Iterator[Fault]:
    """No two schools have the same OBEC code."""
    owners: dict[str, str] = {}
    for school in book.library.schools.values():
        code = school.head.code
        if code and owners.setdefault(code, school.path) != school.path:
            details = {"found": code, "other": owners[code]}
            yield Fault(school.path, ("code",), "duplicate-school-code", details)


def adoptions_are_of_others(book: Rulebook) -> Iterator[Fault]:
    """A school reports once on each practice that it took over from another school."""
    seen: dict[tuple[str, str], str] = {}
    for adopted in book.library.adoptions.values():
        practice = adopted.head.practice
        details = {"found": practice}
        if practice.partition("/")[0] == adopted.school_id:
            yield Fault(adopted.path, ("practice",), "own-practice", details)
        other = seen.setdefault((adopted.school_id, practice), adopted.path)
        if other != adopted.path:
            details = {"found": practice, "other": other}
            yield Fault(adopted.path, ("practice",), "duplicate-adoption", details)


def demonstrations_keep_to_themselves(book: Rulebook) -> Iterator[Fault]:
    """What is fictional is marked so, and neither leans on a real school nor the reverse."""
    library = book.library
    for practice in library.practices.values():
        if practice.school_id in library.schools:
            if library.is_demo(practice) != (practice.head.provenance == "demonstration"):
                yield Fault(practice.path, ("provenance",), "demo-provenance")
            replacement = practice.head.replaced_by
            if replacement and _differ(library, practice, replacement):
                place = ("retired", "replaced_by")
                yield Fault(practice.path, place, "demo-reference", {"found": replacement})
    for adopted in library.adoptions.values():
        if _differ(library, adopted, adopted.head.practice):
            details = {"found": adopted.head.practice}
            yield Fault(adopted.path, ("practice",), "demo-reference", details)


def _differ(library: Library, entry: Entry, practice: str) -> bool:
    schools = (
        library.schools.get(entry.school_id),
        library.schools.get(practice.partition("/")[0]),
    )
    return len({school.head.demo for school in schools if school}) > 1


def replacements_end(book: Rulebook) -> Iterator[Fault]:
    """What replaces a retired practice does not lead back to it."""
    practices = book.library.practices

    def next_after(id: str) -> str | None:
        practice = practices.get(id)
        return practice.head.replaced_by if practice else None

    for practice in practices.values():
        seen, id = {practice.id}, next_after(practice.id)
        while id is not None and id not in seen:
            seen.add(id)
            id = next_after(id)
        if id == practice.id:
            place = ("retired", "replaced_by")
            details = {"found": str(next_after(practice.id))}
            yield Fault(practice.path, place, "replaced-by-itself", details)


def references_are_public(book: Rulebook) -> Iterator[Fault]:
    """What a published record points to has a page of its own."""
    practices = book.library.practices
    for practice in book.library.public_practices:
        replacement = practices.get(practice.head.replaced_by or "")
        if replacement and not replacement.is_public:
            details = {"found": replacement.id}
            yield Fault(practice.path, ("retired", "replaced_by"), "not-public", details)
    for adopted in book.library.adoptions.values():
        source = practices.get(adopted.head.practice)
        if source and not source.is_public and source.school_id != adopted.school_id:
            yield Fault(adopted.path, ("practice",), "not-public", {"found": source.id})


RULES: Final[tuple[Callable[[Rulebook], Iterator[Fault]], ...]] = (
    former_names_are_unique,
    school_codes_are_unique,
    adoptions_are_of_others,
    demonstrations_keep_to_themselves,
    replacements_end,
    references_are_public,
)
