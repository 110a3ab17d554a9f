"""Work is done again only if something that it reads has changed."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from generator import ledger
from generator.cache import Cache, FileCache, MemoryCache
from generator.memo import Memo, Outcome, Task
from generator.pickles import given, pickled, unpacked
from generator.progress import Progress
from generator.reads import note
from generator.text import Text

pytestmark = pytest.mark.usefixtures("one_core")


class Kitchen:
    """Makes dishes from a larder, and counts how often."""

    def __init__(self, **larder: str) -> None:
        self.larder = larder
        self.cooked: list[str] = []

    def task(self, dish: str, *ingredients: str, given: str = "") -> Task:
        """The making of a dish."""

        def make() -> Outcome:
            self.cooked.append(dish)
            for each in ingredients:
                note("larder", each)
            product = [self.larder.get(each, "") for each in ingredients]
            return Outcome(product, "".join(product).encode())

        return Task(f"dish {dish}", make, given)

    def memo(self, cache: Cache, program: str = "1") -> Memo:
        """A memo that knows the larder."""
        memo = Memo(cache, program)
        memo.knows({"larder": lambda name: self.larder.get(name, "")})
        return memo


@pytest.fixture(params=["memory", "file"])
def cache(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Cache]:
    """Opens a cache; each time the same."""
    memory = MemoryCache()
    return (lambda: memory) if request.param == "memory" else (lambda: FileCache(tmp_path / "it"))


def test_only_what_read_something_else_is_made_again(cache: Callable[[], Cache]) -> None:
    """A change is felt by all that read it, and by nothing else; the products are as if new."""
    kitchen = Kitchen(rice="old", egg="old")
    tasks = [kitchen.task("fried", "rice", "egg"), kitchen.task("boiled", "egg")]
    kitchen.memo(cache()).products(tasks)
    kitchen.larder["rice"] = "new"
    products = kitchen.memo(cache()).products(tasks)

    assert kitchen.cooked == ["fried", "boiled", "fried"]
    assert products == [["new", "old"], ["old"]]


@pytest.mark.parametrize(
    ("program", "given", "times"), [("1", "", 1), ("2", "", 2), ("1", "more", 2)]
)
def test_the_program_and_what_is_given_count_too(
    cache: Callable[[], Cache], program: str, given: str, times: int
) -> None:
    """Another program, or another thing given, makes all that depends on it anew."""
    kitchen = Kitchen(egg="1")
    kitchen.memo(cache()).products([kitchen.task("boiled", "egg")])
    kitchen.memo(cache(), program).products([kitchen.task("boiled", "egg", given=given)])

    assert len(kitchen.cooked) == times


@pytest.mark.parametrize("changed", ["egg", "rice", "tea", ""])
def test_a_settled_run_is_asked_only_for_what_has_changed(
    cache: Callable[[], Cache], changed: str
) -> None:
    """How things stood is kept, so that what reads none that changed is not gone through again."""
    kitchen = Kitchen(egg="1", rice="1", tea="1")
    tasks = [kitchen.task("fried", "rice", "egg"), kitchen.task("boiled", "egg")]
    memo = kitchen.memo(cache())
    memo.products(tasks)
    memo.settle()
    kitchen.larder[changed] = "2"
    kitchen.cooked.clear()
    memo = kitchen.memo(cache())
    with pytest.MonkeyPatch.context() as patch:
        if changed not in {"egg", "rice"}:
            patch.setattr(Memo, "_signature", None)
        memo.products(tasks)

    assert kitchen.cooked == {"egg": ["fried", "boiled"], "rice": ["fried"]}.get(changed, [])


RUNS: Final = ("whole", "killed", "part", "next", "whole part", "failed")

changes = st.dictionaries(st.sampled_from("abc"), st.sampled_from("012"))


@pytest.mark.parametrize("few", [0, 16], ids=["patches", "bases"])
@drawn(runs=st.lists(st.tuples(changes, st.sampled_from(RUNS)), max_size=12))
def test_every_run_comes_to_the_same_as_a_first_one(
    runs: list[tuple[dict[str, str], str]], few: int
) -> None:
    """Whatever changes, and whichever runs were whole, killed, of a part, or in one process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledger, "FEW", few)
        go_through(runs)


