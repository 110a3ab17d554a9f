"""Text: what a reader sees in each language, with its dates, years and numbers."""

from __future__ import annotations

import datetime as dt
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import Localized, Text, era_year, full_date, month_date, number


def test_each_page_has_its_language() -> None:
    """A Thai page shows the Thai and an English page the English."""
    text = Text(th="อ่าน", en="Reading")
    assert text.within("th") == Localized("อ่าน", "th")
    assert text.within("en") == Localized("Reading", "en")


def test_thai_stands_in_for_missing_english() -> None:
    """An English page shows the Thai where there is no English, and says that it is Thai."""
    assert Text(th="อ่าน").within("en") == Localized("อ่าน", "th")


def test_a_text_does_not_change() -> None:
    """A text is a value: nothing can be put into it later."""
    with pytest.raises(FrozenInstanceError):
        Text(th="อ่าน").th = "เขียน"  # type: ignore[misc]


def test_an_academic_year_has_its_era() -> None:
    """A year of the Buddhist era is shown as such in Thai, and in the Common Era in English."""
    assert era_year(2564, "th") == "2564"
    assert era_year(2564, "en") == "2021"


def test_a_day_is_written_in_words() -> None:
    """A day has the month's name and the year of the language's era."""
    day = dt.date(2021, 7, 22)
    assert full_date(day, "th") == "22 กรกฎาคม 2564"
    assert full_date(day, "en") == "22 July 2021"
    assert month_date(day, "th") == "กรกฎาคม 2564"
    assert month_date(day, "en") == "July 2021"


@pytest.mark.parametrize(
    ("month", "thai", "english"),
    [
        (1, "มกราคม", "January"),
        (2, "กุมภาพันธ์", "February"),
        (5, "พฤษภาคม", "May"),
        (11, "พฤศจิกายน", "November"),
        (12, "ธันวาคม", "December"),
    ],
)
def test_months_have_their_names(month: int, thai: str, english: str) -> None:
    """Each month is called by its own name in both languages."""
    assert full_date(dt.date(2024, month, 1), "th").split()[1] == thai
    assert full_date(dt.date(2024, month, 1), "en").split()[1] == english


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (7, "7"),
        (7.0, "7"),
        (1234.5, "1,234.5"),
        (1234567, "1,234,567"),
        (-1200, "-1,200"),
        (0.25, "0.25"),
        (0.00001, "0.00001"),
        (12345678901234, "12,345,678,901,234"),
    ],
)
def test_a_number_is_easy_to_read(value: float, written: str) -> None:
    """Thousands are set apart, and there are no more decimals than the number has."""
    assert number(value) == written


@given(st.integers(-(10**15), 10**15))
def test_a_whole_number_keeps_every_digit(value: int) -> None:
    """Whole numbers are written in full."""
    assert int(number(value).replace(",", "")) == value


@given(st.decimals(-99999, 99999, places=2))
def test_a_measured_value_keeps_its_decimals(value: float) -> None:
    """A value as schools give it, with two decimals at most, is written as it is."""
    assert float(number(float(value)).replace(",", "")) == float(value)
