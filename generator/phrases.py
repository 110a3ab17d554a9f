"""Jinja filters for what stands hundreds of times in a page: macros take over twice as long.

Each speaks the language of the page, and leads from its place, as the page's context tells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.text import Localized
from generator.unbroken import unbroken

_OWN: Final = Markup()
"""What marks a text that is in the page's language."""

ELSEWHERE: Final = ("#", "http:", "https:", "mailto:", "tel:")
"""How addresses begin that are not relative to the top of the site."""


@pass_context
def say(context: Context, localized: Localized) -> Markup:
    """Text of a record, marked where it is not in the page's language."""
    text = unbroken(localized.text)
    mark = lang(context, localized)
    return Markup(f"<span{mark}>{text}</span>") if mark else text  # noqa: S704 - escaped


@pass_context
def lang(context: Context, localized: Any) -> Markup:
    """The attribute that marks an element whose text is not in the page's language."""
    is_own = localized.language == context.parent["language"]
    return _OWN if is_own else Markup(' lang="{}"').format(localized.language)


@pass_context
def href(context: Context, url: str) -> str:
    """An address as a link from this page: from the top of the site, a part, or elsewhere."""
    return url if url.startswith(ELSEWHERE) else f"{context.parent['base']}{url}"


@pass_context
def link(context: Context, to: Any) -> Markup:
    """A label that leads somewhere."""
    address, label = escape(href(context, to.url)), escape(to.label.text)
    return Markup(f'<a href="{address}"{lang(context, to.label)}>{label}</a>')  # noqa: S704 - escaped


@pass_context
def rich(context: Context, text: Any) -> Markup:
    """A Markdown field, which is HTML already."""
    html = unbroken(text.html)
    return Markup(f'<div class="prose"{lang(context, text)}>{html}</div>')  # noqa: S704 - escaped


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "say": say,
    "lang": lang,
    "href": href,
    "link": link,
    "rich": rich,
    "unbroken": unbroken,
}
