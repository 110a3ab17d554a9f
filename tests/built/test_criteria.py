"""The criteria in a browser: a picture that is a menu, and the ladder of each item."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from generator.text import LANGUAGES, Language
from tests.built.reader import Reader

PICTURE: Final = ".picture-menu"

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def box(page: Page, category: int) -> dict[str, Any]:
    """Where a category stands in the picture."""
    found = page.locator(f"{PICTURE} .category-{category} a").bounding_box()
    assert found is not None
    return dict(found)


@in_both_languages
def test_the_picture_is_a_menu(new_reader: Callable[..., Reader], language: Language) -> None:
    """Each of the seven leads to its category by the keyboard."""
    reader = new_reader(reduced_motion="reduce")
    page = reader.open(f"{language}/criteria/")
    for category in range(1, 8):
        page.locator(f"{PICTURE} .category-{category} a").focus()
        page.keyboard.press("Enter")
        assert reader.address == f"{language}/criteria/#category-{category}"
        expect(page.locator(f"#category-{category}")).to_be_in_viewport()


def test_the_picture_shows_how_the_categories_hang_together(reader: Reader) -> None:
    """At a desk: those that lead on the left, those that get there on the right, 4 below all."""
    page = reader.open("en/criteria/")
    boxes = {category: box(page, category) for category in range(1, 8)}
    for left in (1, 2, 3):
        for right in (5, 6, 7):
            assert boxes[left]["x"] + boxes[left]["width"] < boxes[right]["x"]
    assert boxes[1]["y"] < boxes[2]["y"] == boxes[3]["y"]
    assert boxes[5]["y"] == boxes[6]["y"] < boxes[7]["y"]
    lowest = max(boxes[category]["y"] + boxes[category]["height"] for category in (3, 7))
    assert boxes[4]["y"] > lowest
    assert boxes[4]["width"] > boxes[1]["width"] + boxes[7]["width"]


@in_both_languages
@pytest.mark.parametrize("width", [320, 390])
def test_the_picture_fits_a_phone(
    new_reader: Callable[..., Reader], language: Language, width: int
) -> None:
    """No name is cut off or too small to read; the categories keep their order, 4 last."""
    page = new_reader(viewport={"width": width, "height": 800}).open(f"{language}/criteria/")
    for link in page.locator(f"{PICTURE} a").all():
        assert link.evaluate("el => el.scrollWidth <= el.clientWidth + 1")
        assert link.evaluate("el => parseFloat(getComputedStyle(el).fontSize)") >= 14
    tops = [box(page, category)["y"] for category in (1, 2, 5, 7, 4)]
    assert tops == sorted(tops)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@in_both_languages
def test_an_item_has_a_ladder_and_a_way_to_the_self_check(
    reader: Reader, language: Language
) -> None:
    """Five steps, a word that they are our own reading, and the question on just this item."""
    page = reader.open(f"{language}/criteria/5.2/")
    assert page.locator(".maturity > li").count() == 5
    own = {"th": "ไม่ใช่ข้อความของเกณฑ์", "en": "neither their text"}[language]
    assert own in page.locator("#ladder").inner_text()
    reader.follow("#ladder a.button")
    assert reader.address == f"{language}/self-check/#q-5.2"
    expect(page.locator("[data-item='5.2']")).to_be_visible()


def test_results_have_a_ladder_of_their_own(reader: Reader) -> None:
    """The self-check does not ask about results; their page leads to it as a whole."""
    page = reader.open("th/criteria/7.1/")
    assert page.locator(".maturity > li").count() == 5
    reader.follow("#ladder a.button")
    assert reader.address == "th/self-check/"


@in_both_languages
def test_items_lead_to_their_neighbours(reader: Reader, language: Language) -> None:
    """From an item one goes on to the next, across categories, and back."""
    reader.open(f"{language}/criteria/3.2/")
    reader.follow(".neighbours a[rel=next]")
    assert reader.address == f"{language}/criteria/4.1/"
    reader.follow(".neighbours a[rel=prev]")
    assert reader.address == f"{language}/criteria/3.2/"
