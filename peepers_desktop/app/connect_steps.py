"""What a login is asked for, and what it tells on its way. Frozen values, safe to hand to another thread."""

from __future__ import annotations

from dataclasses import dataclass, field

from peepers_desktop.domain.accounts import Account, Seller
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.mercadolivre.redirect_address import RELAY_PAGE


@dataclass(frozen=True, slots=True)
class ConnectRequest:
    """One login to make.

    Without a `client_secret` the one in the vault is used. `expected` is the account to reconnect; None takes
    whoever logs in. `pkce` is turned off only for applications whose PKCE box cannot be ticked.
    """

    site_id: str
    client_id: str
    client_secret: str | None = field(default=None, repr=False)
    redirect_uri: str = RELAY_PAGE
    open_browser: bool = True
    expected: AccountId | None = None
    pkce: bool = True


@dataclass(frozen=True, slots=True)
class AddressReady:
    """The port is open; the address may be opened in any browser."""

    authorize_url: str = field(repr=False)
    redirect_uri: str
    loopback: str
    """Address the answer is expected at."""
    expires_in: int
    """Seconds until the attempt gives up."""


@dataclass(frozen=True, slots=True)
class BrowserNotOpened:
    """No browser could be started: show the address for copying."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """For the answer of the browser, or a pasted address."""


@dataclass(frozen=True, slots=True)
class Exchanging:
    """The answer is there and is being turned into tokens."""


@dataclass(frozen=True, slots=True)
class ReadingSeller:
    """Asking whose account it is."""


@dataclass(frozen=True, slots=True)
class Connected:
    """The end: stored and ready. What the application may not do is in `account.missing_permissions`."""

    account: Account


Step = AddressReady | BrowserNotOpened | Waiting | Exchanging | ReadingSeller | Connected


@dataclass(frozen=True, slots=True)
class Disconnected:
    """`revoked` is False when the marketplace could not be told; `reason` is the error's code then. The tokens
    of this computer are gone either way."""

    seller: Seller
    revoked: bool
    reason: str = ""
