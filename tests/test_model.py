"""The model: what each kind of field takes, and what a record must hold."""

from __future__ import annotations

import datetime as dt
import io
import pickle
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.library import Library
from generator.model import Adoption, Known, Practice, School
from generator.model.fields import (
    TEXT_LIMIT,
    AcademicYear,
    Amount,
    Count,
    Day,
    Email,
    FormerId,
    Line,
    MediaFile,
    Number,
    OfficePhone,
    SchoolCode,
    Url,
    YesNo,
)
from generator.model.lists import AtLeastOne, NotEmpty, Several, Yearly
from generator.model.result import Point
from generator.model.taxonomy import Band, Sizes
from generator.problem import catalogue
from generator.text import LANGUAGES

LINE: Final = {"th": "อ่าน", "en": "Reading"}
PRACTICE: Final[dict[str, Any]] = {
    "title": LINE,
    "summary": LINE,
    "status": "draft",
    "provenance": "demonstration",
    "items": ["4.1"],
    "pillars": ["quality"],
}
SCHOOL: Final[dict[str, Any]] = {
    "name": LINE,
    "demo": "true",
    "province": "nonthaburi",
    "levels": ["primary"],
}
ADOPTION: Final[dict[str, Any]] = {
    "practice": "alpha/reading",
    "started": "2024-05-16",
    "status": "sustained",
}


def value(field: Any, text: object) -> Any:
    """What `text` comes to in a field of that type."""
    return TypeAdapter(field).validate_python(text)


