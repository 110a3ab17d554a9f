"""A change leads to what it concerns, also after it was kept and brought back."""

from __future__ import annotations

from generator.ledger import FEW, Addition, Base, Ledger, Patch
from generator.pickles import pickled, unpacked

MANY = 3 * FEW


def dish(name: str, **ingredients: str) -> Addition:
    """A dish, and the states of what it is made of."""
    return Addition(name, "", f"signature of {name}", name.upper(), ingredients)


def filled() -> Ledger:
    """A ledger of many dishes, all of which are made with salt and every second with an egg."""
    ledger = Ledger()
    for number in range(MANY):
        eggs = {"egg": "1"} if number % 2 else {}
        ledger.add(dish(str(number), salt="1", **eggs))
    return ledger


def stale(ledger: Ledger, **now: str) -> set[str]:
    """Which dishes are no longer fresh when things stand so."""
    ledger.look({"salt": "1", "egg": "1", **now}.__getitem__)
    entries = {str(number): ledger.get(str(number)) for number in range(MANY)}
    return {name for name, entry in entries.items() if entry and not ledger.is_fresh(entry)}


def brought_back(base: Base | Patch, patch: Base | Patch | None = None) -> Ledger:
    """A ledger as a later run has it."""
    assert isinstance(base, Base)
    assert patch is None or isinstance(patch, Patch)
    return Ledger(*unpacked(pickled((base, patch))))


def test_a_change_is_felt_by_those_that_read_it() -> None:
    """Who read what has changed is stale, until it is made again; nobody else is."""
    ledger = filled()
    assert stale(ledger) == set()
    assert stale(ledger, egg="2") == {str(number) for number in range(1, MANY, 2)}
    ledger.add(dish("1", salt="1", egg="2"))
    assert "1" not in stale(ledger, egg="2")
    assert stale(ledger, egg="2", salt="2") == {*map(str, range(MANY))}


def test_what_nobody_knows_of_is_no_reason_to_keep_anything() -> None:
    """Who read something is stale as long as nobody knows how it stands."""
    ledger = filled()
    ledger.look({"salt": "1"}.get)
    assert stale(ledger) == {str(number) for number in range(1, MANY, 2)}


def test_few_changes_are_kept_apart() -> None:
    """A new ledger is kept whole, and after that what is other; the two come to the same."""
    ledger = filled()
    assert not ledger.is_kept()
    base = ledger.kept()
    base = unpacked(pickled(base))  # What is kept does not change any more.
    assert ledger.is_kept()
    kept = {str(number) for number in range(MANY)} - {"2"}
    ledger.add(dish("1", salt="1", pepper="1"))
    ledger.keep_only(kept)
    assert not ledger.is_kept()
    later = brought_back(base, ledger.kept())
    assert later.is_kept()
    assert {name for name in map(str, range(MANY)) if later.get(name)} == kept
    assert later.get("1") == ledger.get("1")
    assert stale(later, pepper="1") == set()
    assert stale(later, pepper="2") == {"1"}
    assert stale(later, pepper="2", salt="2") == kept


def test_what_is_not_fresh_is_not_kept() -> None:
    """What was asked for and not made again, as where something failed, is forgotten."""
    ledger = filled()
    ledger.look({"salt": "1", "egg": "2"}.__getitem__)
    ledger.keep_only({"0", "1"})
    assert ledger.get("0") is not None
    assert ledger.get("1") is None


def test_many_changes_are_kept_as_a_whole() -> None:
    """Where much is other, the ledger is kept anew, and no patch of before counts for it."""
    ledger = filled()
    first = unpacked(pickled(ledger.kept()))
    ledger.add(dish("0", salt="2"))
    patch = unpacked(pickled(ledger.kept()))
    assert isinstance(patch, Patch)
    for number in range(MANY):
        ledger.add(dish(str(number), salt="3"))
    second = ledger.kept()
    assert isinstance(second, Base)
    assert second.id != first.id
    assert stale(brought_back(second, patch), salt="3") == set()


def test_what_is_no_longer_read_is_forgotten_in_time() -> None:
    """A ledger that is kept anew holds no sources, and no readers, that are gone."""
    ledger = filled()
    for day in range(MANY):
        ledger.add(dish("0", **{f"day {day}": ""}))
    ledger.keep_only({"0", "1"})
    base = ledger.kept()
    assert isinstance(base, Base)
    assert base.readers.keys() == base.states.keys() >= {"salt", "egg"}
    assert {len(row) for row in base.readers.values()} == {4, 8}
    assert ledger.is_kept()
    assert brought_back(base).is_kept()
