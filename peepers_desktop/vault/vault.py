"""What every place for secrets can do."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Vault(Protocol):
    """Keeps small texts under names. Every call may block for seconds (a keyring asks its owner), so never on
    the thread of a window. Raises only `vault.errors.VaultError`s.

    Keys in use: `application/{client_id}` (the client secret), `tokens/{client_id}/{user_id}` (a pair of
    tokens), `connection/{user_id}` (the client id an account was connected with), `field-key`.
    """

    @property
    def name(self) -> str:
        """What it is called, to be shown."""

    @property
    def lasting(self) -> bool:
        """False when everything in it ends with the program."""

    def read(self, key: str) -> str | None:
        """The text under this key; None when there is none."""

    def write(self, key: str, secret: str) -> None:
        """Stores durably, or raises; an older text is replaced as a whole or not at all."""

    def forget(self, key: str) -> None:
        """Removes the text; nothing happens when there is none."""


class Places(Protocol):
    """The part of a profile that a vault needs."""

    @property
    def root(self) -> Path:
        """The profile's folder; two profiles never share secrets."""

    @property
    def vault_file(self) -> Path:
        """Where a vault that is a file lies."""
