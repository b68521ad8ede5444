"""Packed answers: unfolded in small pieces up to a limit, and refused where they are cut, broken or of another kind."""

from __future__ import annotations

import gzip
import zlib

import pytest

from peepers_desktop.mercadolivre.errors import BadAnswer
from peepers_desktop.mercadolivre.inflate import unpacked

BODY = bytes(range(256)) * 4096
PACKED = gzip.compress(BODY)
LIMIT = len(BODY)


def whole(pieces: list[bytes], encoding: str = "gzip", limit: int = LIMIT) -> bytes:
    return b"".join(unpacked(pieces, encoding, limit))


@pytest.mark.parametrize("size", [1, 7, 1000, len(PACKED)])
def test_pieces_of_any_size_give_the_whole(size: int) -> None:
    assert whole([PACKED[start : start + size] for start in range(0, len(PACKED), size)]) == BODY


@pytest.mark.parametrize("encoding", ["identity", ""])
def test_what_is_not_packed_passes(encoding: str) -> None:
    assert whole([b"a", b"", b"b"], encoding) == b"ab"


def test_an_empty_answer_is_empty() -> None:
    assert whole([]) == whole([b""]) == whole([gzip.compress(b"")]) == b""


@pytest.mark.parametrize("encoding", ["br", "deflate", "gzip, gzip", "zstd", "x"])
def test_a_packing_nobody_asked_for(encoding: str) -> None:
    with pytest.raises(BadAnswer):
        whole([PACKED], encoding)


@pytest.mark.parametrize("left", [1, 4, 9, len(PACKED) // 2])
def test_a_cut_answer_is_no_shorter_answer(left: int) -> None:
    with pytest.raises(BadAnswer):
        whole([PACKED[:-left]])


@pytest.mark.parametrize("broken", [b"no gzip at all", b"\x1f\x8b\x08", PACKED[:-8] + b"\0" * 8, zlib.compress(BODY)])
def test_a_broken_answer(broken: bytes) -> None:
    with pytest.raises(BadAnswer):
        whole([broken])


def test_what_follows_the_end_is_not_read() -> None:
    assert whole([PACKED + b"garbage", gzip.compress(b"more")]) == BODY


def test_a_bomb_ends_at_the_limit_and_never_stands_in_memory_as_a_whole() -> None:
    bomb = gzip.compress(b"\0" * (64 << 20))
    taken: list[int] = []
    with pytest.raises(BadAnswer):
        taken.extend(len(piece) for piece in unpacked([bomb], "gzip", 1 << 20))
    assert 0 < sum(taken) <= 1 << 20
    assert max(taken) <= 256 * 1024
