"""From an error answer to a class: every body the marketplace and its gateways were seen to send."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.errors import BadAnswer, Cause
from peepers_desktop.mercadolivre.fields import decode

_LONGEST = 300
_TAG = re.compile(r"<[^>]*>")
_OWNERSHIP = ("owner", "not authorized", "unauthorized_request", "caller.id", "not_owned", "has not access")


@dataclass(frozen=True, slots=True)
class ErrorBody:
    """What an error answer says, in one shape. `error` is the machine's word, lower case."""

    error: str
    message: str
    causes: tuple[Cause, ...]
    html: bool
    policy: bool = False

    @property
    def detail(self) -> str:
        """Plain words for the seller: the blocking causes, else the message."""
        blocking = [cause.message for cause in self.causes if cause.type == "error" and cause.message]
        return "; ".join(blocking) or self.message


def read_error(body: bytes) -> ErrorBody:
    """Read any error body. Never raises."""
    try:
        value = decode(body)
    except BadAnswer:
        return _unstructured(body)
    if not isinstance(value, Mapping):
        return ErrorBody("", plain(str(value)), (), html=False)
    names = [value.get(key) for key in ("error", "code")]
    error = next((name for name in names if isinstance(name, str) and name), "")
    words = [value.get(key) for key in ("message", "error_description", "error")]
    message = next((word for word in words if isinstance(word, str) and word), "")
    policy = value.get("blocked_by") == "PolicyAgent" or "unauthorized_result_from_policies" in error.lower()
    return ErrorBody(error.lower(), plain(message), causes_of(value.get("cause")), html=False, policy=policy)


def causes_of(value: Any) -> tuple[Cause, ...]:
    """The causes from a list of objects, texts or numbers, a bare text, one object, null or nothing."""
    entries = value if isinstance(value, list) else [] if value is None else [value]
    return tuple(_cause(entry) for entry in entries)


def _cause(entry: Any) -> Cause:
    if not isinstance(entry, Mapping):
        return Cause("", plain(str(entry)))
    code = entry.get("code") or entry.get("cause_id") or ""
    return Cause(str(code), plain(str(entry.get("message") or "")), str(entry.get("type") or "error").lower())


def plain(words: str) -> str:
    """Plain, short text: tags removed, entities unescaped once."""
    return " ".join(html.unescape(_TAG.sub(" ", words)).split())[:_LONGEST]


def _unstructured(body: bytes) -> ErrorBody:
    words = body[:4096].decode("utf-8", "replace")
    is_html = words.lstrip().startswith("<")
    return ErrorBody("", "" if is_html else plain(words), (), html=is_html)


def error_of(status: int, body: bytes, retry_after: float | None = None) -> PeepersError:
    """The class of a failed answer."""
    told = read_error(body)
    if status == 429 or "too_many_requests" in told.error or "rate_limited" in told.error:
        return errors.RateLimited(retry_after, told.detail)
    if status >= 500 or status == 423:
        return errors.ServerTrouble(status, told.detail)
    reader = _BY_STATUS.get(status)
    return reader(told) if reader else errors.Refused(status, told.error, told.causes, told.detail)


def _unauthorized(told: ErrorBody) -> PeepersError:
    if "unauthorized_scopes" in told.error or "unauthorized_application" in told.error:
        return errors.ApplicationBlocked(told.detail)
    words = f"{told.error} {told.message}".lower()
    if any(mark in words for mark in _OWNERSHIP) and "token" not in words:
        return errors.NotOwner(told.detail)
    return errors.TokenRejected(told.detail)


def _forbidden(told: ErrorBody) -> PeepersError:
    if told.html:
        return errors.EdgeForbidden()
    if told.policy:
        return errors.PermissionMissing()
    words = f"{told.error} {told.message}".lower()
    if any(mark in words for mark in _OWNERSHIP):
        return errors.NotOwner(told.detail)
    return errors.AccessForbidden(told.detail)


def _not_found(told: ErrorBody) -> PeepersError:
    return errors.NotFound(told.detail)


def _conflict(told: ErrorBody) -> PeepersError:
    if "version" in told.message.lower():
        return errors.VersionMismatch(told.detail)
    return errors.OptimisticLock(told.detail)


_BY_STATUS: Mapping[int, Callable[[ErrorBody], PeepersError]] = {
    401: _unauthorized,
    403: _forbidden,
    404: _not_found,
    409: _conflict,
}


def is_expired_token(status: int, body: bytes) -> bool:
    """True for the one kind of refusal that a renewed token can cure; also when it comes with status 200."""
    told = read_error(body)
    if status == 401:
        return isinstance(_unauthorized(told), errors.TokenRejected)
    return status == 200 and told.error in {"invalid_token", "expired_token"}
