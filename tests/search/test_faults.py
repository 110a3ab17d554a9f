"""Faults: whatever comes in the place of a file, a search says what is wrong, and can go on."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search.index import FORMAT
from generator.search.record import Facet
from tests.search.conftest import SILENCE, Browser, Reader, Server, index_of, record

Publish = Callable[..., Reader]

FACETS: Final = (Facet("level", "Level", {"early": "Early", "primary": "Primary"}),)
RECORDS: Final = tuple(
    record(
        name,
        title,
        body="lessons with pupils outside",
        facets={"level": (level,)},
        numbers={"cost": 5},
    )
    for name, title, level in (
        ("a", "School garden", "early"),
        ("b", "Rice field", "primary"),
        ("c", "News of the school", "early"),
    )
)
QUERY: Final = '"school garden" lessons rice'
EVERYTHING: Final[dict[str, Any]] = {"sort": "cost", "facets": True}
"""Options with which a search loads every kind of file but the lexicon."""

FILES: Final = "manifest.gz terms-0.gz places-0.gz cards-0.gz facets.gz lexicon-0.gz".split()


@pytest.fixture
def reader(publish: Publish) -> Reader:
    """Someone who has yet to open an index of three pages."""
    return publish(*RECORDS, facets=FACETS)


def everything(reader: Reader) -> Any:
    """What comes of a search for which every file is needed: the fault, or what is found."""
    found = []
    for query in (QUERY, "lesssons "):
        answer = reader.search(query, **EVERYTHING)
        if "fault" in answer:
            return answer["fault"]
        found.append([hit["url"] for hit in answer["hits"]])
    return found


FOUND: Final = [["a"], ["a", "b", "c"]]
"""What comes if nothing is wrong."""


def test_every_file_is_needed(reader: Reader, server: Server) -> None:
    """These tests spoil no file that nobody would have loaded."""
    assert everything(reader) == FOUND
    asked = {path.rpartition("/")[2] for path in server.asked if path.startswith(reader.path)}
    assert asked == set(FILES)


# --- what the server does ------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_told(reader: Reader, server: Server, name: str) -> None:
    """A file that its own version lacks is a damage; without a manifest nothing can be had."""
    path = reader.file(name)
    content = server.files.pop(path)
    assert everything(reader) == ("offline" if name == "manifest.gz" else "malformed")
    assert server.asked.count(path) <= 2
    server.files[path] = content
    assert everything(reader) == FOUND


@pytest.mark.parametrize("status", [SILENCE, 403, 429, 500, 503])
@pytest.mark.parametrize("name", ["manifest.gz", "terms-0.gz"])
def test_a_server_that_refuses_is_offline(
    reader: Reader, server: Server, name: str, status: int
) -> None:
    """A server that cannot answer is asked a few times; once it can again, a search works."""
    path = reader.file(name)
    server.refused[path] = status
    assert reader.search("garden") == {"fault": "offline"}
    assert server.asked.count(path) == 3
    del server.refused[path]
    assert reader.found("garden") == ["a"]


def test_a_server_that_fails_for_a_moment_is_not_noticed(reader: Reader, server: Server) -> None:
    """A search goes on where the second answer is a good one."""
    server.failing[reader.file("terms-0.gz")] = 1
    assert reader.found("garden") == ["a"]


def test_a_new_version_answers(reader: Reader) -> None:
    """If the site was published anew while a page was open, the next search finds what is new."""
    assert reader.found("rice") == ["b"]
    reader.publish(index_of([*RECORDS, record("new", "Rice field")], facets=FACETS))
    assert reader.found('"rice field"') == ["new", "b"]
    assert reader.found("rice") == ["new", "b"]


def test_searches_side_by_side_all_find_the_new_version(browser: Browser, reader: Reader) -> None:
    """Several searches may meet the new version at once."""
    assert reader.found("rice") == ["b"]
    reader.publish(index_of([*RECORDS, record("new", "Rice field")], facets=FACETS))
    script = """
    async (path) => {
      const index = indexes.get(path);
      const found = await Promise.all([1, 2, 3].map(() => index.search('"rice field"')));
      return found.map(({ total }) => total);
    }
    """
    assert browser.evaluate(script, reader.path) == [2, 2, 2]


def test_an_index_of_another_format_needs_the_page_anew(reader: Reader, server: Server) -> None:
    """A reader that meets what only a later one can read says that the site was published anew."""
    later = {"format": FORMAT + 1}
    server.files[f"{reader.path}manifest.gz"] = gzip.compress(json.dumps(later).encode())
    assert reader.search("garden") == {"fault": "stale"}


@pytest.mark.parametrize("lacking", ["DecompressionStream", "AbortSignal.timeout"])
def test_an_old_browser_is_told_of(browser: Browser, reader: Reader, lacking: str) -> None:
    """A browser that cannot unpack or wait for files says so, not that something were damaged."""
    script = """
    async ([path, lacking]) => {
      const names = lacking.split(".");
      const last = names.pop();
      const holder = names.reduce((object, name) => object[name], globalThis);
      const kept = holder[last];
      delete holder[last];
      const { open } = await import("/assets/search.mjs");
      try {
        return await open(new URL(path, location.href)).catch(({ kind }) => kind);
      } finally {
        holder[last] = kept;
      }
    }
    """
    assert browser.evaluate(script, [reader.path, lacking]) == "unsupported"


def test_servers_may_unpack_on_the_way(reader: Reader, server: Server) -> None:
    """Where a server declares gzip as an encoding, the browser has unpacked it already."""
    server.headers["Content-Encoding"] = "gzip"
    assert everything(reader) == FOUND


def test_files_may_lie_there_unpacked(reader: Reader, server: Server) -> None:
    """Where a server serves the files without compression, they are read as well."""
    for path in [path for path in server.files if path.startswith(reader.path)]:
        server.files[path] = gzip.decompress(server.files[path])
    assert everything(reader) == FOUND


def test_a_bad_copy_in_the_cache_is_passed_by(reader: Reader, server: Server) -> None:
    """A file that was damaged on the way is loaded anew, not from the browser's cache."""
    server.headers["Cache-Control"] = "max-age=3600"
    path = reader.file("terms-0.gz")
    content = server.files[path]
    server.files[path] = content[:-9]
    assert reader.search("garden") == {"fault": "malformed"}
    server.files[path] = content
    assert reader.found("garden") == ["a"]


