"""Pages that are yet to be made, so that which pages exist is known before any of them is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.pages.views import Page


@dataclass(frozen=True)
class Pending:
    """A page to come: its address, and what makes it."""

    url: str
    make: Callable[[], Page]
