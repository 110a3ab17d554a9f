"""Builds: what comes of them, and that a failed one does no harm."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

import pytest

from generator.text import LANGUAGES, Language
from tests.built.document import Document
from tests.built.projects import (
    SITE_URL,
    Built,
    address_of,
    build,
    copy_project,
    files_of,
    run,
    tonbaeb,
)
from tests.built.records import MANY, SCHOOL

OTHER: Final[dict[Language, Language]] = {"th": "en", "en": "th"}
PAGE_LENGTH: Final = 24
BROKEN: Final = "schools/triam-udom-suksa/practices/broken.yml"

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def links(file: str, document: Document, **attributes: str) -> list[str]:
    """The whole addresses that the page `file` links to from links with `attributes`."""
    return [
        urljoin(address_of(file), link.attributes["href"])
        for link in document.every("a", **attributes)
    ]


# --- pages ----------------------------------------------------------------------------------


@in_both_languages
def test_a_published_practice_has_a_page_in_each_language(built: Built, language: Language) -> None:
    """Each published practice has a page in each language, which leads to its twin."""
    practices = built.library.public_practices
    assert practices
    for practice in practices:
        file = f"{language}/practices/{practice.id}/index.html"
        twin = f"{SITE_URL}{OTHER[language]}/practices/{practice.id}/"
        assert links(file, built.pages[file], class_="language") == [twin]


@in_both_languages
def test_every_page_leads_to_its_twin(larger: Built, language: Language) -> None:
    """The switch of language stays on the same page, and the twin's switch leads back."""
    pages = [file for file in larger.pages if file.startswith(f"{language}/")]
    assert pages
    for file in pages:
        twin = f"{OTHER[language]}/{file.partition('/')[2]}"
        [address] = links(file, larger.pages[file], class_="language")
        assert address == address_of(twin)
        assert links(twin, larger.pages[twin], class_="language") == [address_of(file)]


def test_former_addresses_lead_to_the_present_ones(built: Built) -> None:
    """Whoever follows an old link to a renamed school or practice arrives at its page."""
    moved = {
        "schools/demo-rimkhong/": "schools/demo-rim-khong/",
        "practices/demo-rimkhong/fewer-forms/": "practices/demo-rim-khong/fewer-forms/",
        "practices/demo-rim-khong/merge-forms/": "practices/demo-rim-khong/fewer-forms/",
    }
    for language in LANGUAGES:
        for old, new in moved.items():
            file = f"{language}/{old}index.html"
            page = built.documents[file]
            refresh = page.one("meta", http_equiv="refresh").attributes["content"]
            assert urljoin(address_of(file), refresh.removeprefix("0; url=")) == (
                f"{SITE_URL}{language}/{new}"
            )
            assert links(file, page) == [f"{SITE_URL}{language}/{new}"]
            assert page.meta("robots") == "noindex"


# --- lists ----------------------------------------------------------------------------------


def list_files(built: Built) -> list[str]:
    """The pages that show cards of practices, in their order."""
    return [file for file, page in built.pages.items() if page.every(class_="entry")]


def test_no_list_shows_more_than_a_page_holds(larger: Built) -> None:
    """However many practices there are, a list shows at most 24 cards on a page."""
    files = [file for file in list_files(larger) if not file.endswith(f"{SCHOOL}/index.html")]
    longest = max(len(larger.pages[file].every(class_="entry")) for file in files)
    assert longest == PAGE_LENGTH


def card_addresses(built: Built, file: str) -> list[str]:
    """Where the cards of the page `file` lead."""
    return [
        address
        for card in built.pages[file].every(class_="entry")
        for address in links(file, card.one("h3"))
    ]


