"""One attempt to log in: its secrets, and what of them goes into the address the browser opens.

PKCE with S256 (RFC 7636) is always sent: new applications require it, and leaving it out fails only at
the exchange, after a consent that looked normal (page autenticacion-y-autorizacion 29/12/2025).
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from peepers_desktop.mercadolivre.redirect_address import RedirectAddress, redirect_address

NONCE_BYTES = 32
VERIFIER_BYTES = 64


@dataclass(frozen=True, slots=True)
class LoginFlow:
    """Lives in memory only, and serves one answer.

    `nonce` has 256 bits in 43 characters, `verifier` 86 of the 43 to 128 characters that are allowed.
    """

    redirect: RedirectAddress
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    port: int = 0
    pkce: bool = True
    """Only for applications whose PKCE box cannot be ticked; see `authorization_query`."""

    @classmethod
    def start(cls, redirect_uri: str, pkce: bool = True) -> LoginFlow:
        """A new attempt with fresh secrets. Raises `RedirectUnusable` for an address that cannot work."""
        address = redirect_address(redirect_uri)
        return cls(address, secrets.token_urlsafe(NONCE_BYTES), secrets.token_urlsafe(VERIFIER_BYTES), pkce=pkce)

    def at(self, port: int) -> LoginFlow:
        """The same attempt, answered on this port of 127.0.0.1."""
        return replace(self, port=port)

    @property
    def state(self) -> str:
        """`v1.<port>.<nonce>`: the redirect address is static, so the port travels here."""
        return f"v1.{self.port}.{self.nonce}"

    @property
    def redirect_uri(self) -> str:
        return self.redirect.at(self.port)

    @property
    def challenge(self) -> str:
        digest = hashlib.sha256(self.verifier.encode("ascii")).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")

    def authorization_query(self, client_id: str) -> str:
        """The query of the login page's address."""
        fields = {
            "response_type": "code",
            "client_id": client_id,
            "redirect_uri": self.redirect_uri,
            "state": self.state,
        }
        if self.pkce:
            fields |= {"code_challenge": self.challenge, "code_challenge_method": "S256"}
        return urlencode(fields)
