"""Frame: the theme's page is cut once, and a change of the theme is noticed."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.frame import PLACES, Frame, FrameError, cut, placeholder

HEAD: Final = placeholder("head")
BODY: Final = placeholder("body")
TWIN: Final = placeholder("twin")
BASE: Final = placeholder("base")
ALERTS: Final = placeholder("alerts")
PAGE: Final = f"""<!doctype html>
<html><head>{HEAD}<link rel="stylesheet" href="{BASE}/a.css">
<script src="{BASE}/a.js"></script></head>
<body>{ALERTS}<a href="{TWIN}">English</a>
<img src="{BASE}/b.svg" alt=""><main>{BODY}</main></body></html>
"""


def test_a_page_is_poured_into_its_places() -> None:
    """Each value stands in all the places of its placeholder, and all else is as it was."""
    values = {
        "head": "<title>x</title>",
        "alerts": "<p>x</p>",
        "body": "<h1>x</h1>",
        "twin": "../en/",
        "base": "..",
    }
    expected = PAGE
    for name, value in values.items():
        expected = expected.replace(placeholder(name), value)
    assert cut(PAGE).pour(values) == expected
    assert "%%" not in expected


@given(st.dictionaries(st.sampled_from(sorted(PLACES)), st.text()).map(dict[str, str]))
def test_what_is_poured_is_not_looked_into(values: dict[str, str]) -> None:
    """A value may hold anything, placeholders too: it is poured as it is."""
    whole = {name: values.get(name, placeholder("body")) for name in PLACES}
    poured = cut(PAGE).pour(whole)
    assert f"<main>{whole['body']}</main>" in poured


@pytest.mark.parametrize("name", sorted(PLACES))
def test_a_missing_placeholder_is_named(name: str) -> None:
    """A theme that no longer shows a placeholder is refused by the placeholder's name."""
    with pytest.raises(FrameError, match=f"'{name}' is missing"):
        cut(PAGE.replace(placeholder(name), ""))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            f"<main>{BODY}</main>",
            f"<div>{BODY}</div>",
            "'body' stands in an unexpected place: text of div",
        ),
        (f'href="{TWIN}"', f'data-href="{TWIN}"', "unexpected place: data-href of a"),
        ('alt=""', f'alt="{BODY}"', "'body' stands in an unexpected place: alt of img"),
        (
            f"<main>{BODY}",
            f"<main>{BODY}{HEAD}",
            "'head' stands in an unexpected place: text of main",
        ),
        (
            f"<main>{BODY}",
            f"<main>{BODY}{BODY}",
            "'body' stands in the theme's page more than once",
        ),
        (f"<main>{BODY}", f"<main>{BODY}%%tonbaeb:foot%%", "'foot' stands in an unexpected place"),
        ("<html>", f"<html><!--{BASE}x%%tonbaeb:other%%-->", "'other' stands where no page may"),
    ],
)
def test_a_placeholder_elsewhere_is_refused(old: str, new: str, message: str) -> None:
    """A placeholder in a place that was not foreseen, or too often, is refused and named."""
    assert old in PAGE
    with pytest.raises(FrameError, match=message):
        cut(PAGE.replace(old, new))


def test_elements_without_an_end_hold_nothing() -> None:
    """Text after an element that has no end tag belongs to the element around it."""
    assert isinstance(cut(PAGE.replace(f"<main>{BODY}", f"<main><br><hr/>{BODY}")), Frame)
    assert isinstance(cut(PAGE.replace(f"<main>{BODY}", f"<main><p>x</p>{BODY}")), Frame)
