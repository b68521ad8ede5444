"""Why an account has to be connected again, as far as that can be known here.

`400 invalid_grant` is the same answer for an old grant, a withdrawn one, a changed password and a token that another
computer has used up (page autenticacion-y-autorizacion 29/12/2025), so the rest is told from what lies here.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from peepers_desktop.mercadolivre.errors import ReconnectNeeded
from peepers_desktop.mercadolivre.oauth_tokens import TokenPair

NO_TOKENS = "no_tokens"
SESSION_OVER = "session_over"
EXPIRED = "expired"
WITHDRAWN = "withdrawn"
INVALID_GRANT = "invalid_grant"
"""Causes of `ReconnectNeeded`."""
WITHOUT_KEYS = frozenset({NO_TOKENS, SESSION_OVER})
"""The grant may be alive at the marketplace; only this computer has lost its keys."""

REFRESH_LIFE = timedelta(days=180)
"""A refresh token lives six months; a little less here, since months have different lengths."""


class NoTokens(ReconnectNeeded):
    message = "The keys of this account are no longer on this computer."
    advice = "Connect the account again. Its data and pending changes are still here."

    def __init__(self) -> None:
        super().__init__(NO_TOKENS)


class SessionOver(ReconnectNeeded):
    message = "The keys of this account were kept for one session only, and that has ended."
    advice = "Connect the account again, and choose another place for the keys if you like."

    def __init__(self) -> None:
        super().__init__(SESSION_OVER)


class GrantExpired(ReconnectNeeded):
    message = "The permission you gave Peepers has expired: it lasts six months without use."
    advice = "Connect the account again. Its data and pending changes are still here."

    def __init__(self) -> None:
        super().__init__(EXPIRED)


class GrantWithdrawn(ReconnectNeeded):
    message = "Mercado Livre ended the access before its time: the password was changed or the permission withdrawn."
    advice = "Connect the account again. Its data and pending changes are still here."

    def __init__(self) -> None:
        super().__init__(WITHDRAWN)


class GrantRefused(ReconnectNeeded):
    message = "Mercado Livre no longer accepts the keys of this account."
    advice = (
        "Connect it again; nothing is lost. This happens when the password was changed, the permission withdrawn, or "
        "the account connected on another computer with the same application."
    )

    def __init__(self) -> None:
        super().__init__(INVALID_GRANT)


_BY_CAUSE: dict[str, type[NoTokens | SessionOver | GrantExpired | GrantWithdrawn | GrantRefused]] = {
    NO_TOKENS: NoTokens,
    SESSION_OVER: SessionOver,
    EXPIRED: GrantExpired,
    WITHDRAWN: GrantWithdrawn,
    INVALID_GRANT: GrantRefused,
}


def reconnect(cause: str) -> ReconnectNeeded:
    """The error of a cause; one that is not known says only that the link has ended."""
    known = _BY_CAUSE.get(cause)
    return ReconnectNeeded(cause) if known is None else known()


def cause_of(pair: TokenPair, stale: str | None, now: datetime) -> str:
    """The cause of `invalid_grant` for this pair. `stale` is the access token that a resource refused."""
    if pair.issued_at is not None and now - pair.issued_at >= REFRESH_LIFE:
        return EXPIRED
    return WITHDRAWN if pair.access_token == stale and pair.is_alive(now) else INVALID_GRANT