def go_through(runs: list[tuple[dict[str, str], str]]) -> None:
    """Cook in each run, and expect what would be cooked if there was nothing from before."""
    cache = MemoryCache()
    kitchen = Kitchen(a="0")
    memo = kitchen.memo(cache)
    for changed, run in runs:
        kitchen.larder |= changed
        # What the second reads depends on what it finds.
        second = ("a", "b") if kitchen.larder["a"] == "1" else ("a", "c")
        dishes = [kitchen.task("one", "a"), kitchen.task("two", *second, given=str(second))]
        drinks = [Task(f"drink {task.name}", task.make, task.given) for task in dishes]
        memo = memo.renewed() if run == "next" else kitchen.memo(cache)
        memo.knows({"larder": lambda name: kitchen.larder.get(name, "")})
        tasks = dishes if run.endswith("part") else dishes + drinks
        if run == "failed":
            with pytest.raises(ZeroDivisionError):
                memo.products([Task("dish nothing", lambda: Outcome(1 / 0)), *tasks])
            continue
        products = memo.products(tasks)
        if run != "killed":
            memo.prune()
        if run.startswith("whole"):
            memo.settle()
        assert products == [task.make().product for task in tasks]


def test_nothing_is_taken_to_hold_by_what_was_not_told() -> None:
    """After a settled run, too, how a kind stands now has to be told before it is relied on."""
    cache, kitchen = MemoryCache(), Kitchen(egg="1")
    memo = kitchen.memo(cache)
    memo.products([kitchen.task("boiled", "egg")])
    memo.settle()
    with pytest.raises(KeyError, match="larder"):
        Memo(cache, "1").products([kitchen.task("boiled", "egg")])


def test_what_could_not_be_forgotten_is_not_relied_on() -> None:
    """Where something old had to stay, nothing is taken to hold without a look."""

    class Stubborn(MemoryCache):
        """Forgets nothing."""

        def drop(self, names: Iterable[str]) -> None:
            raise OSError(", ".join(names))

    cache, kitchen = Stubborn(), Kitchen(egg="1", rice="1")
    boiled, rice = kitchen.task("boiled", "egg"), kitchen.task("rice", "rice")
    memo = kitchen.memo(cache)
    for egg, tasks in (("1", [boiled, rice]), ("2", [rice]), ("2", [boiled, rice])):
        kitchen.larder["egg"] = egg
        memo = kitchen.memo(cache)
        memo.products(tasks)
        memo.prune()
        memo.settle()
    assert memo.product("dish boiled") == ["2"]


def test_what_was_told_before_counts_when_more_is_told() -> None:
    """How a thing stood stays known, also if its kind is told once more in the same run."""
    cache, kitchen = MemoryCache(), Kitchen(egg="1", rice="1")
    tasks = [kitchen.task("boiled", "egg"), kitchen.task("rice", "rice")]
    memo = kitchen.memo(cache)
    for task in tasks:
        memo.knows({"larder": kitchen.larder.__getitem__})
        memo.products([task])
    memo.settle()
    kitchen.larder["egg"] = "2"

    assert kitchen.memo(cache).products(tasks) == [["2"], ["1"]]


def test_what_was_missing_counts_when_it_comes(cache: Callable[[], Cache]) -> None:
    """To have looked for something in vain is to have read that it was not there."""
    kitchen = Kitchen()
    kitchen.memo(cache()).products([kitchen.task("boiled", "egg")])
    kitchen.larder["egg"] = "1"

    assert kitchen.memo(cache()).products([kitchen.task("boiled", "egg")]) == [["1"]]


