"""Pages that are not about a record: the choice of language, “not found”, and former addresses."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from functools import partial

from generator.library import Library
from generator.pages.pending import Pending
from generator.pages.views import Page
from generator.pages.voice import Voice
from generator.text import LANGUAGES, Language


def language_page(voices: Mapping[Language, Voice]) -> Page:
    """`/`: a choice of language, without script."""
    words = voices["th"].words
    return Page(
        url="",
        language="th",
        template="language.html",
        section="",
        title=words("title.site"),
        description=words("title.site_description"),
        twin="en/",
        context={
            "languages": tuple(
                (
                    language,
                    voices[language].words("choice.name"),
                    voices[language].words("choice.tagline"),
                    voices[language].url(),
                )
                for language in LANGUAGES
            )
        },
    )


def not_found_pages(voices: Mapping[Language, Voice]) -> Iterator[Pending]:
    """“Not found” for each language, and `/404.html` for a host that knows only one."""
    for language, voice in voices.items():
        url = f"{language}/404.html"
        yield Pending(url, partial(_not_found, voice, url, ()))
    voice, other = voices["th"], voices["en"]
    words = other.words
    english = ("en", words("missing.title"), words("missing.text"), other.url())
    yield Pending("404.html", partial(_not_found, voice, "404.html", (english,)))


def _not_found(voice: Voice, url: str, others: tuple[tuple[str, str, str, str], ...]) -> Page:
    return Page(
        url=url,
        twin=f"{voice.other}/404.html",
        language=voice.language,
        template="not_found.html",
        section="",
        title=voice.words("missing.title"),
        description=voice.words("missing.text"),
        context={"home": voice.url(), "practices": voice.url("practices/"), "others": others},
        indexed=False,
    )


def redirect_pages(voice: Voice) -> Iterator[Pending]:
    """A page at every former address, which leads to the present one."""
    for old, new, section in sorted(former_addresses(voice.library)):
        yield Pending(voice.url(old), partial(_redirect, voice, old, new, section))


def _redirect(voice: Voice, old: str, new: str, section: str) -> Page:
    address, url = voice.url(new), voice.url(old)
    return Page(
        url=url,
        twin=f"{voice.other}/{old}",
        language=voice.language,
        template="redirect.html",
        section=section,
        title=voice.words("moved.title"),
        description=voice.words("moved.text"),
        context={
            "address": address,
            "target": posixpath.relpath(address, url) + "/",
            "title": voice.words("moved.title"),
            "text": voice.words("moved.text"),
        },
        indexed=False,
    )


def former_addresses(library: Library) -> Iterator[tuple[str, str, str]]:
    """Former address, present address (both relative to a language), and section."""
    for school in library.schools.values():
        for old_school in school.former_ids:
            yield f"schools/{old_school}/", f"schools/{school.id}/", "schools"
            for practice in library.practices_by_school.get(school.id, ()):
                old = f"practices/{old_school}/{practice.name}/"
                yield old, f"practices/{practice.id}/", "practices"
    for practice in library.public_practices:
        for old_id in practice.former_ids:
            yield f"practices/{old_id}/", f"practices/{practice.id}/", "practices"
