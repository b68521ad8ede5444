"""Small product pictures, drawn from the item's own identifier: a coloured shape and the initials of the title."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from hashlib import sha256

_GLYPHS = {
    "A": "0e1111111f1111", "B": "1e11111e11111e", "C": "0e11101010110e", "D": "1e11111111111e", "E": "1f10101e10101f",
    "F": "1f10101e101010", "G": "0e11101713110f", "H": "1111111f111111", "I": "0e04040404040e", "J": "0702020202120c",
    "K": "11121418141211", "L": "1010101010101f", "M": "111b1515111111", "N": "11191513111111", "O": "0e11111111110e",
    "P": "1e11111e101010", "Q": "0e11111115120d", "R": "1e11111e141211", "S": "0f10100e01011e", "T": "1f040404040404",
    "U": "1111111111110e", "V": "11111111110a04", "W": "1111111515150a", "X": "11110a040a1111", "Y": "11110a04040404",
    "Z": "1f01020408101f",
}  # fmt: skip
Colour = tuple[int, int, int]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(rows: list[bytearray]) -> bytes:
    """An 8-bit RGB picture from rows of ``r, g, b`` bytes."""
    header = struct.pack(">IIBBBBB", len(rows[0]) // 3, len(rows), 8, 2, 0, 0, 0)
    data = b"".join(b"\x00" + bytes(row) for row in rows)
    body = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(data, 6)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _palette(digest: bytes) -> tuple[Colour, Colour]:
    """A pale background and a strong foreground of the same hue family."""
    strong = (60 + digest[0] % 150, 60 + digest[1] % 130, 60 + digest[2] % 150)
    pale = (255 - (255 - strong[0]) // 5, 255 - (255 - strong[1]) // 5, 255 - (255 - strong[2]) // 5)
    return pale, strong


def _inside(shape: int, x: float, y: float) -> bool:
    """Whether a point, in -1..1, lies in the item's shape: circle, box, diamond, bottle or shirt."""
    if shape == 0:
        return x * x + y * y < 0.62
    if shape == 1:
        return abs(x) < 0.72 and abs(y) < 0.6
    if shape == 2:
        return abs(x) + abs(y) < 0.9
    if shape == 3:
        return (abs(x) < 0.42 and -0.35 < y < 0.85) or (abs(x) < 0.18 and -0.85 < y <= -0.35)
    return (abs(x) < 0.5 and -0.6 < y < 0.8) or (abs(x) < 0.9 and -0.6 < y < -0.1)


def _write(rows: list[bytearray], letters: str, size: int) -> None:
    """Initials in the middle, in white."""
    scale = max(1, size // 30)
    left = (size - (6 * len(letters) - 1) * scale) // 2
    top = (size - 7 * scale) // 2
    for index, letter in enumerate(letters):
        bits = bytes.fromhex(_GLYPHS[letter])
        for line, mask in enumerate(bits):
            for column in range(5):
                if mask >> (4 - column) & 1:
                    _dot(rows, left + (index * 6 + column) * scale, top + line * scale, scale)


def _dot(rows: list[bytearray], x: int, y: int, scale: int) -> None:
    for row in rows[y : y + scale]:
        row[x * 3 : (x + scale) * 3] = b"\xff" * (scale * 3)


@lru_cache(maxsize=4096)
def picture(key: str, title: str, size: int) -> bytes:
    """The PNG of one item: the same key and title give the same bytes, another key gives another picture."""
    digest = sha256(key.encode()).digest()
    pale, strong = _palette(digest)
    shape, flat = digest[3] % 5, bytes(pale)
    rows = []
    for y in range(size):
        row = bytearray(flat * size)
        for x in range(size):
            if _inside(shape, 2 * x / size - 1, 2 * y / size - 1):
                row[x * 3 : x * 3 + 3] = bytes(strong)
        rows.append(row)
    _write(rows, _initials(title), size)
    return png(rows)


def _initials(title: str) -> str:
    words = [word[0].upper() for word in title.split() if word[0].upper() in _GLYPHS]
    return "".join(words[:2])
