"""Numbers as bytes, the same on every machine."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import repeat
from operator import sub
from typing import Final

LARGEST: Final = 255
"""What a byte can tell; more is told as that much."""


def capped(numbers: Iterable[int]) -> bytes:
    """Each of `numbers` as a byte, none as more than the largest."""
    return bytes(map(min, numbers, repeat(LARGEST)))


def gaps(numbers: Sequence[int]) -> list[int]:
    """The first of `numbers`, and from each to the next."""
    return [*numbers[:1], *map(sub, numbers[1:], numbers)]


def doc_list(docs: Sequence[int]) -> bytes:
    """Rising document numbers as gaps of 1, 2 or 4 bytes; the first byte tells which."""
    steps = gaps(docs)
    largest = max(steps, default=0)
    encoded = array("B" if largest < 1 << 8 else "H" if largest < 1 << 16 else "I", steps)
    return bytes([encoded.itemsize]) + little_endian(encoded)


def little_endian(numbers: array[int]) -> bytes:
    """The bytes of an array, the lowest first on every machine."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def numbers_in(content: bytes | bytearray, typecode: str) -> array[int]:
    """The array whose bytes, the lowest first, are `content`."""
    numbers = array(typecode, content)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
