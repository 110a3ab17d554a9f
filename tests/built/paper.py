"""What a browser prints, read back from the PDF."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # It ships no types.
from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    IndirectObject,
    StreamObject,
    TextStringObject,
)


def sheets(pdf: bytes) -> list[str]:
    """The words of each sheet, in the order in which they are drawn, as `bare` text."""
    return [bare("".join(_words(page))) for page in PdfReader(io.BytesIO(pdf)).pages]


def first_sheet(pdf: bytes) -> Any:
    """The first sheet, to be measured or drawn as a printer would: a page of pypdfium2."""
    return pypdfium2.PdfDocument(pdf)[0]


def bare(text: str) -> str:
    """Text without what its lines and its font change: blanks, and how sara am is composed."""
    composed = unicodedata.normalize("NFC", text).replace("\u0e4d\u0e32", "\u0e33")
    return re.sub(r"[\s\u200b\u00ad]+", "", composed)


def _words(page: PageObject) -> Iterator[str]:
    """The text of a page's content stream.

    Where glyphs do not stand for one character each, as with the marks of Thai, Chromium says in
    `ActualText` what they spell; that counts, and not what single glyphs would be.
    """
    fonts = {name: _letters(font) for name, font in _fonts(page).items()}
    contents = page.get_contents()
    assert contents is not None
    letters: Mapping[bytes, str] = {}
    spelt = [False]
    for operands, operator in ContentStream(contents, page.pdf).operations:
        match operator:
            case b"Tf":
                letters = fonts[operands[0]]
            case b"BDC" | b"BMC":
                properties = operands[1] if len(operands) > 1 else None
                has_text = isinstance(properties, dict) and "/ActualText" in properties
                if isinstance(properties, dict) and has_text and not spelt[-1]:
                    yield str(properties["/ActualText"])
                spelt.append(spelt[-1] or has_text)
            case b"EMC":
                spelt.pop()
            case b"Tj" | b"TJ" if not spelt[-1]:
                for piece in operands[0] if operator == b"TJ" else operands:
                    if isinstance(piece, TextStringObject | ByteStringObject):
                        codes = piece.original_bytes
                        pairs = (codes[n : n + 2] for n in range(0, len(codes), 2))
                        yield from (letters.get(pair, "") for pair in pairs)


def _fonts(page: PageObject) -> Mapping[str, DictionaryObject]:
    resources = page["/Resources"]
    assert isinstance(resources, DictionaryObject)
    fonts = resources["/Font"]
    assert isinstance(fonts, DictionaryObject)
    return {name: _direct(font) for name, font in fonts.items()}


def _direct(value: object) -> DictionaryObject:
    found = value.get_object() if isinstance(value, IndirectObject) else value
    assert isinstance(found, DictionaryObject)
    return found


def _letters(font: DictionaryObject) -> dict[bytes, str]:
    """What each glyph of a font stands for, by its code of two bytes."""
    stream = font["/ToUnicode"].get_object()
    assert isinstance(stream, StreamObject)
    table = stream.get_data().decode("ascii")
    found: dict[bytes, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<(\w{4})> *<(\w+)>", block):
            found[bytes.fromhex(code)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in re.findall(r"<(\w{4})> *<(\w{4})> *<(\w{4})>", block):
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code.to_bytes(2)] = chr(int(text, 16) + code - int(first, 16))
    return found
