"""The pages of the criteria: the whole, and each item."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from generator import markdown
from generator.model.taxonomy import CriteriaItem, ProcessDimensions, ResultsDimensions
from generator.pages.cards import Sheet, paginated, practice_cards
from generator.pages.maturity import ladder
from generator.pages.pending import Pending
from generator.pages.views import CategoryView, Page
from generator.pages.voice import Voice
from generator.text import Localized, number, shortened

FRAMEWORK: Final = {"lead": "123", "work": "567", "base": "4"}
"""The groups of categories: three that set the course, three that get there, one below all."""


def criteria_page(voice: Voice) -> Page:
    """The criteria at a glance: categories, items, points, dimensions, bands."""
    criteria = voice.taxonomies.criteria
    context = {
        "categories": tuple(category_view(voice, id) for id in criteria.categories),
        "picture": picture(voice),
        "editions": tuple(
            (
                voice.name(edition),
                _edition_note(voice, id),
                {
                    c: number(category.points[id])
                    for c, category in criteria.categories.items()
                    if id in category.points
                },
            )
            for id, edition in criteria.editions.items()
        ),
        "process_dimensions": _dimensions(voice, criteria.process_dimensions),
        "results_dimensions": _dimensions(voice, criteria.results_dimensions),
        "bands": tuple(
            (
                f"{band.minimum}–{band.maximum} %",
                voice.say(band.process),
                voice.say(band.results),
                band.unverified,
            )
            for band in criteria.bands.values()
        ),
    }
    return Page(
        url=voice.url("criteria/"),
        twin=f"{voice.other}/criteria/",
        language=voice.language,
        template="criteria.html",
        section="criteria",
        title=voice.words("title.criteria"),
        description=voice.words("title.criteria_intro"),
        context=context,
    )


def category_view(voice: Voice, id: str) -> CategoryView:
    """A category with its items and how many practices serve each."""
    criteria = voice.taxonomies.criteria
    category = criteria.categories[id]
    return CategoryView(
        id=id,
        name=voice.say(category.name),
        plain=voice.prose(category.plain),
        url=voice.url(f"criteria/#category-{id}"),
        items=tuple(
            (
                item_id,
                voice.say(item.name),
                voice.url(f"criteria/{item_id}/"),
                voice.count(voice.library.practices_by_item.get(item_id, ())),
            )
            for item_id, item in criteria.items.items()
            if item_id.startswith(f"{id}.")
        ),
        unverified=voice.language in category.unverified,
    )


def picture(voice: Voice) -> tuple[tuple[str, tuple[CategoryView, ...]], ...]:
    """The categories as the framework of the criteria groups them: what leads, works, carries."""
    known = voice.taxonomies.criteria.categories
    return tuple(
        (group, tuple(category_view(voice, id) for id in ids if id in known))
        for group, ids in FRAMEWORK.items()
    )


def item_pages(voice: Voice) -> Iterator[Pending]:
    """Each item: what it asks, in plain words, and the practices that serve it, page by page."""
    for id in voice.taxonomies.criteria.items:
        practices = voice.library.practices_by_item.get(id, ())
        count = voice.count(practices)
        for sheet in paginated(voice, practices, f"criteria/{id}/"):
            yield Pending(sheet.url, partial(_item_page, voice, id, count, sheet))


def _item_page(voice: Voice, id: str, count: str, sheet: Sheet) -> Page:
    items = voice.taxonomies.criteria.items
    item, ids = items[id], list(items)
    name, position, paging = voice.say(item.name), ids.index(id), sheet.paging
    context = {
        "crumbs": voice.crumbs(voice.section_link("criteria")),
        "id": id,
        "name": name,
        "unverified": voice.words("criterion.unverified")
        if voice.language in item.unverified
        else "",
        "plain": voice.prose(item.plain),
        "questions": tuple(map(voice.say, item.questions)),
        "points": tuple(_points(voice, item)),
        "steps": ladder(voice, id),
        "asked": len(voice.taxonomies.self_check.questions),
        "check": voice.url(f"self-check/#q-{id}") if item.kind == "process" else "",
        "cards": practice_cards(voice, sheet.shown),
        "count": count,
        "paging": paging,
        "previous": voice.item_link(ids[position - 1]) if position else None,
        "next": voice.item_link(ids[position + 1]) if position + 1 < len(ids) else None,
    }
    title = f"{id} {name.text}"
    return Page(
        url=sheet.url,
        twin=voice.other + sheet.url.removeprefix(voice.language),
        language=voice.language,
        template="item.html",
        section="criteria",
        title=title if paging.current == 1 else f"{title} · {paging.summary}",
        description=shortened(markdown.to_plain(voice.say(item.plain).text)),
        context=context,
    )


def _points(voice: Voice, item: CriteriaItem) -> Iterator[tuple[str, str, str]]:
    for id, edition in voice.taxonomies.criteria.editions.items():
        if id in item.points:
            yield voice.name(edition), number(item.points[id]), _edition_note(voice, id)


def _edition_note(voice: Voice, id: str) -> str:
    edition = voice.taxonomies.criteria.editions[id]
    if not edition.verified:
        return voice.words("criterion.edition_unverified")
    return voice.say(edition.source).text if edition.source else ""


def _dimensions(
    voice: Voice, dimensions: ProcessDimensions | ResultsDimensions
) -> tuple[tuple[str, Localized, Localized | None], ...]:
    return tuple(
        (dimension.letter, voice.say(dimension.name), voice.maybe(dimension.description))
        for _, dimension in dimensions
    )
