"""Dates, numbers and bodies as the API really prints them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from peepers_desktop.domain.money import Money
from peepers_desktop.mercadolivre.convert_items import item_of
from peepers_desktop.mercadolivre.convert_orders import links_of, order_of
from peepers_desktop.mercadolivre.convert_questions import question_of
from peepers_desktop.mercadolivre.convert_shipments import delays_of, history_of, shipment_of
from peepers_desktop.mercadolivre.dates import instant, query_text
from peepers_desktop.mercadolivre.errors import BadAnswer
from peepers_desktop.mercadolivre.fields import decode, ident, money, whole
from peepers_desktop.mercadolivre.personal import without_personal


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2026-05-04T17:35:40.000-04:00", 21),
        ("2026-05-04T17:41:52+00:00", 17),
        ("2026-05-04T12:31:05.000-0400", 16),
        ("2023-02-13T02:46:20.528+0000", 2),
        ("2021-02-08T17:51:21.746608612Z", 17),
        ("2026-09-28T08:00:00.0000000-04:00", 12),
        ("2026-05-05T00:00:00-03:00", 3),
        ("2024-11-18T12:53:59", 12),
        ("Mon, 04 May 2026 17:35:40 GMT", 17),
    ],
)
def test_every_spelling_of_a_date(text: str, hour: int) -> None:
    found = instant(text)
    assert found is not None
    assert (found.tzinfo, found.hour) == (UTC, hour)


@pytest.mark.parametrize("value", ["0", "", None, 17, "Mon, 44 May 2026 17:35:40 GMT", "2026-13-45T00:00:00Z"])
def test_a_bad_date_is_unknown(value: object) -> None:
    assert instant(value) is None


def test_date_filters_carry_a_numeric_offset() -> None:
    assert query_text(datetime(2026, 11, 1, tzinfo=UTC)) == "2026-11-01T00:00:00.000-00:00"


def test_ids_and_numbers() -> None:
    assert (ident(18446744000000000615), ident("7"), ident(""), ident(None), ident(True)) == (
        "18446744000000000615", "7", None, None, None,
    )  # fmt: skip
    assert (whole(7), whole("7"), whole(Decimal("7.0")), whole(Decimal("7.5")), whole(None)) == (7, 7, 7, None, None)
    assert money(Decimal("14.290000000000001"), "BRL") == Money(1429, "BRL")
    assert money(None, "BRL") is None


def test_fractions_are_decimals() -> None:
    assert decode(b'{"a": 14.29}') == {"a": Decimal("14.29")}
    with pytest.raises(BadAnswer):
        decode(b"<html>")


def test_missing_is_not_zero() -> None:
    item = item_of({"id": "MLB1", "title": "T", "status": "active", "currency_id": "BRL"}, "10")
    assert (item.quantity, item.price, item.sold) == (None, None, None)


def test_sku_order_and_https_pictures() -> None:
    attributes = [{"id": "SELLER_SKU", "value_name": "REAL"}]
    body = {"id": "MLB1", "attributes": attributes, "seller_custom_field": "OLD", "thumbnail": "http://x.com/a-I.jpg"}
    item = item_of(body, "10")
    assert (item.sku, item.thumbnail) == ("REAL", "https://x.com/a-I.jpg")
    variation = {
        "id": 5,
        "seller_custom_field": "V",
        "attribute_combinations": [{"value_name": "Azul"}, {"value_name": "M"}],
    }
    first = item_of({**body, "variations": [variation]}, "10").variations[0]
    assert (first.id, first.sku, first.name, first.quantity) == ("5", "V", "Azul · M", None)


def test_an_order_keeps_both_clocks_and_the_fee_per_unit() -> None:
    line = {"item": {"id": "MLB1", "title": "T"}, "quantity": 3, "unit_price": 50, "sale_fee": Decimal("7.5")}
    body = {
        "id": 2000009713473608, "status": "paid", "currency_id": "BRL", "order_items": [line], "shipping": {"id": None},
        "date_last_updated": "2026-05-04T17:41:52.811Z", "last_updated": "2026-05-04T01:35:40.000-04:00",
        "payments": [{"marketplace_fee": 0}],
        "buyer": {"id": 1, "first_name": "Ana", "billing_info": {"doc_number": "1"}},
    }  # fmt: skip
    order = order_of(body, "10", complete=False)
    assert order.fee == Money(2250, "BRL")
    assert order.shipment_id is None
    assert order.indexed_at != order.last_updated
    assert b"Ana" not in order.raw
    assert b"doc_number" not in order.raw


def test_parcels_of_an_order_in_every_shape() -> None:
    assert links_of([{"id": 1, "type": "return"}, {"id": 2, "type": "forward"}])[1].id == "2"
    assert links_of({"id": 5})[0].type == "forward"
    assert links_of([]) == ()


def test_old_and_new_shipment_bodies_give_the_same_row() -> None:
    both = {"id": 7, "status": "shipped", "substatus": "out_for_delivery", "tracking_number": "BR1"}
    new = {**both, "logistic": {"mode": "me2", "type": "cross_docking", "direction": "forward"},
           "lead_time": {"currency_id": "BRL", "cost": 10},
           "destination": {"receiver_name": "Ana", "shipping_address": {"city": {"name": "Recife"}}}}  # fmt: skip
    old = {**both, "mode": "me2", "logistic_type": "cross_docking", "type": "forward",
           "shipping_option": {"currency_id": "BRL", "cost": 10},
           "receiver_address": {"receiver_name": "Ana", "city": {"name": "Recife"}}}  # fmt: skip
    assert shipment_of(new, "10") == shipment_of(old, "10")
    assert b"Ana" not in shipment_of(new, "10").raw


def test_timelines_and_delays_in_both_shapes() -> None:
    steps = [
        {"status": "shipped", "date": "2026-05-05T00:00:00Z"},
        {"status": "handling", "date": "2026-05-04T00:00:00Z"},
    ]
    assert [event.status for event in history_of(steps)] == ["handling", "shipped"]
    assert (
        history_of({"date_history": {"date_shipped": "2026-05-05T00:00:00Z", "date_returned": None}})[0].status
        == "shipped"
    )
    assert delays_of({"shipment_id": 1, "delays": [{"type": "sla_delayed"}]}) == delays_of([{"type": "sla_delayed"}])


def test_a_banned_answer_is_an_empty_text_and_not_no_answer() -> None:
    body = {"id": 1, "item_id": "MLB1", "status": "ANSWERED", "text": "Q", "answer": {"text": "", "status": "BANNED"}}
    question = question_of({**body, "from": {"id": 9}}, "10")
    assert question.answer is not None
    assert (question.answer.text, question.answer.status, question.buyer_id) == ("", "banned", "9")
    assert question_of({**body, "answer": None, "buyer_id": 9}, "10").answer is None


@pytest.mark.parametrize("convert", [item_of, question_of, shipment_of])
@pytest.mark.parametrize("body", [None, [], {}, {"id": None}, 5, "x"])
def test_a_body_without_an_id_is_a_bad_answer(convert: object, body: object) -> None:
    with pytest.raises(BadAnswer):
        convert(body, "10")  # type: ignore[operator]


def test_personal_fields_go_however_deep_they_stand() -> None:
    told = {"a": [{"phone": {"number": "1"}, "keep": 1}], "receiver_address": {"street_name": "x"}}
    assert without_personal(told) == {"a": [{"keep": 1}]}
