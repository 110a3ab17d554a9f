"""A result: one measure over the years, held against a target and a comparison."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.model.fields import AcademicYear, Line, Number, Reference, doc
from generator.model.lists import Yearly
from generator.model.part import Part, part


@part
class Point(Part):
    """A measured value of one academic year."""

    year: Annotated[AcademicYear, doc("ปีการศึกษา พ.ศ.", "Academic year, B.E.")]
    value: Annotated[Number, doc("ค่าที่วัดได้", "Value")]


@part
class Comparison(Part):
    """The same measure elsewhere."""

    label: Annotated[Line, doc("เทียบกับใคร", "Compared with whom")]
    series: Annotated[Yearly[Point], doc("ค่าของคู่เทียบรายปี", "Values by academic year")]


@part
class Result(Part):
    """One measure over the years, with its target and comparison."""

    metric: Annotated[Line, doc("ตัวชี้วัด", "What is measured")]
    unit: Annotated[Line, doc("หน่วย เช่น ร้อยละ", "Unit, such as per cent")]
    better: Annotated[
        Literal["higher", "lower"],
        doc("higher = ยิ่งสูงยิ่งดี, lower = ยิ่งต่ำยิ่งดี", "Which direction is better"),
    ]
    item: Annotated[
        Annotated[str, Reference("result-item")] | None,
        doc("หัวข้อผลลัพธ์ TQA 7.1–7.5", "TQA results item, 7.1–7.5"),
    ] = None
    series: Annotated[Yearly[Point], doc("ค่ารายปีการศึกษา", "Values by academic year")]
    target: Annotated[Number | None, doc("เป้าหมาย", "Target")] = None
    comparison: Annotated[Comparison | None, doc("คู่เทียบ", "Comparison")] = None
    source: Annotated[Line | None, doc("ที่มาของข้อมูล", "Where the figures come from")] = None
