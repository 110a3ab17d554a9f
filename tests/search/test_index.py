"""The writer: the files of an index hold what was added, and always the same bytes for it."""

from __future__ import annotations

import gzip
import json
from array import array
from bisect import bisect_right
from itertools import accumulate, chain, pairwise
from typing import Any, Final, NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search.chunks import index_chunk
from generator.search.columns import bounds, doc_lists, groups, ranges
from generator.search.glossary import CONCEPT, Glossary
from generator.search.index import CARDS_IN_FILE, MANY_VALUES, NORM_STEPS, merge
from generator.search.inverted import Inverted, by_term, invert
from generator.search.part import UNKNOWN, packed, part_of, postings_in
from generator.search.postings import (
    FARTHEST,
    FIELD_GAP,
    HEAVIEST,
    MOST_DOCUMENTS,
    MOST_PLACES,
    WEIGHTS,
    postings,
)
from generator.search.record import Facet, Record
from generator.search.section import SAME_DOCS
from generator.search.shards import Entry, compressed, order, pack
from generator.search.words import surfaces
from tests.search.conftest import Browser, document, index_of, record


class Content(NamedTuple):
    """A file of an index, unpacked: its line of JSON, and the bytes after it."""

    header: Any
    body: bytes


def opened(content: bytes) -> Content:
    """A file of an index, unpacked."""
    line, _, body = gzip.decompress(content).partition(b"\n")
    return Content(json.loads(line), body)


def file(files: dict[str, bytes], name: str) -> Content:
    """The one file of that name, in whatever folder."""
    (content,) = [content for path, content in files.items() if path.rpartition("/")[2] == name]
    return opened(content)


def manifest(files: dict[str, bytes]) -> Any:
    """What an index says of itself."""
    return opened(files["manifest.gz"]).header


def docs(body: bytes, count: int) -> list[int]:
    """Document numbers, read back in the plainest way."""
    width = body[0]
    steps = (body[1 + n * width : 1 + (n + 1) * width] for n in range(count))
    return list(accumulate(int.from_bytes(step, "little") for step in steps))


RECORDS: Final = (
    record("a", "อ่านออกเขียนได้", "ข่าว", "ครูสอนนักเรียน reading"),
    record("b", "Coaching", "Teachers", "โรงเรียนขนาดเล็ก", terms=("PLC", "สพฐ.")),
)

# --- the files -----------------------------------------------------------------------------------


def test_the_same_records_give_the_same_bytes() -> None:
    """An index that is written twice is the same, byte by byte, and in the same order."""
    assert list(index_of(RECORDS).items()) == list(index_of(RECORDS).items())


@given(
    st.lists(st.text("กขคabc ", max_size=12), max_size=5 * CARDS_IN_FILE),
    st.sets(st.integers(1, 5 * CARDS_IN_FILE)),
)
def test_chunks_come_to_the_same_as_the_whole(texts: list[str], cuts: set[int]) -> None:
    """An index is the same, byte by byte, wherever its documents were cut into chunks."""
    pages = [
        document(
            record(
                str(n),
                text,
                body=f"{text} ครู teachers teacher",
                facets={"level": ("early",) if n % 3 else ()},
                numbers={"cost": n} if n % 2 else {},
                demo=n % 4 == 0,
            )
        )
        for n, text in enumerate(texts)
    ]
    facets = (Facet("level", "Level", {"early": "Early"}),)
    glossary = Glossary({"teacher": ("ครู", "teacher")})
    starts = [0, *sorted(cut for cut in cuts if cut < len(pages)), len(pages)]
    pieces = [index_chunk(pages[first:end], glossary) for first, end in pairwise(starts)]
    whole = [index_chunk(pages, glossary)]
    assert dict(merge("th", facets, glossary, pieces)) == dict(merge("th", facets, glossary, whole))


