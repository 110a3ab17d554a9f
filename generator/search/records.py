"""The pages of one language as records for search."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel

from generator import markdown
from generator.evidence import Rung
from generator.library import PracticeEntry, SchoolEntry
from generator.model import Practice
from generator.pages import Page
from generator.pages.cards import evidence_of, practice_card, school_card
from generator.pages.voice import Voice
from generator.search.record import Facet, Record
from generator.text import Localized, Text, shortened, texts
from generator.translation import Translation, state

ADOPTERS_NAMED: Final = 12

COSTS: Final = {"free": 0, "low": 5_000, "medium": 20_000}
"""Up to how many baht a year a practice costs that much; all others are `high`."""

_LINK_TARGET: Final = re.compile(r"\]\([^)\s]*\)")
_TAG: Final = re.compile(r"<[^>]+>")
_PERMALINK: Final = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)


def search_records(voice: Voice, handwritten: Iterable[Page]) -> Iterator[Record]:
    """Every page that a reader may look for, practices first; retired ones are left out."""
    library = voice.library
    for practice in library.recommended:
        yield _practice(voice, practice)
    for school in sorted(library.schools.values(), key=lambda s: (s.record.demo, s.id)):
        yield _school(voice, school)
    for id in voice.taxonomies.criteria.items:
        yield _item(voice, id)
    for id in voice.taxonomies.pillars:
        yield _pillar(voice, id)
    for page in handwritten:
        if page.language == voice.language:
            yield _handwritten(voice, page)


def _practice(voice: Voice, practice: PracticeEntry) -> Record:
    record, taxonomies = practice.record, voice.taxonomies
    school = voice.library.schools[practice.school_id]
    card = practice_card(voice, practice)
    adoptions = voice.library.adoptions_by_practice.get(practice.id, ())
    adopters = [voice.library.schools[a.school_id].record.name for a in adoptions]
    evidence = evidence_of(voice, practice).rung
    numbers = {"evidence": int(evidence), "adopted": len(adoptions)}
    if (cost := _cost(record)) is not None:
        numbers["cost"] = int(cost)
    marks = [card.mark, *_untranslated(voice, record)]
    return Record(
        title=card.title.text,
        summary=card.summary.text,
        terms=(
            card.school.text,
            *(voice.say(name).text for name in school.record.former_names),
            *card.facts,
            *(voice.item_link(item).label.text for item in record.items),
            *(voice.name(taxonomies.pillars[id]) for id in record.pillars),
            *(voice.name(taxonomies.topics[id]) for id in record.topics),
            *(voice.name(taxonomies.levels[id]) for id in record.levels),
        ),
        body=_body(voice, record, adopters[:ADOPTERS_NAMED]),
        card={
            "url": card.url,
            **_localized(voice, "title", card.title),
            **_localized(voice, "summary", card.summary),
            "facts": [card.school.text, *card.facts],
            "outcome": card.evidence,
            **({"change": _change(voice, card.change)} if card.change else {}),
            **_mark(" · ".join(filter(None, marks)), demo=card.demo),
        },
        facets={
            "kind": ("practice",),
            "item": record.items,
            "pillar": record.pillars,
            "topic": record.topics,
            "level": record.levels,
            **_place(voice, school),
            "school": (school.id,),
            "evidence": (evidence.name.lower(),),
            "cost": (_cost_band(cost),) if cost is not None else (),
            "provenance": (record.provenance,),
        },
        numbers=numbers,
        demo=card.demo,
    )


def _change(voice: Voice, change: Any) -> dict[str, Any]:
    return {"text": change.text, "improved": change.improved, "unit": change.unit.text}


def _cost(record: Practice) -> float | None:
    """What a practice costs a year in baht, if it says so; nothing if there is a way without."""
    if record.resources.zero_baht:
        return 0
    return record.resources.cost.per_year if record.resources.cost else None


def _cost_band(cost: float) -> str:
    return next((band for band, most in COSTS.items() if cost <= most), "high")


def _place(voice: Voice, school: SchoolEntry) -> dict[str, tuple[str, ...]]:
    size, province = voice.library.size_of(school), school.record.province
    return {"size": (size,) if size else (), "province": (province,) if province else ()}


def _school(voice: Voice, school: SchoolEntry) -> Record:
    record, card = school.record, school_card(voice, school)
    kind = voice.words(f"search.kind.{record.kind}")
    about = _plain(voice.say(record.about).text) if record.about else ""
    return Record(
        title=card.name.text,
        summary=shortened(about),
        terms=(*(voice.say(name).text for name in record.former_names), *card.facts),
        body=_body(voice, record),
        card={
            "url": card.url,
            **_localized(voice, "title", card.name),
            "summary": shortened(about),
            "facts": list(card.facts),
            "outcome": card.practices,
            **_mark(" · ".join([kind, *_demo(voice, demo=card.demo)]), demo=card.demo),
        },
        facets={
            "kind": ("school",),
            "level": record.levels,
            **_place(voice, school),
            "school": (school.id,),
        },
        demo=card.demo,
    )


def _demo(voice: Voice, *, demo: bool) -> Iterator[str]:
    if demo:
        yield voice.words("demo.mark")


def _item(voice: Voice, id: str) -> Record:
    item = voice.taxonomies.criteria.items[id]
    link = voice.item_link(id)
    practices = voice.library.practices_by_item.get(id, ())
    return _explained(
        voice, link.label, link.url, voice.say(item.plain), voice.count(practices), _body(voice, item)
    )


def _pillar(voice: Voice, id: str) -> Record:
    pillar = voice.taxonomies.pillars[id]
    about = voice.say(pillar.description) if pillar.description else voice.here("")
    practices = voice.library.practices_by_pillar.get(id, ())
    name, url = voice.say(pillar.name), voice.url(f"pillars/{id}/")
    return _explained(voice, name, url, about, voice.count(practices), "")


def _explained(
    voice: Voice, title: Localized, url: str, about: Localized, outcome: str, body: str
) -> Record:
    """A page that explains what practices are for."""
    summary = shortened(_plain(about.text))
    return Record(
        title=title.text,
        summary=summary,
        body=body,
        card={
            "url": url,
            **_localized(voice, "title", title),
            **_localized(voice, "summary", Localized(summary, about.language)),
            "outcome": outcome,
            **_mark(voice.words("search.kind.criterion"), demo=False),
        },
        facets={"kind": ("criterion",)},
    )


def _handwritten(voice: Voice, page: Page) -> Record:
    content = _PERMALINK.sub("", str(page.context["content"]))
    body = " ".join(html.unescape(_TAG.sub(" ", content)).split())
    return Record(
        title=page.title,
        summary=page.description,
        body=body,
        card={
            "url": page.url,
            "title": page.title,
            "summary": page.description,
            **_mark(voice.words("search.kind.page"), demo=False),
        },
        facets={"kind": ("page",)},
    )


# --- texts -----------------------------------------------------------------------------------------


def _localized(voice: Voice, name: str, text: Localized) -> dict[str, str]:
    """A text for a card, with its language where that is not the page's."""
    if text.language == voice.language:
        return {name: text.text}
    return {name: text.text, f"{name}_language": text.language}


