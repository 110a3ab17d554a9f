"""An HTML file as a tree of elements, as far as tests ask about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

VOID: Final = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass
class Element:
    """An element with all that it holds."""

    tag: str
    attributes: dict[str, str]
    content: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words of the element, with single blanks between them."""
        return " ".join("".join(self.words()).split())

    def words(self) -> Iterator[str]:
        """The text of the element, piece by piece."""
        for each in self.content:
            if isinstance(each, str):
                yield each
            else:
                yield from each.words()

    def walk(self) -> Iterator[Element]:
        """The element and all elements in it, in the order of the page."""
        yield self
        for each in self.content:
            if isinstance(each, Element):
                yield from each.walk()

    def every(self, tag: str = "", **attributes: str) -> list[Element]:
        """The elements called `tag` that have these attributes; `class_` asks for one of several.

        Attributes are written as Python allows it: `http_equiv`, `class_`.
        """
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.walk()
            if tag in {"", element.tag}
            and all(element.has(name, value) for name, value in wanted.items())
        ]

    def has(self, name: str, value: str) -> bool:
        """Whether the attribute is `value`; of classes, whether it is among them."""
        own = self.attributes.get(name)
        return own is not None and (value in own.split() if name == "class" else value == own)

    def one(self, tag: str = "", **attributes: str) -> Element:
        """The only such element."""
        found = self.every(tag, **attributes)
        assert len(found) == 1, f"{len(found)} × {tag} {attributes}"
        return found[0]

    def meta(self, name: str) -> str:
        """The content of the one `<meta>` of this name or property."""
        found = [*self.every("meta", name=name), *self.every("meta", property=name)]
        assert len(found) == 1, f"{len(found)} × meta {name}"
        return found[0].attributes["content"]


Document = Element
"""The root of an HTML file; it holds the element `html`."""


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("document", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].content.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)


def parse(html: str) -> Document:
    """The elements of an HTML file."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root
