"""What axe finds wrong with a page: on telephone and desk, light and dark."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, Literal

import pytest
from playwright.sync_api import ViewportSize

from tests.built.projects import PROJECT
from tests.built.reader import Reader

AXE: Final = PROJECT / "tests/node/node_modules/axe-core/axe.min.js"
SCREENS: Final[dict[str, ViewportSize]] = {
    "telephone": {"width": 390, "height": 844},
    "desk": {"width": 1280, "height": 800},
}
RULES: Final[dict[Literal["light", "dark"], list[str]]] = {"light": [], "dark": ["cat.color"]}
"""Which rules of axe are asked in which colours: all, and once more those that look at colours."""


@cache
def axe() -> str:
    """The source of axe-core."""
    if not AXE.exists():
        pytest.fail("axe-core is missing: run `make test`.")
    return AXE.read_text(encoding="utf-8")


def violations(reader: Reader, rules: Sequence[str]) -> list[str]:
    """What axe finds on the page as it is shown, one line for each element."""
    if not reader.page.evaluate("'axe' in window"):
        reader.page.evaluate(axe())
    found = reader.page.evaluate(
        """(values) => axe.run(document, {
            resultTypes: ["violations"],
            ...(values.length ? {runOnly: {type: "tag", values}} : {}),
        })""",
        rules,
    )
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def barriers(reader: Reader, screens: Sequence[str] = tuple(SCREENS)) -> dict[str, list[str]]:
    """What axe finds on the page at each size and in each colour; nothing where it finds nothing.

    Without `screens` the page is looked at in the size that it has.
    """
    page = reader.page
    found: dict[str, list[str]] = {}
    for screen in screens or ("",):
        if screen:
            page.set_viewport_size(SCREENS[screen])
        for colour, rules in RULES.items():
            page.emulate_media(color_scheme=colour, reduced_motion="reduce")
            if lines := violations(reader, rules):
                found[f"{screen}, {colour}"] = lines
    return found
