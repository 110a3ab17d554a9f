"""`tonbaeb serve`: an editor sees what is saved, and what is wrong with it."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.built.document import parse
from tests.built.projects import PREFIX, copy_project, environment, tonbaeb

PATIENCE: Final = 30
"""How many seconds a change may take to be seen."""

PRACTICE: Final = "schools/suankularb-nonthaburi/practices/canteen-working-space.yml"
ADDRESS: Final = "en/practices/suankularb-nonthaburi/canteen-working-space/"


class Server:
    """A running `tonbaeb serve`."""

    def __init__(self, root: Path, port: int, log: Path) -> None:
        self.root = root
        self.log = log
        self.heard = 0
        self.base = f"http://127.0.0.1:{port}{PREFIX}"

    def text(self, address: str) -> str:
        """What is served at `address`, or nothing while the server cannot be reached."""
        try:
            with urllib.request.urlopen(self.base + address, timeout=PATIENCE) as response:  # noqa: S310 - this machine
                content: bytes = response.read()
                return content.decode("utf-8")
        except OSError:
            return ""

    def wait(self, address: str, is_right: Callable[[str], bool]) -> str:
        """The page at `address` as soon as it is right; the test fails if it never is."""
        last = ""
        for _ in range(PATIENCE * 4):
            last = self.text(address)
            if last and is_right(last):
                return last
            time.sleep(0.25)
        pytest.fail(f"{address} did not come right; it holds {last[:2000]}")

    def wait_for_news(self, words: str) -> None:
        """Wait until the server has told an editor something with these words once more."""
        for _ in range(PATIENCE * 4):
            news = self.log.read_text(encoding="utf-8")[self.heard :]
            if words in news:
                self.heard += len(news)
                return
            time.sleep(0.25)
        pytest.fail(f"{words} was not told")

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a file of the project as an editor would."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for a copy of the project."""
    folder = tmp_path_factory.mktemp("served")
    root = copy_project(folder / "project")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [tonbaeb(), "serve", "--lang", "en", "--address", f"127.0.0.1:{port}"]
    with (folder / "log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            command, cwd=root, env=environment(), stdout=log, stderr=subprocess.STDOUT
        )
        try:
            yield Server(root, port, folder / "log")
        finally:
            process.terminate()
            process.wait(PATIENCE)


def heading(page: str) -> str:
    """The page's heading."""
    return parse(page).one("h1").text


def alerts(page: str) -> list[str]:
    """What the page says is wrong with the content."""
    return [each.text for panel in parse(page).every(class_="alerts") for each in panel.every("li")]


def test_a_saved_record_is_shown(server: Server) -> None:
    """A new title is on the page soon after it is saved."""
    page = server.wait(ADDRESS, lambda page: "<h1" in page)
    assert alerts(page) == []
    before = heading(page)
    server.edit(PRACTICE, before, "A title that has just been written")
    server.wait(ADDRESS, lambda page: heading(page) == "A title that has just been written")


@pytest.mark.parametrize(
    "path",
    [
        "search/th/manifest.gz",
        "api/v1/index.json",
        "api/v1/practices.csv",
        "api/v1/schools/suankularb-nonthaburi.json",
        "th/feed.xml",
        "assets/search.mjs",
    ],
)
def test_what_pages_lead_to_is_served_too(server: Server, path: str) -> None:
    """Search, data and feeds are there as on the published site."""
    server.wait("en/", lambda page: "<h1" in page)
    with urllib.request.urlopen(server.base + path, timeout=PATIENCE) as response:  # noqa: S310 - this machine
        assert response.status == 200
        assert response.read()


def test_a_missing_sentence_does_not_end_it(server: Server) -> None:
    """A fault in the wording leaves what was shown, and mending it helps."""
    server.wait("en/", lambda page: "<h1" in page)
    server.edit("theme/locale/en.yml", "missing:\n", "mizzing:\n")
    server.wait_for_news("missing")
    server.edit(PRACTICE, "\nsummary:", "\n# note\nsummary:")
    server.wait_for_news("missing")
    server.edit("theme/locale/en.yml", "mizzing:\n", "missing:\n")
    server.edit("theme/locale/en.yml", 'skip: "Skip', 'skip: "Hop and skip')
    server.wait("en/criteria/", lambda page: "Hop and skip" in page)
    server.edit("theme/locale/en.yml", 'skip: "Hop and skip', 'skip: "Skip')


def test_a_wrong_record_is_reported_on_every_page(server: Server) -> None:
    """What is wrong stands above each page with its place, the site goes on, and mending helps."""
    server.wait("en/", lambda page: alerts(page) == [])
    server.edit(PRACTICE, "status: published", "status: [published")
    for address in ("en/", "en/evidence/"):
        page = server.wait(address, lambda page: alerts(page) != [])
        assert alerts(page)[0].startswith(f"{PRACTICE}:")
        assert heading(page)
    assert "<h1" in server.text("th/practices/demo-rim-khong/fewer-forms/")
    server.edit(PRACTICE, "status: [published", "status: published")
    for address in ("en/", "en/evidence/"):
        server.wait(address, lambda page: alerts(page) == [])
    assert heading(server.wait(ADDRESS, lambda page: "<h1" in page))


def test_wording_is_rebuilt(server: Server) -> None:
    """A change of the site's wording is shown."""
    server.wait("en/practices/", lambda page: "<h1" in page)
    server.edit("theme/locale/en.yml", 'skip: "Skip to the content"', 'skip: "Jump ahead"')
    server.wait("en/practices/", lambda page: "Jump ahead" in page)


def test_vocabularies_are_rebuilt(server: Server) -> None:
    """A change of a vocabulary is shown, and a wrong one leaves the last right one in force."""
    path = "content/taxonomies/pillars.yml"
    name = heading(server.wait("en/pillars/safety/", lambda page: "<h1" in page))
    server.edit(path, f"en: {name}", "en: Out of harm")
    server.wait("en/pillars/safety/", lambda page: heading(page) == "Out of harm")
    server.edit(path, "en: Out of harm", "en: [Out of harm")
    page = server.wait("en/pillars/safety/", lambda page: alerts(page) != [])
    assert heading(page) == "Out of harm"
    server.edit(path, "en: [Out of harm", "en: Safe and sound")
    server.wait("en/pillars/safety/", lambda page: heading(page) == "Safe and sound")