def faults(field: Any, text: object, known: Known | None = None) -> list[tuple[str, str]]:
    """The place and code of each fault of `text` in a field of that type."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(field).validate_python(text, context=known)
    return [
        (".".join(str(step) for step in error["loc"]), error["type"])
        for error in caught.value.errors()
    ]


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        (Number, "-1.50", -1.5),
        (Number, "007", 7),
        (Amount, "0", 0),
        (Count, "120", 120),
        (AcademicYear, "2564", 2564),
        (AcademicYear, "2400", 2400),
        (Day, "2021-07-22", dt.date(2021, 7, 22)),
        (Day, "2024-02-29", dt.date(2024, 2, 29)),
        (YesNo, "true", True),
        (YesNo, "false", False),
        (Url, "https://example.org/ก?x=1", "https://example.org/ก?x=1"),
        (Email, "office@school.ac.th", "office@school.ac.th"),
        (SchoolCode, "1000000001", "1000000001"),
        (SchoolCode, "0000000001", "0000000001"),
        (OfficePhone, "02-123-4567", "02-123-4567"),
        (OfficePhone, "021234567", "021234567"),
        (OfficePhone, "076 212 345", "076 212 345"),
        (FormerId, "paired-reading", "paired-reading"),
        (FormerId, "old-school/paired-reading-2565", "old-school/paired-reading-2565"),
        (MediaFile, "plan.svg", "plan.svg"),
        (MediaFile, "2567/ภาพ.JPG", "2567/ภาพ.JPG"),
    ],
)
def test_a_field_takes_what_editors_write(field: Any, text: str, expected: object) -> None:
    """A text becomes the value that it stands for, and what only looks like a number stays text."""
    assert value(field, text) == expected
    assert type(value(field, text)) in {type(expected), float}


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        (Number, "สิบ", "not-a-number"),
        (Number, "", "not-a-number"),
        (Number, "1-2", "not-a-number"),
        (Number, "nan", "not-a-number"),
        (Number, "inf", "not-a-number"),
        (Number, "1e3", "not-a-number"),
        (Number, "3 ถึง 5", "not-a-number"),
        (Number, "12/2564", "not-a-number"),
        (Number, "1,5", "not-a-number"),
        (Number, "3 ล้าน", "not-a-number"),
        (Number, "1,200 บาท", "not-a-plain-number"),
        (Number, "1,200", "not-a-plain-number"),
        (Number, "๑๒๐", "not-a-plain-number"),
        (Number, "80%", "not-a-plain-number"),
        (Number, "+5", "not-a-number"),
        (Amount, "-1", "greater_than_equal"),
        (Count, "1.5", "int_parsing"),
        (AcademicYear, "2021", "ce-year"),
        (AcademicYear, "2399", "ce-year"),
        (AcademicYear, "64", "short-year"),
        (AcademicYear, "2701", "less_than_equal"),
        (Day, "2564-07-22", "be-date"),
        (Day, "2564-02-29", "impossible-date"),
        (Day, "2564-13-45", "impossible-date"),
        (Day, "22/7/2021", "bad-date"),
        (Day, "2021-7-22", "bad-date"),
        (Day, "2021-07-22T10:00", "bad-date"),
        (Day, "๒๐๒๑-๐๗-๒๒", "bad-date"),
        (Day, "2023-02-29", "impossible-date"),
        (Day, "2021-13-01", "impossible-date"),
        (Day, "0000-01-01", "impossible-date"),
        (YesNo, "yes", "not-yes-or-no"),
        (YesNo, "True", "not-yes-or-no"),
        (Url, "www.example.org", "bad-url"),
        (Url, "https://", "bad-url"),
        (Url, "https://exa mple.org", "bad-url"),
        (Url, "javascript:alert(1)", "bad-url"),
        (Url, "https://[", "bad-url"),
        (Email, "office", "bad-email"),
        (Email, "office@school", "bad-email"),
        (Email, "a b@school.ac.th", "bad-email"),
        (SchoolCode, "100000001", "bad-school-code"),
        (SchoolCode, "10000 00001", "bad-school-code"),
        (SchoolCode, "๑๐๐๐๐๐๐๐๐๑", "bad-school-code"),
        (OfficePhone, "081-234-5678", "bad-phone"),
        (OfficePhone, "1669", "bad-phone"),
        (FormerId, "Paired", "bad-id"),
        (FormerId, "a/b/c", "bad-id"),
        (FormerId, "../b", "bad-id"),
        (MediaFile, "../plan.svg", "outside-folder"),
        (MediaFile, "/plan.svg", "outside-folder"),
        (MediaFile, "a\\plan.svg", "outside-folder"),
        (MediaFile, "a/../../plan.svg", "outside-folder"),
        (MediaFile, "plan.html", "media-type"),
        (MediaFile, "plan", "media-type"),
    ],
)
def test_a_field_refuses_what_it_cannot_hold(field: Any, text: str, code: str) -> None:
    """What is no value of the field is refused with the code that tells why."""
    assert faults(field, text) == [("", code)]


@given(st.integers(1900, 2399))
def test_a_year_of_the_common_era_is_translated(year: int) -> None:
    """For a year of the Common Era the year of the Buddhist era is proposed."""
    with pytest.raises(ValidationError) as caught:
        value(AcademicYear, str(year))
    assert caught.value.errors()[0]["ctx"]["proposal"] == str(year + 543)


def test_a_year_of_two_digits_is_of_the_buddhist_era() -> None:
    """A year written short is completed as Thai offices mean it."""
    with pytest.raises(ValidationError) as caught:
        value(AcademicYear, "64")
    assert caught.value.errors()[0]["ctx"]["proposal"] == "2564"


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_a_day_of_the_buddhist_era_is_translated(day: dt.date) -> None:
    """For a day of the Buddhist era the same day of the Common Era is proposed."""
    with pytest.raises(ValidationError) as caught:
        value(Day, f"{day.year + 543}{day.isoformat()[4:]}")
    assert caught.value.errors()[0]["ctx"]["proposal"] == day.isoformat()


@given(st.integers(-(10**8), 10**8), st.integers(0, 999))
def test_a_proposed_number_is_accepted(whole: int, thousandths: int) -> None:
    """What is proposed for a number with commas or Thai digits is itself a number."""
    written = f"{whole:,}.{thousandths:03}".translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    with pytest.raises(ValidationError) as caught:
        value(Number, written)
    assert value(Number, caught.value.errors()[0]["ctx"]["proposal"]) == float(
        f"{whole}.{thousandths:03}"
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<b>อ่าน</b>", "raw-html"),
        ("[อ่าน](javascript:x)", "unsafe-link"),
        ("![อ่าน](https://example.org/x.png)", "image-in-text"),
        ("โทร 081-234-5678", "personal-phone"),
        ("เลข 1-2345-67890-12-1", "personal-id"),
        ("teacher@example.com", "personal-email"),
    ],
)
def test_a_text_is_safe_in_both_languages(text: str, code: str) -> None:
    """Neither language of a text may hold HTML, unsafe links, pictures or personal data."""
    assert faults(Line, {"th": text}) == [("th", code)]
    assert faults(Line, {"th": "อ่าน", "en": text}) == [("en", code)]


def test_no_finding_in_a_text_hides_another() -> None:
    """Each kind of thing that may not stand in a text is reported at once."""
    text = "<b> [x](javascript:y) 081-234-5678 1-2345-67890-12-1 teacher@example.com"
    assert sorted(code for _, code in faults(Line, {"th": text})) == [
        "personal-email",
        "personal-id",
        "personal-phone",
        "raw-html",
        "unsafe-link",
    ]


def test_a_text_has_a_limit() -> None:
    """A text is neither longer nor more deeply nested than anyone would read."""
    assert value(Line, {"th": "ก" * TEXT_LIMIT}).th
    assert faults(Line, {"th": "ก" * (TEXT_LIMIT + 1)}) == [("th", "text-too-long")]
    assert faults(Line, {"th": "- " * 9 + "x"}) == [("th", "too-deep")]


@pytest.mark.parametrize(
    ("entry", "called"),
    [(LINE, "อ่าน"), ({"title": LINE}, "20001"), ("ก" * 99, "ก" * 59 + "…")],
)
def test_a_repeated_entry_is_called_by_its_words(entry: Any, called: str) -> None:
    """In a list of any length an entry is named by its text, or else by its number."""
    with pytest.raises(ValidationError) as caught:
        value(Several[Any], [*map(str, range(19_999)), entry, entry])
    errors = caught.value.errors()
    assert [error["ctx"]["found"] for error in errors] == [called]


def test_media_are_there_and_light() -> None:
    """A media file is in the school's folder, under exactly that name, and not too large."""
    known = Known(media={"plan.svg": 2_000_000, "big.jpg": 2_000_001})
    assert TypeAdapter(MediaFile).validate_python("plan.svg", context=known) == "plan.svg"
    assert faults(MediaFile, "Plan.svg", known) == [("", "media-missing")]
    assert faults(MediaFile, "big.jpg", known) == [("", "media-too-large")]


