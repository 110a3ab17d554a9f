"""Search finds what people look for: floors for judged queries, and that they can be missed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Final, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import LANGUAGES, Language
from tests.built.projects import PROJECT, Built, build, copy_project
from tests.search.evaluate import (
    LIMIT,
    QUERIES,
    WRONG_USAGE,
    Document,
    Measures,
    Query,
    Segmenter,
    answers,
    by_kind,
    evaluate,
    main,
    measures,
    ranks,
    read,
    read_documents,
    read_queries,
    window,
)

DATA: Final = Path(__file__).with_name("data")

CASES: Final[tuple[tuple[Language, Segmenter], ...]] = (
    ("th", "icu"),
    ("th", "none"),
    ("th", "syllable"),
    ("th", "whole"),
    ("en", "icu"),
    ("en", "none"),
    ("en", "syllable"),
)

OWN_KINDS: Final = {
    "keyword",
    "question",
    "abbreviation",
    "misspelling",
    "mixed",
    "year",
    "phrase",
    "name",
}
OWN_RECALL: Final = 0.95
OWN_MRR: Final = 0.8
OWN_LEAST: Final = {"th": 40, "en": 30}

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def floors(language: Language, segmenter: Segmenter) -> dict[str, dict[str, float]]:
    """For each kind of query, the figures below which search must not fall."""
    if language == "en":
        return {"keyword": {"recall_at_10": 0.98}, "question": {"recall_at_10": 0.98}}
    if segmenter != "icu":
        return {"keyword": {"recall_at_10": 0.95}}
    return {
        "keyword": {"recall_at_10": 0.99, "mrr": 0.95},
        "question": {"recall_at_10": 0.98},
    }


def shortfalls(
    language: Language, segmenter: Segmenter, kinds: Mapping[str, Measures]
) -> list[str]:
    """Each figure that is below its floor."""
    return [
        f"{language}, {segmenter}, {kind}: {figure} is {found:.4f}, not {floor}"
        for kind, figures in floors(language, segmenter).items()
        for figure, floor in figures.items()
        if (found := asdict(kinds[kind])[figure]) < floor
    ]


@pytest.fixture(scope="module")
def apart() -> Iterator[Executor]:
    """A thread of its own: Playwright runs once in each, and other tests have begun it in this."""
    with ThreadPoolExecutor(max_workers=1) as executor:
        yield executor


def judged(language: Language) -> tuple[tuple[Document, ...], tuple[Query, ...]]:
    """The documents and queries of the public relevance set."""
    documents = read_documents(DATA / f"documents.{language}.json")
    ids = {document.id for document in documents}
    return documents, read_queries(DATA / f"queries.{language}.json", ids)


# --- the public set ------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "segmenter"), CASES)
def test_search_stays_above_its_floors(
    apart: Executor, language: Language, segmenter: Segmenter
) -> None:
    """Words and whole questions find their paragraph, however the browser cuts Thai."""
    found = apart.submit(evaluate, language, *judged(language), segmenter).result()
    assert shortfalls(language, segmenter, found) == []


def test_a_wrong_index_falls_below_every_floor(apart: Executor) -> None:
    """If each document holds another's text, the same measure tells."""
    documents, queries = judged("th")
    moved = [
        document.model_copy(update={"text": other.text})
        for document, other in zip(documents, (*documents[1:], documents[0]), strict=True)
    ]
    found = apart.submit(evaluate, "th", moved, queries, "icu").result()
    assert len(shortfalls("th", "icu", found)) == 3


SENTENCE: Final = "ครูเยี่ยมบ้านนักเรียน"

_CUTS: Final = """
(sentence) => Array.from(new Intl.Segmenter("th", { granularity: "word" }).segment(sentence),
  ({ segment }) => segment).join("|")
"""


def cuts(segmenter: Segmenter) -> str:
    """How a browser cuts a sentence."""
    with window(segmenter) as page:
        return str(page.evaluate(_CUTS, SENTENCE))


@pytest.mark.parametrize(
    ("segmenter", "expected"),
    [
        ("icu", "ครู|เยี่ยม|บ้าน|นักเรียน"),
        ("syllable", "ครู|เยี่ยม|บ้าน|นัก|เรียน"),
        ("whole", SENTENCE),
    ],
)
def test_a_browser_cuts_as_it_is_told(apart: Executor, segmenter: Segmenter, expected: str) -> None:
    """What stands for other browsers really cuts otherwise."""
    assert apart.submit(cuts, segmenter).result() == expected


# --- the site's own pages ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as it is published, with its search."""
    return build(copy_project(tmp_path_factory.mktemp("searched")))


def own_queries(language: Language) -> tuple[Query, ...]:
    """The judged queries over this project's content."""
    return read(DATA / f"practices.{language}.json", QUERIES)


@in_both_languages
def test_every_judgment_names_a_page(site: Built, language: Language) -> None:
    """What should be found is on the site, in the language of the query's readers."""
    named = {id for query in own_queries(language) for id in query.relevant}
    assert {id for id in named if f"{id}index.html" not in site.pages} == set()
    assert all(id.startswith(f"{language}/") for id in named)


@in_both_languages
def test_judgments_are_many_and_of_every_kind(language: Language) -> None:
    """No way to type is left out, and none is asked twice."""
    queries = own_queries(language)
    assert len(queries) >= OWN_LEAST[language]
    assert {query.kind for query in queries} == OWN_KINDS
    assert max(Counter(query.query for query in queries).values()) == 1


