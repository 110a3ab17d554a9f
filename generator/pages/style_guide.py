"""The style guide: every token, and every component in each of its states, on one page."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generator.evidence import Evidence, Rung
from generator.model.fields import Line
from generator.model.result import Comparison, Point, Result
from generator.pages.results import evidence_view, result_view
from generator.pages.views import (
    AdoptionView,
    Banner,
    Card,
    Change,
    DocumentView,
    EvidenceView,
    Fact,
    Link,
    Page,
    Paging,
    PillarCard,
    ResultView,
    Rich,
    RiskView,
    SourceView,
    StepView,
)
from generator.pages.voice import Voice
from generator.text import Localized

ADDRESS: Final = "style-guide/"

SPACES: Final = ("s1", "s2", "s3", "s4", "s5", "s6", "s7")
SIZES: Final = ("t-3xl", "t-2xl", "t-xl", "t-l", "t-m", "t-s")


def style_guide_page(voice: Voice) -> Page:
    """The page in one language: it is found by its address alone, and search engines pass it by."""
    words = voice.words
    schemes = tuple((scheme, words(f"style.scheme.{scheme}")) for scheme in ("light", "dark"))
    context = {
        "crumbs": voice.crumbs(_here(voice, words("style.title"))),
        "schemes": schemes,
        "colours": tuple(words.entries["style"]["colour"].items()),
        "spaces": SPACES,
        "sizes": SIZES,
        "tags": tuple(_here(voice, words(f"style.sample.{tag}")) for tag in ("tag", "long")),
        "banners": _banners(voice),
        "cards": _cards(voice),
        "facts": _facts(voice),
        "evidence": _evidence(voice),
        "results": _results(voice),
        "steps": _steps(voice),
        "risk": _risk(voice),
        "adoptions": _adoptions(voice),
        "pillars": _pillars(voice),
        "pages": _paging(),
        "documents": _documents(voice),
        "sources": _sources(voice),
        "prose": _rich(voice, "prose"),
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


def _say(voice: Voice, name: str) -> Localized:
    """A sample sentence in the page's language."""
    return voice.here(voice.words(f"style.sample.{name}"))


def _other(voice: Voice) -> Localized:
    """Something in the other language: how untranslated text looks."""
    pillar = next(iter(voice.taxonomies.pillars.values()))
    return pillar.name.within(voice.other)


def _line(voice: Voice, name: str) -> Line:
    """A sample sentence as a record would hold it."""
    sentence = voice.words(f"style.sample.{name}")
    return Line(th=sentence, en=sentence)


def _rich(voice: Voice, name: str) -> Rich:
    return voice.prose(_line(voice, name))


def _here(voice: Voice, label: str) -> Link:
    return Link(voice.here(label), "#top")


# --- samples of what pages show -----------------------------------------------------------------


def _banners(voice: Voice) -> tuple[Banner, ...]:
    kinds = {
        "demo": "demo",
        "public-sources": "public_sources",
        "retired": "retired",
        "untranslated": "translation_partial",
    }
    return tuple(
        Banner(kind, voice.words(f"banner.{name}.title"), voice.words(f"banner.{name}.text"))
        for kind, name in kinds.items()
    )


def _cards(voice: Voice) -> tuple[Card, ...]:
    """A real practice, one that has become worse, one that is fictional, one not translated."""
    unit = _say(voice, "unit")
    rungs = [voice.words(f"rung.{rung.name.lower()}") for rung in Rung]
    card = Card(
        url="#top",
        title=_say(voice, "title"),
        summary=_say(voice, "summary"),
        school=_say(voice, "school"),
        facts=(_say(voice, "fact").text, _say(voice, "tag").text),
        evidence=rungs[-1],
        change=Change("58 → 91", unit, improved=True),
    )
    worse = Change("12 → 9", unit, improved=False)
    return (
        card,
        replace(card, title=_say(voice, "long"), evidence=rungs[2], change=worse),
        replace(card, evidence=rungs[1], change=None, mark=voice.words("demo.mark"), demo=True),
        replace(card, title=_other(voice), summary=_other(voice), evidence=rungs[0], change=None),
    )


