"""What other programs read: records as JSON and CSV, JSON Schemas, feeds, the sitemap."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any, Final, NamedTuple
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from pydantic_core import to_json

from generator.library import Entry, Library, PracticeEntry, SchoolEntry
from generator.pages import Page
from generator.reads import note
from generator.schema import SCHEMAS, editor_schema, known_ids
from generator.text import LANGUAGES, Language, number
from generator.wording import Wording

API: Final = "api/v1"
FEED_LENGTH: Final = 30
SITEMAP_LENGTH: Final = 10_000

File = tuple[str, str]
"""A path relative to the site's folder, and the text of the file."""


Cells = list[str]
"""A row of a table."""

COLUMNS: Final = {
    "practices": (
        "id demo title_th title_en summary_th summary_en school province status provenance items "
        "pillars topics levels evidence baht_per_year hours_per_week adoptions url_th url_en"
    ).split(),
    "schools": (
        "id demo kind name_th name_en code esa province levels size students students_year "
        "practices url_th url_en"
    ).split(),
}
"""The tables, and what stands in each."""


class Exported(NamedTuple):
    """A record as other programs read it: the text of its file, and its row in a table."""

    text: str
    row: Cells


Export = tuple[str, Callable[[], Exported]]
"""A record to be exported: the path of its file, and what exports it."""


def records(library: Library, site_url: str) -> dict[str, list[Export]]:
    """All public records by the table in which they have a row."""
    practices, schools = library.public_practices, library.schools.values()
    return {
        "practices": [
            (f"{API}/practices/{p.id}.json", partial(_practice, library, p, site_url))
            for p in practices
        ],
        "schools": [
            (f"{API}/schools/{s.id}.json", partial(_school, library, s, site_url)) for s in schools
        ],
    }


def api(library: Library, site_url: str, rows: Mapping[str, Iterable[Cells]]) -> Iterator[File]:
    """The tables as CSV, the schemas, and an index of them all."""
    yield from descriptions(library, site_url)
    for name in COLUMNS:
        yield f"{API}/{name}.csv", table(name, rows[name])


def table(name: str, rows: Iterable[Cells]) -> str:
    """A table as CSV."""
    return _csv([COLUMNS[name], *rows])


def descriptions(library: Library, site_url: str) -> Iterator[File]:
    """What there is and how it is shaped: an index of it all, and the schemas of records."""
    yield f"{API}/index.json", _json(_index(library, site_url))
    for kind in SCHEMAS:
        yield f"{API}/schema/{kind}.json", _json(editor_schema(kind, known_ids(library)))


def _index(library: Library, site_url: str) -> dict[str, Any]:
    """Where everything is; records are found through the tables, so that this does not grow."""
    real = [p for p in library.recommended if not library.is_demo(p)]
    schools = [s.head for s in library.schools.values() if s.head.kind == "school"]
    base = f"{site_url}{API}"
    return {
        "name": "Tonbaeb (ต้นแบบ)",
        "license": "CC BY 4.0",
        "note": "A prototype, not an OBEC publication. Records with demo: true are fictional.",
        "practices": {
            "count": len(real),
            "table": f"{base}/practices.csv",
            "record": f"{base}/practices/{{school}}/{{practice}}.json",
        },
        "schools": {
            "count": sum(not school.demo for school in schools),
            "table": f"{base}/schools.csv",
            "record": f"{base}/schools/{{school}}.json",
        },
        "schemas": {name: f"{base}/schema/{name}.json" for name in SCHEMAS},
    }


def _head(library: Library, entry: Entry, section: str, site_url: str) -> dict[str, Any]:
    note("site", "")
    return {
        "id": entry.id,
        "demo": library.is_demo(entry),
        "url": {lang: f"{site_url}{lang}/{section}/{entry.id}/" for lang in LANGUAGES},
    }


def _practice(library: Library, practice: PracticeEntry, site_url: str) -> Exported:
    adoptions = library.adoptions_by_practice.get(practice.id, ())
    evidence = library.evidence_of(practice)
    told = {
        **_head(library, practice, "practices", site_url),
        "school": practice.school_id,
        "evidence": {
            "rung": evidence.rung.name.lower(),
            "levels": evidence.levels,
            "trends": evidence.trends,
            "comparisons": evidence.comparisons,
            "integration": evidence.integration,
        },
        "adopted_by": [{"school": a.school_id, **_dump(a)} for a in adoptions],
        "practice": _dump(practice),
    }
    return Exported(_json(told), _practice_row(library, practice, site_url))


def _school(library: Library, school: SchoolEntry, site_url: str) -> Exported:
    told = {
        **_head(library, school, "schools", site_url),
        "practices": [p.id for p in library.practices_by_school.get(school.id, ())],
        "adoptions": [_dump(a) for a in library.adoptions_by_school.get(school.id, ())],
        "school": _dump(school),
    }
    return Exported(_json(told), _school_row(library, school, site_url))


def _dump(entry: Entry) -> dict[str, Any]:
    dumped: dict[str, Any] = entry.record.model_dump(mode="json", exclude_defaults=True)
    return dumped


