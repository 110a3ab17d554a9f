"""What search knows of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


@dataclass(frozen=True)
class Record:
    """A page as it is found and shown.

    `terms` are names under which it stands in the vocabularies; `body` is all the rest of its
    text. `card` is what a list of hits shows, as plain JSON. `facets` gives for a facet's id the
    ids of the page's values; `numbers` are what hits may be sorted by. What is `demo` is
    fictional, and counted apart.
    """

    title: str
    summary: str
    terms: tuple[str, ...] = ()
    body: str = ""
    card: Mapping[str, Any] = field(default_factory=dict)
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    demo: bool = False


@dataclass(frozen=True)
class Facet:
    """A way to narrow a search: its name, and the name of each value, in the order to show them."""

    id: str
    name: str
    values: Mapping[str, str]


class Document(NamedTuple):
    """A page that may be found: its address, and what makes its record."""

    id: str
    make: Callable[[], Record]
