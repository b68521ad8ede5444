"""What every request carries: who asks, and that a packed answer is welcome; never a secret in its address."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

import pytest

from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre.client import MarketplaceClient
from tests.helpers.canned import CannedStore, Said, Tokens, listing

TOKEN = Tokens().token()
USES: dict[str, Callable[[MarketplaceClient], object]] = {
    "who": lambda client: client.me(),
    "listing": lambda client: client.item("MLB1"),
    "batch": lambda client: client.items(["MLB1", "MLB2"]),
    "parcel": lambda client: client.shipment("44"),
    "question": lambda client: client.question("136"),
    "stock": lambda client: client.put_item_quantity("MLB1", 7),
    "answer": lambda client: client.post_answer("136", "Sim."),
}


@pytest.mark.parametrize("use", USES)
def test_it_says_who_asks_and_takes_a_packed_answer(store: CannedStore, client: MarketplaceClient, use: str) -> None:
    with pytest.raises(PeepersError):
        USES[use](client)  # nothing is there, but it was asked for
    assert store.heard
    for one in store.heard:
        assert one.headers["authorization"] == f"Bearer {TOKEN}"
        assert one.headers["accept-encoding"] == "gzip"
        assert one.headers["user-agent"].startswith("PeepersDesktop/")
        assert TOKEN not in one.path + one.query
        assert "access_token" not in one.query


def test_a_packed_answer_is_read_like_a_plain_one(store: CannedStore, client: MarketplaceClient) -> None:
    body = json.dumps(listing("MLB1", title="Caneca ágata")).encode()
    store.says("/items/MLB1", Said(gzip.compress(body), 200, {"Content-Encoding": "gzip"}))
    assert client.item("MLB1").title == "Caneca ágata"
