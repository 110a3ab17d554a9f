"""The map of provinces in a browser: a menu by list, by keyboard and by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from generator.text import LANGUAGES, Language
from tests.built.projects import Built
from tests.built.reader import Reader

PAGES: Final = ("", "schools/")
TARGET: Final = 44
"""How high a link is that fingers find, in pixels."""

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
on_both_pages = pytest.mark.parametrize("address", PAGES, ids=("home", "schools"))


@in_both_languages
@on_both_pages
def test_the_list_and_the_map_lead_to_the_same_places(
    reader: Reader, address: str, language: Language
) -> None:
    """Each province of the list is on the map, and one click leads to its schools."""
    page = reader.open(f"{language}/{address}")
    link = "els => els.map(el => el.getAttribute('href'))"
    listed = page.locator("#map .provinces a").evaluate_all(link)
    drawn = page.locator("#map svg > a").evaluate_all(link)

    assert sorted(listed) == sorted(drawn)
    assert len(listed) == len(set(listed)) > 3
    reader.follow("#map .provinces a[href*='phuket']")
    assert reader.address == f"{language}/provinces/phuket/"
    reader.follow(".entry h3 a")
    assert reader.address == f"{language}/schools/anuban-phuket/"


@in_both_languages
def test_a_province_is_chosen_on_the_map(reader: Reader, language: Language) -> None:
    """A click on a number leads where one on the province leads."""
    page = reader.open(f"{language}/")
    with page.expect_navigation():
        page.locator("#map .numbers a[href*='phuket'] text").click()
    assert reader.address == f"{language}/provinces/phuket/"


@pytest.mark.parametrize(
    ("language", "name"),
    [("th", "จังหวัดภูเก็ต 1 โรงเรียน 1 แนวปฏิบัติ"), ("en", "Phuket Province: 1 school, 1 practice")],
)
def test_the_keyboard_goes_through_the_list_and_then_the_map(
    reader: Reader, language: Language, name: str
) -> None:
    """After the list comes a way past the map, then each province by name; numbers are no stops."""
    page = reader.open(f"{language}/")
    page.locator("#map .provinces a").last.focus()
    page.keyboard.press("Tab")  # to the list of all
    page.keyboard.press("Tab")
    assert page.locator(".skip-map:focus").is_visible()

    names = []
    page.keyboard.press("Tab")
    while page.locator("#map svg a:focus").count():
        names.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        page.keyboard.press("Tab")
    assert len(names) == page.locator("#map svg > a").count()
    assert name in names
    assert page.get_by_role("link", name=name, exact=True).count() == 1

    page.locator(f"#map svg > a[aria-label='{name}']").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert reader.address == f"{language}/provinces/phuket/"


def test_the_way_past_the_map_leads_below_it(reader: Reader) -> None:
    """Who follows it goes on with what stands after the map."""
    page = reader.open("th/")
    page.locator(".skip-map").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("#below-map a:focus").count() == 1


@pytest.mark.parametrize("width", [320, 390])
@on_both_pages
def test_a_phone_has_targets_for_fingers(
    new_reader: Callable[..., Reader], width: int, address: str
) -> None:
    """The rows of the list are high enough, and nothing is wider than the screen."""
    reader = new_reader(viewport={"width": width, "height": 800})
    page = reader.open(f"th/{address}")
    for link in page.locator("#map .provinces a").all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= TARGET
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_map_of_fictional_schools_says_so(reader: Reader) -> None:
    """Provinces with nothing but examples look otherwise, and the legend tells what that means."""
    page = reader.open("en/schools/")
    demos = page.locator("#map svg > a.demo")
    assert demos.count() > 0
    for label in demos.evaluate_all("els => els.map(el => el.getAttribute('aria-label'))"):
        assert "Fictional" in label
    assert page.get_by_text("Fictional schools only (examples)").is_visible()


def test_the_map_names_its_licence(built: Built) -> None:
    """Wherever the map stands, its makers and its licence stand below it."""
    for file in ("th/index.html", "en/schools/index.html"):
        html = (built.site / file).read_text("utf-8")
        assert "@svg-maps/thailand" in html
        assert "creativecommons.org/licenses/by/4.0/" in html


@on_both_pages
def test_it_works_without_scripts(new_reader: Callable[..., Reader], address: str) -> None:
    """Map and list are plain links; a button that would do nothing is not there."""
    reader = new_reader(java_script_enabled=False)
    reader.open(f"th/{address}")
    reader.follow("#map .numbers a[href*='/nan/'] text")
    assert reader.address == "th/provinces/nan/"
    assert not reader.page.locator("a[href*='?province=']").is_visible()
    reader.follow(".paging a[rel=next]")
    assert reader.address == "th/provinces/nan/page/2/"
    reader.follow(".lead a[href$='schools/#map']")
    assert reader.address == "th/schools/#map"


def test_a_province_can_be_searched(reader: Reader) -> None:
    """From its page one goes on to a search among its practices."""
    page = reader.open("en/provinces/phuket/")
    with page.expect_navigation():
        page.locator("a[href*='?province=phuket']").click()
    page.locator("[data-hits] .entry").first.wait_for()
    assert page.locator("[data-hits] .entry").count() == 1


def test_paper_shows_the_map_and_the_list(reader: Reader) -> None:
    """In print both are there, and the way past the map is not."""
    page = reader.open("th/schools/")
    page.emulate_media(media="print")
    assert page.locator("#map svg").is_visible()
    assert page.locator("#map .provinces a").first.is_visible()
    assert not page.locator(".skip-map").is_visible()
