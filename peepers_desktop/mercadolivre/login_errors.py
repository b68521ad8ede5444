"""Ends of a login that only the login itself knows; the others are in `errors`."""

from __future__ import annotations

from peepers_desktop.mercadolivre.errors import LoginError, WrongApplication


class LoginRefused(LoginError):
    """The login page came back with an error that has no class of its own."""

    code = "login_refused"
    message = "Mercado Livre ended the login ({error})."
    advice = "Connect again. If it goes on, check your application in the DevCenter."


class PkceNotSupported(LoginError):
    """The exchange failed because of the fields of PKCE."""

    code = "pkce_refused"
    message = "Your application does not take part in the protected login (PKCE)."
    advice = "Tick PKCE in the application's settings in the DevCenter, then connect again."


class WrongSite(LoginError):
    code = "wrong_site"
    message = "This account sells in another country ({site})."
    advice = "Choose that country and connect again."


class SecretMissing(LoginError):
    code = "secret_missing"
    message = "The secret key of application {client_id} is not known here."
    advice = "Enter it once; it is on the page of your application in the DevCenter."


class SecretRenewed(WrongApplication):
    """The application was accepted once and is not any more; the grant itself may be as good as ever."""

    message = "Mercado Livre no longer accepts the secret key of your application."
    advice = "Copy the new key from your application's page in the DevCenter and connect the account again."


class GrantChanged(LoginError):
    """`unauthorized_client`: no grant, or the one there is does not allow what is asked for."""

    code = "grant_changed"
    message = "The permissions of your application have changed since you connected the account."
    advice = "Connect the account again: a permission counts from the next login."
