"""A vault that is opened when something is first asked of it: the cache is there before any keyring is."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from peepers_desktop.vault.vault import Vault


class DeferredVault:
    """Opens once; a failure is told to whoever asked and tried again for the next one."""

    def __init__(self, open_it: Callable[[], Vault]) -> None:
        self._open_it = open_it
        self._lock = Lock()
        self._opened: Vault | None = None

    def __repr__(self) -> str:
        return "DeferredVault(…)"

    @property
    def name(self) -> str:
        """Raises a `VaultError` or `UnknownVault` like every other call."""
        return self._vault().name

    def read(self, key: str) -> str | None:
        return self._vault().read(key)

    def write(self, key: str, secret: str) -> None:
        self._vault().write(key, secret)

    def forget(self, key: str) -> None:
        self._vault().forget(key)

    def _vault(self) -> Vault:
        with self._lock:
            if self._opened is None:
                self._opened = self._open_it()
            return self._opened
