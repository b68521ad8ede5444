"""Product pictures are real PNGs, the same for one listing and different between listings."""

from __future__ import annotations

import struct
import zlib

import httpx

from peepers_desktop.demo.pictures import picture, png
from tests.helpers.store import StoreRig


def chunks(data: bytes) -> dict[bytes, bytes]:
    """The chunks of a PNG, with their checksums verified."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    found, position = {}, 8
    while position < len(data):
        (length,) = struct.unpack(">I", data[position : position + 4])
        kind, body = data[position + 4 : position + 8], data[position + 8 : position + 8 + length]
        (checksum,) = struct.unpack(">I", data[position + 8 + length : position + 12 + length])
        assert zlib.crc32(kind + body) == checksum
        found[kind] = body
        position += 12 + length
    return found


def test_the_file_has_the_size_it_says_and_all_its_pixels() -> None:
    parts = chunks(picture("MLB1", "Vestido Midi", 90))
    assert struct.unpack(">II", parts[b"IHDR"][:8]) == (90, 90)
    assert len(zlib.decompress(parts[b"IDAT"])) == 90 * (90 * 3 + 1)
    assert parts[b"IEND"] == b""


def test_a_picture_of_one_row_is_what_was_drawn() -> None:
    parts = chunks(png([bytearray(b"\x01\x02\x03\xff\xff\xff")]))
    assert zlib.decompress(parts[b"IDAT"]) == b"\x00\x01\x02\x03\xff\xff\xff"


def test_the_same_listing_always_looks_the_same_and_others_differ() -> None:
    assert picture("MLB1", "Vestido Midi", 90) == picture("MLB1", "Vestido Midi", 90)
    assert len({picture(f"MLB{number}", "Vestido Midi", 90) for number in range(40)}) == 40


def test_titles_without_usable_letters_are_drawn_without_initials() -> None:
    assert chunks(picture("MLB1", "11'' \"90\"", 90))[b"IHDR"]


def test_thumbnails_of_the_catalogue_can_be_fetched_without_a_token(reader: httpx.Client, shelf: StoreRig) -> None:
    seller = shelf.seller_id()
    ids = reader.get(f"/users/{seller}/items/search", params={"limit": 10}).json()["results"]
    stranger, seen = shelf.stranger(), set()
    for item_id in ids:
        body = reader.get(f"/items/{item_id}").json()
        for address, side in ((body["thumbnail"], 90), (body["pictures"][0]["secure_url"], 500)):
            answer = stranger.get(address)
            assert answer.headers["content-type"] == "image/png"
            assert struct.unpack(">II", chunks(answer.content)[b"IHDR"][:8]) == (side, side)
            seen.add(answer.content)
    assert len(seen) == 2 * len(ids)


def test_an_unknown_picture_is_a_404(reader: httpx.Client) -> None:
    assert reader.get("/pictures/D_000000-MLB1_012026-I.png").status_code == 404
    assert reader.get("/pictures/nonsense.png").status_code == 404