@in_both_languages
def test_a_long_list_goes_on_over_pages(larger: Built, language: Language) -> None:
    """The pages of a list show each practice once, and lead to the one before and after."""
    first = f"{language}/practices/"
    recommended = larger.library.recommended
    total = -(-len(recommended) // PAGE_LENGTH)
    assert total >= 3
    addresses = [first, *(f"{first}page/{number}/" for number in range(2, total + 1))]
    shown: list[str] = []
    for number, address in enumerate(addresses):
        file = f"{address}index.html"
        page = larger.pages[file]
        before, after = addresses[number - 1 : number], addresses[number + 1 : number + 2]
        assert links(file, page, rel="prev") == [SITE_URL + each for each in before]
        assert links(file, page, rel="next") == [SITE_URL + each for each in after]
        current = page.one("nav", class_="paging").one("a", aria_current="page")
        assert current.text == str(number + 1)
        shown += card_addresses(larger, file)
    assert shown == [f"{SITE_URL}{language}/practices/{each.id}/" for each in recommended]
    assert f"{first}page/{total + 1}/index.html" not in larger.pages


def test_pages_of_a_list_differ_in_title(larger: Built) -> None:
    """A reader with several pages of a list open can tell them apart."""
    titles = [
        larger.pages[f"en/practices/{rest}index.html"].one("title").text
        for rest in ("", "page/2/", "page/3/")
    ]
    assert len(set(titles)) == 3


# --- status and translation -----------------------------------------------------------------


def test_a_practice_without_english_shows_its_thai(larger: Built) -> None:
    """On the English page Thai text is marked as Thai, below a notice; the Thai page has none."""
    file = f"practices/{SCHOOL}/thai-only/index.html"
    english, thai = larger.pages[f"en/{file}"], larger.pages[f"th/{file}"]
    title = "เสียงตามสายเล่าเรื่องหนังสือ"
    assert english.one("h1").text == title
    assert english.one("h1").attributes["lang"] == "th"
    assert english.one(class_="untranslated").text
    assert thai.one("h1").text == title
    assert "lang" not in thai.one("h1").attributes
    assert thai.every(class_="untranslated") == []


def test_a_practice_with_some_english_marks_the_rest(larger: Built) -> None:
    """On a half-translated page only what is in Thai is marked as Thai, below a notice."""
    page = larger.pages[f"en/practices/{SCHOOL}/half-translated/index.html"]
    assert page.one(class_="untranslated").text
    assert page.one("h1").text == "A reading corner in the shade"
    assert "lang" not in page.one("h1").attributes
    [approach] = page.one("section", id="adli").every(class_="prose")
    assert approach.attributes["lang"] == "th"


def test_a_translated_practice_needs_no_notice(larger: Built) -> None:
    """A page that is all in its own language says nothing of translation."""
    for language in LANGUAGES:
        page = larger.pages[f"{language}/practices/demo-rim-khong/fewer-forms/index.html"]
        assert page.every(class_="untranslated") == []


@in_both_languages
def test_a_retired_practice_says_so(larger: Built, language: Language) -> None:
    """A retired practice keeps its page, which says why and what to read instead."""
    file = f"{language}/practices/{SCHOOL}/retired/index.html"
    banner = larger.pages[file].one(class_="retired")
    reason = {"th": "เด็กสนใจดาวมากกว่าการอ่าน", "en": "Children cared more for stars"}[language]
    assert reason in banner.text
    assert links(file, banner) == [f"{SITE_URL}{language}/practices/{SCHOOL}/example-01/"]


def test_a_retired_practice_is_in_no_list(larger: Built) -> None:
    """No list recommends a retired practice; only its school's page and its banner know it."""
    school = {f"{language}/schools/{SCHOOL}/index.html" for language in LANGUAGES}
    lists = set(list_files(larger)) - school
    retired = {f"{SITE_URL}{language}/practices/{SCHOOL}/retired/" for language in LANGUAGES}
    assert lists
    for file in lists:
        assert retired.isdisjoint(card_addresses(larger, file)), file


@pytest.mark.parametrize("status", ["draft", "review"])
def test_what_is_not_published_is_nowhere(larger: Built, status: str) -> None:
    """Neither pages nor exports hold anything of a practice that is not published yet."""
    assert f"{SCHOOL}/in-{status}" in larger.library.practices
    words = [f"in-{status}", f"เรื่องที่ยังไม่เผยแพร่ {status}", f"Unpublished story in {status}"]
    for name, content in larger.files.items():
        assert f"in-{status}" not in name
        assert [word for word in words if word.encode() in content] == [], name


def test_every_practice_of_the_records_is_there(larger: Built) -> None:
    """The records that these tests lay over the project have all been read."""
    own = [p for p in larger.library.public_practices if p.school_id == SCHOOL]
    assert len(own) == MANY + len(["retired", "thai-only", "half-translated", "formula", "hostile"])


# --- fictional schools ----------------------------------------------------------------------


def demo_words(built: Built) -> Iterator[str]:
    """Ids, names and titles of everything fictional."""
    library = built.library
    assert library.taxonomies
    yield "demo-"
    for area, entry in library.taxonomies.service_areas.items():
        if area.startswith("demo-"):
            yield from (entry.name.th, entry.name.en or "")
    for school in library.schools.values():
        if school.record.demo:
            yield from (school.id, school.record.name.th, school.record.name.en or "")
            yield from school.former_ids
    for practice in library.practices.values():
        if library.is_demo(practice):
            yield from (practice.id, practice.record.title.th, practice.record.title.en or "")
            if practice.name not in library.taxonomies.topics:
                yield practice.name
            yield from (name.rpartition("/")[2] for name in practice.former_ids)


def test_fictional_schools_can_be_left_out(built: Built, tmp_path: Path) -> None:
    """Without demonstrations no file of the site holds a word of theirs."""
    words = {word for word in demo_words(built) if word}
    assert len(words) > 30
    real = build(copy_project(tmp_path / "project"), "--without-demos")
    assert len(real.pages) > 50
    for name, content in real.files.items():
        found = [word for word in words if word in name or word.encode() in content]
        assert found == [], name


# --- repeatable and safe --------------------------------------------------------------------


def test_a_build_can_be_repeated(built: Built, tmp_path: Path) -> None:
    """The same input comes to the same site, byte for byte, wherever it is built."""
    again = build(copy_project(tmp_path / "elsewhere"))
    assert again.files == built.files


def test_mkdocs_builds_the_same(built: Built, tmp_path: Path) -> None:
    """`mkdocs build` and `tonbaeb build` are two ways to one site."""
    root = copy_project(tmp_path / "project")
    ended = run(root, sys.executable, "-W", "ignore", "-m", "mkdocs", "build")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert Built(root).files == built.files


def test_building_again_leaves_nothing_behind(built: Built, tmp_path: Path) -> None:
    """Later builds take the place of the first as a whole, and add nothing that can be seen."""
    root = tmp_path / "project"
    shutil.copytree(built.root, root)
    before = visible(root)
    for _ in range(2):
        (root / "site/th/left-over.html").write_text("เก่า", encoding="utf-8")
        (root / "site/th/index.html").write_text("เสีย", encoding="utf-8")
        assert build(root).files == built.files
        assert visible(root) == before


def visible(folder: Path) -> list[str]:
    """The names in a folder, but for those that a listing hides."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


@in_both_languages
def test_a_failed_build_does_no_harm(built: Built, tmp_path: Path, language: Language) -> None:
    """With a wrong record nothing is published: the old site stays, and the editor is told why."""
    root = tmp_path / "project"
    shutil.copytree(built.root, root)
    (root / BROKEN).parent.mkdir(exist_ok=True)
    (root / BROKEN).write_text("title: {th: เรื่องใหม่\nsummary\n", encoding="utf-8")
    before = visible(root)
    ended = run(root, tonbaeb(), "build", "--lang", language)
    assert ended.returncode == 1
    assert files_of(root / "site") == built.files
    assert visible(root) == before
    said = ended.stdout + ended.stderr
    assert f"{BROKEN}:1" in said
    assert "Traceback" not in said
    words = {"th": "ยังไม่ได้เผยแพร่ เว็บเดิมอยู่ครบ", "en": "Nothing was published"}
    assert words[language] in said
    assert words[OTHER[language]] not in said


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("mkdocs.yml", "  - tonbaeb:\n", "  - search:\n", "mkdocs.yml"),
        ("theme/main.html", "{{ body }}", "", "'body' is missing"),
        ("theme/pages/practice.html", "{% endif %}", "{% end %}", "theme/pages/practice.html:"),
        ("theme/locale/en.yml", "  page_of:", "  page_off:", "theme/locale/en.yml: format.page_of"),
        ("theme/locale/en.yml", "title:\n", "title: [\n", "en.yml"),
    ],
)
def test_a_faulty_project_does_no_harm(
    tmp_path: Path, path: str, old: str, new: str, message: str
) -> None:
    """A fault in settings, templates or wording is told without a traceback; the site stays."""
    root = copy_project(tmp_path / "project")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("the site before", encoding="utf-8")
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")
    ended = run(root, tonbaeb(), "build")

    assert ended.returncode == 1
    assert message in ended.stderr
    assert "Traceback" not in ended.stderr
    assert [each.name for each in (root / "site").iterdir()] == ["index.html"]
