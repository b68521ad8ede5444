"""Codes, access tokens and refresh tokens of the simulated marketplace.

Codes live ten minutes and work once; a refresh token works once, and only the last one issued works at all
(autenticacion-y-autorizacion 29/12/2025); a grant keeps the permissions it was given (permisos-funcionales 04/03/2026).
"""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from typing import Any
from urllib.parse import urlsplit

from peepers_desktop.demo.permissions import Permissions
from peepers_desktop.demo.refusals import Refusal, standard

CODE_LIFE = timedelta(minutes=10)
REFRESH_LIFE = timedelta(days=180)
RELAY = "https://peepers.example/oauth/"
GRANT_ERROR = "Error validating grant. Your authorization code or refresh token may be expired or it was already used"


@dataclass(slots=True)
class Application:
    """The seller's DevCenter application.

    Its quota is far above the 18,000 of the documented example, so that a first look does not take minutes.
    """

    client_id: str = "3022782903258037"
    client_secret: str = "demo-secret-5ZqhVb2LrWkXo8Nf"
    redirect_uris: list[str] = field(default_factory=lambda: [RELAY])
    loopback: bool = True
    offline_access: bool = True
    pkce: bool = True
    active: bool = True
    requests_per_hour: int = 720_000
    permissions: Permissions = field(default_factory=Permissions)

    def accepts(self, redirect_uri: str) -> bool:
        """Exactly a registered address; in the demonstration also ``http://127.0.0.1:<any port>/callback``."""
        if redirect_uri in self.redirect_uris:
            return True
        if not self.loopback:
            return False
        try:
            parts = urlsplit(redirect_uri)
            port = parts.port
        except ValueError:
            return False
        return port is not None and redirect_uri == f"http://127.0.0.1:{port}/callback"


@dataclass(slots=True)
class Code:
    """An authorization code and what it is bound to."""

    user_id: int
    redirect_uri: str
    challenge: str | None
    expires: datetime
    used: bool = False


@dataclass(slots=True)
class Grant:
    """An access token in use."""

    user_id: int
    access_token: str
    expires: datetime
    permissions: Permissions
    revoked: bool = False


@dataclass(slots=True)
class Refresh:
    """A refresh token in use."""

    user_id: int
    expires: datetime
    permissions: Permissions


def challenge_of(verifier: str) -> str:
    """The S256 challenge of a verifier (RFC 7636)."""
    return base64.urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()


