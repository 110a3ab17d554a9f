"""How tests run, and what many of them look at.

None fails for being slow, and in CI all draw the same examples each time.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from generator.library import Library, load
from generator.model import Taxonomies
from generator.parallel import JOBS

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session")
def library() -> Library:
    """The library of this project."""
    return load(Path(__file__).parent.parent)


@pytest.fixture(scope="session")
def taxonomies(library: Library) -> Taxonomies:
    """The vocabularies of this project."""
    assert library.taxonomies is not None
    return library.taxonomies


@pytest.fixture
def one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is not spread over cores."""
    monkeypatch.setenv(JOBS, "1")
