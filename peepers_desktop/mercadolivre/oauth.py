"""The marketplace's side of a login: the address to open, the token endpoint, and who a token belongs to."""

from __future__ import annotations

from urllib.parse import quote

from peepers_desktop.clock import Clock
from peepers_desktop.domain.accounts import Seller
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.oauth_answers import InvalidGrant, failure_of, tokens_of
from peepers_desktop.mercadolivre.oauth_flow import LoginFlow
from peepers_desktop.mercadolivre.oauth_http import call, secure_base
from peepers_desktop.mercadolivre.oauth_seller import seller_of
from peepers_desktop.mercadolivre.oauth_tokens import Application, TokenPair

__all__ = ["Application", "OAuthEndpoint", "TokenPair"]


class OAuthEndpoint:
    """One application at the marketplace. `api_url` and `auth_url` are https, or http on 127.0.0.1.

    Every call is sent once; errors are those of `mercadolivre.errors`.
    """

    def __init__(self, api_url: str, auth_url: str, application: Application, clock: Clock) -> None:
        self._api = secure_base(api_url)
        self._auth = secure_base(auth_url)
        self._application = application
        self._clock = clock

    def __repr__(self) -> str:
        return f"OAuthEndpoint({self._api}, {self._application.client_id})"

    @property
    def client_id(self) -> str:
        return self._application.client_id

    def authorization_url(self, flow: LoginFlow) -> str:
        """The address to open in the browser. It holds no secret but the state."""
        return f"{self._auth}/authorization?{flow.authorization_query(self.client_id)}"

    def exchange(self, code: str, verifier: str, redirect_uri: str) -> TokenPair:
        """Turns the code of a login into tokens; a code works once. `verifier` is empty without PKCE.

        Raises:
            errors.NoRefreshToken: the application may not renew by itself; nothing is worth keeping.
            errors.WrongApplication, errors.RedirectNotRegistered, errors.CodeRefused: as they say.
        """
        fields = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri}
        if verifier:
            fields["code_verifier"] = verifier
        pair = self._tokens(fields)
        if not pair.refresh_token:
            raise errors.NoRefreshToken
        return pair

    def refresh(self, refresh_token: str) -> TokenPair:
        """A new pair; the refresh token is used up as soon as the marketplace has answered.

        Raises:
            oauth_answers.InvalidGrant: the grant is gone. Every other error leaves it alone.
        """
        try:
            return self._tokens({"grant_type": "refresh_token", "refresh_token": refresh_token})
        except errors.RedirectNotRegistered as other:
            # A refusal in its generic words names the redirect address too; a renewal has none.
            raise InvalidGrant(other.detail) from other

    def seller(self, access_token: str) -> Seller:
        """Who the token belongs to: `GET /users/me` (page producto-consulta-usuarios 12/01/2026)."""
        answer = call("GET", f"{self._api}/users/me", self._clock, token=access_token)
        if answer.status not in (200, 206):
            raise failure_of(answer)
        return seller_of(answer.body)

    def revoke(self, user_id: AccountId, access_token: str) -> None:
        """Withdraws the seller's grant at the marketplace (page gestiona-tus-aplicaciones 30/12/2025).
        A grant that is already gone is no error."""
        path = f"/users/{quote(user_id, safe='')}/applications/{quote(self.client_id, safe='')}"
        answer = call("DELETE", self._api + path, self._clock, token=access_token)
        if answer.status not in (200, 202, 204, 404):
            raise failure_of(answer)

    def _tokens(self, fields: dict[str, str]) -> TokenPair:
        keys = {"client_id": self._application.client_id, "client_secret": self._application.client_secret}
        answer = call("POST", f"{self._api}/oauth/token", self._clock, form={**fields, **keys})
        return tokens_of(answer, self._clock.now())
