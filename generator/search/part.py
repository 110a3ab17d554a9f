"""What an index knows of a few documents, and its form in bytes, in which it can be put away.

These are in pieces: of the words there is one for each section of the alphabet, and the last tells
of the documents. Who puts together one section need only look into its pieces.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise, zip_longest
from typing import Any, Final, NamedTuple

from generator.search.columns import bytes_of, numbers_in
from generator.search.glossary import Glossary
from generator.search.postings import COLUMNS, Postings, between, postings
from generator.search.record import Record
from generator.search.shards import as_json

UNKNOWN: Final = 0xFFFFFFFF
"""A document's number where it has none."""

STARTS: Final = ("", "j", "q", "ก", "ท")
"""Where the sections begin, so that the words of each language are in about equal ones.

No word is in another section than its stem, for both begin with the same letter.
"""


class About(NamedTuple):
    """Some documents that follow one another, the first of which is number 0.

    Each has its card as JSON, a length, and a byte that tells whether it is fictional. `members`
    are for each value of a facet its documents; `numbers` hold one figure for each document.
    """

    lengths: list[int]
    demos: bytes
    cards: list[bytes]
    members: Mapping[str, Mapping[str, Sequence[int]]]
    numbers: Mapping[str, Sequence[int]]


class Part(NamedTuple):
    """The words of some documents, and what else is known of them."""

    postings: Postings
    about: About


def part_of(records: Sequence[Record], glossary: Glossary) -> Part:
    """What an index knows of `records`, of which there are at most 256."""
    found, lengths = postings(records, glossary)
    about = About(
        lengths,
        demos=bytes(record.demo for record in records),
        cards=[as_json(record.card) for record in records],
        members=_members(records),
        numbers=_numbers(records),
    )
    return Part(found, about)


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
    """The bytes of a part."""
    sections = zip_longest(STARTS, STARTS[1:])
    pieces = [_packed_postings(between(part.postings, *section)) for section in sections]
    pieces.append(_packed_about(part.about))
    header = {"documents": len(part.about.lengths), "sizes": [*map(len, pieces)]}
    return as_json(header) + b"\n" + b"".join(pieces)


def documents_in(content: bytes) -> int:
    """How many documents are in the part whose bytes are `content`."""
    return int(json.loads(content.partition(b"\n")[0])["documents"])


def postings_in(content: bytes, section: int) -> Postings:
    """The words of that number's section in the part whose bytes are `content`."""
    header, columns = _columns(_piece(content, section))
    kinds = zip(columns, COLUMNS, strict=True)
    return Postings(header["words"], *(numbers_in(column, kind) for column, kind in kinds))


def about_in(content: bytes) -> About:
    """What is told of the documents in the part whose bytes are `content`."""
    header, (demos, *cards) = _columns(_piece(content, len(STARTS)))
    return About(header["lengths"], demos, cards, header["members"], header["numbers"])


def _packed_postings(postings: Postings) -> bytes:
    words, *columns = postings
    kinds = zip(columns, COLUMNS, strict=True)
    return _packed({"words": words}, [bytes_of(column, kind) for column, kind in kinds])


def _packed_about(about: About) -> bytes:
    header = {"lengths": about.lengths, "members": about.members, "numbers": about.numbers}
    return _packed(header, [about.demos, *about.cards])


def _packed(header: Mapping[str, Any], columns: Sequence[bytes]) -> bytes:
    """A line of JSON, which also tells the sizes of the columns that follow."""
    return as_json({**header, "sizes": [*map(len, columns)]}) + b"\n" + b"".join(columns)


def _columns(content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    line, _, body = content.partition(b"\n")
    header = json.loads(line)
    return header, [body[a:b] for a, b in pairwise(accumulate(header["sizes"], initial=0))]


def _piece(content: bytes, number: int) -> bytes:
    end = content.index(b"\n") + 1
    sizes = json.loads(content[:end])["sizes"]
    first = end + sum(sizes[:number])
    return content[first : first + sizes[number]]
