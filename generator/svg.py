"""Whether an SVG picture is only a picture."""

from __future__ import annotations

import re
from typing import Final

_REACHES_OUT: Final = re.compile(
    rb"""<\s*(script|foreignObject|iframe|embed|object|use[^>]+href\s*=\s*["'](?!\#))|"""
    rb"""\son[a-z]+\s*=|<!(DOCTYPE|ENTITY)|javascript:|@import|"""
    rb"""(href|src)\s*=\s*["']\s*(?!\#|data:image/(png|jpeg|webp))|url\(\s*["']?\s*(?!\#)""",
    re.IGNORECASE,
)


def is_self_contained(content: bytes) -> bool:
    """Whether the SVG holds no script, event handler, entity, or reference outside itself."""
    return not _REACHES_OUT.search(content) and b"\x00" not in content
