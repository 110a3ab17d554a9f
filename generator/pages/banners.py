"""The notices above a page: fictional, unconfirmed, retired, overdue, untranslated."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library import PracticeEntry, SchoolEntry
from generator.model.practice import Practice
from generator.pages.views import Banner, Link
from generator.pages.voice import Voice
from generator.translation import Translation


def school_banners(voice: Voice, school: SchoolEntry) -> Iterator[Banner]:
    """That a school is fictional, if it is."""
    if school.record.demo:
        yield Banner("demo", voice.words("banner.demo.title"), voice.words("banner.demo.text"))


def untranslated_banner(voice: Voice, translation: Translation) -> Iterator[Banner]:
    """That an English page shows Thai, where it does."""
    if voice.language == "en" and translation is not Translation.COMPLETE:
        name = f"banner.translation_{translation}"
        yield Banner("untranslated", voice.words(f"{name}.title"), voice.words(f"{name}.text"))


def practice_banners(
    voice: Voice, practice: PracticeEntry, school: SchoolEntry
) -> Iterator[Banner]:
    """All that a reader of the practice should know first."""
    record, words = practice.record, voice.words
    yield from school_banners(voice, school)
    if record.retired:
        replacement = voice.library.practices.get(record.retired.replaced_by or "")
        link = None
        if replacement and replacement.is_public:
            link = Link(voice.say(replacement.head.title), voice.practice_url(replacement.id))
        yield Banner(
            "retired",
            words("banner.retired.title"),
            words("banner.retired.text"),
            voice.say(record.retired.reason),
            link,
        )
    if record.provenance == "public-sources":
        title, text = words("banner.public_sources.title"), words("banner.public_sources.text")
        yield Banner("public-sources", title, text)
    yield from _stale_banner(voice, record)
    yield from untranslated_banner(voice, practice.head.translation)


def _stale_banner(voice: Voice, record: Practice) -> Iterator[Banner]:
    """That the day for the next review has passed; hidden in the page until it has.

    A page is read long after it was built, so the reader's browser looks at the day as well.
    What is no longer recommended is not reviewed either.
    """
    due = record.review.next_review if record.review and not record.retired else None
    if due is not None:
        yield Banner(
            "stale",
            voice.words("banner.stale.title"),
            voice.words("banner.stale.text", date=voice.day(due)),
            due=due.isoformat(),
            hidden=not voice.is_past(due),
        )
