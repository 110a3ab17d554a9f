"""What templates put out."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from generator.environment import Environment

ENVIRONMENT: Final = Environment(autoescape=True, undefined=StrictUndefined)
OUTPUT: Final = ENVIRONMENT.from_string("{{ value }}")
PASSED_ON: Final = ENVIRONMENT.from_string(
    "{% macro twice(each) %}<b>{{ each }}</b>{{ each }}{% endmacro %}{{ twice(value) }}"
)

VALUES: Final = st.one_of(
    st.text(),
    st.text("&<>\"'a ก"),
    st.text("&<>\"'a ก").map(Markup),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
    st.lists(st.text("&<>'")),
)


@given(value=VALUES)
def test_what_is_no_html_is_escaped(value: object) -> None:
    """Whatever a template puts out stands in the page as markupsafe escapes it."""
    assert OUTPUT.render(value=value) == escape(value)


@given(value=VALUES)
def test_nothing_is_escaped_twice(value: object) -> None:
    """What a macro has put out is HTML."""
    once = escape(value)
    assert PASSED_ON.render(value=value) == f"<b>{once}</b>{once}"


def test_what_is_not_there_is_an_error() -> None:
    """A name that means nothing is never shown as nothing."""
    with pytest.raises(UndefinedError):
        OUTPUT.render()


def test_a_page_is_a_plain_string() -> None:
    """Markup does not leave a template."""
    assert type(OUTPUT.render(value=Markup("<b>"))) is str
