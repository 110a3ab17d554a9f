"""Work that is done again only if something that it reads has changed.

Each piece of work notes what it reads (`generator.reads`). It is kept under its name with the
states in which all of that was; as long as these are the same, so is what came of it.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator import reads
from generator.cache import Cache, FileCache, Row
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


_SNAPSHOT: Final = "snapshot of all"


class Snapshot(NamedTuple):
    """What held at the end of a run in which all there was had been asked for.

    All rows of these `kinds` and `runs` hold as long as things are in these `states`, told by kind.
    """

    kinds: frozenset[str] = frozenset()
    runs: frozenset[str] = frozenset()
    states: Mapping[str, Mapping[str, str]] = {}


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
        self._run = secrets.token_hex(8)
        self._rows: dict[str, dict[str, Row]] = {}
        self._known: dict[str, dict[str, str]] = defaultdict(dict)
        self._products: dict[str, Any] = {}
        self._unpacked: dict[str, tuple[bytes, Any]] = {}
        self._asked: set[str] = set()
        self._bodies: dict[str, bytes] = {}
        self._confirmed: list[Row] = []
        self._is_news = False
        self._is_kept = True

    @cached_property
    def _before(self) -> Snapshot:
        return self.recall(_SNAPSHOT) or Snapshot()

    @cached_property
    def _doubtful(self) -> set[str]:
        """What is in another state than before, or in one that has not been told yet."""
        states = self._before.states
        return {f"{kind} {which}" for kind, names in states.items() for which in names}

    @classmethod
    def within(cls, folder: Path, progress: Progress) -> Memo:
        """What earlier runs of this program have left in `folder`."""
        return cls(FileCache(folder), state_of_program(), progress)

    def renewed(self) -> Memo:
        """A memo for the next run in this process, in which what this one found is at hand."""
        memo = Memo(self.cache, self.program, self.progress)
        for name, product in self._products.items():
            row = self._rows_like(name)[name]._replace(run=self._run)
            memo._rows.setdefault(_kind_of(name), {})[name] = row
            memo._unpacked[name] = row.product, product
        kinds = frozenset(map(_kind_of, self._products))
        memo._before = Snapshot(kinds, frozenset({self._run}), dict(self._known))
        return memo

    def knows(self, states: Mapping[str, State]) -> None:
        """Take in how things of further kinds stand, before anything is asked that reads them."""
        self.states |= states
        for kind, state in states.items():
            before = self._before.states.get(kind, {})
            now = {which: state(which) for which in (*before, *self._known[kind])}
            self._known[kind] = now
            for which, known in before.items():
                if now[which] == known:
                    self._doubtful.discard(f"{kind} {which}")
                else:
                    self._doubtful.add(f"{kind} {which}")

    def products(
        self, tasks: Sequence[Task], intact: Callable[[Any], bool] = lambda _: True
    ) -> list[Any]:
        """What each task produced; it is done if it has to be, or its product is not `intact`."""
        self._asked.update(task.name for task in tasks)
        stale = [task for task in tasks if not self._holds(task, intact)]
        done = self.progress.over(
            spread_items(_done, stale), made=len(stale), kept=len(tasks) - len(stale)
        )
        rows = []
        for task, (sources, outcome) in zip(stale, done, strict=True):
            signature = self._signature(task.name, task.given, sources)
            listed, packed = "\n".join(sources), pickled(outcome.product)
            row = Row(task.name, task.given, self._run, signature, listed, packed, outcome.body)
            rows.append(row)
            self._rows_like(task.name)[task.name] = row._replace(body=b"")
            self._products[task.name] = outcome.product
            if len(rows) == ROWS_TOGETHER:
                self._keep(rows)
                rows.clear()
        self._keep(rows)
        return [self._products[task.name] for task in tasks]

    def _keep(self, rows: Sequence[Row]) -> None:
        self._is_news |= bool(rows)
        try:
            self.cache.put(rows)
        except (OSError, UnicodeError):
            self._is_kept = False
            self._bodies |= {row.name: row.body for row in rows}

    @contextmanager
    def _trying(self) -> Iterator[None]:
        """What finds no place is made again next time: a cache is no reason to fail."""
        try:
            yield
        except (OSError, UnicodeError):
            self._is_kept = False

    def prune(self) -> None:
        """Forget what nobody has asked for, of the kinds that were asked for."""
        kinds = set(map(_kind_of, self._asked))
        gone = [name for kind in kinds for name in self._rows[kind].keys() - self._asked]
        with self._trying():
            self.cache.drop(gone)
        for name in gone:
            del self._rows_like(name)[name]

    def settle(self) -> None:
        """Take note that all there is of the kinds asked for has been, and holds as things stand.

        The next run then need not look at what reads nothing that has changed since.
        """
        confirmed = [row for row in self._confirmed if self._rows_like(row.name)[row.name] is row]
        with self._trying():
            self.cache.confirm(confirmed, self._run)
        for row in confirmed:
            self._rows_like(row.name)[row.name] = row._replace(run=self._run)
        kinds = frozenset(map(_kind_of, self._asked))
        is_news = self._is_news or self._doubtful or confirmed or kinds != self._before.kinds
        if is_news and self._is_kept:
            runs = frozenset(row.run for kind in kinds for row in self._rows[kind].values())
            with self._trying():
                self.cache.sync()
                self.remember(_SNAPSHOT, Snapshot(kinds, runs, dict(self._known)))

    def product(self, name: str) -> Any:
        """The product of a task that is done; None if there is none of that name."""
        return self._products.get(name)

    def body(self, name: str) -> bytes | None:
        """The body of a task that is done, if there is one and the cache has not lost it."""
        if name in self._bodies:
            return self._bodies[name]
        row = self._rows_like(name).get(name)
        return self.cache.body(name, row.signature) if row else None

    def recall(self, name: str) -> Any:
        """What this program remembered under a name in an earlier run; None if there is nothing."""
        row = self._rows_like(name).get(name)
        if row is None or row.signature != self.program:
            return None
        try:
            return unpacked(row.product)
        except Exception:  # noqa: BLE001 - a cache that others wrote may hold anything
            return None

    def remember(self, name: str, value: Any) -> None:
        """Have a value at hand in later runs, which take it as it is: it depends on nothing else.

        No task may have a name of the same kind.
        """
        row = Row(name, "", "", self.program, "", pickled(value))
        self._rows_like(name)[name] = row
        with self._trying():
            self.cache.put([row])

    def state(self, name: str) -> str:
        """How the thing called `name` stands now. Raises KeyError for an unknown kind of thing."""
        kind, _, which = name.partition(" ")
        known = self._known[kind]
        state = known.get(which)
        if state is None:
            state = known[which] = self.states[kind](which)
        return state

    def _rows_like(self, name: str) -> dict[str, Row]:
        """All rows of the same kind."""
        kind = _kind_of(name)
        if kind not in self._rows:
            self._rows[kind] = {}
            with self._trying():
                self._rows[kind] = {row.name: row for row in self.cache.rows(kind)}
        return self._rows[kind]

    def _holds(self, task: Task, intact: Callable[[Any], bool]) -> bool:
        row = self._rows_like(task.name).get(task.name)
        if row is None or row.given != task.given:
            return False
        try:
            if not self._is_up_to_date(row):
                return False
            product = self._product_in(row)
        except Exception:  # noqa: BLE001 - a cache that others wrote may hold anything
            return False
        self._products[task.name] = product
        return intact(product)

    def _product_in(self, row: Row) -> Any:
        packed, product = self._unpacked.get(row.name, (None, None))
        return product if packed is row.product else unpacked(row.product)

    def _is_up_to_date(self, row: Row) -> bool:
        """Whether all that was read for a row is as it was then."""
        sources = row.sources.split("\n") if row.sources else []
        before = self._before
        is_known = row.run in before.runs and _kind_of(row.name) in before.kinds
        if is_known and self._doubtful.isdisjoint(sources):
            return True
        if self._signature(row.name, row.given, sources) != row.signature:
            return False
        self._confirmed.append(row)
        return True

    def _signature(self, name: str, given: str, sources: Sequence[str]) -> str:
        states = "\n".join(map(self.state, sources))
        told = "\n".join((self.program, name, given, *sources, states))
        return digest(told.encode("utf-8", "surrogatepass"))


def _kind_of(name: str) -> str:
    return name.partition(" ")[0]


def _done(task: Task) -> tuple[list[str], Outcome]:
    with reads.noted() as names:
        outcome = task.make()
    return sorted(names), outcome
