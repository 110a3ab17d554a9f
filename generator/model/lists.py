"""Lists of a record, looked at as wholes: repeats, emptiness, years in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Any, TypeVar

from pydantic import ValidationError, ValidatorFunctionWrapHandler, WrapValidator
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from generator.model.fields import FIRST_YEAR, fault
from generator.text import Text, shortened

Check = Callable[[Sequence[Any]], Iterator[InitErrorDetails]]
"""A check of a whole list as the editor wrote it: yields where, and which problem code."""


def also(check: Check) -> WrapValidator:
    """The marker of a list that `check` looks at even where an entry of its own is faulty."""

    def validate(value: object, handler: ValidatorFunctionWrapHandler) -> object:
        errors = list(check(value)) if isinstance(value, list | tuple) else []
        try:
            validated = handler(value)
        except ValidationError as error:
            errors = [_again(line) for line in error.errors(include_url=False)] + errors
            validated = value
        if errors:
            raise ValidationError.from_exception_data("list", errors)
        return validated

    return WrapValidator(validate)


def _again(line: ErrorDetails) -> InitErrorDetails:
    """A reported error in the form in which it can be raised once more."""
    kind = PydanticCustomError(line["type"], line["type"], line.get("ctx", {}))
    return InitErrorDetails(type=kind, loc=line["loc"], input=line["input"])


def _at(place: tuple[int | str, ...], code: str, **details: str | Text) -> InitErrorDetails:
    return InitErrorDetails(type=fault(code, **details), loc=place, input=None)


def _not_empty(items: Sequence[Any]) -> Iterator[InitErrorDetails]:
    if not items:
        yield _at((), "empty-list")


def _no_repeats(items: Sequence[Any]) -> Iterator[InitErrorDetails]:
    seen = set()
    for place, item in enumerate(items):
        if repr(item) in seen:
            yield _at((place,), "repeated-entry", found=_called(item, place))
        seen.add(repr(item))


def _called(item: object, place: int) -> str:
    """What an entry is called in a message: its text, its Thai text, or else its number."""
    named = item.get("th") if isinstance(item, Mapping) else item
    return shortened(named, 60) if isinstance(named, str) else str(place + 1)


def _years_in_order(points: Sequence[Any]) -> Iterator[InitErrorDetails]:
    """Years that come twice, or after a later one; entries without a plain year are passed over."""
    latest = 0
    seen: set[int] = set()
    for place, point in enumerate(points):
        text = point.get("year") if isinstance(point, Mapping) else getattr(point, "year", None)
        if not re.fullmatch(r"[0-9]{1,6}", str(text)):
            continue
        year = int(str(text))
        if year < FIRST_YEAR:  # Another era, which is a fault of its own.
            continue
        if year in seen:
            yield _at((place, "year"), "year-twice", found=str(year))
        elif year < latest:
            yield _at((place, "year"), "years-out-of-order", found=str(year), before=str(latest))
        seen.add(year)
        latest = max(latest, year)


Item = TypeVar("Item")

Several = Annotated[tuple[Item, ...], also(_no_repeats)]
"""A list without repeats, which may be empty."""

NotEmpty = Annotated[tuple[Item, ...], also(_not_empty)]
"""A list with one entry at least."""

AtLeastOne = Annotated[tuple[Item, ...], also(_not_empty), also(_no_repeats)]
"""A list without repeats, with one entry at least."""

Yearly = Annotated[tuple[Item, ...], also(_not_empty), also(_years_in_order)]
"""A list of entries with a `year`, each year once, in order."""
