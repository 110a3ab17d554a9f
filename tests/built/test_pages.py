"""Every page as search engines, link previews and readers of its source see it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.built.document import Document, Element
from tests.built.projects import SITE_URL, Built, address_of

FALLBACK: Final = "404.html"
"""The page for every address that does not exist, so no page's translation."""

RESOURCE_LINKS: Final = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})
STYLE_GUIDES: Final = {"th/style-guide/index.html", "en/style-guide/index.html"}
"""Pages of samples, which are nobody's."""

TOOLS: Final = {
    f"{code}/{name}/index.html" for code in ("th", "en") for name in ("plan", "compare")
}
"""Pages that are empty until a reader brings something to them."""


@pytest.fixture
def site(request: pytest.FixtureRequest) -> Built:
    """The site that the test names."""
    found: Built = request.getfixturevalue(request.param)
    return found


at_any_size = pytest.mark.parametrize("site", ["built", "larger"], indirect=True)


# --- what a page says of itself -------------------------------------------------------------


def language_of(file: str) -> str:
    """The language of the page `file`; Thai is the site's own."""
    return "en" if file.startswith("en/") else "th"


@at_any_size
def test_a_page_names_its_language(site: Built) -> None:
    """`<html lang>` is the language of the address."""
    for file, document in site.documents.items():
        assert document.one("html").attributes["lang"] == language_of(file), file


@at_any_size
def test_a_page_has_one_heading(site: Built) -> None:
    """A page has one heading of the first level, and no level is left out below it."""
    for file, document in site.documents.items():
        levels = [int(each.tag[1]) for each in document.walk() if re.fullmatch("h[1-6]", each.tag)]
        assert levels.count(1) == 1, file
        assert document.one("h1").text, file
        below = levels[levels.index(1) :]
        assert all(after <= before + 1 for before, after in pairwise(below)), (file, levels)


@at_any_size
def test_a_page_has_a_title_and_a_description(site: Built) -> None:
    """Title and description are there for those who have not opened the page yet."""
    for file, document in site.pages.items():
        assert document.one("head").one("title").text, file
        assert document.meta("description"), file


@at_any_size
def test_titles_tell_pages_apart(site: Built) -> None:
    """No two pages of a language that may be indexed have the same title."""
    titles: dict[tuple[str, str], str] = {}
    for file, document in site.pages.items():
        if document.every("meta", name="robots") or file == "index.html":
            continue
        key = (language_of(file), document.one("head").one("title").text)
        assert key not in titles, (file, titles[key])
        titles[key] = file


def links_of(document: Document, rel: str) -> dict[str, str]:
    """The page's `<link>`s of this relation, by language where they have one."""
    return {
        link.attributes.get("hreflang", ""): link.attributes["href"]
        for link in document.every("link", rel=rel)
        if link.attributes.get("type", "") != "application/atom+xml"
    }


@at_any_size
def test_the_canonical_address_is_the_pages_own(site: Built) -> None:
    """A page gives its whole address; one that only leads to another gives the other's."""
    for file, document in site.documents.items():
        [canonical] = links_of(document, "canonical").values()
        if file in site.pages:
            assert canonical == address_of(file)
        else:
            assert canonical in {address_of(page) for page in site.pages}


@at_any_size
def test_translations_name_each_other(site: Built) -> None:
    """A page names its Thai and English form and what others get, and each of them agrees."""
    by_address = {address_of(file): document for file, document in site.pages.items()}
    for file, document in site.pages.items():
        if file == FALLBACK:
            continue
        alternates = links_of(document, "alternate")
        assert alternates.keys() == {"th", "en", "x-default"}, file
        assert file == "index.html" or alternates[language_of(file)] == address_of(file)
        for language, address in alternates.items():
            twin = by_address[address]
            assert language in {"x-default", twin.one("html").attributes["lang"]}
            assert links_of(twin, "alternate") == alternates, (file, address)


