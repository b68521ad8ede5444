"""An application's key, and the pair of tokens it gets for a seller. Neither ever shows itself in a log."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from peepers_desktop.domain.ids import AccountId

EARLY = timedelta(minutes=10)
"""How long before its end a token is renewed; at most half of its life."""


@dataclass(frozen=True, slots=True)
class Application:
    """The seller's own DevCenter application."""

    client_id: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TokenPair:
    """An access token with the refresh token that came with it. The refresh token works once
    (page autenticacion-y-autorizacion 29/12/2025)."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    expires_at: datetime
    scope: str
    """What was granted: scopes and permission URNs, separated by spaces."""
    user_id: AccountId
    issued_at: datetime | None = None

    def is_alive(self, now: datetime) -> bool:
        """The access token has not reached its end."""
        return now < self.expires_at

    def is_fresh(self, now: datetime) -> bool:
        """The access token need not be renewed yet."""
        life = self.expires_at - self.issued_at if self.issued_at else EARLY * 2
        return now < self.expires_at - min(EARLY, life / 2)
