"""The ways to the marketplace: a client for each account, one limiter for each application, and pictures.

What talks to the network is imported by its first use: a window starts without it.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from peepers_desktop.app.accounts import AccountsService
from peepers_desktop.app.metrics import Metrics
from peepers_desktop.clock import Clock
from peepers_desktop.domain.accounts import Account
from peepers_desktop.domain.events import AccountChanged, Event
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre.sites import site

if TYPE_CHECKING:
    from peepers_desktop.mercadolivre.client import MarketplaceClient
    from peepers_desktop.mercadolivre.limits import Limiter
    from peepers_desktop.mercadolivre.pictures import Pictures


class Clients:
    """Thread-safe. Accounts of one application share its limiter."""

    def __init__(self, accounts: AccountsService, api_url: str, clock: Clock, metrics: Metrics) -> None:
        self._accounts = accounts
        self._api_url = api_url
        self._clock = clock
        self._metrics = metrics
        self._lock = Lock()
        self._clients: dict[AccountId, MarketplaceClient] = {}
        self._retired: list[MarketplaceClient] = []
        self._limiters: dict[str, Limiter] = {}
        self._pictures: Pictures | None = None

    def of(self, account: Account) -> MarketplaceClient:
        """The account's client, made by its first use."""
        with self._lock:
            known = self._clients.get(account.id)
        if known is not None:
            return known
        from peepers_desktop.mercadolivre.client import MarketplaceClient
        from peepers_desktop.mercadolivre.limits import Limiter
        from peepers_desktop.mercadolivre.transport import Transport

        bearer = self._accounts.bearer(account.id)
        client_id = self._accounts.keys.client_id_of(account.id) or ""
        with self._lock:
            if account.id in self._clients:
                return self._clients[account.id]  # another thread was quicker
            limiter = self._limiters.get(client_id)
            fresh_limits = limiter is None
            limiter = self._limiters.setdefault(client_id, limiter or Limiter(self._clock))
            transport = Transport(self._api_url, bearer, limiter, self._clock, asked=self._metrics.asked)
            client = MarketplaceClient(transport, account.id, site(account.seller.site_id).currency)
            self._clients[account.id] = client
        if fresh_limits:
            self._learn_quota(client, client_id, limiter)
        return client

    def _learn_quota(self, client: MarketplaceClient, client_id: str, limiter: Limiter) -> None:
        """Start from the quota the application reports; without it the cautious default holds."""
        try:
            quota = client.application(client_id).max_requests_per_hour
        except PeepersError:
            return
        if quota:
            limiter.allow(quota)
            self._metrics.allowed(client_id, quota)

    def picture(self, address: str) -> bytes:
        """A picture of a listing. Raises as `Pictures.fetch` does."""
        from peepers_desktop.mercadolivre.pictures import Pictures

        with self._lock:
            pictures = self._pictures = self._pictures or Pictures(self._clock)
        return pictures.fetch(address)

    def retire(self, event: Event) -> None:
        """An account changed: its application may be another one now. A client that is at work is closed at the end."""
        if isinstance(event, AccountChanged):
            with self._lock:
                old = self._clients.pop(event.account, None)
                self._retired.extend([old] if old is not None else [])

    def close(self) -> None:
        """Close every connection, those of retired clients too."""
        for client in (*self._clients.values(), *self._retired):
            client.close()
        if self._pictures is not None:
            self._pictures.close()