# --- what the files hold -------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: content + b"x",
        lambda _: b"<!doctype html><title>Not found</title>",
        lambda _: gzip.compress(b""),
        lambda _: gzip.compress(b"\xff\xfe\n"),
        lambda content: gzip.compress(gzip.decompress(content)[:-2]),
        lambda content: gzip.compress(gzip.decompress(content) + b"x"),
    ],
    ids="empty short half longer page nothing bytes less more".split(),
)
def test_a_damaged_file_is_malformed(
    reader: Reader, server: Server, name: str, spoil: Callable[[bytes], bytes]
) -> None:
    """Damage is told as such, whichever file it is; when the file is whole again, search works."""
    path = reader.file(name)
    content = server.files[path]
    server.files[path] = spoil(content)
    assert everything(reader) == "malformed"
    server.files[path] = content
    assert everything(reader) == FOUND


def repacked(content: bytes, size: int, body: bytes) -> bytes:
    """A shard in which the bytes of every term are `body`, said to be of that `size`."""
    header = json.loads(gzip.decompress(content).partition(b"\n")[0])
    total = len(header["terms"])
    header["sizes"] = [size] * total
    header["counts"] = [1] * total
    return gzip.compress(json.dumps(header).encode() + b"\n" + body * total)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("terms-0.gz", bytes([1, len(RECORDS), 8])),
        ("terms-0.gz", bytes([4, 0, 0, 0, 128, 8])),
        ("terms-0.gz", bytes([3, 0, 0, 0, 8])),
        ("terms-0.gz", bytes([2, 0])),
        ("terms-0.gz", bytes([1, 0])),
        ("terms-0.gz", bytes([1, 0, 8, 8])),
        ("terms-0.gz", b""),
        ("places-0.gz", bytes([1, 3, 1, 0, 0])),
        ("places-0.gz", bytes([1, 0])),
        ("places-0.gz", bytes([1, 0, 1, 0])),
        ("places-0.gz", bytes([1, 0, 2, 0, 0])),
        ("places-0.gz", bytes([1, 0, 1, 0, 0, 0])),
        ("places-0.gz", bytes([0, 1, 0, 0])),
    ],
)
def test_a_shard_of_nonsense_is_malformed(
    reader: Reader, server: Server, name: str, body: bytes
) -> None:
    """Documents that are not there, and bytes that say less or more than they should, are told."""
    path = reader.file(name)
    server.files[path] = repacked(server.files[path], len(body), body)
    assert reader.search(QUERY) == {"fault": "malformed"}


