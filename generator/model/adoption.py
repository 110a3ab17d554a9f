"""An adoption: one school's report on a practice that it took over from another."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ValidationInfo, field_validator

from generator.model.fields import (
    Day,
    Line,
    Prose,
    Record,
    Reference,
    doc,
    refuse,
    require,
)
from generator.model.result import Result
from generator.text import Text


class Adoption(Record):
    """An adoption as its YAML file describes it."""

    practice: Annotated[
        str,
        Reference("practice"),
        doc("แนวปฏิบัติที่นำมาใช้ (โรงเรียน/แนวปฏิบัติ)", "The practice (school/practice)"),
    ]
    started: Annotated[Day, doc("วันที่เริ่ม ค.ศ. เช่น 2024-05-16", "Day it began, CE")]
    status: Annotated[
        Literal["in-progress", "sustained", "stopped"],
        doc(
            "in-progress = กำลังทำ, sustained = ทำต่อเนื่อง, stopped = หยุดแล้ว",
            "How it stands today",
        ),
    ]
    stopped_because: Annotated[
        Line | None, doc("เหตุที่หยุด กรอกเมื่อ status เป็น stopped", "Why it stopped")
    ] = None
    adaptations: Annotated[tuple[Line, ...], doc("สิ่งที่ปรับจากต้นฉบับ", "What was changed")] = ()
    results: Annotated[tuple[Result, ...], doc("ผลลัพธ์", "Results")] = ()
    advice: Annotated[
        Prose | None, doc("สิ่งที่อยากบอกโรงเรียนถัดไป", "What we would tell the next school")
    ] = None

    @field_validator("stopped_because")
    @classmethod
    def _stopped_says_why(cls, reason: object, info: ValidationInfo) -> object:
        status = info.data.get("status")
        if status == "stopped":
            require(reason, "stopped_because")
        elif status is not None:
            when = Text(th="status เป็น stopped", en="status is stopped")
            refuse(reason, "stopped_because", when)
        return reason