def _mark(mark: str, *, demo: bool) -> dict[str, Any]:
    return {**({"mark": mark} if mark else {}), **({"demo": True} if demo else {})}


def _untranslated(voice: Voice, record: BaseModel) -> Iterator[str]:
    if voice.language == "en" and state(record) is Translation.NONE:
        yield voice.words("banner.translation_none.title")


def _plain(text: str) -> str:
    return markdown.to_plain(text)


def _body(voice: Voice, record: BaseModel, others: Iterable[Text] = ()) -> str:
    """All that a record tells, in the language in which its page shows it."""
    told = (voice.say(text).text for text in (*texts(record), *others))
    years = (voice.year(year) for year in _years(record))
    return _LINK_TARGET.sub("] ", "\n".join((*told, *years)))


def _years(record: BaseModel) -> list[int]:
    results = record.results if isinstance(record, Practice) else ()
    return sorted({point.year for result in results for point in result.series})


# --- facets ----------------------------------------------------------------------------------------


def search_facets(voice: Voice) -> tuple[Facet, ...]:
    """The ways to narrow a search, in the order to show them."""
    taxonomies, words = voice.taxonomies, voice.words

    def named(terms: Mapping[str, Any]) -> dict[str, str]:
        return {id: voice.name(term) for id, term in terms.items()}

    def worded(group: str, ids: Iterable[str]) -> dict[str, str]:
        return {id: words(f"search.{group}.{id.replace('-', '_')}") for id in ids}

    values = {
        "kind": worded("kinds", ("practice", "school", "criterion", "page")),
        "level": named(taxonomies.levels),
        "size": named(taxonomies.sizes.names),
        "topic": named(taxonomies.topics),
        "pillar": named(taxonomies.pillars),
        "item": {id: voice.item_link(id).label.text for id in taxonomies.criteria.items},
        "evidence": {rung.name.lower(): words(f"rung.{rung.name.lower()}") for rung in Rung},
        "cost": worded("costs", (*COSTS, "high")),
        "province": named(taxonomies.provinces),
        "school": {
            id: voice.say(school.record.name).text for id, school in voice.library.schools.items()
        },
        "provenance": worded("provenances", ("school", "public-sources", "demonstration")),
    }
    return tuple(Facet(id, words(f"search.facet.{id}"), named) for id, named in values.items())


def search_glossary(voice: Voice) -> dict[str, tuple[str, ...]]:
    """Names in both languages that mean the same, by the id of their entry."""
    return {id: (*entry.th, *entry.en) for id, entry in voice.taxonomies.glossary.items()}
