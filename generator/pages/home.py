"""The home page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Final
from urllib.parse import urlencode

from generator.library import Library, PracticeEntry
from generator.pages.cards import practice_card, practice_cards
from generator.pages.criteria import picture
from generator.pages.lists import pillar_cards
from generator.pages.map import map_view
from generator.pages.views import Card, Page
from generator.pages.voice import Voice

TRIES: Final[Mapping[str, str]] = {
    "reading": "",
    "small": "size=small",
    "free": "cost=free",
    "dropout": "",
}
"""What a reader may try to search for: the search part of an address, or the words themselves."""

SHOWN: Final = 3
"""How many of the newest and of the most adopted practices there are."""


def home_page(voice: Voice) -> Page:
    """Where a language begins."""
    library, words = voice.library, voice.words
    adopted = most_adopted(library)[:SHOWN]
    others = (practice for practice in library.recommended if practice not in adopted)
    newest = tuple(islice(others, SHOWN))
    context = {
        "tries": tuple(_tries(voice)),
        "pillars": pillar_cards(voice),
        "questions": len(voice.taxonomies.self_check.questions),
        "newest": practice_cards(voice, newest),
        "adopted": tuple(_adopted_cards(voice, adopted)),
        "picture": picture(voice),
        "map": map_view(voice),
        "counts": _counts(voice),
    }
    return Page(
        url=voice.url(),
        twin=f"{voice.other}/",
        language=voice.language,
        template="home.html",
        section="home",
        title=words("title.site"),
        description=words("title.site_description"),
        context=context,
        structured={
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": words("title.site"),
            "inLanguage": voice.language,
        },
    )


def _tries(voice: Voice) -> Iterator[tuple[str, str]]:
    """Words to try, and where they lead."""
    for name, search in TRIES.items():
        label = voice.words(f"home.try.{name}")
        yield label, voice.url(f"practices/?{search or urlencode({'q': label})}")


def most_adopted(library: Library) -> list[PracticeEntry]:
    """The practices that other schools use, those of most schools first, fictional ones last."""
    adopted = [practice for practice in library.recommended if adopters(library, practice)]
    return sorted(adopted, key=lambda p: (library.is_demo(p), -adopters(library, p)))


def adopters(library: Library, practice: PracticeEntry) -> int:
    """How many schools have taken `practice` over and have not stopped."""
    adoptions = library.adoptions_by_practice.get(practice.id, ())
    return sum(adopted.head.status != "stopped" for adopted in adoptions)


def _adopted_cards(voice: Voice, practices: list[PracticeEntry]) -> Iterator[Card]:
    """The cards of `practices`, which also say how many schools use them."""
    for practice in practices:
        card = practice_card(voice, practice)
        told = voice.words("home.used_by", n=adopters(voice.library, practice))
        yield replace(card, facts=(*card.facts, told))


def _counts(voice: Voice) -> tuple[tuple[str, str], ...]:
    """How much there is, without what is fictional."""
    library = voice.library
    real = [p for p in library.recommended if not library.is_demo(p)]
    schools = [s for s in library.schools.values() if not s.head.demo and s.head.kind == "school"]
    items = {item for p in real for item in p.head.items}
    return (
        (str(len(real)), voice.words("count.practices", n=len(real))),
        (str(len(schools)), voice.words("count.schools", n=len(schools))),
        (str(len(items)), voice.words("count.items", n=len(items))),
    )
