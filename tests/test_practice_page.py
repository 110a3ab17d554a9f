"""The page of a practice as plain data: what a reader is told, and on which day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Literal

import pytest

from generator.library import Library
from generator.model.fields import Line
from generator.model.practice import Confirmation, Practice, Review
from generator.model.result import Comparison, Point, Result
from generator.pages import Page
from generator.pages.practice import practice_page
from generator.pages.results import result_view
from generator.pages.views import Banner, Fact, Verdict
from generator.pages.voice import Voice
from generator.reads import noted
from generator.text import LANGUAGES, Language
from generator.wording import load_wordings

ROOT: Final = Path(__file__).parent.parent
WORDINGS: Final = load_wordings(ROOT / "theme")
FULL: Final = "demo-rim-khong/dropout-early-warning"
REAL: Final = "suankularb-nonthaburi/six-organisation-partnership"
RETIRED: Final = "demo-klang-mueang/morning-report-line"
DUE: Final = dt.date(2026, 10, 1)
NIGHT: Final = dt.timedelta(days=1)


def page(
    library: Library, id: str, language: Language = "en", today: dt.date = DUE, **changes: Any
) -> Page:
    """The page of a practice with some fields changed, as it is built on a day."""
    practice = library.practices[id]
    changed = practice.holding(practice.record.model_copy(update=changes))
    return practice_page(Voice(library, WORDINGS[language], today), changed)


# --- review -----------------------------------------------------------------------------------


def overdue(built: Page) -> Banner:
    """The notice of a page that its review is overdue."""
    [banner] = [banner for banner in built.context["banners"] if banner.kind == "stale"]
    assert isinstance(banner, Banner)
    return banner


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_review_is_overdue_on_the_day_after(library: Library, language: Language) -> None:
    """Until the end of the day that was set, the notice stays hidden; then it is shown."""
    review = Review(last_reviewed=DUE - 30 * NIGHT, next_review=DUE)
    on_time, late = (
        overdue(page(library, FULL, language, day, review=review)) for day in (DUE, DUE + NIGHT)
    )
    assert (on_time.hidden, late.hidden) == (True, False)
    assert on_time.due == late.due == "2026-10-01"
    assert ("1 ตุลาคม 2569" if language == "th" else "1 October 2026") in late.text


def test_what_has_no_day_is_not_overdue(library: Library) -> None:
    """Without a day for the next review, and once it is retired, a page carries no such notice."""
    long_after = dt.date(2090, 1, 1)
    undated = page(library, FULL, today=long_after, review=Review(last_reviewed=DUE))
    retired = page(library, RETIRED, today=long_after)
    for built in (undated, retired):
        assert "stale" not in {banner.kind for banner in built.context["banners"]}


def test_a_demonstration_shows_the_notice(library: Library) -> None:
    """One fictional practice has passed its day on purpose, so that the notice can be seen."""
    banner = overdue(page(library, "demo-ban-na-mai/safe-way-to-school", today=DUE + NIGHT))
    assert not banner.hidden


@pytest.mark.parametrize(
    ("english", "told"),
    [("all", "Complete in Thai and English"), ("none", "Thai only")],
)
def test_a_page_tells_what_is_translated(library: Library, english: str, told: str) -> None:
    """The review says in which languages there is how much."""
    record = library.practices[FULL].record
    if english == "none":
        raw = _without_english(record.model_dump(mode="json", exclude_defaults=True))
        record = Practice.model_validate(raw)
    practice = library.practices[FULL].holding(record)
    built = practice_page(Voice(library, WORDINGS["en"], DUE), practice)
    assert fact(built, "review", "Languages of this page").value.text == told


def _without_english(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_english(each) for key, each in value.items() if key != "en"}
    return [_without_english(each) for each in value] if isinstance(value, list) else value


# --- at a glance ------------------------------------------------------------------------------


def fact(built: Page, part: str, label: str) -> Fact:
    """The fact of a part of a page that has this label."""
    [found] = [fact for fact in built.context[part] if fact.label == label]
    assert isinstance(found, Fact)
    return found


def test_the_way_without_money_is_one_step_away(library: Library) -> None:
    """Beside the cost stands that it can be done for nothing, and leads to how."""
    built = page(library, FULL)
    cost = fact(built, "glance", "Cost a year")
    assert (cost.value.text, cost.note_url) == ("12,000 baht", "#zero-baht")
    assert "zero-baht" in {part.id for part in built.context["resources"]}


def test_what_costs_nothing_needs_no_other_way(library: Library) -> None:
    """A practice without cost does not offer a way without cost."""
    resources = library.practices[FULL].record.resources
    assert resources.cost
    free = replace(resources, cost=replace(resources.cost, per_year=0.0))
    assert fact(page(library, FULL, resources=free), "glance", "Cost a year").note == ""


def test_what_is_not_known_is_said_once(library: Library) -> None:
    """A page from public sources says which answers are missing; a full one says nothing."""
    told = page(library, REAL).context["unknown"]
    assert told == "Not known yet: cost a year, staff time, time to the first result"
    assert page(library, FULL).context["unknown"] == ""


def test_sections_answer_in_the_order_of_questions(library: Library) -> None:
    """What it is, what it changed, what it takes, whether it fits, how, what went wrong, who."""
    links = [link.url for link in page(library, FULL).context["toc"]]
    assert links == [
        f"#{name}"
        for name in (
            "problem results cost fit steps risks adoptions contact adli lessons documents "
            "sources cite"
        ).split()
    ]


# --- results ----------------------------------------------------------------------------------


def result(
    values: list[float],
    better: Literal["higher", "lower"],
    target: float | None = None,
    compared: dict[int, float] | None = None,
) -> Result:
    """A measure of the years from 2565 on."""
    comparison = None
    if compared:
        points = tuple(Point(year=year, value=value) for year, value in compared.items())
        comparison = Comparison(label=Line(th="คู่เทียบ"), series=points)
    return Result(
        metric=Line(th="ตัวชี้วัด"),
        unit=Line(th="วัน"),
        better=better,
        series=tuple(Point(year=2565 + n, value=value) for n, value in enumerate(values)),
        target=target,
        comparison=comparison,
    )


def verdicts(library: Library, measure: Result) -> list[Verdict]:
    """What a measure comes to, in English."""
    return list(result_view(Voice(library, WORDINGS["en"], DUE), measure).verdicts)


@pytest.mark.parametrize(
    ("better", "target", "state"),
    [
        ("higher", 80, "yes"),
        ("higher", 90, "yes"),
        ("higher", 91, "no"),
        ("lower", 80, "no"),
        ("lower", 90, "yes"),
        ("lower", 91, "yes"),
    ],
)
def test_a_target_is_reached_from_the_side_that_is_better(
    library: Library, better: Literal["higher", "lower"], target: float, state: str
) -> None:
    """The latest value, here 90, reaches a target where it is as good or better."""
    [verdict] = verdicts(library, result([50, 90], better, target))
    assert verdict.state == state
    assert f"Target of {target}" in verdict.text


@pytest.mark.parametrize(
    ("better", "theirs", "state"),
    [
        ("higher", 89, "yes"),
        ("higher", 90, "even"),
        ("higher", 92, "no"),
        ("lower", 89, "no"),
        ("lower", 92, "yes"),
    ],
)
def test_a_comparison_is_of_the_same_year(
    library: Library, better: Literal["higher", "lower"], theirs: float, state: str
) -> None:
    """Values are compared in the latest year of both, 2566, and not across years."""
    compared = {2565: 1.0, 2566: theirs, 2567: 1000.0}
    [verdict] = verdicts(library, result([50, 90], better, compared=compared))
    assert verdict.state == state
    assert f"({theirs} in 2023)" in verdict.text


def test_years_that_do_not_meet_are_not_compared(library: Library) -> None:
    """Where no year has both values, nothing is said of better or worse."""
    assert verdicts(library, result([50, 90], "higher", compared={2560: 10})) == []


def test_each_measure_carries_its_marks(library: Library) -> None:
    """Levels, trends from three points on, and comparisons are marked for each measure."""
    voice = Voice(library, WORDINGS["en"], DUE)
    short = result_view(voice, result([1, 2], "higher"))
    long = result_view(voice, result([1, 2, 3], "higher", compared={2567: 1}))
    assert [(mark.letter, mark.reached) for mark in short.marks] == [
        ("Le", True),
        ("T", False),
        ("C", False),
    ]
    assert all(mark.reached for mark in long.marks)


# --- naming it elsewhere ----------------------------------------------------------------------


@pytest.mark.parametrize(("language", "year"), [("th", "2569"), ("en", "2026")])
def test_a_citation_names_who_answers_and_when(
    library: Library, language: Language, year: str
) -> None:
    """Author, year of the page's era, title; what is fictional stays marked where it is cited."""
    cited = page(library, FULL, language).context["citation"]
    assert cited.author.text == WORDINGS[language]("title.editors")
    assert cited.year == year
    assert cited.title.text == page(library, FULL, language).title
    assert cited.mark == WORDINGS[language]("demo.mark")


