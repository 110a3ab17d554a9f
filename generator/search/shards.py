"""The files of an index: sorted terms in ranges, each file small enough to load on the way.

A shard is a line of JSON and then bytes: `terms` in their order, and for each its `counts` (in how
many documents) and `sizes` (how many of the bytes are its own). All files are gzip.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

SHARD_BYTES: Final = 24_000
"""Where a shard ends, before compression; a term with more is a shard of its own."""

LEXICON_BYTES: Final = 40_000

_LEVEL: Final = 4
_GZIP: Final = b"\x1f\x8b\x08" + bytes(6) + b"\xff"
"""How a gzip file begins that tells neither a time nor a system."""


class Entry(NamedTuple):
    """A term, the number of its documents, and its bytes."""

    term: str
    documents: int
    body: bytes


class Shard(NamedTuple):
    """A file, and the least text that is not before its first term but after all terms before."""

    start: str
    content: bytes


def order(term: str) -> bytes:
    """The key by which terms are sorted: as JavaScript compares strings."""
    return term.encode("utf-16-be")


def pack(entries: Iterable[Entry], limit: int) -> Iterator[Shard]:
    """The shards of `entries`, which come sorted by `order`."""
    held: list[Entry] = []
    size, before = 0, ""
    for entry in entries:
        own = len(entry.term.encode()) + len(entry.body) + 4
        if held and size + own > limit:
            yield _shard(before, held)
            before, held, size = held[-1].term, [], 0
        held.append(entry)
        size += own
    if held:
        yield _shard(before, held)


def _shard(before: str, entries: Sequence[Entry]) -> Shard:
    header = {
        "terms": [entry.term for entry in entries],
        "counts": [entry.documents for entry in entries],
        "sizes": [len(entry.body) for entry in entries],
    }
    body = b"".join(entry.body for entry in entries)
    return Shard(_start(before, entries[0].term), compressed(as_json(header) + b"\n", body))


def _start(before: str, first: str) -> str:
    """The shortest beginning of `first` that comes after `before`."""
    same = 0
    while same < len(before) and before[same] == first[same]:
        same += 1
    return first[: same + 1]


def as_json(value: Any) -> bytes:
    """A value as JSON without blanks, on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def compressed(text: bytes, numbers: bytes = b"") -> bytes:
    """A gzip file of a text and the numbers after it; the same content always gives the same bytes.

    In numbers, only a byte that is repeated at once is looked for: to find what else they share
    takes twice as long, and more room to tell than it saves.
    """
    letters = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = letters.compress(text)
    if numbers:
        digits = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS, strategy=zlib.Z_RLE)
        packed += letters.flush(zlib.Z_SYNC_FLUSH) + digits.compress(numbers) + digits.flush()
    else:
        packed += letters.flush()
    size = len(text) + len(numbers)
    return _GZIP + packed + struct.pack("<II", zlib.crc32(numbers, zlib.crc32(text)), size)
