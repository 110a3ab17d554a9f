"""The self-check in a browser: a school answers, sees where it stands, and shows it to others."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from generator.text import LANGUAGES, Language
from tests.built.axe import SCREENS, barriers, violations
from tests.built.projects import SITE_URL, Built
from tests.built.reader import Reader, decide

KEY: Final = "tonbaeb.self-check"
ITEMS: Final = "1.1 1.2 2.1 2.2 3.1 3.2 4.1 4.2 5.1 5.2 6.1 6.2".split()
ANSWERS: Final[Mapping[str, int | None]] = {
    **dict.fromkeys(ITEMS, 3),
    "1.1": 4,
    "4.1": 0,
    "5.2": 1,
    "6.2": None,
}
FIRST: Final = ("4.1", "5.2")
"""What these answers put first."""

CODE: Final = "1-114123213223313323410423513521613"
"""The same answers but for “not sure”, as a link carries them, without its last characters."""

ADDRESS: Final = "self-check/"

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def keep(reader: Reader, name: str, value: Any) -> None:
    """Have something on the reader's device, as if an earlier visit had kept it."""
    reader.open("404.html")
    reader.page.evaluate(
        "([name, value]) => localStorage.setItem(name, value)", [name, json.dumps(value)]
    )


def visit(reader: Reader, language: str, fragment: str = "") -> Page:
    """The page at one of its places, once its script is at work."""
    page = reader.open(f"{language}/{ADDRESS}{fragment}")
    expect(page.locator("[data-self-check]")).to_have_attribute("data-view", re.compile("."))
    return page


def kept(reader: Reader) -> Any:
    """The answers that are on the reader's device."""
    text = reader.page.evaluate("(name) => localStorage.getItem(name)", KEY)
    return json.loads(text)["answers"] if text else None


def with_answers(reader: Reader, answers: Mapping[str, int | None] = ANSWERS) -> None:
    """Have answered on an earlier visit."""
    keep(reader, KEY, {"answers": answers, "day": "2026-11-25"})


def choose(page: Page, item: str, value: int | None) -> None:
    """Choose an answer of the question that is shown."""
    text = "x" if value is None else str(value)
    page.locator(f"[data-item='{item}'] .answer:has([value='{text}'])").click()


def result(reader: Reader, language: Language, fragment: str = "#result") -> Page:
    """The result, once the practices have been found."""
    page = visit(reader, language, fragment)
    answered = ".check-practices :is(.advice, .none)"
    expect(page.locator(answered).first).to_be_visible()
    return page


def profile(page: Page) -> dict[str, str]:
    """What the table says: each item's level in words."""
    rows = page.locator("[data-profile] tr").all()
    return {
        row.locator("th b").inner_text(): row.locator("td > :not(.meter)").inner_text()
        for row in rows
    }


def priorities(page: Page) -> tuple[str, ...]:
    """The items to work on, in their order."""
    return tuple(page.locator(".priority h4 .number").all_inner_texts())


def level_names(page: Page) -> list[str]:
    """What the levels are called, the lowest first."""
    return page.locator("[data-item='1.1'] .answer b").all_text_contents()


# --- the journey ----------------------------------------------------------------------------


@in_both_languages
def test_a_school_answers_and_sees_where_it_stands(
    new_reader: Callable[..., Reader], language: Language
) -> None:
    """From the start through all questions to the result, on a telephone; nothing goes wrong."""
    reader = new_reader(viewport={"width": 390, "height": 844}, has_touch=True)
    page = reader.open(f"{language}/")
    reader.follow(".main-nav a[href$='self-check/']")
    page.locator("[data-begin]").click()
    for item in ITEMS:
        assert reader.address == f"{language}/{ADDRESS}#q-{item}"
        expect(page.locator("fieldset:visible")).to_have_attribute("data-item", item)
        choose(page, item, ANSWERS[item])
        page.locator("[data-next]").click()
    assert reader.address == f"{language}/{ADDRESS}#result"
    assert priorities(page) == FIRST
    names = level_names(page)
    told = profile(page)
    assert list(told) == ITEMS
    for item, level in ANSWERS.items():
        assert level is None or told[item] == names[level]
    assert told["6.2"] not in names
    assert page.locator("[data-found]").is_visible()
    assert not page.locator("[data-shared]").is_visible()
    assert reader.complaints == []