@in_both_languages
def test_readers_find_the_sites_own_pages(apart: Executor, site: Built, language: Language) -> None:
    """What teachers type, slips and all, leads to the page that answers it."""
    queries = own_queries(language)
    texts = [query.query for query in queries]
    found = apart.submit(answers, site.site, language, texts).result()
    places = ranks(queries, found)
    figures = measures(places)
    assert figures.recall_at_10 >= OWN_RECALL, told(queries, places, found)
    assert figures.mrr >= OWN_MRR, told(queries, places, found)


def told(queries: Sequence[Query], places: Sequence[int], found: Sequence[Sequence[str]]) -> str:
    """What was missed, with what came first in its stead."""
    lines = [
        f"{place or '–'} {query.kind}: {query.query} → {', '.join(ids[:3]) or 'nothing'}"
        for query, place, ids in zip(queries, places, found, strict=True)
        if place != 1
    ]
    return "\n".join([f"{measures(places)}", *lines])


# --- the figures ---------------------------------------------------------------------------------


def test_measures_are_those_of_the_definition() -> None:
    """A hit counts by its place; none in the first ten counts nothing."""
    assert measures([1, 2, 0, 10]) == Measures(
        queries=4, recall_at_1=0.25, recall_at_10=0.75, mrr=(1 + 1 / 2 + 1 / 10) / 4
    )


@given(st.lists(st.integers(0, LIMIT), min_size=1))
def test_measures_lie_between_their_bounds(places: list[int]) -> None:
    """The mean reciprocal rank lies between the shares of first places and of all hits."""
    found = measures(places)
    assert 0 <= found.recall_at_1 <= found.mrr + 1e-9
    assert found.mrr <= found.recall_at_10 + 1e-9 <= 1 + 1e-9


def test_a_rank_is_that_of_the_first_answer() -> None:
    """Of several answers the first counts, and what is not found has rank 0."""
    query = Query(query="อ่าน", relevant=("b", "c"), kind="keyword")
    assert ranks([query] * 3, [["a", "c", "b"], ["b"], ["a"]]) == [2, 1, 0]


def test_kinds_are_measured_apart() -> None:
    """Each kind of query has figures of its own."""
    queries = [Query(query="x", relevant=("a",), kind=kind) for kind in ("name", "year", "name")]
    found = by_kind(queries, [1, 0, 2])
    assert found == {"name": measures([1, 2]), "year": measures([0])}


# --- the command ---------------------------------------------------------------------------------

DOCUMENT: Final = {"id": "d1", "text": "โรงเรียนขนาดเล็ก", "title": "การอ่าน"}
QUERY: Final = {"query": "โรงเรียน", "relevant": ["d1"], "kind": "keyword"}


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A document and a query for it, in their files."""
    documents, queries = tmp_path / "documents.json", tmp_path / "queries.json"
    documents.write_text(json.dumps([DOCUMENT]), encoding="utf-8")
    queries.write_text(json.dumps([QUERY]), encoding="utf-8")
    return documents, queries


def arguments(files: tuple[Path, Path], *more: str) -> list[str]:
    """What to type after the command."""
    documents, queries = map(str, files)
    return ["--language", "th", "--documents", documents, "--queries", queries, *more]


def test_the_command_prints_json_and_nothing_else(files: tuple[Path, Path]) -> None:
    """Programs can read the figures from stdout."""
    command = [sys.executable, "-m", "tests.search.evaluate"]
    ended = subprocess.run(
        [*command, *arguments(files, "--json", "--segmenter", "none")],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    perfect = {"queries": 1, "recall_at_1": 1, "recall_at_10": 1, "mrr": 1}
    assert json.loads(ended.stdout) == {
        "language": "th",
        "segmenter": "none",
        "kinds": {"keyword": perfect},
    }
    assert ended.stderr == ""


@pytest.mark.parametrize(
    ("which", "content", "wrong"),
    [
        (0, None, "No such file or directory"),
        (1, None, "No such file or directory"),
        (0, "[{", "Invalid JSON"),
        (1, "", "Invalid JSON"),
        (0, json.dumps(DOCUMENT), "should be a valid array"),
        (0, "[]", "should have at least 1 item"),
        (0, '[{"id": "d1"}]', "[0][text] Field required"),
        (0, '[{"id": 1, "text": ""}]', "[0][id] Input should be a valid string"),
        (0, json.dumps([DOCUMENT, DOCUMENT]), "2 documents have the id 'd1'"),
        (1, json.dumps([QUERY | {"relevant": []}]), "[0][relevant]"),
        (1, json.dumps([QUERY | {"relevant": "d1"}]), "[0][relevant]"),
        (1, json.dumps([QUERY, QUERY | {"relevant": ["d2"]}]), "no document has the id 'd2'"),
    ],
)
def test_an_unusable_file_is_told_in_a_line(
    files: tuple[Path, Path],
    capsys: pytest.CaptureFixture[str],
    which: int,
    content: str | None,
    wrong: str,
) -> None:
    """The line names the file and what is wrong with it, and the command exits with 2."""
    if content is None:
        files[which].unlink()
    else:
        files[which].write_text(content, encoding="utf-8")
    assert main(arguments(files)) == WRONG_USAGE == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"{files[which]}: ")
    assert wrong in told.err
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("typed", [["--segmenter", "half"], ["--language", "de"]])
def test_what_cannot_be_chosen_exits_with_2(files: tuple[Path, Path], typed: list[str]) -> None:
    """Only languages and segmenters that there are can be chosen."""
    with pytest.raises(SystemExit) as ended:
        main(arguments(files, *typed))
    assert ended.value.code == WRONG_USAGE


def test_every_segmenter_is_measured() -> None:
    """Whatever the command offers, the floors hold for Thai."""
    assert {segmenter for language, segmenter in CASES if language == "th"} == set(
        get_args(Segmenter)
    )
