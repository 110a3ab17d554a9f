"""Changed files are noticed, whichever way they change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from queue import Empty
from typing import Final

import pytest
from watchdog.events import FileSystemEvent
from watchdog.observers.api import EventQueue, ObservedWatch

from generator.watching import Changed, Emitter, look


class Watched:
    """A folder, and what is told of it when it is looked at again."""

    def __init__(self, folder: Path) -> None:
        self.queue = EventQueue()
        self.emitter = Emitter(self.queue, ObservedWatch(str(folder), recursive=True))
        self.emitter.on_thread_start()

    def told(self) -> set[str]:
        """The names of the files of which something is told."""
        self.emitter.queue_events(0)
        changed = Changed()
        try:
            while True:
                event, _ = self.queue.get_nowait()
                assert isinstance(event, FileSystemEvent)
                changed.on_any_event(event)
        except Empty:
            return {Path(path).name for path in changed.taken()}


def replaced(folder: Path) -> None:
    """Save as careful editors do: into a new file, which then takes the place of the old one."""
    (folder / "a.yml").rename(folder / "a.yml~")
    (folder / "new").write_text("1", encoding="utf-8")
    (folder / "new").rename(folder / "a.yml")
    (folder / "a.yml~").unlink()


CHANGES: Final[dict[str, tuple[Callable[[Path], object], set[str]]]] = {
    "nothing": (lambda _: None, set()),
    "edited": (lambda folder: (folder / "a.yml").write_text("22"), {"a.yml"}),
    "replaced": (replaced, {"a.yml"}),
    "added": (lambda folder: (folder / "b.yml").write_text(""), {"b.yml"}),
    "removed": (lambda folder: (folder / "a.yml").unlink(), {"a.yml"}),
    "renamed": (lambda folder: (folder / "a.yml").rename(folder / "b.yml"), {"a.yml", "b.yml"}),
    "added below": (lambda folder: (folder / "below/c.yml").write_text(""), {"c.yml"}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_told_once(tmp_path: Path, change: str) -> None:
    """Every file that came, went or changed is told, and nothing else."""
    (tmp_path / "below").mkdir()
    (tmp_path / "a.yml").write_text("1", encoding="utf-8")
    watched = Watched(tmp_path)
    make, names = CHANGES[change]
    make(tmp_path)
    assert watched.told() == names
    assert watched.told() == set()


def test_a_single_file_can_be_watched(tmp_path: Path) -> None:
    """A place may be a file, or come later."""
    file = tmp_path / "mkdocs.yml"
    assert look(str(file)) == {}
    file.write_text("1", encoding="utf-8")
    assert list(look(str(file))) == [str(file)]
