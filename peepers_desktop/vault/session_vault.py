"""Secrets that end with the program."""

from __future__ import annotations

from threading import Lock


class SessionVault:
    """Keeps everything in memory."""

    def __init__(self) -> None:
        self._secrets: dict[str, str] = {}
        self._lock = Lock()

    def __repr__(self) -> str:
        return "SessionVault(…)"

    @property
    def name(self) -> str:
        return "this session only"

    @property
    def lasting(self) -> bool:
        return False

    def read(self, key: str) -> str | None:
        with self._lock:
            return self._secrets.get(key)

    def write(self, key: str, secret: str) -> None:
        with self._lock:
            self._secrets[key] = secret

    def forget(self, key: str) -> None:
        with self._lock:
            self._secrets.pop(key, None)
