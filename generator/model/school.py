"""A school, or a programme that runs across schools."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from generator.model.fields import (
    AcademicYear,
    Count,
    Day,
    Id,
    Line,
    Number,
    Prose,
    Record,
    Reference,
    SafeText,
    SchoolCode,
    Url,
    YesNo,
    doc,
    fault,
    require,
)
from generator.model.lists import Several
from generator.model.part import Part, part


@part
class Source(Part):
    """Where a fact comes from."""

    title: Annotated[SafeText, doc("ชื่อแหล่งอ้างอิง ตามที่พิมพ์", "Title of the source, as printed")]
    url: Annotated[Url | None, doc("ที่อยู่เว็บ", "Web address")] = None
    accessed: Annotated[Day | None, doc("วันที่เข้าถึง ค.ศ. เช่น 2026-11-24", "Day it was read")] = None
    supports: Annotated[
        Several[str],
        doc("ข้อมูลช่องใดที่อ้างอิงจากแหล่งนี้", "Names of the fields that rest on this source"),
    ] = ()


@part
class Enrolment(Part):
    """How many students, in which academic year."""

    count: Annotated[Count, doc("จำนวนนักเรียน (คน)", "Number of students")]
    year: Annotated[AcademicYear, doc("ปีการศึกษา พ.ศ.", "Academic year, B.E.")]


@part
class Founding(Part):
    """The day a school was founded, and how its sources print that day."""

    date: Annotated[Day, doc("วันก่อตั้ง ค.ศ. เช่น 1978-03-30", "Day of founding, CE")]
    as_printed: Annotated[
        SafeText | None, doc("วันที่ตามที่แหล่งอ้างอิงพิมพ์ไว้", "The date as the source prints it")
    ] = None


@part
class Location(Part):
    """A point on the map, in degrees (WGS 84)."""

    latitude: Annotated[Number, Field(ge=5, le=21), doc("ละติจูด", "Latitude")]
    longitude: Annotated[Number, Field(ge=97, le=106), doc("ลองจิจูด", "Longitude")]


@part
class Assessment(Part):
    """The band of one TQA item in an assessment that the school has released."""

    item: Annotated[str, Reference("item"), doc("หัวข้อ TQA เช่น 5.2", "TQA item, such as 5.2")]
    year: Annotated[AcademicYear, doc("ปีการศึกษา พ.ศ.", "Academic year, B.E.")]
    band: Annotated[str, Reference("band"), doc("ช่วงคะแนน เช่น 30-45", "Band, such as 30-45")]
    released_by: Annotated[Line, doc("ตำแหน่งผู้อนุญาตให้เผยแพร่", "Role of the person who released it")]
    released_on: Annotated[Day, doc("วันที่อนุญาต ค.ศ.", "Day of release, CE")]


@part
class Improvement(Part):
    """One line of a school's improvement plan."""

    item: Annotated[str, Reference("item"), doc("หัวข้อ TQA", "TQA item")]
    action: Annotated[Line, doc("สิ่งที่จะทำ", "What will be done")]
    year: Annotated[AcademicYear, doc("ปีการศึกษาที่จะแล้วเสร็จ พ.ศ.", "Academic year due, B.E.")]


class School(Record):
    """A school (or programme) as its `school.yml` describes it."""

    name: Annotated[Line, doc("ชื่อเต็มของโรงเรียน", "Full name of the school")]
    kind: Annotated[
        Literal["school", "programme"],
        doc("school = โรงเรียน, programme = โครงการ", "A school, or a programme across schools"),
    ] = "school"
    demo: Annotated[
        YesNo, doc("true = โรงเรียนสมมติเพื่อการสาธิต", "true = a fictional school, for demonstration")
    ] = False
    about: Annotated[Prose | None, doc("แนะนำโรงเรียนโดยย่อ", "The school in a few words")] = None
    former_names: Annotated[Several[Line], doc("ชื่อเดิม", "Former names")] = ()
    code: Annotated[
        SchoolCode | None,
        doc("รหัสสถานศึกษา 10 หลัก", "School code, 10 digits"),
    ] = None
    esa: Annotated[
        Annotated[str, Reference("esa")] | None,
        doc("สำนักงานเขตพื้นที่การศึกษา", "Educational service area"),
    ] = None
    province: Annotated[Annotated[str, Reference("province")] | None, doc("จังหวัด", "Province")] = (
        None
    )
    district: Annotated[Line | None, doc("อำเภอหรือเขต", "District")] = None
    setting: Annotated[
        Annotated[str, Reference("setting")] | None,
        doc("ที่ตั้ง เช่น เมือง ชนบท", "Setting, such as urban or rural"),
    ] = None
    levels: Annotated[
        Several[Annotated[str, Reference("level")]], doc("ระดับชั้นที่เปิดสอน", "Levels taught")
    ] = ()
    enrolment: Annotated[Enrolment | None, doc("จำนวนนักเรียน", "Enrolment")] = None
    size: Annotated[
        Annotated[str, Reference("size")] | None,
        doc(
            "ขนาดตามแหล่งอ้างอิง ใช้เมื่อไม่ทราบจำนวนนักเรียน",
            "Size as a source states it; only where the enrolment is unknown",
        ),
    ] = None
    founded: Annotated[Founding | None, doc("วันก่อตั้ง", "Founded")] = None
    website: Annotated[Url | None, doc("เว็บไซต์", "Website")] = None
    location: Annotated[Location | None, doc("พิกัด", "Coordinates")] = None
    cohort: Annotated[
        Annotated[str, Reference("cohort")] | None, doc("รุ่นของโครงการ", "Cohort of the project")
    ] = None
    assessments: Annotated[
        tuple[Assessment, ...],
        doc("ผลประเมินที่โรงเรียนอนุญาตให้เผยแพร่", "Assessments that the school has released"),
    ] = ()
    improvement_plan: Annotated[tuple[Improvement, ...], doc("แผนปรับปรุง", "Improvement plan")] = ()
    sources: Annotated[tuple[Source, ...], doc("แหล่งอ้างอิง", "Sources")] = ()
    aliases: Annotated[
        Several[Id], doc("ชื่อโฟลเดอร์เดิมของโรงเรียน", "Former folder names of the school")
    ] = ()

    @field_validator("province", "levels")
    @classmethod
    def _a_school_has_these(cls, value: object, info: ValidationInfo) -> object:
        if info.data.get("kind") == "school":
            require(value, str(info.field_name))
        return value

    @field_validator("size")
    @classmethod
    def _size_follows_enrolment(cls, size: str | None, info: ValidationInfo) -> str | None:
        if size is not None and info.data.get("enrolment") is not None:
            raise fault("size-and-enrolment")
        return size

    @field_validator("sources")
    @classmethod
    def _facts_have_sources(
        cls, sources: tuple[Source, ...], info: ValidationInfo
    ) -> tuple[Source, ...]:
        if info.data.get("demo") is False:
            require(sources, "sources")
        return sources
