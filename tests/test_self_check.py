"""The self-check: its vocabulary holds together, and its page asks what the vocabulary holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator import report
from generator.library import Library, load
from generator.model.taxonomy import Taxonomies
from generator.pages import all_pages
from generator.pages.self_check import self_check_page
from generator.pages.voice import Voice
from generator.text import LANGUAGES, Language, texts
from generator.wording import load_wordings
from tests.sites import project

ROOT = Path(__file__).parent.parent
WORDINGS = load_wordings(ROOT / "theme")
FILE = "content/taxonomies/self_check.yml"

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


# --- the vocabulary --------------------------------------------------------------------------


def test_there_is_a_question_on_each_process_item(taxonomies: Taxonomies) -> None:
    """Each of the items 1.1 to 6.2 is asked about once; results are no matter of opinion."""
    process = [id for id, item in taxonomies.criteria.items.items() if item.kind == "process"]

    assert sorted(taxonomies.self_check.questions) == sorted(process)


def test_every_sentence_is_there_in_both_languages(taxonomies: Taxonomies) -> None:
    """Questions, reasons and answers are written in Thai and in English."""
    for text in texts(taxonomies.self_check.levels):
        assert text.en
    for question in taxonomies.self_check.questions.values():
        assert all(text.en for text in texts(question))


def test_the_answers_to_a_question_differ(taxonomies: Taxonomies) -> None:
    """No two levels of a question are described in the same words."""
    for question in taxonomies.self_check.questions.values():
        for language in LANGUAGES:
            told = [answer.within(language).text for _, answer in question.answers]
            assert len(set(told)) == len(told)


def spoil(root: Path, old: str, new: str) -> list[tuple[int, str]]:
    """The lines and codes of the problems after `old` has become `new` in the file."""
    path = root / FILE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [(p.line, p.code) for p in load(root).problems if p.path == FILE]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('"4.2":\n    question: {th: เก็บ', '"4.9":\n    question: {th: เก็บ', (22, "unknown-id")),
        ('"4.2":\n    question: {th: เก็บ', '"7.1":\n    question: {th: เก็บ', (22, "unknown-id")),
        ("    why: {th: ไม่วัดก็ไม่รู้, en: Unmeasured is unknown.}\n", "", (13, "missing-field")),
        ("      starting: {th: วัดบ้าง, en: Now and then.}\n", "", (16, "missing-field")),
        ("      starting: {th: วัดบ้าง", "      startng: {th: วัดบ้าง", (18, "unknown-key")),
        ("{th: ไม่วัด, en: Not at all.}", "{th: ไม่วัด}", (17, "missing-english")),
        ("{th: ไม่วัด, en: Not at all.}", "ไม่วัด", (17, "languages-expected")),
        ("{th: ไม่วัด, en: Not at all.}", "{th: <b>ไม่วัด</b>, en: No.}", (17, "raw-html")),
    ],
)
def test_a_fault_is_found_in_its_place(
    tmp_path: Path, old: str, new: str, found: tuple[int, str]
) -> None:
    """`tonbaeb check` tells which line of the questions is wrong, and in what."""
    assert found in spoil(project(tmp_path), old, new)


def test_an_item_without_a_question_is_named(tmp_path: Path) -> None:
    """Where the criteria have an item that nobody is asked about, the report says which."""
    root = project(tmp_path)
    text = (root / FILE).read_text("utf-8")
    (root / FILE).write_text(text[: text.index('  "4.2"')], encoding="utf-8")

    problems = load(root).problems

    assert [(p.line, p.code) for p in problems] == [(12, "missing-field")]
    for language in LANGUAGES:
        assert "4.2" in report.as_text(problems, root, language)


def test_a_missing_file_is_told_once(tmp_path: Path) -> None:
    """Without its vocabulary there is one problem, and none for each question that is not there."""
    root = project(tmp_path)
    (root / FILE).unlink()

    assert [(p.path, p.code) for p in load(root).problems] == [(FILE, "missing-taxonomy")]


# --- the page --------------------------------------------------------------------------------


@in_both_languages
def test_the_page_asks_in_the_order_of_the_criteria(library: Library, language: Language) -> None:
    """Questions are numbered through, and stand under their category, in that order."""
    context = self_check_page(Voice(library, WORDINGS[language])).context
    questions = [each for category in context["categories"] for each in category.questions]

    assert [each.number for each in questions] == list(range(1, context["count"] + 1))
    assert [each.id for each in questions] == sorted(each.id for each in questions)
    for category in context["categories"]:
        assert {each.id[0] for each in category.questions} == {category.id}


def test_the_order_of_the_file_does_not_matter(library: Library, taxonomies: Taxonomies) -> None:
    """Whoever writes a question at the end of the file finds it at its item's place."""
    check = taxonomies.self_check
    turned = dict(reversed(check.questions.items()))
    changed = taxonomies.model_copy(
        update={"self_check": check.model_copy(update={"questions": turned})}
    )
    one, other = (
        self_check_page(Voice(each, WORDINGS["th"])).context
        for each in (library, replace(library, taxonomies=changed))
    )

    assert one == other


@in_both_languages
def test_each_question_has_an_answer_on_every_level(library: Library, language: Language) -> None:
    """What a level is called and what a school on it says stand beside each other."""
    context = self_check_page(Voice(library, WORDINGS[language])).context
    levels = context["levels"]

    assert [level.value for level in levels] == [0, 1, 2, 3, 4]
    for category in context["categories"]:
        for question in category.questions:
            assert len(question.answers) == len(levels)
            assert {answer.language for answer in question.answers} == {language}


def test_the_page_is_one_of_the_site(library: Library) -> None:
    """It is there in both languages, may be found, and has its own place in the navigation."""
    pages = {page.url: page for page in all_pages(library, WORDINGS)}
    for language in LANGUAGES:
        page = pages[f"{language}/self-check/"]
        assert page.twin in pages
        assert page.indexed
        assert page.section == "self-check"
