"""Thai words that browsers break in the middle, kept on one line."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup, escape

WORDS: Final = ("ผู้ปกครอง", "ผู้อำนวยการ", "ผู้รับผิดชอบ", "ผู้เรียน", "ผู้บริหาร", "ร้อยละ", "ทีละ", "รายละเอียด")
"""What the dictionaries of browsers know in two pieces, and readers as one word."""

_WORD: Final = re.compile("|".join(sorted(WORDS, key=len, reverse=True)))
_TAG: Final = re.compile(r"(<[^>]*>)")


def unbroken(text: str) -> Markup:
    """A text, or HTML as Markup, in which each of the words stands in a span that does not break.

    Nothing is added to the words themselves, so that they are found and copied as they are.
    """
    html = escape(text)
    if html.isascii() or not _WORD.search(html):
        return html
    pieces = _TAG.split(str(html))
    pieces[::2] = [_WORD.sub(r'<span class="word">\g<0></span>', piece) for piece in pieces[::2]]
    return Markup("".join(pieces))  # noqa: S704 - escaped above; the spans are ours
