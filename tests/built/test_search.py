"""Searching and browsing in a browser: the box on every page, and the page of practices."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from generator.text import LANGUAGES, Language
from tests.built.axe import violations
from tests.built.projects import SITE_URL
from tests.built.reader import Reader
from tests.built.records import SCHOOL

PHONE: Final = {"width": 390, "height": 844}
WORDS: Final[dict[Language, str]] = {"th": "ลดงานเอกสาร", "en": "paperwork"}
FEWER_FORMS: Final = "practices/demo-rim-khong/fewer-forms/"
BOX: Final = ".bar .search input"
NOWHERE: Final = "zzzzqqqq"  # No word in any language.

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def type_into(page: Page, selector: str, text: str) -> None:
    """Type as a reader does, letter by letter."""
    page.locator(selector).click()
    page.keyboard.type(text)


def find(reader: Reader, language: Language, query: str = "") -> Page:
    """The page of practices with the answer to `query`, which stands in its address."""
    page = reader.open(f"{language}/practices/{query}")
    expect(page.locator("html")).not_to_have_class(re.compile("searching"))
    return page


def told(page: Page) -> dict[str, list[str]]:
    """What the address bar tells of the search."""
    return parse_qs(urlsplit(page.url).query)


def words(page: Page) -> dict[str, Any]:
    """What the scripts of the page say, in its language."""
    said: dict[str, Any] = page.evaluate(
        "JSON.parse(document.getElementById('search-words').textContent)"
    )
    return said


def links(page: Page) -> list[str]:
    """Where the hits lead, within the site."""
    hrefs = page.locator("[data-hits] .entry h3 a").evaluate_all("all => all.map(a => a.href)")
    return [href.removeprefix(SITE_URL) for href in hrefs]


# --- the page of practices -------------------------------------------------------------------


@in_both_languages
def test_results_come_while_typing(reader: Reader, language: Language) -> None:
    """What is typed is found at once, counted, announced and marked; nothing has to be pressed."""
    page = find(reader, language)
    assert page.locator("[data-list]").is_visible()
    type_into(page, "#q", WORDS[language])
    first = page.locator("[data-hits] .entry").first
    expect(first.locator("h3 a")).to_have_attribute("href", re.compile(FEWER_FORMS))
    page.wait_for_url(f"**q={quote(WORDS[language])}")
    assert page.locator("[data-list]").is_hidden()
    assert page.locator("[data-hits] mark").count() > 0
    count = page.locator("[data-hits] .count").inner_text()
    assert re.search(r"\d", count)
    assert page.locator("[role=status][data-status]").text_content() == count
    assert told(page) == {"q": [WORDS[language]]}
    assert reader.complaints == []


@in_both_languages
def test_a_quick_reader_loses_no_letter(reader: Reader, language: Language) -> None:
    """What is typed before the page is able to search stays in the box, and is searched for."""
    release = hold(reader.page, r"/assets/js/browse\.mjs")
    page = reader.open(f"{language}/practices/")
    type_into(page, "#q", WORDS[language])
    release()
    expect(page.locator("[data-hits] h3 a").first).to_have_attribute(
        "href", re.compile(FEWER_FORMS)
    )
    assert page.locator("#q").input_value() == WORDS[language]
    assert told(page) == {"q": [WORDS[language]]}


@in_both_languages
def test_a_quick_reader_is_answered_by_the_box(reader: Reader, language: Language) -> None:
    """What is typed into a box before it is able to search is answered without another key."""
    release = hold(reader.page, r"/assets/js/search-box\.mjs")
    page = reader.page
    page.goto(SITE_URL + f"{language}/about/", wait_until="commit")
    type_into(page, BOX, WORDS[language])
    release()
    expect(page.locator(".matches [role=option]").first).to_have_attribute(
        "href", re.compile(FEWER_FORMS)
    )


@in_both_languages
def test_an_address_shares_a_search(reader: Reader, language: Language) -> None:
    """Words, filters, order and page stand in the address, and bring the same hits again."""
    page = find(reader, language, f"?q=demo&school={SCHOOL}&sort=newest&page=2")
    page = find(reader, language, f"?school={SCHOOL}&sort=newest&page=2")
    hits = links(page)
    assert len(hits) == 12
    assert all(SCHOOL in link for link in hits)
    assert page.locator(".chips button").count() == 1
    assert page.locator("[data-sort]").input_value() == "newest"
    page.reload()
    expect(page.locator("[data-hits] .entry")).to_have_count(12)
    assert links(page) == hits


@in_both_languages
def test_the_back_button_goes_back_over_steps(reader: Reader, language: Language) -> None:
    """Each choice is a step in the history; before the first one, the page's own list stands."""
    page = find(reader, language)
    type_into(page, "#q", WORDS[language])
    page.wait_for_url(f"**q={quote(WORDS[language])}")
    page.locator("[data-facets] input[name=level][value=primary]").check()
    expect(page.locator(".chips button")).to_have_count(1)
    assert told(page)["level"] == ["primary"]
    page.go_back()
    expect(page.locator(".chips button")).to_have_count(0)
    assert told(page) == {"q": [WORDS[language]]}
    page.go_back()
    expect(page.locator("[data-list]")).to_be_visible()
    assert page.locator("#q").input_value() == ""
    page.go_forward()
    expect(page.locator("[data-hits] .entry").first).to_be_visible()
    assert page.locator("#q").input_value() == WORDS[language]


