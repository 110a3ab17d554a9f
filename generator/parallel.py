"""Work spread over the cores of this machine."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def spread(
    work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int | None = None
) -> Iterator[Result]:
    """The results of `work` on each of `tasks`, in their order, from `jobs` copies of this process.

    The copies share what is in memory now, so `work` may be a closure over anything; only tasks and
    results are sent, so they are pickled. Where a process cannot be copied, all is done in here.
    What `work` raises is raised, and BrokenProcessPool if a copy was killed.
    """
    jobs = min(cores() if jobs is None else jobs, len(tasks))
    if jobs < 2 or not _can_fork():  # noqa: PLR2004 - one job needs no copy
        yield from map(work, tasks)
        return
    context = multiprocessing.get_context("fork")
    gc.freeze()  # What is shared is not looked through again and again, neither here nor there.
    try:
        with ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(work,)) as pool:
            yield from pool.map(_do, tasks)
    finally:
        gc.unfreeze()


def _can_fork() -> bool:
    """Whether a copy of this process may go on by itself: on Linux, and without other threads."""
    return sys.platform == "linux" and threading.active_count() == 1


_work: Callable[[Any], Any]


def _begin(work: Callable[[Any], Any]) -> None:
    global _work  # noqa: PLW0603 - there is no other way to tell a copy once what it will do
    _work = work


def _do(task: Any) -> Any:
    return _work(task)
