"""Work in parallel: the same results, whatever does the work."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import Final

import pytest

from generator.parallel import cores, spread


@pytest.mark.parametrize("jobs", [None, 1, 2, 7])
def test_results_come_in_the_order_of_the_tasks(jobs: int | None) -> None:
    """However many processes share the work, each task has its result in its place."""
    shared = {number: str(number) for number in range(20)}
    assert list(spread(lambda task: shared[task], range(20), jobs)) == list(shared.values())


WORKERS: Final = """
import os
from generator.parallel import spread
workers = set(spread(lambda _: os.getpid(), range(4), 2))
print(len(workers), os.getpid() in workers)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")
def test_work_is_done_elsewhere() -> None:
    """With several jobs, the work is not done by the process that asks for it."""
    ended = subprocess.run([sys.executable, "-c", WORKERS], capture_output=True, check=True)
    assert ended.stdout.split() in ([b"1", b"False"], [b"2", b"False"])


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
