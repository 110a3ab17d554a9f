"""Personal data that has slipped into a text: national ID numbers, private telephones, e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.markdown import Finding

_THAI_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_GAP: Final = "[-–\u00a0 ]?"
_PHONE_GAP: Final = "[-–.()\u00a0 ]{0,3}"
_PERSONAL_NUMBER: Final = re.compile(
    rf"(?<![0-9])(?=(?P<id>[1-8](?:{_GAP}[0-9]){{12}})(?![0-9]))|"
    rf"(?<![0-9])(?<![0-9]\.)(?P<mobile>(?:0|\+?66{_GAP}(?:\(0\){_GAP})?)[689](?:{_PHONE_GAP}[0-9]){{8}})(?![0-9])"
)
_MANY_DIGITS: Final = re.compile(rf"[0-9๐-๙](?:{_PHONE_GAP}[0-9๐-๙]){{8}}")
"""What every such number holds, for a quick look at texts that hold none."""

_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")


def personal(text: str) -> Iterator[Finding]:
    """The first e-mail address, mobile telephone and national ID number in `text`, as there are."""
    if "@" in text and (found := _EMAIL.search(text)):
        yield Finding("personal-email", found.group())
    if not _MANY_DIGITS.search(text):
        return
    seen = set()
    for number in _PERSONAL_NUMBER.finditer(text.translate(_THAI_DIGITS)):
        kind = "mobile" if number["mobile"] else "id"
        is_personal = number["mobile"] or is_national_id(re.sub(r"[^0-9]", "", number["id"]))
        if is_personal and kind not in seen:
            seen.add(kind)
            code = "personal-phone" if kind == "mobile" else "personal-id"
            yield Finding(code, text[slice(*number.span(kind))])


def is_national_id(digits: str) -> bool:
    """Whether 13 ASCII digits carry the check digit of a Thai national ID number.

    The check digit is (11 - Σ dᵢ·(13 - i) mod 11) mod 10 over the first twelve digits; the first
    digit is neither 0 nor 9 (`stdnum`, module th.idnr).
    """
    if not re.fullmatch(r"[1-8][0-9]{12}", digits):
        return False
    total = sum(int(digit) * (13 - place) for place, digit in enumerate(digits[:12]))
    return (11 - total % 11) % 10 == int(digits[12])
