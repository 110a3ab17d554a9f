"""The words of pages: the same sentences in both languages."""

from __future__ import annotations

import re
import string
from pathlib import Path
from typing import Any

import pytest

from generator.text import LANGUAGES, Language
from generator.wording import Wording, WordingError, load_wordings, paths

ROOT = Path(__file__).parent.parent
THEME = ROOT / "theme"


@pytest.fixture(scope="module")
def wordings() -> dict[Language, Wording]:
    """The wording of the theme."""
    return load_wordings(THEME)


def _forms(words: Wording, path: str) -> list[str]:
    entry: Any = words.entries
    for step in path.split("."):
        entry = entry[step]
    return list(entry.values()) if isinstance(entry, dict) else [entry]


def _places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_both_languages_have_the_same_sentences(wordings: dict[Language, Wording]) -> None:
    """A sentence that exists in one language exists in the other."""
    thai, english = (sorted(paths(wordings[language].entries)) for language in LANGUAGES)

    assert thai == english


def test_no_sentence_is_empty(wordings: dict[Language, Wording]) -> None:
    """Every form of every sentence says something."""
    for words in wordings.values():
        for path in paths(words.entries):
            assert all(str(form).strip() for form in _forms(words, path)), path


def test_both_languages_fill_the_same_places(wordings: dict[Language, Wording]) -> None:
    """What is filled into a sentence is the same in both languages, or left out where n is one."""
    for path in paths(wordings["th"].entries):
        thai, english = (
            set().union(*(_places(str(form)) for form in _forms(wordings[lang], path)))
            for lang in LANGUAGES
        )
        assert thai == english, path


def test_thai_is_written_in_thai(wordings: dict[Language, Wording]) -> None:
    """No English sentence is left in the Thai wording: names and abbreviations apart."""
    for path in paths(wordings["th"].entries):
        for form in _forms(wordings["th"], path):
            words = re.findall(r"[A-Za-z]{3,}", re.sub(r"\{.*?\}", "", str(form)))
            assert len(words) <= 3 or re.search("[ก-๙]", str(form)), (path, form)


def test_a_sentence_counts_in_the_plural_of_its_language(
    wordings: dict[Language, Wording],
) -> None:
    """English tells one from many; Thai has one form for both."""
    assert wordings["en"]("format.practices", n=1) == "1 practice"
    assert wordings["en"]("format.practices", n=2) == "2 practices"
    assert wordings["th"]("format.practices", n=1) == "1 เรื่อง"


def test_an_unknown_sentence_is_an_error(wordings: dict[Language, Wording]) -> None:
    """A sentence that does not exist is never shown as nothing."""
    with pytest.raises(WordingError):
        wordings["th"]("format.no_such_sentence")
    with pytest.raises(WordingError):
        _ = wordings["th"].no_such_group


def test_a_broken_wording_names_its_file(tmp_path: Path) -> None:
    """A file of words that cannot be read is told by its name."""
    (tmp_path / "locale").mkdir()
    (tmp_path / "locale" / "th.yml").write_text("title: [", encoding="utf-8")
    with pytest.raises(WordingError, match=r"th\.yml"):
        load_wordings(tmp_path)
