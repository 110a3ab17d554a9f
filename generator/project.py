"""The library of a project, read time and again; what is wrong with it is told as it is found."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from generator import report
from generator.library import Library, load
from generator.library.files import CACHE, TAXONOMIES, Files
from generator.memo import Memo
from generator.problem import Problem
from generator.progress import Progress
from generator.text import Language

log = logging.getLogger("mkdocs.plugins.tonbaeb")


class FaultyError(Exception):
    """There is no library that could be shown."""


class Project:
    """The project at `root`: its `library`, the `problems` there, and the `memo` of the reading."""

    def __init__(self, root: Path, progress: Progress) -> None:
        self.root = root
        self.problems: tuple[Problem, ...] = ()
        self.memo = Memo.within(root / CACHE, progress)
        self._whole: Library | None = None

    def read(self, files: Files | None = None, *, lenient: bool) -> Library:
        """The library, which is in `files` if they are known.

        If `lenient`, what is faulty is left out, otherwise it is fatal: raises FaultyError.
        """
        if self._whole is not None:
            self.memo = self.memo.renewed()
        library = load(self.root, self.memo, files)
        self.problems = library.errors
        if library.errors:
            language: Language = "en" if os.environ.get("TONBAEB_LANG") == "en" else "th"
            sys.stderr.write(report.as_text(library.errors, self.root, language))
            message = report.summary(library.errors, library.file_count, language)
            if not lenient:
                raise FaultyError(message)
            log.warning(message)
        if library.taxonomies is None:
            # Without vocabularies nothing can be shown, so the last whole library stays.
            if self._whole is None:
                raise FaultyError(f"{TAXONOMIES}/")
            library = self._whole
        self._whole = library
        return library