def test_a_confirmed_practice_is_cited_as_the_schools(library: Library) -> None:
    """Once a school has confirmed it, the school is cited, with the year of the confirmation."""
    confirmed = Confirmation(by=Line(th="ผู้อำนวยการ"), on=dt.date(2031, 2, 1))
    built = page(library, REAL, provenance="school", confirmed=confirmed)
    cited = built.context["citation"]
    assert cited.author.text == "Suankularb Wittayalai Nonthaburi School"
    assert (cited.year, cited.mark) == ("2031", "")


def test_what_was_never_dated_is_cited_without_a_year(library: Library) -> None:
    """A page that nobody has reviewed claims no year."""
    assert page(library, REAL, review=None, confirmed=None).context["citation"].year == "n.d."


def test_every_sheet_says_what_is_fictional(library: Library) -> None:
    """The foot of each printed sheet carries the mark of what is fictional, and only of that."""
    assert page(library, FULL).running == "Fictional example · Tonbaeb"
    assert page(library, REAL).running == "Tonbaeb"


def test_a_day_that_passes_is_a_change(library: Library) -> None:
    """A page with a day on it is made again once that day has passed, and not before."""
    review = library.practices[FULL].record.review
    assert review
    assert review.next_review
    day = review.next_review
    with noted() as names:
        page(library, FULL)
    states = [
        Voice(library, WORDINGS["th"], today).states["past"](day.isoformat())
        for today in (day - dt.timedelta(days=9), day, day + dt.timedelta(days=1))
    ]

    assert f"past {day.isoformat()}" in names
    assert states[0] == states[1] != states[2]