@in_both_languages
def test_the_bars_say_the_same_as_the_words(reader: Reader, language: Language) -> None:
    """As many steps of a bar are filled as its level counts; those who hear it get the words."""
    with_answers(reader)
    page = result(reader, language)
    for item, level in ANSWERS.items():
        row = page.locator("[data-profile] tr", has=page.locator(f"th b:text-is('{item}')"))
        assert row.locator(".meter .on").count() == (level or 0)
        assert row.locator(".meter").count() == (level is not None)
        assert row.locator(".meter:not([aria-hidden])").count() == 0


@in_both_languages
def test_a_priority_says_why(reader: Reader, language: Language) -> None:
    """Each gives the level, what the next one looks like, and reasons in words."""
    with_answers(reader)
    page = result(reader, language)
    names = level_names(page)
    for item, card in zip(FIRST, page.locator(".priority").all(), strict=True):
        level = ANSWERS[item]
        assert level is not None
        now, following = card.locator("dd").all_inner_texts()
        assert now.startswith(names[level])
        assert following.startswith(names[level + 1])
        asked = page.locator(f"[data-item='{item}'] [data-why]").text_content()
        reasons = card.locator(".points li").all_inner_texts()
        assert names[level] in reasons[0]
        assert reasons[-1] == asked


def test_ties_are_explained(reader: Reader) -> None:
    """Where others stand on the same level, it is told which, and why they come later."""
    with_answers(reader, dict.fromkeys(ITEMS, 2))
    page = result(reader, "en")
    assert priorities(page) == ("1.1", "1.2", "2.1")
    reason = page.locator(".priority").first.locator(".points li").nth(1).inner_text()
    assert "2.2, 3.1" in reason
    assert "order of the criteria" in reason


def test_what_is_open_is_told(reader: Reader) -> None:
    """A result of a few answers says that it is a part, and what was not sure."""
    with_answers(reader, {"1.1": 2, "5.2": None})
    page = result(reader, "en")
    assert "10 questions" in page.locator("[data-partial]").inner_text()
    assert "5.2" in page.locator("[data-unsure]").inner_text()
    assert priorities(page) == ("1.1",)


def test_a_school_at_the_top_is_asked_to_tell_others(reader: Reader) -> None:
    """Where nothing is left to climb, nothing is recommended for the sake of it."""
    with_answers(reader, dict.fromkeys(ITEMS, 4))
    page = visit(reader, "en", "#result")
    assert page.locator(".priority").count() == 0
    assert page.locator("[data-priorities] a[href$='/en/contribute/']").is_visible()


@pytest.mark.parametrize("answers", [{}, {"1.1": None}])
def test_without_answers_there_is_no_result(
    reader: Reader, answers: Mapping[str, int | None]
) -> None:
    """Whoever has given no level yet sees neither a table nor advice."""
    with_answers(reader, answers)
    page = visit(reader, "th", "#result")
    assert page.locator("[data-nothing]").is_visible()
    assert not page.locator("[data-found]").is_visible()
    assert reader.complaints == []


# --- advice ---------------------------------------------------------------------------------


def practices_of(page: Page, item: str) -> list[str]:
    """The practices that the page recommends for an item, by their paths within the site."""
    card = page.locator(".priority", has=page.locator(f".number:text-is('{item}')"))
    links = card.locator(".advice .title a")
    return [str(link.get_attribute("href")).removeprefix(SITE_URL) for link in links.all()]


