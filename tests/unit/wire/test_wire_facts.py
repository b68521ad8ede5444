"""One case per observed fact of the wire (reference §0.2, §0.3, §2.3, §4.5, §6.6): an answer with that trait goes
through the client into SQLite and comes out as a row with exact ids, UTC instants, exact amounts and words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from peepers_desktop.app.queries import Queries
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.items import ReadOnlyReason
from peepers_desktop.domain.rows import ItemRow, OrderRow, QuestionRow, ShipmentRow
from peepers_desktop.domain.shipments import Board
from peepers_desktop.mercadolivre.client import MarketplaceClient
from peepers_desktop.ui.tabs.shipments_words import state_words
from tests.helpers.canned import CannedStore, asked, listing, parcel, sale
from tests.helpers.shop import NOON, SELLER, TestShop, open_shop


class Way:
    """From an answer to the row that a list shows."""

    def __init__(self, store: CannedStore, client: MarketplaceClient, shop: TestShop) -> None:
        self.store, self.client, self.shop = store, client, shop
        self.queries = Queries(shop.database, shop.clock)

    def item(self, body: dict[str, Any]) -> ItemRow:
        self.store.says("/items/bulk", [{"id": body["id"], "status_code": 200, "body": body}])
        self.shop.stores.items.save(self.client.items([str(body["id"])]).found, NOON)
        row = self.queries.item(SELLER.user_id, str(body["id"]))
        assert row is not None
        return row

    def order(self, body: dict[str, Any]) -> OrderRow:
        self.store.says("/orders/search", {"results": [body], "paging": {"total": 1, "offset": 0, "limit": 50}})
        self.shop.stores.orders.save(self.client.orders(NOON, NOON).values)
        keys = self.queries.order_list.keys_of(SELLER.user_id, [str(body["id"])])
        (row,) = self.queries.order_rows(list(keys.values()))
        return row

    def question(self, body: dict[str, Any]) -> QuestionRow:
        self.store.says("/questions/search", {"total": 1, "limit": 50, "questions": [body]})
        self.shop.stores.questions.save(self.client.questions("UNANSWERED").values)
        keys = self.queries.question_list.keys_of(SELLER.user_id, [str(body["id"])])
        (row,) = self.queries.question_rows(list(keys.values()))
        return row

    def parcel(self, body: dict[str, Any]) -> ShipmentRow:
        self.store.says(f"/shipments/{body['id']}", body)
        self.shop.stores.shipments.save([self.client.shipment(str(body["id"]))])
        keys = self.queries.shipment_list.keys_of(SELLER.user_id, [str(body["id"])])
        (row,) = self.queries.shipment_rows(list(keys.values()))
        return row


@pytest.fixture
def way(store: CannedStore, client: MarketplaceClient, tmp_path: Path, clock: FixedClock) -> Iterator[Way]:
    shop = open_shop(tmp_path, clock=clock)
    yield Way(store, client, shop)
    shop.database.close()


DATES = {
    "orders: milliseconds, -04:00": ("2026-05-04T17:35:40.000-04:00", datetime(2026, 5, 4, 21, 35, 40, tzinfo=UTC)),
    "search: no fraction, +00:00": ("2026-05-04T17:41:52+00:00", datetime(2026, 5, 4, 17, 41, 52, tzinfo=UTC)),
    "packs: no colon": ("2026-05-04T12:31:05.000-0400", datetime(2026, 5, 4, 16, 31, 5, tzinfo=UTC)),
    "user products: +0000": ("2023-02-13T02:46:20.528+0000", datetime(2023, 2, 13, 2, 46, 20, 528000, tzinfo=UTC)),
    "question by id: 9 decimals": (
        "2021-02-08T17:51:21.746608612Z", datetime(2021, 2, 8, 17, 51, 21, 746000, tzinfo=UTC),
    ),
    "questions: 7 decimals": ("2026-09-28T08:00:00.0000000-04:00", datetime(2026, 9, 28, 12, tzinfo=UTC)),
    "messages: Z": ("2026-05-04T20:33:41Z", datetime(2026, 5, 4, 20, 33, 41, tzinfo=UTC)),
    "items: milliseconds Z": ("2026-05-04T20:33:43.861Z", datetime(2026, 5, 4, 20, 33, 43, 861000, tzinfo=UTC)),
    "sla: -03:00": ("2026-05-05T00:00:00-03:00", datetime(2026, 5, 5, 3, tzinfo=UTC)),
    "no zone": ("2024-11-18T12:53:59", datetime(2024, 11, 18, 12, 53, 59, tzinfo=UTC)),
    "RFC 1123": ("Mon, 04 May 2026 17:35:40 GMT", datetime(2026, 5, 4, 17, 35, 40, tzinfo=UTC)),
    "zero": ("0", None),
    "empty": ("", None),
}  # fmt: skip


@pytest.mark.parametrize("name", DATES)
def test_0_2_dates(way: Way, name: str) -> None:
    text, wanted = DATES[name]
    assert way.item(listing(last_updated=text)).last_updated == wanted
    assert way.order(sale(date_created=text)).date_created == wanted
    assert way.question(asked(date_created=text)).date_created == wanted
    assert way.parcel(parcel(last_updated=text)).last_updated == wanted


@pytest.mark.parametrize("spelled", [18446744000000000615, "18446744000000000615"])
def test_0_3_ids_beyond_2_to_the_53_as_numbers_and_as_text(way: Way, spelled: object) -> None:
    exact = "18446744000000000615"
    row = way.order(sale(id=spelled, pack_id=spelled, shipping={"id": spelled}, buyer={"id": spelled}))
    assert (row.id, row.pack_id, row.shipment_id) == (exact, exact, exact)
    assert way.question(asked(id=spelled)).id == exact
    assert way.parcel(parcel(id=spelled, tracking_number=spelled)).tracking_number == exact
    way.item(listing(family_id=spelled))
    item = way.shop.stores.items.get(SELLER.user_id, "MLB4100000001")
    assert item is not None
    assert item.family_id == exact


AMOUNTS = [
    (62.96, "62.96"),
    (50, "50"),
    (50000.0, "50000"),
    (194, "194"),
    (14.290000000000001, "14.29"),
    ("7.5", "7.5"),
]


@pytest.mark.parametrize(("spelled", "exact"), AMOUNTS)
def test_0_3_money_is_exact(way: Way, spelled: object, exact: str) -> None:
    order, item = way.order(sale(total_amount=spelled)), way.item(listing(price=spelled))
    assert order.total is not None
    assert item.price is not None
    assert order.total.amount == item.price.amount == Decimal(exact)


def test_0_3_a_currency_without_cents(way: Way) -> None:
    row = way.item(listing(currency_id="CLP", price=12990))
    assert row.price is not None
    assert (row.price.minor, row.price.amount) == (12990, Decimal(12990))


def test_0_3_unknown_words_in_mixed_case_are_kept_and_readable(way: Way) -> None:
    assert way.item(listing(status="Some_New_State")).status == "some_new_state"
    row = way.parcel(parcel(substatus="SOON_TO_PICKUP_AGAIN"))
    assert state_words(row.status, row.substatus) == "Soon to pickup again"


LINE = sale()["order_items"][0]
NULLS: dict[str, dict[str, Any]] = {
    "shipping.id": {"shipping": {"id": None}},
    "shipping": {"shipping": None},
    "old to_be_agreed": {"shipping": {"id": None, "status": "to_be_agreed", "shipping_option": None}},
    "pack_id": {"pack_id": None},
    "payments empty": {"payments": []},
    "shipping_cost": {"shipping_cost": None},
    "stock null": {"order_items": [{**LINE, "stock": None}]},
    "stock object": {"order_items": [{**LINE, "stock": {"store_id": "1", "node_id": "BRP1"}}]},
    "stock array": {"order_items": [{**LINE, "stock": [{"store_id": "1", "network_node_id": "BRP1"}]}]},
    "variation null although its attributes are there": {"order_items": [{**LINE, "item": {
        **LINE["item"], "variation_id": None,
        "variation_attributes": [{"id": "COLOR", "value_id": None, "value_name": "Azul"}]}}]},
    "both skus null": {"order_items": [{**LINE, "item": {**LINE["item"], "seller_sku": None}}]},
    "keys gone": {"mediations": None, "context": None, "static_tags": None, "tags": None},
    "feedback seller/buyer": {"feedback": {"seller": None, "buyer": None}},
    "feedback mixed": {"feedback": {"purchase": {"id": 1}, "buyer": {"id": 2}, "seller": None}},
    "installments": {"payments": [{"id": 1, "installments": 12, "status": "approved", "marketplace_fee": 0}]},
    "buyer only an id": {"buyer": {"id": 9}},
}  # fmt: skip


@pytest.mark.parametrize("name", NULLS)
def test_0_3_nulls_and_4_5_order_facts(way: Way, name: str) -> None:
    row = way.order(sale(**NULLS[name]))
    assert row.total is not None
    assert (len(row.lines), row.total.amount, row.sale_number) == (1, Decimal("79.8"), row.id)
    assert row.fee is not None
    assert row.fee.amount == Decimal(11), "sale_fee times quantity, never marketplace_fee"


def test_4_5_the_coupon_is_inside_what_was_paid(way: Way) -> None:
    row = way.order(sale(total_amount=219, paid_amount=219, coupon={"id": 1, "amount": 25}))
    assert row.coupon is not None
    assert row.total is not None
    assert (row.total.amount, row.coupon.amount) == (219, 25)


def test_0_3_a_banned_answer_and_a_banned_question_are_empty_texts(way: Way) -> None:
    answered = way.question(asked(status="ANSWERED", answer={"text": "", "status": "BANNED", "date_created": None}))
    assert answered.answer is not None
    assert (answered.answer.text, answered.answer.status) == ("", "banned")
    assert way.question(asked(13600000002, status="BANNED", text="")).status == "banned"


def test_2_3_two_sub_statuses_at_once(way: Way) -> None:
    row = way.item(listing(status="under_review", sub_status=["waiting_for_patch", "suspended_for_prevention"]))
    assert row.sub_status == ("waiting_for_patch", "suspended_for_prevention")
    assert row.read_only is ReadOnlyReason.STATUS


def test_2_3_eighty_four_variations_whose_sum_is_the_listings(way: Way) -> None:
    variations = [
        {"id": 194000000000 + n, "price": 39.9, "available_quantity": n % 5, "sold_quantity": 0, "picture_ids": [],
         "attribute_combinations": [{"id": "COLOR", "value_id": None, "value_name": f"Cor {n}"}],
         "seller_custom_field": None, "user_product_id": f"MLBU{n}", "inventory_id": f"INV{n}"} for n in range(84)
    ]  # fmt: skip
    total = sum(n % 5 for n in range(84))
    row = way.item(listing(variations=variations, available_quantity=total))
    found = way.queries.variations(SELLER.user_id, row.id)
    assert (len(found), sum(one.quantity or 0 for one in found)) == (84, row.quantity)
    assert found[83].name == "Cor 83"


TITLES = ["Água 24-pack 11''", 'Tela 24" 1,5 Mm 500pçs', "=SOMA(A1)", "a; DROP TABLE items", "Óculos %s_\\ 😀"]


@pytest.mark.parametrize("title", TITLES)
def test_2_3_titles_with_every_character(way: Way, title: str) -> None:
    assert way.item(listing(title=title)).title == title


def test_6_6_collected_inside_ready_to_ship(way: Way) -> None:
    assert way.parcel(parcel(substatus="picked_up")).board is Board.IN_TRANSIT


def test_6_6_events_of_one_instant_keep_their_order(way: Way) -> None:
    at = "2026-08-01T10:08:00.000-04:00"
    steps = [{"status": "shipped", "substatus": None, "date": "2026-08-07T10:08:00.000-04:00"}]
    steps += [{"status": "ready_to_ship", "substatus": sub, "date": at} for sub in ("ready_to_print", "printed")]
    way.store.says("/shipments/7/history", steps)
    assert [event.substatus for event in way.client.shipment_history("7")] == ["ready_to_print", "printed", None]


@pytest.mark.parametrize("substatus", ["soon_to_pickup", "first_visit", "null", None, "", "never_heard_of"])
def test_6_6_no_raw_word_is_shown(way: Way, substatus: str | None) -> None:
    row = way.parcel(parcel(substatus=substatus))
    words = state_words(row.status, row.substatus)
    assert words
    assert "_" not in words
    assert "None" not in words


def test_16_thumbnails_and_links_are_https(way: Way) -> None:
    row = way.item(listing())
    assert str(row.thumbnail).startswith("https://")
    assert str(row.permalink).startswith("https://")
