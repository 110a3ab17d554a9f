"""The lists of practices, schools and pillars."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.library import PracticeEntry, SchoolEntry
from generator.pages.cards import Sheet, paginated, practice_cards, school_card
from generator.pages.map import map_view
from generator.pages.pending import Pending
from generator.pages.views import Page, PillarCard
from generator.pages.voice import Voice
from generator.text import shortened


def pillar_cards(voice: Voice, without: str = "") -> tuple[PillarCard, ...]:
    """The policy pillars, but for the one called `without`."""
    cards = []
    for id, pillar in voice.taxonomies.pillars.items():
        if id != without:
            practices = voice.library.practices_by_pillar.get(id, ())
            cards.append(
                PillarCard(
                    voice.say(pillar.name),
                    voice.maybe(pillar.description),
                    voice.url(f"pillars/{id}/"),
                    voice.count(practices),
                )
            )
    return tuple(cards)


@dataclass(frozen=True)
class Listing:
    """A list of entries at an address: how its pages are titled, drawn and filled.

    `context` makes the context of a page from the entries that it shows.
    """

    address: str
    section: str
    template: str
    title: str
    description: str
    entries: Sequence[Any]
    context: Callable[[Sequence[Any]], dict[str, Any]]
    indexed: bool = True


def practice_list(voice: Voice) -> Iterator[Pending]:
    """All recommended practices, page by page."""
    practices = voice.library.recommended
    count, pillars = voice.count(practices), pillar_cards(voice)

    def context(shown: Sequence[PracticeEntry]) -> dict[str, Any]:
        return {
            "heading": voice.words("title.practices"),
            "intro": voice.words("title.practices_intro"),
            "count": count,
            "cards": practice_cards(voice, shown),
            "pillars": pillars,
        }

    yield from list_pages(voice, _section_listing(voice, "practices", practices, context))


def school_list(voice: Voice) -> Iterator[Pending]:
    """All schools, page by page; the map and the programmes stand on the first page."""
    entries = sorted(voice.library.schools.values(), key=lambda s: (s.record.demo, s.id))
    schools = [s for s in entries if s.record.kind == "school"]
    programmes = [s for s in entries if s.record.kind == "programme"]
    real = sum(not s.record.demo for s in schools)
    count = voice.words("format.schools", n=real)
    if real < len(schools):
        count = voice.words("format.and_demo_schools", real=count, n=len(schools) - real)

    def context(shown: Sequence[SchoolEntry]) -> dict[str, Any]:
        is_first = shown[:1] == schools[:1]
        return {
            "count": count,
            "map": map_view(voice) if is_first else None,
            "cards": tuple(school_card(voice, school) for school in shown),
            "programmes": tuple(school_card(voice, s) for s in programmes) if is_first else (),
        }

    yield from list_pages(voice, _section_listing(voice, "schools", schools, context))


def pillar_pages(voice: Voice) -> Iterator[Pending]:
    """Each pillar's practices, page by page."""
    for id in voice.taxonomies.pillars:
        yield from list_pages(voice, _pillar_listing(voice, id))


def _section_listing(
    voice: Voice,
    section: str,
    entries: Sequence[Any],
    context: Callable[[Sequence[Any]], dict[str, Any]],
) -> Listing:
    return Listing(
        f"{section}/",
        section,
        f"{section}.html",
        voice.words(f"title.{section}"),
        voice.words(f"title.{section}_intro"),
        entries,
        context,
    )


def _pillar_listing(voice: Voice, id: str) -> Listing:
    pillar = voice.taxonomies.pillars[id]
    practices = voice.library.practices_by_pillar.get(id, ())
    name, description = voice.say(pillar.name), voice.maybe(pillar.description)
    count, others = voice.count(practices), pillar_cards(voice, without=id)
    unverified = voice.words("criterion.unverified") if voice.language in pillar.unverified else ""

    def context(shown: Sequence[PracticeEntry]) -> dict[str, Any]:
        return {
            "crumbs": voice.crumbs(voice.section_link("practices")),
            "name": name,
            "description": description,
            "cards": practice_cards(voice, shown),
            "count": count,
            "others": others,
            "unverified": unverified,
        }

    about = description.text if description else name.text
    return Listing(
        f"pillars/{id}/", "practices", "pillar.html", name.text, about, practices, context
    )


def list_pages(voice: Voice, listing: Listing) -> Iterator[Pending]:
    """The pages of a list."""
    for sheet in paginated(voice, listing.entries, listing.address):
        yield Pending(sheet.url, partial(_list_page, voice, listing, sheet))


def _list_page(voice: Voice, listing: Listing, sheet: Sheet) -> Page:
    title, paging = listing.title, sheet.paging
    return Page(
        url=sheet.url,
        twin=voice.other + sheet.url.removeprefix(voice.language),
        language=voice.language,
        template=listing.template,
        section=listing.section,
        title=title if paging.current == 1 else f"{title} · {paging.summary}",
        description=shortened(listing.description),
        context={**listing.context(sheet.shown), "paging": paging},
        indexed=listing.indexed,
    )