def test_sections_hold_what_the_whole_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """A large index has the same terms in the same order, in more files, and tells the same."""
    whole = index_of(RECORDS, glossary={"plc": ("PLC",)})
    monkeypatch.setattr("generator.search.section.SMALL", 0)
    sections = index_of(RECORDS, glossary={"plc": ("PLC",)})

    told, known = manifest(sections), manifest(whole)
    for name in ("terms", "lexicon", "places"):
        starts = told["starts"][name]
        assert len(starts) > len(known["starts"][name]) == 1
        assert starts == sorted(starts, key=order)
        shards = [file(sections, f"{name}-{n}.gz") for n in range(len(starts))]
        joined = [term for shard in shards for term in shard.header["terms"]]
        assert joined == file(whole, f"{name}-0.gz").header["terms"]
        assert b"".join(shard.body for shard in shards) == file(whole, f"{name}-0.gz").body
    for each in (told, known):
        del each["starts"], each["version"]
    assert told == known


def test_files_of_two_versions_are_never_mixed() -> None:
    """All but the manifest lie in the folder of their version."""
    files = index_of(RECORDS)
    *others, last = files
    assert last == "manifest.gz"
    assert {path.partition("/")[0] for path in others} == {manifest(files)["version"]}


@pytest.mark.parametrize(
    "changed",
    [
        RECORDS[:1],
        RECORDS[::-1],
        (RECORDS[0], record("b", "Coaching", "Teachers", "โรงเรียนขนาดใหญ่")),
        (RECORDS[0], record("c", "Coaching", "Teachers", "โรงเรียนขนาดเล็ก", terms=("PLC", "สพฐ."))),
        (RECORDS[0], record("b", "Coaching", "Teachers", "โรงเรียนขนาดเล็ก PLC", terms=("สพฐ.",))),
    ],
    ids=["fewer", "order", "text", "card", "weight"],
)
def test_any_change_is_another_version(changed: tuple[Record, ...]) -> None:
    """Whatever changes in what is found or shown, the version is another."""
    assert manifest(index_of(changed))["version"] != manifest(index_of(RECORDS))["version"]


def test_what_only_a_demo_is_changes_the_version() -> None:
    """Whether a record is fictional is part of the index."""
    real, demo = (index_of([record("a", "title", demo=demo)]) for demo in (False, True))
    assert manifest(real)["version"] != manifest(demo)["version"]


def test_an_index_of_nothing_is_one() -> None:
    """Without any record, there still are a manifest and facets."""
    files = index_of([], facets=[Facet("level", "Level", {"primary": "Primary"})])
    assert manifest(files)["documents"] == 0
    assert manifest(files)["starts"] == {"terms": [], "lexicon": [], "places": []}
    assert file(files, "facets.gz") == (
        {"facets": [{"id": "level", "values": []}], "numbers": []},
        b"",
    )
    assert opened(files["manifest.gz"]).body == b""


def test_cards_lie_in_the_order_of_the_documents() -> None:
    """Each file but the last holds as many cards as the manifest says."""
    total = 2 * CARDS_IN_FILE + 1
    files = index_of(record(str(n)) for n in range(total))
    assert manifest(files)["cards"] == CARDS_IN_FILE
    cards = [file(files, f"cards-{n}.gz").header for n in range(3)]
    assert [len(several) for several in cards] == [CARDS_IN_FILE, CARDS_IN_FILE, 1]
    assert [card["url"] for several in cards for card in several] == [str(n) for n in range(total)]


def test_lengths_are_told_against_the_average() -> None:
    """A document's length is a byte that grows with it."""
    texts = ("", "a", "a " * 500, "a " * 1000, "a " * 30_000)
    files = index_of(record(str(n), body=text) for n, text in enumerate(texts))
    lengths = list(opened(files["manifest.gz"]).body[: len(texts)])
    assert lengths[3] == lengths[2] + NORM_STEPS
    assert lengths == sorted(lengths)
    assert lengths[0] == lengths[1]


# --- the words of a record -----------------------------------------------------------------------


def words_of(*records: Record) -> Inverted:
    """Where the words of `records` stand."""
    return invert([(postings(records, Glossary({}))[0], 0)])


