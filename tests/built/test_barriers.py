"""No page has a barrier that axe can find: on telephone and desk, light and dark."""

from __future__ import annotations

from collections.abc import Callable

from tests.built.axe import SCREENS, barriers
from tests.built.kinds import on_every_kind_of_page
from tests.built.reader import Reader


@on_every_kind_of_page
def test_a_page_has_no_barrier(new_reader: Callable[..., Reader], address: str) -> None:
    """Neither the page nor its colours, in either scheme and at either width, shut anyone out."""
    reader = new_reader(viewport=SCREENS["desk"], reduced_motion="reduce")
    page = reader.open(address)
    page.evaluate("() => document.querySelectorAll('details').forEach((each) => each.open = true)")
    assert barriers(reader) == {}
