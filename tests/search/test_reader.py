"""The reader: what a search finds, in which order, and how it is told, in a real browser."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.search.index import MANY_VALUES
from generator.search.record import Facet, Record
from generator.search.section import SMALL
from generator.search.words import words
from tests.search.conftest import Browser, Reader, Server, index_of, record
from tests.search.evaluate import Segmenter

Publish = Callable[..., Reader]

FILLER: Final = tuple(
    record(f"filler-{n}", f"Filler {n}", body="something else altogether") for n in range(6)
)
"""Records that no query here asks for, so that no word stands nearly everywhere."""

SCHOOLS: Final = (
    record("news", "ข่าวประชาสัมพันธ์", "ข่าวของโรงเรียนทุกวัน", "ครูเขียนข่าวให้ผู้ปกครองอ่าน"),
    record("rice", "ปลูกข้าว", "นักเรียนปลูกข้าวในแปลงนา", "เกี่ยวข้าวเดือนพฤศจิกายน"),
    record("white", "ห้องเรียนสีขาว", "ทาสีขาวทั้งห้อง", "ห้องเรียนสีขาวปลอดยาเสพติด"),
    record("plc", "ชุมชนการเรียนรู้ทางวิชาชีพ", "ครูทำ PLC ทุกสัปดาห์", terms=("PLC",)),
    record("adli", "ประเมินตามแนวทาง ADLI", "แนวทาง การถ่ายทอด การเรียนรู้ บูรณาการ"),
    record("5s", "กิจกรรม 5ส", "สะสาง สะดวก สะอาด สุขลักษณะ สร้างนิสัย"),
    record("p1", "อ่านออกเขียนได้ชั้น ป.1", "นักเรียนชั้นประถมศึกษาปีที่ 1 อ่านออกเขียนได้"),
    record("p4", "คิดเลขเร็วชั้น ป.4", "นักเรียนชั้นประถมศึกษาปีที่ 4 คิดเลขเร็ว"),
    record("2564", "ผลการดำเนินงานปี ๒๕๖๔", "รายงานประจำปี"),
    record("2560", "ผลการดำเนินงานปี ๒๕๖๐", "รายงานประจำปี"),
    record("coaching", "การชี้แนะครูใหม่", "ครูพี่เลี้ยงใช้การชี้แนะทุกเดือน"),
    record("quality", "พัฒนาคุณภาพการศึกษา", "วางระบบประกันคุณภาพภายในสถานศึกษา"),
)
GLOSSARY: Final = {"coaching": ("การชี้แนะ", "coaching"), "plc": ("PLC", "ชุมชนการเรียนรู้ทางวิชาชีพ")}


@pytest.fixture(params=[0, SMALL], ids=["sections", "whole"])
def schools(
    publish: Publish, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Reader:
    """Someone who searches an index in Thai, which was put together in sections or as a whole."""
    monkeypatch.setattr("generator.search.section.SMALL", request.param)
    return publish(*SCHOOLS, glossary=GLOSSARY)


# --- what is found, and in which order -----------------------------------------------------------


def test_fields_rank_by_their_weight(publish: Publish) -> None:
    """A word says most in the title, then in the summary, in the terms, and last in the text."""
    reader = publish(
        record("body", "One", "two", "leadership three"),
        record("terms", "One", "two", "three", terms=("leadership",)),
        record("summary", "One", "leadership two", "three"),
        record("title", "One leadership", "two", "three"),
        *FILLER,
    )
    assert reader.found("leadership") == ["title", "summary", "terms", "body"]


def test_more_words_rank_higher(publish: Publish) -> None:
    """Any word may match; a page that has more of them is before one that has fewer."""
    reader = publish(
        record("one", body="reading reading reading"),
        record("three", body="reading and writing at home"),
        record("two", body="reading and writing"),
        *FILLER,
    )
    assert reader.found("reading writing home") == ["three", "two", "one"]


def test_rarer_words_rank_higher(publish: Publish) -> None:
    """A word that few pages have says more than one that many have."""
    reader = publish(
        *(record(f"often-{n}", body="teachers plan") for n in range(3)),
        record("rare", body="robots plan"),
        *FILLER,
    )
    assert reader.found("teachers robots")[0] == "rare"


def test_what_is_about_nothing_else_ranks_higher(publish: Publish) -> None:
    """A word says more in a short text than in a long one."""
    reader = publish(
        record("long", body="gardening " + "with many other words besides " * 20),
        record("short", body="gardening with pupils"),
        *FILLER,
    )
    assert reader.found("gardening") == ["short", "long"]


def test_what_is_equal_keeps_the_order_of_the_index(publish: Publish) -> None:
    """Where nothing else tells, what was added first is first."""
    reader = publish(*(record(str(n), body="garden") for n in range(12)), *FILLER)
    assert reader.found("garden", limit=12) == [str(n) for n in range(12)]


def test_a_blank_query_finds_everything(schools: Reader) -> None:
    """Without any word, all pages come, in the order of the index."""
    for blank in ("", " \n\t"):
        answer = schools.search(blank, limit=3)
        assert (answer["total"], len(answer["hits"])) == (len(SCHOOLS), 3)
        assert schools.found(blank, limit=2) == ["news", "rice"]


def test_words_that_stand_everywhere_still_find(publish: Publish) -> None:
    """A common word says nothing beside another, but something if it is all there is."""
    reader = publish(record("a", body="the school"), record("b", body="the pond"))
    assert reader.found("the pond") == ["b"]
    assert reader.found("the ") == ["a", "b"]


ASKED: Final = {
    "ข่าว": "news",
    "ข้าว": "rice",
    "ขาว": "white",
    "PLC": "plc",
    "plc": "plc",
    "ADLI": "adli",
    "5ส": "5s",
    "5 ส.": "5s",
    "๕ส": "5s",
    "ป.1": "p1",
    "ป1": "p1",
    "ป. ๑": "p1",
    "ประถมศึกษาปีที่ 1": "p1",
    "ป.4": "p4",
    "2564": "2564",
    "๒๕๖๔": "2564",
    "2021": "2564",
    "พ.ศ. 2560": "2560",
    "นักเรียนอ่านออกเขียนได้": "p1",
    "ระบบประกันคุณภาพ": "quality",
}


@pytest.mark.parametrize("segmenter", ["icu", "none", "syllable", "whole"])
def test_a_query_finds_its_page(publish: Publish, segmenter: Segmenter) -> None:
    """What teachers type finds what it means, however their browser cuts Thai."""
    reader = publish(*SCHOOLS, glossary=GLOSSARY, segmenter=segmenter)
    assert {query: reader.found(query)[0] for query in ASKED} == ASKED


@pytest.mark.parametrize("segmenter", ["icu", "none"])
def test_every_word_finds_its_page(publish: Publish, segmenter: Segmenter) -> None:
    """Each word of a page finds it, if it is all that is typed."""
    reader = publish(*SCHOOLS, segmenter=segmenter)
    for page in SCHOOLS:
        for word in words(f"{page.title} {page.summary} {page.body}"):
            found = reader.found(f"{word.surface} ", limit=len(SCHOOLS))
            assert page.card["url"] in found, (page.title, word)


def test_tones_are_no_matter_of_taste(schools: Reader) -> None:
    """News, rice and white are three words, of which each finds its own page only."""
    assert [schools.found(f"{word} ") for word in ("ข่าว", "ข้าว", "ขาว")] == [
        ["news"],
        ["rice"],
        ["white"],
    ]


def test_a_year_is_found_in_both_eras(publish: Publish) -> None:
    """A year of one era finds those of the other, but after its own."""
    reader = publish(record("be", body="ปี 2564"), record("ce", body="in 2021"), *FILLER)
    assert reader.found("2021") == ["ce", "be"]
    assert reader.found("๒๕๖๔") == ["be", "ce"]


def test_a_glossary_reaches_across_languages(publish: Publish) -> None:
    """An English word finds a Thai page that says the same, and nothing is called misspelt."""
    reader = publish(*SCHOOLS, record("couch", body="couch roach"), glossary=GLOSSARY)
    for query in ("coaching", "Coached "):
        answer = reader.search(query)
        assert [hit["url"] for hit in answer["hits"]] == ["coaching"]
        assert answer["corrected"] == []
    assert reader.found("ชุมชนการเรียนรู้ทางวิชาชีพ")[0] == "plc"


def test_a_phrase_must_stand_as_it_is(publish: Publish) -> None:
    """In quotation marks, words must stand side by side, in their order and in one field."""
    reader = publish(
        record("phrase", body="they read good books at home"),
        record("order", body="books good and read"),
        record("apart", body="good and cheap books"),
        record("fields", "very good", "books"),
        record("form", body="a good book"),
        *FILLER,
    )
    for query in ('"good books"', "“good books”", "«good books»", '"good books" read'):
        assert reader.found(query) == ["phrase"]
    assert set(reader.found("good books")) == {"phrase", "order", "apart", "fields", "form"}
    assert reader.found('"good boks"') == []


def test_all_phrases_must_stand(publish: Publish) -> None:
    """Of several phrases, a page has every one; other words only tell which page is better."""
    reader = publish(
        record("both", body="they read good books, and they read at home"),
        record("first", body="good books at the school"),
        record("second", body="pupils learn at home"),
        *FILLER,
    )
    assert reader.found('"good books" "at home"') == ["both"]
    assert reader.found('pupils "at home"') == ["second", "both"]
    assert reader.found('"good books" "at sea"') == []


def test_a_phrase_may_be_of_common_words(publish: Publish) -> None:
    """Words that say nothing alone are a phrase like any other."""
    reader = publish(record("a", body="of the school"), record("b", body="the school of"))
    assert reader.found('"of the school"') == ["a"]
    assert reader.found('"of the" pond') == ["a"]


def test_a_phrase_of_a_large_library_is_held_to_its_rarer_words(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where common words have no places, they must be there, and all others be in their places."""
    monkeypatch.setattr("generator.search.section.MANY_DOCUMENTS", 3)
    reader = publish(
        record("phrase", body="a garden of the school yard"),
        record("elsewhere", body="of a garden, the very big school yard"),
        record("apart", body="the yard of the school, a garden"),
        record("lacking", body="a garden and school yard"),
        *FILLER,
        *(record(f"common-{n}", body="of the") for n in range(8)),
    )
    assert reader.found('"garden of the school yard"') == ["phrase"]
    assert set(reader.found('"of the school yard"')) == {"phrase", "elsewhere"}
    assert set(reader.found('"school yard of"')) == {"phrase", "elsewhere"}
    assert len(reader.found('"of the"', limit=20)) == 11