def weights_of(found: Inverted) -> dict[str, dict[int, int]]:
    """How much each term weighs in each of its documents."""
    words, runs, docs, weights = by_term(found)
    pairs = list(zip(docs.tolist(), weights.tolist(), strict=True))
    return {
        word: dict(pairs[start:end])
        for word, (start, end) in zip(words, pairwise(runs.tolist()), strict=True)
    }


def test_fields_weigh_by_their_kind() -> None:
    """A word counts by the fields in which it stands, and as often as it stands there."""
    records = [Record("one", "one two", ("two", "two"), "six six")]
    weights = weights_of(words_of(*records))
    assert weights == {
        "one": {0: WEIGHTS["title"] + WEIGHTS["summary"]},
        "two": {0: WEIGHTS["summary"] + 2 * WEIGHTS["terms"]},
        "six": {0: 2 * WEIGHTS["body"]},
    }
    _, lengths = postings(records, Glossary({}))
    assert lengths == [sum(weight[0] for weight in weights.values())]


def test_no_weight_is_more_than_a_byte() -> None:
    """A word that is written a thousand times weighs as much as a byte can tell."""
    found = words_of(Record("", "", body="word " * 1000))
    assert weights_of(found) == {"word": {0: HEAVIEST}}


def test_forms_weigh_together() -> None:
    """A stem stands in all documents of its forms, and weighs as much as all of them there."""
    found = words_of(
        Record("", "school"), Record("schools", "school"), Record("", "", (), "schools")
    )
    assert weights_of(found) == {"school": {0: 4, 1: 12, 2: 1}}
    heavy = words_of(Record("", "", body="school schools " * HEAVIEST))
    assert weights_of(heavy) == {"school": {0: HEAVIEST}}


def places(found: Inverted, word: str) -> list[list[int]]:
    """Where a word stands in each of its documents."""
    at = found.words.index(word)
    ends = bounds(found.counts).tolist()
    rows = range(found.runs[at], found.runs[at + 1])
    return [found.places[ends[row] : ends[row + 1]].tolist() for row in rows]


def test_places_lie_apart_where_fields_do() -> None:
    """No phrase reaches from one field into the next."""
    found = words_of(Record("a b", "a", ("b", "b"), "a b"), Record("", "", (), "a"))
    summary, terms, body = (n + field * FIELD_GAP for field, n in enumerate((2, 3, 5), start=1))
    assert places(found, "a") == [[0, summary, body], [3 * FIELD_GAP]]
    assert places(found, "b") == [[1, terms, terms + 1, body + 1]]


@pytest.mark.parametrize("length", [FARTHEST, 2 * FARTHEST, 3 * FARTHEST])
def test_places_have_an_end(length: int) -> None:
    """Of a very long text, only the beginning is known by its places, and only so many."""
    long = Record("", "", body="often " * length + "far far")
    found = words_of(Record("far", ""), long, Record("often", ""))
    often = range(3 * FIELD_GAP, 3 * FIELD_GAP + MOST_PLACES)
    assert places(found, "often") == [[*often], [0]]
    assert places(found, "far") == [[0], []]
    assert weights_of(found) == {
        "often": {1: HEAVIEST, 2: WEIGHTS["title"]},
        "far": {0: WEIGHTS["title"], 1: 2},
    }


def test_documents_of_many_parts_are_told_apart() -> None:
    """Each part counts its documents from 0 to what a byte can tell; together they differ."""
    full = packed(part_of([record("", body="word")] * MOST_DOCUMENTS, Glossary({})))
    word = postings_in(full, 2)
    assert word.words == ["word"]
    assert word.spread.tolist() == [MOST_DOCUMENTS]
    firsts = (0, MOST_DOCUMENTS, 70_000)
    found = invert([(word, first) for first in firsts])
    expected = [first + n for first in firsts for n in range(MOST_DOCUMENTS)]
    assert found.docs.tolist() == expected
    assert weights_of(found) == {"word": dict.fromkeys(expected, 1)}


