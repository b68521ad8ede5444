"""What each failure does to a cycle: the one table of it.

    failure                                  cycle                          account
    Unreachable, TlsFailed (no byte left)    next stage, until offline      stays connected
    Ambiguous, BadAnswer, ServerTrouble      stage ends, next stage         stays connected
    RateLimited                              cycle ends, pause              stays connected
    PermissionMissing, AccessForbidden       stage ends, next stage         stays connected
    TokenRejected, NotOwner                  cycle ends                     stays connected
    ApplicationBlocked                       cycle ends                     blocked
    ReconnectNeeded                          cycle ends                     reconnect needed
    vault, disk                              cycle ends                     stays connected

Only `ReconnectNeeded` (400 invalid_grant at the token endpoint) ever asks the seller to log in again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from peepers_desktop.domain.accounts import Link
from peepers_desktop.domain.events import Stage, Trouble
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors


class Then(Enum):
    """How a cycle goes on after a failure."""

    NEXT_STAGE = "next_stage"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`link` is the account's new state, None when it keeps its own."""

    then: Then
    link: Link | None = None
    network: bool = False


_TABLE: tuple[tuple[type[PeepersError], Verdict], ...] = (
    (errors.ReconnectNeeded, Verdict(Then.STOP, Link.RECONNECT)),
    (errors.ApplicationBlocked, Verdict(Then.STOP, Link.BLOCKED)),
    (errors.TokenRejected, Verdict(Then.STOP)),
    (errors.NotOwner, Verdict(Then.STOP)),
    (errors.RateLimited, Verdict(Then.STOP)),
    (errors.NotSent, Verdict(Then.NEXT_STAGE, network=True)),
    (errors.Ambiguous, Verdict(Then.NEXT_STAGE)),
    (errors.BadAnswer, Verdict(Then.NEXT_STAGE)),
    (errors.ServerTrouble, Verdict(Then.NEXT_STAGE)),
    (errors.PermissionMissing, Verdict(Then.NEXT_STAGE)),
    (errors.AccessForbidden, Verdict(Then.NEXT_STAGE)),
    (errors.EdgeForbidden, Verdict(Then.NEXT_STAGE)),
    (errors.Refused, Verdict(Then.NEXT_STAGE)),
    (errors.NotFound, Verdict(Then.NEXT_STAGE)),
)


def verdict_of(error: PeepersError) -> Verdict:
    """The cycle's reaction; whatever the table does not know (disk, vault, a defect) ends it."""
    return next((verdict for kind, verdict in _TABLE if isinstance(error, kind)), Verdict(Then.STOP))


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
