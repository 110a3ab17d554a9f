"""Thai words that stay on one line: marked in the page, untouched as text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from generator.unbroken import WORDS, unbroken

FIRST = WORDS[0]


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_held_together(word: str) -> None:
    """Each of the words is wrapped once, wherever it stands, and what is around it is not."""
    assert unbroken(f"ครู{word}และ") == f'ครู<span class="word">{word}</span>และ'


@given(st.lists(st.sampled_from([*WORDS, "ผู้", "<b>", "&", "ครู", '"', " "])).map("".join))
def test_text_is_escaped_and_otherwise_as_it_was(text: str) -> None:
    """Without the spans, a text is what it would have been without them."""
    held = unbroken(text)
    assert re.sub(r'<span class="word">(.*?)</span>', r"\1", held) == escape(text)


def test_html_keeps_its_tags() -> None:
    """In HTML only text is wrapped: attributes and tags stay as they are."""
    html = Markup('<p><a href="/{0}" title="{0}">{0}</a></p>').format(FIRST)
    assert unbroken(html) == (
        f'<p><a href="/{FIRST}" title="{FIRST}"><span class="word">{FIRST}</span></a></p>'
    )
