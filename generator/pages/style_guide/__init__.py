"""The style guide: every token, and every component in each of its states, on one page."""

from __future__ import annotations

from typing import Final

from generator.pages.style_guide.practices import practice_samples
from generator.pages.style_guide.schools import school_samples
from generator.pages.style_guide.tools import tool_samples
from generator.pages.style_guide.words import TOP
from generator.pages.views import Link, Page
from generator.pages.voice import Voice

ADDRESS: Final = "style-guide/"

SPACES: Final = ("s1", "s2", "s3", "s4", "s5", "s6", "s7")
SIZES: Final = ("t-3xl", "t-2xl", "t-xl", "t-l", "t-m", "t-s")
SCHEMES: Final = ("light", "dark")


def style_guide_page(voice: Voice) -> Page:
    """The page in one language: it is found by its address alone, and search engines pass it by."""
    words = voice.words
    context = {
        "crumbs": voice.crumbs(Link(voice.here(words("style.title")), TOP)),
        "schemes": tuple((scheme, words(f"style.scheme.{scheme}")) for scheme in SCHEMES),
        "colours": tuple(words.entries["style"]["colour"].items()),
        "spaces": SPACES,
        "sizes": SIZES,
        **practice_samples(voice),
        **school_samples(voice),
        **tool_samples(voice),
    }
    return Page(
        url=voice.url(ADDRESS),
        twin=f"{voice.other}/{ADDRESS}",
        language=voice.language,
        template="style_guide.html",
        section="",
        title=words("style.title"),
        description=words("style.lead"),
        context=context,
        indexed=False,
    )
