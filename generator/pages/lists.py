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


Context = Callable[[Sequence[Any]], dict[str, Any]]
"""Makes the context of a list's page from the entries that it shows."""


@dataclass(frozen=True)
class Listing:
    """A list at an address: how its pages are titled, drawn and filled."""

    address: str
    section: str
    template: str
    title: str
    description: str
    context: Context
    indexed: bool = True


def practice_list(voice: Voice) -> Iterator[Pending]:
    """All recommended practices, page by page."""
    practices = voice.library.recommended
    context = partial(_practices, voice, voice.count(practices), pillar_cards(voice))
    yield from list_pages(voice, _section_listing(voice, "practices", context), practices)


def _practices(
    voice: Voice, count: str, pillars: tuple[PillarCard, ...], shown: Sequence[PracticeEntry]
) -> dict[str, Any]:
    return {
        "heading": voice.words("title.practices"),
        "intro": voice.words("title.practices_intro"),
        "count": count,
        "cards": practice_cards(voice, shown),
        "pillars": pillars,
    }


def school_list(voice: Voice) -> Iterator[Pending]:
    """All schools, page by page; the map and the programmes stand on the first page."""
    entries = sorted(voice.library.schools.values(), key=lambda s: (s.head.demo, s.id))
    schools = [s for s in entries if s.head.kind == "school"]
    programmes = [s for s in entries if s.head.kind == "programme"]
    real = sum(not s.head.demo for s in schools)
    count = voice.words("format.schools", n=real)
    if real < len(schools):
        count = voice.words("format.and_demo_schools", real=count, n=len(schools) - real)
    context = partial(_schools, voice, count, tuple(schools[:1]), tuple(programmes))
    yield from list_pages(voice, _section_listing(voice, "schools", context), schools)


def _schools(
    voice: Voice,
    count: str,
    first: tuple[SchoolEntry, ...],
    programmes: tuple[SchoolEntry, ...],
    shown: Sequence[SchoolEntry],
) -> dict[str, Any]:
    """What a page of the list shows; the page that shows the `first` school also has the map."""
    is_first = tuple(shown[:1]) == first
    return {
        "count": count,
        "map": map_view(voice) if is_first else None,
        "cards": tuple(school_card(voice, school) for school in shown),
        "programmes": tuple(school_card(voice, s) for s in programmes) if is_first else (),
    }


def pillar_pages(voice: Voice) -> Iterator[Pending]:
    """Each pillar's practices, page by page."""
    for id in voice.taxonomies.pillars:
        practices = voice.library.practices_by_pillar.get(id, ())
        yield from list_pages(voice, _pillar_listing(voice, id), practices)


def _section_listing(voice: Voice, section: str, context: Context) -> Listing:
    return Listing(
        f"{section}/",
        section,
        f"{section}.html",
        voice.words(f"title.{section}"),
        voice.words(f"title.{section}_intro"),
        context,
    )


def _pillar_listing(voice: Voice, id: str) -> Listing:
    pillar = voice.taxonomies.pillars[id]
    name = voice.say(pillar.name).text
    about = voice.say(pillar.description).text if pillar.description else name
    count = voice.count(voice.library.practices_by_pillar.get(id, ()))
    context = partial(_pillar, voice, id, count, pillar_cards(voice, without=id))
    return Listing(f"pillars/{id}/", "practices", "pillar.html", name, about, context)


def _pillar(
    voice: Voice,
    id: str,
    count: str,
    others: tuple[PillarCard, ...],
    shown: Sequence[PracticeEntry],
) -> dict[str, Any]:
    pillar = voice.taxonomies.pillars[id]
    unverified = voice.words("criterion.unverified") if voice.language in pillar.unverified else ""
    return {
        "crumbs": voice.crumbs(voice.section_link("practices")),
        "name": voice.say(pillar.name),
        "description": voice.maybe(pillar.description),
        "cards": practice_cards(voice, shown),
        "count": count,
        "others": others,
        "unverified": unverified,
    }


def list_pages(voice: Voice, listing: Listing, entries: Sequence[Any]) -> Iterator[Pending]:
    """The pages of a list of `entries`."""
    for sheet in paginated(voice, entries, listing.address):
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