def test_a_phrase_far_into_a_long_text_is_not_found(publish: Publish) -> None:
    """The places of words have an end; the words themselves are found wherever they stand."""
    reader = publish(record("long", body="so on " * 20_000 + "far away"), *FILLER)
    assert reader.found("far away") == ["long"]
    assert reader.found('"so on"') == ["long"]
    assert reader.found('"far away"') == []


@pytest.mark.parametrize("segmenter", ["icu", "none"])
def test_a_phrase_in_thai_must_stand_as_it_is(publish: Publish, segmenter: Segmenter) -> None:
    """Words of Thai side by side are a phrase, too; no slip is mended in it."""
    reader = publish(
        record("phrase", body="โรงเรียนมีห้องเรียนสีขาวทุกชั้น"),
        record("order", body="สีขาวของห้องเรียน"),
        record("other", body="ห้องเรียนสีเขียวและเสื้อขาว"),
        *FILLER,
        segmenter=segmenter,
    )
    assert reader.found('"ห้องเรียนสีขาว"') == ["phrase"]
    assert reader.search('"ห้องเรียนสีขสว"')["total"] == 0


def test_the_word_being_typed_may_be_a_beginning(schools: Reader, publish: Publish) -> None:
    """While a word is typed, it finds what begins so; a word that is done does not."""
    reader = publish(record("a", body="leadership"), record("b", body="leaves"), *FILLER)
    assert reader.found("leade") == ["a"]
    assert reader.found("lea") == ["a", "b"]
    assert reader.found("lea ") == []
    assert schools.found("ประชาสัม") == ["news"]


