"""Work in parallel: the same results, whatever does the work."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator.parallel import JOBS, cores, runs, spread, spread_items


@pytest.mark.parametrize("jobs", [None, 1, 2, 7])
def test_results_come_in_the_order_of_the_tasks(jobs: int | None) -> None:
    """However many processes share the work, each task has its result in its place."""
    shared = {number: str(number) for number in range(20)}
    assert list(spread(lambda task: shared[task], range(20), jobs)) == list(shared.values())


def script(text: str) -> list[str]:
    """What a Python without other threads prints, line by line."""
    command = [sys.executable, "-c", text]
    ended = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return ended.stdout.splitlines()


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")


@on_linux
def test_work_is_done_elsewhere() -> None:
    """With several jobs, the work is not done by the process that asks for it."""
    lines = script("""
import os
from generator.parallel import spread
workers = set(spread(lambda _: os.getpid(), range(4), 2))
print(len(workers) in (1, 2), os.getpid() in workers)
""")
    assert lines == ["True False"]


@on_linux
def test_a_copy_that_is_killed_is_told() -> None:
    """Where the system ends a copy, the error says so in both languages."""
    (line,) = script("""
import os, signal
from generator.parallel import LostWorkError, spread
try:
    list(spread(lambda _: os.kill(os.getpid(), signal.SIGKILL), range(4), 2))
except LostWorkError as error:
    print(error)
""")
    assert "หน่วยความจำ" in line
    assert "memory" in line


@on_linux
def test_an_error_that_cannot_be_sent_is_told_in_words() -> None:
    """An error of a kind that does not survive the way comes as one that says the same."""
    lines = script("""
from generator.parallel import spread
class Odd(Exception):
    def __init__(self, *, line):
        super().__init__(f"line {line}")
def work(_):
    raise Odd(line=3)
try:
    list(spread(work, range(4), 2))
except RuntimeError as error:
    print(error)
""")
    assert lines == ["Odd: line 3"]


@on_linux
def test_copies_end_with_their_parent() -> None:
    """Who ends the work from outside ends all of it."""
    program = """
import os, time
from generator.parallel import spread
def work(_):
    os.write(1, b"%d\\n" % os.getpid())  # In one piece, whoever else writes.
    time.sleep(60)
list(spread(work, range(2), 2))
"""
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as parent:
        assert parent.stdout
        copies = [int(parent.stdout.readline()) for _ in range(2)]
        parent.kill()
    left = time.monotonic() + 20
    while time.monotonic() < left and any(Path(f"/proc/{copy}").exists() for copy in copies):
        time.sleep(0.1)
    assert not [copy for copy in copies if Path(f"/proc/{copy}").exists()]


def test_no_copy_is_made_beside_other_threads() -> None:
    """A process with threads cannot be copied safely, so it does the work itself."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert set(spread(lambda _: os.getpid(), range(4), 2)) == {os.getpid()}
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_goes_wrong_is_told(jobs: int) -> None:
    """An error ends the work as the same error."""

    def work(task: int) -> float:
        return 1 / task

    with pytest.raises(ZeroDivisionError):
        list(spread(work, [1, 0, 1], jobs))


def test_nothing_to_do_is_done() -> None:
    """Without a task there is no result, and no error."""
    assert list(spread(str, [])) == []


def test_there_is_a_core() -> None:
    """At least one core is there to work on."""
    assert cores() >= 1


@pytest.mark.parametrize("count", [0, 1, 7, 100, 1000])
def test_runs_hold_everything_once(count: int) -> None:
    """Work is parted into runs that follow one another, with nothing twice and nothing left."""
    assert [number for run in runs(count) for number in run] == list(range(count))


@pytest.mark.parametrize("jobs", ["1", "2", "7"])
def test_many_small_items_keep_their_order(jobs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Items that cannot be sent anywhere are worked on all the same, each in its place."""
    monkeypatch.setenv(JOBS, jobs)
    items = [lambda number=number: number * number for number in range(100)]
    assert list(spread_items(lambda item: item(), items)) == [n * n for n in range(100)]


def test_the_environment_can_say_how_many_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sensible number in the environment counts; anything else is passed over."""
    monkeypatch.delenv(JOBS, raising=False)
    all_cores = cores()
    for told, counts in (("5", 5), ("0", all_cores), ("-1", all_cores), ("x", all_cores)):
        monkeypatch.setenv(JOBS, told)
        assert cores() == counts


@on_linux
def test_no_library_has_threads_of_its_own() -> None:
    """A process that has loaded everything is still one thread, so it can be copied safely."""
    (threads,) = script("""
import os
import generator.plugin, generator.cli
print(len(os.listdir("/proc/self/task")))
""")
    assert threads == "1"
