"""The number in the status bar: requests of the last hour, true after a restart, beside the quota when it is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from peepers_desktop.app.metrics import Metrics
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.events import Event, QuotaUsed, SyncReport, Trouble
from peepers_desktop.mercadolivre.limits import Limiter
from peepers_desktop.mercadolivre.transport import Transport
from tests.helpers.engine import OneToken
from tests.helpers.shop import TestShop, open_shop
from tests.helpers.store import running_store


@pytest.fixture
def shop(tmp_path: Path):
    opened = open_shop(tmp_path)
    yield opened
    opened.database.close()


def counting(shop: TestShop, told: list[Event]) -> Metrics:
    return Metrics(shop.stores.cursors, shop.clock, told.append)


def ended(shop: TestShop, *troubles: Trouble) -> SyncReport:
    return SyncReport("1", shop.clock.now(), shop.clock.now(), troubles=troubles)


def test_every_request_on_the_wire_is_counted_by_its_endpoint(shop: TestShop, clock: FixedClock) -> None:
    metrics = counting(shop, [])
    with running_store(now=clock.now) as rig:
        token = OneToken(rig.authorize()["access_token"])
        transport = Transport(rig.url, token, Limiter(clock), clock, lambda: 0.0, asked=metrics.asked)
        transport.get("/users/me")
        rig.fault("500", path="/questions/search", count=2)
        transport.get("/questions/search", {"seller_id": rig.seller_id(), "api_version": 4})
        transport.close()
        assert metrics.used().requests == rig.counters()["total"] == 4
    text = metrics.report()
    assert 'peepers_requests_total{endpoint="/questions/search",method="GET",status="500"} 2.0' in text
    assert 'peepers_requests_total{endpoint="/users/me",method="GET",status="200"} 1.0' in text


def test_ids_are_no_endpoints(shop: TestShop) -> None:
    metrics = counting(shop, [])
    for path in ("/items/MLB1234567890", "/items/MLB99/variations/12", "/shipments/46803546581/costs"):
        metrics.asked("GET", path, 200)
    text = metrics.report()
    assert '"/items/{id}"' in text
    assert '"/items/{id}/variations/{id}"' in text
    assert '"/shipments/{id}/costs"' in text
    assert "46803546581" not in text


def test_the_count_survives_a_restart_and_forgets_after_an_hour(shop: TestShop) -> None:
    metrics = counting(shop, [])
    for _ in range(7):
        metrics.asked("GET", "/users/me", 200)
    metrics.finished(ended(shop))
    shop.clock.advance(30 * 60)
    again = counting(shop, [])
    again.asked("GET", "/users/me", 0)
    assert again.used() == QuotaUsed(8)
    shop.clock.advance(31 * 60)
    assert again.used() == QuotaUsed(1)


def test_the_quota_is_told_when_the_application_told_it(shop: TestShop) -> None:
    told: list[Event] = []
    metrics = counting(shop, told)
    metrics.asked("GET", "/users/me", 200)
    metrics.allowed("app", 18_000)
    metrics.finished(ended(shop, Trouble("server_trouble", "m", "a")))
    assert told == [QuotaUsed(1, 18_000)]
    assert 'peepers_failures_total{code="server_trouble"} 1.0' in metrics.report()
