"""Jinja filters for what stands hundreds of times in a page: macros take over twice as long.

Each speaks the language of the page, and leads from its place, as the page's context tells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.text import Localized
from generator.unbroken import unbroken

ELSEWHERE: Final = ("#", "http:", "https:", "mailto:", "tel:")
"""How addresses begin that are not relative to the top of the site."""


@pass_context
def say(context: Context, localized: Localized) -> Markup:
    """Text of a record, marked where it is not in the page's language."""
    text = unbroken(localized.text)
    if localized.language == context["language"]:
        return text
    return Markup('<span lang="{}">{}</span>').format(localized.language, text)


@pass_context
def lang(context: Context, localized: Any) -> Markup:
    """The attribute that marks an element whose text is not in the page's language."""
    if localized.language == context["language"]:
        return Markup()
    return Markup(' lang="{}"').format(localized.language)


@pass_context
def href(context: Context, url: str) -> str:
    """An address as a link from this page: from the top of the site, a part, or elsewhere."""
    return url if url.startswith(ELSEWHERE) else f"{context['base']}{url}"


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "say": say,
    "lang": lang,
    "href": href,
    "unbroken": unbroken,
}
