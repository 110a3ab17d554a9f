"""A practice: what a school did, what came of it, and what another school needs to do the same."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ValidationInfo, field_validator

from generator.model.fields import (
    Amount,
    Day,
    Email,
    FormerId,
    Line,
    MediaFile,
    OfficePhone,
    PictureFile,
    Prose,
    Record,
    Reference,
    SafeText,
    Url,
    YesNo,
    doc,
    fault,
    refuse,
    require,
)
from generator.model.lists import AtLeastOne, Several
from generator.model.part import Part, part
from generator.model.result import Result
from generator.model.school import Source
from generator.text import Text

Status = Literal["draft", "review", "published", "retired"]
Provenance = Literal["public-sources", "school", "demonstration"]


@part
class Retirement(Part):
    """Why a practice is no longer recommended, and what to read instead."""

    reason: Annotated[Line, doc("เหตุผลที่เลิกแนะนำ", "Why it is no longer recommended")]
    replaced_by: Annotated[
        Annotated[str, Reference("practice")] | None,
        doc("แนวปฏิบัติที่ใช้แทน (โรงเรียน/แนวปฏิบัติ)", "What replaces it (school/practice)"),
    ] = None


@part
class Confirmation(Part):
    """That the school itself stands by what the record says."""

    by: Annotated[Line, doc("ตำแหน่งผู้ยืนยัน", "Role of the person who confirmed it")]
    on: Annotated[Day, doc("วันที่ยืนยัน ค.ศ.", "Day of confirmation, CE")]


@part
class Suitability(Part):
    """The kinds of school that a practice suits."""

    sizes: Annotated[
        Several[Annotated[str, Reference("size")]], doc("ขนาดโรงเรียน", "School sizes")
    ] = ()
    settings: Annotated[Several[Annotated[str, Reference("setting")]], doc("ที่ตั้ง", "Settings")] = ()


@part
class Situation(Part):
    """What was wrong before, in words and in figures."""

    situation: Annotated[Prose, doc("สภาพปัญหา", "The situation before")]
    baseline: Annotated[Prose | None, doc("ข้อมูลฐานก่อนเริ่ม", "Baseline figures")] = None


@part
class Step(Part):
    """One step of doing it."""

    title: Annotated[Line, doc("ชื่อขั้นตอน", "Title of the step")]
    detail: Annotated[Prose | None, doc("รายละเอียด", "What is done")] = None
    who: Annotated[Line | None, doc("ผู้รับผิดชอบ (ตำแหน่ง)", "Who does it (role)")] = None
    weeks: Annotated[Amount | None, doc("ใช้เวลากี่สัปดาห์", "How many weeks it takes")] = None
    core: Annotated[
        YesNo, doc("true = แก่น ห้ามตัด, false = ปรับได้", "true = core, false = adaptable")
    ] = True
    adapt: Annotated[Line | None, doc("ปรับอะไรได้บ้าง", "What may be changed in this step")] = None


@part
class Cost(Part):
    """What it costs, in baht."""

    start_up: Annotated[Amount | None, doc("ค่าเริ่มต้น (บาท)", "To start (baht)")] = None
    per_year: Annotated[Amount | None, doc("ค่าใช้จ่ายต่อปี (บาท)", "A year (baht)")] = None
    note: Annotated[Line | None, doc("จ่ายเป็นค่าอะไร", "What the money is for")] = None


@part
class Resources(Part):
    """What it takes: people, procedure, tools, money, time."""

    people: Annotated[Prose | None, doc("คน", "People")] = None
    process: Annotated[Prose | None, doc("กระบวนการ", "Procedure")] = None
    tools: Annotated[Prose | None, doc("เครื่องมือ", "Tools")] = None
    cost: Annotated[Cost | None, doc("งบประมาณ", "Cost")] = None
    zero_baht: Annotated[Prose | None, doc("ทำอย่างไรถ้าไม่มีงบ", "How to do it without money")] = None
    staff_hours_per_week: Annotated[
        Amount | None, doc("เวลาครูต่อคนต่อสัปดาห์ (ชั่วโมง)", "Hours a week for each teacher")
    ] = None
    months_to_first_result: Annotated[
        Amount | None, doc("กี่เดือนจึงเห็นผลแรก", "Months until the first result")
    ] = None


@part
class Risk(Part):
    """What may go wrong, how one notices early, and what to do."""

    risk: Annotated[Line, doc("ความเสี่ยง", "The risk")]
    early_sign: Annotated[Line | None, doc("สัญญาณเตือน", "Early sign")] = None
    mitigation: Annotated[Line | None, doc("วิธีรับมือ", "What to do")] = None


@part
class Fit(Part):
    """When to do it, and when not yet."""

    works_if: Annotated[tuple[Line, ...], doc("เหมาะเมื่อ", "Fits when")] = ()
    avoid_if: Annotated[tuple[Line, ...], doc("ยังไม่ควรเริ่มเมื่อ", "Do not start when")] = ()


@part
class Failure(Part):
    """What was tried and dropped."""

    tried: Annotated[Line, doc("สิ่งที่เคยลอง", "What was tried")]
    dropped_because: Annotated[Line, doc("เลิกเพราะอะไร", "Why it was dropped")]


@part
class Document(Part):
    """Something to download or to read on: a file of the school's `media/`, or a web address."""

    title: Annotated[Line, doc("ชื่อเอกสาร", "Title of the document")]
    file: Annotated[MediaFile | None, doc("ชื่อไฟล์ใน media/", "File name in media/")] = None
    url: Annotated[Url | None, doc("ที่อยู่เว็บ", "Web address")] = None

    @field_validator("url")
    @classmethod
    def _one_of_the_two(cls, url: str | None, info: ValidationInfo) -> str | None:
        if "file" in info.data and (url is None) == (info.data["file"] is None):
            raise fault("file-or-url")
        return url


