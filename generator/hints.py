"""What an editor may have meant, and what the things are called that a record refers to."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from typing import Final

from generator.text import Text

KINDS: Final[Mapping[str, Text]] = {
    "band": Text(th="ช่วงคะแนน", en="score band"),
    "category": Text(th="หมวดของเกณฑ์", en="category"),
    "cohort": Text(th="รุ่นของโครงการ", en="cohort"),
    "edition": Text(th="ฉบับของเกณฑ์", en="edition"),
    "esa": Text(th="เขตพื้นที่การศึกษา", en="service area"),
    "item": Text(th="หัวข้อ TQA", en="TQA item"),
    "level": Text(th="ระดับชั้น", en="level"),
    "pillar": Text(th="นโยบายด้าน", en="pillar"),
    "practice": Text(th="แนวปฏิบัติ", en="practice"),
    "process-item": Text(th="หัวข้อกระบวนการ TQA (1.1–6.2)", en="TQA process item (1.1–6.2)"),
    "province": Text(th="จังหวัด", en="province"),
    "region": Text(th="ภูมิภาค", en="region"),
    "result-item": Text(th="หัวข้อผลลัพธ์ TQA (7.1–7.5)", en="TQA results item (7.1–7.5)"),
    "setting": Text(th="ลักษณะที่ตั้ง", en="setting"),
    "size": Text(th="ขนาดโรงเรียน", en="school size"),
    "topic": Text(th="หัวเรื่อง", en="topic"),
}
"""What the kinds of reference are called in messages."""

_SHORT_LIST: Final = 12


def suggestion(found: str, possible: Collection[str]) -> Text:
    """What the editor may have meant: the nearest name, or all of them where they are few."""
    if nearest := difflib.get_close_matches(found, possible, n=1, cutoff=0.6):
        return Text(th=f"หมายถึง {nearest[0]} หรือไม่", en=f"Did you mean {nearest[0]}?")
    if 0 < len(possible) <= _SHORT_LIST:
        listed = ", ".join(possible)
        return Text(th=f"ใช้ได้: {listed}", en=f"Possible: {listed}")
    return Text(th="ตรวจตัวสะกดกับแบบฟอร์มและรายการในเว็บ", en="Check the spelling against the lists.")
