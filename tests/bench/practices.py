"""Practices and adoptions that nobody made, of the shape and the length that editors write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any, Final

from generator.model import Taxonomies
from generator.text import LANGUAGES, Language
from tests.bench import names
from tests.bench.speech import Speech

Record = dict[str, Any]

ENGLISH_LENGTH: Final = 1.6
"""How many pieces English takes for one of Thai: its words have spaces between them."""

OWN_WORDS: Final = 40
OWN_NAMES: Final = 25
UNTRANSLATED: Final = 0.1
TYPICAL_LENGTH: Final = 0.37
"""How long the texts of a practice are, against those that the project itself shows."""

UNITS: Final = (
    ("ร้อยละ", "per cent", 100),
    ("คน", "students", 400),
    ("ครั้ง", "times", 60),
    ("วัน", "days", 30),
    ("ชั่วโมง", "hours", 40),
    ("บาท", "baht", 50_000),
)
FIRST_YEAR: Final = 2560
LAST_YEAR: Final = 2568
FIRST_DAY: Final = dt.date(2021, 5, 17)
LAST_DAY: Final = dt.date(2026, 6, 30)


@dataclass(frozen=True)
class Author:
    """Somebody who writes one record: in the words of `speech`, and a few words of their own."""

    random: Random
    speech: Mapping[Language, Speech]
    taxonomies: Taxonomies
    length: float = 1
    translates: bool = True

    @cached_property
    def own(self) -> Mapping[Language, Sequence[str]]:
        """The words that this record is about, and the names that stand in it."""
        own_names = [names.drawn(self.random) for _ in range(OWN_NAMES)]
        order = self.random.sample(range(OWN_WORDS + OWN_NAMES), OWN_WORDS + OWN_NAMES)
        found: dict[Language, list[str]] = {}
        for language in LANGUAGES:
            words = self.random.choices(self.speech[language].words, k=OWN_WORDS)
            both = [*words, *(name.within(language).text for name in own_names)]
            found[language] = [both[place] for place in order]
        return found

    def text(self, shortest: int, longest: int) -> Record:
        """A text in both languages, as long as this author writes; lengths are pieces of Thai."""
        return self.phrase(round(shortest * self.length), round(longest * self.length))

    def phrase(self, shortest: int, longest: int) -> Record:
        """A text in both languages of just this length."""
        length = self.random.randint(max(2, shortest), max(2, longest))
        thai = self.speech["th"].say(self.random, length, self.own["th"])
        if not self.translates:
            return {"th": thai}
        english = round(length * ENGLISH_LENGTH)
        return {"th": thai, "en": self.speech["en"].say(self.random, english, self.own["en"])}

    def texts(self, fewest: int, most: int, shortest: int, longest: int) -> list[Record]:
        count = self.random.randint(fewest, most)
        return [self.text(shortest, longest) for _ in range(count)]

    def day(self) -> dt.date:
        span = (LAST_DAY - FIRST_DAY).days
        return FIRST_DAY + dt.timedelta(days=self.random.randint(0, span))

    def some(self, ids: Mapping[str, Any], fewest: int, most: int) -> list[str]:
        """A few of the ids of a vocabulary, in its order."""
        count = min(len(ids), self.random.randint(fewest, most))
        places = sorted(self.random.sample(range(len(ids)), count))
        return [list(ids)[place] for place in places]


def author(random: Random, speech: Mapping[Language, Speech], taxonomies: Taxonomies) -> Author:
    """The author of a practice: long or short, and of ten one who writes no English."""
    length = min(1.3, max(0.1, random.lognormvariate(0, 0.45) * TYPICAL_LENGTH))
    return Author(random, speech, taxonomies, length, translates=random.random() >= UNTRANSLATED)


def practice(author: Author, levels: Sequence[str]) -> Record:
    """A practice of a school that teaches these levels."""
    random, phrase, text, texts = author.random, author.phrase, author.text, author.texts
    taxonomies = author.taxonomies
    items = {id: i for id, i in taxonomies.criteria.items.items() if i.kind == "process"}
    reviewed = author.day()
    return {
        "title": phrase(8, 15),
        "summary": phrase(25, 55),
        **_status(author),
        "provenance": "demonstration",
        "items": author.some(items, 1, 3),
        "pillars": author.some(taxonomies.pillars, 1, 2),
        "topics": author.some(taxonomies.topics, 1, 4),
        "levels": author.some(dict.fromkeys(levels), 1, len(levels)),
        "suits": {
            "sizes": author.some(taxonomies.sizes.names, 1, 3),
            "settings": author.some(taxonomies.settings, 1, 3),
        },
        "problem": {"situation": text(50, 110), "baseline": text(20, 60)},
        "approach": text(60, 120),
        "deployment": text(50, 110),
        "learning": text(50, 120),
        "integration": text(50, 100),
        "steps": [_step(author) for _ in range(random.randint(4, 7))],
        "resources": _resources(author),
        "risks": [
            {"risk": text(8, 16), "early_sign": text(8, 16), "mitigation": text(12, 28)}
            for _ in range(random.randint(2, 4))
        ],
        "fit": {"works_if": texts(2, 3, 8, 18), "avoid_if": texts(1, 3, 8, 18)},
        "results": results(author, random.choice((0, 1, 1, 2, 2, 2, 3, 3))),
        "success_factors": texts(2, 4, 10, 22),
        "lessons": text(40, 90),
        "failures": [
            {"tried": text(8, 16), "dropped_because": text(12, 28)}
            for _ in range(random.randint(1, 2))
        ],
        "contact": {"office": phrase(3, 5), "role": phrase(3, 6)},
        "review": {
            "last_reviewed": reviewed,
            "next_review": reviewed + dt.timedelta(days=365),
            "by": text(4, 10),
        },
    }


def _status(author: Author) -> Record:
    chance = author.random.random()
    if chance < 0.02:
        return {"status": "retired", "retired": {"reason": author.text(10, 25)}}
    return {"status": "review" if chance < 0.04 else "published"}


def _step(author: Author) -> Record:
    core = author.random.random() < 0.6
    return {
        "title": author.phrase(5, 10),
        "detail": author.text(25, 70),
        "who": author.phrase(2, 6),
        "weeks": author.random.choice((1, 1, 2, 2, 3, 4, 8, 16, 36)),
        "core": core,
        **({} if core else {"adapt": author.text(10, 25)}),
    }


def _resources(author: Author) -> Record:
    random, text = author.random, author.text
    return {
        "people": text(15, 40),
        "process": text(15, 40),
        "tools": text(15, 40),
        "cost": {
            "start_up": random.randrange(0, 60_000, 500),
            "per_year": random.randrange(0, 40_000, 500),
            "note": text(15, 35),
        },
        **({"zero_baht": text(20, 50)} if random.random() < 0.4 else {}),
        "staff_hours_per_week": random.choice((0.5, 1, 1.5, 2, 3)),
        "months_to_first_result": random.randint(2, 18),
    }


def results(author: Author, count: int) -> list[Record]:
    """Measures over some years; most have a target, some a comparison."""
    return [_result(author) for _ in range(count)]


def _result(author: Author) -> Record:
    random = author.random
    thai, english, most = random.choice(UNITS)
    better = random.choice(("higher", "higher", "lower"))
    years = range(LAST_YEAR - random.randint(2, 4), LAST_YEAR + 1)
    series = _series(random, years, most, better)
    record = {
        "metric": author.phrase(6, 14),
        "unit": {"th": thai, "en": english} if author.translates else {"th": thai},
        "better": better,
        "item": random.choice(("7.1", "7.1", "7.2", "7.3", "7.4", "7.5")),
        "series": series,
    }
    if random.random() < 0.75:
        record["target"] = round(series[-1]["value"] * random.uniform(0.9, 1.1), 1)
    if random.random() < 0.4:
        other = _series(random, years, most, better)
        record["comparison"] = {"label": author.phrase(3, 6), "series": other}
    return {**record, "source": author.text(8, 20)}


def _series(random: Random, years: range, most: int, better: str) -> list[Record]:
    """Values that get better in most years."""
    value = most * random.uniform(0.3, 0.6)
    sign = 1 if better == "higher" else -1
    points = []
    for year in years:
        points.append({"year": year, "value": round(value, 1)})
        value = min(most, max(0, value * (1 + sign * random.uniform(-0.03, 0.15))))
    return points


def adoption(author: Author, practice: str) -> Record:
    """A school's report on a practice of another."""
    status = author.random.choice(("in-progress", "sustained", "sustained", "stopped"))
    return {
        "practice": practice,
        "started": author.day(),
        "status": status,
        **({"stopped_because": author.text(15, 50)} if status == "stopped" else {}),
        "adaptations": author.texts(1, 4, 15, 35),
        "results": results(author, author.random.randint(0, 2)),
        "advice": author.text(30, 90),
    }