@part
class Medium(Part):
    """A photo or picture, which may only be shown with consent."""

    file: Annotated[PictureFile, doc("ชื่อไฟล์ใน media/", "File name in media/")]
    alt: Annotated[Line, doc("คำบรรยายสำหรับผู้มองไม่เห็นภาพ", "What the picture shows, in words")]
    credit: Annotated[SafeText, doc("ผู้ถ่ายหรือเจ้าของ (หน่วยงาน)", "Who made or owns it (an office)")]
    consent: Annotated[
        Literal["no-people", "on-file"],
        doc(
            "no-people = ไม่มีบุคคลในภาพ, on-file = มีหนังสือยินยอมเก็บไว้ที่โรงเรียน",
            "no-people = nobody in the picture, on-file = written consent is kept at the school",
        ),
    ]


@part
class Contact(Part):
    """Whom to ask: an office and a role, never a private person."""

    office: Annotated[Line, doc("หน่วยงาน เช่น กลุ่มบริหารวิชาการ", "Office")]
    role: Annotated[Line | None, doc("ตำแหน่ง", "Role")] = None
    email: Annotated[Email | None, doc("อีเมลของหน่วยงาน", "E-mail of the office")] = None
    phone: Annotated[
        OfficePhone | None,
        doc("โทรศัพท์สำนักงาน เช่น 02-123-4567", "Office telephone"),
    ] = None
    website: Annotated[Url | None, doc("เว็บไซต์", "Website")] = None


@part
class Review(Part):
    """When the page was last reviewed, by whom, and when it is due again."""

    last_reviewed: Annotated[Day, doc("ทบทวนล่าสุด ค.ศ.", "Last reviewed, CE")]
    next_review: Annotated[Day | None, doc("ทบทวนครั้งต่อไป ค.ศ.", "Next review, CE")] = None
    by: Annotated[Line | None, doc("ผู้ทบทวน (ตำแหน่ง)", "Reviewed by (role)")] = None

    @field_validator("next_review")
    @classmethod
    def _after_the_last(cls, value: object, info: ValidationInfo) -> object:
        last = info.data.get("last_reviewed")
        if value is not None and last is not None and value <= last:
            raise fault("review-order", found=str(value), last=str(last))
        return value