def _practice_row(library: Library, practice: PracticeEntry, site_url: str) -> Cells:
    record = practice.record
    cost = record.resources.cost
    head = _head(library, practice, "practices", site_url)
    return [
        practice.id,
        str(head["demo"]).lower(),
        record.title.th,
        record.title.en or "",
        record.summary.th,
        record.summary.en or "",
        practice.school_id,
        library.schools[practice.school_id].head.province or "",
        record.status,
        record.provenance,
        " ".join(record.items),
        " ".join(record.pillars),
        " ".join(record.topics),
        " ".join(record.levels),
        library.evidence_of(practice).rung.name.lower(),
        _plain(cost.per_year if cost else None),
        _plain(record.resources.staff_hours_per_week),
        str(len(library.adoptions_by_practice.get(practice.id, ()))),
        head["url"]["th"],
        head["url"]["en"],
    ]


def _school_row(library: Library, school: SchoolEntry, site_url: str) -> Cells:
    record = school.record
    head = _head(library, school, "schools", site_url)
    return [
        school.id,
        str(record.demo).lower(),
        record.kind,
        record.name.th,
        record.name.en or "",
        record.code or "",
        record.esa or "",
        record.province or "",
        " ".join(record.levels),
        library.size_of(school) or "",
        _plain(record.enrolment.count if record.enrolment else None),
        _plain(record.enrolment.year if record.enrolment else None),
        str(len(library.practices_by_school.get(school.id, ()))),
        head["url"]["th"],
        head["url"]["en"],
    ]


def _plain(value: float | None) -> str:
    return "" if value is None else number(value).replace(",", "")


def _csv(rows: Iterable[Cells]) -> str:
    """A table that Excel opens as UTF-8, in which no cell is taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([f"'{cell}" if cell and cell[0] in "=+-@\t" else cell for cell in row])
    return "\ufeff" + text.getvalue()


def _json(value: object) -> str:
    return to_json(value, indent=1).decode() + "\n"


# --- feeds and sitemap ---------------------------------------------------------------------------


def feed(library: Library, words: Wording, site_url: str) -> File:
    """The newest practices as an Atom feed (RFC 4287); fictional ones are not news."""
    language: Language = words.code
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": language})
    practices = [p for p in library.recommended if not library.is_demo(p)][:FEED_LENGTH]
    address = f"{site_url}{language}/feed.xml"
    _element(root, "id", address)
    _element(root, "title", words("title.site"))
    _element(root, "subtitle", words("title.site_description"))
    _element(root, "link", rel="self", href=address)
    _element(root, "link", rel="alternate", href=f"{site_url}{language}/")
    _element(root, "updated", max(map(_reviewed, practices), default=_NEVER))
    for practice in practices:
        url = f"{site_url}{language}/practices/{practice.id}/"
        entry = ET.SubElement(root, f"{{{_ATOM}}}entry")
        _element(entry, "id", url)
        _element(entry, "title", practice.record.title.within(language).text)
        _element(entry, "link", rel="alternate", href=url)
        _element(entry, "updated", _reviewed(practice))
        author = ET.SubElement(entry, f"{{{_ATOM}}}author")
        _element(author, "name", _author(library, practice, words))
        _element(entry, "summary", practice.record.summary.within(language).text)
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f"{language}/feed.xml", f"{_XML}{body}\n"


def _author(library: Library, practice: PracticeEntry, words: Wording) -> str:
    """Who answers for the text: the school once it has confirmed it, until then the editors."""
    if practice.record.provenance != "school":
        return words("title.editors")
    return library.schools[practice.school_id].record.name.within(words.code).text


_ATOM: Final = "http://www.w3.org/2005/Atom"
_NEVER: Final = "1970-01-01T00:00:00+07:00"


def _reviewed(practice: PracticeEntry) -> str:
    review = practice.record.review
    return f"{review.last_reviewed.isoformat()}T00:00:00+07:00" if review else _NEVER


def _element(parent: ET.Element, name: str, text: str = "", **attributes: str) -> None:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text or None


class Listed(NamedTuple):
    """What the sitemap says of a page: its address, its translations, and when it changed."""

    url: str
    alternates: Mapping[str, str]
    modified: str


def listed(page: Page) -> Listed:
    """The entry of a page in the sitemap."""
    return Listed(page.url, page.alternates, str((page.structured or {}).get("dateModified", "")))


def sitemap(pages: Iterable[Listed], site_url: str) -> Iterator[File]:
    """All `pages`, each with its translations: in parts, and an index of the parts."""
    remaining = iter(pages)
    names: list[str] = []
    while part := tuple(islice(remaining, SITEMAP_LENGTH)):
        names.append(f"sitemap-{len(names) + 1}.xml")
        urls = "".join(_sitemap_url(page, site_url) for page in part)
        yield (
            names[-1],
            f'{_XML}<urlset xmlns="{_SITEMAP}" xmlns:xhtml="{_XHTML}">\n{urls}</urlset>\n',
        )
    parts = "".join(f"<sitemap><loc>{escape(site_url + name)}</loc></sitemap>\n" for name in names)
    yield "sitemap.xml", f'{_XML}<sitemapindex xmlns="{_SITEMAP}">\n{parts}</sitemapindex>\n'
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n"


_XML: Final = '<?xml version="1.0" encoding="utf-8"?>\n'
_XHTML: Final = "http://www.w3.org/1999/xhtml"
_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def _sitemap_url(page: Listed, site_url: str) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" href={quoteattr(site_url + url)}/>'
        for lang, url in page.alternates.items()
    )
    lastmod = f"<lastmod>{page.modified}</lastmod>" if page.modified else ""
    return f"<url><loc>{escape(site_url + page.url)}</loc>{lastmod}{links}</url>\n"