@in_both_languages
def test_practices_serve_the_item(larger: Built, reader: Reader, language: Language) -> None:
    """What is recommended for an item is what the library has for it, with evidence and reasons."""
    with_answers(reader)
    page = result(reader, language)
    for item in FIRST:
        served = {
            f"{language}/practices/{practice.id}/"
            for practice in larger.library.practices_by_item[item]
        }
        found = practices_of(page, item)
        assert 1 <= len(found) <= 3
        assert set(found) <= served
    for reasons in page.locator(".advice .reasons").all():
        assert reasons.locator("li").count() >= 1
    assert reader.complaints == []


def test_schools_like_the_readers_come_first(reader: Reader) -> None:
    """What the reader has told of the school decides the order, and each likeness is named."""
    with_answers(reader, {**ANSWERS, "4.1": 3, "1.2": 0})
    keep(reader, "tonbaeb.school", {"level": ["primary"], "size": "small", "setting": "rural"})
    page = result(reader, "en")
    assert "Primary · Small · Rural" in page.locator("[data-ranked]").inner_text()
    first = page.locator(".priority").first.locator(".advice > li").first
    assert first.locator(".title a").get_attribute("href") == (
        f"{SITE_URL}en/practices/demo-ban-na-mai/safe-way-to-school/"
    )
    reasons = first.locator(".reasons li").all_inner_texts()
    assert reasons[0] == "Same level: Primary"
    assert reasons[1] == "Same size of school: Small"
    assert any(reason.startswith("Evidence:") for reason in reasons)
    assert any(reason.startswith("Cost:") for reason in reasons)


@pytest.mark.parametrize("school", [None, {}, "primary", {"level": [7]}, {"size": "<b>"}, [1]])
def test_without_a_school_evidence_decides(reader: Reader, school: Any) -> None:
    """Whoever has told nothing, or nothing that makes sense, gets the strongest evidence first."""
    with_answers(reader)
    keep(reader, "tonbaeb.school", school)
    page = result(reader, "en")
    assert "By strength of evidence" in page.locator("[data-ranked]").inner_text()
    assert "Same" not in page.locator("[data-priorities] .reasons").first.inner_text()
    assert reader.complaints == []


NO_PRACTICES = """
    const none = new Map();
    export const namesIn = async () => ({level: none, size: none, setting: none});
    export const recommended = async () => [];
    export const schoolInWords = () => [];
    export const inCommon = () => "";
"""
"""A library that has nothing for any item."""


@in_both_languages
def test_an_item_without_practices_says_so(reader: Reader, language: Language) -> None:
    """Where the library has nothing, the page says it and leads to the questions of the item."""

    def nothing(route: Route) -> None:
        route.fulfill(body=NO_PRACTICES, content_type="text/javascript")

    reader.page.route("**/self-check-practices.mjs", nothing)
    with_answers(reader)
    page = result(reader, language)
    for item in FIRST:
        card = page.locator(".priority", has=page.locator(f".number:text-is('{item}')"))
        assert card.locator(".none").is_visible()
        assert card.locator(f"a[href$='{language}/criteria/{item}/']").is_visible()
    assert reader.complaints == []


def test_a_lost_line_takes_only_the_advice(reader: Reader) -> None:
    """Profile and priorities stand without the index; practices come when the line is back."""
    with_answers(reader)
    lost = re.compile(r"/search/")
    reader.page.route(lost, lambda route: route.abort())
    page = visit(reader, "en", "#result")
    fault = page.locator("[data-search-fault] .fault")
    expect(fault).to_be_visible()
    assert priorities(page) == FIRST
    assert len(profile(page)) == len(ITEMS)
    page.unroute(lost)
    fault.locator("button").click()
    expect(page.locator(".advice").first).to_be_visible()
    expect(fault).to_have_count(0)


# --- the device -----------------------------------------------------------------------------


