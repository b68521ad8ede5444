"""Connecting sellers, keeping their tokens, and letting them go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from peepers_desktop.app.account_colours import next_colour
from peepers_desktop.app.account_keys import AccountKeys
from peepers_desktop.app.connect_steps import Connected, ConnectRequest, Disconnected, Step
from peepers_desktop.clock import Clock
from peepers_desktop.domain.accounts import Account, Link, Seller, missing_permissions
from peepers_desktop.domain.events import AccountChanged, Event
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.errors import PeepersError
from peepers_desktop.filelock import FileLock
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.login_errors import WrongSite
from peepers_desktop.mercadolivre.reconnect import WITHOUT_KEYS, NoTokens, SessionOver
from peepers_desktop.mercadolivre.sites import API_URL, site
from peepers_desktop.vault import Vault

if TYPE_CHECKING:  # everything that talks to the network is imported by its first use: a window starts without it
    from peepers_desktop.app.connect import Login, Outcome
    from peepers_desktop.mercadolivre.authorization import Authorization
    from peepers_desktop.mercadolivre.oauth import Application, OAuthEndpoint, TokenPair


class AccountStore(Protocol):
    """Where accounts are remembered; no secret ever goes there."""

    def all(self) -> Sequence[Account]: ...

    def get(self, account: AccountId, /) -> Account | None: ...

    def save(self, account: Account, /) -> None: ...

    def set_link(self, account: AccountId, link: Link, reason: str = "", /) -> None: ...


@dataclass(frozen=True, slots=True)
class Hosts:
    """Other addresses than the marketplace's own, for the demonstration store and for tests."""

    api_url: str = API_URL
    auth_url: str | None = None
    """None: the login page of the chosen country."""


