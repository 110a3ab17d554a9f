"""QR codes: what is drawn is what a telephone reads."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
import zxingcpp

from generator.qr import MASK, QUIET, QrCode, draw

ADDRESSES: Final = (
    "https://tonbaeb.example/th/practices/demo-rim-khong/fewer-forms/",
    "http://a.example/",
    "https://a-longer-host.tonbaeb.example/some/folder/en/practices/" + "a-school/" * 12,
)
SCALE: Final = 4


def modules(code: QrCode) -> list[bytearray]:
    """The dark modules (1) of a drawn code, row by row with its margin."""
    rows = [bytearray(code.size) for _ in range(code.size)]
    for left, y, rest in re.findall(r"M(\d+) (\d+)\.5([^M]*)", code.path):
        x = int(left)
        for step, length in re.findall(r"(m|h)(\d+)", rest):
            if step == "h":
                rows[int(y)][x : x + int(length)] = b"\1" * int(length)
            x += int(length)
    return rows


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_code_can_be_read(address: str) -> None:
    """A reader of QR codes makes the address out of what is drawn, and nothing else."""
    rows = modules(draw(address))
    width = len(rows) * SCALE
    pixels = b"".join(
        b"".join(bytes([0 if dark else 255]) * SCALE for dark in row) * SCALE for row in rows
    )
    picture = memoryview(pixels).cast("B", shape=[width, width])
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [address]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_path_draws_every_module(address: str) -> None:
    """The strokes cover the dark modules of the code one by one, within a white margin."""
    code = draw(address)
    code_alone = zxingcpp.create_barcode(
        address, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=MASK
    )
    image: Any = code_alone.to_image(scale=1, add_quiet_zones=False)
    pixels: Any = memoryview(image).tolist()
    rows = modules(code)
    inner = [bytes(row[QUIET:-QUIET]) for row in rows[QUIET:-QUIET]]
    assert inner == [bytes(pixel == 0 for pixel in row) for row in pixels]
    assert sum(map(sum, rows)) == sum(map(sum, inner))
