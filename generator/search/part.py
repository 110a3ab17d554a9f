"""What an index knows of a few documents, and its form in bytes, in which it can be put away."""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from generator.search.columns import little_endian, numbers_in
from generator.search.glossary import Glossary
from generator.search.postings import Postings, postings
from generator.search.record import Record
from generator.search.shards import as_json

UNKNOWN: Final = 0xFFFFFFFF
"""A document's number where it has none."""


class Part(NamedTuple):
    """Some documents that follow one another, the first of which is number 0.

    Each has its card as JSON, a length, and a byte that tells whether it is fictional. `members`
    are for each value of a facet its documents; `numbers` hold one figure for each document.
    """

    postings: Postings
    lengths: array[int]
    demos: bytes
    cards: list[bytes]
    members: Mapping[str, Mapping[str, Sequence[int]]]
    numbers: Mapping[str, Sequence[int]]


def part_of(records: Sequence[Record], glossary: Glossary) -> Part:
    """What an index knows of `records`, of which there are at most 256."""
    return Part(
        *postings(records, glossary),
        demos=bytes(record.demo for record in records),
        cards=[as_json(record.card) for record in records],
        members=_members(records),
        numbers=_numbers(records),
    )


def _members(records: Sequence[Record]) -> Mapping[str, Mapping[str, Sequence[int]]]:
    members: dict[str, dict[str, list[int]]] = {}
    for number, record in enumerate(records):
        for facet, values in record.facets.items():
            known = members.setdefault(facet, {})
            for value in dict.fromkeys(values):
                known.setdefault(value, []).append(number)
    return members


def _numbers(records: Sequence[Record]) -> Mapping[str, Sequence[int]]:
    names = dict.fromkeys(name for record in records for name in record.numbers)
    return {name: [record.numbers.get(name, UNKNOWN) for record in records] for name in names}


def packed(part: Part) -> bytes:
    """A line of JSON, one for each card, and all columns, whose sizes are in the first line."""
    words, spread, spans, *others = part.postings
    columns = [
        part.demos,
        *(little_endian(numbers) for numbers in (part.lengths, spread, spans)),
        *others,
    ]
    header = {
        "words": words,
        "members": part.members,
        "numbers": part.numbers,
        "sizes": [*map(len, columns)],
    }
    return b"\n".join((as_json(header), *part.cards, b"".join(columns)))


def unpacked(content: bytes) -> Part:
    """The part whose form in bytes is `content`."""
    line, _, rest = content.partition(b"\n")
    header = json.loads(line)
    documents, *_ = header["sizes"]
    *cards, body = rest.split(b"\n", documents)
    columns = [body[a:b] for a, b in pairwise(accumulate(header["sizes"], initial=0))]
    demos, lengths, spread, spans, *others = columns
    return Part(
        Postings(header["words"], numbers_in(spread, "H"), numbers_in(spans, "I"), *others),
        lengths=numbers_in(lengths, "I"),
        demos=demos,
        cards=cards,
        members=header["members"],
        numbers=header["numbers"],
    )
