"""Notices changed files of a large project within moments, and leaves time for other work."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from threading import Lock
from typing import Any, Final

from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import BaseObserver, EventEmitter
from watchdog.observers.polling import PollingObserver

PAUSE: Final = 0.2
"""Seconds between two looks, at the least."""

SHARE: Final = 3
"""One part in how many of the time is spent on looking at a place."""

Seen = dict[str, tuple[int, int, int]]
"""Files by their paths: when each changed (ns), how many bytes it has, and which one it is."""


def look(path: str) -> Seen:
    """All files at or below a path. What cannot be looked at is not among them."""
    seen: Seen = {}
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        _note(seen, entry.path)
        except NotADirectoryError:
            _note(seen, folder)
        except OSError:
            continue
    return seen


def _note(seen: Seen, path: str) -> None:
    """Note how a file stands, if it is still there."""
    with suppress(OSError):
        told = os.lstat(path)
        seen[path] = (told.st_mtime_ns, told.st_size, told.st_ino)


class Emitter(EventEmitter):
    """Tells of files that came, went or changed, once there are any.

    As watchdog's own polling, which also tells what was moved where, and takes longer for that.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._seen: Seen = {}
        self._took = 0.0

    def on_thread_start(self) -> None:
        self._look()

    def queue_events(self, timeout: float) -> None:
        if self.stopped_event.wait(max(timeout, (SHARE - 1) * self._took)):
            return
        before = self._seen
        self._look()
        for path, _ in before.items() ^ self._seen.items():
            self.queue_event(FileModifiedEvent(path))

    def _look(self) -> None:
        began = time.perf_counter()
        self._seen = look(self.watch.path)
        self._took = time.perf_counter() - began


class Changed(FileSystemEventHandler):
    """Collects the paths of files that came, went or changed."""

    def __init__(self) -> None:
        self._paths: set[str] = set()
        self._lock = Lock()

    def on_any_event(self, event: FileSystemEvent) -> None:
        with self._lock:
            self._paths.add(os.fsdecode(event.src_path))

    def taken(self) -> set[str]:
        """Those since they were last taken."""
        with self._lock:
            taken, self._paths = self._paths, set()
        return taken


class Observer(PollingObserver):
    """Watches by looking, as files on shared disks need it."""

    def __init__(self) -> None:
        BaseObserver.__init__(self, Emitter, timeout=PAUSE)