@dataclass(slots=True)
class Tokens:
    """All that was issued for one application.

    ``salt`` makes the tokens of two runs differ. A store that ``remembers`` also takes, once, a refresh token which an
    earlier run issued, so that a demonstration profile stays connected when the program is opened again.
    """

    salt: str
    remembers: bool = False
    application: Application = field(default_factory=Application)
    expires_in: int = 21_600
    codes: dict[str, Code] = field(default_factory=dict)
    grants: dict[str, Grant] = field(default_factory=dict)
    refreshes: dict[str, Refresh] = field(default_factory=dict)
    spent: set[str] = field(default_factory=set)
    issued: int = 0

    def issue_code(self, user_id: int, redirect_uri: str, challenge: str | None, now: datetime) -> str:
        """A new code; its numeric tail is the authorising user."""
        code = f"TG-{self._random()[:24]}-{user_id}"
        self.codes[code] = Code(user_id, redirect_uri, challenge, now + CODE_LIFE)
        return code

    def exchange(self, code: str, redirect_uri: str, verifier: str, now: datetime) -> dict[str, Any]:
        """The first token pair of a grant. ``Refusal`` when the code does not fit."""
        known = self.codes.get(code)
        if known is None or known.used or known.expires <= now or known.redirect_uri != redirect_uri:
            raise invalid_grant()
        if (self.application.pkce or known.challenge) and not verifier:
            raise Refusal(400, standard(400, "invalid_request", "code_verifier is a required parameter"))
        if verifier and not compare_digest(challenge_of(verifier), known.challenge or ""):
            raise invalid_grant()
        known.used = True
        return self.grant(known.user_id, now)

    def grant(self, user_id: int, now: datetime) -> dict[str, Any]:
        """A first pair with the permissions of this moment; an older refresh token of this user stops working."""
        self.forget_refreshes(user_id)
        return self._pair(user_id, self.application.permissions.copy(), now)

    def refresh(self, token: str, now: datetime) -> dict[str, Any]:
        """A new pair for a refresh token, which is spent by this."""
        known = self.refreshes.pop(token, None) or self._of_an_earlier_run(token, now)
        self.spent.add(token)
        if known is None or known.expires <= now:
            raise invalid_grant()
        return self._pair(known.user_id, known.permissions, now)

    def bearer(self, token: str, now: datetime) -> Grant | None:
        """The grant of a valid access token."""
        grant = self.grants.get(token)
        return grant if grant and not grant.revoked and grant.expires > now else None

    def revoke(self, user_id: int | None = None) -> int:
        """Take everything away from one user, or from all; returns how many tokens died."""
        doomed = [grant for grant in self.grants.values() if user_id in (None, grant.user_id) and not grant.revoked]
        for grant in doomed:
            grant.revoked = True
        return len(doomed) + self.forget_refreshes(user_id)

    def expire(self, user_id: int | None, now: datetime) -> int:
        """Let access tokens run out now, leaving refresh tokens alone; returns how many."""
        doomed = [grant for grant in self.grants.values() if user_id in (None, grant.user_id) and grant.expires > now]
        for grant in doomed:
            grant.expires = now
        return len(doomed)

    def permit(self, wanted: dict[str, str], at_once: bool) -> None:
        """Change the application's permissions; existing grants keep theirs unless ``at_once``."""
        self.application.permissions.change(wanted)
        if at_once:
            for grant in self.grants.values():
                grant.permissions.change(wanted)
            for refresh in self.refreshes.values():
                refresh.permissions.change(wanted)

    def _pair(self, user_id: int, permissions: Permissions, now: datetime) -> dict[str, Any]:
        offline = self.application.offline_access
        access = f"APP_USR-{self.application.client_id}-{now:%m%d%H}-{self._random()[:32]}-{user_id}"
        self.grants[access] = Grant(user_id, access, now + timedelta(seconds=self.expires_in), permissions)
        body: dict[str, Any] = {
            "access_token": access,
            "token_type": "Bearer" if len(self.grants) % 2 else "bearer",
            "expires_in": self.expires_in,
            "scope": permissions.scope(offline),
            "user_id": user_id,
        }
        if offline:
            body["refresh_token"] = self._signed(self._random()[:12], user_id)
            self.refreshes[body["refresh_token"]] = Refresh(user_id, now + REFRESH_LIFE, permissions)
        return body

    def forget_refreshes(self, user_id: int | None) -> int:
        """Refresh tokens of one user, or of all, stop working; returns how many."""
        doomed = [token for token, refresh in self.refreshes.items() if user_id in (None, refresh.user_id)]
        for token in doomed:
            del self.refreshes[token]
        self.spent.update(doomed)
        return len(doomed)

    def _of_an_earlier_run(self, token: str, now: datetime) -> Refresh | None:
        _, _, rest = token.partition("TG-")
        name, _, user_id = rest.partition("-")
        if not self.remembers or token in self.spent or not user_id.isdecimal():
            return None
        if token != self._signed(name[:12], int(user_id)):
            return None
        return Refresh(int(user_id), now + REFRESH_LIFE, self.application.permissions.copy())

    def _signed(self, name: str, user_id: int) -> str:
        """A refresh token that another run of the store recognises as the store's own."""
        mark = sha256(f"{self.application.client_secret}:{name}:{user_id}".encode()).hexdigest()[:12]
        return f"TG-{name}{mark}-{user_id}"

    def _random(self) -> str:
        self.issued += 1
        return sha256(f"{self.salt}:{self.application.client_secret}:{self.issued}".encode()).hexdigest()


def invalid_grant() -> Refusal:
    """The only answer that may disconnect an account."""
    return Refusal(400, {"error_description": GRANT_ERROR, "error": "invalid_grant", "status": 400, "cause": []})
