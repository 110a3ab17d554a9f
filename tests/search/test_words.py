"""Words: what readers type and what pages say come to the same, in Python and in the browser."""

from __future__ import annotations

import unicodedata
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icu4py.breakers import WordBreaker

from generator.search.words import LONGEST, PROBE, Word, cuts, normalise, stem, words
from tests.search.conftest import Browser


def surfaces(text: str) -> list[str]:
    """The words of `text` as they stand in it."""
    return [word.surface for word in words(text)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("น\u0e4d\u0e49า", "น้ำ"),
        ("น\u0e49\u0e4dา", "น้ำ"),
        ("น\u0e33\u0e49", "น้ำ"),
        ("ท\u0e4dา", "ทำ"),
        ("เเผน", "แผน"),
        ("ท\u0e48\u0e35", "ที่"),
        ("ก\u0e38\u0e49ง", "กุ้ง"),
        ("ก\u0e49\u0e38ง", "กุ้ง"),
        ("ที่\u0e48", "ที่"),
        ("ท\u0e48\u0e35\u0e48", "ที่"),
        ("โรง\u200bเรียน", "โรงเรียน"),
        ("โรง\u00adเรียน\ufeff", "โรงเรียน"),
        ("ท\u200d\u0e35\u200d\u0e48", "ที่"),
        ("cafe\u0301", "café"),
        ("cafe\u200d\u0301", "café"),
        ("๒๕๖๔", "2564"),
        ("PLC", "plc"),
        ("Teacher’s", "teacher's"),
    ],
)
def test_what_reads_the_same_is_the_same(typed: str, meant: str) -> None:
    """However a word was typed, it comes to what a reader sees."""
    assert normalise(typed) == meant


@pytest.mark.parametrize("words_of_three", [("ข่าว", "ข้าว", "ขาว"), ("ปา", "ป่า", "ป้า")])
def test_tones_tell_words_apart(words_of_three: tuple[str, ...]) -> None:
    """A tone mark makes another word."""
    assert [surfaces(word) for word in words_of_three] == [[word] for word in words_of_three]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ป.1", ["ป.1"]),
        ("ป. 1", ["ป.1"]),
        ("ป1", ["ป.1"]),
        ("ป 1", ["ป.1"]),
        ("ป.๑-๖", ["ป.1", "6"]),
        ("ชั้นม.3/2", ["ชั้น", "ม.3", "2"]),
        ("ประถมศึกษาปีที่ 1", ["ประถม", "ศึกษา", "ป.1"]),
        ("มัธยม 4", ["มัธยมศึกษา", "ม.4"]),
        ("ป.10", ["ป", "10"]),
        ("ภาพ 1", ["ภาพ", "1"]),
        ("5ส", ["5ส"]),
        ("กิจกรรม 5 ส.", ["กิจกรรม", "5ส"]),
        ("๕ส", ["5ส"]),
        ("5 สาย", ["5", "สาย"]),
        ("สพฐ.", ["สพฐ"]),
        ("สพฐ", ["สพฐ"]),
        ("พ.ศ. 2564", ["พศ", "2564"]),
        ("ผอ.โรงเรียน", ["ผอ", "โรงเรียน"]),
        ("ผอ.รร.", ["ผอ", "รร"]),
        ("ร.ร.", ["รร"]),
        ("จ.ชม.", ["จ", "ชม"]),
        ("ส.พ.ฐ.", ["สพฐ"]),
        ("ส.พ.ฐ", ["สพฐ"]),
        ("จ.ชัยนาท", ["จ", "ชัยนาท"]),
        ("P.L.C.", ["plc"]),
        ("P.L.C", ["plc"]),
        ("e.g. this. I am", ["eg", "this", "i", "am"]),
        ("v.1 a.bc", ["v", "1", "a", "bc"]),
        ("อ.2", ["อ.2"]),
        ("อนุบาล 2", ["อนุบาล", "อ.2"]),
        ("อนุบาลปีที่ ๒", ["อนุบาล", "อ.2"]),
        ("3.14", ["3.14"]),
        ("85.25%", ["85.25"]),
        ("1,234,567", ["1234567"]),
        ("2564/1", ["2564", "1"]),
        ("the teacher's", ["the", "teacher"]),
        ("teachers' rooms", ["teachers", "rooms"]),
        ("don’t", ["dont"]),
        ("O'Neil", ["oneil"]),
        ("'quoted'", ["quoted"]),
        ("COVID-19, PM2.5", ["covid", "19", "pm2", "5"]),
        ("snake_case", ["snake", "case"]),
        ("𝒳𝒴 😀", ["𝒳𝒴"]),
        ("ครูสอนPLCทุกวัน", ["ครู", "สอน", "plc", "ทุก", "วัน"]),
        ("", []),
        (" \u200b?!… ", []),
    ],
)
def test_a_text_has_these_words(text: str, found: list[str]) -> None:
    """Grades, counts, initials and numbers are words as a whole; signs are none."""
    assert surfaces(text) == found


@pytest.mark.parametrize(
    "text", ["ป.1 ของโรงเรียน", "5ส สพฐ. พ.ศ.", "3.14 teachers", "ประถมศึกษาปีที่ 1"]
)
def test_words_have_the_same_words(text: str) -> None:
    """What a text was turned into is found when it is typed."""
    for word in surfaces(text):
        assert surfaces(word) == [word]


