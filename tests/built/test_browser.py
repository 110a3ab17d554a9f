"""The site in a browser: finding one's way, keyboard, paper, small screens, hostile text."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from generator.text import LANGUAGES, Language
from tests.built.kinds import on_every_kind_of_page
from tests.built.projects import HOST, PREFIX, SITE_URL
from tests.built.reader import Reader
from tests.built.records import SCHOOL, is_let_through, vectors

PRACTICE = "practices/demo-rim-khong/fewer-forms/"

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


# --- finding one's way ----------------------------------------------------------------------


def find_practice(reader: Reader, language: Language) -> None:
    """From the choice of language by way of the list to a practice, and over to its twin."""
    page = reader.open("")
    reader.follow(f"main a[hreflang={language}]")
    assert reader.address == f"{language}/"
    reader.follow(".main-nav a[href$='practices/']")
    assert reader.address == f"{language}/practices/"
    title = page.locator(".entry h3 a").first.inner_text()
    reader.follow(".entry h3 a")
    assert page.locator("h1").inner_text() == title
    here = reader.address
    other = "en" if language == "th" else "th"
    reader.follow(".bar .language")
    assert reader.address == other + here.removeprefix(language)
    reader.follow(".bar .language")
    assert reader.address == here


def find_by_criteria(reader: Reader, language: Language) -> None:
    """From a practice to its school, to the criteria, to an item, to a practice that serves it."""
    reader.open(f"{language}/{PRACTICE}")
    reader.follow(".crumbs a[href*='/schools/']")
    assert reader.address == f"{language}/schools/demo-rim-khong/"
    reader.follow(".main-nav a[href$='criteria/']")
    assert reader.address == f"{language}/criteria/"
    reader.follow(".items a[href$='criteria/6.2/']")
    assert reader.address == f"{language}/criteria/6.2/"
    reader.follow(f".entry a[href$='{PRACTICE}']")
    assert reader.address == f"{language}/{PRACTICE}"


@in_both_languages
def test_a_reader_finds_a_practice(reader: Reader, language: Language) -> None:
    """The list leads from the front door to a practice, which can be read in both languages."""
    find_practice(reader, language)
    assert reader.complaints == []


@in_both_languages
def test_a_reader_finds_a_practice_by_the_criteria(reader: Reader, language: Language) -> None:
    """School, criteria, item and practice lead to each other."""
    find_by_criteria(reader, language)
    assert reader.complaints == []


@in_both_languages
def test_the_way_is_the_same_without_javascript(
    new_reader: Callable[..., Reader], language: Language
) -> None:
    """Whoever has no JavaScript finds everything, and sees no button that would do nothing."""
    reader = new_reader(java_script_enabled=False)
    find_practice(reader, language)
    find_by_criteria(reader, language)
    for button in reader.page.locator("button:not([role=search] button)").all():
        assert not button.is_visible()
    table = reader.page.locator("details table").first
    assert not table.is_visible()
    reader.page.locator("details summary").first.click()
    assert table.is_visible()


def test_an_old_address_leads_on(reader: Reader) -> None:
    """Whoever comes by a former address sees the practice, without a click."""
    reader.page.goto(f"{SITE_URL}th/practices/demo-rim-khong/merge-forms/")
    reader.page.wait_for_url(f"{SITE_URL}th/{PRACTICE}")
    assert reader.page.locator(".practice h1").is_visible()


def test_a_wrong_address_leads_back(reader: Reader) -> None:
    """At an address that does not exist, however deep, the page looks right and leads home."""
    page = reader.open("th/no/such/page/")
    assert page.locator("h1").is_visible()
    reader.follow("main a.primary")
    assert reader.address == "th/"
    lost = [text for text in reader.complaints if "404" not in text]
    assert lost == []


@in_both_languages
def test_contents_lead_to_sections(reader: Reader, language: Language) -> None:
    """Each entry of a practice's contents shows its section and marks where the reader is."""
    page = reader.open(f"{language}/{PRACTICE}")
    links = page.locator(".toc a")
    assert links.count() > 5
    for link in links.all():
        link.click()
        section = page.locator(f"section{link.get_attribute('href')}")
        assert section.locator("h2").first.is_visible()
    page.locator(".toc a[href='#steps']").click()
    page.wait_for_selector(".toc a[href='#steps'][aria-current]")
    assert page.locator(".toc [aria-current]").count() == 1


# --- keyboard -------------------------------------------------------------------------------


def focused(reader: Reader) -> str:
    """A short name of the element that has the focus."""
    name: str = reader.page.evaluate(
        """() => {
            const it = document.activeElement;
            if (it === document.body) return "nothing";
            const place = it.closest("header, main, footer");
            return [place?.localName ?? "body", it.className || it.id || it.localName].join(" ");
        }"""
    )
    return name