def test_the_farthest_place_is_kept() -> None:
    """A word at the last place that counts comes back from the bytes of its part."""
    long = record("", body="a " * (FARTHEST - 3 * FIELD_GAP) + "far far")
    found = invert([(postings_in(packed(part_of([long], Glossary({}))), 0), 0)])
    assert places(found, "far") == [[FARTHEST]]


GLOSSARY: Final = {
    "coaching": ("การชี้แนะ", "Coaching"),
    "plc": ("ชุมชนการเรียนรู้ทางวิชาชีพ", "PLC", "professional learning community"),
    "nothing": ("…", ""),
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ครูใช้การชี้แนะและการชี้แนะ", ["coaching", "coaching"]),
        ("He coached PLCs", ["coaching", "plc"]),
        ("ชุมชนการเรียนรู้ทางวิชาชีพ (plc)", ["plc", "plc"]),
        ("Professional Learning Communities", ["plc"]),
        ("professional community", []),
        ("professional learning", []),
        ("", []),
    ],
)
def test_a_glossary_knows_its_names(text: str, found: list[str]) -> None:
    """An entry is found under each of its names, in all their forms, and only under whole ones."""
    (several,) = surfaces([text])
    assert Glossary(GLOSSARY).concepts(several) == found


def test_concepts_are_terms_of_their_own() -> None:
    """An entry of the glossary has its documents; the manifest names those that have any."""
    files = index_of([record("a", "Coaching"), record("b", "การชี้แนะ")], glossary=GLOSSARY)
    header, body = file(files, "terms-0.gz")
    at = header["terms"].index(f"{CONCEPT}coaching")
    before = sum(header["sizes"][:at])
    assert docs(body[before:], header["counts"][at]) == [0, 1]
    assert manifest(files)["glossary"] == {"coaching": ["coach", "การ ชี้แนะ"]}
    assert not any(CONCEPT in term for term in file(files, "lexicon-0.gz").header["terms"])


def test_what_stands_nearly_everywhere_is_common() -> None:
    """Words of more than half of the documents are told."""
    texts = ("all most half", "all most half", "all most", "all")
    assert manifest(index_of(record(t, t) for t in texts))["common"] == ["all", "most"]


def test_places_name_their_documents_once() -> None:
    """A word's documents are not told again where they are those of its stem."""
    records = [record("a", body="schools zoo"), record("b", body="school zoo")]
    header, body = file(index_of(records), "places-0.gz")
    found = {}
    for term, size in zip(header["terms"], header["sizes"], strict=True):
        found[term], body = body[:size], body[size:]
    first = (3 * FIELD_GAP).to_bytes(2, "little")
    assert found["school"] == doc_list([1]) + b"\1" + first
    second = (3 * FIELD_GAP + 1).to_bytes(2, "little")
    assert found["zoo"] == SAME_DOCS + b"\1\1" + second + second


