"""The same library for other generators: whole, in each language, and always the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest

from generator.library import load
from generator.text import LANGUAGES
from tests.bench.make_library import make_library
from tests.bench.peers import hugo, markdown
from tests.bench.peers.known import HUGO, PEERS, TONBAEB, ZENSICAL
from tests.bench.peers.peer import Peer
from tests.bench.peers.told import told
from tests.built.projects import files_of

PRACTICES: Final = 5
LINK: Final = re.compile(r"\]\((?P<file>[^)]+\.md)\)")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a small library, which nothing changes."""
    folder = tmp_path_factory.mktemp("library")
    make_library(folder, PRACTICES)
    return folder


@pytest.fixture(scope="module")
def practices(project: Path) -> list[str]:
    """The ids of its practices that have pages."""
    return [practice.id for practice in load(project).public_practices]


def front_matter(file: Path) -> dict[str, Any]:
    """What a page of Hugo's tells of itself."""
    told: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return told


def test_told_is_one_language_and_thai_where_there_is_no_other() -> None:
    """A text becomes a string; what is not a text stays as it is."""
    record = {"title": {"th": "ก", "en": "a"}, "steps": [{"who": {"th": "ข"}, "weeks": 2.0}]}
    assert told(record, "en") == {"title": "a", "steps": [{"who": "ข", "weeks": 2.0}]}
    assert told(record, "th") == {"title": "ก", "steps": [{"who": "ข", "weeks": 2.0}]}


@pytest.mark.parametrize("peer", PEERS.values(), ids=PEERS)
def test_a_library_is_always_written_down_the_same(
    peer: Peer, project: Path, tmp_path: Path
) -> None:
    """Two copies for a generator have the same files, and in them the same bytes."""
    for name in ("one", "again"):
        peer.write(project, tmp_path / name)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "again")


def test_hugo_has_every_practice_in_both_languages(
    project: Path, practices: list[str], tmp_path: Path
) -> None:
    """Each is a page with its title in that language; lists and JSON are asked for once."""
    hugo.write(project, tmp_path / "site")
    library = load(project)
    for language in LANGUAGES:
        content = tmp_path / "site" / "content" / language
        found = {
            path.relative_to(content / "practices").with_suffix("").as_posix(): front_matter(path)
            for path in content.glob("practices/*/*.md")
        }
        assert sorted(found) == sorted(practices)
        for id, page in found.items():
            title = library.practices[id].record.title
            assert page["title"] == title.within(language).text
            assert ("outputs" in page) == (language == "th")
            assert page["schools"] == [id.partition("/")[0]]


def test_hugo_lists_no_retired_practice() -> None:
    """What is no longer recommended keeps its page, but stands under no item and no pillar."""
    record = {"items": ["4.1"], "pillars": ["quality"], "results": [{"item": "7.1"}]}
    assert hugo.listed({"record": record, "retired": False}) == {
        "criteria": ["4.1", "7.1"],
        "pillars": ["quality"],
    }
    assert hugo.listed({"record": record, "retired": True}) == {"criteria": [], "pillars": []}


def test_markdown_pages_lead_to_pages(project: Path, practices: list[str], tmp_path: Path) -> None:
    """Every practice is a page in both languages, and no link leads to a file that is not there."""
    markdown.write(project, tmp_path / "site")
    docs = tmp_path / "site" / "docs"
    for language in LANGUAGES:
        for id in practices:
            assert (docs / language / "practices" / f"{id}.md").is_file()
    broken = [(page, target) for page, target in links(docs) if not target.is_file()]
    assert broken == []


def links(docs: Path) -> Iterator[tuple[Path, Path]]:
    """Every page, with each file that it links to."""
    for page in docs.rglob("*.md"):
        for link in LINK.finditer(page.read_text("utf-8")):
            yield page, page.parent / link["file"]


@pytest.mark.parametrize("peer", [TONBAEB, ZENSICAL], ids=["tonbaeb", "zensical"])
def test_a_change_is_of_one_file(peer: Peer, project: Path, tmp_path: Path) -> None:
    """Each change edits one and the same file, and is another than the change before."""
    peer.write(project, tmp_path / "site")
    states = [files_of(tmp_path / "site")]
    for number in (1, 2):
        assert peer.change is not None
        peer.change(tmp_path / "site", number)
        states.append(files_of(tmp_path / "site"))
    changed = [
        [name for name, content in after.items() if before[name] != content]
        for before, after in pairwise(states)
    ]
    assert len(changed[0]) == 1
    assert changed[0] == changed[1]


def test_a_changed_library_has_no_errors(project: Path, tmp_path: Path) -> None:
    """What a change adds is a sentence as an editor might write it."""
    TONBAEB.write(project, tmp_path / "site")
    assert TONBAEB.change is not None
    TONBAEB.change(tmp_path / "site", 1)
    library = load(tmp_path / "site")
    assert library.errors == ()
    summaries = [practice.record.summary.th for practice in library.practices.values()]
    assert sum(summary.startswith("แก้ไขครั้งที่ 1 ") for summary in summaries) == 1


def test_a_command_knows_its_folder(tmp_path: Path) -> None:
    """Places are filled in, and a pattern keeps its braces."""
    commands = HUGO.commands(tmp_path)
    assert f"{tmp_path}/cache" in commands["hugo"]
    assert "{th,en}/{practices/*/*,schools/*}/index.html" in commands["pagefind"]
