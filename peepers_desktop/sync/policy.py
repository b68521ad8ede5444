"""What each failure does to a cycle: the one table of it.

    failure                                    cycle                         account            asked again
    Unreachable, TlsFailed (no byte left)      next stage, until offline     stays connected    next round
    Ambiguous                                  next stage, until offline     stays connected    next round
    BadAnswer, ServerTrouble                   stage ends, next stage        stays connected    next round
    RateLimited                                cycle ends, pause             stays connected    after the pause
    EdgeForbidden (HTML 403)                   stage ends, next stage        stays connected    after 5 minutes
    PermissionMissing, AccessForbidden         stage ends, next stage        stays connected    after an hour
    Refused, NotFound, VersionMismatch,
        OptimisticLock                         stage ends, next stage        stays connected    after an hour
    NotOwner                                   cycle ends                    stays connected    after an hour
    TokenRejected (second 401)                 cycle ends                    stays connected    after 15 minutes
    ApplicationBlocked                         cycle ends                    blocked            when reconnected
    ReconnectNeeded                            cycle ends                    reconnect needed   when reconnected
    RefreshLockLost, vault, disk               cycle ends                    stays connected    next round
    DefectError (our own mistake)              stage ends, next stage        stays connected    next round

Only `ReconnectNeeded` (400 invalid_grant at the token endpoint) ever asks the seller to log in again. "Update
now" asks at once, whatever the last column says. What it rests on is refusals: too many answers of the 400
family can get an application blocked (page bloqueo-de-aplicaciones 15/04/2026), so no round repeats one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from peepers_desktop.domain.accounts import Link
from peepers_desktop.domain.events import Stage, Trouble
from peepers_desktop.errors import DefectError, PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.store.errors import StoreTrouble
from peepers_desktop.vault.errors import VaultError

_HOUR = timedelta(hours=1)


class Then(Enum):
    """How a cycle goes on after a failure."""

    NEXT_STAGE = "next_stage"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`link` is the account's new state, None when it keeps its own; `rest` is how long the stage is left
    alone by rounds that nobody asked for."""

    then: Then
    link: Link | None = None
    network: bool = False
    """Nothing reached the other side."""
    wire: bool = False
    """Counts towards offline mode."""
    rest: timedelta | None = None


_NEXT, _STOP = Then.NEXT_STAGE, Then.STOP
TABLE: tuple[tuple[type[PeepersError], Verdict], ...] = (
    (errors.ReconnectNeeded, Verdict(_STOP, Link.RECONNECT)),
    (errors.ApplicationBlocked, Verdict(_STOP, Link.BLOCKED)),
    (errors.TokenRejected, Verdict(_STOP, rest=timedelta(minutes=15))),
    (errors.NotOwner, Verdict(_STOP, rest=_HOUR)),
    (errors.RateLimited, Verdict(_STOP)),
    (errors.NotSent, Verdict(_NEXT, network=True, wire=True)),
    (errors.Ambiguous, Verdict(_NEXT, wire=True)),
    (errors.BadAnswer, Verdict(_NEXT)),
    (errors.ServerTrouble, Verdict(_NEXT)),
    (errors.EdgeForbidden, Verdict(_NEXT, rest=timedelta(minutes=5))),
    (errors.PermissionMissing, Verdict(_NEXT, rest=_HOUR)),
    (errors.AccessForbidden, Verdict(_NEXT, rest=_HOUR)),
    (errors.Refused, Verdict(_NEXT, rest=_HOUR)),
    (errors.NotFound, Verdict(_NEXT, rest=_HOUR)),
    (errors.VersionMismatch, Verdict(_NEXT, rest=_HOUR)),
    (errors.OptimisticLock, Verdict(_NEXT, rest=_HOUR)),
    (errors.RefreshLockLost, Verdict(_STOP)),
    (VaultError, Verdict(_STOP)),
    (StoreTrouble, Verdict(_STOP)),
    (DefectError, Verdict(_NEXT)),
)


def verdict_of(error: PeepersError) -> Verdict:
    """The cycle's reaction; whatever the table does not know ends it and disconnects nobody."""
    return next((verdict for kind, verdict in TABLE if isinstance(error, kind)), Verdict(_STOP))


def reason_of(error: PeepersError) -> str:
    """What is kept beside an account's link: why it ended, as exactly as it is known."""
    return error.cause if isinstance(error, errors.ReconnectNeeded) and error.cause else error.code


def trouble_of(error: PeepersError, stage: Stage | None = None, resource: str = "") -> Trouble:
    """The failure as data that can be translated, shown and printed."""
    return Trouble(
        code=error.code,
        message=error.message,
        advice=error.advice,
        params=tuple(sorted(error.params.items())),
        detail=error.detail,
        resource=resource,
        stage=stage,
    )