def test_common_words_have_no_places_in_a_large_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in very many of many documents would be most of the index."""
    records = [record(str(n), body="all" if n % 2 else "all half") for n in range(4)]
    assert manifest(index_of(records))["unplaced"] == []
    monkeypatch.setattr("generator.search.section.MANY_DOCUMENTS", 3)
    files = index_of(records)
    assert manifest(files)["unplaced"] == ["all", "half"]
    assert manifest(files)["starts"]["places"] == []
    assert file(files, "terms-0.gz").header["terms"] == ["all", "half"]


# --- facets --------------------------------------------------------------------------------------


def facet_docs(content: Content) -> dict[str, dict[str, list[int]]]:
    """For each facet and each of its values the documents."""
    at = 0
    found: dict[str, dict[str, list[int]]] = {}
    for facet in content.header["facets"]:
        values = found[facet["id"]] = {}
        for id, _, count, size in facet["values"]:
            values[id] = docs(content.body[at : at + size], count)
            at += size
    return found


def test_facets_hold_their_documents() -> None:
    """Each value that any document has comes with its name and its documents, in their order."""
    facets = [
        Facet("level", "Level", {"early": "Early", "primary": "Primary", "lower": "Lower"}),
        Facet("size", "Size", {"small": "Small"}),
    ]
    records = [
        record("a", facets={"level": ("primary", "early")}),
        record("b", facets={"size": ("small",)}),
        record("c", facets={"level": ("primary",)}),
    ]
    content = file(index_of(records, facets=facets), "facets.gz")
    names = [value[:2] for value in content.header["facets"][0]["values"]]
    assert names == [["early", "Early"], ["primary", "Primary"]]
    assert facet_docs(content) == {
        "level": {"early": [0], "primary": [0, 2]},
        "size": {"small": [1]},
    }


def test_a_value_counts_once() -> None:
    """A document that names a value twice has it once."""
    facets = [Facet("level", "Level", {"early": "Early"})]
    files = index_of([record("a", facets={"level": ("early", "early")})], facets=facets)
    assert facet_docs(file(files, "facets.gz")) == {"level": {"early": [0]}}


def test_large_facets_have_files_of_their_own() -> None:
    """A facet of many values does not burden those who do not use it."""
    few = Facet("few", "Few", {str(n): f"Few {n}" for n in range(MANY_VALUES)})
    many = Facet("many", "Many", {str(n): f"Many {n}" for n in range(MANY_VALUES + 1)})
    records = [record("a", facets={"few": ("7",), "many": ("8", "9")}, numbers={"cost": 5})]
    files = index_of(records, facets=[few, many])
    assert manifest(files)["facets"] == {
        "few": {"name": "Few", "file": "facets"},
        "many": {"name": "Many", "file": "facet-many"},
    }
    assert facet_docs(file(files, "facets.gz")) == {"few": {"7": [0]}}
    assert facet_docs(file(files, "facet-many.gz")) == {"many": {"8": [0], "9": [0]}}
    assert file(files, "facets.gz").header["numbers"] == ["cost"]
    assert file(files, "facet-many.gz").header["numbers"] == []


def test_numbers_are_columns() -> None:
    """What hits are sorted by is there for every document, or said not to be known."""
    records = [record("a"), record("b", numbers={"cost": 0x01020304}), record("c")]
    header, body = file(index_of(records), "facets.gz")
    assert header["numbers"] == ["cost"]
    assert body == array("I", [UNKNOWN, 0x01020304, UNKNOWN]).tobytes()


@pytest.mark.parametrize("cost", [-1, UNKNOWN + 1])
def test_no_number_is_taken_for_another(cost: int) -> None:
    """A number that has no place in a column is refused."""
    with pytest.raises(OverflowError):
        index_of([record("a", numbers={"cost": cost})])


# --- columns -------------------------------------------------------------------------------------


@given(st.lists(st.lists(st.integers(0, 3))))
def test_runs_are_known_by_their_bounds(runs: list[list[int]]) -> None:
    """Between two bounds lies what is a run's own."""
    ends = bounds([*map(len, runs)]).tolist()
    joined = [*chain.from_iterable(runs)]
    assert [joined[start:end] for start, end in pairwise(ends)] == runs


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 4))))
def test_ranges_lie_behind_one_another(several: list[tuple[int, int]]) -> None:
    """Each range begins with its first number and is as long as it was wanted."""
    firsts, sizes = np.array(several, int).reshape(-1, 2).T
    expected = [n for first, size in several for n in range(first, first + size)]
    assert ranges(firsts, sizes).tolist() == expected


@given(st.lists(st.integers(0, 9)))
def test_what_shares_a_key_lies_together(keys: list[int]) -> None:
    """Rows are grouped by rising keys, and those of a key stay in their order."""
    rows, starts = groups(np.array(keys, int))
    ordered = sorted(keys)
    assert rows.tolist() == sorted(range(len(keys)), key=keys.__getitem__)
    assert starts.tolist() == [ordered.index(key) for key in sorted({*keys})]


# --- shards --------------------------------------------------------------------------------------

terms: Final = st.text(
    st.sampled_from("abก\ufffdน้ำ\uff21\uffee𝒳😀\U0010ffff"), min_size=1, max_size=6
)
bodies: Final = st.binary(max_size=40)