@at_any_size
def test_a_shared_link_shows_what_it_leads_to(site: Built) -> None:
    """Open Graph names title, text, address, languages and a picture that is there."""
    for file, document in site.pages.items():
        assert document.meta("og:title"), file
        assert document.meta("og:description") == document.meta("description")
        assert document.meta("og:url") == address_of(file)
        assert document.meta("og:type") in {"website", "article"}
        locales = {"th": "th_TH", "en": "en_GB"}
        assert document.meta("og:locale") == locales.pop(language_of(file))
        assert document.meta("og:locale:alternate") == locales.popitem()[1]
        image = document.meta("og:image")
        assert image.startswith(SITE_URL)
        assert image.removeprefix(SITE_URL) in site.files
        assert document.meta("og:image:alt")


@at_any_size
def test_structured_data_can_be_read(site: Built) -> None:
    """JSON-LD parses, speaks schema.org's language, and calls a practice what its page does."""
    seen = set()
    for file, document in site.pages.items():
        for script in document.every("script", type="application/ld+json"):
            data = json.loads("".join(str(each) for each in script.content))
            assert data["@context"] == "https://schema.org"
            seen.add(data["@type"])
            if data["@type"] == "Article":
                heading = document.one("h1")
                assert data["headline"] == heading.text, file
                assert data["inLanguage"] == heading.attributes.get("lang", language_of(file))
    assert {"WebSite", "Article"} <= seen


def demo_files(site: Built) -> set[str]:
    """The pages of fictional schools and practices."""
    library = site.library
    ids = [f"schools/{s.id}" for s in library.schools.values() if s.record.demo]
    ids += [f"practices/{p.id}" for p in library.public_practices if library.is_demo(p)]
    return {f"{language}/{id}/index.html" for language in ("th", "en") for id in ids}


def demo_places(site: Built) -> set[str]:
    """The pages of provinces in which all schools are fictional."""
    schools = [school.record for school in site.library.schools.values()]
    demos = {school.province for school in schools if school.demo}
    real = {school.province for school in schools if not school.demo}
    return {
        file for file in site.pages if "/provinces/" in file and file.split("/")[2] in demos - real
    }


@at_any_size
def test_search_engines_leave_out_what_is_fictional(site: Built) -> None:
    """What is fictional or not there, plans and the style guide ask not to be indexed."""
    asked = {
        file
        for file, document in site.pages.items()
        if [each.attributes["content"] for each in document.every("meta", name="robots")]
        == ["noindex"]
    }
    apart = {FALLBACK, "th/404.html", "en/404.html", *STYLE_GUIDES, *TOOLS}
    assert asked == demo_files(site) | demo_places(site) | apart


def test_fictional_pages_say_so(built: Built) -> None:
    """A fictional page has a notice above its heading, and a watermark in each chart."""
    marks = {"th": "ตัวอย่างสมมติ", "en": "Fictional example"}
    for file in demo_files(built):
        document = built.pages[file]
        [banner] = [each for each in document.every(class_="banner") if each.every(class_="demo")]
        assert marks[language_of(file)] in banner.text, file
        for chart in document.every("svg", class_="chart", role="img"):
            assert chart.one(class_="watermark").text == marks[language_of(file)]


def test_fictional_cards_say_so(built: Built) -> None:
    """In every list what is fictional is marked, and nothing else is."""
    marks = {"th": "ตัวอย่างสมมติ", "en": "Fictional example"}
    seen = 0
    for file, document in built.pages.items():
        for card in document.every(class_="entry") if file not in STYLE_GUIDES else ():
            link = card.one("h3").one("a").attributes["href"]
            found = [each.text for each in card.every(class_="mark") if each.every(class_="demo")]
            assert len(found) == ("/demo-" in link), (file, link)
            assert all(mark.startswith(marks[language_of(file)]) for mark in found), (file, found)
            seen += 1
    assert seen > 50


# --- links ----------------------------------------------------------------------------------


def references(document: Document) -> Iterator[tuple[Element, str]]:
    """Every address in the page, with the element that it stands in."""
    for element in document.walk():
        for name in ("href", "src", "action", "poster", "data", "srcset"):
            if name in element.attributes:
                yield element, element.attributes[name]
        if element.attributes.get("http-equiv") == "refresh":
            yield element, element.attributes["content"].partition("url=")[2]


def ids_of(document: Document) -> set[str]:
    """Every place in the page that a link may lead to."""
    return {each.attributes["id"] for each in document.walk() if "id" in each.attributes}


