"""What the generator may take, as ratios within one run, and whether it keeps to that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tests.bench.results import Results

GIGABYTE: Final = 1e9


@dataclass(frozen=True)
class Budget:
    """A ratio (or a size in GB) that may be `most` at most; `value` is none if it was not measured.

    `id` names the sentence that says what it is.
    """

    id: str
    most: float
    value: float | None

    @property
    def is_kept(self) -> bool | None:
        return None if self.value is None else self.value <= self.most


def budgets(results: Results) -> Iterator[Budget]:
    """Every budget, with what came of it."""
    own = {size.practices: size.of("tonbaeb") for size in results.sizes}

    def cold(practices: int, peer: str = "tonbaeb") -> float | None:
        measured = results.of(practices, peer)
        return measured.seconds if measured else None

    memory = [measured.memory for measured in own.values() if measured and measured.memory]
    country = own.get(10_000)
    changed = country.seconds_changed if country else None
    same = [measured.same for measured in own.values() if measured and measured.same is not None]
    yield Budget("hugo", 0.35, _ratio(cold(1_000), cold(1_000, "hugo")))
    yield Budget("material", 1 / 10, _ratio(cold(1_000), cold(1_000, "material")))
    yield Budget("material_2000", 1 / 20, _ratio(cold(2_000), cold(2_000, "material")))
    yield Budget("growth", 10.5, _ratio(cold(10_000), cold(1_000)))
    yield Budget("memory", 2, max(memory) / GIGABYTE if memory else None)
    yield Budget("changed", 1 / 15, _ratio(changed, cold(10_000)))
    yield Budget("same", 0, float(same.count(False)) if same else None)


def _ratio(value: float | None, other: float | None) -> float | None:
    return None if value is None or other is None else value / other
