"""Looks for words in everything a folder holds, as somebody with a copy of the disk would."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path


def found_in(folder: Path, words: Iterable[str]) -> dict[str, list[str]]:
    """The words that stand in any file, each with the files' names; written in UTF-8, plain letters in any case."""
    wanted = {word: word.encode().lower() for word in words}
    hits: dict[str, list[str]] = {}
    for name, contents in _contents(folder):
        for word, needle in wanted.items():
            if needle in contents:
                hits.setdefault(word, []).append(name)
    return hits


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        raw = path.read_bytes()
        yield path.name, raw.lower()
        if path.suffix == ".zip" or path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as archive:
                for inner in archive.namelist():
                    yield f"{path.name}!{inner}", archive.read(inner).lower()
        for inner_raw in _inflated(raw):
            yield f"{path.name} (compressed)", inner_raw.lower()


def _inflated(raw: bytes) -> Iterator[bytes]:
    """What lies compressed in a file: the cache keeps bodies so."""
    for head in (b"\x78\x9c", b"\x78\x01", b"\x78\xda"):
        start = raw.find(head)
        while start >= 0:
            try:
                yield zlib.decompressobj().decompress(raw[start:], 2**20)
            except zlib.error:
                pass  # the two bytes were something else
            start = raw.find(head, start + 1)
