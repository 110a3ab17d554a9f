"""The page of one practice, in the order in which a school asks."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import quote

from generator.library import PracticeEntry, SchoolEntry
from generator.model.practice import Practice, Step
from generator.pages.adoptions import adopter_views, adoption_summary, more_adoptions
from generator.pages.banners import practice_banners
from generator.pages.citing import citation, running, structured
from generator.pages.closeness import facet_names, kind_of
from generator.pages.compare import Shown, outline
from generator.pages.results import evidence_view, result_view
from generator.pages.views import (
    DocumentView,
    Fact,
    Link,
    Page,
    Part,
    Picture,
    RiskView,
    StepView,
)
from generator.pages.voice import Voice
from generator.text import Localized, number, shortened


def practice_page(voice: Voice, practice: PracticeEntry) -> Page:
    """The page of `practice`, whose school is in the library."""
    record = practice.record
    school = voice.library.schools[practice.school_id]
    adoptions = voice.library.adoptions_by_practice.get(practice.id, ())
    shown = Shown(
        glance=tuple(_glance(voice, practice)),
        evidence=evidence_view(voice, voice.library.evidence_of(practice)),
        results=tuple(result_view(voice, result) for result in record.results),
    )
    context = {
        "id": practice.id,
        "crumbs": voice.crumbs(
            voice.section_link("practices"),
            Link(voice.say(school.record.name), voice.school_url(school.id)),
        ),
        "banners": tuple(practice_banners(voice, practice, school)),
        "title": voice.say(record.title),
        "summary": voice.say(record.summary),
        "by": tuple(_by(voice, practice, school)),
        "tags": tuple(_tags(voice, record)),
        "evidence": shown.evidence,
        "glance": shown.glance,
        "outline": outline(voice, practice, shown),
        "unknown": _unknown(voice, record),
        "results": shown.results,
        "problem": _problem(voice, record),
        "cost": tuple(_cost(voice, record)),
        "resources": _resources(voice, record),
        "works_if": tuple(map(voice.say, record.fit.works_if)),
        "avoid_if": tuple(map(voice.say, record.fit.avoid_if)),
        "suits": tuple(_suits(voice, record)),
        "is_of_school": school.record.kind == "school",
        "kind": kind_of(voice, practice),
        "suited": record.suits,
        "names": facet_names(voice),
        "steps": tuple(_step(voice, n, step) for n, step in enumerate(record.steps, start=1)),
        "risks": tuple(
            RiskView(voice.say(r.risk), voice.maybe(r.early_sign), voice.maybe(r.mitigation))
            for r in record.risks
        ),
        "failures": tuple(
            (voice.say(f.tried), voice.say(f.dropped_because)) for f in record.failures
        ),
        "adoptions": adopter_views(voice, practice),
        "adoptions_more": more_adoptions(voice, adoptions),
        "adli": _adli(voice, record),
        "success_factors": tuple(map(voice.say, record.success_factors)),
        "lessons": voice.rich(record.lessons),
        "documents": tuple(_documents(voice, practice, school)),
        "pictures": tuple(
            Picture(_media_url(school, medium.file), voice.say(medium.alt), medium.credit)
            for medium in record.media
        ),
        "contact": tuple(_contact(voice, record)),
        "sources": voice.sources(record.sources),
        "review": tuple(_review(voice, practice)),
        "citation": citation(voice, practice),
        "demo": school.record.demo,
        "practice_id": practice.id,
        "json_url": f"api/v1/practices/{practice.id}.json",
    }
    context["toc"] = tuple(_toc(voice, context))
    url = f"practices/{practice.id}/"
    summary = voice.say(record.summary).text
    return Page(
        url=voice.url(url),
        twin=f"{voice.other}/{url}",
        language=voice.language,
        template="practice.html",
        section="practices",
        title=voice.say(record.title).text,
        description=shortened(summary),
        context=context,
        kind="article",
        indexed=not school.record.demo and record.status == "published",
        structured=structured(voice, practice, school),
        running=running(voice, practice),
    )


def _by(voice: Voice, practice: PracticeEntry, school: SchoolEntry) -> Iterator[Localized]:
    record = practice.record
    yield voice.say(school.record.name)
    yield from map(voice.here, voice.school_facts(school))
    if record.confirmed:
        by, date = voice.say(record.confirmed.by).text, voice.day(record.confirmed.on)
        yield voice.here(voice.words("facts.confirmed", by=by, date=date))
    if record.review:
        reviewed = voice.month(record.review.last_reviewed)
        yield voice.here(voice.words("facts.last_reviewed_short", date=reviewed))


def _tags(voice: Voice, record: Practice) -> Iterator[Link]:
    yield from map(voice.item_link, record.items)
    for pillar in record.pillars:
        name = voice.say(voice.taxonomies.pillars[pillar].name)
        yield Link(name, voice.url(f"pillars/{pillar}/"))


def _glance(voice: Voice, practice: PracticeEntry) -> Iterator[Fact]:
    """The answers that a principal looks for first; what is unknown is left out."""
    words, resources = voice.words, practice.record.resources
    cost = resources.cost.per_year if resources.cost else None
    if cost is not None:
        fact = voice.fact("cost_per_year", words("format.baht", n=number(cost)))
        if cost > 0 and resources.zero_baht:
            note = words("glance.zero_baht")
            fact = replace(fact, note=note, note_url="#zero-baht")
        yield fact
    if (hours := resources.staff_hours_per_week) is not None:
        value = words("format.hours", n=number(hours))
        yield voice.fact("staff_hours", value, note=words("glance.each_week"))
    if (months := resources.months_to_first_result) is not None:
        value = words("format.months", n=number(months))
        yield voice.fact("first_result", value, note=words("glance.after_start"))
    adoptions = voice.library.adoptions_by_practice.get(practice.id, ())
    if adoptions:
        value = words("format.schools", n=len(adoptions))
        yield voice.fact("adopted_by", value, note=adoption_summary(voice, adoptions))


def _unknown(voice: Voice, record: Practice) -> str:
    """What a principal would look for and the record does not tell, in one sentence."""
    resources = record.resources
    known = {
        "cost_per_year": resources.cost.per_year if resources.cost else None,
        "staff_hours": resources.staff_hours_per_week,
        "first_result": resources.months_to_first_result,
    }
    missing = [name for name, value in known.items() if value is None]
    names = [voice.words(f"glance.unknown_{name}") for name in missing]
    return voice.words("glance.unknown", names=", ".join(names)) if names else ""


def _problem(voice: Voice, record: Practice) -> tuple[Part, ...]:
    if record.problem is None:
        return ()
    parts = [Part(voice.words("part.situation"), voice.prose(record.problem.situation))]
    if record.problem.baseline:
        parts.append(Part(voice.words("part.baseline"), voice.prose(record.problem.baseline)))
    return tuple(parts)


def _cost(voice: Voice, record: Practice) -> Iterator[Fact]:
    if (cost := record.resources.cost) is None:
        return
    if cost.start_up is not None:
        yield voice.fact("start_up", voice.words("format.baht", n=number(cost.start_up)))
    if cost.per_year is not None:
        yield voice.fact("per_year", voice.words("format.baht", n=number(cost.per_year)))
    if cost.note is not None:
        yield voice.fact("money_for", voice.say(cost.note))


def _resources(voice: Voice, record: Practice) -> tuple[Part, ...]:
    resources = record.resources
    named = {
        "zero_baht": resources.zero_baht,
        "people": resources.people,
        "process": resources.process,
        "tools": resources.tools,
    }
    return tuple(
        Part(voice.words(f"part.{name}"), voice.prose(text), id=name.replace("_", "-"))
        for name, text in named.items()
        if text is not None
    )


def _suits(voice: Voice, record: Practice) -> Iterator[Fact]:
    taxonomies = voice.taxonomies
    for label, ids, terms in (
        ("levels", record.levels, taxonomies.levels),
        ("sizes", record.suits.sizes, taxonomies.sizes.names),
        ("settings", record.suits.settings, taxonomies.settings),
        ("topics", record.topics, taxonomies.topics),
    ):
        if ids:
            yield voice.fact(label, ", ".join(voice.name(terms[id]) for id in ids))


def _step(voice: Voice, position: int, step: Step) -> StepView:
    weeks = step.weeks
    return StepView(
        number=position,
        title=voice.say(step.title),
        detail=voice.rich(step.detail),
        core=step.core,
        who=voice.maybe(step.who),
        duration="" if weeks is None else voice.words("format.weeks", n=number(weeks)),
        adapt=voice.maybe(step.adapt),
    )


def _adli(voice: Voice, record: Practice) -> tuple[Part, ...]:
    """The four letters, named as the criteria name them."""
    dimensions = voice.taxonomies.criteria.process_dimensions
    return tuple(
        Part(voice.name(dimension), voice.prose(text), dimension.letter)
        for id, dimension in dimensions
        if (text := getattr(record, id)) is not None
    )


def _media_url(school: SchoolEntry, file: str) -> str:
    return quote(f"media/{school.id}/{file}")


def _documents(
    voice: Voice, practice: PracticeEntry, school: SchoolEntry
) -> Iterator[DocumentView]:
    for document in practice.record.documents:
        if document.file:
            kind = posixpath.splitext(document.file)[1].lstrip(".").upper()
            kilobytes = max(1, round(school.size_of_medium(document.file) / 1000))
            note = f"{kind} · {number(kilobytes)} kB"
            yield DocumentView(voice.say(document.title), _media_url(school, document.file), note)
        elif document.url:
            yield DocumentView(voice.say(document.title), document.url)


def _contact(voice: Voice, record: Practice) -> Iterator[Fact]:
    if (contact := record.contact) is None:
        return
    yield voice.fact("office", voice.say(contact.office))
    if contact.role:
        yield voice.fact("role", voice.say(contact.role))
    if contact.phone:
        yield voice.fact("phone", contact.phone, url="tel:" + contact.phone.replace(" ", "-"))
    if contact.email:
        yield voice.fact("email", contact.email, url=f"mailto:{contact.email}")
    if contact.website:
        yield voice.fact("website", contact.website, url=contact.website)


def _review(voice: Voice, practice: PracticeEntry) -> Iterator[Fact]:
    if review := practice.record.review:
        yield voice.fact("last_reviewed", voice.day(review.last_reviewed))
        if review.by:
            yield voice.fact("reviewed_by", voice.say(review.by))
        if review.next_review:
            yield voice.fact("next_review", voice.day(review.next_review))
    yield voice.fact("translation", voice.words(f"translation.{practice.head.translation}"))


_TOC: Final = {
    "problem": ("problem",),
    "results": ("results",),
    "cost": ("cost", "resources"),
    "fit": ("works_if", "avoid_if", "suits"),
    "steps": ("steps",),
    "risks": ("risks", "failures"),
    "adoptions": ("adoptions",),
    "contact": ("contact",),
    "adli": ("adli",),
    "lessons": ("success_factors", "lessons"),
    "documents": ("documents", "pictures"),
    "sources": ("sources", "review"),
    "cite": ("citation",),
}
"""The sections of the page, and what each one shows."""


def _toc(voice: Voice, context: dict[str, object]) -> Iterator[Link]:
    words = voice.words
    for section, parts in _TOC.items():
        if any(context[part] for part in parts):
            yield Link(voice.here(words(f"section.{section}")), f"#{section}")
