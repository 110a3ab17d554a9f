"""Tables in Markdown."""

from __future__ import annotations

from collections.abc import Sequence


def row(label: str, cells: Sequence[str]) -> str:
    """A line of a table; `---` as label and `---:` as cells make the line under its head."""
    return f"| {' | '.join((label, *cells))} |"
