"""A blank record: every field of the model, with what it is for, ready to be filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from generator.schema import Ids, editor_schema

_HEAD: Final = """\
# {title}
# กรอกหลังเครื่องหมาย : ช่องที่ยังไม่มีข้อมูลเว้นว่างไว้ได้ ยกเว้นช่องที่เขียนว่า “จำเป็น”
# ข้อความที่มีเครื่องหมาย : หรือ # ให้ใส่ในเครื่องหมายคำพูด "…" ตรวจด้วยคำสั่ง tonbaeb check
# Fill in after the colons. A field that has no answer yet may stay empty, unless it is “required”.
# Put a text with a colon or # in "quotes". Check it with: tonbaeb check
"""

_TITLES: Final = {
    "school": "โรงเรียน · School",
    "practice": "แนวปฏิบัติ · Practice",
    "adoption": "รายงานการนำไปใช้ · Adoption report",
}

_SHORT_LIST: Final = 24


def blank(kind: str, ids: Ids, given: Mapping[str, str]) -> str:
    """The YAML text of a blank record of `kind` (school, practice or adoption).

    `ids` are those that its fields may name; `given` are values of top-level fields that are known
    already.
    """
    schema = editor_schema(kind, ids)
    form = _Form(schema)
    lines = [_HEAD.format(title=_TITLES[kind])]
    for name, field in schema["properties"].items():
        lines += form.field(name, field, "", required=name in schema.get("required", ()))
        if name in given:
            lines[-1] = f"{name}: {given[name]}"
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


@dataclass(frozen=True)
class _Form:
    """Writes the fields of a JSON Schema as empty YAML."""

    schema: Mapping[str, Any]

    def field(
        self, name: str, field: Mapping[str, Any], indent: str, *, required: bool
    ) -> Iterator[str]:
        """The lines of one field: its comment, its name, and the fields inside it."""
        node = self._resolved(field)
        if "description" in field:
            need = "จำเป็น · required: " if required else ""
            yield f"{indent}# {need}{field['description']}"
        listed = node.get("enum") or self._resolved(node.get("items", {})).get("enum")
        if listed and len(listed) <= _SHORT_LIST:
            yield f"{indent}#   {', '.join(map(str, listed))}"
        inner = self._resolved(node.get("items", {}))
        yield f"{indent}{name}:"
        if "properties" in node:
            yield from self._fields(node, indent + "  ")
        elif "properties" in inner:
            lines = list(self._fields(inner, indent + "    "))
            first = next(i for i, line in enumerate(lines) if not line.lstrip().startswith("#"))
            lines[first] = f"{indent}  - {lines[first].lstrip()}"
            yield from lines
        elif node.get("type") == "array":
            yield f"{indent}  -"

    def _fields(self, node: Mapping[str, Any], indent: str) -> Iterator[str]:
        for name, field in node["properties"].items():
            needed = name in node.get("required", ()) and "description" in field
            yield from self.field(name, field, indent, required=needed)

    def _resolved(self, field: Mapping[str, Any]) -> dict[str, Any]:
        """The schema behind references and behind “or nothing”."""
        node = dict(field)
        for branch in node.pop("anyOf", ()):
            if branch.get("type") != "null":
                node |= {k: v for k, v in branch.items() if k not in node or k == "$ref"}
        if "$ref" in node:
            node = {**self.schema["$defs"][node.pop("$ref").rsplit("/", 1)[1]], **node}
        return node