@in_both_languages
def test_filters_narrow_what_is_found(reader: Reader, language: Language) -> None:
    """A value says how many hits it leaves, leaves so many, and is taken back by its chip."""
    page = find(reader, language, "?q=" + quote(WORDS[language]))
    box = page.locator("[data-facets] input[name=level][value=primary]")
    promised = int(box.locator("xpath=..").locator(".number").inner_text())
    box.check()
    expect(page.locator(".chips button")).to_have_count(1)
    numbers = re.findall(r"\d+", page.locator("[data-hits] .count").inner_text())
    assert sum(map(int, numbers)) == promised
    assert page.evaluate("document.activeElement.value") == "primary"
    page.locator("[data-facets] input[name=level][value=kindergarten]").check()
    expect(page.locator(".chips button")).to_have_count(3)  # Two values, and all at once.
    page.locator(".chips .clear").click()
    expect(page.locator(".chips")).to_be_hidden()


@in_both_languages
def test_filters_are_heard_as_named_groups(reader: Reader, language: Language) -> None:
    """Boxes to tick belong to a group, whose name is the one above it in the reader's language."""
    page = find(reader, language, "?q=" + quote(WORDS[language]))
    groups = page.locator("[data-facets] details").filter(has=page.locator("input"))
    expect(groups.first).to_be_attached()
    for group in groups.all():
        name = group.locator("summary").evaluate("each => each.firstChild.textContent")
        named = group.get_by_role("group", name=name, exact=True, include_hidden=True)
        assert named.locator("input").count() == group.locator("input").count()


def test_a_large_facet_is_loaded_when_it_is_unfolded(reader: Reader) -> None:
    """More values than fit are shown on demand, and keep the keyboard's place."""
    page = find(reader, "th", "?q=" + quote("โรงเรียน"))
    topic = page.locator("[data-facets] details").filter(has=page.locator("input[name=topic]"))
    expect(topic.locator("input")).to_have_count(8)
    topic.locator(".more").click()
    expect(topic.locator("input").nth(8)).to_be_visible()
    assert page.evaluate("document.activeElement.name") == "topic"


@in_both_languages
def test_hits_are_paged(reader: Reader, language: Language) -> None:
    """Pages of hits are links with addresses of their own, and begin at their top."""
    page = find(reader, language, f"?school={SCHOOL}")
    first = links(page)
    page.locator("[data-hits] .paging a[rel=next]").click()
    expect(page.locator("[data-hits] .paging [aria-current=page]")).to_have_text("2")
    assert not set(links(page)) & set(first)
    assert told(page)["page"] == ["2"]
    assert page.evaluate("document.activeElement.localName") == "h2"
    address = page.locator("[data-hits] .paging a[rel=prev]").get_attribute("href")
    assert address
    page.goto(address)
    expect(page.locator("[data-hits] .entry")).to_have_count(12)
    assert links(page) == first


