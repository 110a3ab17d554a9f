"""The page of a practice in a browser and on paper: review, sharing, checklist, handout."""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Callable
from typing import Final
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from playwright.sync_api import Page, expect

from generator import markdown
from generator.text import LANGUAGES, Language, texts, today
from generator.wording import load_wordings
from tests.built.paper import bare, first_sheet, sheets
from tests.built.projects import PROJECT, SITE_URL, Built
from tests.built.reader import Reader

WORDINGS: Final = load_wordings(PROJECT / "theme")
FULLEST: Final = "demo-rim-khong/dropout-early-warning"
PRACTICE: Final = f"practices/{FULLEST}/"
DUE: Final = dt.datetime(2027, 6, 30, 12, tzinfo=dt.UTC)
"""The last day on which its review is not overdue."""
WEIGHT: Final = 150_000
"""How much a first visit to a practice may load, in bytes as they are sent, but for pictures."""

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def address(language: Language) -> str:
    """The whole address of the fullest practice."""
    return f"{SITE_URL}{language}/{PRACTICE}"


# --- review ---------------------------------------------------------------------------------


@in_both_languages
def test_a_page_knows_later_that_it_is_overdue(
    new_reader: Callable[..., Reader], language: Language
) -> None:
    """The same page, read on the day that was set and on the next, says so on the next only."""
    for day, is_shown in ((DUE, False), (DUE + dt.timedelta(days=1), True)):
        reader = new_reader()
        reader.page.clock.set_fixed_time(day)
        page = reader.open(f"{language}/{PRACTICE}")
        page.wait_for_load_state("networkidle")
        assert page.locator(".banner.stale").is_visible() == is_shown, day


def test_the_day_of_the_build_holds_without_javascript(larger: Built) -> None:
    """What has passed its day when the site is built is shown as such to everyone."""
    seen = 0
    for practice in larger.library.public_practices:
        review = practice.record.review
        for language in LANGUAGES:
            page = larger.documents[f"{language}/practices/{practice.id}/index.html"]
            for banner in page.every("div", class_="stale"):
                assert review
                assert review.next_review
                assert banner.attributes["data-due"] == review.next_review.isoformat()
                assert ("hidden" in banner.attributes) == (today() <= review.next_review)
                seen += 1
    assert seen > 10


# --- sharing --------------------------------------------------------------------------------

CLIPBOARD: Final = """() => Object.defineProperty(navigator, "clipboard", {
    value: { writeText: async (text) => { window.copied = text; } },
})"""
NO_CLIPBOARD: Final = """() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.addEventListener("copy", () => { window.copied = String(getSelection()); });
}"""
SHARE: Final = """() => { navigator.share = async (what) => { window.shared = what; }; }"""
CHANGE_OF_MIND: Final = """() => {
    navigator.share = async () => { throw new DOMException("no", "AbortError"); };
}"""
NO_SHARE: Final = """() => { delete Navigator.prototype.share; }"""


def open_with(reader: Reader, language: Language, *scripts: str) -> Page:
    """The fullest practice by way of a tracking link, in a browser that has these abilities."""
    page = reader.open(f"{language}/{PRACTICE}?utm_source=line#steps")
    page.wait_for_load_state("networkidle")
    for script in scripts:
        page.evaluate(script)
    return page


@in_both_languages
def test_line_is_a_plain_link_with_the_whole_address(larger: Built, language: Language) -> None:
    """The links to LINE carry the canonical address; nothing of LINE's is loaded."""
    page = larger.documents[f"{language}/{PRACTICE}index.html"]
    links = [a.attributes["href"] for a in page.every("a") if "line.me" in a.attributes["href"]]
    assert len(links) == 2
    for link in links:
        assert link.startswith("https://social-plugins.line.me/lineit/share?")
        assert parse_qs(urlsplit(link).query) == {"url": [address(language)]}


@in_both_languages
@pytest.mark.parametrize("ability", [CLIPBOARD, NO_CLIPBOARD], ids=["clipboard", "selection"])
def test_a_link_can_be_copied(reader: Reader, language: Language, ability: str) -> None:
    """The button copies the canonical address, says so politely, and keeps the focus."""
    page = open_with(reader, language, ability)
    button = page.locator("#cite [data-copy=address]")
    button.click()
    said = page.locator("#cite [role=status]")
    expect(said).to_have_text(WORDINGS[language]("sharing.live.copied"))
    assert page.evaluate("window.copied") == address(language)
    expect(button).to_be_focused()