@in_both_languages
def test_the_keyboard_skips_to_the_content(reader: Reader, language: Language) -> None:
    """The first stop of the tab key is a link that shows itself and leads past the header."""
    page = reader.open(f"{language}/{PRACTICE}")
    skip = page.locator(".skip")
    page.keyboard.press("Tab")
    assert focused(reader) == "body skip"
    box = skip.bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["height"] > 20
    page.keyboard.press("Enter")
    assert focused(reader) == "main content"
    page.keyboard.press("Tab")
    assert focused(reader).startswith("main ")


@in_both_languages
def test_the_keyboard_reaches_everything_in_order(reader: Reader, language: Language) -> None:
    """The tab key goes through header, content and footer, and misses nothing that is shown."""
    page = reader.open(f"{language}/{PRACTICE}")
    reachable = page.locator("a[href], button, input, summary, [tabindex='0']")
    expected = sum(each.is_visible() for each in reachable.all())
    stops: list[str] = []
    for _ in range(expected):
        page.keyboard.press("Tab")
        stops.append(focused(reader).partition(" ")[0])
    places = [place for n, place in enumerate(stops) if stops[n - 1 : n] != [place]]
    assert places == ["body", "header", "main", "footer"]


def test_focus_can_be_seen(reader: Reader) -> None:
    """Whatever has the focus of the keyboard is outlined."""
    page = reader.open("en/")
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "() => { const s = getComputedStyle(document.activeElement);"
            " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 }"
        )
        assert outline, focused(reader)


# --- light and dark -------------------------------------------------------------------------

LAYOUT = """() => [...document.querySelectorAll(
    "header :not(svg *, .visually-hidden, .visually-hidden *), h1, h2, main > *"
)].map((each) => {
    const box = each.getBoundingClientRect();
    return [each.localName, box.x, box.y, box.width, box.height].join(" ");
})"""


@in_both_languages
def test_colours_can_be_chosen(reader: Reader, language: Language) -> None:
    """The button goes through system, light and dark, says which, keeps it, and moves nothing."""
    page = reader.open(f"{language}/")
    button = page.locator(".theme-toggle")
    paper = "() => getComputedStyle(document.body).backgroundColor"
    looks: dict[str | None, tuple[str, str]] = {}
    layout = page.evaluate(LAYOUT)
    for theme in ("light", "dark", None):
        button.click()
        assert page.locator("html").get_attribute("data-theme") == theme
        looks[theme] = (button.inner_text(), page.evaluate(paper))
        assert str(button.get_attribute(f"data-{theme or 'system'}")) in looks[theme][0]
        page.reload()
        assert page.locator("html").get_attribute("data-theme") == theme
        assert (button.inner_text(), page.evaluate(paper)) == looks[theme]
        assert page.evaluate(LAYOUT) == layout
    assert len({name for name, _ in looks.values()}) == 3
    assert looks["light"][1] != looks["dark"][1]
    assert looks[None][1] == looks["light"][1]


def test_the_system_chooses_first(new_reader: Callable[..., Reader]) -> None:
    """On a device that is set to dark the site is dark, with or without JavaScript."""
    paper = "() => getComputedStyle(document.body).backgroundColor"
    light = new_reader(color_scheme="light").open("th/").evaluate(paper)
    dark = new_reader(color_scheme="dark").open("th/").evaluate(paper)
    plain = new_reader(color_scheme="dark", java_script_enabled=False).open("th/")
    assert dark != light
    assert plain.evaluate(paper) == dark


# --- paper ----------------------------------------------------------------------------------


@in_both_languages
def test_paper_shows_the_practice_alone(reader: Reader, language: Language) -> None:
    """In print there is no navigation, and no button that paper cannot press."""
    page = reader.open(f"{language}/{PRACTICE}")
    page.emulate_media(media="print")
    for selector in (".main-nav", ".theme-toggle", ".language", ".crumbs", ".toc", ".actions"):
        assert not page.locator(selector).first.is_visible(), selector
    assert page.locator("h1").is_visible()
    for section in page.locator(".sections > section").all():
        assert section.is_visible()


def test_paper_unfolds_everything(reader: Reader) -> None:
    """While printing all tables are unfolded; afterwards they are as they were."""
    page = reader.open(f"th/{PRACTICE}")
    folded = "document.querySelectorAll('details:not([open])').length"
    before = page.evaluate(folded)
    assert before > 0
    page.evaluate(f"() => addEventListener('beforeprint', () => {{ window.inPrint = {folded}; }})")
    page.pdf()
    assert page.evaluate("window.inPrint") == 0
    assert page.evaluate(folded) == before


def test_paper_unfolds_without_javascript(new_reader: Callable[..., Reader]) -> None:
    """Tables of figures stand on paper even where no script runs."""
    page = new_reader(java_script_enabled=False).open(f"th/{PRACTICE}")
    tables = page.locator("details table")
    assert tables.count() > 0
    page.emulate_media(media="print")
    for table in tables.all():
        box = table.bounding_box()
        assert box
        assert box["height"] > 20