def _facts(voice: Voice) -> tuple[Fact, ...]:
    """A value alone, one with a note and sources, a link, one in the other language."""
    label = _say(voice, "label").text
    return (
        Fact(label, _say(voice, "fact")),
        Fact(label, _say(voice, "fact"), note=_say(voice, "summary").text, sources=(1, 2)),
        Fact(label, _say(voice, "tag"), url="#top"),
        Fact(label, _other(voice)),
    )


def _evidence(voice: Voice) -> tuple[EvidenceView, ...]:
    """The lowest rung, one between, and the highest."""
    return tuple(
        evidence_view(voice, Evidence(rung, *marks, points=points))
        for rung, marks, points in (
            (Rung.DESCRIBED, (False, False, False, False), 0),
            (Rung.TRENDING, (True, True, False, False), 4),
            (Rung.REPLICATED, (True, True, True, True), 5),
        )
    )


def _results(voice: Voice) -> tuple[ResultView, ...]:
    """A single value; a rise with target and comparison; a fall where lower is better."""

    def points(*values: float) -> tuple[Point, ...]:
        return tuple(Point(year=2564 + n, value=value) for n, value in enumerate(values))

    metric, unit, label = (_line(voice, name) for name in ("metric", "unit", "label"))
    compared = Comparison(label=label, series=points(55, 58, 60, 63))
    several = (
        Result(metric=metric, unit=unit, better="higher", series=points(42)),
        Result(
            metric=metric,
            unit=unit,
            better="higher",
            series=points(42, 58, 71, 83),
            target=80,
            comparison=compared,
        ),
        Result(metric=metric, unit=unit, better="lower", series=points(31, 22, 14), target=10),
    )
    return tuple(result_view(voice, result) for result in several)


def _steps(voice: Voice) -> tuple[StepView, ...]:
    """A step that may not be left out, and one that may be changed."""
    step = StepView(1, _say(voice, "step"), _rich(voice, "summary"), core=True)
    return (
        replace(step, who=_say(voice, "who"), duration=_say(voice, "duration").text),
        replace(step, number=2, core=False, adapt=_say(voice, "adapt")),
    )


def _risk(voice: Voice) -> RiskView:
    return RiskView(_say(voice, "risk"), _say(voice, "sign"), _say(voice, "mitigation"))


def _adoptions(voice: Voice) -> tuple[AdoptionView, ...]:
    """A school that goes on with a practice, one that has begun, one that has stopped."""
    school, year = _say(voice, "school"), _say(voice, "since").text
    words = voice.words
    return (
        AdoptionView(
            school,
            "#top",
            words("status.sustained"),
            "ok",
            year,
            adaptations=(_say(voice, "adapt"),),
        ),
        AdoptionView(school, "#top", words("status.in_progress"), "go", year),
        AdoptionView(
            school, "#top", words("status.stopped"), "stopped", year, reason=_say(voice, "reason")
        ),
    )


def _pillars(voice: Voice) -> tuple[PillarCard, ...]:
    name, about = _say(voice, "tag"), _say(voice, "summary")
    return (
        PillarCard(name, about, "#top", voice.words("format.practices", n=12)),
        PillarCard(_say(voice, "long"), None, "#top", voice.words("format.practices", n=0)),
    )


def _paging() -> Paging:
    numbers = (("1", "#top", False), ("2", "#top", True), ("…", "", False), ("9", "#top", False))
    return Paging(2, 9, numbers, "#top", "#top")


def _documents(voice: Voice) -> tuple[DocumentView, ...]:
    return (DocumentView(_say(voice, "document"), "#top", "PDF · 240 kB"),)


def _sources(voice: Voice) -> tuple[SourceView, ...]:
    title = _say(voice, "document").text
    return SourceView(1, title, "#top"), SourceView(2, title, note=_say(voice, "since").text)
