"""An address as a QR code (ISO/IEC 18004), drawn so that a telephone reads it from paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import segno

QUIET: Final = 4
"""The white margin around a code, in modules, which the standard asks for."""

_MASK: Final = 0  # Any mask can be read; trying all eight for the fairest costs five times as much.


@dataclass(frozen=True)
class QrCode:
    """A code of `size` × `size` modules with its margin, and its dark modules as an SVG path."""

    size: int
    path: str


def draw(address: str) -> QrCode:
    """The code of `address`, which a reader makes out when 15 per cent of it is damaged."""
    code = segno.make_qr(address, error="m", boost_error=False, mask=_MASK)
    rows = [bytes(row) for row in code.matrix]
    path = "".join(_row(row, y) for y, row in enumerate(rows, start=QUIET) if any(row))
    return QrCode(len(rows) + 2 * QUIET, path)


def _row(row: bytes, y: int) -> str:
    """The dark runs of a row as strokes of one module's height."""
    parts, pen, start = [], -QUIET, row.find(1)
    while start >= 0:
        end = row.find(0, start)
        end = len(row) if end < 0 else end
        move = f"M{start + QUIET} {y}.5" if pen < 0 else f"m{start - pen} 0"
        parts.append(f"{move}h{end - start}")
        pen, start = end, row.find(1, end)
    return "".join(parts)
