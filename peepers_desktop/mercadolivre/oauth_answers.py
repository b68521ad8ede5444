"""What the token endpoint's answers mean (page autenticacion-y-autorizacion 29/12/2025 and observed bodies).

The status alone says little: an edge server may answer with HTML, and errors have been seen under 200.
Only `400 invalid_grant` means that a grant is gone; everything else leaves what is stored alone.
"""

from __future__ import annotations

import html
from datetime import datetime, timedelta
from typing import Any

import msgspec

from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.login_errors import GrantChanged, PkceNotSupported
from peepers_desktop.mercadolivre.oauth_http import HttpAnswer
from peepers_desktop.mercadolivre.oauth_tokens import TokenPair

MAX_TEXT = 300
BLOCKED = frozenset({"unauthorized_scopes", "unauthorized_application"})


class InvalidGrant(errors.CodeRefused):
    """`400 invalid_grant`: the code or the refresh token is used, expired, revoked or not ours."""


def tokens_of(answer: HttpAnswer, now: datetime) -> TokenPair:
    """The pair in a token answer; its refresh token is empty when the answer has none.

    Raises:
        InvalidGrant: as it says.
        PeepersError: what else the marketplace, or a machine before it, had to say.
    """
    body = _object(answer)
    token = body.get("access_token")
    if answer.status != 200 or not isinstance(token, str) or not token or body.get("error"):
        raise failure_of(answer)
    lasts = _seconds(body.get("expires_in"))
    if lasts is None:
        raise errors.BadAnswer
    return TokenPair(
        access_token=token,
        refresh_token=_text(body.get("refresh_token")),
        expires_at=now + timedelta(seconds=lasts),
        scope=_text(body.get("scope")),
        user_id=_text(body.get("user_id")),
        issued_at=now,
    )


def failure_of(answer: HttpAnswer) -> PeepersError:
    """The error of an answer that is not the one asked for."""
    body = _object(answer)
    name, text = _text(body.get("error") or body.get("code")), error_text(body)
    if answer.status < 400:
        return errors.BadAnswer(text)
    if answer.status == 429 or name == "local_rate_limited":
        return errors.RateLimited(None)
    if answer.status >= 500:
        return errors.ServerTrouble(answer.status)
    if name in BLOCKED:
        return errors.ApplicationBlocked(text)
    if answer.status == 403:
        return errors.EdgeForbidden() if answer.is_html else errors.AccessForbidden(text)
    if answer.status == 400 and name == "invalid_grant":
        return errors.RedirectNotRegistered(text) if "redirect_uri" in text else InvalidGrant(text)
    return _refusal(answer.status, name, text)


def _refusal(status: int, name: str, text: str) -> PeepersError:
    if name == "invalid_client":
        return errors.WrongApplication(text)
    if name == "unauthorized_client":
        return GrantChanged(text)
    if name == "invalid_request" and "code_verifier" in text:
        return PkceNotSupported(text)
    return errors.Refused(status, name, (), text)


def error_text(body: dict[str, Any]) -> str:
    """The marketplace's own words: plain text, entities resolved once, shortened."""
    words = _text(body.get("error_description") or body.get("message"))
    return " ".join(html.unescape(words).split())[:MAX_TEXT]


def _object(answer: HttpAnswer) -> dict[str, Any]:
    try:
        return msgspec.json.decode(answer.body, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return {}


def _text(value: object) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _seconds(value: object) -> int | None:
    """Positive whole seconds, also as text."""
    try:
        seconds = int(value) if isinstance(value, str | int | float) else 0
    except ValueError:
        return None
    return seconds if 0 < seconds < 10**9 else None