@pytest.mark.parametrize(
    ("field", "items", "expected"),
    [
        (NotEmpty[str], [], [("", "empty-list")]),
        (AtLeastOne[str], [], [("", "empty-list")]),
        (Several[str], ["a", "b", "a", "a"], [("2", "repeated-entry"), ("3", "repeated-entry")]),
        (AtLeastOne[str], ["a", "a"], [("1", "repeated-entry")]),
        (Several[Count], ["1", "x", "1"], [("1", "not-a-number"), ("2", "repeated-entry")]),
    ],
)
def test_a_list_is_looked_at_as_a_whole(
    field: Any, items: list[str], expected: list[tuple[str, str]]
) -> None:
    """Emptiness and repeats are found, and a faulty entry does not hide them."""
    assert sorted(faults(field, items)) == sorted(expected)


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (["2565", "2565"], [("1.year", "year-twice")]),
        (["2566", "2565"], [("1.year", "years-out-of-order")]),
        (
            ["2565", "2567", "2566", "2565"],
            [("2.year", "years-out-of-order"), ("3.year", "year-twice")],
        ),
        (["2565", "x", "2564"], [("1.year", "not-a-number"), ("2.year", "years-out-of-order")]),
    ],
)
def test_years_are_in_order(years: list[str], expected: list[tuple[str, str]]) -> None:
    """Each year of a series comes once, the oldest first, also beside a faulty one."""
    points = [{"year": year, "value": "1"} for year in years]
    assert sorted(faults(Yearly[Point], points)) == sorted(expected)


@pytest.mark.parametrize(
    ("model", "fields", "change", "expected"),
    [
        (Practice, PRACTICE, {"status": "retired"}, ("retired", "missing-field")),
        (
            Practice,
            PRACTICE,
            {"provenance": "school", "status": "published"},
            ("confirmed", "missing-field"),
        ),
        (Practice, PRACTICE, {"provenance": "public-sources"}, ("sources", "missing-field")),
        (School, SCHOOL, {"province": None}, ("province", "missing-field")),
        (School, SCHOOL, {"levels": None}, ("levels", "missing-field")),
        (School, SCHOOL, {"demo": "false"}, ("sources", "missing-field")),
        (Adoption, ADOPTION, {"status": "stopped"}, ("stopped_because", "missing-field")),
        (
            School,
            SCHOOL,
            {"size": "small", "enrolment": {"count": "1", "year": "2567"}},
            ("size", "size-and-enrolment"),
        ),
        (
            Practice,
            PRACTICE,
            {"review": {"last_reviewed": "2026-06-01", "next_review": "2026-06-01"}},
            ("review.next_review", "review-order"),
        ),
        (Practice, PRACTICE, {"documents": [{"title": LINE}]}, ("documents.0.url", "file-or-url")),
        (
            Practice,
            PRACTICE,
            {"documents": [{"title": LINE, "file": "a.pdf", "url": "https://example.org"}]},
            ("documents.0.url", "file-or-url"),
        ),
    ],
)
def test_one_field_may_ask_for_another(
    model: Any, fields: dict[str, Any], change: dict[str, Any], expected: tuple[str, str]
) -> None:
    """What a field's value makes necessary, or impossible, is asked for in its own place."""
    assert value(model, fields) is not None
    changed = {name: text for name, text in {**fields, **change}.items() if text is not None}
    assert faults(model, changed) == [expected]


