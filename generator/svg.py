"""Whether an SVG picture is only a picture."""

from __future__ import annotations

import html
import re
from typing import Final

_REACHES_OUT: Final = re.compile(
    r"""<\s*([\w.-]+:)?(script|foreignObject|iframe|embed|object|set\b|animate)|"""
    r"""<\s*([\w.-]+:)?use[^>]+href\s*=\s*["'](?!\#)|"""
    r"""\son[a-z]+\s*=|<!(DOCTYPE|ENTITY)|javascript:|@import|"""
    r"""(href|src)\s*=\s*["']\s*(?!\#|data:image/(png|jpeg|webp))|url\(\s*["']?\s*(?!\#)""",
    re.IGNORECASE,
)


def is_self_contained(content: bytes) -> bool:
    """Whether the SVG holds no script, event handler, entity, or reference outside itself.

    Nothing in it may set attributes later on (as animations do) either.
    """
    text = html.unescape(content.decode("utf-8", "replace"))
    return not _REACHES_OUT.search(text) and "\x00" not in text
