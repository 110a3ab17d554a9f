"""Numbers as bytes, the same on every machine."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from typing import Final

LARGEST: Final = 255
"""What a byte can tell; more is told as that much."""


def capped(numbers: Iterable[int]) -> bytes:
    """Each of `numbers` as a byte, none as more than the largest."""
    several = list(numbers)
    if max(several, default=0) > LARGEST:
        several = [min(number, LARGEST) for number in several]
    return bytes(several)


def doc_list(docs: array[int]) -> bytes:
    """Rising document numbers as gaps of 1, 2 or 4 bytes; the first byte tells which."""
    gaps = _gaps(docs)
    if (gaps[2::4] + gaps[3::4]).strip(b"\0"):
        return b"\4" + gaps
    if gaps[1::4].strip(b"\0"):
        return b"\2" + memoryview(gaps).cast("H")[::2].tobytes()
    return b"\1" + gaps[::4]


def _gaps(docs: array[int]) -> bytes:
    """The first of `docs`, and from each to the next, in four bytes.

    All are found at once, as the difference of two very long numbers, since no gap borrows from
    the next: with the numbers one by one, a large index would take a tenth longer.
    """
    size = 4 * len(docs)
    ends = int.from_bytes(little_endian(docs), "little")
    starts = (ends << 32) & ((1 << 8 * size) - 1)
    return (ends - starts).to_bytes(size, "little")


def little_endian(numbers: array[int]) -> bytes:
    """The bytes of an array, the lowest first on every machine."""
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def numbers_in(content: bytes | bytearray, typecode: str) -> array[int]:
    """The array whose bytes, the lowest first, are `content`."""
    numbers = array(typecode, content)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
