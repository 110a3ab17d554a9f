"""Samples of what is shown of practices, each in all of its states."""

from __future__ import annotations

from dataclasses import replace

from generator.evidence import Evidence, Rung
from generator.model.result import Comparison, Point, Result
from generator.pages.results import evidence_view, result_view
from generator.pages.style_guide.words import TOP, line, other, rich, say
from generator.pages.views import (
    AdoptionView,
    Banner,
    Card,
    Change,
    DocumentView,
    EvidenceView,
    Fact,
    Link,
    Paging,
    PillarCard,
    ResultView,
    RiskView,
    SourceView,
    StepView,
)
from generator.pages.voice import Voice


def practice_samples(voice: Voice) -> dict[str, object]:
    """What the templates show, by its names there."""
    return {
        "prose": rich(voice, "prose"),
        "tags": _tags(voice),
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
    }


def _tags(voice: Voice) -> tuple[Link, ...]:
    """A short one and a long one."""
    return tuple(Link(say(voice, tag), TOP) for tag in ("tag", "long"))


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
    unit = say(voice, "unit")
    rungs = [voice.words(f"rung.{rung.name.lower()}") for rung in Rung]
    card = Card(
        url=TOP,
        title=say(voice, "title"),
        summary=say(voice, "summary"),
        school=say(voice, "school"),
        facts=(say(voice, "fact").text, say(voice, "tag").text),
        evidence=rungs[-1],
        change=Change("58 → 91", unit, improved=True),
    )
    worse = Change("12 → 9", unit, improved=False)
    return (
        card,
        replace(card, title=say(voice, "long"), evidence=rungs[2], change=worse),
        replace(card, evidence=rungs[1], change=None, mark=voice.words("demo.mark"), demo=True),
        replace(card, title=other(voice), summary=other(voice), evidence=rungs[0], change=None),
    )


def _facts(voice: Voice) -> tuple[Fact, ...]:
    """A value alone, one with a note and sources, a link, one in the other language."""
    label = say(voice, "label").text
    return (
        Fact(label, say(voice, "fact")),
        Fact(label, say(voice, "fact"), note=say(voice, "summary").text, sources=(1, 2)),
        Fact(label, say(voice, "tag"), url=TOP),
        Fact(label, other(voice)),
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

    metric, unit, label = (line(voice, name) for name in ("metric", "unit", "label"))
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
    step = StepView(1, say(voice, "step"), rich(voice, "summary"), core=True)
    return (
        replace(step, who=say(voice, "who"), duration=say(voice, "duration").text),
        replace(step, number=2, core=False, adapt=say(voice, "adapt")),
    )


def _risk(voice: Voice) -> RiskView:
    return RiskView(say(voice, "risk"), say(voice, "sign"), say(voice, "mitigation"))


def _adoptions(voice: Voice) -> tuple[AdoptionView, ...]:
    """A school that goes on with a practice, one that has begun, one that has stopped."""
    school, year = say(voice, "school"), say(voice, "since").text
    words = voice.words
    return (
        AdoptionView(
            school,
            TOP,
            words("status.sustained"),
            "ok",
            year,
            adaptations=(say(voice, "adapt"),),
        ),
        AdoptionView(school, TOP, words("status.in_progress"), "go", year),
        AdoptionView(
            school, TOP, words("status.stopped"), "stopped", year, reason=say(voice, "reason")
        ),
    )


def _pillars(voice: Voice) -> tuple[PillarCard, ...]:
    name, about = say(voice, "tag"), say(voice, "summary")
    return (
        PillarCard(name, about, TOP, voice.words("format.practices", n=12)),
        PillarCard(say(voice, "long"), None, TOP, voice.words("format.practices", n=0)),
    )


def _paging() -> Paging:
    numbers = (("1", TOP, False), ("2", TOP, True), ("…", "", False), ("9", TOP, False))
    return Paging(2, 9, numbers, TOP, TOP)


def _documents(voice: Voice) -> tuple[DocumentView, ...]:
    return (DocumentView(say(voice, "document"), TOP, "PDF · 240 kB"),)


def _sources(voice: Voice) -> tuple[SourceView, ...]:
    title = say(voice, "document").text
    return SourceView(1, title, TOP), SourceView(2, title, note=say(voice, "since").text)