@in_both_languages
def test_hits_can_be_sorted(reader: Reader, language: Language) -> None:
    """Another order shows other hits first; the one by words is for words only."""
    page = find(reader, language, "?level=primary")
    assert page.locator("[data-sort] option[value=relevance]").is_hidden()
    page.locator("[data-sort]").select_option("evidence")
    expect(page.locator("[data-hits] .strength").first).to_contain_text(
        {"th": "ยืนยันซ้ำแล้ว", "en": "Replicated"}[language]
    )
    assert told(page)["sort"] == ["evidence"]


@in_both_languages
def test_nothing_found_says_so_and_leads_on(reader: Reader, language: Language) -> None:
    """Where nothing is found the page says so honestly, and offers a way on."""
    page = find(reader, language, f"?q={NOWHERE}&level=primary")
    empty = page.locator("[data-hits] .empty")
    expect(empty).to_be_visible()
    assert page.locator("[data-status]").text_content() == empty.locator("h3").inner_text()
    assert page.locator("[data-hits] .pillars a").count() == 4
    empty.locator("button").click()
    expect(page.locator(".chips")).to_be_hidden()
    assert told(page) == {"q": [NOWHERE]}


def test_the_other_language_is_offered_where_it_has_more(reader: Reader) -> None:
    """A Thai reader whose words stand in English only is shown where."""
    page = find(reader, "th", "?q=partners")
    other = page.locator("[data-hits] .other")
    expect(other.locator("li a").first).to_have_attribute("lang", "en")
    other.locator("> p a").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert told(page) == {"q": ["partners"]}
    expect(page.locator("[data-hits] .entry").first).to_be_visible()


@in_both_languages
def test_the_language_switch_keeps_the_search(reader: Reader, language: Language) -> None:
    """In the middle of a search the other language goes on with it."""
    page = find(reader, language, "?q=PLC&level=primary")
    reader.follow(".bar .language")
    assert told(page) == {"q": ["PLC"], "level": ["primary"]}
    expect(page.locator(".chips button")).to_have_count(1)
    expect(page.locator("#q")).to_have_value("PLC")


def test_a_hit_says_that_it_is_not_translated(reader: Reader) -> None:
    """An English reader sees which hits are in Thai, and they are marked as Thai."""
    page = find(reader, "en", "?q=" + quote("เสียงตามสายเล่าเรื่องหนังสือ"))
    first = page.locator("[data-hits] .entry").first
    assert "Not translated yet" in first.locator(".mark").inner_text()
    assert first.locator("h3 a").get_attribute("lang") == "th"


def test_what_was_corrected_is_said(reader: Reader) -> None:
    """A reader who mistypes sees and hears what was looked up instead."""
    page = find(reader, "en", "?q=papperwork")
    note = page.locator("[data-hits] .note")
    expect(note).to_contain_text("papperwork")
    heard = f"{note.inner_text()} {page.locator('[data-hits] .count').inner_text()}"
    assert page.locator("[data-status]").text_content() == heard
    assert links(page)[0] == f"en/{FEWER_FORMS}"


def test_markup_from_an_index_stays_text(reader: Reader) -> None:
    """What records and readers write is never taken for HTML."""
    page = find(reader, "th", "?q=" + quote("<img src=x onerror=alert(1)>"))
    expect(page.locator("[data-hits]")).to_be_visible()
    assert page.locator("[data-hits] img").count() == 0
    assert reader.complaints == []