@pytest.mark.parametrize(
    ("typed", "first", "corrected"),
    [
        ("leadreship ", "english", {"typed": "leadreship", "used": "leadership"}),
        ("asessment", "english", {"typed": "asessment", "used": "assessment"}),
        ("ประกันคุณภพ", "thai", {"typed": "คุณภพ", "used": "คุณภาพ"}),
        ("คุณภาาพ ", "thai", {"typed": "คุณภาาพ", "used": "คุณภาพ"}),
    ],
)
@pytest.mark.parametrize("segmenter", ["icu", "none"])
def test_a_misspelt_word_finds_its_neighbour(
    publish: Publish, typed: str, first: str, corrected: dict[str, str], segmenter: Segmenter
) -> None:
    """What the index does not have is taken for what is nearest, and that is told."""
    reader = publish(
        record("english", body="leadership assessment"),
        record("thai", body="ระบบประกันคุณภาพภายใน"),
        *FILLER,
        segmenter=segmenter,
    )
    answer = reader.search(typed)
    assert answer["hits"][0]["url"] == first
    assert answer["corrected"] == [corrected]


def test_what_nothing_is_near_to_finds_nothing(schools: Reader) -> None:
    """A word that is like none in the index finds no page, and is not taken for another."""
    for query in ("xylophone", "ฟหกด", "?!", "😀"):
        answer = schools.search(query)
        assert (answer["total"], answer["hits"], answer["corrected"]) == (0, [], []), query


