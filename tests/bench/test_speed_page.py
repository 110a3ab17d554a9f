"""The page about speed: made from results alone, the same figures in both languages."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Final

import pytest

from generator.text import LANGUAGES, Language
from tests.bench import results as files
from tests.bench.budgets import budgets
from tests.bench.child import Cost
from tests.bench.results import Machine, Measured, Results, Site, Size
from tests.bench.speed_page import PAGE, amount, charted, page, write_pages
from tests.built.projects import PROJECT

COMMITTED: Final = Path(__file__).with_name("results.json")
SITE: Final = Site(size=62_000_000, index=1_600_000, files=1_800, pages=590, page=51_000.0)
CELL: Final = re.compile(r"<td>(.*?)</td>")
NUMBER: Final = re.compile(r"[\d,.]*\d")


def measured(peer: str, title: str, *seconds: float, changed: float | None = None) -> Measured:
    """What a generator took in some runs."""
    return Measured(
        peer,
        title,
        cold=[{peer: Cost(each, each * 2, 1)} for each in seconds],
        changed=[] if changed is None else [{peer: Cost(changed, changed, 1)}],
        memory=500_000_000,
        site=SITE,
        same=None if changed is None else True,
    )


@pytest.fixture
def results() -> Results:
    """A comparison with a slow run, a generator that has a limit, and one that is missing."""
    own = {1_000: (5.0, 4.0, 60.0), 10_000: (43.0,)}
    return Results(
        date=dt.date(2026, 11, 26),
        machine=Machine("A Processor", 2, 8_000_000_000, "Linux", "3.11.7", (0.1, 1.9)),
        versions={"tonbaeb": "0.1.0", "hugo": "0.168.0"},
        runs=3,
        sizes=[
            Size(
                1_000,
                [
                    measured("tonbaeb", "Tonbaeb", *own[1_000], changed=0.4),
                    measured("hugo", "Hugo + Pagefind", 12.5),
                    measured("material", "MkDocs + Material", 40.0),
                ],
            ),
            Size(
                10_000,
                [
                    measured("tonbaeb", "Tonbaeb", *own[10_000], changed=2.0),
                    measured("hugo", "Hugo + Pagefind", 150.0),
                ],
            ),
        ],
        absent=["Zensical"],
    )


def test_results_survive_their_file(results: Results, tmp_path: Path) -> None:
    """What is read is what was written."""
    files.write(results, tmp_path / "results.json")
    assert files.read(tmp_path / "results.json") == results


def test_a_time_is_the_median_of_its_runs(results: Results) -> None:
    """One slow run decides nothing."""
    own = results.of(1_000, "tonbaeb")
    assert own is not None
    assert (own.seconds, own.seconds_changed) == (5.0, 0.4)


def test_budgets_are_ratios_of_one_run(results: Results) -> None:
    """Each is kept, missed or, where a figure is missing, neither."""
    kept = {budget.id: (budget.value, budget.is_kept) for budget in budgets(results)}
    assert kept == {
        "hugo": (0.4, False),
        "material": (0.125, False),
        "material_2000": (None, None),
        "growth": (8.6, True),
        "memory": (0.5, True),
        "changed": (2 / 43, True),
        "same": (0, True),
    }


def test_both_languages_have_the_same_figures(results: Results) -> None:
    """Every number of a table stands at the same place in Thai and in English."""
    found = {}
    for language in LANGUAGES:
        cells = CELL.findall(page(results, language))
        found[language] = [NUMBER.findall(cell) for cell in cells]
    assert found["th"] == found["en"]
    assert ["12"] in found["en"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "th",
            [
                "26 พฤศจิกายน 2569",
                "ต้นแบบ เมื่อแก้ไขหนึ่งเรื่อง",
                "2.5\u00a0เท่า",
                "Zensical ไม่ได้ติดตั้ง",
            ],
        ),
        (
            "en",
            ["26 November 2026", "Tonbaeb, one practice changed", "2.5\u00a0×", "Zensical was not"],
        ),
    ],
)
def test_a_page_tells_when_and_against_whom(
    results: Results, language: Language, said: list[str]
) -> None:
    """The date, the ratios and who is missing, in the words of the language."""
    text = page(results, language)
    for words in said:
        assert words in text
    for limited in ("MkDocs + Material", "2,000"):
        assert limited in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chart_is_told_and_takes_its_looks_from_the_theme(
    results: Results, language: Language
) -> None:
    """It has a title and a description, and no colours of its own."""
    text = page(results, language)
    drawing = text[text.index("<svg") : text.index("</svg>")]
    assert 'aria-labelledby="bars-title bars-text"' in drawing
    assert '<title id="bars-title">' in drawing
    assert '<desc id="bars-text">' in drawing
    assert "style" not in text
    assert "fill=" not in drawing


def test_bars_are_as_long_as_their_times(results: Results) -> None:
    """The longest of a group is as wide as the chart, and no bar lies on another."""
    chart = charted(results.sizes)
    for group in chart.groups:
        longest = max(group.bars, key=lambda bar: bar.seconds)
        assert longest.length == chart.width
        for bar in group.bars:
            share = bar.seconds / longest.seconds
            assert bar.length == pytest.approx(chart.width * share, abs=2)
    places = [bar.y for group in chart.groups for bar in group.bars]
    assert places == sorted(set(places))
    assert places[-1] < chart.height


@pytest.mark.parametrize(
    ("value", "said"), [(0.341, "0.34"), (4.12, "4.1"), (38.4, "38"), (1240.2, "1,240")]
)
def test_an_amount_has_as_many_digits_as_mean_something(value: float, said: str) -> None:
    """Two or three, wherever the point is."""
    assert amount(value) == said


def test_pages_are_what_the_committed_results_make(tmp_path: Path) -> None:
    """Nobody has edited a figure, and no page is older than its results."""
    for language in LANGUAGES:
        (tmp_path / "content" / language).mkdir(parents=True)
    write_pages(files.read(COMMITTED), tmp_path)
    for language in LANGUAGES:
        path = Path("content") / language / PAGE
        assert (PROJECT / path).read_text("utf-8") == (tmp_path / path).read_text("utf-8")
