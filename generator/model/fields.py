"""The field types that records are made of: from an editor's text to a value, or a problem code.

A validator raises `fault(code, …)` with a code of the problem catalogue. All of them work on one
field, so pydantic reports every fault of a record at once and none hides another.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationError,
    WithJsonSchema,
)
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, core_schema

from generator import markdown, privacy
from generator.text import ERA_OFFSET, Text

FIRST_YEAR: Final = 2400
"""Years below this are taken for the Common Era where the Buddhist era is meant."""

COMMON_YEAR: Final = 2001
"""A year without a leap day."""

REFERENCE: Final = "x-reference"
"""Where a JSON Schema says what kind of id a field holds."""

ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""ASCII kebab-case: what a file, a folder and so an address may be called."""


@dataclass(frozen=True)
class Known:
    """What a record may refer to: ids by kind of thing, and its school's media with their bytes."""

    ids: Mapping[str, Collection[str]] = field(default_factory=dict)
    media: Mapping[str, int] = field(default_factory=dict)


class Record(BaseModel):
    """What an editor writes: frozen, and with no field that is not named here."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


def doc(th: str, en: str) -> FieldInfo:
    """What a field is for, in both languages: for the blank form, the JSON Schema and messages."""
    info: FieldInfo = Field(description=f"{th} · {en}", json_schema_extra={"th": th, "en": en})
    return info


def fault(code: str, **details: str | Text) -> PydanticCustomError:
    """The exception by which a validator reports problem `code` on its field."""
    return PydanticCustomError(code, code, details)


# --- text ---------------------------------------------------------------------------------


TEXT_LIMIT: Final = 20_000
"""The longest text of a field, in characters: some ten printed pages."""


def check_text(text: str) -> str:
    """Text that is safe to show: no HTML, no unsafe link, nobody's personal data, no excess."""
    text = text.strip()
    if len(text) > TEXT_LIMIT:
        raise fault("text-too-long", size=f"{len(text):,}", limit=f"{TEXT_LIMIT:,}")
    if markdown.is_nested_deeply(text):
        raise fault("too-deep", limit=str(markdown.NESTING_LIMIT))
    findings = (*markdown.unsafe(text), *privacy.personal(text))
    if findings:
        faults = (fault(finding.code, found=finding.found) for finding in findings)
        errors = [InitErrorDetails(type=each, input=text) for each in faults]
        raise ValidationError.from_exception_data("text", errors)
    return text


SafeText = Annotated[str, AfterValidator(check_text)]


@dataclass(frozen=True, slots=True)
class Line(Text):
    """A short text in two languages, shown as it is."""

    th: SafeText
    en: SafeText | None = None


@dataclass(frozen=True, slots=True)
class Prose(Text):
    """A longer text in two languages, in Markdown: paragraphs, lists, emphasis, links, tables."""

    th: SafeText
    en: SafeText | None = None


# --- numbers, years, dates ------------------------------------------------------------------


_PLAIN: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_GROUPED: Final = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_UNIT: Final = re.compile(r" *(บาท|฿|คน|ปี|เดือน|สัปดาห์|ชั่วโมง|ชม\.|%|baht|hours?|months?|weeks?)$")


def _plain_number(text: object) -> object:
    """The text if it is a number as editors write one; else a fault that proposes the number."""
    if not isinstance(text, str) or _PLAIN.fullmatch(text):
        return text
    bare = _UNIT.sub("", "".join(map(_ascii_digit, text)))
    if _GROUPED.fullmatch(bare):
        bare = bare.replace(",", "")
    if _PLAIN.fullmatch(bare):
        raise fault("not-a-plain-number", found=text, proposal=bare)
    raise fault("not-a-number", found=text)


def _ascii_digit(character: str) -> str:
    return str(int(character)) if character.isdecimal() else character


def _academic_year(text: object) -> object:
    year = _plain_number(text)
    if isinstance(year, str) and year.isdecimal() and int(year) < FIRST_YEAR:
        if len(year) == len("64"):
            raise fault("short-year", found=year, proposal=f"25{year}")
        raise fault("ce-year", found=year, proposal=str(int(year) + ERA_OFFSET))
    return year


def _iso_date(text: object) -> object:
    """A day written `2021-07-22`; a Buddhist-era year or an impossible day is a fault."""
    if not isinstance(text, str):
        return text
    if not (match := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)):
        raise fault("bad-date", found=text)
    year, month, day = map(int, match.groups())
    is_buddhist = year >= FIRST_YEAR
    try:
        date = dt.date(year - ERA_OFFSET if is_buddhist else year, month, day)
    except ValueError:
        raise fault("impossible-date", found=text) from None
    if is_buddhist:
        raise fault("be-date", found=text, proposal=date.isoformat())
    return date


