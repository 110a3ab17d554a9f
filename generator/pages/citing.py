"""How a practice is named elsewhere: in a text, on paper, to machines; and who answers for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator import markdown
from generator.library import PracticeEntry, SchoolEntry
from generator.pages.voice import Voice
from generator.text import ERA_OFFSET, Localized


@dataclass(frozen=True)
class Citation:
    """How to name a practice elsewhere; its address is that of its page."""

    author: Localized
    year: str
    title: Localized
    mark: str = ""


def author(voice: Voice, practice: PracticeEntry) -> Localized:
    """Who answers for the text: the school once it has confirmed it, until then the editors."""
    if practice.record.provenance == "school":
        return voice.say(voice.library.schools[practice.school_id].head.name)
    return voice.here(voice.words("title.editors"))


def citation(voice: Voice, practice: PracticeEntry) -> Citation:
    """A reference to the page; its year is that of the latest review or confirmation."""
    record, words = practice.record, voice.words
    dates: list[dt.date] = []
    if record.review:
        dates.append(record.review.last_reviewed)
    if record.confirmed:
        dates.append(record.confirmed.on)
    year = voice.year(max(dates).year + ERA_OFFSET) if dates else words("cite.no_date")
    mark = words("demo.mark") if voice.library.is_demo(practice) else ""
    return Citation(author(voice, practice), year, voice.say(record.title), mark)


def running(voice: Voice, practice: PracticeEntry) -> str:
    """What each sheet is, as sheets get separated: what is fictional says so."""
    site = voice.words("site.name")
    return f"{voice.words('demo.mark')} · {site}" if voice.library.is_demo(practice) else site


def structured(voice: Voice, practice: PracticeEntry, school: SchoolEntry) -> dict[str, object]:
    """A schema.org description: an article about the school, based on its sources."""
    record = practice.record
    items = [voice.item_link(item).label.text for item in record.items]
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": voice.say(record.title).text,
        "description": markdown.to_plain(voice.say(record.summary).text),
        "inLanguage": voice.say(record.title).language,
        "about": [voice.say(school.record.name).text, *items],
        "author": {"@type": "Organization", "name": author(voice, practice).text},
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    if record.review:
        described["dateModified"] = record.review.last_reviewed.isoformat()
    if links := [source.url for source in record.sources if source.url]:
        described["isBasedOn"] = links
    return described