# --- every kind of page ---------------------------------------------------------------------


PICTURES = """() => Promise.all([...document.images].map((each) => {
    each.loading = "eager";
    return each.decode();
}))"""
"""Loads every picture, also those that wait to be scrolled to."""


@on_every_kind_of_page
def test_a_page_loads_without_complaint(reader: Reader, address: str) -> None:
    """A page asks this site alone for files, gets them all, and the browser finds no fault."""
    page = reader.open(address)
    page.evaluate("() => document.querySelectorAll('details').forEach((each) => each.open = true)")
    page.evaluate(PICTURES)
    assert reader.complaints == []
    assert reader.requests[0] == SITE_URL + address
    for request in reader.requests:
        parts = urlsplit(request)
        assert parts.scheme == "data" or (parts.netloc == HOST and parts.path.startswith(PREFIX))


@on_every_kind_of_page
def test_a_page_fits_every_screen(reader: Reader, address: str) -> None:
    """Nobody has to scroll sideways, on a small telephone, a larger one or at a desk."""
    page = reader.open(address)
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate(
            """() => [...document.querySelectorAll("body *")]
                .filter((each) => each.getBoundingClientRect().right > innerWidth + 1
                    && !each.closest(".scroll, .table, table, .visually-hidden"))
                .map((each) => `${each.localName}.${each.className}`).slice(0, 5)"""
        )
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, (width, wide)


@in_both_languages
def test_the_header_has_room(reader: Reader, language: Language) -> None:
    """On a desk it is one row; on a telephone no entry of the navigation is cut off."""
    page = reader.open(f"{language}/about/")
    page.evaluate("Promise.all([...document.fonts].map((face) => face.load())).then(() => null)")
    for width in (1000, 1200, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        middles = page.evaluate(
            """() => [...document.querySelectorAll(".bar .wrap > *")]
                .map((each) => each.getBoundingClientRect())
                .filter((box) => box.height)
                .map((box) => Math.round(box.top + box.height / 2))"""
        )
        assert max(middles) - min(middles) <= 2, (width, middles)
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 800})
        for entry in page.locator(".main-nav a").all():
            box = entry.bounding_box()
            assert box
            assert box["x"] + box["width"] <= width


@on_every_kind_of_page
def test_a_finger_hits_its_target(new_reader: Callable[..., Reader], address: str) -> None:
    """On a telephone each button and each link of the header is large enough for a finger."""
    page = new_reader(viewport={"width": 390, "height": 800}, has_touch=True).open(address)
    small = page.evaluate(
        """() => [...document.querySelectorAll(".bar a, button, a.button, summary")]
            .filter((each) => {
                const {width, height} = each.getBoundingClientRect();
                return each.checkVisibility() && (width < 24 || height < 24);
            })
            .map((each) => each.outerHTML)"""
    )
    assert small == []


# --- hostile text ---------------------------------------------------------------------------


def test_attacks_are_refused_or_let_through() -> None:
    """The collection of attacks holds both kinds, so that the tests below mean something."""
    passed = [vector for vector in vectors() if is_let_through(vector)]
    assert len(vectors()) > 150
    assert len(passed) > 30
    assert len(vectors()) - len(passed) > 80


@pytest.mark.parametrize(
    "address",
    [
        f"{language}/{rest}"
        for language in LANGUAGES
        for rest in (
            f"practices/{SCHOOL}/hostile/",
            f"schools/{SCHOOL}/",
            "criteria/4.1/page/2/",
            "practices/page/2/",
        )
    ],
)
def test_text_cannot_run_script(new_reader: Callable[..., Reader], address: str) -> None:
    """Whatever text `check` lets through stays text, even without the pages' policy."""
    reader = new_reader(bypass_csp=True)
    page = reader.open(address)
    page.evaluate("() => document.querySelectorAll('details').forEach((each) => each.open = true)")
    for link in page.locator("main a[href]").all():
        link.dispatch_event("mouseover")
        link.dispatch_event("focus")
    page.wait_for_load_state("networkidle")
    assert reader.complaints == []
    assert {urlsplit(request).netloc for request in reader.requests} == {HOST}
    found = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((each) =>
            each.matches("main script:not([type='application/json'])")
            || each.matches("iframe, object, embed, style, meta, base")
            || (each.matches("form, input, textarea, select, button")
                && !each.closest("[role=search], .toolbar, .facets, .sheet, .bar")
                && !each.closest("[data-sharing], .for-screen, [data-pick], [data-tray]"))
            || [...each.attributes].some(({name}) => name.startsWith("on"))
            || /^\\s*(javascript|data|vbscript):/i.test(each.getAttribute("href") ?? "")
        ).map((each) => each.outerHTML)"""
    )
    assert found == []