class Practice(Record):
    """A practice as its YAML file describes it."""

    title: Annotated[Line, doc("ชื่อแนวปฏิบัติ", "Title")]
    summary: Annotated[Line, doc("สรุปหนึ่งถึงสองประโยค: ทำอะไร ได้ผลอย่างไร", "One or two sentences")]
    status: Annotated[
        Status,
        doc(
            "draft = ร่าง, review = รอตรวจ, published = เผยแพร่, retired = เลิกแนะนำ",
            "Only published and retired practices get a page",
        ),
    ]
    retired: Annotated[
        Retirement | None, doc("กรอกเมื่อ status เป็น retired", "Only when status is retired")
    ] = None
    provenance: Annotated[
        Provenance,
        doc(
            "public-sources = เรียบเรียงจากแหล่งสาธารณะ, school = โรงเรียนยืนยันแล้ว, "
            "demonstration = สมมติ",
            "Who stands behind it: public sources, the school, or a demonstration",
        ),
    ]
    confirmed: Annotated[
        Confirmation | None,
        doc("ผู้ยืนยัน เมื่อ provenance เป็น school", "Who confirmed it, when provenance is school"),
    ] = None
    items: Annotated[
        AtLeastOne[Annotated[str, Reference("process-item")]],
        doc("หัวข้อกระบวนการ TQA 1.1–6.2", "TQA process items that it serves, 1.1–6.2"),
    ]
    pillars: Annotated[
        AtLeastOne[Annotated[str, Reference("pillar")]], doc("นโยบาย 4 ด้าน", "Policy pillars")
    ]
    topics: Annotated[Several[Annotated[str, Reference("topic")]], doc("หัวเรื่อง", "Topics")] = ()
    levels: Annotated[
        Several[Annotated[str, Reference("level")]], doc("ระดับชั้นที่ใช้", "Levels it is used at")
    ] = ()
    suits: Annotated[Suitability, doc("เหมาะกับโรงเรียนแบบใด", "Kinds of school that it suits")] = (
        Suitability()
    )
    problem: Annotated[Situation | None, doc("ปัญหาและข้อมูลฐาน", "Problem and baseline")] = None
    approach: Annotated[
        Prose | None, doc("A แนวทาง: ออกแบบและทำอย่างเป็นระบบอย่างไร", "A Approach")
    ] = None
    deployment: Annotated[Prose | None, doc("D การถ่ายทอด: ใช้ทั่วถึงเพียงใด", "D Deployment")] = None
    learning: Annotated[Prose | None, doc("L การเรียนรู้: ประเมินและปรับปรุงอย่างไร", "L Learning")] = None
    integration: Annotated[
        Prose | None, doc("I การบูรณาการ: สอดคล้องกับแผนและงานอื่นอย่างไร", "I Integration")
    ] = None
    steps: Annotated[tuple[Step, ...], doc("ขั้นตอน", "Steps")] = ()
    resources: Annotated[Resources, doc("ทรัพยากรที่ใช้", "Resources")] = Resources()
    risks: Annotated[tuple[Risk, ...], doc("ความเสี่ยง", "Risks")] = ()
    fit: Annotated[Fit, doc("ความเหมาะสม", "Fit")] = Fit()
    results: Annotated[tuple[Result, ...], doc("ผลลัพธ์", "Results")] = ()
    success_factors: Annotated[tuple[Line, ...], doc("ปัจจัยความสำเร็จ", "Success factors")] = ()
    lessons: Annotated[Prose | None, doc("บทเรียนที่ได้รับ", "Lessons learned")] = None
    failures: Annotated[tuple[Failure, ...], doc("สิ่งที่ลองแล้วเลิก", "What was tried and dropped")] = ()
    documents: Annotated[tuple[Document, ...], doc("เอกสาร", "Documents")] = ()
    media: Annotated[tuple[Medium, ...], doc("ภาพ", "Pictures")] = ()
    contact: Annotated[Contact | None, doc("ติดต่อ", "Contact")] = None
    review: Annotated[Review | None, doc("การทบทวนเนื้อหา", "Review of this page")] = None
    sources: Annotated[tuple[Source, ...], doc("แหล่งอ้างอิง", "Sources")] = ()
    aliases: Annotated[
        Several[FormerId],
        doc("ชื่อไฟล์เดิม หรือ โรงเรียนเดิม/ชื่อไฟล์เดิม", "Former names: practice or school/practice"),
    ] = ()

    @field_validator("retired")
    @classmethod
    def _retired_says_why(cls, retired: object, info: ValidationInfo) -> object:
        status = info.data.get("status")
        if status == "retired":
            require(retired, "retired")
        elif status is not None:
            refuse(retired, "retired", Text(th="status เป็น retired", en="status is retired"))
        return retired

    @field_validator("confirmed")
    @classmethod
    def _school_has_confirmed(cls, confirmed: object, info: ValidationInfo) -> object:
        provenance = info.data.get("provenance")
        is_shown = info.data.get("status") in {"published", "retired"}
        if is_shown and provenance == "school":
            require(confirmed, "confirmed")
        elif provenance not in {None, "school"}:
            when = Text(th="provenance เป็น school", en="provenance is school")
            refuse(confirmed, "confirmed", when)
        return confirmed

    @field_validator("sources")
    @classmethod
    def _public_sources_are_named(cls, sources: object, info: ValidationInfo) -> object:
        if info.data.get("provenance") == "public-sources":
            require(sources, "sources")
        return sources
