"""The theme's page, rendered once and cut at its placeholders, so that pages can be poured in.

The host (MkDocs with its theme) renders one page per language and section with placeholders in the
places that differ between pages. A placeholder that goes missing or turns up elsewhere, as after an
upgrade of the theme, is an error that names it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

PLACES: Final[Mapping[str, frozenset[str]]] = {
    "head": frozenset({"text of head"}),
    "alerts": frozenset({"text of body"}),
    "body": frozenset({"text of main"}),
    "twin": frozenset({"href of a"}),
    "base": frozenset(
        {"href of a", "href of link", "src of script", "src of img", "action of form"}
    ),
}
"""Each placeholder, and where in the page it stands."""

_TOKEN: Final = re.compile(r"%%tonbaeb:([a-z]+)%%")


class FrameError(Exception):
    """The theme's page does not hold the placeholders that it should."""


def placeholder(name: str) -> str:
    """What stands in the rendered page in the place of `name`."""
    return f"%%tonbaeb:{name}%%"


@dataclass(frozen=True)
class Frame:
    """A page in pieces: literal HTML at even positions, names of placeholders at odd ones."""

    pieces: tuple[str, ...]

    def pour(self, values: Mapping[str, str]) -> str:
        """The page with `values` in the places of its placeholders."""
        pieces = list(self.pieces)
        pieces[1::2] = [values[name] for name in pieces[1::2]]
        return "".join(pieces)


def cut(html: str) -> Frame:
    """The frame of a page that was rendered with placeholders.

    Raises FrameError where one is missing, stands in an unexpected place, or is unknown.
    """
    finder = _Finder()
    finder.feed(html)
    finder.close()
    for name, places in finder.found.items():
        if strange := places - PLACES.get(name, frozenset()):
            raise FrameError(f"placeholder {name!r} stands in an unexpected place: {min(strange)}")
    pieces = tuple(_TOKEN.split(html))
    for name in PLACES:
        if name not in pieces[1::2]:
            raise FrameError(f"placeholder {name!r} is missing from the theme's page")
    for name in ("head", "alerts", "body"):
        if pieces[1::2].count(name) > 1:
            raise FrameError(f"placeholder {name!r} stands in the theme's page more than once")
    if unseen := set(pieces[1::2]) - set(finder.found):
        raise FrameError(f"placeholder {min(unseen)!r} stands where no page may put anything")
    return Frame(pieces)


class _Finder(HTMLParser):
    """Notes for each placeholder where it stands: in the text or an attribute of which element."""

    VOID: Final = frozenset(
        "area base br col embed hr img input link meta source track wbr".split()
    )

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, set[str]] = {}
        self.open = ["document"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self._note(value or "", f"{name} of {tag}")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open[1:] and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self._note(data, f"text of {self.open[-1]}")

    def _note(self, text: str, place: str) -> None:
        for name in _TOKEN.findall(text):
            self.found.setdefault(name, set()).add(place)