class AccountsService:
    """All accounts of this profile. Thread-safe; most calls block on the network, the vault or the disk.

    `open_url` starts the seller's browser and says whether that worked; `locks` is the folder of the
    profile in which the lock files of the accounts lie.
    """

    def __init__(
        self,
        accounts: AccountStore,
        vault: Vault,
        locks: Path,
        clock: Clock,
        open_url: Callable[[str], bool],
        hosts: Hosts | None = None,
        publish: Callable[[Event], object] = lambda event: None,
    ) -> None:
        self._accounts = accounts
        self.keys = AccountKeys(vault)
        self._locks = locks
        self._clock = clock
        self._open_url = open_url
        self._hosts = hosts or Hosts()
        self._publish = publish
        self._turn = Lock()
        self._file_locks: dict[AccountId, FileLock] = {}
        self._bearers: dict[tuple[AccountId, str], Authorization] = {}

    def list(self) -> tuple[Account, ...]:
        """Accounts in use, those that need the seller included."""
        return tuple(account for account in self._accounts.all() if account.link is not Link.ARCHIVED)

    def begin(self, request: ConnectRequest) -> Login:
        """Prepares a login; several may run at the same time.

        Raises:
            SecretMissing, UnknownSite, NoLoginPage: the request cannot work as it stands.
            VaultError: what the login brings could not be kept.
        """
        from peepers_desktop.app.connect import Login
        from peepers_desktop.mercadolivre.oauth import OAuthEndpoint

        self.keys.reach()
        application = self.keys.application(request.client_id, request.client_secret)
        endpoint = OAuthEndpoint(self._hosts.api_url, self._auth_url(request.site_id), application, self._clock)

        def finish(outcome: Outcome, on_step: Callable[[Step], None]) -> Account:
            account = self._store(outcome, application)
            on_step(Connected(account))
            return account

        return Login(request, endpoint, self._clock, self._open_url, finish)

    def connect(
        self,
        request: ConnectRequest,
        on_step: Callable[[Step], None],
        confirm: Callable[[Seller], bool] | None = None,
    ) -> Account:
        """A whole login; for pasting and cancelling use `begin`. Raises as `Login.run` does."""
        return self.begin(request).run(on_step, confirm)

    def bearer(self, account: AccountId) -> Authorization:
        """The account's bearer, the same one for everybody who asks.

        Raises:
            errors.ReconnectNeeded: the account is not connected here.
        """
        client_id = self.keys.client_id_of(account)
        stored = self._accounts.get(account)
        if client_id is None or stored is None:
            raise NoTokens if self.keys.lasting else SessionOver
        with self._turn:
            known = self._bearers.get((account, client_id))
        if known is not None:
            return known
        from peepers_desktop.mercadolivre.authorization import Authorization

        renewing = _Renewing(lambda: self._endpoint(stored, client_id))
        fresh = Authorization(account, renewing, self.keys.shelf(client_id, account), self._lock(account), self._clock)
        with self._turn:
            return self._bearers.setdefault((account, client_id), fresh)

    def disconnect(self, account: AccountId) -> Disconnected:
        """Withdraws the grant, forgets the tokens and archives the account; its data and edits stay.

        When the marketplace cannot be told, the tokens are forgotten all the same.

        Raises:
            VaultError: the tokens could not be removed; the account stays as it was.
        """
        known = self._accounts.get(account)
        if known is None:
            raise NoTokens
        reason = self._revoke(known)
        with self._lock(account).held():
            self.keys.unlink(account)
        self._reload_bearers(account)
        self._accounts.set_link(account, Link.ARCHIVED, "")
        self._publish(AccountChanged(account))
        return Disconnected(known.seller, revoked=not reason, reason=reason)

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Nobody renews a token of any account meanwhile, here or in another process."""
        with ExitStack() as held:
            for account in sorted(known.id for known in self._accounts.all()):
                held.enter_context(self._lock(account).held())
            yield

    def names(self, vault: Vault, client_id: str) -> Iterator[str]:
        """Where everything lies in a vault that the accounts of this profile need."""
        return self.keys.names(vault, [known.id for known in self._accounts.all()], client_id)

    def _revoke(self, account: Account) -> str:
        """The code of the error that kept the marketplace from being told; empty when it was."""
        try:
            bearer = self.bearer(account.id)
            client_id = self.keys.client_id_of(account.id) or ""
            self._endpoint(account, client_id).revoke(account.id, bearer.token())
        except errors.ReconnectNeeded as ended:
            # Without keys nothing can be withdrawn; a grant that was refused is gone by itself.
            return ended.cause if ended.cause in WITHOUT_KEYS else ""
        except PeepersError as failed:
            return failed.code
        return ""

    def _store(self, outcome: Outcome, application: Application) -> Account:
        request, seller, pair = outcome.request, outcome.seller, outcome.pair
        known = self._accounts.get(seller.user_id)
        refused = _misfit(request, seller)
        if refused is not None:
            self._rescue(outcome, known)
            raise refused
        self.keys.keep_application(application)
        with self._lock(seller.user_id).held():
            self.keys.shelf(request.client_id, seller.user_id).write(pair)
            self.keys.link(request.client_id, seller.user_id)
        account = self._account(seller, known, pair.scope)
        saved = False
        try:
            self._accounts.save(account)
            saved = True
        finally:
            if not saved and known is None:
                self.keys.unlink(seller.user_id)  # no half-saved account
        self._reload_bearers(seller.user_id)
        self._publish(AccountChanged(seller.user_id))
        return account

    def _rescue(self, outcome: Outcome, known: Account | None) -> None:
        """The wrong person logged in, but one who is connected here: only the newest refresh token counts, so
        it must not get lost (page autenticacion-y-autorizacion 29/12/2025)."""
        user, client_id = outcome.seller.user_id, outcome.request.client_id
        if known is None or self.keys.client_id_of(user) != client_id:
            return
        with self._lock(user).held():
            self.keys.shelf(client_id, user).write(outcome.pair)
        self._reload_bearers(user)

    def _account(self, seller: Seller, known: Account | None, scope: str) -> Account:
        missing = missing_permissions(scope)
        if known is not None:
            return replace(known, seller=seller, link=Link.CONNECTED, reason="", missing_permissions=missing)
        colour = next_colour(account.colour for account in self._accounts.all())
        return Account(seller, Link.CONNECTED, colour, self._clock.now().replace(microsecond=0), missing)

    def _endpoint(self, account: Account, client_id: str) -> OAuthEndpoint:
        from peepers_desktop.mercadolivre.oauth import OAuthEndpoint

        auth_url = self._auth_url(account.seller.site_id)
        return OAuthEndpoint(self._hosts.api_url, auth_url, self.keys.application(client_id), self._clock)

    def _auth_url(self, site_id: str) -> str:
        return self._hosts.auth_url or site(site_id).auth_url

    def _lock(self, account: AccountId) -> FileLock:
        with self._turn:
            return self._file_locks.setdefault(account, FileLock(self._locks / f"tokens-{account}.lock", self._clock))

    def _reload_bearers(self, account: AccountId) -> None:
        """Whoever holds a bearer of this account looks at the shelf before its next use."""
        with self._turn:
            bearers = [bearer for (owner, _), bearer in self._bearers.items() if owner == account]
        for bearer in bearers:
            bearer.reload()


class _Renewing:
    """Asks for the endpoint at every renewal, so that a secret key entered anew counts at once."""

    def __init__(self, endpoint: Callable[[], OAuthEndpoint]) -> None:
        self._endpoint = endpoint

    def refresh(self, refresh_token: str) -> TokenPair:
        return self._endpoint().refresh(refresh_token)


def _misfit(request: ConnectRequest, seller: Seller) -> PeepersError | None:
    if request.expected not in (None, seller.user_id):
        return errors.WrongAccount()
    if seller.site_id != request.site_id:
        return WrongSite(site=seller.site_id)
    return None
