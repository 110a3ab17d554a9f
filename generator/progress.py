"""How far a build is, for whoever waits for it, and where its time went."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final, TypeVar

import click

from generator.text import Language, Text

T = TypeVar("T")

STAGES: Final[Mapping[str, Text]] = {
    "read": Text(th="อ่านและตรวจข้อมูล", en="Reading and checking"),
    "theme": Text(th="เตรียมแม่แบบหน้าเว็บ", en="Preparing the theme"),
    "cards": Text(th="ทำบัตรสรุป", en="Making cards"),
    "pages": Text(th="สร้างหน้าเว็บ", en="Making pages"),
    "exports": Text(th="ส่งออกข้อมูล", en="Exporting records"),
    "search": Text(th="ทำดัชนีค้นหา", en="Indexing for search"),
    "publish": Text(th="เผยแพร่", en="Publishing"),
}
"""The stages of a build, in their order."""

MANY: Final = 50
"""From how many pieces of work on it is worth telling how far they are."""


@dataclass
class Spent:
    """Seconds on the clock and of all cores, and how much was made and kept as it was."""

    clock: float = 0.0
    cores: float = 0.0
    made: int = 0
    kept: int = 0


@dataclass
class Progress:
    """Follows a build through its stages, and shows it on a terminal if it is `shown`."""

    language: Language = "th"
    shown: bool = False
    spent: dict[str, Spent] = field(default_factory=dict)
    _stage: str = "read"

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """What is done within is stage `name`."""
        before, self._stage = self._stage, name
        clock, cores = perf_counter(), _core_seconds()
        try:
            yield
        finally:
            spent = self._of_stage()
            spent.clock += perf_counter() - clock
            spent.cores += _core_seconds() - cores
            self._stage = before

    def over(self, results: Iterable[T], made: int, kept: int) -> Iterator[T]:
        """The `results` as they come in, of which so many are `made`, while others are `kept`."""
        spent = self._of_stage()
        spent.made += made
        spent.kept += kept
        if not self.shown or made < MANY:
            yield from results
            return
        label = STAGES[self._stage].within(self.language).text
        with click.progressbar(
            results, made, label, show_pos=True, file=sys.stderr, update_min_steps=10
        ) as bar:
            yield from bar

    def table(self) -> str:
        """Where the time went, stage by stage."""
        titles = {
            "th": ("ขั้นตอน", "วินาที", "วินาทีรวมทุกแกน", "ทำใหม่", "ใช้ของเดิม"),
            "en": ("stage", "seconds", "core seconds", "made", "kept"),
        }[self.language]
        rows = [titles]
        for name, text in STAGES.items():
            if (spent := self.spent.get(name)) is not None:
                label = text.within(self.language).text
                counts = (f"{spent.made:,}", f"{spent.kept:,}")
                rows.append((label, f"{spent.clock:.2f}", f"{spent.cores:.2f}", *counts))
        return "".join("\t".join(row) + "\n" for row in rows)

    def _of_stage(self) -> Spent:
        return self.spent.setdefault(self._stage, Spent())


def _core_seconds() -> float:
    """Seconds of all cores that this process and its children that have ended have used."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system
