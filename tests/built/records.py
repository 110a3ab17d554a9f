"""Records that the project itself does not have (yet), to be laid over a copy of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from generator.model.fields import check_text

SCHOOL: Final = "demo-collection"
MANY: Final = 60
VECTORS: Final = Path(__file__).parents[1] / "data/xss.txt"
FORMULA: Final = "=HYPERLINK(0)"

_BASE: Final = {
    "status": "published",
    "provenance": "demonstration",
    "items": ["4.1"],
    "pillars": ["quality"],
    "levels": ["primary"],
}


def lay_over(root: Path) -> Path:
    """Add the records to the project at `root`."""
    _write(
        root / "schools" / SCHOOL / "school.yml",
        {
            "name": text("โรงเรียนตัวอย่างรวมเรื่อง", "Collection Example School"),
            "demo": True,
            "esa": "demo-primary",
            "province": "nan",
            "levels": ["primary"],
        },
    )
    for name, practice in _practices():
        _write(root / "schools" / SCHOOL / "practices" / f"{name}.yml", {**_BASE, **practice})
    return root


def text(th: str, en: str | None) -> dict[str, str]:
    """A text as it stands in a file, perhaps without its English."""
    return {"th": th} if en is None else {"th": th, "en": en}


def _write(path: Path, record: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")  # is YAML


def _practices() -> Iterator[tuple[str, dict[str, Any]]]:
    for number in range(1, MANY + 1):
        yield (
            f"example-{number:02}",
            {
                "title": text(f"ตัวอย่างลำดับที่ {number}", f"Example number {number}"),
                "summary": text("มีไว้ให้รายการยาวพอ", "Here to make the list long enough."),
            },
        )
    yield (
        "retired",
        {
            "title": text("แจกสมุดสะสมดาวรายวัน", "A daily book of stars"),
            "summary": text("ครูติดดาวให้ทุกเช้า", "Teachers gave stars every morning."),
            "status": "retired",
            "retired": {
                "reason": text(
                    "เด็กสนใจดาวมากกว่าการอ่าน", "Children cared more for stars than books."
                ),
                "replaced_by": f"{SCHOOL}/example-01",
            },
        },
    )
    yield (
        "thai-only",
        {
            "title": text("เสียงตามสายเล่าเรื่องหนังสือ", None),
            "summary": text("นักเรียนเล่าเรื่องจากหนังสือวันละห้านาที", None),
            "approach": text("เลือกเรื่องที่เล่าจบในห้านาที", None),
        },
    )
    yield (
        "half-translated",
        {
            "title": text("มุมอ่านใต้ร่มไม้", "A reading corner in the shade"),
            "summary": text("ย้ายหนังสือออกมาไว้ใต้ต้นไม้", "Books were moved out under the trees."),
            "approach": text("ตั้งชั้นหนังสือที่มีล้อไว้ใต้ร่มไม้", None),
        },
    )
    for status in ("draft", "review"):
        yield (
            f"in-{status}",
            {
                "title": text(f"เรื่องที่ยังไม่เผยแพร่ {status}", f"Unpublished story in {status}"),
                "summary": text("ยังเขียนไม่เสร็จ", "Still being written."),
                "status": status,
            },
        )
    yield (
        "formula",
        {
            "title": text(FORMULA, FORMULA),
            "summary": text("@SUM(1+1)", "+1+1"),
        },
    )
    yield "hostile", _hostile()


# --- text that means harm -------------------------------------------------------------------


def vectors() -> list[str]:
    """Every attack of the collection; a blank line stands between two."""
    paragraphs = VECTORS.read_text(encoding="utf-8").strip().split("\n\n")
    return [each for each in paragraphs if not each.startswith("# ")]


def is_let_through(vector: str) -> bool:
    """Whether `tonbaeb check` would find nothing wrong with this text."""
    try:
        check_text(vector)
    except ValidationError:
        return False
    return True


def _joined(passed: Sequence[str]) -> str:
    """One text of many attacks, as far as they are let through together."""
    joined = ""
    for vector in passed:
        longer = f"{joined}\n\n{vector}".strip()
        joined = longer if is_let_through(longer) else joined
    return joined


def _hostile() -> dict[str, Any]:
    """A practice that holds in all kinds of fields whatever attack is let through."""
    passed = [vector for vector in vectors() if is_let_through(vector)]
    both = [text(vector, vector) for vector in passed]
    breakout = """"><img/src=x/onerror=alert(1)><a/href="javascript:alert(1)"""
    return {
        "title": text('" onmouseover="alert(1)', '" onmouseover="alert(1)'),
        "summary": text("'';!--\"&{()} {{ 7*7 }} {% raw %}", '\\";alert(1);// ${alert(1)}'),
        "approach": text(_joined(passed), _joined(passed)),
        "steps": [{"title": each, "detail": each, "who": each, "adapt": each} for each in both],
        "risks": [{"risk": each, "early_sign": each, "mitigation": each} for each in both],
        "fit": {"works_if": both, "avoid_if": both},
        "results": [
            {
                "metric": both[0],
                "unit": text('%" onload="alert(1)', '%" onload="alert(1)'),
                "better": "higher",
                "series": [{"year": 2567, "value": 1}, {"year": 2568, "value": 2}],
                "source": both[-1],
            }
        ],
        "documents": [{"title": each, "url": f"https://example.org/{breakout}"} for each in both],
        "contact": {
            "office": both[0],
            "role": both[-1],
            "website": f"https://example.org/{breakout}",
        },
        "sources": [
            {"title": vector, "url": "https://example.org/?'onclick='alert(1)"} for vector in passed
        ],
    }
