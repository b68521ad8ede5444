"""What a failure says about a write, and when to try again."""

from __future__ import annotations

from datetime import datetime, timedelta

from peepers_desktop.domain.edits import EditState
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors

_FIRST_BACKOFF = timedelta(seconds=5)
_LONGEST_BACKOFF = timedelta(minutes=10)
_NOT_TAKEN = (
    errors.NotSent, errors.RateLimited, errors.VersionMismatch, errors.OptimisticLock, errors.ReconnectNeeded,
    errors.EdgeForbidden,
)  # fmt: skip
_NOT_ALLOWED = (
    errors.PermissionMissing, errors.ApplicationBlocked, errors.TokenRejected, errors.NotOwner, errors.AccessForbidden,
)  # fmt: skip


def state_after(error: PeepersError) -> EditState:
    """What is known of a write that ended in this failure. Whatever is not sure not to have arrived is in doubt."""
    if isinstance(error, _NOT_TAKEN):
        return EditState.QUEUED
    if isinstance(error, _NOT_ALLOWED):
        return EditState.BLOCKED
    if isinstance(error, (errors.Refused, errors.NotFound)):
        return EditState.REJECTED
    return EditState.UNKNOWN


def next_try(error: PeepersError, attempt: int, now: datetime) -> datetime:
    """When the marketplace asked for, else longer with every attempt."""
    if isinstance(error, errors.RateLimited) and error.retry_after:
        return error.until(now)
    return pause_after(attempt, now)


def pause_after(attempt: int, now: datetime) -> datetime:
    """Longer with every attempt, ten minutes at most."""
    return now + min(_FIRST_BACKOFF * int(2**attempt), _LONGEST_BACKOFF)
