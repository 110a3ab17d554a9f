"""Chunks: documents are taken together by what they are, so that little changes when one does."""

from __future__ import annotations

import weakref
from itertools import chain
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.library import load
from generator.pages.voice import Voice
from generator.search.chunks import chunks, index_chunk
from generator.search.glossary import Glossary
from generator.search.part import (
    STARTS,
    about_in,
    documents_in,
    packed,
    part_of,
    postings_in,
)
from generator.search.postings import MOST_DOCUMENTS, Postings
from generator.search.record import Document, Record
from generator.search.records import documents as search_documents
from generator.text import LANGUAGES, Language
from generator.wording import load_wordings
from tests.built.projects import PROJECT
from tests.search.conftest import record

MANY: Final = 20 * MOST_DOCUMENTS


def documents(*ids: object) -> list[Document]:
    """Documents that nobody will ask for their records."""
    return [Document(f"th/practices/{id}/", lambda: record("")) for id in ids]


def ids(several: list[Document]) -> set[tuple[str, ...]]:
    """The chunks of documents, by the ids of what is in each."""
    return {tuple(document.id for document in chunk) for chunk in chunks(several)}


def test_chunks_hold_all_documents_in_their_order() -> None:
    """Nothing is left out or moved, and no chunk holds more than it can count."""
    several = documents(*range(MANY))
    found = list(chunks(several))
    assert list(chain.from_iterable(found)) == several
    assert all(0 < len(chunk) <= MOST_DOCUMENTS for chunk in found)
    assert len(found) > MANY / MOST_DOCUMENTS


@pytest.mark.parametrize("cores", ["1", "2", "7"])
def test_chunks_do_not_depend_on_the_machine(cores: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The chunks are the same for any number of cores, so that any machine can use them again."""
    several = documents(*range(MANY))
    known = ids(several)
    monkeypatch.setenv("TONBAEB_JOBS", cores)
    assert ids(several) == known


@given(st.integers(0, MANY), st.integers(0, MANY))
def test_a_document_more_or_less_changes_two_chunks_at_most(name: int, at: int) -> None:
    """Documents stay together when one comes among them or goes, but for those beside it."""
    before = documents(*range(MANY))
    after = [*before[:at], *documents(f"new-{name}"), *before[at:]]
    assert len(ids(after) - ids(before)) <= 2
    assert len(ids(before) - ids(after)) <= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_is_known_by_its_address(language: Language) -> None:
    """What tells a document from others is where its page is, and no two are in one place."""
    voice = Voice(load(PROJECT), load_wordings(PROJECT / "theme")[language])
    found = search_documents(voice, ())
    assert [document.id for document in found] == [
        document.make().card["url"] for document in found
    ]
    assert len({document.id for document in found}) == len(found)


def test_too_many_documents_are_no_chunk() -> None:
    """More documents than can be counted are refused, not mistaken for others."""
    with pytest.raises(ValueError, match=str(MOST_DOCUMENTS)):
        index_chunk(documents(*range(MOST_DOCUMENTS + 1)), Glossary({}))


texts: Final = st.lists(st.text("กขทยabxz \n", max_size=12), max_size=8)


@given(texts)
def test_a_part_comes_back_as_it_was(several: list[str]) -> None:
    """What is known of documents can be put away and brought back."""
    records = [
        record(
            f"{n}\n",
            text,
            body=f"{text} teachers",
            facets={"level": ("early",) if n % 3 else ()},
            numbers={"cost": n} if n % 2 else {},
            demo=n % 4 == 0,
        )
        for n, text in enumerate(several)
    ]
    part = part_of(records, Glossary({"teacher": ("teacher",)}))
    content = packed(part)
    assert documents_in(content) == len(records)
    assert about_in(content) == part.about
    pieces = [postings_in(content, number) for number in range(len(STARTS))]
    for column in Postings._fields:
        rows = [row for piece in pieces for row in getattr(piece, column)]
        assert rows == list(getattr(part.postings, column))


class Card(dict[str, Any]):
    """A card that can be told from all other objects."""


def test_memory_holds_the_text_of_one_chunk() -> None:
    """The records of a chunk are let go before those of the next are made."""
    made: list[weakref.ref[Card]] = []

    def living() -> int:
        return sum(card() is not None for card in made)

    def make() -> Record:
        assert living() < MOST_DOCUMENTS
        card = Card(url="", title="", summary="")
        made.append(weakref.ref(card))
        return Record("title", "", card=card)

    several = [Document(f"{n}", make) for n in range(5 * MOST_DOCUMENTS)]
    for chunk in chunks(several):
        index_chunk(chunk, Glossary({}))
    assert not living()
