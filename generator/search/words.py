"""Text to the words under which it is found. `theme/assets/search/words.mjs` says the same.

What the index was written with and what a reader types must come to the same words, so this module
and its twin in the browser change together; a test holds them to one another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

from icu4py.breakers import WordBreaker

LONGEST: Final = 40
"""Longer words are cut off here: nobody types them, and a shard should not be filled by one."""

SHORTEST: Final = 4
"""A shorter word has no ending to lose: die, red, sing, use."""

PROBE: Final = (
    "ครูประจำชั้นชวนผู้ปกครองอ่านหนังสือกับนักเรียนที่บ้าน"
    "ทุกวันและจดบันทึกผลการเรียนรู้เพื่อปรับแผนการจัดการเรียนการสอนของโรงเรียนขนาดเล็ก"
)
"""A sentence whose cuts tell whether a browser cuts Thai as the build did."""

_UNSEEN: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_LEFT_OUT: Final = re.compile(f"[{_UNSEEN}]")
_TYPED: Final = (
    (re.compile("[๐-๙]"), lambda digit: str(ord(digit[0]) - ord("๐"))),
    (re.compile("’"), "'"),
    (re.compile("เเ"), "แ"),
    (re.compile("([\u0e48-\u0e4b])([\u0e31\u0e34-\u0e3a])"), r"\2\1"),
    (re.compile("([\u0e48-\u0e4b])\\1+"), r"\1"),
    (re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32"), "\\1\u0e33"),
    (re.compile("\u0e33([\u0e48-\u0e4b])"), "\\1\u0e33"),
)
"""What looks or means the same but can be typed otherwise, in the order in which it is mended."""

_UNUSUAL: Final = (*"๐๑๒๓๔๕๖๗๘๙’\u0e4d", "เเ")
_MISPLACED: Final = re.compile("[\u0e33\u0e48-\u0e4b][\u0e31\u0e34-\u0e3a\u0e48-\u0e4b]")
"""What may have to be mended; most texts have none of it, and are soon known not to."""

_THAI: Final = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e"
_GRADE: Final = re.compile(
    r"(?P<level>[ปมอ])(?:(?P<long>ระถม|ัธยม|นุบาล)(?:ศึกษา)?(?:ปีที่)? ?"
    rf"|\. ?|(?<![{_THAI}][ปมอ]) ?)(?P<year>[0-9])(?![0-9])"
)
"""Begins with its letters, so that nothing else of a text is looked at twice."""

_SCHOOLING: Final = {"ระถม": "ประถมศึกษา", "ัธยม": "มัธยมศึกษา", "นุบาล": "อนุบาล"}

_TIED: Final = "\0"
"""Stands for a blank that a word may reach across: `ป. 1`, `5 ส`."""

_REACHED_ACROSS: Final = re.compile(rf" (?<=[{_THAI}.0-9๐-๙{_UNSEEN}] )(?=[0-9๐-๙ส{_UNSEEN}])")
"""Begins with the blank, so that nothing else of a text is looked at."""

_TOKEN: Final = re.compile(
    r"(?P<plain>[a-z]{2,}(?!['\w]))"
    rf"|(?P<run>[{_THAI}]{{6,}}|[{_THAI}]++(?!\.))"
    r"|(?P<end>\n)"
    r"|(?P<grade>[ปมอ]\.[0-9](?![0-9]))"
    rf"|(?P<counted>[0-9]+(?:[ก-ฮ]| ส)(?![{_THAI}]))"
    rf"|(?P<initials>(?<![{_THAI}])(?:(?:[ก-ฮ]\.)+(?:[ก-ฮ](?![{_THAI}.]))?|[ก-ฮ]{{2,5}}\.)"
    r"|(?<![^\W_])[a-z](?:\.[a-z])+(?![^\W_]))"
    r"|(?P<number>[0-9]+(?:[.,][0-9]+)+(?![^\W_]))"
    rf"|(?P<thai>[{_THAI}]+)"
    rf"|(?P<word>(?:(?![{_THAI}])[^\W_])+(?:'(?:(?![{_THAI}])[^\W_])+)*)"
)
_OMITTED: Final = {"grade": "", "counted": " ", "initials": ".", "number": ","}
"""What is left out of a token of each kind."""

_UNCUT: Final = frozenset({"run", "thai"})
"""Kinds of tokens that are words only once ICU has cut them."""


class Word(NamedTuple):
    """A word as it stands in the text, and the stem under which it is found."""

    surface: str
    stem: str


def normalise(text: str) -> str:
    """The text without what makes no difference to a reader: case, Thai digits, unseen marks."""
    text = unicodedata.normalize("NFC", _LEFT_OUT.sub("", text)).lower()
    if any(map(text.__contains__, _UNUSUAL)) or _MISPLACED.search(text):
        for pattern, replacement in _TYPED:
            text = pattern.sub(replacement, text)
    return text


def words(text: str) -> list[Word]:
    """The words of `text`, in their order; Thai is cut by ICU."""
    (found,) = surfaces([text])
    return [Word(surface, stem(surface)) for surface in found]


def surfaces(texts: Sequence[str]) -> list[list[str]]:
    """The words of each of several texts, as they stand in it; what they share is cut once."""
    stretches = [_stretches(text) for text in texts]
    known = _cut_stretches(list(dict.fromkeys(chain.from_iterable(stretches))))
    return [list(chain.from_iterable(map(known.__getitem__, several))) for several in stretches]


def _stretches(text: str) -> list[str]:
    """What stands between blanks that no word reaches across."""
    return _REACHED_ACROSS.sub(_TIED, text.replace(_TIED, "\n")).split()


def _cut_stretches(stretches: Sequence[str]) -> dict[str, list[str]]:
    """The words of each stretch."""
    text = normalise("\n".join(stretches).replace(_TIED, " "))
    tokens = list(_TOKEN.finditer(_GRADE.sub(_grade, text)))
    thai = _cut([match[0] for match in tokens if match.lastgroup in _UNCUT])
    known: dict[str, list[str]] = {stretch: [] for stretch in stretches}
    several = iter(known.values())
    found = next(several, [])
    for match in tokens:
        kind, token = match.lastgroup, match[0]
        if kind in _UNCUT:
            found += next(thai)
        elif kind == "plain":
            found.append(token[:LONGEST])
        elif kind == "end":
            found = next(several)
        elif kind == "word":
            found.append(token.removesuffix("'s").replace("'", "")[:LONGEST])
        else:
            found.append(token.replace(_OMITTED[str(kind)], "")[:LONGEST])
    return known


def _cut(runs: Sequence[str]) -> Iterator[list[str]]:
    """The pieces of each of several stretches of Thai, which ICU cuts all at once."""
    pieces = list(WordBreaker("\n".join(runs), "th"))
    if max(map(len, pieces), default=0) > LONGEST:
        pieces = [piece[:LONGEST] for piece in pieces]
    start = 0
    for _ in runs[1:]:
        end = pieces.index("\n", start)
        yield pieces[start:end]
        start = end + 1
    yield pieces[start:]


def _grade(match: re.Match[str]) -> str:
    """`ป. 1`, `ป1` and `ป.1` are one word, which `ประถมศึกษาปีที่ 1` holds, too."""
    level, long, year = match.groups()
    written = f"{_SCHOOLING[long]} " if long else ""
    return f" {written}{level}.{year} "


def cuts(text: str) -> list[int]:
    """Where ICU cuts a Thai text, as offsets in characters."""
    return [end for _, end in WordBreaker(text, "th").segments()]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """An English word without its common endings; no word of its own, but the same for all forms.

    In the manner of Harman's S-stemmer (JASIS 42, 1991), and `-ed`, `-ing`, `-ly` besides.
    """
    if not word.isascii() or not word.isalpha() or len(word) < SHORTEST:
        return word
    if word.endswith("ies") and len(word) > SHORTEST:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and word[-2] not in "sui":
        word = word[:-1]
    for ending in ("ing", "ed", "ly"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= SHORTEST - 1 and _VOWEL.search(rest):
            word = rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
            break
    if word.endswith("e") and len(word) >= SHORTEST:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and word[-2] not in "aeiou" else word


_VOWEL: Final = re.compile("[aeiouy]")