@in_both_languages
def test_without_javascript_the_list_remains(
    new_reader: Callable[..., Reader], language: Language
) -> None:
    """A reader without JavaScript is told so, and browses the whole list."""
    page = new_reader(java_script_enabled=False).open(f"{language}/practices/?q=plc")
    assert page.locator(".without-js").is_visible()
    assert page.locator("[data-list] .entry").count() == 24
    assert page.locator(".toolbar").is_hidden()
    assert page.locator(".paging a[rel=next]").is_visible()


# --- the telephone ---------------------------------------------------------------------------


@in_both_languages
def test_filters_are_a_sheet_on_a_telephone(
    new_reader: Callable[..., Reader], language: Language
) -> None:
    """The sheet opens over the page, keeps the focus, and closes by key or by button."""
    reader = new_reader(viewport=PHONE)
    page = find(reader, language, "?q=" + quote(WORDS[language]))
    opener = page.locator("[data-open-facets]")
    opener.click()
    sheet = page.locator("dialog.sheet")
    expect(sheet).to_be_visible()
    sheet.locator("input[name=level][value=primary]").check()
    expect(page.locator("[data-chosen-count]")).to_have_text("1")
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "() => !document.activeElement.closest('main')"
            " || document.activeElement.closest('dialog') !== null"
        )
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    opener.click()
    sheet.locator(".sheet-foot button").click()
    expect(sheet).to_be_hidden()
    expect(page.locator(".chips button")).to_have_count(1)


@in_both_languages
def test_the_sheet_tells_what_the_filters_leave(
    new_reader: Callable[..., Reader], language: Language
) -> None:
    """The sheet's button says how much it will show, and a status within the sheet announces it."""
    page = find(new_reader(viewport=PHONE), language, "?q=" + quote(WORDS[language]))
    page.locator("[data-open-facets]").click()
    sheet = page.locator("dialog.sheet")
    box = sheet.locator("input[name=level][value=primary]")
    promised = box.locator("xpath=..").locator(".number").inner_text()
    button = sheet.locator("[data-show]")
    expect(button).to_contain_text(re.compile(r"\d"))
    assert button.inner_text() != promised
    box.check()
    expect(page.locator("[data-chosen-count]")).to_have_text("1")
    assert re.findall(r"\d+", button.inner_text()) == [promised]
    status = sheet.get_by_role("status")
    assert status.text_content() == page.locator("[data-hits] .count").text_content()
    button.click()
    expect(sheet).to_be_hidden()


@in_both_languages
def test_the_sheet_tells_of_a_fault(new_reader: Callable[..., Reader], language: Language) -> None:
    """Where the filters cannot be loaded the sheet says so, and later shows them."""
    page = find(new_reader(viewport=PHONE), language)
    refuse(page, r"/search/.*\.gz", lost)
    page.locator("[data-open-facets]").click()
    fault = page.locator("dialog.sheet").get_by_role("alert").locator(".fault")
    expect(fault).to_be_visible(timeout=20_000)
    assert page.locator("main [data-fault]").text_content() == ""
    page.unroute_all()
    expect(page.locator("dialog.sheet input").first).to_be_attached(timeout=20_000)
    expect(fault).to_be_hidden()


@in_both_languages
def test_the_box_unfolds_on_a_telephone(
    new_reader: Callable[..., Reader], language: Language
) -> None:
    """On a telephone a button of the header unfolds the box, ready to type."""
    reader = new_reader(viewport=PHONE)
    page = reader.open(f"{language}/about/")
    assert page.locator(".bar .search").is_hidden()
    page.locator(".search-toggle").click()
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type(WORDS[language])
    expect(page.locator(".matches [role=option]").first).to_have_attribute(
        "href", re.compile(FEWER_FORMS)
    )


# --- the box on every page -------------------------------------------------------------------


@in_both_languages
@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_the_keyboard_finds_a_page(reader: Reader, language: Language, key: str) -> None:
    """A key opens the box, arrows go through the matches, Enter follows, Escape closes."""
    page = reader.open(f"{language}/criteria/")
    page.keyboard.press(key)
    page.keyboard.type(WORDS[language])
    options = page.locator(".matches [role=option]")
    expect(options.first).to_be_visible()
    box = page.locator(".bar .search input")
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    assert box.get_attribute("aria-expanded") == "false"
    page.keyboard.type(" ")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = page.locator(".matches [aria-selected=true]")
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert reader.address == f"{language}/{FEWER_FORMS}"
    assert reader.complaints == []


