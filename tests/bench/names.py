"""Names that nobody bears: syllables put together, written in Thai letters and in Latin ones."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Final

from generator.text import Text

FIRST_RANKS: Final = 200
TAIL: Final = 0.45
"""How fast names get rare: the smaller, the more of them are new (Zipf's law, Heaps' law)."""

PLACES: Final = (
    ("หนอง", "Nong"),
    ("ห้วย", "Huai"),
    ("ดอน", "Don"),
    ("โคก", "Khok"),
    ("บึง", "Bueng"),
    ("คลอง", "Khlong"),
    ("ท่า", "Tha"),
)
PLACE_SHARE: Final = 0.3

ONSETS: Final = (
    "ก:k ข:kh ค:kh ง:ng จ:ch ช:ch ซ:s ด:d ต:t ถ:th ท:th ธ:th น:n บ:b ป:p ผ:ph พ:ph ภ:ph ฟ:f ม:m "
    "ย:y ร:r ล:l ว:w ส:s ศ:s ห:h อ: กร:kr กล:kl ขว:khw คร:khr คล:khl ตร:tr ปร:pr ปล:pl พร:phr "
    "พล:phl หน:n หม:m หล:l หว:w"
).split()
VOWELS: Final = (
    "{}า{}:a {}ิ{}:i {}ี{}:i {}ุ{}:u {}ู{}:u เ{}{}:e แ{}{}:ae โ{}{}:o {}ั{}:a เ{}ีย{}:ia เ{}ือ{}:uea "
    "{}อ{}:o {}ว{}:ua เ{}ิ{}:oe {}ึ{}:ue {}ื{}:ue"
).split()
FINALS: Final = "ก:k ง:ng ด:t น:n บ:p ม:m ว:o ต:t ล:n ร:n ณ:n ท:t พ:p ช:t ศ:t ส:t".split()


def drawn(random: Random) -> Text:
    """A name: some are heard everywhere, most but once."""
    rank = int(FIRST_RANKS * (random.random() ** (-1 / TAIL) - 1))
    return name(min(rank, 10**15))


@cache
def name(rank: int) -> Text:
    """The name of a rank, always the same."""
    random = Random(rank)  # noqa: S311 - no secret
    syllables = [_syllable(random) for _ in range(random.choice((2, 2, 2, 3)))]
    thai = "".join(th for th, _ in syllables)
    latin = "".join(en for _, en in syllables).capitalize()
    if random.random() < PLACE_SHARE:
        place, of = random.choice(PLACES)
        return Text(th=place + thai, en=f"{of} {latin}")
    return Text(th=thai, en=latin)


def _syllable(random: Random) -> tuple[str, str]:
    (onset, k), (vowel, a), (final, n) = (
        random.choice(sounds).split(":") for sounds in (ONSETS, VOWELS, FINALS)
    )
    return vowel.format(onset, final), k + a + n