@in_both_languages
def test_a_citation_can_be_copied(reader: Reader, language: Language) -> None:
    """What is copied names author, year, title, site and address in one line."""
    page = open_with(reader, language, CLIPBOARD)
    page.locator("[data-copy=citation]").click()
    said = page.locator("#cite [role=status]")
    expect(said).to_have_text(WORDINGS[language]("sharing.live.copied_citation"))
    words = WORDINGS[language]
    author, year = words("title.editors"), "2569" if language == "th" else "2026"
    title = page.locator("h1").inner_text()
    assert page.evaluate("window.copied") == (
        f"{author}. ({year}). {title} [{words('demo.mark')}]. {words('site.name')}."
        f" {address(language)}"
    )


def test_a_device_shares_in_its_own_way(reader: Reader) -> None:
    """Where the device can share, it gets the title and the canonical address."""
    page = open_with(reader, "th", SHARE)
    page.locator("[data-share]").click()
    page.wait_for_function("window.shared")
    title = page.locator("h1").inner_text()
    assert page.evaluate("window.shared") == {"title": title, "url": address("th")}


def test_sharing_falls_back_to_copying(reader: Reader) -> None:
    """Where a device cannot share, the same button copies the link."""
    page = open_with(reader, "th", CLIPBOARD, NO_SHARE)
    page.locator("[data-share]").click()
    expect(page.locator(".actions [role=status]")).to_have_text("คัดลอกลิงก์แล้ว")
    assert page.evaluate("window.copied") == address("th")


def test_whoever_thinks_better_of_it_is_left_in_peace(reader: Reader) -> None:
    """Closing the device's own dialog copies nothing and says nothing."""
    page = open_with(reader, "th", CLIPBOARD, CHANGE_OF_MIND)
    page.locator("[data-share]").click()
    page.wait_for_timeout(100)
    assert page.locator(".actions [role=status]").inner_text() == ""
    assert page.evaluate("window.copied") is None


# --- paper ----------------------------------------------------------------------------------


def printed(reader: Reader, language: Language, practice: str = FULLEST) -> bytes:
    """A practice as a browser prints it, once its fonts are there."""
    page = reader.open(f"{language}/practices/{practice}/")
    page.emulate_media(media="print")
    page.evaluate("async () => { await document.fonts.ready; }")
    return page.pdf(prefer_css_page_size=True)


def feet(language: Language, count: int) -> list[str]:
    """The foot of each of `count` sheets: its number, the mark of what is fictional, its origin."""
    words = WORDINGS[language]
    origin = f"{words('demo.mark')} · {words('site.name')} · {address(language)}"
    return [bare(f"{number} / {count} {origin}") for number in range(1, count + 1)]


@in_both_languages
def test_each_sheet_says_where_it_is_from(reader: Reader, language: Language) -> None:
    """Sheets get separated: each carries the mark of what is fictional, address and number."""
    pages = sheets(printed(reader, language))
    for words, foot in zip(pages, feet(language, len(pages)), strict=True):
        assert foot in words


@in_both_languages
def test_a_practice_is_a_handout(reader: Reader, larger: Built, language: Language) -> None:
    """The fullest practice is two to four sheets, on which each of its words can be read back."""
    pages = sheets(printed(reader, language))
    assert 2 <= len(pages) <= 4
    whole = "".join(map(str.replace, pages, feet(language, len(pages)), [""] * len(pages)))
    record = larger.library.practices[FULLEST].record
    told = [text.th if language == "th" else str(text.en) for text in texts(record)]
    assert len(told) > 60
    assert [text for text in told if bare(markdown.to_plain(text)) not in whole] == []


@in_both_languages
def test_no_result_is_torn_apart(reader: Reader, larger: Built, language: Language) -> None:
    """A chart stands on one sheet with its heading, its figures and its source."""
    pages = sheets(printed(reader, language))
    for result in larger.library.practices[FULLEST].record.results:
        assert result.source
        ends = [bare(text.within(language).text) for text in (result.metric, result.source)]
        assert any(all(end in words for end in ends) for words in pages), ends


