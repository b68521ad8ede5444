"""Where the tokens of one account lie between two uses."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

import msgspec

from peepers_desktop.domain.ids import AccountId
from peepers_desktop.mercadolivre.oauth_tokens import TokenPair


class Secrets(Protocol):
    """What a vault does for this layer."""

    def read(self, key: str) -> str | None: ...

    def write(self, key: str, secret: str) -> None: ...

    def forget(self, key: str) -> None: ...


class _Stored(msgspec.Struct):
    access_token: str
    refresh_token: str
    expires_at: datetime
    scope: str
    user_id: str
    issued_at: datetime | None = None


class TokenShelf:
    """The pair of one account in a vault, as JSON under `tokens/{client_id}/{user_id}`.

    Errors are the vault's own.
    """

    def __init__(self, vault: Secrets, client_id: str, user_id: AccountId) -> None:
        self._vault = vault
        self._key = f"tokens/{client_id}/{user_id}"

    def read(self) -> TokenPair | None:
        """The stored pair; None when there is none, or when it cannot be understood."""
        text = self._vault.read(self._key)
        if text is None:
            return None
        try:
            stored = msgspec.json.decode(text, type=_Stored)
        except msgspec.DecodeError:
            return None
        return TokenPair(**msgspec.structs.asdict(stored))

    def write(self, pair: TokenPair) -> None:
        """Stores durably or raises."""
        self._vault.write(self._key, msgspec.json.encode(pair).decode("utf-8"))

    def forget(self) -> None:
        self._vault.forget(self._key)