def test_answers_wait_for_the_next_visit(reader: Reader) -> None:
    """Whoever closes the page goes on where the questions are still open."""
    page = visit(reader, "en")
    page.locator("[data-begin]").click()
    for item in ITEMS[:3]:
        choose(page, item, 2)
        page.locator("[data-next]").click()
    reader.open("404.html")
    page = visit(reader, "en")
    assert "3 of 12" in page.locator("[data-begun]").inner_text()
    page.locator("[data-begin]").click()
    assert reader.address.endswith(f"#q-{ITEMS[3]}")
    page.locator("[data-previous]").click()
    assert page.locator(f"[data-item='{ITEMS[2]}'] [value='2']").is_checked()
    assert kept(reader) == dict.fromkeys(ITEMS[:3], 2)


def test_the_back_button_leads_to_the_question_before(reader: Reader) -> None:
    """Each question is a step of its own in the browser's history."""
    page = visit(reader, "th", "#q-1.1")
    page.locator("[data-next]").click()
    page.locator("[data-next]").click()
    expect(page.locator("[data-item='2.1']")).to_be_visible()
    page.go_back()
    expect(page.locator("fieldset:visible")).to_have_attribute("data-item", "1.2")


def test_the_other_language_goes_on_at_the_same_question(reader: Reader) -> None:
    """The switch of languages keeps the answers and the place."""
    page = visit(reader, "th", "#q-1.1")
    choose(page, "1.1", 3)
    page.locator("[data-next]").click()
    expect(page.locator("[data-item='1.2']")).to_be_visible()
    reader.follow(".bar .language")
    assert reader.address == f"en/{ADDRESS}#q-1.2"
    expect(page.locator("[data-item='1.2']")).to_be_visible()
    page.locator("[data-previous]").click()
    assert page.locator("[data-item='1.1'] [value='3']").is_checked()


@pytest.mark.parametrize(
    "text", ["{", "null", "[]", '"x"', '{"answers": 3}', '{"answers": {"1.1": 9}, "day": {}}']
)
def test_what_nobody_could_have_answered_is_passed_over(reader: Reader, text: str) -> None:
    """Whatever lies on the device under our name, the self-check begins anew."""
    reader.open("404.html")
    reader.page.evaluate("([name, text]) => localStorage.setItem(name, text)", [KEY, text])
    page = visit(reader, "th")
    assert page.locator("[data-begin]").is_visible()
    assert not page.locator("[data-begun]").is_visible()
    assert reader.complaints == []


def test_a_device_that_keeps_nothing_says_so(reader: Reader) -> None:
    """Where storage is closed the self-check works, and warns that answers will be gone."""
    reader.page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
    )
    page = visit(reader, "en", "#q-1.1")
    choose(page, "1.1", 1)
    assert page.locator("[data-not-kept]").is_visible()
    page.goto(f"{SITE_URL}en/{ADDRESS}#result")
    assert priorities(page) == ("1.1",)


def test_starting_over_is_asked_first(reader: Reader) -> None:
    """All answers are deleted once the reader has agreed, and none before."""
    with_answers(reader)
    page = visit(reader, "en")
    again = page.locator("[data-again]:visible")
    again.click()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    assert kept(reader) == ANSWERS
    again.click()
    decide(page, 1)
    assert kept(reader) == ANSWERS
    again.click()
    decide(page, 0)
    expect(page.locator("[data-begun]")).to_be_hidden()
    assert kept(reader) is None
    assert page.locator("[data-begin]").is_visible()
    page.locator("[data-begin]").click()
    assert page.locator("input:checked").count() == 0


