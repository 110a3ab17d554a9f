"""The style guide: whoever changes the look finds every token there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.library import Library, load
from generator.pages.style_guide import SIZES, SPACES, style_guide_page
from generator.pages.voice import Voice
from generator.text import LANGUAGES, Language
from generator.wording import load_wordings

ROOT = Path(__file__).parent.parent
WORDINGS = load_wordings(ROOT / "theme")
TOKEN = re.compile(r"^  --([a-z0-9-]+): (.+);$", re.MULTILINE)
UNSEEN = {"radius", "radius-s", "pill", "measure", "page", "font", "font-code"}
"""Tokens that every component shows, and that have no sample of their own."""


@pytest.fixture(scope="module")
def library() -> Library:
    """The library of this project."""
    return load(ROOT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_token_is_shown(language: Language) -> None:
    """No colour, size or space of the style sheet is missing, and none is shown that is gone."""
    css = (ROOT / "theme/assets/css/tokens.css").read_text("utf-8")
    tokens = {name for name, _ in TOKEN.findall(css)}
    shown = {*WORDINGS[language].entries["style"]["colour"], *SPACES, *SIZES}
    assert shown == tokens - UNSEEN


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_stands_apart_from_what_readers_look_for(library: Library, language: Language) -> None:
    """Search engines pass it by, and no section of the navigation is its own."""
    page = style_guide_page(Voice(library, WORDINGS[language]))
    assert page.url == f"{language}/style-guide/"
    assert not page.indexed
    assert page.section == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_components_are_shown_in_each_of_their_states(library: Library, language: Language) -> None:
    """Samples differ in what changes their look: signs of change, status, rung, kind of step."""
    context = style_guide_page(Voice(library, WORDINGS[language])).context
    cards = context["cards"]
    assert {card.change.improved for card in cards if card.change} == {True, False}
    assert {card.demo for card in cards} == {True, False}
    assert {card.title.language for card in cards} == set(LANGUAGES)
    assert {adoption.state for adoption in context["adoptions"]} == {"ok", "go", "stopped"}
    assert {step.core for step in context["steps"]} == {True, False}
    assert {1, 5} < {evidence.step for evidence in context["evidence"]}
    assert len({banner.kind for banner in context["banners"]}) == len(context["banners"]) == 4
