"""Numbers in columns, and as bytes that are the same on every machine."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.integer[Any]]

Kind = np.dtype[np.unsignedinteger[Any]]
BYTE: Final[Kind] = np.dtype("u1")
SHORT: Final[Kind] = np.dtype("<u2")
LONG: Final[Kind] = np.dtype("<u4")


def capped(numbers: Numbers, most: int) -> Numbers:
    """Each of `numbers` as a byte, none as more than `most`, which a byte can tell."""
    return np.minimum(numbers, most).astype(BYTE)


def bytes_of(numbers: npt.ArrayLike, kind: Kind) -> bytes:
    """Numbers one behind the other, each of them of that kind.

    Raises OverflowError for Python's own that do not fit; those of a column have to.
    """
    return np.asarray(numbers, kind).tobytes()


def numbers_in(content: bytes, kind: Kind) -> Numbers:
    """The numbers of that kind which `content` holds."""
    return np.frombuffer(content, kind)


def bounds(sizes: npt.ArrayLike) -> Numbers:
    """Where each of several runs begins that lie behind one another, and where the last ends.

    So there is one more of them than of the `sizes`.
    """
    return np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])


def ranges(firsts: Numbers | int, sizes: Numbers) -> Numbers:
    """From each of `firsts` on, as many numbers that follow one another as its size tells.

    There is a first for each of the `sizes`, or one for all.
    """
    starts = bounds(sizes)
    numbers = np.arange(starts[-1])
    numbers += np.repeat(firsts - starts[:-1], sizes)
    return numbers


class Groups(NamedTuple):
    """Rows by what they share: where each row is taken from, and where each group then begins."""

    rows: Numbers
    starts: Numbers


def groups(keys: Numbers) -> Groups:
    """Rows of the same key together, the least key first; in a group they stay in their order."""
    rows = np.argsort(keys, kind="stable")
    keys = keys[rows]
    return Groups(rows, np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)]))


def doc_lists(docs: npt.ArrayLike, runs: Numbers) -> list[bytes]:
    """The rising document numbers of each run, none of which is empty; `runs` are their bounds.

    They are told as gaps of 1, 2 or 4 bytes; the first byte of each list tells which.
    """
    starts = runs[:-1]
    numbers = np.asarray(docs, np.int64)
    gaps = np.diff(numbers, prepend=0)
    gaps[starts] = numbers[starts]
    largest = np.maximum.reduceat(gaps, starts)
    widths = np.select([largest < 1 << 8, largest < 1 << 16], [1, 2], 4)
    told = {
        kind.itemsize: (bytes([kind.itemsize]), bytes_of(gaps, kind))
        for kind in (BYTE, SHORT, LONG)
    }
    lists = []
    for width, (start, end) in zip(widths.tolist(), pairwise(runs.tolist()), strict=True):
        first, content = told[width]
        lists.append(first + content[width * start : width * end])
    return lists
