"""Unpacking answers piece by piece, so that a small answer cannot unfold into all of the memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from peepers_desktop.mercadolivre.errors import BadAnswer

_GZIP = 16 + zlib.MAX_WBITS
_PIECE = 256 * 1024


def unpacked(pieces: Iterable[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    """The pieces of a body in clear, none larger than 256 KiB.

    Raises:
        BadAnswer: broken or cut packing, a packing nobody asked for, or more than `limit` bytes.
    """
    if encoding == "gzip":
        return _gunzipped(pieces, limit)
    if encoding in ("identity", ""):
        return iter(pieces)
    raise BadAnswer


def _gunzipped(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    machine = zlib.decompressobj(_GZIP)
    size, begun = 0, False
    for packed in pieces:
        begun = begun or bool(packed)
        for clear in _inflated(machine, packed):
            size += len(clear)
            if size > limit:
                raise BadAnswer
            yield clear
    if begun and not machine.eof:
        raise BadAnswer


def _inflated(machine: zlib._Decompress, packed: bytes) -> Iterator[bytes]:
    try:
        while packed and not machine.eof:
            clear = machine.decompress(packed, _PIECE)
            packed = machine.unconsumed_tail
            if clear:
                yield clear
    except zlib.error as broken:
        raise BadAnswer from broken
