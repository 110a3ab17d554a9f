"""The adoption plan: the steps of a practice on a school's own calendar.

There is one page for all practices. Its address says which practice is planned, and the reader's
device lays the steps of the published record over the school year that stands in the page; so the
site does not grow by a page for each practice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.pages.views import Page
from generator.pages.voice import Voice

ADDRESS: Final = "plan/"


def plan_page(voice: Voice) -> Page:
    """The page in one language; without a practice it has nothing for search engines."""
    year = voice.taxonomies.school_year
    context = {
        "crumbs": voice.crumbs(voice.section_link("practices")),
        "practices": voice.url("practices/"),
        "terms": tuple(_terms(voice)),
        "source": voice.say(year.source),
    }
    return Page(
        url=voice.url(ADDRESS),
        twin=f"{voice.other}/{ADDRESS}",
        language=voice.language,
        template="plan.html",
        section="practices",
        title=voice.words("plan.title"),
        description=voice.words("plan.lead"),
        context=context,
        indexed=False,
    )


def _terms(voice: Voice) -> Iterator[dict[str, str]]:
    """The terms of a school year, as `plan-terms.mjs` reads them."""
    for term in voice.taxonomies.school_year.terms:
        yield {"name": voice.name(term), "opens": term.opens, "closes": term.closes}
