"""The pages of one language as records for search."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final

from pydantic import BaseModel

from generator import markdown
from generator.library import PracticeEntry, SchoolEntry
from generator.model import Practice
from generator.pages import Page
from generator.pages.cards import practice_card, school_card
from generator.pages.self_check import ADDRESS as SELF_CHECK
from generator.pages.views import Change, Link
from generator.pages.voice import Voice
from generator.reads import note
from generator.search.facets import cost_of, practice_facets, school_facets
from generator.search.record import Document, Record
from generator.text import Localized, Text, shortened, texts
from generator.translation import Translation

ADOPTERS_NAMED: Final = 12

_LINK_TARGET: Final = re.compile(r"\]\([^)\s]*\)")
_TAG: Final = re.compile(r"<[^>]+>")
_PERMALINK: Final = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)


def documents(voice: Voice, handwritten: Iterable[Page]) -> list[Document]:
    """Each page that a reader may look for, practices first.

    Retired practices are left out.
    """
    library, taxonomies = voice.library, voice.taxonomies
    schools = sorted(library.schools.values(), key=lambda school: (school.head.demo, school.id))
    pages = [page for page in handwritten if page.language == voice.language]

    def document(url: str, make: Callable[..., Record], *told: Any) -> Document:
        return Document(url, partial(make, voice, *told))

    return [
        *(document(voice.practice_url(each.id), _practice, each) for each in library.recommended),
        *(document(voice.school_url(each.id), _school, each) for each in schools),
        document(voice.section_link("criteria").url, _criteria),
        document(voice.url(SELF_CHECK), _self_check),
        *(document(voice.item_link(id).url, _item, id) for id in taxonomies.criteria.items),
        *(document(_pillar_url(voice, id), _pillar, id) for id in taxonomies.pillars),
        *(document(page.url, _handwritten, page) for page in pages),
    ]


def search_glossary(voice: Voice) -> dict[str, tuple[str, ...]]:
    """Names in both languages that mean the same, by the id of their entry."""
    return {id: (*entry.th, *entry.en) for id, entry in voice.taxonomies.glossary.items()}


# --- practices and schools -------------------------------------------------------------------


def _practice(voice: Voice, practice: PracticeEntry) -> Record:
    record, card = practice.record, practice_card(voice, practice)
    school = voice.library.schools[practice.school_id]
    facets = practice_facets(voice, practice)
    marks = [card.mark, *_untranslated(voice, practice)]
    return Record(
        title=card.title.text,
        summary=card.summary.text,
        terms=(*_school_names(voice, school), *card.facts, *_terms(voice, record)),
        body=_body(voice, record, (*_adopters(voice, practice), *_topics(voice, record))),
        card=_card(
            voice,
            Link(card.title, card.url),
            card.summary,
            facts=[card.school.text, *card.facts],
            school_language=_other(voice, card.school),
            evidence=card.evidence,
            change=_change(voice, card.change) if card.change else None,
            cost=_cost(voice, facets["cost"]),
            mark=" · ".join(filter(None, marks)),
            demo=card.demo,
            levels=list(card.kind.levels),
            size=card.kind.size,
            setting=card.kind.setting,
        ),
        facets=facets,
        numbers=_numbers(voice, practice),
        demo=card.demo,
    )


def _cost(voice: Voice, bands: tuple[str, ...]) -> str:
    """About how much a practice costs a year; empty where that is unknown."""
    return voice.words(f"search.costs.{bands[0]}") if bands else ""


def _change(voice: Voice, change: Change) -> dict[str, Any]:
    told = {"text": change.text, "unit": change.unit.text, "improved": change.improved}
    other = _other(voice, change.unit)
    return {**told, "unit_language": other} if other else told


def _terms(voice: Voice, record: Practice) -> Iterator[str]:
    """What a practice is filed under, in words."""
    taxonomies = voice.taxonomies
    for item in record.items:
        yield voice.item_link(item).label.text
    for ids, named in (
        (record.pillars, taxonomies.pillars),
        (record.topics, taxonomies.topics),
        (record.levels, taxonomies.levels),
    ):
        yield from (voice.name(named[id]) for id in ids)


def _adopters(voice: Voice, practice: PracticeEntry) -> Iterator[Text]:
    adoptions = voice.library.adoptions_by_practice.get(practice.id, ())
    for adopted in adoptions[:ADOPTERS_NAMED]:
        yield voice.library.schools[adopted.school_id].head.name


def _topics(voice: Voice, record: Practice) -> Iterator[Text]:
    for topic in record.topics:
        yield from texts(voice.taxonomies.topics[topic])


def _numbers(voice: Voice, practice: PracticeEntry) -> dict[str, int]:
    """What practices may be sorted by."""
    numbers = {
        "evidence": int(voice.library.evidence_of(practice).rung),
        "adopted": len(voice.library.adoptions_by_practice.get(practice.id, ())),
    }
    cost = cost_of(practice.record)
    return numbers if cost is None else {**numbers, "cost": round(cost)}


def _untranslated(voice: Voice, practice: PracticeEntry) -> Iterator[str]:
    if voice.language == "en" and practice.head.translation is Translation.NONE:
        yield voice.words("banner.translation_none.title")


def _school(voice: Voice, school: SchoolEntry) -> Record:
    record, card = school.record, school_card(voice, school)
    summary = _summary(voice.say(record.about)) if record.about else voice.here("")
    marks = [voice.words(f"search.kind.{record.kind}")]
    if card.demo:
        marks.append(voice.words("demo.mark"))
    return Record(
        title=card.name.text,
        summary=summary.text,
        terms=(*_school_names(voice, school)[1:], *card.facts, *_origins(voice, school)),
        body=_body(voice, record),
        card=_card(
            voice,
            Link(card.name, card.url),
            summary,
            facts=list(card.facts),
            outcome=card.practices,
            mark=" · ".join(marks),
            demo=card.demo,
        ),
        facets=school_facets(voice, school),
        demo=card.demo,
    )


def _school_names(voice: Voice, school: SchoolEntry) -> tuple[str, ...]:
    """The name of a school, and what it was called before."""
    record = school.record
    return tuple(voice.say(name).text for name in (record.name, *record.former_names))


def _origins(voice: Voice, school: SchoolEntry) -> Iterator[str]:
    """When a school was founded, and the office that it belongs to."""
    record = school.record
    if record.founded:
        yield voice.day(record.founded.date)
    if record.esa:
        yield voice.name(voice.taxonomies.service_areas[record.esa])


# --- pages that explain ----------------------------------------------------------------------


def _criteria(voice: Voice) -> Record:
    """The page of all criteria: categories, dimensions, editions."""
    criteria, words = voice.taxonomies.criteria, voice.words
    dimensions = (*criteria.process_dimensions, *criteria.results_dimensions)
    parts = (
        *criteria.categories.values(),
        *criteria.editions.values(),
        *(dimension for _, dimension in dimensions),
    )
    told = (words("criteria.process"), words("criteria.results"), *(_body(voice, p) for p in parts))
    about = voice.here(words("title.criteria_intro"))
    return _explained(voice, voice.section_link("criteria"), about, body="\n".join(told))


def _self_check(voice: Voice) -> Record:
    """The page on which a school takes stock of itself."""
    words, check = voice.words, voice.taxonomies.self_check
    page = Link(voice.here(words("self_check.title")), voice.url(SELF_CHECK))
    told = (
        words("nav.self-check"),
        _body(voice, check.levels),
        *(voice.say(question.question).text for question in check.questions.values()),
    )
    about = voice.here(words("self_check.lead"))
    return _explained(voice, page, about, body="\n".join(told))


def _item(voice: Voice, id: str) -> Record:
    criteria = voice.taxonomies.criteria
    item, category = criteria.items[id], criteria.categories[id[0]]
    told = (
        voice.words("title.criteria"),
        f"{voice.words('criteria.category')} {id[0]} {voice.name(category)}",
        *(voice.name(criteria.editions[edition]) for edition in item.points),
        _body(voice, item),
    )
    return _explained(
        voice,
        voice.item_link(id),
        voice.say(item.plain),
        outcome=voice.count(voice.library.practices_by_item.get(id, ())),
        body="\n".join(told),
    )


def _pillar(voice: Voice, id: str) -> Record:
    pillar = voice.taxonomies.pillars[id]
    about = voice.say(pillar.description) if pillar.description else voice.here("")
    outcome = voice.count(voice.library.practices_by_pillar.get(id, ()))
    link = Link(voice.say(pillar.name), _pillar_url(voice, id))
    return _explained(voice, link, about, kind="pillar", outcome=outcome)


def _pillar_url(voice: Voice, id: str) -> str:
    return voice.url(f"pillars/{id}/")


def _explained(  # noqa: PLR0913 - each is a part of the page
    voice: Voice,
    page: Link,
    about: Localized,
    *,
    kind: str = "criterion",
    outcome: str = "",
    body: str = "",
) -> Record:
    """A page about what practices are for."""
    summary, mark = _summary(about), voice.words(f"search.kind.{kind}")
    return Record(
        title=page.label.text,
        summary=summary.text,
        body=body,
        card=_card(voice, page, summary, outcome=outcome, mark=mark),
        facets={"kind": ("criterion",)},
    )


def _handwritten(voice: Voice, page: Page) -> Record:
    note("handwritten", page.url)
    content = _PERMALINK.sub("", str(page.context["content"]))
    link, summary = Link(voice.here(page.title), page.url), voice.here(page.description)
    return Record(
        title=page.title,
        summary=page.description,
        body=html.unescape(_TAG.sub(" ", content)),
        card=_card(voice, link, summary, mark=voice.words("search.kind.page")),
        facets={"kind": ("page",)},
    )


# --- what they share -------------------------------------------------------------------------


def _card(voice: Voice, page: Link, summary: Localized, **more: Any) -> Mapping[str, Any]:
    """What a list of hits shows, without what there is nothing to say of.

    A language is only told where it is not that of the page.
    """
    told = {
        "url": page.url,
        "title": page.label.text,
        "title_language": _other(voice, page.label),
        "summary": summary.text,
        "summary_language": _other(voice, summary),
        **more,
    }
    return {name: value for name, value in told.items() if value}


def _other(voice: Voice, text: Localized) -> str:
    return "" if text.language == voice.language else text.language


def _summary(text: Localized) -> Localized:
    return Localized(shortened(markdown.to_plain(text.text)), text.language)


def _body(voice: Voice, record: BaseModel, others: Iterable[Text] = ()) -> str:
    """All that a record tells, in the language in which its page shows it."""
    language = voice.language
    told = (text.within(language).text for text in (*texts(record), *others))
    years = (voice.year(year) for year in _years(record))
    return _LINK_TARGET.sub("] ", "\n".join((*told, *years)))


def _years(record: BaseModel) -> list[int]:
    results = record.results if isinstance(record, Practice) else ()
    return sorted({point.year for result in results for point in result.series})
