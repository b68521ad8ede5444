"""From an error answer to a class: every body the marketplace and its gateways were seen to send."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from peepers_desktop.domain.accounts import Permission
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.errors import BadAnswer, Cause
from peepers_desktop.mercadolivre.fields import decode, ident, whole

_LONGEST = 300
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_MACHINE = re.compile(r"[\w.:-]+")
"""A word for machines: no white space, so never a sentence."""
_LARGEST_ERROR = 8192
_EXPIRED = frozenset({"invalid_token", "expired_token"})
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
    def text(self) -> str:
        """Both words together, lower case, for looking into."""
        return f"{self.error} {self.message}".lower()

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
        return ErrorBody("", plain(value) if isinstance(value, str) else "", (), html=False)
    names = [name for name in map(value.get, ("error", "code")) if isinstance(name, str) and name]
    error = next((name for name in names if _MACHINE.fullmatch(name)), names[0] if names else "").lower()
    words = map(value.get, ("message", "error_description", "error"))
    message = next((word for word in words if isinstance(word, str) and word), "")
    policy = value.get("blocked_by") == "PolicyAgent" or "unauthorized_result_from_policies" in error
    return ErrorBody(error, plain(message), causes_of(value.get("cause")), html=False, policy=policy)


def causes_of(value: Any, kind: str = "error") -> tuple[Cause, ...]:
    """The causes from a list of objects, texts or numbers, a bare text, one object, null or nothing.
    `kind` is the type of those that do not say theirs."""
    entries = value if isinstance(value, list) else [] if value is None else [value]
    return tuple(_cause(entry, kind) for entry in entries)


def _cause(entry: Any, kind: str) -> Cause:
    if not isinstance(entry, Mapping):
        return Cause("", plain(str(entry)), kind)
    references = entry.get("references", entry.get("reference"))
    return Cause(
        code=str(entry.get("code") or entry.get("cause_id") or ""),
        message=plain(str(entry.get("message") or "")),
        type=str(entry.get("type") or kind).lower(),
        cause_id=ident(entry.get("cause_id")) or "",
        references=tuple(str(one) for one in (references if isinstance(references, list) else [references]) if one),
    )


def plain(words: str) -> str:
    """Plain, short text: tags removed, entities unescaped once."""
    return " ".join(html.unescape(_TAG.sub(" ", words)).split())[:_LONGEST]


def _unstructured(body: bytes) -> ErrorBody:
    words = body[:4096].decode("utf-8", "replace")
    start = words.lstrip()[:1]
    # A page is no sentence, and neither is an answer that was cut in the middle.
    return ErrorBody("", "" if start in ("<", "{", "[") else plain(words), (), html=start == "<")


def error_of(status: int, body: bytes, retry_after: float | None = None, path: str = "") -> PeepersError:
    """The class of a failed answer; `path` tells which permission a refusal is about."""
    told = read_error(body)
    if status == 429 or "too_many_requests" in told.error or "rate_limited" in told.text:
        return errors.RateLimited(retry_after)
    if status >= 500 or status in _PASSING:
        return errors.ServerTrouble(status, told.message)
    if status == 403 and told.policy:
        return errors.PermissionMissing(permission_for(path))
    reader = _BY_STATUS.get(status)
    return reader(told) if reader else errors.Refused(status, told.error, told.causes, told.detail)


def _unauthorized(told: ErrorBody) -> PeepersError:
    if "unauthorized_scopes" in told.text or "unauthorized_application" in told.text:
        return errors.ApplicationBlocked(told.detail)
    if any(mark in told.text for mark in _OWNERSHIP) and "token" not in told.text:
        return errors.NotOwner(told.detail)
    return errors.TokenRejected(told.detail)


def _forbidden(told: ErrorBody) -> PeepersError:
    if told.html:
        return errors.EdgeForbidden()
    if any(mark in told.text for mark in _OWNERSHIP):
        return errors.NotOwner(told.detail)
    return errors.AccessForbidden(told.detail)


def _not_found(told: ErrorBody) -> PeepersError:
    return errors.NotFound(told.detail)


def _conflict(told: ErrorBody) -> PeepersError:
    if "version" in told.text:
        return errors.VersionMismatch(told.detail)
    return errors.OptimisticLock(told.detail)


_PASSING = frozenset({408, 423, 499})
"""Statuses below 500 that say "not now" (page gestiona-tus-aplicaciones 30/12/2025 lists 423 and 499)."""
_BY_STATUS: Mapping[int, Callable[[ErrorBody], PeepersError]] = {
    401: _unauthorized,
    403: _forbidden,
    404: _not_found,
    409: _conflict,
    410: _not_found,
}
_PERMISSIONS: Mapping[str, Permission] = {
    "items": Permission.PUBLISH,
    "user-products": Permission.PUBLISH,
    "stores": Permission.PUBLISH,
    "orders": Permission.ORDERS,
    "packs": Permission.ORDERS,
    "shipments": Permission.ORDERS,
    "questions": Permission.COMMUNICATION,
    "answers": Permission.COMMUNICATION,
}


def permission_for(path: str) -> Permission | None:
    """The functional permission behind a resource (page permisos-funcionales 04/03/2026); None when not known."""
    parts = path.strip("/").split("/")
    return _PERMISSIONS.get(parts[2] if parts[0] == "users" and len(parts) > 2 else parts[0])


def is_expired_token(status: int, body: bytes) -> bool:
    """True for the one kind of refusal that a renewed token can cure; also when it comes with status 200."""
    if status == 401:
        return isinstance(_unauthorized(read_error(body)), errors.TokenRejected)
    return status == 200 and _may_hide_an_error(body) and read_error(body).error in _EXPIRED


def hidden_status(body: bytes) -> int | None:
    """The status inside an error body that came with a status of success; None when it is no error body."""
    if not _may_hide_an_error(body):
        return None
    try:
        told = decode(body)
    except BadAnswer:
        return None
    if not isinstance(told, Mapping) or "id" in told or not isinstance(told.get("error"), str) or not told["error"]:
        return None
    status = whole(told.get("status", 400 if "message" in told else None)) or 0
    return status if 400 <= status < 600 else None


def _may_hide_an_error(body: bytes) -> bool:
    """Spares every large answer a second reading: error bodies are small."""
    return len(body) < _LARGEST_ERROR and b'"error"' in body
