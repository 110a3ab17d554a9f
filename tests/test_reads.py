"""What work reads is noted, as precisely as it was read."""

from __future__ import annotations

from generator.reads import Noting, NotingFields, digest, note, noted


def test_what_is_read_is_noted_once() -> None:
    """The names of what is read within are told, and nothing that was read before."""
    note("page", "before")
    with noted() as names:
        note("page", "a")
        note("page", "a")
    note("page", "after")

    assert names == {"page a"}


def test_work_within_work_notes_for_itself() -> None:
    """What a part of the work reads is not taken for what the whole reads."""
    with noted() as outer:
        note("page", "a")
        with noted() as inner:
            note("page", "b")
        note("page", "c")

    assert (outer, inner) == ({"page a", "page c"}, {"page b"})


def test_a_mapping_tells_what_was_looked_up() -> None:
    """One value is one read, even where there is none; a list of all is a read of all."""
    mapping = Noting("word", {"a": "1", "b": "2"}, str)
    with noted() as one:
        assert mapping["a"] == "1"
        assert mapping.get("c") is None
        assert "d" not in mapping
    with noted() as whole:
        assert list(mapping) == ["a", "b"]
        assert list(mapping.values()) == ["1", "2"]
        assert len(mapping) == 2

    assert one == {"word a", "word c", "word d"}
    assert whole == {"word *"}


def test_a_state_changes_with_what_was_read() -> None:
    """The state of a value is its own; that of the whole changes with any, and with the order."""
    before = Noting("word", {"a": "1", "b": "2"}, str)
    after = Noting("word", {"a": "1", "b": "3"}, str)
    turned = Noting("word", {"b": "2", "a": "1"}, str)

    assert before.state("a") == after.state("a") == turned.state("a")
    assert before.state("b") != after.state("b")
    assert before.state("c") == ""
    assert len({each.state("*") for each in (before, after, turned)}) == 3


def test_fields_are_noted_one_by_one() -> None:
    """To read a field of an object is not to read the others."""
    with noted() as names:
        assert NotingFields("number", 2 + 3j).real == 2

    assert names == {"number real"}


def test_a_digest_knows_where_its_parts_end() -> None:
    """The same bytes in other parts are something else."""
    assert digest(b"ab", b"c") != digest(b"a", b"bc")
