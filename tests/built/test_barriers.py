"""No page has a barrier that axe can find: on telephone and desk, light and dark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final, Literal

import pytest
from playwright.sync_api import ViewportSize

from tests.built.kinds import on_every_kind_of_page
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


@on_every_kind_of_page
def test_a_page_has_no_barrier(new_reader: Callable[..., Reader], address: str) -> None:
    """Neither the page nor its colours, in either scheme and at either width, shut anyone out."""
    reader = new_reader(viewport=SCREENS["desk"], reduced_motion="reduce")
    page = reader.open(address)
    page.evaluate("() => document.querySelectorAll('details').forEach((each) => each.open = true)")
    page.evaluate(axe())
    found: dict[str, list[str]] = {}
    for screen, size in SCREENS.items():
        page.set_viewport_size(size)
        for colour in RULES:
            page.emulate_media(color_scheme=colour)
            if lines := violations(reader, RULES[colour]):
                found[f"{screen}, {colour}"] = lines
    assert found == {}
