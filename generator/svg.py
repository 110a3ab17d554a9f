"""Whether an SVG picture is only a picture."""

from __future__ import annotations

import re
from typing import Any, Final
from xml.parsers import expat

ELEMENTS: Final = frozenset(
    "a circle clipPath defs desc ellipse g image line linearGradient marker mask path pattern "
    "polygon polyline radialGradient rect stop style svg switch symbol text textPath title tspan "
    "use".split()
)
"""The elements of SVG that draw, or say what is drawn; none of them acts."""

FUNCTIONS: Final = frozenset(
    "calc hsl hsla matrix rgb rgba rotate scale skewX skewY translate var".split()
)
"""What a value may call, besides `url(#…)`, a reference within the picture."""

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_INNER_LINK: Final = re.compile(r"#[^\s]*")
_PHOTO: Final = re.compile(r"data:image/(png|jpeg|webp);base64,[A-Za-z0-9+/=\s]*")
_CALL: Final = re.compile(r"([\w-]*)\(\s*([\"']?.?)")


class _RefusedError(Exception):
    """The picture holds what no picture needs."""


def is_self_contained(content: bytes) -> bool:
    """Whether `content` is an SVG in UTF-8 that holds nothing but shapes, words and styles.

    Whatever is not on the list of what draws is refused: script, handlers, animation, entities,
    instructions, other languages inside, and references outside the picture.
    """
    try:
        _Reader().read(content)
    except (_RefusedError, expat.ExpatError):
        return False
    return True


class _Reader:
    """Reads a picture once and raises at the first thing that is not on the list."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.ProcessingInstructionHandler = self._refuse
        self.parser.StartElementHandler = self._element
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.style = ""

    def read(self, content: bytes) -> None:
        self.parser.Parse(content, True)  # noqa: FBT003 - expat takes it by position only
        _check_value(self.style)

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        # A browser would read the rest in that encoding, and see something else than we do.
        if encoding is not None and encoding.lower() != "utf-8":
            raise _RefusedError

    def _refuse(self, *_: Any) -> None:
        raise _RefusedError

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if namespace != _SVG or local not in ELEMENTS or (not self.open and local != "svg"):
            raise _RefusedError
        self.open.append(local)
        for attribute, value in attributes.items():
            _check_attribute(local, attribute, value)

    def _end(self, _name: str) -> None:
        self.open.pop()

    def _text(self, text: str) -> None:
        if self.open[-1] == "style":
            self.style += text


def _check_attribute(element: str, name: str, value: str) -> None:
    namespace, _, local = name.rpartition(" ")
    if local == "href" and namespace in {"", _XLINK}:
        is_photo = element == "image" and _PHOTO.fullmatch(value)
        if not is_photo and not _INNER_LINK.fullmatch(value):
            raise _RefusedError
        return
    is_known = namespace in {"", _XLINK} or (namespace == _XML and local in {"lang", "space"})
    if not is_known or local.lower().startswith("on"):
        raise _RefusedError
    _check_value(value)


def _check_value(value: str) -> None:
    """Refuse escapes, imports, and calls that may fetch something."""
    if "\\" in value or "@" in value:
        raise _RefusedError
    for name, argument in _CALL.findall(value):
        if name not in FUNCTIONS and (name, argument.strip("\"'")) != ("url", "#"):
            raise _RefusedError