def test_nothing_is_sent(reader: Reader) -> None:
    """No request tells of an answer: all are for files of the site, none has a query or a body."""
    sent: list[str | None] = []
    reader.page.on("request", lambda request: sent.append(request.post_data))
    page = visit(reader, "th", "#q-1.1")
    choose(page, "1.1", 1)
    page.locator("[data-next]").click()
    link = result(reader, "th").locator("[data-link]").input_value()
    result(reader, "th", "#" + urlsplit(link).fragment)
    assert len(reader.requests) > 10
    for address in reader.requests:
        parts = urlsplit(address)
        assert (parts.query, parts.scheme in {"http", "data"}) == ("", True), address
        assert parts.scheme == "data" or address.startswith(SITE_URL), address
    assert set(sent) == {None}


# --- showing it to others -------------------------------------------------------------------


def link_of(reader: Reader, answers: Mapping[str, int | None] = ANSWERS) -> str:
    """The address that the page gives for a result."""
    with_answers(reader, answers)
    link: str = result(reader, "th").locator("[data-link]").input_value()
    return link.removeprefix(SITE_URL)


def shown(reader: Reader, link: str) -> Page:
    """What somebody sees who opens such an address."""
    name, _, fragment = link.partition("/" + ADDRESS)
    return result(reader, "en" if name == "en" else "th", fragment)


def test_a_link_shows_the_result_to_others(new_reader: Callable[..., Reader]) -> None:
    """Whoever opens it sees the same profile, can change nothing, and keeps nothing of it."""
    first, other = new_reader(), new_reader()
    link = link_of(first)
    assert CODE in link
    page = shown(other, link)
    assert profile(page) == profile(first.page)
    assert priorities(page) == FIRST
    assert page.locator("[data-shared]").is_visible()
    for selector in ("[data-change]", "[data-profile] a", "[data-again]"):
        assert page.locator(f"{selector}:visible").count() == 0, selector
    assert "2569" not in page.locator("[data-date]").inner_text()
    assert kept(other) is None
    page.locator("[data-own-begin]").click()
    page.locator("[data-begin]").click()
    assert page.locator("input:checked").count() == 0
    assert other.complaints == []


def test_a_link_can_be_kept_as_ones_own(new_reader: Callable[..., Reader]) -> None:
    """Without answers of one's own they are kept at once; otherwise the reader is asked."""
    first, other = new_reader(), new_reader()
    link = link_of(first)
    page = shown(other, link)
    page.locator("[data-take]").click()
    expect(page.locator("[data-shared]")).to_be_hidden()
    assert kept(other) == ANSWERS
    assert other.address == f"th/{ADDRESS}#result"

    own = dict.fromkeys(ITEMS, 1)
    with_answers(other, own)
    page = shown(other, link)
    page.locator("[data-take]").click()
    decide(page, 1)
    assert kept(other) == own
    page.locator("[data-take]").click()
    decide(page, 0)
    expect(page.locator("[data-shared]")).to_be_hidden()
    assert kept(other) == ANSWERS


def test_a_link_leaves_ones_own_answers_alone(new_reader: Callable[..., Reader]) -> None:
    """After a look at somebody else's result one's own is there as before."""
    first, other = new_reader(), new_reader()
    link = link_of(first)
    own = dict.fromkeys(ITEMS, 1)
    with_answers(other, own)
    page = shown(other, link)
    assert priorities(page) == FIRST
    page.locator("[data-own-result]").click()
    expect(page.locator("[data-shared]")).to_be_hidden()
    assert priorities(page) == ("1.1", "1.2", "2.1")
    assert kept(other) == own


def test_ones_own_link_is_ones_own_result(reader: Reader) -> None:
    """Whoever opens the link to the answers on the device may go on changing them."""
    page = shown(reader, link_of(reader))
    assert not page.locator("[data-shared]").is_visible()
    assert page.locator("[data-change]").is_visible()


def test_a_link_is_read_in_either_language(new_reader: Callable[..., Reader]) -> None:
    """The switch of languages takes along what the link holds."""
    link = link_of(new_reader())
    other = new_reader()
    shown(other, link)
    other.follow(".bar .language")
    assert other.address == "en/" + link.removeprefix("th/")
    expect(other.page.locator(".priority").first).to_be_visible()
    assert priorities(other.page) == FIRST