SAME: Final = (
    "ข่าวของโรงเรียน",
    "ครูเขียนข่าวให้ผู้ปกครองอ่าน",
    "นักเรียนปลูกข้าวในแปลงนา",
    "ชุมชนการเรียนรู้ทางวิชาชีพ",
    "ห้องเรียนสีขาวปลอดยาเสพติด",
    '"ประกันคุณภาพภายใน"',
    "คิดเลขเร็วชั้น ป.4",
    "การเรียนรู้",
)


@pytest.mark.parametrize("segmenter", ["none", "syllable", "whole"])
def test_all_browsers_find_the_same(publish: Publish, segmenter: Segmenter) -> None:
    """Whether and however a browser cuts Thai, the same pages come in the same order."""
    chromium = publish(*SCHOOLS, glossary=GLOSSARY)
    other = publish(*SCHOOLS, glossary=GLOSSARY, segmenter=segmenter)
    for query in SAME:
        assert other.found(f"{query} ") == chromium.found(f"{query} "), query


# --- narrowed, sorted, in parts ------------------------------------------------------------------

LEVELS: Final = Facet("level", "Level", {"early": "Early", "primary": "Primary", "lower": "Lower"})
SIZES: Final = Facet("size", "Size", {"small": "Small", "large": "Large"})
PROVINCES: Final = Facet(
    "province", "Province", {str(n): f"Province {n}" for n in range(MANY_VALUES + 1)}
)
FACETS: Final = (LEVELS, SIZES, PROVINCES)


@pytest.fixture
def pages(publish: Publish) -> Reader:
    """Someone who searches pages that have facets and numbers."""

    def page(name: str, levels: str, sizes: str, province: str, **numbers: int) -> Any:
        facets = {
            "level": tuple(levels.split()),
            "size": tuple(sizes.split()),
            "province": (province,),
        }
        return record(name, "Page", body=name[0], facets=facets, numbers=numbers)

    return publish(
        page("a1", "early primary", "small", "1", cost=500, evidence=1, adopted=0),
        page("a2", "primary", "large", "1", cost=0, evidence=4),
        page("a3", "lower", "small", "2", evidence=4, adopted=3),
        page("b1", "primary lower", "small", "2", cost=500, evidence=2, adopted=7),
        page("b2", "", "", "3"),
        facets=FACETS,
    )


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["a1", "a2", "a3", "b1", "b2"]),
        ({"level": []}, ["a1", "a2", "a3", "b1", "b2"]),
        ({"level": ["primary"]}, ["a1", "a2", "b1"]),
        ({"level": ["early", "lower"]}, ["a1", "a3", "b1"]),
        ({"level": ["primary"], "size": ["small"]}, ["a1", "b1"]),
        ({"level": ["primary"], "size": ["small", "large"]}, ["a1", "a2", "b1"]),
        ({"province": ["2"]}, ["a3", "b1"]),
        ({"province": ["2"], "level": ["primary"], "size": ["small"]}, ["b1"]),
        ({"level": ["no such value"]}, []),
        ({"no such facet": ["early"]}, []),
        ({"constructor": ["name"]}, []),
    ],
)
def test_filters_narrow(pages: Reader, filters: dict[str, list[str]], found: list[str]) -> None:
    """A hit has one of the chosen values of every facet in which any is chosen."""
    assert pages.found("", filters=filters) == found


