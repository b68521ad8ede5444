"""Long secrets in a keyring that keeps only short ones: parts first, then one entry that makes them count."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from peepers_desktop.vault.errors import VaultDamaged

MARK = "peepers-parts:"
"""A text that begins so is a directory of parts."""


@dataclass(frozen=True, slots=True)
class _Directory:
    generation: str
    count: int
    digest: str

    @classmethod
    def parse(cls, stored: str | None) -> _Directory | None:
        if stored is None or not stored.startswith(MARK):
            return None
        try:
            generation, count, digest = stored.removeprefix(MARK).split(":")
            return cls(generation, int(count), digest)
        except ValueError as bad:
            raise VaultDamaged(vault="the keyring") from bad

    def text(self) -> str:
        return f"{MARK}{self.generation}:{self.count}:{self.digest}"

    def keys(self, key: str) -> list[str]:
        return [f"{key}#{self.generation}.{number}" for number in range(self.count)]


class Chunks:
    """Reads and writes texts of any length through three calls that take at most `limit` characters
    (0 = any). A text is replaced by one write of its own key, so a crash leaves the old one or the new one.
    """

    def __init__(
        self,
        get: Callable[[str], str | None],
        put: Callable[[str, str], None],
        delete: Callable[[str], None],
        limit: int,
    ) -> None:
        self._get = get
        self._put = put
        self._delete = delete
        self._limit = limit

    def read(self, key: str) -> str | None:
        stored = self._get(key)
        directory = _Directory.parse(stored)
        if directory is None:
            return stored
        whole = "".join(self._get(part) or "" for part in directory.keys(key))
        if _digest(whole) != directory.digest:
            raise VaultDamaged(vault="the keyring")
        return whole

    def write(self, key: str, secret: str) -> None:
        before = _Directory.parse(self._get(key))
        if (self._limit and len(secret) > self._limit) or secret.startswith(MARK):
            secret = self._write_parts(key, secret)
        self._put(key, secret)
        self._delete_parts(key, before)

    def forget(self, key: str) -> None:
        before = _Directory.parse(self._get(key))
        self._delete(key)
        self._delete_parts(key, before)

    def _write_parts(self, key: str, secret: str) -> str:
        size = self._limit or len(secret)
        parts = [secret[start : start + size] for start in range(0, len(secret), size)]
        directory = _Directory(secrets.token_hex(4), len(parts), _digest(secret))
        for part_key, part in zip(directory.keys(key), parts, strict=True):
            self._put(part_key, part)
        return directory.text()

    def _delete_parts(self, key: str, directory: _Directory | None) -> None:
        for part_key in directory.keys(key) if directory else ():
            self._delete(part_key)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]
