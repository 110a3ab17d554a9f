"""An address as a QR code (ISO/IEC 18004), drawn so that a telephone reads it from paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import zxingcpp

QUIET: Final = 4
"""The white margin around a code, in modules, which the standard asks for."""

MASK: Final = 3
"""Which of the standard's eight patterns is laid over a code, so that none is all dark or light.

Trying all of them takes four times as long, and the one that comes out best is not read better.
"""

_LIGHT: Final = b"\xff"
_RUN: Final = re.compile(rb"\xff*\x00+")
"""Dark pixels, and the light ones before them."""


@dataclass(frozen=True)
class QrCode:
    """A code of `size` × `size` modules with its margin, and its dark modules as an SVG path."""

    size: int
    path: str


def draw(address: str) -> QrCode:
    """The code of `address`, which a reader makes out when 15 per cent of it is damaged."""
    code = zxingcpp.create_barcode(
        address, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=MASK
    )
    image: Any = code.to_image(scale=1, add_quiet_zones=False)  # Its types call it no buffer.
    height, width = image.shape
    pixels = memoryview(image).tobytes()
    rows = (pixels[y * width : (y + 1) * width] for y in range(height))
    path = "".join(_row(row, y) for y, row in enumerate(rows, start=QUIET))
    return QrCode(height + 2 * QUIET, path)


def _row(row: bytes, y: int) -> str:
    """The dark runs of a row of pixels as strokes of one module's height."""
    inked = row.lstrip(_LIGHT)
    start = f"M{QUIET + len(row) - len(inked)} {y}.5"
    return start + "".join(map(_stroke, _RUN.findall(inked)))


@cache
def _stroke(run: bytes) -> str:
    """From the end of one run to the end of the next."""
    light = run.count(_LIGHT)
    move = f"m{light} 0" if light else ""
    return f"{move}h{len(run) - light}"