def counted(answer: dict[str, Any]) -> dict[str, dict[str, int]]:
    """For each facet that is loaded the count of each value."""
    return {
        facet["id"]: {value["id"]: value["count"] for value in facet["values"]}
        for facet in answer["facets"]
        if "values" in facet
    }


def test_counts_tell_what_would_be_left(pages: Reader) -> None:
    """A value's count is how many hits it would leave, beside the choices in other facets."""
    answer = pages.search("", filters={"level": ["early"]}, facets=True)
    assert answer["total"] == 1
    assert counted(answer) == {
        "level": {"early": 1, "primary": 3, "lower": 2},
        "size": {"small": 1, "large": 0},
    }
    assert [value["chosen"] for value in answer["facets"][0]["values"]] == [True, False, False]
    answer = pages.search("a ", filters={"level": ["primary"], "size": ["large"]}, facets=True)
    assert counted(answer) == {
        "level": {"early": 0, "primary": 1, "lower": 0},
        "size": {"small": 1, "large": 1},
    }


def test_every_count_keeps_its_promise(pages: Reader) -> None:
    """Choosing a value leaves as many hits as its count said."""
    before = counted(pages.search("", filters={"size": ["small"]}, facets=["province"]))
    for facet in ("level", "province"):
        for value, count in before[facet].items():
            filters = {"size": ["small"], facet: [value]}
            assert pages.search("", filters=filters)["total"] == count


def test_facets_come_when_they_are_asked_for(pages: Reader, server: Server) -> None:
    """Without facets none are loaded; a large one is only named until it is asked for."""
    assert pages.search("")["facets"] == []
    assert not any("facet" in path for path in server.asked if path.startswith(pages.path))
    facets = pages.search("", facets=True)["facets"]
    assert [(facet["name"], "values" in facet) for facet in facets] == [
        ("Level", True),
        ("Size", True),
        ("Province", False),
    ]
    assert counted(pages.search("", facets=["province"]))["province"] == {"1": 2, "2": 2, "3": 1}


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("relevance", ["a1", "a2", "a3", "b1", "b2"]),
        ("newest", ["a1", "a2", "a3", "b1", "b2"]),
        ("evidence", ["a2", "a3", "b1", "a1", "b2"]),
        ("adopted", ["b1", "a3", "a1", "a2", "b2"]),
        ("cost", ["a2", "a1", "b1", "a3", "b2"]),
        ("toString", ["a1", "a2", "a3", "b1", "b2"]),
    ],
)
def test_hits_are_sorted(pages: Reader, sort: str, found: list[str]) -> None:
    """A number sorts hits, best first; those without it are last, and equals keep their order."""
    assert pages.found("", sort=sort) == found


def test_newest_hits_keep_the_order_of_the_index(publish: Publish) -> None:
    """Sorted by age, the words only tell which pages come, not in which order."""
    reader = publish(record("new", body="a garden"), record("old", "Garden"), *FILLER)
    assert reader.found("garden") == ["old", "new"]
    assert reader.found("garden", sort="newest") == ["new", "old"]


