"""The key of personal fields, taken from the vault once and kept in memory while the program runs."""

from __future__ import annotations

import base64
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from peepers_desktop.store.sealing import SEALED
from peepers_desktop.vault import Vault

if TYPE_CHECKING:  # heavy, and not needed before the key is
    from peepers_desktop.vault.field_cipher import FieldCipher


class FieldKeeper:
    """The store's `Sealer`. Thread-safe. Without the key it seals and reads nothing."""

    def __init__(self, vault: Vault, lasting: Callable[[], bool] = lambda: True) -> None:
        self._vault = vault
        self._lasting = lasting
        self._lock = Lock()
        self._cipher: FieldCipher | None = None

    def __repr__(self) -> str:
        return "FieldKeeper(…)"

    @property
    def unlocked(self) -> bool:
        return self._cipher is not None

    @property
    def lasting(self) -> bool:
        """False when the key ends with the session, and what it sealed with it."""
        return self._lasting()

    def unlock(self) -> bool:
        """Fetch the key, or make one; True when it was not there before. May block: never on a window's thread.
        Raises a `VaultError`."""
        with self._lock:
            if self._cipher is not None:
                return False
            from peepers_desktop.vault.field_cipher import FieldCipher

            self._cipher = FieldCipher.from_vault(self._vault)
            return True

    def forget(self) -> None:
        """Lock again, and destroy the key: what it sealed can never be read again."""
        from peepers_desktop.vault.field_cipher import KEY

        with self._lock:
            self._cipher = None
            self._vault.forget(KEY)

    def seal(self, text: str, place: str) -> str | None:
        cipher = self._cipher
        return SEALED + base64.b64encode(cipher.encrypt(text, place)).decode("ascii") if cipher else None

    def unseal(self, sealed: str, place: str) -> str | None:
        cipher = self._cipher
        return cipher.try_decrypt(sealed.removeprefix(SEALED), place) if cipher else None

    def mark(self, word: str) -> str | None:
        cipher = self._cipher
        return cipher.mark(word) if cipher else None
