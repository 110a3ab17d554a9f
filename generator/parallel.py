"""Work spread over the cores of this machine."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Final, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


JOBS: Final = "TONBAEB_JOBS"
"""The environment variable that says over how many cores work is spread."""


def cores() -> int:
    """Over how many cores work is spread: as the environment says, or all that there are."""
    told = os.environ.get(JOBS, "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


class LostWorkError(Exception):
    """A process that did a part of the work was ended from outside."""


def spread(
    work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int | None = None
) -> Iterator[Result]:
    """The results of `work` on each of `tasks`, in their order, from `jobs` copies of this process.

    The copies share what is in memory now, so `work` may be a closure over anything; only tasks and
    results are sent, so they are pickled. Where a process cannot be copied, all is done in here.
    What `work` raises is raised, and LostWorkError if a copy was killed.
    """
    jobs = min(cores() if jobs is None else jobs, len(tasks))
    if jobs < 2 or not _can_fork():  # noqa: PLR2004 - one job needs no copy
        yield from map(work, tasks)
        return
    context = multiprocessing.get_context("fork")
    gc.freeze()  # What is shared is not looked through again and again, neither here nor there.
    try:
        with ProcessPoolExecutor(jobs, context, _begin, (work, os.getpid())) as pool:
            yield from pool.map(_do, tasks)
    except BrokenProcessPool:
        raise LostWorkError(
            "งานบางส่วนถูกระบบยุติกลางคัน หน่วยความจำอาจไม่พอ โปรดปิดโปรแกรมอื่นแล้วลองใหม่ · "
            "Part of the work was ended from outside, perhaps for want of memory. "
            "Please close other programs and try again."
        ) from None
    finally:
        gc.unfreeze()


SHARES_A_CORE: Final = 8
"""Several, since one takes longer than another: no core waits long for the last."""


def spread_items(work: Callable[[Task], Result], items: Sequence[Task]) -> Iterator[Result]:
    """The results of `work` on each of many small `items`, in their order.

    Each copy takes runs of them, and is sent their numbers alone: it knows the items already, so
    they may be anything.
    """

    def results(run: range) -> list[Result]:
        return [work(items[number]) for number in run]

    for some in spread(results, runs(len(items))):
        yield from some


def runs(count: int) -> list[range]:
    """The numbers below `count` in runs of about one length, several for each core."""
    length = max(1, -(-count // (SHARES_A_CORE * cores())))
    return [range(first, min(first + length, count)) for first in range(0, count, length)]


def _can_fork() -> bool:
    """Whether a copy of this process may go on by itself: on Linux, and without other threads."""
    return sys.platform == "linux" and threading.active_count() == 1


_work: Callable[[Any], Any]

_USUAL: Final = gc.get_threshold()
"""How often Python looks for garbage by itself: in copies, where little is kept, that is best."""


def _begin(work: Callable[[Any], Any], parent: int) -> None:
    global _work  # noqa: PLW0603 - there is no other way to tell a copy once what it will do
    _work = work
    gc.set_threshold(*_USUAL)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """A copy does not outlive the process whose work it does."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _do(task: Any) -> Any:
    try:
        return _work(task)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is passed on
        raise _sendable(error) from None


def _sendable(error: Exception) -> Exception:
    """The error, or its words in another if it would not arrive."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - it was made here
    except Exception:  # noqa: BLE001 - whatever its own code raises, it cannot be sent
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