def test_hits_come_in_parts(publish: Publish) -> None:
    """Parts follow each other without a gap; the total is that of all, and no part is too far."""
    reader = publish(*(record(str(n), body="garden") for n in range(25)), *FILLER)
    parts = [reader.search("garden", offset=at, limit=10) for at in (0, 10, 20, 30)]
    assert [part["total"] for part in parts] == [25] * 4
    assert [len(part["hits"]) for part in parts] == [10, 10, 5, 0]
    assert [hit["url"] for part in parts for hit in part["hits"]] == [str(n) for n in range(25)]
    assert len(reader.found("garden")) == 10


def test_fictional_hits_are_counted(publish: Publish) -> None:
    """How many of all hits are fictional is told, whichever part is shown."""
    reader = publish(
        *(record(str(n), body="garden", demo=n % 2 == 0) for n in range(5)),
        record("other", demo=True),
        *FILLER,
    )
    answer = reader.search("garden", limit=1)
    assert (answer["total"], answer["demos"]) == (5, 3)


def test_a_hit_holds_its_card(publish: Publish) -> None:
    """Whatever a card holds is there to be shown; a summary is, even if it is empty."""
    card = {
        "url": "x",
        "title": "Garden",
        "facts": ["small", "rural"],
        "change": {"improved": True},
    }
    (hit,) = publish(Record("Garden", "", card=card)).search("garden")["hits"]
    assert {**card, "summary": ""}.items() <= hit.items()


def test_a_search_loads_only_what_it_needs(publish: Publish, server: Server) -> None:
    """A word costs a few files, however many there are; nothing is loaded twice."""
    texts = (" ".join(f"w{n:02}x{m:03}" for m in range(200)) for n in range(40))
    reader = publish(*(record(str(n), body=text) for n, text in enumerate(texts)))
    assert sum(path.startswith(reader.path) for path in server.files) > 10
    server.asked.clear()
    assert reader.found("w07x123 ") == ["7"]
    names = [path.rpartition("/")[2].partition("-")[0] for path in server.asked]
    assert sorted(names) == ["cards", "manifest.gz", "terms"]
    assert reader.found("w07x123 w07x124 ") == ["7"]
    assert len(server.asked) == len(names)


def test_a_beginning_finds_the_same_whatever_was_searched_before(publish: Publish) -> None:
    """What a word finds while it is typed does not depend on what the reader has loaded."""
    texts = [f"pla{chr(97 + n % 26)}{n:04} {'filler' * 8}{n}" for n in range(3000)]
    records = [record(str(n), body=text) for n, text in enumerate(texts)]
    fresh, used = publish(*records), publish(*records)
    for letter in "abcdefghijklmnopqrstuvwxyz":
        used.found(f"pla{letter}")
    for begun in ("pl", "pla", "plam"):
        assert fresh.search(begun)["total"] == used.search(begun)["total"], begun


# --- what is marked ------------------------------------------------------------------------------


def marked(parts: list[dict[str, Any]]) -> str:
    """A text in which brackets stand around what is found."""
    return "".join(f"[{part['text']}]" if part["found"] else part["text"] for part in parts)


@pytest.mark.parametrize(
    ("query", "title", "shown"),
    [
        ("ข่าว", "ข่าวและข้าว", "[ข่าว]และข้าว"),
        ("ข้าว", "ข่าวและข้าว", "ข่าวและ[ข้าว]"),
        ("reading", "We READ, they reads; bread", "We [READ], they [reads]; bread"),
        ("น้ำ", "ประหยัดน\u0e4d\u0e49าทุกวัน", "ประหยัด[น\u0e4d\u0e49า]ทุกวัน"),
        ("ป.1", "ชั้น ป.๑ และ ป.10", "ชั้น [ป.๑] และ ป.10"),
        ("5ส 2564", "5ส ปี ๒๕๖๔", "[5ส] ปี [๒๕๖๔]"),
        ("PLC", "ทำ PLC ทุกวัน", "ทำ [PLC] ทุกวัน"),
        ("o'neil", "The O’Neil way", "The [O’Neil] way"),
        ("<b>", "a <b>bold</b> one", "a <[b]>bold</[b]> one"),
        ("", "ข่าว", "ข่าว"),
    ],
)
def test_what_is_found_is_marked(publish: Publish, query: str, title: str, shown: str) -> None:
    """The words of the query are told apart from the rest, as they are written there."""
    (hit,) = publish(record("x", title, title), language="th").search(query)["hits"]
    assert (marked(hit["marks"]["title"]), marked(hit["marks"]["summary"])) == (shown, shown)


