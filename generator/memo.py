"""Work that is done again only if something that it reads has changed.

Each piece of work notes what it reads (`generator.reads`). It is kept under its name with the
states in which all of that was; as long as these are the same, so is what came of it. A ledger of
each kind (`generator.ledger`) leads from what has changed to the work that it concerns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator import reads
from generator.cache import Cache, FileCache, Row
from generator.ledger import Addition, Base, Entry, Ledger, Patch
from generator.parallel import spread_items
from generator.pickles import pickled, unpacked
from generator.program import state_of_program
from generator.progress import Progress
from generator.reads import State, digest

ROWS_TOGETHER: Final = 500
"""How many rows are written at a time, so that few wait in memory."""


class Outcome(NamedTuple):
    """What came of a task: a small `product`, and a `body` that may be large."""

    product: Any
    body: bytes = b""


@dataclass(frozen=True)
class Task:
    """Something to be made. `given` tells apart what `make` was given and does not note.

    `name` is a kind, a blank, and which one.
    """

    name: str
    make: Callable[[], Outcome]
    given: str = ""


@dataclass
class Memo:
    """What was made before, as `cache` has it, and the present `states` of things by their kinds.

    `program` is the state of the program itself, on which everything depends.
    """

    cache: Cache
    program: str
    progress: Progress = field(default_factory=Progress)
    states: dict[str, State] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._known: dict[str, dict[str, str]] = defaultdict(dict)
        self._names: dict[str, set[str]] = {}
        self._ledgers: dict[str, Ledger] = {}
        self._asked: dict[str, set[str]] = defaultdict(set)
        self._held: dict[str, Entry] = {}
        self._bodies: dict[str, bytes] = {}

    @classmethod
    def within(cls, folder: Path, progress: Progress) -> Memo:
        """What earlier runs of this program have left in `folder`."""
        return cls(FileCache(folder), state_of_program(), progress)

    def renewed(self) -> Memo:
        """A memo for the next run in this process, in which what this one found is at hand."""
        memo = Memo(self.cache, self.program, self.progress)
        # The ledgers go over to it: for two at once things may stand otherwise.
        memo._ledgers, self._ledgers = self._ledgers, {}
        for kind, ledger in memo._ledgers.items():
            ledger.keep_only(self._asked[kind] & self._held.keys())
        return memo

    def knows(self, states: Mapping[str, State]) -> None:
        """Take in how things of further kinds stand, before anything is asked that reads them."""
        self.states |= states
        for kind in states:
            self._known.pop(kind, None)

    def products(
        self, tasks: Sequence[Task], intact: Callable[[Any], bool] = lambda _: True
    ) -> list[Any]:
        """What each task produced; it is done if it has to be, or its product is not `intact`."""
        for task in tasks:
            self._asked[_kind_of(task.name)].add(task.name)
        for kind in {_kind_of(task.name) for task in tasks}:
            self._ledger(kind).look(self._told)
        stale = [task for task in tasks if not self._holds(task, intact)]
        done = self.progress.over(
            spread_items(_done, stale), made=len(stale), kept=len(tasks) - len(stale)
        )
        rows = []
        for task, (sources, outcome) in zip(stale, done, strict=True):
            states = {source: self.state(source) for source in sources}
            signature = self._signature(task, states)
            listed, packed = "\n".join(sources), pickled(outcome.product)
            rows.append(Row(task.name, task.given, signature, listed, packed, outcome.body))
            self._add(task, signature, outcome.product, states)
            if len(rows) == ROWS_TOGETHER:
                self._keep(rows)
                rows.clear()
        self._keep(rows)
        return [self.product(task.name) for task in tasks]

    def _keep(self, rows: Sequence[Row]) -> None:
        try:
            self.cache.put(rows)
        except (OSError, UnicodeError):
            self._bodies |= {row.name: row.body for row in rows}
        else:
            for row in rows:
                self._kept_names(_kind_of(row.name)).add(row.name)

    def prune(self) -> None:
        """Forget what nobody has asked for, of the kinds that were asked for."""
        for kind, asked in self._asked.items():
            gone = self._kept_names(kind) - asked
            with _trying():
                self.cache.drop(gone)
            self._names[kind] -= gone

    def settle(self) -> None:
        """Keep what holds now, of the kinds asked for, so that a change leads to what it concerns.

        The next run then need not look at what reads nothing that has changed since.
        """
        for kind, asked in self._asked.items():
            ledger = self._ledger(kind)
            ledger.keep_only(asked & self._held.keys())
            if not ledger.is_kept():
                kept = ledger.kept()
                self.remember(f"{type(kept).__name__} {kind}", kept)

    def product(self, name: str) -> Any:
        """The product of a task that is done; None if there is none of that name."""
        entry = self._held.get(name)
        return entry.product if entry else None

    def body(self, name: str) -> bytes | None:
        """The body of a task that is done, if there is one and the cache has not lost it."""
        if name in self._bodies:
            return self._bodies[name]
        entry = self._held.get(name)
        return self.cache.body(name, entry.signature) if entry else None

    def recall(self, name: str) -> Any:
        """What this program remembered under a name in an earlier run; None if there is nothing."""
        try:
            row = self.cache.row(name)
            return unpacked(row.product) if row and row.signature == self.program else None
        except Exception:  # noqa: BLE001 - a cache that others wrote may hold anything
            return None

    def remember(self, name: str, value: Any) -> None:
        """Have a value at hand in later runs, which take it as it is: it depends on nothing else.

        No task may have a name of the same kind.
        """
        with _trying():
            self.cache.put([Row(name, "", self.program, "", pickled(value))])

    def state(self, name: str) -> str:
        """How the thing called `name` stands now. Raises KeyError for an unknown kind of thing."""
        kind, _, which = name.partition(" ")
        known = self._known[kind]
        state = known.get(which)
        if state is None:
            state = known[which] = self.states[kind](which)
        return state

    def _told(self, name: str) -> str | None:
        """How a thing stands now, if that is known of things of its kind."""
        return self.state(name) if _kind_of(name) in self.states else None

    def _ledger(self, kind: str) -> Ledger:
        if kind not in self._ledgers:
            base, patch = (self.recall(f"{each.__name__} {kind}") for each in (Base, Patch))
            self._ledgers[kind] = Ledger(
                base if isinstance(base, Base) else None,
                patch if isinstance(patch, Patch) else None,
            )
        return self._ledgers[kind]

    def _kept_names(self, kind: str) -> set[str]:
        """What the cache has of a kind."""
        if kind not in self._names:
            self._names[kind] = set()
            with _trying():
                self._names[kind].update(self.cache.names(kind))
        return self._names[kind]

    def _holds(self, task: Task, intact: Callable[[Any], bool]) -> bool:
        """Whether a task need not be done, as its product is at hand."""
        kind = _kind_of(task.name)
        if task.name not in self._kept_names(kind):
            return False
        ledger = self._ledger(kind)
        entry = ledger.get(task.name)
        if entry and entry.given == task.given and ledger.is_fresh(entry):
            self._held[task.name] = entry
            return intact(entry.product)
        try:
            row = self.cache.row(task.name)
            if row is None or row.given != task.given:
                return False
            states = {source: self.state(source) for source in row.sources.split("\n") if source}
            if self._signature(task, states) != row.signature:
                return False
            product = unpacked(row.product)
        except Exception:  # noqa: BLE001 - a cache that others wrote may hold anything
            return False
        self._add(task, row.signature, product, states)
        return intact(product)

    def _add(self, task: Task, signature: str, product: Any, states: Mapping[str, str]) -> None:
        addition = Addition(task.name, task.given, signature, product, states)
        self._held[task.name] = self._ledger(_kind_of(task.name)).add(addition)

    def _signature(self, task: Task, states: Mapping[str, str]) -> str:
        told = "\n".join((self.program, task.name, task.given, *states, *states.values()))
        return digest(told.encode("utf-8", "surrogatepass"))


def _trying() -> suppress:
    """What finds no place is made again next time: a cache is no reason to fail."""
    return suppress(OSError, UnicodeError)


def _kind_of(name: str) -> str:
    return name.partition(" ")[0]


def _done(task: Task) -> tuple[list[str], Outcome]:
    with reads.noted() as names:
        outcome = task.make()
    return sorted(names), outcome
