"""The redirect address: whether this program can listen on it itself, and which ones cannot be used at all.

The marketplace compares it letter by letter and wants it static (page autenticacion-y-autorizacion
29/12/2025), so nothing here normalises it: what the seller registered is what is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from peepers_desktop.errors import UsageError

RELAY_PAGE = "https://peepers-desktop.github.io/oauth/"
"""The project's own relay page; `resources/relay/` holds it for sellers who host it themselves."""
LOOPBACK = "127.0.0.1"
CALLBACK_PATH = "/callback"
"""Where the relay page forwards to; it knows no other path."""
PORTS = range(1024, 65536)


class RedirectUnusable(UsageError):
    code = "redirect_unusable"
    message = "The redirect address {address} cannot be used."
    advice = "Use an https address, or http://127.0.0.1:PORT/callback, exactly as it is registered in DevCenter."


@dataclass(frozen=True, slots=True)
class RedirectAddress:
    """A registered redirect address.

    With `loopback` the browser comes straight to this program; otherwise a page on the web forwards it,
    or the seller pastes its address.
    """

    uri: str
    loopback: bool = False
    port: int = 0
    """The port to listen on; 0 leaves the choice to the system."""
    path: str = CALLBACK_PATH

    def at(self, port: int) -> str:
        """The address to send once the port is known. RFC 8252 §7.3 lets a loopback address that is
        registered without a port arrive with any; every other address is sent as registered."""
        if self.loopback and self.port == 0:
            return f"http://{LOOPBACK}:{port}{self.path}"
        return self.uri


def redirect_address(uri: str) -> RedirectAddress:
    """Understands a configured redirect address.

    Raises:
        RedirectUnusable: neither https nor http on the literal 127.0.0.1. The name `localhost` is refused
            because another program may hold the same port on ::1, and the code would go there.
    """
    try:
        parts = urlsplit(uri)
        port = parts.port
    except ValueError as bad:
        raise RedirectUnusable(address=uri) from bad
    if not uri.isascii() or any(sign.isspace() for sign in uri) or parts.query or parts.fragment or parts.username:
        raise RedirectUnusable(address=uri)
    if parts.scheme == "https" and parts.hostname:
        return RedirectAddress(uri)
    if parts.scheme == "http" and parts.hostname == LOOPBACK and (port is None or port in PORTS):
        return RedirectAddress(uri, loopback=True, port=port or 0, path=parts.path or "/")
    raise RedirectUnusable(address=uri)