def _month_day(text: str) -> str:
    """A day of any year, written `05-16`; so there is no 29 February."""
    if not (match := re.fullmatch(r"([0-9]{2})-([0-9]{2})", text)):
        raise fault("bad-month-day", found=text)
    month, day = map(int, match.groups())
    try:
        dt.date(COMMON_YEAR, month, day)
    except ValueError:
        raise fault("impossible-date", found=text) from None
    return text


def _yes_or_no(text: object) -> object:
    if isinstance(text, str) and text not in {"true", "false"}:
        raise fault("not-yes-or-no", found=text)
    return text == "true" if isinstance(text, str) else text


_NUMBER_SCHEMA: Final = WithJsonSchema({"type": "number"})
NUMBER_LIMIT: Final = 1_000_000_000
"""No school measures, spends or counts more; beyond it a number is a slip of the keyboard."""

Number = Annotated[
    float,
    BeforeValidator(_plain_number),
    Field(ge=-NUMBER_LIMIT, le=NUMBER_LIMIT),
    AfterValidator(lambda value: round(value, 6)),
    _NUMBER_SCHEMA,
]
Amount = Annotated[Number, Field(ge=0)]
Count = Annotated[int, BeforeValidator(_plain_number), Field(ge=0, le=NUMBER_LIMIT)]
AcademicYear = Annotated[int, BeforeValidator(_academic_year), Field(le=2700)]
Day = Annotated[dt.date, BeforeValidator(_iso_date)]
MonthDay = Annotated[str, AfterValidator(_month_day)]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]


# --- names of things -------------------------------------------------------------------------


@dataclass(frozen=True)
class Reference:
    """The marker of a field that holds an id of `kind`: `Annotated[str, Reference("province")]`."""

    kind: str

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(schema) | {REFERENCE: self.kind}

    def check(self, value: str, info: core_schema.ValidationInfo[Any]) -> str:
        """The id, if it is known."""
        known = info.context
        if isinstance(known, Known) and value not in known.ids.get(self.kind, (value,)):
            raise fault("unknown-id", found=value, kind=self.kind)
        return value


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        raise fault("bad-url", found=value) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"\s", value):
        raise fault("bad-url", found=value)
    return value


Url = Annotated[str, AfterValidator(_url)]


def matching(code: str, pattern: str) -> AfterValidator:
    """The marker of a text that is like `pattern` as a whole, or else is problem `code`."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise fault(code, found=value)
        return value

    return AfterValidator(check)


Id = Annotated[str, matching("bad-id", ID.pattern)]
FormerId = Annotated[str, matching("bad-id", rf"{ID.pattern}(/{ID.pattern})?")]
Email = Annotated[str, matching("bad-email", r"[^\s@<>]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")]

SchoolCode = Annotated[
    str, matching("bad-school-code", r"[0-9]{10}"), WithJsonSchema({"type": "string"})
]
OfficePhone = Annotated[
    str,
    matching("bad-phone", r"0[2-57][ -]?[0-9]([ -]?[0-9]){5,6}"),
    WithJsonSchema({"type": "string"}),
]

MEDIA_LIMIT: Final = 2_000_000
"""The largest media file, in bytes: readers are on slow lines."""

PICTURE_TYPES: Final = (".jpg", ".jpeg", ".png", ".webp", ".svg")
MEDIA_TYPES: Final = (*PICTURE_TYPES, ".pdf", ".docx", ".xlsx")


def _media_of(types: tuple[str, ...]) -> AfterValidator:
    """The marker of the name of a file in the school's `media/`, there, and not too large."""

    def check(value: str, info: core_schema.ValidationInfo) -> str:
        if value.startswith("/") or "\\" in value or ".." in value.split("/"):
            raise fault("outside-folder", found=value)
        if not value.lower().endswith(types):
            raise fault("media-type", found=value, types=", ".join(types))
        if isinstance(known := info.context, Known):
            if value not in known.media:
                raise fault("media-missing", found=value)
            if known.media[value] > MEDIA_LIMIT:
                megabytes = f"{known.media[value] / 1e6:.1f}"
                raise fault("media-too-large", found=value, megabytes=megabytes, limit="2.0")
        return value

    return AfterValidator(check)


MediaFile = Annotated[str, _media_of(MEDIA_TYPES)]
PictureFile = Annotated[str, _media_of(PICTURE_TYPES)]


# --- conditions ------------------------------------------------------------------------------


def require(present: object, name: str) -> None:
    """Raise the fault that the field being validated is missing, unless it is `present`."""
    if present is None or present == ():
        raise fault("missing-field", name=name)


def refuse(present: object, name: str, when: Text) -> None:
    """Raise the fault that the field being validated is for `when`, if it is `present`."""
    if present is not None:
        raise fault("not-applicable", name=name, when=when)