def test_a_draft_need_not_be_confirmed_yet() -> None:
    """A school may write before it has confirmed; what is shown has been confirmed."""
    assert value(Practice, {**PRACTICE, "provenance": "school"}).confirmed is None


def test_a_programme_is_not_asked_for_what_a_school_has() -> None:
    """A programme across schools has neither a province nor levels of its own."""
    programme = value(School, {"name": LINE, "kind": "programme", "demo": "true"})
    assert programme.province is None
    assert programme.levels == ()


def test_a_school_is_real_unless_it_says_otherwise() -> None:
    """A school that does not say whether it is fictional has to name its sources."""
    silent = {name: text for name, text in SCHOOL.items() if name != "demo"}
    assert faults(School, silent) == [("sources", "missing-field")]


def test_records_do_not_change() -> None:
    """A record is a value: neither it nor its lists can be changed."""
    record = value(Practice, PRACTICE)
    with pytest.raises(ValidationError):
        record.status = "published"
    assert isinstance(record.items, tuple)
    with pytest.raises(FrozenInstanceError):
        record.fit.works_if = ()


class Unpickler(pickle.Unpickler):
    """Notes what a pickle refers to."""

    def __init__(self, pickled: bytes) -> None:
        super().__init__(io.BytesIO(pickled))
        self.referred: set[object] = set()

    def find_class(self, module: str, name: str) -> Any:
        """As pickle finds it."""
        found = super().find_class(module, name)
        self.referred.add(found)
        return found


def test_a_pickled_record_is_the_same(library: Library) -> None:
    """A record outlives its process, and its pickle names classes of the model and days alone."""
    shelves = (library.schools, library.practices, library.adoptions)
    records = [entry.record for shelf in shelves for entry in shelf.values()]
    unpickler = Unpickler(pickle.dumps(records))

    assert unpickler.load() == records
    for each in unpickler.referred:
        assert isinstance(each, type)
        assert each is dt.date or each.__module__.startswith("generator.model.")


SIZES: Final = Sizes.model_validate(
    {
        "names": {"small": {"name": LINE}, "large": {"name": LINE}},
        "tables": {
            "primary": [
                {"size": "small", "minimum": "1", "maximum": "120"},
                {"size": "large", "minimum": "121"},
            ],
            "secondary": [{"size": "large", "minimum": "500"}],
        },
        "source": LINE,
    }
)


@pytest.mark.parametrize(
    ("students", "size"),
    [(0, None), (1, "small"), (120, "small"), (121, "large"), (99_999, "large")],
)
def test_a_size_follows_the_table(students: int, size: str | None) -> None:
    """A school has the size whose range holds its number of students, ends included."""
    assert SIZES.of(students, "primary") == size


def test_each_type_of_area_has_its_table() -> None:
    """The same number of students may be another size in a secondary area, or none."""
    assert SIZES.of(499, "secondary") is None
    assert SIZES.of(500, "secondary") == "large"
    assert SIZES.tables.secondary == (Band(size="large", minimum=500),)


def fields_of(model: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of a record and of all its parts, with its schema."""
    schema = model.model_json_schema()
    for part, node in {model.__name__: schema, **schema["$defs"]}.items():
        for name, field in node.get("properties", {}).items():
            if name not in LANGUAGES:
                yield f"{part}.{name}", field


@pytest.mark.parametrize(
    ("name", "field"), [pair for model in (School, Practice, Adoption) for pair in fields_of(model)]
)
def test_every_field_says_what_it_is_for(name: str, field: dict[str, Any]) -> None:
    """Forms and messages can name each field in Thai and in English."""
    assert field.get("th"), name
    assert field.get("en"), name
    assert field["description"] == f"{field['th']} · {field['en']}"


def test_faults_have_codes_of_the_catalogue() -> None:
    """The codes by which lists are refused are those that the catalogue explains."""
    assert {"empty-list", "repeated-entry", "year-twice", "years-out-of-order"} <= set(catalogue())
