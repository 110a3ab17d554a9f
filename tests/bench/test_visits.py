"""What a visit of the bench tells: the time, the files and the hits of each query."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.bench.visits import Visit, Visits, browser, visit

READER = """
export async function open(folder) {
  const load = (name) => fetch(new URL(name, folder)).then((response) => response.arrayBuffer());
  await load("manifest.gz");
  return {
    async search(text, { facets = false } = {}) {
      if (text === "nothing") throw new Error("There is nothing.");
      await load(`${text}.gz`);
      if (facets) await load("facets.gz");
      return { total: text.length };
    },
  };
}
"""


@pytest.fixture
def visited(tmp_path: Path) -> Callable[..., Visits]:
    """Asks a small site some queries, in a browser of its own."""
    folder = tmp_path / "search" / "th"
    folder.mkdir(parents=True)
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "search.mjs").write_text(READER, encoding="utf-8")
    for name, size in {"manifest": 10, "one": 1, "three": 3, "facets": 100}.items():
        (folder / f"{name}.gz").write_bytes(bytes(size))

    def ask(*queries: str) -> Visits:
        with browser() as opened:
            return visit(opened, tmp_path, "th", queries)

    def ask_apart(*queries: str) -> Visits:
        # In a thread of its own, as other tests may already steer a browser in this one.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(ask, *queries).result()

    return ask_apart


def files(visit: Visit) -> list[str]:
    """The names of what was loaded."""
    return [path.rpartition("/")[2] for path, _ in visit.files]


def test_each_query_is_told_what_it_loads(visited: Callable[..., Visits]) -> None:
    """A first query loads all it needs, a later one what is new, and facets what they add."""
    found = visited("one", "three")
    assert [files(each) for each in found.cold] == [
        ["search.mjs", "manifest.gz", "one.gz"],
        ["search.mjs", "manifest.gz", "three.gz"],
    ]
    assert [files(each) for each in found.warm] == [["three.gz"]]
    assert [each.bytes for each in found.warm] == [3]
    assert [files(each) for each in found.facets] == [["facets.gz"], ["facets.gz"]]
    assert [each.total for each in found.cold] == [3, 5]
    assert all(each.milliseconds > 0 for each in (*found.cold, *found.warm, *found.facets))


def test_two_queries_may_take_as_long(visited: Callable[..., Visits], tmp_path: Path) -> None:
    """What a page tells is heard each time, also if it is the same as before."""
    with (tmp_path / "assets" / "search.mjs").open("a", encoding="utf-8") as file:
        file.write("performance.now = () => 0;")
    assert [each.milliseconds for each in visited("one", "one", "one").warm] == [0, 0]


def test_what_fails_is_no_figure(visited: Callable[..., Visits]) -> None:
    """A page that cannot search ends the bench and says why."""
    with pytest.raises(RuntimeError, match="nothing: Error: There is nothing"):
        visited("nothing")
