"""An address as a QR code (ISO/IEC 18004), drawn so that a telephone reads it from paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import zxingcpp

QUIET: Final = 4
"""The white margin around a code, in modules, which the standard asks for."""

_DARK: Final = 0
_LIGHT: Final = 255


@dataclass(frozen=True)
class QrCode:
    """A code of `size` × `size` modules with its margin, and its dark modules as an SVG path."""

    size: int
    path: str


def draw(address: str) -> QrCode:
    """The code of `address`, which a reader makes out when 15 per cent of it is damaged."""
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = code.to_image(scale=1, add_quiet_zones=False)  # Its types call it no buffer.
    height, width = image.shape
    pixels = memoryview(image).tobytes()
    rows = (pixels[y * width : (y + 1) * width] for y in range(height))
    path = "".join(_row(row, y) for y, row in enumerate(rows, start=QUIET))
    return QrCode(height + 2 * QUIET, path)


def _row(row: bytes, y: int) -> str:
    """The dark runs of a row of pixels as strokes of one module's height."""
    parts, pen, start = [], -QUIET, row.find(_DARK)
    while start >= 0:
        end = row.find(_LIGHT, start)
        end = len(row) if end < 0 else end
        move = f"M{start + QUIET} {y}.5" if pen < 0 else f"m{start - pen} 0"
        parts.append(f"{move}h{end - start}")
        pen, start = end, row.find(_DARK, end)
    return "".join(parts)
