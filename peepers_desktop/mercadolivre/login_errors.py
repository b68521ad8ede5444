"""What can go wrong between "Connect" and a connected account, and what the seller can do about it."""

from __future__ import annotations

from peepers_desktop.errors import SessionError, SurroundingsError


class LoginError(SessionError):
    """A login that did not end in a connected account; nothing was stored."""

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


class OperatorAccount(LoginError):
    code = "operator_account"
    message = "This is a collaborator's account, and only administrators may authorise."
    advice = "Connect again with the main account of the shop."


class LoginTimedOut(LoginError):
    code = "login_timed_out"
    message = "No answer came from the browser."
    advice = (
        "If Mercado Livre said that it cannot connect: only the main account or an administrator may authorise, "
        "the redirect address must be registered exactly, and the shop's own data must be complete. "
        "If the browser ended on another page, paste its address into Peepers."
    )


class LoginCancelled(LoginError):
    code = "login_cancelled"
    message = "The login was cancelled."
    advice = "Connect again whenever you like."


class LoginRefused(LoginError):
    """The login page came back with an error that has no class of its own."""

    code = "login_refused"
    message = "Mercado Livre ended the login ({error})."
    advice = "Connect again. If it goes on, check your application in DevCenter."


class CodeRefused(LoginError):
    """`invalid_grant` for the code of a login."""

    code = "code_refused"
    message = "Mercado Livre no longer accepts the answer of this login."
    advice = (
        "Connect again: an answer counts once, for about ten minutes. "
        "If it goes on, look for pending data or documents of the shop at Mercado Livre."
    )


class PkceNotSupported(LoginError):
    """The exchange failed because of the fields of PKCE."""

    code = "pkce_refused"
    message = "Your application does not take part in the protected login (PKCE)."
    advice = "Tick PKCE in the application's settings in DevCenter, then connect again."


class NoRefreshToken(LoginError):
    code = "no_refresh_token"
    message = "Your application may not keep the account connected."
    advice = "Tick Refresh Token in the application's settings in DevCenter, then connect again."


class WrongAccount(LoginError):
    code = "wrong_account"
    message = "The browser was logged in with another Mercado Livre account."
    advice = "Log out of Mercado Livre in the browser, then connect again with the account you want."


class WrongSite(LoginError):
    code = "wrong_site"
    message = "This account sells in another country ({site})."
    advice = "Choose that country and connect again."


class StateMismatch(LoginError):
    code = "state_mismatch"
    message = "The answer belongs to another login attempt."
    advice = "Connect again, and use the browser window that opens then."


class SecretMissing(LoginError):
    code = "secret_missing"
    message = "The secret key of application {client_id} is not known here."
    advice = "Enter it once; it is on the page of your application in DevCenter."


class ReconnectNeeded(SessionError):
    """The grant is gone; `cause` is a stable name: `invalid_grant` or `no_tokens`."""

    code = "reconnect_needed"
    message = "Mercado Livre no longer accepts this account's connection."
    advice = "Reconnect the account. A changed password or a withdrawn permission causes this; nothing is lost."

    def __init__(self, cause: str = "") -> None:
        self.cause = cause
        super().__init__(cause=cause)


class RefreshLost(SurroundingsError):
    """Somebody else took over while this one was renewing. Worth another try."""

    code = "refresh_lost"
    message = "The account's connection is being renewed elsewhere."
    advice = "Peepers tries again by itself."