@at_any_size
def test_no_link_is_dead(site: Built) -> None:
    """Whatever a page links to or loads within the site is there, and so is its part."""
    there = {address_of(file): file for file in site.files}
    ids = {file: ids_of(document) for file, document in site.documents.items()}
    checked = 0
    for file, document in site.documents.items():
        for element, reference in references(document):
            address, _, fragment = urljoin(address_of(file), reference).partition("#")
            if not address.startswith(SITE_URL):
                continue
            target = there.get(unquote(address.partition("?")[0]))
            assert target, f"{file}: {element.tag} {reference}"
            if fragment:
                assert unquote(fragment) in ids[target], f"{file}: {reference}"
            checked += 1
    assert checked > 1000


@at_any_size
def test_nothing_is_loaded_from_elsewhere(site: Built) -> None:
    """Scripts, styles, fonts and pictures are the site's own; only links leave it."""
    for file, document in site.documents.items():
        for element, reference in references(document):
            loads = element.tag not in {"a", "link"} or RESOURCE_LINKS.intersection(
                element.attributes.get("rel", "").split()
            )
            if loads:
                address = urljoin(address_of(file), reference)
                assert address.startswith(SITE_URL), f"{file}: {element.tag} {reference}"
    for name in site.files:
        if name.endswith(".css"):
            text = re.sub(r"/\*.*?\*/", "", site.text(name), flags=re.DOTALL)
            for reference in re.findall(r"url\(\s*[\"']?([^\"')]+)", text):
                if reference.startswith("data:"):
                    continue
                path = urljoin(address_of(name), reference).removeprefix(SITE_URL)
                assert path.partition("#")[0] in site.files, f"{name}: {reference}"
            assert "@import" not in text


@at_any_size
def test_pages_work_in_any_folder(site: Built) -> None:
    """But for the page that stands for all missing ones, links within the site are relative."""
    for file, document in site.pages.items():
        if file.endswith(FALLBACK):
            continue
        for element, reference in references(document):
            if element.tag != "link" or element.attributes["rel"] not in {"canonical", "alternate"}:
                assert not reference.startswith(("/", SITE_URL)), f"{file}: {reference}"


@at_any_size
def test_links_that_leave_are_safe(site: Built) -> None:
    """A link leads to a page, a mailbox or a telephone, and never runs anything."""
    for file, document in site.documents.items():
        for element, reference in references(document):
            scheme = urlsplit(reference).scheme
            assert scheme in {"", "http", "https", "mailto", "tel"}, f"{file}: {reference}"
            assert element.tag not in {"iframe", "object", "embed", "base"}, file
            if element.tag == "form":
                assert reference.endswith("/practices/"), f"{file}: {reference}"


@at_any_size
def test_no_page_has_script_of_its_own(site: Built) -> None:
    """Script comes from files alone, as the pages' security policy demands."""
    for file, document in site.documents.items():
        for element in document.walk():
            inline = element.tag == "script" and "src" not in element.attributes
            data = element.attributes.get("type") in {"application/ld+json", "application/json"}
            assert not inline or data, file
            assert not [name for name in element.attributes if name.startswith("on")], file


def test_pages_forbid_foreign_code(built: Built) -> None:
    """Every page of the frame carries a policy by which only the site's own files run."""
    for file, document in built.pages.items():
        if file != "index.html":
            policy = document.one("meta", http_equiv="Content-Security-Policy")
            rules = policy.attributes["content"].split("; ")
            assert {"default-src 'self'", "script-src 'self'", "object-src 'none'"} <= set(rules)


# --- pictures and tables --------------------------------------------------------------------


@at_any_size
def test_pictures_are_described(site: Built) -> None:
    """Each picture has a text in its place, and each chart a name and its numbers as a table."""
    charts = 0
    for file, document in site.pages.items():
        for picture in document.every("img"):
            assert "alt" in picture.attributes, file
        for figure in document.every("figure", class_="result"):
            chart = figure.one("svg", class_="chart", role="img")
            assert chart.attributes["aria-label"]
            assert len(figure.one("table").every("tr")) > 1
            charts += 1
    assert charts > 10
