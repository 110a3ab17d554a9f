"""Picking practices to compare: all over the site, four at most, kept on the device."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from generator.text import Language
from tests.built.comparing import (
    COUNT,
    DROPOUT,
    FORMS,
    FOUR,
    KEY,
    LISTENER,
    PICK,
    READING,
    SAFE_WAY,
    asking,
    compared,
    in_both_languages,
    kept,
    pick,
    said,
    with_picks,
)
from tests.built.projects import SITE_URL, Built
from tests.built.reader import Reader


@in_both_languages
def test_practices_are_picked_all_over_the_site(
    new_reader: Callable[..., Reader], language: Language
) -> None:
    """In a list, among hits, at a school and a practice, then on to the comparison; on a phone."""
    reader = new_reader(viewport={"width": 390, "height": 844}, has_touch=True)
    page = reader.open(f"{language}/practices/")
    expect(page.locator("[data-tray] [data-picks]")).to_be_hidden()
    pick(page, FORMS)
    expect(page.locator("[data-hint]")).to_be_visible()
    page = reader.open(f"{language}/practices/?q={quote({'th': 'อ่าน', 'en': 'reading'}[language])}")
    expect(page.locator(f"[data-hits] [data-pick='{READING}']")).to_be_visible()
    pick(page, READING)
    page = reader.open(f"{language}/schools/demo-rim-khong/")
    expect(page.locator(PICK.format(FORMS))).to_have_attribute("aria-pressed", "true")
    pick(page, DROPOUT)
    page = reader.open(f"{language}/practices/{LISTENER}/")
    pick(page, LISTENER)
    expect(page.locator(COUNT)).to_have_text(said(language, "picked", n=4, most=4))
    reader.follow("[data-tray] [data-open]")
    assert reader.address == f"{language}/compare/{asking(*FOUR)}"
    expect(page.locator("[data-compared]")).to_be_visible()
    assert compared(page) == list(FOUR)
    assert page.locator("[data-foreign]").is_hidden()
    assert reader.complaints == []


@in_both_languages
def test_a_button_says_what_it_picks(larger: Built, reader: Reader, language: Language) -> None:
    """Its name includes the title of the practice, and it is heard as pressed or not."""
    page = reader.open(f"{language}/practices/")
    title = larger.library.practices[FORMS].record.title.within(language).text
    name = f"{said(language, 'pick')} {title}"
    page.get_by_role("button", name=name, exact=True, pressed=False).click()
    expect(page.get_by_role("button", name=name, exact=True, pressed=True)).to_be_visible()
    expect(page.locator("[data-tray] [role=status]")).to_contain_text(title)
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator("[data-tray] [data-picks]")).to_be_hidden()
    assert kept(reader) == []


def test_a_fifth_is_refused(reader: Reader) -> None:
    """Who picks a fifth is told why not, and sees which could go."""
    with_picks(reader, *FOUR)
    page = reader.open(f"th/practices/{SAFE_WAY}/")
    button = page.locator(PICK.format(SAFE_WAY)).first
    button.click()
    title = page.locator("h1").inner_text()
    expect(page.locator("[data-tray] [role=status]")).to_have_text(
        said("th", "full", title=title, most=4)
    )
    assert button.get_attribute("aria-pressed") == "false"
    assert page.locator("[data-tray] li").count() == 4
    assert page.locator("[data-tray] li button").first.is_visible()
    assert kept(reader) == list(FOUR)
    page.locator("[data-tray] li button").first.click()
    pick(page, SAFE_WAY)
    assert kept(reader) == [*FOUR[1:], SAFE_WAY]


def test_the_tray_is_emptied_one_by_one_or_at_once(reader: Reader) -> None:
    """Each pick can be put back where the reader is, and the keyboard does not get lost."""
    with_picks(reader, FORMS, READING, DROPOUT)
    page = reader.open("en/practices/")
    page.locator("[data-tray] summary").click()
    page.locator("[data-tray] li button").nth(2).click()
    expect(page.locator("[data-tray] li button").nth(1)).to_be_focused()
    assert kept(reader) == [FORMS, READING]
    expect(page.locator(PICK.format(DROPOUT)).first).to_have_attribute("aria-pressed", "false")
    page.locator("[data-clear]").click()
    expect(page.locator("[data-tray] [data-picks]")).to_be_hidden()
    expect(page.locator("main")).to_be_focused()
    assert kept(reader) == []


def test_picks_hold_when_the_browser_goes_back(reader: Reader) -> None:
    """What was picked on a practice's page is pressed in the list, too, after going back."""
    page = reader.open("th/practices/")
    page.locator(f".entry a[href$='{FORMS}/']").first.click()
    page.wait_for_url(f"**/{FORMS}/")
    pick(page, FORMS)
    page.go_back()
    expect(page.locator(PICK.format(FORMS)).first).to_have_attribute("aria-pressed", "true")


