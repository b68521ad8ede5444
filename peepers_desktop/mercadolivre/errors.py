"""Failures of the marketplace and of the wire, by what is known about them.

NotSent                 no byte of the request left: anything may be tried again
├── Unreachable         no name, no route, refused, connect time-out; below it ProxyRefused
└── TlsFailed           the certificate or the handshake
Ambiguous               the request left and its answer is lost: read before trying again
BadAnswer               an answer that cannot be read
ServerTrouble           5xx
RateLimited             429
EditError branch        Refused (4xx), NotFound, VersionMismatch, OptimisticLock
SessionError branch     TokenRejected, NotOwner, PermissionMissing, AccessForbidden, EdgeForbidden,
                        ApplicationBlocked, ReconnectNeeded, and everything a login can end in
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from peepers_desktop.domain.accounts import Permission
from peepers_desktop.errors import EditError, SessionError, SurroundingsError


class NotSent(SurroundingsError):
    code = "not_sent"
    message = "Mercado Livre could not be reached."
    advice = "Check the internet connection. Peepers goes on with the data on this machine and tries again by itself."


class Unreachable(NotSent):
    code = "unreachable"


class ProxyRefused(Unreachable):
    code = "proxy_refused"
    message = "The proxy of this network let nothing through to Mercado Livre."
    advice = "Check the proxy in the system's settings, or ask whoever looks after the network to allow Mercado Livre."


class TlsFailed(NotSent):
    code = "tls_failed"
    message = "The secure connection to Mercado Livre could not be established."
    advice = (
        "Check the date of this machine, its antivirus and its proxy: a certificate they use has to be in the system's "
        "own list. Peepers never connects without verification."
    )


class Ambiguous(SurroundingsError):
    code = "ambiguous"
    message = "The connection broke before Mercado Livre answered."
    advice = "Peepers first reads what is there and only then tries again."


class BadAnswer(SurroundingsError):
    code = "bad_answer"
    message = "Mercado Livre answered something that cannot be read."
    advice = "Nothing was changed on this machine. Peepers tries again by itself."


class ServerTrouble(SurroundingsError):
    code = "server_trouble"
    message = "Mercado Livre has a problem of its own (error {status})."
    advice = "Peepers tries again by itself."

    def __init__(self, status: int = 500, detail: str = "") -> None:
        self.status = status
        super().__init__(detail, status=status)


class RateLimited(SurroundingsError):
    code = "rate_limited"
    message = "Mercado Livre asked for a pause: too many requests."
    advice = "Peepers waits and goes on by itself."

    def __init__(self, retry_after: float | None = None, detail: str = "") -> None:
        self.retry_after = retry_after
        super().__init__(detail)

    def until(self, now: datetime) -> datetime:
        """When the pause ends; a minute when the answer did not say."""
        return now + timedelta(seconds=60 if self.retry_after is None else self.retry_after)


@dataclass(frozen=True, slots=True)
class Cause:
    """One entry of `cause`: only those of type "error" block; the others are warnings."""

    code: str
    message: str
    type: str = "error"
    cause_id: str = ""
    references: tuple[str, ...] = ()
    """The fields it is about, e.g. "item.price"."""


class Refused(EditError):
    code = "refused"

    def __init__(self, status: int, error: str = "", causes: tuple[Cause, ...] = (), detail: str = "") -> None:
        self.status = status
        self.error = error
        self.causes = causes
        super().__init__(detail)


class NotFound(EditError):
    code = "not_found"
    message = "Mercado Livre no longer has this."
    advice = "Refresh the list; the listing may have been removed or is being migrated."


class VersionMismatch(EditError):
    code = "version_mismatch"
    message = "The stock changed at Mercado Livre in the meantime."
    advice = "Peepers reads it again and merges."


class OptimisticLock(EditError):
    code = "optimistic_lock"
    message = "Mercado Livre is changing this listing right now."
    advice = "Peepers tries again in a moment."


class TokenRejected(SessionError):
    code = "token_rejected"
    message = "Mercado Livre refused the access even after it was renewed."
    advice = "Check the application's permissions; if it goes on, reconnect the account."


class NotOwner(SessionError):
    code = "not_owner"
    message = "This belongs to another Mercado Livre account."
    advice = "Check which account is selected."


class PermissionMissing(SessionError):
    """`permission` is the one the resource needs; None when it is not known which."""

    code = "permission_missing"
    message = "The application lacks a permission for this."
    advice = "Grant the permission in the DevCenter and reconnect the account."

    def __init__(self, permission: Permission | None = None) -> None:
        self.permission = permission
        super().__init__(permission=permission.value if permission else "")


class AccessForbidden(SessionError):
    code = "access_forbidden"
    message = "Mercado Livre does not allow this access."
    advice = "Check the account's registration data and the application's permissions."


class EdgeForbidden(SurroundingsError):
    code = "edge_forbidden"
    message = "Mercado Livre's gateway refused the request for now."
    advice = "The account stays connected. Peepers tries again by itself."


class ApplicationBlocked(SessionError):
    code = "application_blocked"
    message = "Mercado Livre blocked the application."
    advice = "Open the DevCenter, read the reason and solve it there."


class ReconnectNeeded(SessionError):
    """The grant is gone; `cause` is a stable name such as `invalid_grant` or `no_tokens`."""

    code = "reconnect_needed"
    message = "The link to your Mercado Livre account has ended."
    advice = "Reconnect the account. A changed password or a withdrawn permission causes this; nothing is lost."

    def __init__(self, cause: str = "") -> None:
        self.cause = cause
        super().__init__(cause=cause)


class RefreshLockLost(SurroundingsError):
    code = "refresh_lock_lost"
    message = "Another window of Peepers is renewing the access right now."
    advice = "Peepers tries again by itself."


class LoginError(SessionError):
    """A login that did not end in a connected account."""

    code = "login"


class WrongApplication(LoginError):
    code = "wrong_application"
    message = "Mercado Livre does not know this application ID with this secret key."
    advice = "Copy both again from the page of your application in DevCenter."


class RedirectNotRegistered(LoginError):
    code = "redirect_not_registered"
    message = "The redirect address is not the one registered for your application."
    advice = "Register it in DevCenter exactly as Peepers shows it, to the last character."


class ConsentRefused(LoginError):
    code = "consent_refused"
    message = "You refused access in the browser."
    advice = "Connect again and choose to allow it."


class LoginTimedOut(LoginError):
    code = "login_timed_out"
    message = "No answer came from the browser."
    advice = (
        "If Mercado Livre said that it cannot connect: the application ID must be right, only the main account or an "
        "administrator may authorise, the redirect address must be registered exactly, and the shop's own data must "
        "be complete. If the browser ended on another page, paste its address into Peepers."
    )


class LoginCancelled(LoginError):
    code = "login_cancelled"
    message = "The login was cancelled."
    advice = "Connect again whenever you like."


class OperatorAccount(LoginError):
    code = "operator_account"
    message = "This is a collaborator's account, and only administrators may authorise."
    advice = "Connect again with the main account of the shop."


class StateMismatch(LoginError):
    code = "state_mismatch"
    message = "The answer belongs to another login attempt."
    advice = "Connect again, and use the browser window that opens then."


class CodeRefused(LoginError):
    """`invalid_grant` for the code of a login."""

    code = "code_refused"
    message = "Mercado Livre no longer accepts the answer of this login."
    advice = (
        "Connect again: an answer counts once and for about ten minutes. Pending data of the shop can be the cause."
    )


class NoRefreshToken(LoginError):
    code = "no_refresh_token"
    message = "Your application may not keep the account connected."
    advice = "Tick Refresh Token in the application's settings in DevCenter, then connect again."


class WrongAccount(LoginError):
    code = "wrong_account"
    message = "The browser was logged in with another Mercado Livre account."
    advice = "Log out of Mercado Livre in the browser, then connect again with the account you want."
