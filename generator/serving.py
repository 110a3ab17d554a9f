"""What is done again after a change, while a project is served."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.library.files import CONTENT, Files, find, found_again
from generator.preview import Shown
from generator.watching import Changed, Seen, look


class Session:
    """Follows the project at `root`, of which something is `shown`, from before its first build.

    After a change in the library alone only that is taken in again; after any other all is built
    anew, and once more after the next change if that failed.
    """

    def __init__(self, root: Path, shown: Shown) -> None:
        self.changed = Changed()
        self._root = root
        self._shown = shown
        self._surroundings = self._look()
        self._files: Files | None = None

    def rebuild(self, whole: Callable[[], None], renew: Callable[[Files], bool]) -> None:
        """Show what has changed.

        `whole` builds all anew. `renew` takes in a library of these files, and tells whether that
        was enough. What either raises is raised.
        """
        self._shown.pause()
        try:
            told, surroundings = self.changed.taken(), self._look()
            files, self._files = self._files, None
            if surroundings == self._surroundings:
                files = found_again(files, self._root, told) if files else find(self._root)
                if renew(files):
                    self._files = files
                    return
            self._surroundings = {}
            whole()
            self._surroundings = surroundings
        finally:
            self._shown.go_on()

    def _look(self) -> Seen:
        """What a site is made from besides its library."""
        places = (self._root / name for name in ("mkdocs.yml", CONTENT, "theme"))
        return {path: told for place in places for path, told in look(str(place)).items()}
