"""Samples of what is shown of schools and the criteria. All names and numbers are invented."""

from __future__ import annotations

import datetime as dt
from typing import Final

from generator.model.school import Assessment
from generator.pages.criteria import picture
from generator.pages.journey import Step, closes
from generator.pages.map import SHADES, MapView, ProvinceView, legend
from generator.pages.maturity import ladder
from generator.pages.released import Released, released
from generator.pages.style_guide.words import TOP, line, say
from generator.pages.views import SchoolCard
from generator.pages.voice import Voice

DRAWN: Final = ("nonthaburi", "bangkok", "khon-kaen", "chiang-mai")
"""Shapes that stand for sample provinces; the first two are too small for their numbers."""

DRAWN_DEMO: Final = "surat-thani"


def school_samples(voice: Voice) -> dict[str, object]:
    """What the templates show, by its names there."""
    return {
        "schools": _cards(voice),
        "map": _map(voice),
        "journey": _journey(voice),
        "assessments": _assessments(voice),
        "ladder": ladder(voice, next(iter(voice.taxonomies.criteria.items))),
        "picture": picture(voice),
    }


def _cards(voice: Voice) -> tuple[SchoolCard, ...]:
    """A school with practices, one without, one that is fictional."""
    facts = (say(voice, "fact").text, say(voice, "province").text)
    some, none = voice.words("format.practices", n=12), voice.words("school.none_yet")
    return (
        SchoolCard(TOP, say(voice, "school"), facts, some),
        SchoolCard(TOP, say(voice, "long"), facts, none),
        SchoolCard(TOP, say(voice, "school"), facts, voice.words("format.demos", n=2), demo=True),
    )


def _map(voice: Voice) -> MapView:
    """A province of each shade, and one whose schools are all fictional."""
    real = (_province(voice, id, least) for id, least in zip(DRAWN, SHADES, strict=True))
    views = (*real, _province(voice, DRAWN_DEMO, 2, demo=True))
    return MapView(
        provinces={view.id: view for view in views},
        first=views,
        regions=(),
        numbered=tuple(view.id for view in views),
        shades=tuple(legend(voice, {view.shade for view in views})),
        demos=True,
        more="",
    )


def _province(voice: Voice, id: str, schools: int, *, demo: bool = False) -> ProvinceView:
    """A sample province: where it has a single school, that has no practices yet."""
    words = voice.words
    shade = 0 if demo else SHADES.index(schools) + 1
    name = f"{say(voice, 'province').text} {shade or len(SHADES) + 1}"
    practices = words("map.practices", n=2 * schools) if schools > 1 else words("school.none_yet")
    told = words("map.counts", schools=words("map.schools", n=schools), practices=practices)
    summary = words("map.demos", summary=told) if demo else told
    label = words("map.label", province=name, summary=summary)
    return ProvinceView(id, name, label, summary, TOP, schools, shade, demo)


def _journey(voice: Voice) -> tuple[Step, ...]:
    """A step of each kind, and one that is still ahead."""
    words, title, school = voice.words, say(voice, "title"), say(voice, "school").text
    founded, began = dt.date(1940, 4, 1), dt.date(2022, 5, 16)
    adopted, lent = dt.date(2023, 11, 1), dt.date(2024, 6, 1)
    printed = words("facts.as_printed", text=say(voice, "printed").text)

    def in_year(year: int) -> tuple[dt.date, str]:
        return closes(voice, year), words("format.academic_year", year=voice.year(year))

    return (
        Step("founded", founded, voice.day(founded), words("journey.founded"), note=printed),
        Step("cohort", began, voice.day(began), words("journey.cohort"), say(voice, "project")),
        Step("measured", *in_year(2565), words("journey.measured"), title, TOP),
        Step(
            "adopted",
            adopted,
            voice.month(adopted),
            words("journey.adopted", school=school),
            title,
            TOP,
        ),
        Step("lent", lent, voice.month(lent), words("journey.lent", school=school), title, TOP),
        Step("assessed", *in_year(2567), words("journey.assessed", n=6), url=TOP),
        Step("planned", *in_year(2568), words("journey.planned", n=1), url=TOP),
        Step("planned", *in_year(2570), words("journey.planned", n=2), url=TOP, ahead=True),
    )


def _assessments(voice: Voice) -> Released:
    """An item that climbs from the lowest band to the highest, and one that was assessed once."""
    criteria = voice.taxonomies.criteria
    first, second, *_ = criteria.items
    bands = sorted(criteria.bands, key=lambda band: criteria.bands[band].minimum)
    climbed = (bands[0], bands[len(bands) // 2], bands[-1])

    def assessment(item: str, year: int, band: str) -> Assessment:
        return Assessment(
            item=item,
            year=year,
            band=band,
            released_by=line(voice, "who"),
            released_on=closes(voice, year),
        )

    return released(
        voice,
        (
            *(assessment(first, year, band) for year, band in enumerate(climbed, start=2565)),
            assessment(second, 2567, bands[:2][-1]),
        ),
    )
