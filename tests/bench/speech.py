"""Sentences that nobody wrote, in words that somebody did: chains of the project's own texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

import yaml
from icu4py.breakers import WordBreaker

from generator import markdown
from generator.text import LANGUAGES, Language

END: Final = ""
"""Stands between two texts."""

JUMP: Final = 0.2
"""How often a chain goes on as another text does that has the same word."""

OWN: Final = 0.25
"""How often a word that carries meaning gives way to a word of the practice's own."""

GRAMMAR: Final = 120
"""So many of the most frequent words hold sentences together and always stay."""

SPARE: Final = 12
"""How many pieces longer than asked for a text may get until it comes to an end."""

Place = int
Texts = Mapping[Language, Sequence[str]]


def texts_of(root: Path) -> Texts:
    """All texts by language of the fictional schools and the vocabularies of a project.

    Texts about real schools are left out: nothing shall be made up of them.
    """
    found: dict[Language, list[str]] = {language: [] for language in LANGUAGES}
    paths = [*root.glob("schools/demo-*/**/*.yml"), *root.glob("content/taxonomies/*.yml")]
    for path in sorted(paths):
        for text in _texts(yaml.load(path.read_bytes(), yaml.CSafeLoader)):
            for language in LANGUAGES:
                found[language].append(_plain(text.get(language, "")))
    return found


def _texts(record: Any) -> Iterator[Mapping[str, str]]:
    if isinstance(record, dict) and isinstance(record.get("th"), str):
        yield record
    elif isinstance(record, dict | list):
        for part in record.values() if isinstance(record, dict) else record:
            yield from _texts(part)


def _plain(text: str) -> str:
    """One line, without what Markdown or a check for personal data might take for its own."""
    line = " ".join(markdown.to_plain(text).split())
    return "".join(letter for letter in line if letter not in '<>[]{}*_`|#@\\"')


class Speech:
    """How one language is spoken in `texts`: which piece follows which, and how often.

    A piece is a word, a number, a space or a mark, as ICU cuts them. `words` are those that carry
    meaning, the most frequent first.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._pieces: list[str] = [END]
        for text in texts:
            self._pieces += (*WordBreaker(text, "th"), END)
        counts = Counter(piece for piece in self._pieces if _is_word(piece))
        ordered = [word for word, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))]
        self.words: Sequence[str] = ordered[GRAMMAR:]
        meaning = set(self.words)
        self._is_meaning = [piece in meaning for piece in self._pieces]
        self._after: dict[str, list[Place]] = {}
        for place, piece in enumerate(self._pieces[:-1]):
            self._after.setdefault(piece, []).append(place + 1)

    def say(self, random: Random, length: int, own: Sequence[str]) -> str:
        """A text of about `length` pieces, in which the first of the `own` words are frequent."""
        draw, after = random.random, self._after
        found: list[str] = []
        starts = after[END]
        place = starts[int(draw() * len(starts))]
        while True:
            piece = self._pieces[place]
            if len(found) >= length and (piece in {END, " "} or len(found) > length + SPARE):
                return "".join(found).strip(" ,;:(–-“")
            if piece == END:
                found.append(" ")
                place = starts[int(draw() * len(starts))]
                continue
            if self._is_meaning[place] and draw() < OWN:
                found.append(own[int(len(own) * draw() ** 2)])
            elif piece[0].isdecimal():
                found.append(_number(random, piece, found))
            else:
                found.append(piece)
            place += 1
            if draw() < JUMP:
                others = after[piece]
                place = others[int(draw() * len(others))]


def _is_word(piece: str) -> bool:
    return len(piece) > 1 and piece[0].isalpha()


def _number(random: Random, figure: str, before: Sequence[str]) -> str:
    """Another number that looks the same; a year stays a year, and the `1` of `ป.1` a grade.

    No number follows a number: many digits in a row might pass for those of a person.
    """
    if before and before[-1] == ".":
        return figure
    if any(piece[:1].isdecimal() for piece in before[-2:]):
        return ""
    if len(figure) == len("2564") and figure.startswith(("25", "20")):
        return figure[:2] + str(random.randint(58, 68) - 43 * figure.startswith("20"))
    digits = [str(random.randint(n == 0, 9)) if d.isdecimal() else d for n, d in enumerate(figure)]
    return "".join(digits)
