"""Whatever happens to a build or to what it keeps: the next one is right, and the site is whole."""

from __future__ import annotations

import os
import pickle
import resource
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.built.projects import Built, build, copy_project, environment, files_of, run, tonbaeb

PRACTICE: Final = "schools/suankularb-nonthaburi/practices/canteen-working-space.yml"
CACHE: Final = ".tonbaeb/cache.sqlite"
Files = Mapping[str, bytes]


def retitle(root: Path, title: str) -> None:
    """Give a practice another title."""
    lines = (root / PRACTICE).read_text("utf-8").splitlines(keepends=True)
    at = lines.index("title:\n") + 1
    lines[at] = f"  th: {title}\n"
    (root / PRACTICE).write_text("".join(lines), encoding="utf-8")


@pytest.fixture(scope="module")
def begun(built: Built, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Files, Files]:
    """A project that has been built and then changed; its site, and that which is to come."""
    root = tmp_path_factory.mktemp("begun") / "project"
    shutil.copytree(built.root, root)
    retitle(root, "ชื่อที่เปลี่ยนแล้ว")
    elsewhere = copy_project(tmp_path_factory.mktemp("clean") / "project")
    retitle(elsewhere, "ชื่อที่เปลี่ยนแล้ว")
    return root, built.files, build(elsewhere).files


@pytest.fixture
def project(begun: tuple[Path, Files, Files], tmp_path: Path) -> Path:
    """A copy of the project that has been built and then changed."""
    return Path(shutil.copytree(begun[0], tmp_path / "project"))


@pytest.mark.parametrize("moment", [0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 1.0])
def test_a_killed_build_leaves_a_whole_site(
    begun: tuple[Path, Files, Files], project: Path, moment: float
) -> None:
    """Whenever a build is killed, the site is the old one or the new one, and the next is right."""
    _, old, new = begun
    began = time.perf_counter()
    build(Path(shutil.copytree(project, project.parent / "measured")))
    usual = time.perf_counter() - began
    with subprocess.Popen(
        [tonbaeb(), "build"],
        cwd=project,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            process.wait(usual * moment)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)

    assert files_of(project / "site") in (old, new)
    assert build(project).files == new


def flipped(cache: Path) -> None:
    """Some bytes of the cache are other than they were."""
    content, random = bytearray(cache.read_bytes()), Random(1)  # noqa: S311 - no secret
    for _ in range(300):
        content[random.randrange(100, len(content))] ^= 1 << random.randrange(8)
    cache.write_bytes(content)


def truncated(cache: Path) -> None:
    """The cache breaks off."""
    cache.write_bytes(cache.read_bytes()[: cache.stat().st_size // 2])


def emptied(cache: Path) -> None:
    """There is nothing in the cache's file."""
    cache.write_bytes(b"")


def no_cache_at_all(cache: Path) -> None:
    """Something else is in the place of the cache."""
    cache.write_text("not a cache\n" * 1000, encoding="utf-8")


def another_table(cache: Path) -> None:
    """The cache is that of another program."""
    cache.unlink()
    with sqlite3.connect(cache) as connection:
        connection.execute("CREATE TABLE made (name TEXT, what BLOB)")
    connection.close()


class Bomb:
    """What does harm when it is unpickled."""

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, ("touch harmed",)


def poisoned(cache: Path) -> None:
    """Every product in the cache is a trap."""
    with sqlite3.connect(cache) as connection:
        connection.execute("UPDATE made SET product = ?", (pickle.dumps(Bomb()),))
    connection.close()


@pytest.mark.parametrize(
    "damage", [flipped, truncated, emptied, no_cache_at_all, another_table, poisoned]
)
def test_a_bad_cache_does_no_harm(
    begun: tuple[Path, Files, Files], project: Path, damage: Callable[[Path], None]
) -> None:
    """What cannot be trusted is made anew; nothing that it asks for is run."""
    damage(project / CACHE)

    assert build(project).files == begun[2]
    assert not (project / "harmed").exists()
    assert build(project).files == begun[2]


def test_a_full_disk_does_no_harm(begun: tuple[Path, Files, Files], project: Path) -> None:
    """Where a file cannot be written the site stays, the reason is told, and the next is right."""

    def no_large_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))

    ended = subprocess.run(
        [tonbaeb(), "build", "--lang", "en"],
        cwd=project,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=no_large_files,
    )

    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert "Nothing was published" in ended.stderr
    assert files_of(project / "site") == begun[1]
    assert build(project).files == begun[2]


def test_a_place_that_takes_nothing_does_no_harm(
    begun: tuple[Path, Files, Files], project: Path
) -> None:
    """Where the tree to come has no place, the site stays and no traceback is shown."""
    shutil.rmtree(project / ".site-next", ignore_errors=True)
    (project / ".site-next").write_text("in the way", encoding="utf-8")
    ended = run(project, tonbaeb(), "build", "--lang", "en")

    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert ".site-next" in ended.stderr
    assert files_of(project / "site") == begun[1]


def test_two_builds_at_once_come_to_one_site(
    begun: tuple[Path, Files, Files], project: Path
) -> None:
    """Who comes second waits, and both are right."""
    builds = [
        subprocess.Popen(
            [tonbaeb(), "build"],
            cwd=project,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]

    assert [each.wait() for each in builds] == [0, 0]
    assert files_of(project / "site") == begun[2]
