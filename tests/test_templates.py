"""Which pages a change of a template concerns."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from jinja2 import meta

from generator.templates import Templates
from tests.built.projects import PROJECT

SOURCES = {
    "page.html": '{% extends "frame.html" %}{% include "card.html" %}',
    "frame.html": "<main></main>",
    "card.html": '{% from "parts.html" import link %}',
    "parts.html": "{% macro link() %}{% endmacro %}",
    "map.html": "{{ country }}",
    "any.html": "{% include name %}",
    "some.html": "{%- include 'card' ~ '.html' -%}",
    "spaced.html": "{%+include 'other.html' ignore missing+%}",
    "other.html": "",
    "wrong.html": "{% if %}",
}

ANY = {"any.html", "some.html"}
"""Templates that may include any other."""


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme of a few templates."""
    for name, source in SOURCES.items():
        (tmp_path / name).write_text(source, encoding="utf-8")
    (tmp_path / "provinces.json").write_text("{}", encoding="utf-8")
    return tmp_path


def test_names_are_found_as_jinja_finds_them() -> None:
    """In the project's own templates nothing is missed, and nothing taken for a name."""
    theme = PROJECT / "theme"
    environment = jinja2.Environment(autoescape=True)
    for file in theme.rglob("*.html"):
        parsed = meta.find_referenced_templates(environment.parse(file.read_text("utf-8")))
        found = Templates(theme, {}).named(file.relative_to(theme).as_posix())
        assert found == set(parsed), file


def states(theme: Path) -> dict[str, str]:
    """How each template stands."""
    beside = {"country": theme / "provinces.json"}
    templates = Templates(theme, beside)
    return {name: templates.state(name) for name in SOURCES}


@pytest.mark.parametrize(
    ("changed", "concerned"),
    [
        ("page.html", {"page.html"}),
        ("frame.html", {"frame.html", "page.html"}),
        ("parts.html", {"parts.html", "card.html", "page.html"}),
        ("provinces.json", {"map.html"}),
        ("other.html", {"other.html", "spaced.html"}),
        ("wrong.html", {"wrong.html"}),
    ],
)
def test_a_change_concerns_what_leans_on_it(theme: Path, changed: str, concerned: set[str]) -> None:
    """A template changes with all that it includes, imports or extends, and with nothing else.

    One that may include any template, or whose name it puts together, changes with every one.
    """
    before = states(theme)
    with (theme / changed).open("a", encoding="utf-8") as file:
        file.write(" ")
    after = states(theme)

    assert {name for name in SOURCES if before[name] != after[name]} == concerned | ANY
