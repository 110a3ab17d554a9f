"""The page of a school as plain data: its journey, its released assessments, its plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.library import Library
from generator.pages.journey import LATEST, Journey, Step, journey_of
from generator.pages.released import Released, released
from generator.pages.school import SHOWN, TOLD, school_page
from generator.pages.voice import Voice
from generator.text import Language
from generator.wording import load_wordings

ROOT = Path(__file__).parent.parent
WORDINGS = load_wordings(ROOT / "theme")
TODAY = dt.date(2026, 11, 25)
DEMO = "demo-rim-khong"
REAL = "triam-udom-suksa"


def voice(library: Library, language: Language = "th") -> Voice:
    """A library in one language, on a day that does not change."""
    return Voice(library, WORDINGS[language], TODAY)


def changed(library: Library, school: str, **fields: Any) -> Library:
    """The same library with one school changed."""
    entry = library.schools[school]
    entry = entry.holding(entry.record.model_copy(update=fields))
    return replace(library, schools={**library.schools, school: entry})


def journey(library: Library, school: str, language: Language = "th") -> Journey:
    """The journey of a school."""
    return journey_of(voice(library, language), library.schools[school])


def steps(journey: Journey) -> tuple[Step, ...]:
    """All steps in the order in which they are shown."""
    return (*journey.first, *journey.folded, *journey.latest)


def charts(library: Library, school: str) -> Released:
    """The released assessments of a school."""
    return released(voice(library), library.schools[school].record.assessments)


# --- the journey -----------------------------------------------------------------------------


def test_a_journey_goes_from_the_founding_to_what_is_planned(library: Library) -> None:
    """Its steps are in order, and each kind of record has its place."""
    told = steps(journey(library, DEMO))

    assert [step.day for step in told] == sorted(step.day for step in told)
    assert told[0].kind == "founded"
    assert {step.kind for step in told} == {
        "founded",
        "measured",
        "adopted",
        "lent",
        "assessed",
        "planned",
    }


def test_what_is_ahead_says_so(library: Library) -> None:
    """A line of the plan is ahead until the end of the academic year in which it is due."""

    def ahead(today: dt.date) -> list[str]:
        told = journey_of(Voice(library, WORDINGS["en"], today), library.schools[DEMO])
        return [step.when for step in steps(told) if step.ahead]

    assert ahead(TODAY) == ["academic year 2026", "academic year 2027"]
    assert ahead(dt.date(2027, 3, 31)) == ["academic year 2026", "academic year 2027"]
    assert ahead(dt.date(2027, 4, 1)) == ["academic year 2027"]
    assert ahead(dt.date(2028, 4, 1)) == []


def test_a_long_journey_is_folded_after_the_founding(library: Library) -> None:
    """The latest steps are unfolded, and it says how many are not."""
    told = journey(library, DEMO, "en")

    assert [step.kind for step in told.first] == ["founded"]
    assert len(told.latest) == LATEST
    assert told.more == f"{len(told.folded)} earlier events"


def test_a_real_school_joined_its_project(library: Library) -> None:
    """The founding and the memorandum are told with their days, and nothing is invented."""
    told = journey(library, REAL)

    assert [(step.kind, step.when) for step in steps(told)] == [
        ("founded", "3 มกราคม 2481"),
        ("cohort", "22 กรกฎาคม 2564"),
    ]
    assert told.more == ""


def test_an_odd_year_is_told_as_the_source_prints_it(library: Library) -> None:
    """The note stands only where the printed year differs from the reckoning of today."""
    assert "2480" in journey(library, REAL).first[0].note
    assert journey(library, "suankularb-nonthaburi").first[0].note == ""


def test_a_school_of_which_no_date_is_known_has_no_journey(library: Library) -> None:
    """Without dates nothing is told."""
    bare = changed(library, REAL, founded=None, cohort=None)
    assert steps(journey(bare, REAL)) == ()


# --- released assessments --------------------------------------------------------------------


def test_each_item_has_a_chart_of_its_years(library: Library) -> None:
    """Items are in the order of the criteria, years from left to right."""
    told = charts(library, DEMO)
    items = [chart.item.label.text[:3] for chart in told.charts]

    assert items == sorted(items)
    first = told.charts[0]
    assert [(column.year, column.band) for column in first.columns] == [
        ("2565", "10–25 %"),
        ("2568", "30–45 %"),
    ]
    assert first.text == "10–25 % ในปี 2565 แล้วเป็น 30–45 % ในปี 2568"
    assert first.columns[0].x < first.columns[1].x


def test_a_higher_band_fills_more_of_its_column(library: Library) -> None:
    """Cells are filled from below up to the band; all columns have one cell for each band."""
    assert library.taxonomies is not None
    bands = len(library.taxonomies.criteria.bands)
    lower, higher = charts(library, DEMO).charts[0].columns

    assert len(lower.cells) == 2
    assert len(higher.cells) == 3
    for column in (lower, higher):
        assert len(column.cells) + len(column.above) == bands
        ys = (*column.cells, *column.above)
        assert list(ys) == sorted(ys, reverse=True)


def test_it_says_who_released_what(library: Library) -> None:
    """Each release is told once, the latest year first."""
    told = charts(library, DEMO).releases

    assert [release[:16] for release in told] == ["ปีการศึกษา 2568 ", "ปีการศึกษา 2565 "]
    assert all("โดยมติคณะกรรมการสถานศึกษา" in release for release in told)


def test_nothing_is_shown_that_was_not_released(library: Library) -> None:
    """A school without released assessments has no charts."""
    assert charts(library, REAL) == Released((), ())


# --- lists -----------------------------------------------------------------------------------


def test_the_plan_goes_by_year(library: Library) -> None:
    """Each year that has lines stands once, in order."""
    plan = school_page(voice(library), library.schools["demo-klang-mueang"]).context["plan"]

    assert [(year[-4:], len(lines)) for year, lines in plan] == [("2569", 2), ("2570", 2)]


def test_long_lists_are_folded(library: Library) -> None:
    """Of many practices and many adoptions some are unfolded, and it says how many are not."""
    practice = next(p for p in library.practices.values() if p.school_id == DEMO)
    many = {f"{DEMO}/copy-{n}": replace(practice, id=f"{DEMO}/copy-{n}") for n in range(SHOWN)}
    report = next(a for a in library.adoptions.values() if a.school_id == DEMO)
    told = {f"{DEMO}/told-{n}": replace(report, id=f"{DEMO}/told-{n}") for n in range(TOLD + 2)}
    grown = replace(library, practices={**library.practices, **many}, adoptions=told)
    context = school_page(voice(grown, "en"), grown.schools[DEMO]).context

    practices, adoptions = context["practices"], context["adoptions"]
    assert len(practices.shown) == SHOWN
    assert practices.more == f"{len(practices.folded)} more practices"
    assert len(adoptions.shown) == TOLD
    assert adoptions.more == "2 more reports"


def test_short_lists_are_not(library: Library) -> None:
    """What fits is shown whole."""
    practices = school_page(voice(library), library.schools[DEMO]).context["practices"]
    assert (len(practices.shown), practices.folded, practices.more) == (3, (), "")
