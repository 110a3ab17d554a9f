"""The map as a menu, as plain data: what it says of a province, and the pages that it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.library import Library, SchoolEntry
from generator.pages import Page, all_pages
from generator.pages.cards import PAGE_LENGTH
from generator.pages.map import FIRST, MapView, map_view
from generator.pages.voice import Voice
from generator.text import LANGUAGES, Language
from generator.wording import load_wordings

ROOT = Path(__file__).parent.parent
WORDINGS = load_wordings(ROOT / "theme")
REAL = "anuban-phuket"


def pages(library: Library) -> Mapping[str, Page]:
    """Every page by its address."""
    return {page.url: page for page in all_pages(library, WORDINGS)}


def drawn(library: Library, language: Language = "th") -> MapView:
    """The map of a library."""
    return map_view(Voice(library, WORDINGS[language]))


def with_schools(library: Library, schools: Iterator[SchoolEntry]) -> Library:
    """The same library with more schools."""
    return replace(library, schools={**library.schools, **{s.id: s for s in schools}})


def copies(library: Library, count: int, province: str = "phuket") -> Iterator[SchoolEntry]:
    """A real school over and over, in a province."""
    school = library.schools[REAL]
    record = school.record.model_copy(update={"province": province})
    for number in range(count):
        yield replace(school.holding(record), id=f"copy-{province}-{number:03}")


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("th", "จังหวัดภูเก็ต 1 โรงเรียน 1 แนวปฏิบัติ"),
        ("en", "Phuket Province: 1 school, 1 practice"),
    ],
)
def test_a_province_says_what_is_there(library: Library, language: Language, label: str) -> None:
    """Its name on the map holds the numbers of schools and practices."""
    province = drawn(library, language).provinces["phuket"]

    assert province.label == label
    assert (province.number, province.shade, province.demo) == (1, 1, False)


def test_the_capital_is_no_province(library: Library) -> None:
    """Bangkok is called by its name alone, and what has no practices says so."""
    assert drawn(library).provinces["bangkok"].label == "กรุงเทพมหานคร 1 โรงเรียน ยังไม่มีแนวปฏิบัติ"


def test_fictional_schools_are_counted_apart(library: Library) -> None:
    """A province with fictional schools only has no shade; they never swell a number."""
    alone = drawn(library).provinces["nan"]
    assert (alone.demo, alone.shade) == (True, 0)
    assert alone.label.startswith("จังหวัดน่าน ตัวอย่างสมมติ 1 โรงเรียน")

    both = drawn(with_schools(library, copies(library, 2, "nan"))).provinces["nan"]
    assert (both.number, both.demo, both.shade) == (2, False, 1)
    assert "2 โรงเรียน ยังไม่มีแนวปฏิบัติ และตัวอย่างสมมติ 1 โรงเรียน" in both.label


@pytest.mark.parametrize(("schools", "shade"), [(2, 1), (3, 2), (9, 2), (10, 3), (30, 4), (99, 4)])
def test_more_schools_are_a_deeper_shade(library: Library, schools: int, shade: int) -> None:
    """The shade grows with the number, and the legend says what it stands for."""
    grown = drawn(with_schools(library, copies(library, schools, "tak")))

    assert grown.provinces["tak"].shade == shade
    assert shade in dict(grown.shades)


def test_the_short_list_names_the_provinces_with_most_schools(library: Library) -> None:
    """It does not grow with the country, says how many are left, and puts examples last."""
    assert library.taxonomies is not None
    everywhere = [
        school
        for number, province in enumerate(library.taxonomies.provinces)
        for school in copies(library, 1 + number % 5, province)
    ]
    grown = drawn(with_schools(library, iter(everywhere)))

    numbers = [province.number for province in grown.first]
    assert len(numbers) == FIRST
    assert numbers == sorted(numbers, reverse=True)
    assert grown.more == f"และอีก {77 - FIRST} จังหวัด"
    assert sum(len(provinces) for _, provinces in grown.regions) == 77
    assert [p.demo for p in drawn(library).first] == sorted(p.demo for p in drawn(library).first)


def test_programmes_are_not_on_the_map(library: Library) -> None:
    """A programme is no school of a province."""
    [school] = copies(library, 1, "tak")
    programme = school.holding(school.record.model_copy(update={"kind": "programme"}))

    assert "tak" not in drawn(with_schools(library, iter([programme]))).provinces


def test_provinces_with_schools_have_a_page(library: Library) -> None:
    """Just those have one; where all is fictional, search engines are asked to leave it out."""
    found = pages(library)
    for language in LANGUAGES:
        addresses = {
            page.url for page in found.values() if page.url.startswith(f"{language}/provinces/")
        }
        provinces = drawn(library, language).provinces
        assert addresses == {province.url for province in provinces.values()}
        for province in provinces.values():
            assert found[province.url].indexed == (not province.demo)


def test_a_page_of_a_province_holds_schools_and_then_practices(library: Library) -> None:
    """Together they fill pages of a fixed length, and nothing is shown twice."""
    grown = pages(with_schools(library, copies(library, PAGE_LENGTH + 5, "nan")))
    first, second = grown["th/provinces/nan/"], grown["th/provinces/nan/page/2/"]

    assert "th/provinces/nan/page/3/" not in grown
    assert len(first.context["schools"]) == PAGE_LENGTH
    assert first.context["cards"] == ()
    assert len(second.context["schools"]) == 6
    assert {card.demo for card in second.context["cards"]} == {True}
    names = [card.url for page in (first, second) for card in page.context["schools"]]
    assert len(set(names)) == len(names) == PAGE_LENGTH + 6


def test_neighbours_are_of_the_same_region(library: Library) -> None:
    """From a province one goes on to others of its region that have schools."""
    neighbours = pages(library)["en/provinces/khon-kaen/"].context["neighbours"]
    assert [province.name for province in neighbours] == ["Bueng Kan"]


def test_only_the_first_page_of_the_schools_has_the_map(library: Library) -> None:
    """The map does not come again with every page of the list."""
    grown = pages(with_schools(library, copies(library, PAGE_LENGTH)))

    assert grown["th/schools/"].context["map"].provinces
    assert grown["th/schools/page/2/"].context["map"] is None