@in_both_languages
def test_enter_leads_to_all_that_is_found(reader: Reader, language: Language) -> None:
    """Without a chosen match, Enter shows everything on the page of practices."""
    page = reader.open(f"{language}/about/")
    type_into(page, BOX, WORDS[language])
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert told(page) == {"q": [WORDS[language]]}
    expect(page.locator("[data-hits] .entry").first).to_be_visible()


@in_both_languages
def test_the_box_says_what_it_found(reader: Reader, language: Language) -> None:
    """How much was found, or nothing, is announced from outside of the list that comes and goes."""
    page = reader.open(f"{language}/about/")
    type_into(page, BOX, WORDS[language])
    status = page.locator(".bar .search > [role=status]")
    expect(status).to_have_text(re.compile(r"\d"))
    assert (status.text_content() or "?") in page.locator(".matches a").last.inner_text()
    page.locator(BOX).fill(NOWHERE)
    nothing = words(page)["empty"]["words"]
    expect(status).to_have_text(nothing)
    assert page.locator(".matches-panel").inner_text() == nothing
    page.keyboard.press("Escape")
    expect(status).to_be_empty()


def test_the_box_says_what_it_corrected(reader: Reader) -> None:
    """The box, like the page, shows and announces what was looked up instead."""
    page = reader.open("en/about/")
    type_into(page, BOX, "papperwork")
    note = page.locator(".matches-panel .note").first
    expect(note).to_contain_text("“paperwork”")
    expect(page.locator(".bar .search > [role=status]")).to_contain_text(note.inner_text())


def test_every_filter_can_be_taken_back(reader: Reader) -> None:
    """Before anything is chosen no box is ticked, not even for what is meant without saying so."""
    page = find(reader, "th")
    kind = page.locator("[data-facets] details").first
    kind.locator("summary").click()
    box = kind.locator("input[value=practice]")
    assert not box.is_checked()
    box.check()
    expect(page.locator(".chips button")).to_have_count(1)
    box.uncheck()
    expect(page.locator(".chips")).to_be_hidden()
    expect(page.locator("[data-list]")).to_be_visible()


def test_a_page_past_the_end_is_the_last(reader: Reader) -> None:
    """An address with too high a page shows the last page that there is."""
    page = find(reader, "th", "?q=PLC&page=99")
    expect(page.locator("[data-hits] .entry").first).to_be_visible()
    assert told(page) == {"q": ["PLC"]}


def test_the_box_forgets_what_is_stale(reader: Reader) -> None:
    """After more typing Enter searches; after Escape nothing opens by itself, and an arrow does."""
    page = reader.open("th/about/")
    open_box(page)
    page.keyboard.type("x")
    assert page.locator(".matches [aria-selected=true]").count() == 0
    page.keyboard.press("Escape")
    page.wait_for_timeout(400)
    assert page.locator(".matches-panel").is_hidden()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".matches-panel")).to_be_visible()


def test_the_shortcut_works_on_a_thai_keyboard(reader: Reader) -> None:
    """The key of K opens the box whatever letter it types."""
    page = reader.open("th/about/")
    page.evaluate(
        "() => document.body.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'า', code: 'KeyK', ctrlKey: true, bubbles: true}))"
    )
    assert page.evaluate("document.activeElement.name") == "q"


def test_a_slash_in_a_text_is_a_slash(reader: Reader) -> None:
    """Whoever types a slash into a box gets one."""
    page = find(reader, "th")
    type_into(page, "#q", "1/2")
    assert page.locator("#q").input_value() == "1/2"


# --- faults ----------------------------------------------------------------------------------


def refuse(page: Page, pattern: str, answer: Callable[[Route], Any]) -> None:
    """From now on, answer requests for such files of the index otherwise."""
    page.route(re.compile(pattern), answer)


