"""The style guide: whoever changes the look finds every token there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from generator.library import Library
from generator.pages.journey import Kind
from generator.pages.map import SHADES
from generator.pages.style_guide import SIZES, SPACES, style_guide_page
from generator.pages.voice import Voice
from generator.text import LANGUAGES, Language
from generator.wording import load_wordings

ROOT = Path(__file__).parent.parent
WORDINGS = load_wordings(ROOT / "theme")
TOKEN = re.compile(r"^  --([a-z0-9-]+): (.+);$", re.MULTILINE)
UNSEEN = {"radius", "radius-s", "pill", "measure", "page", "font", "font-code"}
"""Tokens that every component shows, and that have no sample of their own."""


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_schools_are_shown_in_each_of_their_states(library: Library, language: Language) -> None:
    """Every kind of step, one of them ahead; the outermost bands; every shade, and fiction."""
    context = style_guide_page(Voice(library, WORDINGS[language])).context
    assert {step.kind for step in context["journey"]} == set(get_args(Kind))
    assert {step.ahead for step in context["journey"]} == {True, False}
    columns = context["assessments"].charts[0].columns
    assert len(columns[0].cells) == 1
    assert not columns[-1].above
    provinces = context["map"].provinces.values()
    assert {province.shade for province in provinces} == set(range(len(SHADES) + 1))
    assert {province.demo for province in provinces} == {True, False}
    assert {school.demo for school in context["schools"]} == {True, False}


@pytest.mark.parametrize("language", LANGUAGES)
def test_tools_are_shown_in_each_of_their_states(library: Library, language: Language) -> None:
    """Lines of a plan of each kind, all degrees of likeness, cells that are silent, answers."""
    context = style_guide_page(Voice(library, WORDINGS[language])).context
    assert {line.kind for line in context["plan"]} == {"core", "adaptable", "own", "review"}
    assert {line.changed for line in context["plan"]} == {True, False}
    assert {each.state for each in context["likenesses"]} == {"same", "different", "unknown"}
    assert {state for state, _ in context["suitabilities"]} == {"same", "different"}
    rows = context["comparison"]
    assert {row.is_list for row, _ in rows} == {True, False}
    assert {bool(cell) for _, cells in rows for cell in cells} == {True, False}
    assert {question.several for question in context["questions"]} == {True, False}
    for question in context["questions"]:
        open_answer = set() if question.several else {""}
        assert set(question.chosen) <= {choice.id for choice in question.choices} | open_answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sample_is_of_a_school_of_the_library(library: Library, language: Language) -> None:
    """Whatever is shown is invented, or of the criteria: it is there without any school."""
    empty = replace(library, schools={}, practices={}, adoptions={})
    shown, without = (
        style_guide_page(Voice(each, WORDINGS[language])).context for each in (library, empty)
    )
    assert {name for name in shown if shown[name] != without[name]} <= {"picture"}
