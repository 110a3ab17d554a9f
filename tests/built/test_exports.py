"""What other programs read: JSON, CSV, JSON Schemas, feeds, the sitemap."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import pytest

from generator.text import LANGUAGES, Language
from tests.built.projects import SITE_URL, Built, address_of
from tests.built.records import FORMULA, SCHOOL

API: Final = "api/v1"
ATOM: Final = "{http://www.w3.org/2005/Atom}"
SITEMAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML: Final = "{http://www.w3.org/1999/xhtml}"
RECORDS: Final = {
    "school": "*/school.yml",
    "practice": "*/practices/*.yml",
    "adoption": "*/adoptions/*.yml",
}

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def xml(site: Built, name: str) -> ET.Element:
    """An XML file of the site, which is well-formed."""
    return ET.fromstring(site.text(name))  # noqa: S314 - the site's own file


def addresses(site: Built) -> set[str]:
    """Where the site's pages are."""
    return {address_of(file) for file in site.pages}


# --- sitemap --------------------------------------------------------------------------------


def sitemap(site: Built) -> Iterator[ET.Element]:
    """Every entry of every part of the sitemap."""
    for part in xml(site, "sitemap.xml").findall(f"{SITEMAP}sitemap/{SITEMAP}loc"):
        yield from xml(site, str(part.text).removeprefix(SITE_URL)).findall(f"{SITEMAP}url")


def test_the_sitemap_names_every_page_to_be_found(larger: Built) -> None:
    """The sitemap holds just the pages that may be indexed, each once and nothing fictional."""
    named = [entry.findtext(f"{SITEMAP}loc") for entry in sitemap(larger)]
    found = {
        address_of(file)
        for file, document in larger.pages.items()
        if not document.every("meta", name="robots")
    }
    assert len(named) == len(set(named))
    assert set(named) == found
    assert not [address for address in named if "demo-" in str(address)]


def test_the_sitemap_names_translations(built: Built) -> None:
    """Each entry of the sitemap names the same translations as its page does."""
    pages = {address_of(file): document for file, document in built.pages.items()}
    for entry in sitemap(built):
        page = pages[str(entry.findtext(f"{SITEMAP}loc"))]
        named = {link.get("hreflang"): link.get("href") for link in entry.findall(f"{XHTML}link")}
        own = {
            link.attributes["hreflang"]: link.attributes["href"]
            for link in page.every("link", rel="alternate")
            if link.attributes.get("hreflang", "x-default") != "x-default"
        }
        named.pop("x-default", None)
        assert named == own


def test_robots_are_shown_the_sitemap(built: Built) -> None:
    """robots.txt lets everybody in and names the sitemap."""
    lines = built.text("robots.txt").splitlines()
    assert "User-agent: *" in lines
    assert f"Sitemap: {SITE_URL}sitemap.xml" in lines
    assert not [line for line in lines if line.startswith("Disallow: /")]


# --- feeds ----------------------------------------------------------------------------------


@in_both_languages
def test_a_feed_is_complete(larger: Built, language: Language) -> None:
    """A feed and its entries have what RFC 4287 demands, and name existing pages."""
    feed = xml(larger, f"{language}/feed.xml")
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}id") == f"{SITE_URL}{language}/feed.xml"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang", feed.get("xml:lang")) == language
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"{SITE_URL}{language}/feed.xml"
    assert links["alternate"] in addresses(larger)
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for each in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert each.findtext(f"{ATOM}{name}"), name
    for entry in entries:
        assert entry.findtext(f"{ATOM}author/{ATOM}name")
        assert entry.findtext(f"{ATOM}summary")
        assert [link.get("href") for link in entry.findall(f"{ATOM}link")] == [
            entry.findtext(f"{ATOM}id")
        ]
        assert entry.findtext(f"{ATOM}id") in addresses(larger)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)


@in_both_languages
def test_a_feed_tells_nothing_fictional(larger: Built, language: Language) -> None:
    """What is fictional is not news."""
    assert "demo-" not in larger.text(f"{language}/feed.xml")


# --- JSON -----------------------------------------------------------------------------------


