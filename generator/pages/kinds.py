"""Kinds of school, as templates and scripts see them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """What kind of school it is, by ids of the taxonomies; empty where that is unknown."""

    levels: tuple[str, ...] = ()
    size: str = ""
    setting: str = ""
