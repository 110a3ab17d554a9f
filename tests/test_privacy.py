"""Privacy: personal data in a text is found in the ways that Thai offices write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.privacy import is_national_id, personal

NATIONAL_IDS = ["1234567890121", "1234545678781"]


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("เลข 1234567890121", "personal-id", "1234567890121"),
        ("เลข 1-2345-67890-12-1", "personal-id", "1-2345-67890-12-1"),
        ("เลข 1 2345 67890 12 1.", "personal-id", "1 2345 67890 12 1"),
        ("เลข ๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑", "personal-id", "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑"),
        ("คนที่ 9 1-2345-67890-12-1", "personal-id", "1-2345-67890-12-1"),
        ("โทร 0812345678", "personal-phone", "0812345678"),
        ("โทร.081-234-5678", "personal-phone", "081-234-5678"),
        ("โทร 06 1234 5678", "personal-phone", "06 1234 5678"),
        ("โทร ๐๙๑-๒๓๔-๕๖๗๘", "personal-phone", "๐๙๑-๒๓๔-๕๖๗๘"),
        ("โทร 081–234–5678", "personal-phone", "081–234–5678"),
        ("โทร +66 81 234 5678", "personal-phone", "+66 81 234 5678"),
        ("โทร +66 (0) 81-234-5678", "personal-phone", "+66 (0) 81-234-5678"),
        ("โทร 081.234.5678", "personal-phone", "081.234.5678"),
        ("โทร (081) 234-5678", "personal-phone", "081) 234-5678"),
        ("โทร 081--234 5678", "personal-phone", "081--234 5678"),
        ("ปี 2567 0812345678", "personal-phone", "0812345678"),
        ("081-234-5678 089-999-9999", "personal-phone", "081-234-5678"),
        ("เขียนถึง teacher@example.com", "personal-email", "teacher@example.com"),
        ("kru.nueng+x@mail.example.co.th", "personal-email", "kru.nueng+x@mail.example.co.th"),
    ],
)
def test_personal_data_is_found(text: str, code: str, found: str) -> None:
    """ID numbers, mobiles and e-mail addresses are found with the very characters written."""
    assert next(personal(text), None) == (code, found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "โทร 02-123-4567",
        "โทร 076-212-345 ต่อ 12",
        "รหัสโรงเรียน 1000000001",
        "เลข 1234567890122",
        "เลข 9234567890121",
        "เลข 12345678901210",
        "ปีการศึกษา 2564 2565 2566 2567",
        "งบ 1,234,567.89 บาท",
        "วันที่ 2021-07-22 ถึง 2022-07-21",
        "อ่าน @ ห้องสมุด",
        "ร้อยละ 0.0812345678",
        "ร้อยละ 0.8 1.2 3.4 5.6 7.8",
        "a." * 90_000,
        "1-" * 90_000,
        "a@" * 90_000,
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    """Office telephones, codes, years, sums of money and dates are nobody's personal data."""
    assert next(personal(text), None) is None


@pytest.mark.parametrize("digits", NATIONAL_IDS)
def test_known_numbers_have_their_check_digit(digits: str) -> None:
    """Published sample numbers pass, and fail with any other last digit."""
    passing = [last for last in "0123456789" if is_national_id(digits[:-1] + last)]
    assert passing == [digits[-1]]


@pytest.mark.parametrize(
    "digits", ["", "123456789012", "12345678901210", "0234567890121", "๑234567890121"]
)
def test_a_national_id_has_13_digits(digits: str) -> None:
    """What has another length, begins with 0 or is not of ASCII digits is no national ID."""
    assert not is_national_id(digits)


@given(st.from_regex(r"[1-8][0-9]{11}", fullmatch=True))
def test_twelve_digits_have_one_check_digit(digits: str) -> None:
    """Of the ten numbers that begin with the same twelve digits exactly one is an ID number."""
    passing = [last for last in "0123456789" if is_national_id(digits + last)]
    weighted = sum((2 - place) * int(digit) for place, digit in enumerate(digits))
    assert passing == [str((1 - weighted % 11) % 10)]


@given(st.text(), st.sampled_from(NATIONAL_IDS), st.text())
def test_an_id_number_is_found_between_any_words(before: str, number: str, after: str) -> None:
    """A national ID number does not hide among other characters, unless digits run on."""
    finding = next(personal(f"{before}ก{number}ข{after}"), None)
    assert finding is not None
    assert finding.found in f"{before}ก{number}ข{after}"
