"""Problems: every kind is explained in both languages, with what was found filled in."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from generator.problem import CATALOGUE, Problem, Severity, catalogue
from generator.text import LANGUAGES, Language, Text

CODES = sorted(catalogue())


def names(sentence: str) -> set[str]:
    """The `{names}` that a sentence of the catalogue wants filled in."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("code", CODES)
def test_a_kind_speaks_both_languages(code: str) -> None:
    """What is wrong and how to mend it are said in Thai and in English, each in its script."""
    kind = catalogue()[code]
    for sentence in (kind.what, kind.mend):
        assert sentence.en is not None
        without_names = re.sub(r"\{[a-z]+\}", "", sentence.th)
        assert re.search("[ก-๛]", without_names) or not without_names
        assert not re.search("[ก-๛]", sentence.en)


@pytest.mark.parametrize("code", CODES)
def test_both_languages_tell_the_same(code: str) -> None:
    """The two sentences name the same findings; only a label may be wanted by one alone."""
    kind = catalogue()[code]
    for sentence in (kind.what, kind.mend):
        assert names(sentence.th) == names(str(sentence.en))


@pytest.mark.parametrize("code", CODES)
def test_a_code_can_be_searched_for(code: str) -> None:
    """A code is made of lower-case words and hyphens."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)


def test_no_code_is_given_twice() -> None:
    """The file of the catalogue holds each code once, though YAML would let the last one win."""
    codes = re.findall(r"^([a-z0-9-]+):$", CATALOGUE.read_text("utf-8"), re.MULTILINE)
    assert sorted(codes) == CODES


def test_only_what_a_reader_can_live_with_is_a_warning() -> None:
    """What a reader would merely miss, or not notice, is a warning; all else is an error."""
    warnings = {code for code, kind in catalogue().items() if kind.severity is Severity.WARNING}
    assert warnings == {
        "byte-order-mark",
        "media-unused",
        "missing-english",
        "not-public",
        "untranslated",
    }


def test_details_fill_the_sentence() -> None:
    """What was found stands in the sentence as the editor wrote it, braces and all."""
    problem = Problem("a.yml", 3, 5, "raw-html", {"found": "<b>{x}"})
    assert problem.what("en") == "There is HTML in the text: <b>{x}"
    assert problem.is_error
    assert problem.severity is Severity.ERROR


@pytest.mark.parametrize(("language", "hint"), [("th", "หมายถึง"), ("en", "Did you mean")])
def test_a_detail_has_the_language_of_the_message(language: Language, hint: str) -> None:
    """A detail in two languages is given in that of the sentence around it."""
    hint_text = Text(th="หมายถึง steps หรือไม่", en="Did you mean steps?")
    details: dict[str, str | Text] = {"found": "step", "hint": hint_text}
    assert hint in Problem("a.yml", 1, 1, "unknown-key", details).mend(language)


def test_problems_are_in_order_of_their_places() -> None:
    """Problems are sorted by file, line and column, and the same one twice is one."""
    problems = [
        Problem("b.yml", 1, 1, "tab"),
        Problem("a.yml", 10, 1, "tab"),
        Problem("a.yml", 2, 9, "tab"),
        Problem("a.yml", 2, 1, "tab"),
    ]
    assert sorted(problems) == problems[::-1]
    assert len({*problems, Problem("b.yml", 1, 1, "tab", {"found": "x"})}) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_without_names_needs_no_details(language: Language) -> None:
    """A problem that says all by its code is complete without details."""
    assert Problem("a.yml", 1, 1, "open-bracket").what(language).count("{") == 1
