"""What readers might type: a few words in a row, as they stand in the pages."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from random import Random
from typing import Final

from icu4py.breakers import WordBreaker

from generator.search.record import Record
from generator.text import Language

LONGEST: Final = 7
PAGES: Final = 500
"""So many pages are enough to draw from."""


def queries(records: Iterable[Record], count: int, language: Language, seed: int = 1) -> list[str]:
    """Queries of one to seven words, as many of each length, from pages all over the index.

    Where a page shows its Thai for want of English, nobody searches for it in English.
    """
    random = Random(seed)  # noqa: S311 - no secret
    pages = _some(records, random)
    found: list[str] = []
    while len(found) < count:
        record = random.choice(pages)
        text = random.choice((record.title, record.summary, record.body, record.body))
        query = _words(text, 1 + len(found) % LONGEST, random)
        if query and _is_thai(query) == (language == "th"):
            found.append(query)
    random.shuffle(found)
    return found


def _some(records: Iterable[Record], random: Random) -> list[Record]:
    """Some of the records, each with the same chance (Vitter's algorithm R)."""
    rest = iter(records)
    chosen = list(islice(rest, PAGES))
    for number, record in enumerate(rest, start=PAGES):
        place = random.randrange(number + 1)
        if place < PAGES:
            chosen[place] = record
    return chosen


def _is_thai(query: str) -> bool:
    return any("\u0e01" <= letter <= "\u0e4e" for letter in query)


def _words(text: str, count: int, random: Random) -> str:
    """So many words in a row from somewhere in `text`; nothing if it has fewer in one line."""
    lines = [line for line in text.splitlines() if len(line) > LONGEST]
    if not lines:
        return ""
    pieces = list(WordBreaker(random.choice(lines), "th"))
    words = [place for place, piece in enumerate(pieces) if piece[0].isalpha() and len(piece) > 1]
    if len(words) < count:
        return ""
    first = random.randrange(len(words) - count + 1)
    return "".join(pieces[words[first] : words[first + count - 1] + 1]).replace('"', "").strip()
