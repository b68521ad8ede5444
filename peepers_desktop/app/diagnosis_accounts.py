"""The vault, the accounts with their access and permissions, the quota and the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from peepers_desktop.app.findings import Finding, Level
from peepers_desktop.domain.accounts import Account, Link
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre.errors import Ambiguous, BadAnswer, NotSent, RateLimited, ServerTrouble

SKEW = 300
"""Seconds this machine's clock may be off before it is worth a word."""
_PASSING = (NotSent, Ambiguous, BadAnswer, ServerTrouble, RateLimited)
"""What the network does on a bad day is no fault of the installation."""
_SCOPES = ("read", "write", "offline_access")


@dataclass(frozen=True, slots=True)
class LinkState:
    """An access that works. `scope` is what was granted."""

    scope: str
    expires_at: datetime


def failure(topic: str, error: PeepersError) -> Finding:
    """A failed examination as a finding."""
    level = Level.WARNING if isinstance(error, _PASSING) else Level.PROBLEM
    return Finding(topic, level, error.message, error.advice, dict(error.params))


def vault(name: str) -> Iterator[Finding]:
    """Where the secrets lie."""
    yield Finding("vault", Level.OK, "Secrets are kept in: {vault}.", params={"vault": name})


def network(skew: float | None) -> Iterator[Finding]:
    """The marketplace answered; what it said about the time."""
    yield Finding("network", Level.OK, "Mercado Livre can be reached.")
    if skew is not None and abs(skew) > SKEW:
        params: dict[str, str | int] = {"minutes": int(abs(skew) // 60)}
        text = "The clock of this machine is {minutes} minutes off."
        yield Finding("clock", Level.WARNING, text, "Set the machine's clock automatically.", params)
    elif skew is not None:
        yield Finding("clock", Level.OK, "The clock of this machine is right.")


def accounts(
    found: Sequence[Account],
    link: Callable[[Account], LinkState],
    quota: Callable[[Account], int | None],
    now: datetime,
) -> Iterator[Finding]:
    """Each account in use: its access, its permissions, its application's quota."""
    used = [account for account in found if account.link is not Link.ARCHIVED]
    if not used:
        yield Finding("accounts", Level.WARNING, "No account is connected.", "Connect one to begin.")
    for account in used:
        yield from _account(account, link, quota, now)


def requests(used: int) -> Iterator[Finding]:
    """What this machine has asked within the last hour, every account together."""
    yield Finding("requests", Level.OK, "Requests of the last hour: {count}.", params={"count": used})


def _account(
    account: Account, link: Callable[[Account], LinkState], quota: Callable[[Account], int | None], now: datetime
) -> Iterator[Finding]:
    params: dict[str, str | int] = {"account": account.seller.nickname}
    try:
        state = link(account)
    except PeepersError as error:
        told = failure("account", error)
        yield Finding("account", told.level, "The access of {account} cannot be used now.", params=params)
        yield told
        return
    params["minutes"] = max(0, int((state.expires_at - now).total_seconds() // 60))
    text = "{account} is connected; the access lasts {minutes} minutes and renews itself."
    yield Finding("account", Level.OK, text, params=params)
    yield from _grants(account, state.scope)
    yield from _quota(account, quota)


def _grants(account: Account, scope: str) -> Iterator[Finding]:
    params: dict[str, str | int] = {"account": account.seller.nickname}
    granted = scope.split()
    missing = [name for name in _SCOPES if granted and name not in granted]
    missing += sorted(permission.value for permission in account.missing_permissions)
    advice = "Grant it in the DevCenter and connect the account again."
    for name in missing:
        text = "{account} lacks the permission {permission}."
        yield Finding("permissions", Level.WARNING, text, advice, {**params, "permission": name})
    if not missing:
        yield Finding("permissions", Level.OK, "{account} has granted every permission.", params=params)


def _quota(account: Account, quota: Callable[[Account], int | None]) -> Iterator[Finding]:
    params: dict[str, str | int] = {"account": account.seller.nickname}
    try:
        allowed = quota(account)
    except PeepersError as error:
        yield failure("quota", error)
        return
    if allowed is None:
        yield Finding("quota", Level.OK, "The application of {account} names no quota.", params=params)
        return
    params["count"] = allowed
    text = "The application of {account} may make {count} requests an hour."
    yield Finding("quota", Level.OK, text, params=params)