def test_picks_are_the_same_in_every_window(new_reader: Callable[..., Reader]) -> None:
    """What is picked in one window is picked in another that is open already."""
    reader = new_reader()
    page = reader.open("th/practices/")
    other = page.context.new_page()
    other.goto(f"{SITE_URL}th/practices/{FORMS}/")
    pick(other, FORMS)
    expect(page.locator(PICK.format(FORMS)).first).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("text", ["{", "null", "7", '[{"id": "<b>"}]', '[{"id": 3}, null]'])
def test_what_nobody_could_have_picked_is_passed_over(reader: Reader, text: str) -> None:
    """Whatever lies on the device under our name, picking begins anew."""
    reader.open("404.html")
    reader.page.evaluate("([name, text]) => localStorage.setItem(name, text)", [KEY, text])
    page = reader.open("th/practices/")
    pick(page, FORMS)
    assert kept(reader) == [FORMS]
    assert reader.complaints == []


def test_a_device_that_keeps_nothing_says_so(reader: Reader) -> None:
    """Where storage is closed, picks hold on the page, and the reader is told."""
    reader.page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
    )
    page = reader.open("en/practices/")
    pick(page, FORMS)
    pick(page, READING)
    expect(page.locator("[data-tray] [role=status]")).to_contain_text(said("en", "not_kept"))
    reader.follow("[data-tray] [data-open]")
    expect(page.locator("[data-compared]")).to_be_visible()
    assert compared(page) == [FORMS, READING]


def test_a_card_leads_to_its_practice_all_over(reader: Reader) -> None:
    """But for the button, a card is one link as before; the button leads nowhere."""
    page = reader.open("th/practices/")
    card = page.locator(".entry", has=page.locator(PICK.format(FORMS))).first
    card.locator("[data-pick]").click()
    assert reader.address == "th/practices/"
    with page.expect_navigation():
        card.locator(".summary").click(force=True)
    assert reader.address == f"th/practices/{FORMS}/"


# --- without a mouse ----------------------------------------------------------------------------


def tab_to(page: Page, selector: str) -> None:
    """Go on with the tab key until an element has the focus."""
    wanted = page.locator(selector).first
    for _ in range(200):
        page.keyboard.press("Tab")
        if wanted.evaluate("each => each === document.activeElement"):
            return
    pytest.fail(f"The keyboard does not reach {selector}.")


def test_the_keyboard_alone_is_enough(reader: Reader) -> None:
    """Picking, going to the comparison, folding rows and taking out need no pointer."""
    page = reader.open("en/schools/demo-rim-khong/")
    for id in (FORMS, DROPOUT):
        tab_to(page, f"[data-pick='{id}']")
        page.keyboard.press("Space")
        expect(page.locator(f"[data-pick='{id}']")).to_have_attribute("aria-pressed", "true")
    tab_to(page, "[data-tray] [data-open]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("[data-compared]")).to_be_visible()
    tab_to(page, "[data-only-different]")
    page.keyboard.press("Space")
    expect(page.locator("[data-row=school]")).to_be_hidden()
    tab_to(page, "thead button")
    page.keyboard.press("Enter")
    expect(page.locator("thead a")).to_have_count(1)


@in_both_languages
def test_fingers_hit_their_targets(new_reader: Callable[..., Reader], language: Language) -> None:
    """On a telephone everything to press is at least 44 pixels high."""
    reader = new_reader(viewport={"width": 390, "height": 844}, has_touch=True)
    with_picks(reader, FORMS, READING)
    targets = "[data-pick], [data-tray] :is(button, summary, .button), .compare :is(button, .only)"
    for address in ("practices/", f"practices/{FORMS}/", f"compare/{asking(FORMS, READING)}"):
        page = reader.open(f"{language}/{address}")
        if "compare" in address:
            expect(page.locator("[data-compared]")).to_be_visible()
        else:
            page.locator("[data-tray] summary").click()
        small = page.locator(targets).evaluate_all(
            "all => all.filter(it => it.checkVisibility())"
            ".filter(it => it.getBoundingClientRect().height < 44).map(it => it.outerHTML)"
        )
        assert small == []
