"""Pages as plain data: what they say of a library, before any template sees them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from generator.build import Hosted, Workshop, write_site
from generator.cache import MemoryCache
from generator.frame import Frame
from generator.library import Adopted, Library, PracticeEntry
from generator.memo import Memo
from generator.model.fields import Line
from generator.model.practice import Confirmation
from generator.pages import Page, all_pages, groups
from generator.pages.adoptions import SHOWN
from generator.pages.cards import PAGE_LENGTH, shown
from generator.pages.voice import Voice
from generator.plugin import SECTIONS
from generator.render import Renderer
from generator.site import AddressError, Site
from generator.text import LANGUAGES
from generator.wording import load_wordings

ROOT = Path(__file__).parent.parent
WORDINGS = load_wordings(ROOT / "theme")
REAL = "suankularb-nonthaburi/six-organisation-partnership"
ADOPTED = "demo-ban-na-mai/paired-reading-coaching"
BARE = Frame(("", "body", ""))
RENDERER = Renderer(
    ROOT / "theme",
    WORDINGS,
    "https://site.example/",
    {(language, section): BARE for language in LANGUAGES for section in SECTIONS},
)


def workshop(folder: Path) -> Workshop:
    """A place where a site is built from nothing."""
    site = Site(folder / "site")
    site.staging.mkdir(parents=True)
    return Workshop(ROOT, site, Memo(MemoryCache(), ""))


def pages(library: Library) -> dict[str, Page]:
    """Every page of a library by its address."""
    return {page.url: page for page in all_pages(library, WORDINGS)}


def with_practice(library: Library, practice: PracticeEntry) -> Library:
    """The same library with one practice changed."""
    return replace(library, practices={**library.practices, practice.id: practice})


def many(library: Library, count: int) -> Iterator[PracticeEntry]:
    """A practice, over and over under other names."""
    practice = library.practices[REAL]
    for number in range(count):
        yield replace(practice, id=f"{practice.school_id}/copy-{number}")


def structured(page: Page) -> Any:
    """What a page says of itself to machines."""
    return page.structured


def test_pages_are_where_their_group_says(library: Library) -> None:
    """Who looks for one page need only plan the groups whose prefix its address has."""
    voices = {language: Voice(library, words) for language, words in WORDINGS.items()}
    urls = {group: [page.url for page in group.pages()] for group in groups(voices)}
    assert all(url.startswith(group.prefix) for group, several in urls.items() for url in several)
    assert sorted(chain.from_iterable(urls.values())) == sorted(pages(library))


def test_every_page_has_its_twin(library: Library) -> None:
    """What exists in one language exists in the other, at the same address behind it."""
    all_urls = set(pages(library))
    for url in all_urls - {"", "404.html"}:
        language, _, rest = url.partition("/")
        other = "en" if language == "th" else "th"
        assert f"{other}/{rest}" in all_urls


def test_editors_answer_for_what_no_school_has_confirmed(library: Library) -> None:
    """A page from public sources does not name the school as its author."""
    page = pages(library)[f"th/practices/{REAL}/"]

    assert structured(page)["author"]["name"] == WORDINGS["th"]("title.editors")


def test_a_school_answers_for_what_it_has_confirmed(library: Library) -> None:
    """Once the school has confirmed a practice, it is the author, and no banner doubts it."""
    practice = library.practices[REAL]
    record = practice.record.model_copy(
        update={
            "provenance": "school",
            "confirmed": Confirmation(
                by=Line(th="ผู้อำนวยการ", en="Principal"), on=dt.date(2026, 6, 1)
            ),
        }
    )
    page = pages(with_practice(library, practice.holding(record)))[f"en/practices/{REAL}/"]

    assert structured(page)["author"]["name"] == "Suankularb Wittayalai Nonthaburi School"
    assert page.context["banners"] == ()


def test_fictional_practices_are_counted_apart(library: Library) -> None:
    """A count of practices says how many are real and how many are examples."""
    count = pages(library)["en/practices/"].context["count"]
    real = [p for p in library.recommended if not library.is_demo(p)]
    demos = len(library.recommended) - len(real)

    assert count == f"{len(real)} practices and {demos} fictional examples"


def test_no_list_grows_with_the_site(library: Library) -> None:
    """However many practices there are, a page of a list shows so many and no more."""
    grown = replace(
        library, practices={p.id: p for p in (*library.practices.values(), *many(library, 100))}
    )
    lists = [page for page in pages(grown).values() if "paging" in page.context]

    assert max(len(page.context["cards"]) for page in lists) == PAGE_LENGTH
    assert "th/practices/page/5/" in {page.url for page in lists}
    assert "en/criteria/3.2/page/5/" in {page.url for page in lists}


def test_a_page_tells_of_some_adopters_and_counts_the_others(library: Library) -> None:
    """A practice that many schools adopted shows the latest, and says how many more there are."""
    report = next(a for a in library.adoptions.values() if a.record.practice == ADOPTED)
    copies = {
        f"{report.school_id}/copy-{n}": replace(report, id=f"{report.school_id}/copy-{n}")
        for n in range(SHOWN + 4)
    }
    adoptions: dict[str, Adopted] = {**copies}
    page = pages(replace(library, adoptions=adoptions))[f"en/practices/{ADOPTED}/"]

    assert len(page.context["adoptions"]) == SHOWN
    assert page.context["adoptions_more"] == "and 4 more schools"


def test_the_reason_for_a_rung_speaks_of_the_measure_that_reached_it(library: Library) -> None:
    """A long series without a target does not lend its years to the one with a target."""
    practice = library.practices[ADOPTED]
    result = practice.record.results[0]
    compared = replace(result, series=result.series[:3])
    longer = replace(result, target=None, comparison=None)
    record = practice.record.model_copy(update={"results": (longer, compared)})
    changed = replace(with_practice(library, practice.holding(record)), adoptions={})
    evidence = pages(changed)[f"en/practices/{ADOPTED}/"].context["evidence"]

    assert evidence.reason.startswith("3 years of figures")


def test_two_pages_cannot_have_one_address(library: Library, tmp_path: Path) -> None:
    """A handwritten page in the place of another is refused, and named."""
    handwritten = replace(pages(library)["th/schools/"], template="")

    with pytest.raises(AddressError, match="th/schools/"):
        write_site(library, RENDERER, workshop(tmp_path), Hosted([handwritten], {}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unmirrored_page_names_no_translation(language: str, library: Library) -> None:
    """A page that was written in one language only does not pass the home page off as its twin."""
    page = replace(pages(library)[f"{language}/schools/"], translated=False)

    assert page.alternates == {language: page.url}


@pytest.mark.parametrize(
    ("page", "total", "numbers"),
    [
        (1, 1, [1]),
        (1, 4, [1, 2, 3, 4]),
        (1, 9, [1, 2, 3, 0, 9]),
        (5, 9, [1, 0, 3, 4, 5, 6, 7, 0, 9]),
        (417, 417, [1, 0, 415, 416, 417]),
    ],
)
def test_page_numbers_show_the_ends_and_the_neighbours(
    page: int, total: int, numbers: list[int]
) -> None:
    """From every page one can go to the ends and the neighbours; what is left out is marked."""
    assert list(shown(page, total)) == numbers


def test_only_what_a_public_practice_names_is_published(library: Library, tmp_path: Path) -> None:
    """Files beside the records, and those of drafts, stay where they are."""
    school_id = ADOPTED.partition("/")[0]
    practice = library.practices[ADOPTED]
    draft = practice.holding(practice.record.model_copy(update={"status": "draft"}))
    hidden = {document.file for document in practice.record.documents if document.file}
    write_site(with_practice(library, draft), RENDERER, workshop(tmp_path), Hosted((), {}))
    published = {path.name for path in (tmp_path / "site" / "media" / school_id).iterdir()}

    assert hidden
    assert not hidden & published
    assert published == {
        name
        for each in library.practices_by_school[school_id]
        if each.id != ADOPTED
        for name in each.head.media
    }