_MARKED: Final = """
async ([text, stems, typing]) => {
  const { marker } = await import("/assets/search/marks.mjs");
  const words = stems.map((stem) => ({ stem, surface: stem, thai: false }));
  const parts = marker({ words, phrases: [], corrected: [], typing })(text);
  const whole = parts.map((part) => part.text).join("") === text;
  return whole && parts.every((part, n) => part.text && part.found !== parts[n - 1]?.found);
}
"""

LETTERS: Final = "กขาำิีุ่้็์ํเแๆ๑๕" + "abeinsxÉİΣ" + "15 .'’" + "\u0301\u200b\u00ad" + "𝒳😀한"


@given(
    text=st.text(LETTERS),
    stems=st.lists(st.text(LETTERS, min_size=1, max_size=3), max_size=3),
    typing=st.booleans(),
)
@settings(max_examples=100)
def test_parts_are_the_text_again(
    browser: Browser, *, text: str, stems: list[str], typing: bool
) -> None:
    """Whatever is marked, the parts joined are the text, and no two of a kind lie side by side."""
    assert browser.evaluate(_MARKED, [text, stems, typing])


# --- what nobody should type ---------------------------------------------------------------------

HOSTILE: Final = (
    "\\ ^ $ . | ? * + ( ) [ ] { } (?: [^ \\1 (a+)+$ <script>alert(1)</script> &amp; %00 ' \" “ ” « "
    "__proto__ constructor 0x1F -1 1e9 NaN ่้ ็ ำ เเเเ ๆๆ ฯลฯ שלום مرحبا \u202e \u200b \x00 \ufffd 😀 "
    "ประถมศึกษาปีที่ 1.1.1.1 ก.ก.ก. ครู school"
).split(" ")

hostile: Final = st.one_of(
    st.lists(st.sampled_from(HOSTILE), max_size=12).map(" ".join),
    st.lists(st.sampled_from(HOSTILE), max_size=30).map("".join),
    st.text(st.characters(categories=("Lo", "Mn", "Cs", "Sm", "Cf", "Nd")), max_size=60),
    st.text("\u0e48\u0e49\u0e34\u0e38\u0e33", max_size=80),
    st.tuples(st.sampled_from((*HOSTILE, '" ', "กขค")), st.integers(50, 3000)).map(
        lambda parts: parts[0] * parts[1]
    ),
)


@pytest.fixture(scope="module")
def victim(server: Server, browser: Browser) -> Reader:
    """Someone who types anything at all into one and the same index."""
    reader = Reader(browser, server, "/victim/")
    reader.publish(index_of(SCHOOLS, glossary=GLOSSARY))
    return reader


@pytest.mark.parametrize("segmenter", ["icu", "none"])
@given(text=hostile)
@example(text="\ud800")
@example(text="\udc00\ud800ครู\udfff")
@example(text="ครู" * 5000)
@example(text="a" * 399 + "😀")
@settings(max_examples=60)
def test_any_text_is_answered(victim: Reader, segmenter: Segmenter, text: str) -> None:
    """Whatever is typed, a search ends well, and its result has its shape."""
    reader = replace(victim, segmenter=segmenter)
    codes = array("H", text.encode("utf-16-le", "surrogatepass")).tolist()
    answer = reader.search(codes, facets=True, limit=50)
    assert set(answer) == {"total", "demos", "hits", "facets", "corrected"}
    assert answer["total"] == len(answer["hits"]) <= len(SCHOOLS)
    for hit in answer["hits"]:
        for field in ("title", "summary"):
            assert "".join(part["text"] for part in hit["marks"][field]) == hit[field]


def test_only_the_beginning_of_a_long_query_counts(schools: Reader) -> None:
    """A query has a most, so that no text that is pasted can keep a browser busy."""
    assert schools.found("ข่าว" + " " * 500 + "ข้าว") == ["news"]
    assert schools.found("a " * 60 + "ข้าว ") == []