def test_a_link_is_copied(new_reader: Callable[..., Reader]) -> None:
    """The button says whether the link is on the clipboard, or selects it to be copied by hand."""
    reader = new_reader()
    with_answers(reader)
    page = result(reader, "en")
    page.evaluate(
        """() => Object.defineProperty(navigator, "clipboard", {
            configurable: true, value: {writeText: async (text) => { window.copied = text; }},
        })"""
    )
    page.locator("[data-copy]").click()
    expect(page.locator("[data-copied]")).to_have_text("Link copied")
    assert page.evaluate("window.copied") == page.locator("[data-link]").input_value()
    page.evaluate("() => Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.locator("[data-copy]").click()
    expect(page.locator("[data-copied]")).not_to_have_text("Link copied")
    selected = page.evaluate("() => getSelection().toString()")
    assert selected == page.locator("[data-link]").input_value()


@pytest.mark.parametrize(
    "code",
    [
        "",
        "1",
        f"{CODE}-zz",
        CODE,
        "1-119-00",
        "2-112-1z",
        "<img src=x onerror=alert(1)>",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "javascript:alert(1)",
        "__proto__",
        "1-" + "112" * 5_000 + "-00",
        "๑-๑๑๒-๐๐",
    ],
)
def test_a_link_that_is_not_ours_does_nothing(reader: Reader, code: str) -> None:
    """Whatever stands in its place, it is called incomplete, and one's own answers stay."""
    with_answers(reader)
    page = visit(reader, "th", f"#a={code}")
    assert page.locator("[data-broken]").is_visible()
    assert not page.locator("[data-result]").is_visible()
    assert kept(reader) == ANSWERS
    assert reader.complaints == []
    page.locator("[data-broken] a").click()
    expect(page.locator("[data-to-result]")).to_be_visible()


# --- paper ----------------------------------------------------------------------------------


@in_both_languages
@pytest.mark.parametrize(
    "answers",
    [
        ANSWERS,
        {**dict.fromkeys(ITEMS, 3), "1.1": None, "1.2": None, "4.1": 4, "5.1": None},
        {item: 2 for item in ITEMS if item != "6.2"},
    ],
    ids=["usual", "doubtful", "open"],
)
def test_the_result_is_one_page(
    reader: Reader, language: Language, answers: Mapping[str, int | None]
) -> None:
    """On A4 profile, priorities, date and space for notes stand on one page."""
    with_answers(reader, answers)
    page = result(reader, language)
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    page.emulate_media(media="print")
    assert list(profile(page)) == ITEMS
    assert ("2569" if language == "th" else "2026") in page.locator("[data-date]").inner_text()
    for card in page.locator(".priority").all():
        assert card.is_visible()
    for selector in (".check-form", ".check-share", ".actions", ".check-bar", ".lead"):
        assert not page.locator(f".self-check {selector}").first.is_visible(), selector
    notes = page.locator(".check-notes").bounding_box()
    assert notes
    assert notes["height"] > 50


def test_a_shared_result_leaves_the_date_to_the_pen(new_reader: Callable[..., Reader]) -> None:
    """A link does not know when its answers were given, so paper has a line for it."""
    link = link_of(new_reader())
    page = shown(new_reader(), link)
    assert ". . ." in " ".join(page.locator("[data-date]").inner_text())


@in_both_languages
def test_the_questions_can_be_filled_in_on_paper(reader: Reader, language: Language) -> None:
    """Before anything is answered, print gives all questions with boxes to tick."""
    page = visit(reader, language)
    page.emulate_media(media="print")
    assert page.locator("fieldset:visible").count() == len(ITEMS)
    assert page.locator("fieldset input:visible").count() == len(ITEMS) * 6
    assert not page.locator(".check-bar").is_visible()


# --- everybody ------------------------------------------------------------------------------


@in_both_languages
def test_the_keyboard_answers(reader: Reader, language: Language) -> None:
    """Tab, arrows and Enter suffice, and the focus goes where the page goes."""
    page = visit(reader, language)
    page.locator("[data-begin]").focus()
    page.keyboard.press("Enter")
    legend = page.locator("[data-item='1.1'] legend")
    expect(legend).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.locator("[data-item='1.1'] [value='1']").is_checked()
    assert page.locator("[data-item='1.1']").is_visible()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator("[data-next]:focus").count():
            break
    page.keyboard.press("Enter")
    expect(page.locator("[data-item='1.2'] legend")).to_be_focused()
    assert kept(reader) == {"1.1": 1}


@in_both_languages
def test_each_group_is_named_by_its_question(reader: Reader, language: Language) -> None:
    """Those who hear the page are told the question, and what each answer says."""
    page = visit(reader, language, "#q-4.2")
    group = page.get_by_role("group")
    assert group.count() == 1
    asked = page.locator("[data-item='4.2'] .asked").inner_text()
    assert page.get_by_role("group", name=asked).count() == 1
    assert group.get_by_role("radio").count() == 6
    for answer in page.locator("[data-item='4.2'] [data-answer]").all():
        assert group.get_by_role("radio", name=answer.inner_text()).count() == 1
    current = page.locator(".check-bar [aria-current='step']")
    assert current.count() == 1
    assert "4.2" in str(current.text_content())


@in_both_languages
@pytest.mark.parametrize("place", ["#q-3.1", "#result", f"#a={CODE}-zz"])
def test_no_place_has_a_barrier(
    new_reader: Callable[..., Reader], language: Language, place: str
) -> None:
    """Question, result and broken link shut nobody out, and fit every screen."""
    reader = new_reader(viewport=SCREENS["desk"], reduced_motion="reduce")
    with_answers(reader)
    page = visit(reader, language, place)
    if place == "#result":
        expect(page.locator(".advice").first).to_be_visible()
    page.evaluate("() => document.querySelectorAll('details').forEach((each) => each.open = true)")
    assert barriers(reader) == {}
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_dialog_has_no_barrier(reader: Reader) -> None:
    """What asks before answers are lost can be heard and used like all the rest."""
    with_answers(reader)
    page = visit(reader, "th")
    page.locator("[data-again]:visible").click()
    assert violations(reader, []) == []
    assert page.locator("dialog :focus").count() == 1


@in_both_languages
def test_without_javascript_it_is_a_form_on_paper(
    new_reader: Callable[..., Reader], language: Language
) -> None:
    """All questions can be read, and a sentence says what would need JavaScript."""
    page = new_reader(java_script_enabled=False).open(f"{language}/{ADDRESS}")
    assert page.locator("fieldset:visible").count() == len(ITEMS)
    assert "JavaScript" in page.locator(".without-js:visible").inner_text()
    for selector in ("button", "a.button"):
        assert page.locator(f".self-check {selector}:visible").count() == 0, selector


def test_where_its_script_is_lost_the_questions_stand(reader: Reader) -> None:
    """If a part cannot be loaded, all questions are there to read, and the page says so."""

    def lose(route: Route) -> None:
        route.abort()

    reader.page.route("**/self-check-result.mjs", lose)
    page = reader.open(f"th/{ADDRESS}")
    expect(page.locator("[data-fault] .fault")).to_be_visible()
    assert page.locator("fieldset:visible").count() == len(ITEMS)


@in_both_languages
def test_it_is_found_from_home_and_from_the_criteria(reader: Reader, language: Language) -> None:
    """Both pages lead there, beyond the navigation."""
    for start in ("", "criteria/"):
        reader.open(f"{language}/{start}")
        reader.follow(f"main a[href$='{language}/self-check/']")
        assert reader.address == f"{language}/{ADDRESS}"