@pytest.mark.parametrize(
    "practice", ["demo-ban-na-mai/safe-way-to-school", "demo-klang-mueang/first-listener"]
)
def test_other_full_practices_are_handouts_too(reader: Reader, practice: str) -> None:
    """With a picture, with many steps, with a notice that it is overdue: four sheets at most."""
    assert 2 <= len(sheets(printed(reader, "en", practice))) <= 4


@in_both_languages
def test_the_code_on_paper_leads_to_the_page(reader: Reader, language: Language) -> None:
    """A telephone that looks at the first sheet reads the page's own address."""
    sheet = first_sheet(printed(reader, language))
    picture = sheet.render(scale=3, grayscale=True)
    pixels = memoryview(bytes(picture.buffer)).cast("B", shape=[picture.height, picture.stride])
    assert [found.text for found in zxingcpp.read_barcodes(pixels)] == [address(language)]


def test_the_code_is_for_paper_alone(reader: Reader) -> None:
    """On screen, where a link is at hand, there are neither code nor checklist."""
    page = reader.open(f"th/{PRACTICE}")
    for each in page.locator(".on-paper").all():
        assert not each.is_visible()
    page.emulate_media(media="print")
    box = page.locator(".qr").bounding_box()
    assert box
    assert min(box["width"], box["height"]) > 25 / 25.4 * 96


def test_steps_can_be_ticked_off(reader: Reader, larger: Built) -> None:
    """On paper each step has a box, who does it and how long, and room for name and day."""
    page = reader.open(f"th/{PRACTICE}")
    page.emulate_media(media="print")
    steps = larger.library.practices[FULLEST].record.steps
    rows = page.locator(".checklist tbody tr")
    assert rows.count() == len(steps)
    for row, step in zip(rows.all(), steps, strict=True):
        assert row.locator(".box").is_visible()
        assert step.who
        assert step.title.th in row.inner_text()
        assert step.who.th in row.inner_text()
        assert ("●" in row.inner_text()) == step.core


def test_the_checklist_can_be_printed_by_itself(reader: Reader) -> None:
    """Its button prints title, checklist and code alone; afterwards everything prints again."""
    page = reader.open(f"th/{PRACTICE}")
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.locator("[data-print=checklist]").click()
    page.wait_for_function("window.printed")
    page.emulate_media(media="print")
    for selector, is_shown in (
        (".practice h1", True),
        (".checklist", True),
        (".banner.demo", True),
        (".qr", True),
        (".glance", False),
        (".sections", False),
    ):
        assert page.locator(selector).first.is_visible() == is_shown, selector
    page.evaluate("() => { dispatchEvent(new Event('afterprint')); }")
    assert page.locator(".glance").is_visible()


# --- the page for others --------------------------------------------------------------------


@in_both_languages
def test_a_page_says_which_practice_it_is(larger: Built, language: Language) -> None:
    """Scripts find the practice's id on its root, and a place for what they have to add.

    How near it is to the reader's school is told of schools, not of programmes.
    """
    for practice in larger.library.public_practices:
        page = larger.documents[f"{language}/practices/{practice.id}/index.html"]
        root = page.one("div", data_practice=practice.id)
        assert root.has("class", "practice")
        school = larger.library.schools[practice.school_id].record
        assert len(root.every("div", data_near="")) == (school.kind == "school")
        root.one("div", class_="actions")


@in_both_languages
def test_a_first_visit_is_light(
    new_reader: Callable[..., Reader], larger: Built, language: Language
) -> None:
    """All that a first visit on a telephone loads, pictures apart, is at most 150 kB as sent."""
    reader = new_reader(viewport={"width": 390, "height": 844})
    reader.open(f"{language}/{PRACTICE}").wait_for_load_state("networkidle")
    total = 0
    for request in dict.fromkeys(reader.requests):
        path = urlsplit(request.removeprefix(SITE_URL)).path
        name = f"{path}index.html" if path.endswith("/") else path
        if name.startswith("media/"):
            continue
        content = larger.files[name]
        total += len(content if name.endswith(".woff2") else gzip.compress(content, 6))
    assert 20_000 < total <= WEIGHT