def hold(page: Page, pattern: str) -> Callable[[], None]:
    """From now on such files of the index do not come, until what is returned is called."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    def release() -> None:
        for route in held:
            route.continue_()
        page.unroute_all()

    refuse(page, pattern, keep)
    return release


def lost(route: Route) -> None:
    """The network is gone."""
    route.abort("internetdisconnected")


def damaged(route: Route) -> None:
    """What comes is no longer what was published."""
    route.fulfill(status=200, body=b"\x1f\x8b\x08\x00rubbish")


def fault_words(page: Page, kind: str, *, again: bool = False) -> str:
    """How a fault is told; `again` is for one after which it is tried again by itself."""
    fault = words(page)["fault"]
    return f"{fault[kind]} {fault['again']}" if again else str(fault[kind])


def too_new(route: Route) -> None:
    """A module with syntax that the browser does not know."""
    route.fulfill(status=200, content_type="text/javascript", body="const later := 1;")


@in_both_languages
@pytest.mark.parametrize(("answer", "kind"), [(lost, "offline"), (damaged, "malformed")])
def test_a_fault_is_told_and_mended(
    reader: Reader, language: Language, answer: Callable[[Route], Any], kind: str
) -> None:
    """What keeps a search from going on is said, what is shown stays, and trying again goes on."""
    page = find(reader, language, f"?school={SCHOOL}")
    before = links(page)
    refuse(page, r"/search/.*cards.*\.gz", answer)
    page.locator("[data-hits] .paging a[aria-label$='3']").click()
    fault = page.locator("[data-fault] .fault")
    expect(fault).to_be_visible(timeout=20_000)
    assert fault.locator("p").inner_text() == fault_words(page, kind, again=kind == "offline")
    assert links(page) == before
    page.unroute_all()
    fault.locator("button").click()
    expect(fault).to_be_hidden()
    expect(page.locator("[data-hits] .paging [aria-current]")).to_have_text("3")
    assert not set(links(page)) & set(before)


@in_both_languages
def test_a_slow_line_is_told(reader: Reader, language: Language) -> None:
    """Whoever has to wait for an answer is told that it is on its way."""
    page = reader.open(f"{language}/practices/")
    release = hold(page, r"/search/.*\.gz")
    type_into(page, "#q", "PLC")
    waiting = page.locator("[data-waiting]")
    expect(waiting).not_to_be_empty()
    release()
    expect(page.locator("[data-hits] .entry").first).to_be_visible()
    expect(waiting).to_be_empty()


@in_both_languages
def test_the_box_tells_of_a_fault(reader: Reader, language: Language) -> None:
    """The box, too, says that it cannot reach the site, tries again by itself, and then finds."""
    page = reader.open(f"{language}/about/")
    refuse(page, r"/search/.*\.gz", lost)
    type_into(page, BOX, "PLC")
    status = page.locator(".bar .search > [role=status]")
    told = fault_words(page, "offline", again=True)
    expect(status).to_have_text(told, timeout=20_000)
    assert page.locator(".matches-panel").inner_text() == told
    page.unroute_all()
    expect(page.locator(".matches [role=option]").first).to_be_visible(timeout=20_000)
    expect(page.locator(".matches-panel .note:visible")).to_have_count(0)


@in_both_languages
def test_the_box_tells_of_a_slow_line(reader: Reader, language: Language) -> None:
    """Whoever waits for matches is told that they are on their way, until they are there."""
    page = reader.open(f"{language}/about/")
    release = hold(page, r"/search/.*\.gz")
    type_into(page, BOX, "PLC")
    status = page.locator(".bar .search > [role=status]")
    expect(status).to_have_text(words(page)["searching"])
    assert page.locator(".matches-panel").inner_text() == words(page)["searching"]
    release()
    expect(page.locator(".matches [role=option]").first).to_be_visible()
    expect(page.locator(".matches-panel .note:visible")).to_have_count(0)


def test_a_lost_line_is_tried_again_and_no_more_is_claimed(reader: Reader) -> None:
    """As long as it says so it tries again by itself; when it no longer does, it says that less."""
    reader.page.clock.install()
    page = find(reader, "th")
    refuse(page, r"/search/.*\.gz", lost)
    page.locator("#q").fill("PLC")
    page.clock.run_for(1_000)
    told = page.locator("[data-fault] .fault p")
    tries = 0
    while not told.is_visible() or told.inner_text() != fault_words(page, "offline"):
        tries += 1
        assert tries < 200, "It never gives up."
        page.clock.run_for(1_000)
        page.wait_for_timeout(20)
    page.unroute_all()
    page.context.set_offline(offline=True)
    page.context.set_offline(offline=False)
    for _ in range(20):
        page.clock.run_for(1_000)
        page.wait_for_timeout(20)
    expect(page.locator("[data-hits] .entry").first).to_be_visible()
    expect(told).to_be_hidden()


@in_both_languages
@pytest.mark.parametrize("module", ["search.mjs", "js/browse.mjs"])
def test_a_browser_that_is_too_old_is_told_so(
    reader: Reader, language: Language, module: str
) -> None:
    """What a browser cannot read is no lost line: nothing is to be tried, and the list remains."""
    reader.page.route(f"**/assets/{module}", too_new)
    page = find(reader, language, "?q=PLC")
    fault = page.locator("[data-fault] .fault")
    expect(fault).to_be_visible()
    assert fault.inner_text() == fault_words(page, "unsupported")
    assert fault.locator("button").count() == 0
    assert page.locator("[data-list] .entry").first.is_visible()


def test_a_browser_that_cannot_read_any_module_has_the_plain_page(reader: Reader) -> None:
    """Where no module can be read the page is one without JavaScript, and says why."""
    reader.page.route("**/assets/js/search-box.mjs", too_new)
    page = find(reader, "th", "?q=PLC")
    note = page.locator("[data-too-old]")
    expect(note).to_be_visible()
    assert note.inner_text() == fault_words(page, "unsupported")
    assert page.locator(".without-js").is_hidden()
    assert page.locator(".toolbar").is_hidden()
    assert page.locator("[data-list] .entry").first.is_visible()


def test_the_box_of_a_browser_that_is_too_old_says_so(reader: Reader) -> None:
    """The box, too, tells an old browser from a lost line."""
    reader.page.route("**/assets/search.mjs", too_new)
    page = reader.open("en/about/")
    type_into(page, BOX, "PLC")
    expect(page.locator(".matches-panel")).to_have_text(fault_words(page, "unsupported"))


# --- barriers --------------------------------------------------------------------------------


def open_box(page: Page) -> None:
    """The box with matches."""
    page.keyboard.press("/")
    page.keyboard.type("PLC")
    expect(page.locator(".matches [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")


@in_both_languages
@pytest.mark.parametrize("screen", ["telephone", "desk"])
def test_searching_has_no_barrier(
    new_reader: Callable[..., Reader], language: Language, screen: str
) -> None:
    """Axe finds nothing with results, without, with the sheet, and with the box open."""
    size = PHONE if screen == "telephone" else {"width": 1280, "height": 800}
    reader = new_reader(viewport=size, reduced_motion="reduce")
    found: dict[str, list[str]] = {}
    for query in ("q=PLC", f"q={NOWHERE}&level=primary", f"school={SCHOOL}&page=2", "q=partners"):
        page = find(reader, language, f"?{query}")
        if screen == "telephone":
            page.locator("[data-open-facets]").click()
        found[query] = violations(reader, [])
        if screen == "telephone":
            page.keyboard.press("Escape")
            found[f"{query}, closed"] = violations(reader, [])
    page = reader.open(f"{language}/about/")
    open_box(page)
    found["box"] = violations(reader, [])
    page.emulate_media(color_scheme="dark")
    found["box in the dark"] = violations(reader, ["cat.color"])
    assert {name: lines for name, lines in found.items() if lines} == {}
