"""Parts of a record: values in slots, since a library holds dozens of them for each practice."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar, TypeVar, cast, dataclass_transform

from pydantic import ConfigDict


class Part:
    """Any part of a record that has fields of its own: frozen, and with no field not named here."""

    __slots__ = ()
    __pydantic_config__: ClassVar = ConfigDict(extra="forbid", validate_default=True)


P = TypeVar("P", bound=Part)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def part(cls: type[P]) -> type[P]:
    """The dataclass of a `Part`, which is small in memory and quickly pickled.

    A dataclass would pickle by itself, but looks up its fields again for each value.
    """
    made: Any = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    names = tuple(field.name for field in fields(made))

    def values(self: P) -> list[Any]:
        return [getattr(self, name) for name in names]

    def restore(self: P, values: list[Any]) -> None:
        for name, value in zip(names, values, strict=True):
            object.__setattr__(self, name, value)

    made.__getstate__ = values
    made.__setstate__ = restore
    return cast("type[P]", made)
