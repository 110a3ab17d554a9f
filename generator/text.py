"""Text in two languages, and the dates, years and numbers that stand in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, ClassVar, Final, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

Language = Literal["th", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("th", "en")

ERA_OFFSET: Final = 543
"""Buddhist era minus Common Era, for dates since 1941 (2484 B.E.)."""

THAI_MONTHS: Final = (
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
).split()
ENGLISH_MONTHS: Final = (
    "January February March April May June July August September October November December"
).split()


class Localized(NamedTuple):
    """A string as one language's page shows it: `language` is what the string is written in."""

    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class Text:
    """What a reader sees, in Thai and, where it has been translated, in English.

    A library holds hundreds of thousands of them, hence the slots.
    """

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    th: str
    en: str | None = None

    def within(self, language: Language) -> Localized:
        """The text for a page in `language`; the Thai where there is no English."""
        if language == "en" and self.en is not None:
            return Localized(self.en, "en")
        return Localized(self.th, "th")

    def __reduce__(self) -> tuple[type[Text], tuple[str, str | None]]:
        return type(self), (self.th, self.en)


def texts(value: object) -> Iterator[Text]:
    """Every text in a record, in the order of its fields."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Text):
            yield value
        elif isinstance(value, BaseModel):
            waiting.extend(reversed(vars(value).values()))
        elif isinstance(value, tuple):
            waiting.extend(reversed(value))
        elif is_dataclass(value):
            waiting.extend(getattr(value, name) for name in reversed(_fields(value.__class__)))


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def era_year(year: int, language: Language) -> str:
    """An academic year, given in the Buddhist era: `2564` in Thai, `2021` in English."""
    return str(year if language == "th" else year - ERA_OFFSET)


def full_date(date: dt.date, language: Language) -> str:
    """A day in words: `22 กรกฎาคม 2564`, `22 July 2021`."""
    if language == "th":
        return f"{date.day} {THAI_MONTHS[date.month - 1]} {date.year + ERA_OFFSET}"
    return f"{date.day} {ENGLISH_MONTHS[date.month - 1]} {date.year}"


def month_date(date: dt.date, language: Language) -> str:
    """A month in words: `กรกฎาคม 2564`, `July 2021`."""
    return full_date(date, language).split(" ", 1)[1]


def today() -> dt.date:
    """The day in Thailand, which is seven hours ahead of Greenwich all year."""
    return dt.datetime.now(dt.timezone(dt.timedelta(hours=7))).date()


def number(value: float) -> str:
    """A number with thousands separators and no more decimals than it has: `1,234.5`."""
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def shortened(text: str, limit: int = 160) -> str:
    """A text of at most `limit` characters, as a page's description: cut at a space, marked `…`."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0] + "…"
