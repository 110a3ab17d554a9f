"""A believable library of any size, always the same for a seed.

`python -m tests.bench.make_library FOLDER --practices 1000` writes a whole project.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from generator.library import load
from generator.model import Taxonomies
from generator.text import Language
from tests.bench import names
from tests.bench.practices import Author, Record, adoption, author, practice
from tests.bench.speech import Speech, texts_of
from tests.bench.yaml_text import as_yaml
from tests.built.projects import INPUTS, PROJECT

HEADER: Final = (
    "# ข้อมูลสมมติ สร้างโดยโปรแกรมเพื่อวัดความเร็ว · Fictional, made by a program for a bench.\n\n"
)
SCHOOLS: Final = "schools"
PRACTICES_PER_SCHOOL: Final = 3.5
ADOPTED: Final = 0.25

Level = str
LEVELS: Final[Mapping[str, tuple[tuple[Level, ...], ...]]] = {
    "demo-primary": (
        ("kindergarten", "primary"),
        ("primary",),
        ("kindergarten", "primary", "lower-secondary"),
    ),
    "demo-secondary": (("lower-secondary", "upper-secondary"),),
}
"""The levels that are taught together, by service area."""


@dataclass(frozen=True)
class School:
    """A school of the library: its folder's name and what it teaches."""

    id: str
    levels: tuple[Level, ...]
    record: Record


class Books:
    """Everything that the library's authors draw on."""

    def __init__(self, seed: int) -> None:
        taxonomies = load(PROJECT).taxonomies
        if taxonomies is None:
            raise ValueError("the project's own vocabularies have errors")
        self.taxonomies: Taxonomies = taxonomies
        self.speech: Mapping[Language, Speech] = {
            language: Speech(texts) for language, texts in texts_of(PROJECT).items()
        }
        self._seed = seed

    def random(self, *of: object) -> Random:
        """The chances of one record, whatever becomes of the others."""
        return Random(f"{self._seed} {of}")  # noqa: S311 - no secret

    def author(self, *of: object) -> Author:
        return author(self.random(*of), self.speech, self.taxonomies)


def make_library(folder: Path, practices: int, seed: int = 1) -> None:
    """Write a project with so many practices into `folder`, which may not hold schools yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in INPUTS:
        if name == SCHOOLS:
            (folder / name).mkdir()
        elif (PROJECT / name).is_dir():
            shutil.copytree(PROJECT / name, folder / name, dirs_exist_ok=True)
        else:
            shutil.copy(PROJECT / name, folder / name)
    for path, record in records(Books(seed), practices):
        destination = folder / SCHOOLS / path
        destination.parent.mkdir(parents=True, exist_ok=True)
        destination.write_text(HEADER + as_yaml(record), encoding="utf-8")


def records(books: Books, practices: int) -> Iterator[tuple[str, Record]]:
    """Every record of a library, with its path below `schools/`."""
    schools = list(_schools(books, max(2, round(practices / PRACTICES_PER_SCHOOL))))
    for school in schools:
        yield f"{school.id}/school.yml", school.record
    taken: set[str] = set()
    for number in range(practices):
        random = books.random("home", number)
        school = schools[number] if number < len(schools) else random.choice(schools)
        record = practice(books.author("practice", number), school.levels)
        name = _slug(record["title"].get("en", ""))
        path = _unused(f"{school.id}/practices/{name}", taken)
        yield f"{path}.yml", record
        if record["status"] == "published" and random.random() < ADOPTED:
            id = path.replace("/practices/", "/")
            others = [other for other in random.sample(schools, 2) if other is not school]
            for other in others[: random.randint(1, 2)]:
                report = adoption(books.author("adoption", number, other.id), id)
                yield _unused(f"{other.id}/adoptions/{name}", taken) + ".yml", report


def _schools(books: Books, count: int) -> Iterator[School]:
    provinces = list(books.taxonomies.provinces)
    books.random("provinces").shuffle(provinces)
    taken: set[str] = set()
    for number in range(count):
        author = books.author("school", number)
        random = author.random
        name = names.drawn(random)
        esa = random.choice(("demo-primary", "demo-primary", "demo-secondary"))
        levels = random.choice(LEVELS[esa])
        record = {
            "name": {"th": f"โรงเรียนตัวอย่าง{name.th}", "en": f"Example School {name.en}"},
            "demo": True,
            "about": author.text(50, 110),
            "esa": esa,
            "province": provinces[number % len(provinces)],
            "district": {"th": "อำเภอตัวอย่าง", "en": "Example District"},
            "setting": random.choice(list(books.taxonomies.settings)),
            "levels": list(levels),
            "enrolment": {"count": int(random.lognormvariate(5.5, 1)) + 10, "year": 2568},
            "founded": {"date": dt.date(random.randint(1920, 1999), author.day().month, 1)},
            "location": {
                "latitude": round(random.uniform(6, 20), 1),
                "longitude": round(random.uniform(98, 105), 1),
            },
            "improvement_plan": [
                {"item": item, "action": author.text(12, 30), "year": random.randint(2569, 2571)}
                for item in author.some(books.taxonomies.criteria.items, 0, 3)
            ],
        }
        yield School(_unused(f"demo-{_slug(name.en or '')}", taken), levels, record)


def _slug(title: str) -> str:
    """The name of a file after an English title; one word where there is none."""
    words = re.findall("[a-z0-9]+", title.lower())
    return "-".join(words[:4]) or "untranslated"


def _unused(name: str, taken: set[str]) -> str:
    """The name, or with a number the next that is free; from then on it is taken."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def main() -> None:
    """Write the library that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--practices", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    make_library(arguments.folder, arguments.practices, arguments.seed)


if __name__ == "__main__":
    main()
