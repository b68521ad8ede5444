"""Answers with keys gone, types swapped, numbers without end and broken characters: only our own errors come out, and
what was read can be stored and listed. PEEPERS_FIRE=full gives each family 100,000 answers, `WIRE_FUZZ_ROUNDS` as many
as it says."""

from __future__ import annotations

import json
import logging
import os
import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, cast

import pytest

from peepers_desktop.app.queries import Queries
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.filters import ItemFilter, OrderFilter, QuestionFilter, ShipmentFilter
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre.bounded_http import Answer
from peepers_desktop.mercadolivre.client import MarketplaceClient
from tests.helpers.canned import asked, client_of, listing, parcel, sale
from tests.helpers.fire_size import size, tell
from tests.helpers.shop import NOON, TestShop, open_shop

ROUNDS = int(os.environ.get("WIRE_FUZZ_ROUNDS") or size(250, 100_000))
MANY = 10_000
VARIATION = {
    "id": 21, "price": 39.9, "available_quantity": 4, "sold_quantity": 1, "picture_ids": ["1"], "attributes": [],
    "attribute_combinations": [{"id": "COLOR", "value_name": "Azul"}], "seller_custom_field": None,
}  # fmt: skip
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 7, 2**63, 10**30, -(10**25), 1.5, 1e300, "", " ", "0", "x" * 400, "a\x00b", "NaN",
    "1e400", "1e999999999", "0001-01-01T00:00:00+14:00",
    "'; DROP TABLE items; --", "É ª 😀", [], {}, [[]], [None], {"id": None}, ["a", 1], "2026-13-45T99:00:00Z",
)  # fmt: skip
RAW = (
    b"1e999999999",
    b"1E99999999999999999999",
    b"-1e-999999",
    b'"\\ud83d"',
    b'"\\u0000"',
    b"9" * 4000,
    b"[" * 80 + b"]" * 80,
)
"""Spellings that the encoder here would not write."""
_PLACE = "@@raw@@"


def places(value: Any, found: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(pairs):
        found.append((value, key))
        places(inner, found)
    return found


def mutated(body: Any, chance: random.Random) -> bytes:
    value, raw = json.loads(json.dumps(body)), b"null"
    for _ in range(chance.choice((1, 1, 2, 5))):
        found = places(value, [])
        if not found:
            break
        holder, key = chance.choice(found)
        match chance.randrange(5):
            case 0:
                del holder[key]
            case 1:
                holder[key] = deepcopy(chance.choice(ODD))
            case 2:
                holder[key] = {"0": holder[key]} if chance.random() < 0.5 else [holder[key]]
            case 3:
                holder[key], raw = _PLACE, chance.choice(RAW)
            case _:
                holder[key] = str(holder[key])
    text = json.dumps(value).encode().replace(f'"{_PLACE}"'.encode(), raw)
    return text[: chance.randrange(len(text))] if chance.random() < 0.02 else text


class Spoken:
    """Stands where the connection stands."""

    def __init__(self, bounds: Any) -> None:
        self.bounds = bounds
        self.body = b""

    def send(self, *args: Any, **options: Any) -> Answer:
        return Answer(200, {}, self.body)

    def close(self) -> None:
        return None


def _items(client: MarketplaceClient, shop: TestShop) -> None:
    shop.stores.items.save(client.items(["MLB4100000001"]).found, NOON)


def _orders(client: MarketplaceClient, shop: TestShop) -> None:
    shop.stores.orders.save(client.orders(NOON, NOON).values)


def _order(client: MarketplaceClient, shop: TestShop) -> None:
    shop.stores.orders.save([client.order("2000019713473608")])


def _shipment(client: MarketplaceClient, shop: TestShop) -> None:
    shop.stores.shipments.save([client.shipment("44118792542")])


def _questions(client: MarketplaceClient, shop: TestShop) -> None:
    shop.stores.questions.save(client.questions("UNANSWERED").values)


def _small(client: MarketplaceClient, shop: TestShop) -> None:
    calls: tuple[Callable[[str], object], ...] = (
        client.shipment_history, client.dispatch_deadline, client.shipment_costs, client.shipment_delays,
        client.shipment_orders, client.order_shipments, client.pack, client.user_product_stock, client.sale_price,
    )  # fmt: skip
    for call in (*calls, lambda _: client.me(), lambda _: client.stores(), lambda _: list(client.scan_item_ids())[:0]):
        try:
            call("7")
        except PeepersError:
            continue


SMALL = {
    "id": 7, "status": "on_time", "expected_date": "2026-11-25T02:59:59.000-03:00", "amount": 3.5, "currency_id": "BRL",
    "receiver": {"cost": 1}, "senders": [{"user_id": 415458330, "cost": 8.19}], "delays": [{"type": "sla_delayed"}],
    "orders": [{"id": 1}], "shipment": {"id": 2}, "locations": [{"type": "selling_address", "quantity": 3}],
    "results": [], "order_id": "1", "date_history": {"date_shipped": "2026-11-25T02:59:59.000-03:00"}, "nickname": "N",
    "tags": ["normal"], "seller_reputation": {"level_id": None}, "paging": {"total": 0}, "scroll_id": None,
}  # fmt: skip
VARIED = listing(variations=[VARIATION])
FAMILIES: dict[str, tuple[Any, Callable[[MarketplaceClient, TestShop], None]]] = {
    "items": ([{"id": "MLB4100000001", "status_code": 200, "body": VARIED}], _items),
    "orders": ({"results": [sale()], "paging": {"total": 1, "offset": 0, "limit": 50}}, _orders),
    "order": (sale(), _order),
    "shipment": (parcel(), _shipment),
    "questions": (
        {"total": 1, "limit": 50, "questions": [asked(answer={"text": "Sim", "status": "ACTIVE"})]},
        _questions,
    ),
    "small": (SMALL, _small),
}


@pytest.fixture
def shop(tmp_path: Any, clock: FixedClock) -> Iterator[TestShop]:
    opened = open_shop(tmp_path, clock=clock)
    yield opened
    opened.database.close()


def listed(shop: TestShop) -> None:
    """Every list can be read with what was stored."""
    queries = Queries(shop.database, shop.clock)
    for row in queries.item_rows(queries.items(ItemFilter())):
        queries.variations(row.account, row.id)
    queries.order_rows(queries.orders(OrderFilter()))
    queries.shipment_rows(queries.shipments(ShipmentFilter()))
    queries.question_rows(queries.questions(QuestionFilter()))


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("family", FAMILIES)
def test_only_our_own_errors_come_out(
    family: str, shop: TestShop, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    if ROUNDS > MANY:  # a million lines that the guards would keep until the end
        monkeypatch.setattr(logging.getLogger("peepers"), "level", logging.WARNING)
    body, use = FAMILIES[family]
    client = client_of("http://127.0.0.1:9", clock)
    client._transport._http.close()
    spoken = Spoken(client._transport._http.bounds)
    client._transport._http = cast(Any, spoken)
    stored = 0
    for number in range(ROUNDS):
        spoken.body = mutated(body, random.Random(f"{family}/{number}"))
        try:
            use(client, shop)
            stored += 1
            if number % 25 == 0:
                listed(shop)
        except PeepersError:
            continue
        except Exception as error:
            pytest.fail(f"{family}/{number}: {error!r} on {spoken.body[:1500]!r}")
    listed(shop)
    assert 0 < stored <= ROUNDS
    tell(f"{family}: {ROUNDS} mutated bodies, {stored} of them usable, nothing but our own errors")