@pytest.mark.parametrize(
    "forms",
    [
        "school schools",
        "class classes",
        "box boxes",
        "study studies studied studying",
        "teach teaches teaching",
        "plan plans planned planning",
        "make makes making",
        "use uses",
        "die dies",
        "fall falls falling",
        "quick quickly",
        "family families",
    ],
)
def test_forms_have_one_stem(forms: str) -> None:
    """All forms of a word are found by each of them."""
    assert len({stem(form) for form in forms.split()}) == 1


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True))
def test_a_stem_begins_as_its_word_does(word: str) -> None:
    """Words are put together by sections of the alphabet: a stem is in that of its word."""
    assert stem(word)[:1] == word[:1]


@pytest.mark.parametrize("word", "red sing bring this success bus as ป.1 covid19 café".split())
def test_what_has_no_ending_loses_none(word: str) -> None:
    """A word that only looks as if it had an ending stays as it is."""
    assert stem(word) == word


@pytest.mark.parametrize("letter", ["x", "𝒳", "ก"])
@pytest.mark.parametrize("text", ["{0}" * 100, "1" + ".1" * 100, "ก." * 100])
def test_no_word_is_too_long(letter: str, text: str) -> None:
    """However long what is written together, its words are not."""
    found = words(text.format(letter))
    assert found
    assert all(len(part) <= LONGEST for word in found for part in word)


# --- the twin in the browser ---------------------------------------------------------------------

_TWIN: Final = """
async (text) => {
  const { normalise, tokens } = await import("/assets/search/words.mjs");
  return [normalise(text), tokens(text).map(({ surface, stem, thai }) => [surface, stem, thai])];
}
"""

_THAI: Final = "กขคงจชซญดตทนบปพมยรลวสศหอฮะัาำิีึืฺุูเแโใไๅๆ็่้๊๋์ํ๎ฯ฿๐๑๒๕๙"
_OTHER: Final = (
    "aeiouy" * 2 + "bcdgnsxz" + "AEKSÉİßΣς" + "0123459²½" + " .,'’-/_\n\t" + "\u0300\u0301\u0307"
    "\u00ad\u200b\u200d\u2060\ufeff" + "😀𝒳𐐀한국語שاa\uff21\uffee"
)
_PARTS: Final = [
    *"ประถมศึกษาปีที่ มัธยม ป. ม. อ. 5ส 5 ส. สพฐ. พ.ศ. 's ’s ing ed ly ies ches น้ำ ํา ้ำ เเ".split(" "),
    "c.a.r.e.",
    "U.S.E.S",
]


def known(text: str) -> bool:
    """Whether both sides know all characters of `text`, whichever version of Unicode they have."""
    return all(unicodedata.category(character) != "Cn" for character in text)


texts: Final = st.one_of(
    st.lists(st.one_of(st.sampled_from(_THAI + _OTHER), st.sampled_from(_PARTS))).map("".join),
    st.lists(st.sampled_from(_THAI + " 15.")).map("".join),
    st.text(st.sampled_from("abcdeghiilnnssstxyz"), min_size=3, max_size=12),
    st.text(st.characters(codec="utf-8")).filter(known),
)


def cut(run: str) -> list[Word]:
    """The words of a stretch of Thai."""
    return [Word(piece[:LONGEST], piece[:LONGEST]) for piece in WordBreaker(run, "th")]


@given(texts)
@example("x" * 39 + "𝒳𝒴")
@example("ป.10 ก.ก.1 1.2a 1,2.3 5 ส5")
@example("Our C.A.R.E. and S.M.I.L.E models")
@settings(max_examples=300)
def test_the_browser_comes_to_the_same_words(browser: Browser, text: str) -> None:
    """Python and JavaScript agree about every text, but for where stretches of Thai are cut."""
    plain, tokens = browser.evaluate(_TWIN, text)
    assert plain == normalise(text)
    found = [cut(surface) if thai else [Word(surface, stem)] for surface, stem, thai in tokens]
    assert words(text) == [word for several in found for word in several]


def test_the_browser_cuts_thai_as_the_build(browser: Browser) -> None:
    """Chromium is one of the browsers whose own way to cut Thai can be used."""
    script = """
    async (probe) => {
      const { trusted } = await import("/assets/search/cut.mjs");
      const own = Intl.Segmenter && new Intl.Segmenter("th", { granularity: "word" });
      return trusted(probe, own)?.(probe[0]).join("|");
    }
    """
    pieces = "|".join(WordBreaker(PROBE, "th"))
    assert browser.evaluate(script, [PROBE, cuts(PROBE)]) == pieces
    for segmenter in ("none", "syllable", "whole"):
        assert browser.evaluate(script, [PROBE, cuts(PROBE)], segmenter) is None


@pytest.mark.parametrize("other", [[], [3, 5], [*cuts(PROBE), len(PROBE) + 1]])
def test_a_browser_that_cuts_otherwise_is_known(browser: Browser, other: list[int]) -> None:
    """Where the build cut otherwise than a browser does, that browser's way is not used."""
    script = """
    async (probe) => {
      const { trusted } = await import("/assets/search/cut.mjs");
      return trusted(probe, new Intl.Segmenter("th", { granularity: "word" })) === undefined;
    }
    """
    assert browser.evaluate(script, [PROBE, other])