@pytest.mark.parametrize("count", [0, 1, 2, 4, 9])
def test_each_document_needs_its_card(reader: Reader, server: Server, count: int) -> None:
    """A file of too few or too many cards is told, even if the one that is shown is among them."""
    path = reader.file("cards-0.gz")
    card = json.loads(gzip.decompress(server.files[path]))[0]
    server.files[path] = gzip.compress(json.dumps([card] * count).encode())
    assert reader.search(QUERY) == {"fault": "malformed"}


@pytest.fixture(scope="module")
def victim(server: Server, browser: Browser) -> Reader:
    """Someone whose files are spoilt again and again."""
    return Reader(browser, server, "/spoilt/")


def spoilt(reader: Reader, name: str, spoil: Callable[[bytes], bytes]) -> Any:
    """What comes of `everything` if one file of the index was spoilt before it was opened."""
    reader.publish(index_of(RECORDS, facets=FACETS, glossary={"rice": ("ข้าว", "rice")}))
    path = reader.file(name)
    reader.server.files[path] = spoil(reader.server.files[path])
    reader.browser.evaluate("(path) => globalThis.indexes?.delete(path)", reader.path)
    return everything(reader)


def is_told(outcome: Any) -> bool:
    """Whether a spoilt index has been answered in one of the ways that a client knows."""
    return outcome in ("malformed", "stale") or isinstance(outcome, list)


@given(st.sampled_from(FILES), st.integers(0, 10_000), st.integers(0, 7))
@settings(max_examples=40)
def test_a_flipped_bit_is_noticed(victim: Reader, name: str, at: int, bit: int) -> None:
    """A bit that has flipped is told, or it makes no difference; it never finds other pages."""

    def flip(content: bytes) -> bytes:
        place = at % len(content)
        return content[:place] + bytes([content[place] ^ 1 << bit]) + content[place + 1 :]

    assert spoilt(victim, name, flip) in ("malformed", FOUND)


@given(st.sampled_from(FILES), st.integers(0, 10_000), st.binary(min_size=1, max_size=8))
@settings(max_examples=60)
def test_wrong_bytes_are_told(victim: Reader, name: str, at: int, wrong: bytes) -> None:
    """A file that was written wrongly, though packed well, is no reason to break down."""

    def overwrite(content: bytes) -> bytes:
        whole = gzip.decompress(content)
        start = max(0, at % len(whole) - len(wrong))
        return gzip.compress(whole[:start] + wrong + whole[start + len(wrong) :])

    assert is_told(spoilt(victim, name, overwrite))


Place = tuple[str | int, ...]


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Where something is in `value`: the keys and indices that lead to it."""
    yield place
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, each in inner:
            yield from places(each, (*place, key))


def changed(value: Any, place: Place, wrong: Any) -> Any:
    """The same with something else in one place."""
    if not place:
        return wrong
    key, *rest = place
    copy = value.copy()
    copy[key] = changed(value[key], tuple(rest), wrong)
    return copy


WRONG: Final[tuple[Any, ...]] = (
    None,
    True,
    -1,
    0.5,
    10**9,
    1e300,
    "",
    "x",
    [],
    [None],
    [[]],
    {},
    {"x": 1},
    [1, 2],
)


@given(
    st.sampled_from(FILES),
    st.randoms(use_true_random=False),
    st.sampled_from(WRONG),
)
@settings(max_examples=100)
def test_wrong_json_is_told(victim: Reader, name: str, random: Random, wrong: Any) -> None:
    """Whatever stands in any place of a file's line of JSON, a search ends as clients know it."""

    def change(content: bytes) -> bytes:
        line, newline, body = gzip.decompress(content).partition(b"\n")
        header = json.loads(line)
        place = random.choice(list(places(header)))
        return gzip.compress(json.dumps(changed(header, place, wrong)).encode() + newline + body)

    assert is_told(spoilt(victim, name, change))