def strings(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for content in value.values():
            yield from strings(content)
    elif isinstance(value, list):
        for content in value:
            yield from strings(content)


def test_addresses_in_json_lead_somewhere(larger: Built) -> None:
    """Whatever address within the site a JSON file names is there."""
    there = {address_of(file) for file in larger.files}
    checked = 0
    for name in larger.files:
        if name.endswith(".json"):
            for text in strings(json.loads(larger.text(name))):
                if text.startswith(SITE_URL):
                    example = text.replace("{school}", SCHOOL).replace("{practice}", "example-01")
                    assert example in there, f"{name}: {text}"
                    checked += 1
    assert checked > 100


def test_every_public_record_is_exported(larger: Built) -> None:
    """There is a JSON file for each public practice and each school, and for nothing else."""
    library = larger.library
    expected = {f"{API}/practices/{each.id}.json" for each in library.public_practices}
    expected |= {f"{API}/schools/{id}.json" for id in library.schools}
    folders = (f"{API}/practices/", f"{API}/schools/")
    assert {name for name in larger.files if name.startswith(folders)} == expected
    for name in expected:
        record = json.loads(larger.text(name))
        school, _, _ = record["id"].partition("/")
        assert record["demo"] == library.schools[school].record.demo


def test_the_index_counts_what_is_real(larger: Built) -> None:
    """Fictional schools and practices are left out of all counts."""
    library = larger.library
    index = json.loads(larger.text(f"{API}/index.json"))
    real = [each for each in library.recommended if not library.is_demo(each)]
    records = [each.record for each in library.schools.values()]
    schools = [each for each in records if each.kind == "school" and not each.demo]
    assert index["practices"]["count"] == len(real) > 0
    assert index["schools"]["count"] == len(schools) > 0


# --- JSON Schemas ---------------------------------------------------------------------------


def check_jsonschema(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The end of check-jsonschema, which the lock file brings."""
    command = [str(Path(sys.executable).with_name("check-jsonschema")), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_schemas_are_schemas(built: Built) -> None:
    """Each published JSON Schema is valid by the standard that it names."""
    schemas = [built.site / f"{API}/schema/{kind}.json" for kind in RECORDS]
    for schema in schemas:
        assert json.loads(schema.read_bytes())["$schema"].endswith("/draft/2020-12/schema")
    ended = check_jsonschema("--check-metaschema", *schemas)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("kind", RECORDS)
def test_records_fit_their_schema(built: Built, kind: str) -> None:
    """What `check` accepts an editor's program that knows the schema accepts, too."""
    records = sorted((built.root / "schools").glob(RECORDS[kind]))
    assert records
    schema = built.site / f"{API}/schema/{kind}.json"
    ended = check_jsonschema("--schemafile", schema, *records)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_a_schema_refuses_what_check_refuses(built: Built, tmp_path: Path) -> None:
    """A record with an unknown field does not fit the schema."""
    wrong = tmp_path / "school.yml"
    wrong.write_text("name: {th: โรงเรียน}\nprovince: nan\ncolour: green\n", encoding="utf-8")
    ended = check_jsonschema("--schemafile", built.site / f"{API}/schema/school.json", wrong)
    assert ended.returncode == 1
    assert "colour" in ended.stdout


# --- CSV ------------------------------------------------------------------------------------


def table(site: Built, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file, which begins as Excel needs it to read UTF-8."""
    content = site.files[f"{API}/{name}.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_tables_hold_every_public_record(larger: Built) -> None:
    """There is one row for each public practice and each school, with addresses that exist."""
    library = larger.library
    practices, schools = table(larger, "practices"), table(larger, "schools")
    assert sorted(row["id"] for row in practices) == sorted(p.id for p in library.public_practices)
    assert sorted(row["id"] for row in schools) == sorted(library.schools)
    for row in (*practices, *schools):
        assert {row["url_th"], row["url_en"]} <= addresses(larger)
        assert row["demo"] in {"true", "false"}


def test_a_table_calculates_nothing(larger: Built) -> None:
    """No cell begins in such a way that a spreadsheet would take it for a formula."""
    cells = [
        cell
        for name in ("practices", "schools")
        for row in table(larger, name)
        for cell in row.values()
    ]
    assert f"'{FORMULA}" in cells
    assert [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))] == []
