"""Markdown of a record's field to HTML that can neither run script nor leave the page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

import nh3
import pyromark
from markupsafe import Markup

SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
TAGS: Final = frozenset(
    "a blockquote br code del em h3 h4 h5 h6 hr li ol p pre strong "
    "table tbody td th thead tr ul".split()
)

_PARSER: Final = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
)
NESTING_LIMIT: Final = 8
_DEEP: Final = re.compile(
    rf"^(?![ \t]*([-*])(?:[ \t]*\1)*[ \t]*$)"  # A line across the page is no nesting.
    rf"(?:[ \t]*(?:>|(?:[-*+]|[0-9]{{1,9}}[.)])(?=[ \t]))){{{NESTING_LIMIT + 1}}}",
    re.MULTILINE,
)
_SUSPICIOUS: Final = re.compile(r"[<\[:]")
_TOP_HEADING: Final = re.compile(r"<(/?)h[12]>")

# Made once: making one takes three times as long as cleaning a paragraph.
_CLEANER: Final = nh3.Cleaner(
    tags=set(TAGS),
    attributes={"a": {"href", "title"}},
    url_schemes=set(SCHEMES),
    link_rel="noopener noreferrer",
)
_STRIPPER: Final = nh3.Cleaner(tags=set())


class Finding(NamedTuple):
    """Something that may not stand in a text: a problem code, and the characters found."""

    code: str
    found: str


def unsafe(text: str) -> Iterator[Finding]:
    """The first raw HTML, unsafe link and picture in Markdown `text`, as there are."""
    if not _SUSPICIOUS.search(text):
        return
    seen = set()
    for event in _PARSER.events(text):
        for finding in _findings(event) if isinstance(event, dict) else ():
            if finding.code not in seen:
                seen.add(finding.code)
                yield finding


def _findings(event: Mapping[str, Any]) -> Iterator[Finding]:
    for kind, content in _parts(event):
        if kind in {"Html", "InlineHtml"}:
            yield Finding("raw-html", content.strip())
        elif kind == "Image":
            yield Finding("image-in-text", content["dest_url"])
        elif kind == "Link" and not is_safe_link(content["dest_url"], content["link_type"]):
            yield Finding("unsafe-link", content["dest_url"])


def is_nested_deeply(text: str) -> bool:
    """Whether a line of `text` begins with more list and quotation marks than anyone means."""
    return bool(_DEEP.search(text))


def _parts(event: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for kind, content in event.items():
        if kind == "Start" and isinstance(content, dict):
            yield from content.items()
        else:
            yield kind, content


def is_safe_link(address: str, link_type: str = "Inline") -> bool:
    """Whether a reader may follow `address`: an absolute http(s), mail or telephone address."""
    if link_type == "Email":
        return True
    try:
        return urlsplit(address).scheme in SCHEMES
    except ValueError:
        return False


def to_html(text: str) -> Markup:
    """Safe HTML of Markdown `text`; headings start at level 3, links tell no one where from."""
    raw = _PARSER.html(text)
    if "<h" in raw:
        raw = _TOP_HEADING.sub(r"<\1h3>", raw)
    return Markup(_CLEANER.clean(raw).strip())


def to_plain(text: str) -> str:
    """The words of Markdown `text` without its marks, on one line."""
    return " ".join(html.unescape(_STRIPPER.clean(_PARSER.html(text))).split())