@given(st.dictionaries(terms, st.tuples(st.integers(0, 9), bodies)), st.integers(0, 200))
def test_every_term_is_in_the_shard_that_its_range_names(
    entries: dict[str, tuple[int, bytes]], limit: int
) -> None:
    """A reader who knows where each shard starts loads one and finds the term, whole."""
    ordered = sorted(entries, key=order)
    shards = list(pack((Entry(term, *entries[term]) for term in ordered), limit))
    starts = [order(shard.start) for shard in shards]
    assert starts == sorted(set(starts))
    seen = []
    for n, shard in enumerate(shards):
        header, body = opened(shard.content)
        for term, count, size in zip(*header.values(), strict=True):
            assert bisect_right(starts, order(term)) - 1 == n
            assert (count, body[:size]) == entries[term]
            body = body[size:]
            seen.append(term)
        assert body == b""
    assert seen == ordered


@given(st.text().map(str.encode), st.binary())
def test_text_and_numbers_are_one_file(text: bytes, numbers: bytes) -> None:
    """However a file is packed, it is unpacked like any other."""
    assert gzip.decompress(compressed(text, numbers)) == text + numbers


@given(st.lists(bodies, max_size=30), st.integers(1, 200))
def test_no_shard_is_larger_than_it_must_be(contents: list[bytes], limit: int) -> None:
    """A shard is within its limit, or it holds a single term; and none is needlessly small."""
    entries = [Entry(f"{n:03}", 1, body) for n, body in enumerate(contents)]
    sizes = [
        [len(term) + size + 4 for term, size in zip(header["terms"], header["sizes"], strict=True)]
        for header, _ in (opened(shard.content) for shard in pack(entries, limit))
    ]
    assert all(sum(several) <= limit or len(several) == 1 for several in sizes)
    assert all(sum(one) + other[0] > limit for one, other in pairwise(sizes))


def test_a_shard_starts_as_briefly_as_it_can() -> None:
    """The manifest holds no more of a shard's first term than tells it from the term before."""
    entries = [Entry(term, 1, b"") for term in ("school", "schools", "scout", "zoo")]
    assert [shard.start for shard in pack(entries, 0)] == ["s", "schools", "sco", "z"]


@given(st.lists(terms))
@settings(max_examples=50)
def test_terms_are_sorted_as_in_a_browser(browser: Browser, several: list[str]) -> None:
    """The order of terms is that in which JavaScript compares them, whatever their script."""
    assert sorted(several, key=order) == browser.evaluate("(terms) => terms.sort()", several)


rising: Final[st.SearchStrategy[list[int]]] = st.sampled_from((60, 10_000, 100_000_000)).flatmap(
    lambda most: st.sets(st.integers(0, most), min_size=1, max_size=50).map(sorted)
)


def doc_list(several: list[int]) -> bytes:
    """The one list of these documents."""
    (listed,) = doc_lists(several, bounds([len(several)]))
    return listed


@given(st.lists(rising, min_size=1))
def test_document_numbers_come_back(lists: list[list[int]]) -> None:
    """Each list is read back as it was, and its gaps take as many bytes as the largest needs."""
    ends = bounds([*map(len, lists)])
    for several, encoded in zip(lists, doc_lists([*chain.from_iterable(lists)], ends), strict=True):
        assert docs(encoded, len(several)) == several
        largest = max(b - a for a, b in pairwise([0, *several]))
        assert encoded[0] == next(n for n in (1, 2, 4) if largest < 1 << 8 * n)
        assert len(encoded) == 1 + encoded[0] * len(several)


@given(rising)
@settings(max_examples=50)
def test_the_browser_reads_document_numbers(browser: Browser, several: list[int]) -> None:
    """The reader's side of it: the same numbers, and what follows them."""
    script = """
    async ([bytes, count, total]) => {
      const { docList } = await import("/assets/search/files.mjs");
      const { docs, rest } = docList(Uint8Array.from(bytes), count, total);
      return [[...docs], [...rest]];
    }
    """
    argument = [[*doc_list(several), 7, 8], len(several), max(several) + 1]
    assert browser.evaluate(script, argument) == [several, [7, 8]]