def test_a_product_that_is_no_longer_intact_is_made_again(cache: Callable[[], Cache]) -> None:
    """What came of the work may have been spoilt since."""
    kitchen = Kitchen(egg="1")
    tasks = [kitchen.task("boiled", "egg")]
    kitchen.memo(cache()).products(tasks)
    kitchen.memo(cache()).products(tasks, intact=lambda _: False)

    assert len(kitchen.cooked) == 2


def test_a_body_is_that_of_the_present_state(cache: Callable[[], Cache]) -> None:
    """What is large is brought when it is asked for, and is never that of another state."""
    kitchen = Kitchen(egg="1")
    old = kitchen.memo(cache())
    old.products([kitchen.task("boiled", "egg")])
    assert old.body("dish boiled") == b"1"
    kitchen.larder["egg"] = "2"
    new = kitchen.memo(cache())
    new.products([kitchen.task("boiled", "egg")])

    assert new.body("dish boiled") == b"2"
    assert old.body("dish boiled") is None
    assert new.body("dish fried") is None


def test_what_nobody_asks_for_is_forgotten(cache: Callable[[], Cache]) -> None:
    """A kind that was asked for keeps what was asked for; other kinds stay."""
    kitchen = Kitchen(egg="1")
    other = Task("drink tea", lambda: Outcome("tea"))
    kitchen.memo(cache()).products([kitchen.task("fried"), kitchen.task("boiled"), other])
    memo = kitchen.memo(cache())
    memo.products([kitchen.task("fried")])
    memo.prune()

    kept = {name for kind in ("dish", "drink") for name in cache().names(kind)}
    assert kept == {"dish fried", "drink tea"}


def test_progress_knows_what_was_made_and_kept() -> None:
    """What a stage made and what it could keep are counted."""
    kitchen, cache, progress = Kitchen(egg="1", rice="1"), MemoryCache(), Progress("en")
    kitchen.memo(cache).products([kitchen.task("boiled", "egg")])
    memo = Memo(cache, "1", progress)
    memo.knows({"larder": lambda name: kitchen.larder[name]})
    with progress.stage("pages"):
        memo.products([kitchen.task("boiled", "egg"), kitchen.task("rice", "rice")])

    assert (progress.spent["pages"].made, progress.spent["pages"].kept) == (1, 1)
    assert progress.table().splitlines()[1].split("\t")[::3] == ["Making pages", "1"]


def test_a_kind_of_which_no_state_is_known_is_a_mistake() -> None:
    """What is read and cannot be watched is no reason to keep anything: it is an error."""
    memo = Memo(MemoryCache(), "1")
    with pytest.raises(KeyError, match="larder"):
        memo.products([Kitchen().task("boiled", "egg")])


def test_without_a_place_to_keep_things_work_goes_on(tmp_path: Path) -> None:
    """Where nothing can be kept, all is made each time, and at hand as long as the run lasts."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    kitchen = Kitchen(egg="1")
    for _ in range(2):
        memo = kitchen.memo(FileCache(tmp_path / "file"))
        assert memo.products([kitchen.task("boiled", "egg")]) == [["1"]]
        assert memo.body("dish boiled") == b"1"
        memo.prune()

    assert len(kitchen.cooked) == 2


class Foreign:
    """A class that is not the program's."""


def test_only_our_own_is_unpacked() -> None:
    """Our classes and plain values come back; anything else is refused before it is made."""
    text = Text(th="ก", en="a")
    assert unpacked(pickled([text, 1, ("a", None)])) == [text, 1, ("a", None)]
    for harm in (Foreign(), print, pickle.loads):
        with pytest.raises(pickle.UnpicklingError):
            unpacked(pickle.dumps(harm))


def test_what_is_given_is_told_by_its_values() -> None:
    """Equal values have one digest, however they share their parts; some are told by name alone."""
    one, other = "shared" * 2, "".join(["shared"] * 2)
    assert given((one, one), {}) == given((one, other), {})
    assert given((one, "x"), {}) != given((one, "y"), {})
    named: dict[type, Callable[[Any], str]] = {Text: lambda text: text.th}
    assert given(Text(th="ก", en="a"), named) == given(Text(th="ก", en="b"), named)
