"""Starts the demonstration store for a test, on a free loopback port, with a clock that stands still.

def test_something(clock):
    with running_store(now=clock.now, listings=20) as rig:
        tokens = rig.authorize()                       # a token pair without the login page
        shop = rig.client()                            # an httpx client with the default seller's bearer
        rig.control("POST", "/items/MLB…/sale", units=2)
        assert rig.writes() == []
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import Any

import httpx

from peepers_desktop.demo import DemoStore, World

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ANA = "LOJA_DA_ANA"
SUL = "DEPOSITO_SUL"
BETO = "BAZAR_DO_BETO"
OPERATOR = "ANA_OPERADORA"


class StoreRig:
    """A started store and short ways to its levers."""

    def __init__(self, store: DemoStore, closing: ExitStack) -> None:
        self.store = store
        self.world = store.world
        self._closing = closing
        self._levers = closing.enter_context(_client(f"{store.base_url}/_control"))

    @property
    def url(self) -> str:
        """Base address of API and authorization."""
        return self.store.base_url

    def seller_id(self, name: str = ANA) -> int:
        """The user behind a nickname."""
        seller = self.world.seller_named(name)
        assert seller is not None
        return seller.id

    def authorize(self, name: str = ANA) -> dict[str, Any]:
        """A fresh token answer; older refresh tokens of this seller stop working."""
        return dict(self.control("POST", "/authorize", seller=name))

    def client(self, name: str = ANA, timeout: float = 10) -> httpx.Client:
        """A client that carries the seller's bearer; closed with the rig."""
        headers = {"authorization": f"Bearer {self.authorize(name)['access_token']}"}
        return self._closing.enter_context(_client(self.url, timeout, headers))

    def stranger(self, timeout: float = 10) -> httpx.Client:
        """A client without any token; closed with the rig."""
        return self._closing.enter_context(_client(self.url, timeout))

    def control(self, method: str, path: str, /, **body: Any) -> Any:
        """A control endpoint's answer; a refusal fails the test."""
        answer = self._levers.request(method, path, json=body or None)
        assert answer.is_success, answer.text
        return answer.json()

    def fault(self, kind: str, /, **options: Any) -> None:
        """Add one fault rule, for example ``fault("reset", path="/items/*", method="PUT", count=1)``."""
        self.control("POST", "/faults", kind=kind, **options)

    def clear_faults(self) -> None:
        """Let everything work again."""
        self.control("DELETE", "/faults")

    def advance(self, seconds: float) -> None:
        """Move the store's clock and run what becomes due."""
        self.store.advance(seconds)

    def writes(self, path: str = "") -> list[dict[str, Any]]:
        """Accepted writes, oldest first; only those whose path contains ``path``."""
        return [one for one in self.control("GET", "/writes") if path in one["path"]]

    def counters(self) -> dict[str, Any]:
        """Requests by endpoint, token requests, statuses, client errors, faults."""
        return dict(self.control("GET", "/counters"))

    def requests(self, endpoint: str) -> int:
        """How often ``METHOD /template`` was asked, for example ``GET /items/bulk``."""
        return int(self.counters()["requests"].get(endpoint, 0))

    def login(self, authorize_url: str, name: str = ANA, decision: str = "allow") -> httpx.Response:
        """Submit the login page headless: GET the page, POST its form; the redirect is not followed."""
        with _client(self.url) as browser:
            page = browser.get(authorize_url)
            assert page.status_code == 200, page.text
            fields = dict(httpx.URL(authorize_url).params)
            fields |= {"user_id": str(self.seller_id(name)), "decision": decision}
            return browser.post(f"{self.url}/authorization", data=fields)


def _client(base_url: str, timeout: float = 10, headers: dict[str, str] | None = None) -> httpx.Client:
    """A client for plain http: reading the machine's certificates would cost more than most tests."""
    return httpx.Client(base_url=base_url, timeout=timeout, headers=headers, verify=False)


@contextmanager
def running_store(
    now: datetime | Callable[[], datetime] = NOON,
    *,
    seed: int = 7,
    listings: int = 40,
    orders: int = 30,
    questions: int = 12,
    faults: str | None = None,
    live: bool = False,
    remembers: bool = False,
) -> Iterator[StoreRig]:
    """A started store; stopped, with all its threads, when the block ends."""
    born = now() if callable(now) else now
    world = World.create(seed, born, listings, orders, questions)
    with ExitStack() as closing:
        store = closing.enter_context(DemoStore(world, now, faults=faults, live=live, remembers=remembers))
        yield StoreRig(store, closing)
