"""The world is believable, complete, and the same for the same seed."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from peepers_desktop.demo import World, people
from peepers_desktop.demo.model import Item
from peepers_desktop.demo.seed_specials import LARGE_FAMILY_ID, SPECIALS

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def world() -> World:
    return World.create(11, NOW)


@pytest.fixture(scope="module")
def listings(world: World) -> list[Item]:
    return world.items_of(people.ANA, NOW)


def test_the_same_seed_and_instant_make_the_same_world(world: World) -> None:
    assert World.create(11, NOW) == world


def test_another_seed_makes_another_world(world: World) -> None:
    other = World.create(12, NOW)
    assert [item.price for item in other.items.values()] != [item.price for item in world.items.values()]


def test_the_default_shop_has_the_promised_size(world: World, listings: list[Item]) -> None:
    assert len(listings) == 300
    assert sum(order.seller_id == people.ANA for order in world.orders.values()) == 200
    assert sum(question.seller_id == people.ANA for question in world.questions.values()) == 60


@pytest.mark.parametrize("count", [0, 1, 5, 24, 70])
def test_small_shops_have_exactly_what_was_asked_for(count: int) -> None:
    small = World.create(3, NOW, listings=count, orders=count, questions=count)
    made = sum(order.seller_id == people.ANA for order in small.orders.values())
    assert len(small.by_seller[people.ANA]) == count
    assert made == (count or 0)


def test_there_are_sellers_of_every_kind(world: World) -> None:
    names = {seller.nickname: seller for seller in world.sellers.values()}
    assert not names["LOJA_DA_ANA"].by_warehouse
    assert {"warehouse_management", "multiwarehouse"} <= set(names["DEPOSITO_SUL"].tags)
    assert len(names["DEPOSITO_SUL"].warehouses) == 2
    assert names["ANA_OPERADORA"].operator_of == names["LOJA_DA_ANA"].id
    assert names["LOJA_DA_ANA"].id > 2**31
    assert len(world.by_seller[people.BETO]) == len(world.by_seller[people.SUL]) == 24


def test_every_kind_of_logistics_occurs(listings: list[Item]) -> None:
    kinds = Counter(item.logistic_type for item in listings)
    for kind in ("cross_docking", "xd_drop_off", "drop_off", "self_service", "fulfillment", "default", "not_specified"):
        assert kinds[kind], kind
    assert any(item.in_full and "self_service_in" in item.shipping_tags for item in listings)


def test_every_status_occurs_and_most_are_active(listings: list[Item]) -> None:
    kinds = Counter(item.status for item in listings)
    assert kinds["active"] > 200
    for status in ("paused", "under_review", "closed", "inactive", "not_yet_active", "payment_required"):
        assert kinds[status], status
    reasons = Counter(reason for item in listings for reason in item.sub_status)
    assert reasons["paused_by_seller"]
    assert reasons["out_of_stock"]
    assert any(len(item.sub_status) == 2 for item in listings)


def test_one_listing_has_84_variations_with_products_of_their_own(listings: list[Item]) -> None:
    item = max(listings, key=lambda one: len(one.variations))
    assert len(item.variations) == 84
    assert len({one.stock.user_product.id for one in item.variations}) == 84
    assert item.available == sum(one.stock.shown for one in item.variations)
    assert any(trait.value_id is None for one in item.variations for trait in one.combination)


def test_variations_mostly_carry_their_sku_in_the_attribute_alone(listings: list[Item]) -> None:
    stocks = [one.stock for item in listings for one in item.variations]
    assert all(stock.sku for stock in stocks)
    assert sum(stock.custom_field is None for stock in stocks) > 0.9 * len(stocks)


def test_simple_listings_have_a_sku_in_one_field_the_other_or_none(listings: list[Item]) -> None:
    stocks = [item.stock for item in listings if item.stock]
    kinds = {(stock.sku is not None, stock.custom_field is not None) for stock in stocks}
    assert kinds == {(True, True), (True, False), (False, True), (False, False)}


def test_families_share_an_identifier_above_2_to_the_53(listings: list[Item]) -> None:
    family = [item for item in listings if item.family_id == LARGE_FAMILY_ID]
    assert len(family) == 3
    assert LARGE_FAMILY_ID > 2**53
    assert len({item.stock.user_product.id for item in family if item.stock}) == 2


def test_titles_are_short_varied_and_some_are_hostile(listings: list[Item]) -> None:
    titles = [item.title for item in listings]
    assert max(map(len, titles)) <= 60
    assert len(set(titles)) > 120
    assert any('"' in title and "''" in title and ";" in title for title in titles)
    assert any("ã" in title for title in titles)


def test_prices_are_positive_reais(listings: list[Item]) -> None:
    assert all(1_000 <= item.price <= 100_000 for item in listings)


def test_empty_active_listings_do_not_exist_where_they_would_be_paused(listings: list[Item]) -> None:
    assert not [item.id for item in listings if item.status == "active" and item.available == 0 and item.sold >= 0
                and item.condition == "new" and item.listing_type != "free"]  # fmt: skip


def test_identifiers_are_unique(world: World) -> None:
    variations = [one.id for item in world.items.values() for one in item.variations]
    assert len(variations) == len(set(variations))
    assert all(order.id > 2**53 // 10 for order in world.orders.values())
    shared = [product for product in world.user_products.values() if len(product.sold_by) > 1]
    assert len(shared) == 2, "one pair in each shop without warehouses"


def test_orders_lie_within_sixty_days_and_nothing_lies_in_the_future(world: World) -> None:
    oldest = NOW - timedelta(days=60)
    for order in world.orders.values():
        assert oldest <= order.created <= order.touched <= NOW
        assert order.updated <= NOW
    for shipment in world.shipments.values():
        assert all(moment.at <= NOW for moment in shipment.history)
    assert all(question.created <= NOW for question in world.questions.values())
    assert all(item.updated <= NOW for item in world.items.values())


def test_orders_of_every_awkward_kind_occur(world: World) -> None:
    orders = [order for order in world.orders.values() if order.seller_id == people.ANA]
    assert any(order.pack_id and len(world.packs[order.pack_id].order_ids) > 1 for order in orders)
    assert any(order.status == "cancelled" and order.cancel_detail for order in orders)
    assert any(order.shipment_id is None and "no_shipping" in order.tags for order in orders)
    assert any(order.coupon for order in orders)
    assert any(order.sale_fee and not order.marketplace_fee for order in orders)
    assert any(order.marketplace_fee == order.sale_fee * order.quantity for order in orders)
    assert {order.stock_form for order in orders} == {"object", "array", "none"}
    assert any(order.full_unit_price is None for order in orders)


def test_parcels_of_every_phase_occur(world: World) -> None:
    phases = Counter(shipment.status for shipment in world.shipments.values())
    for phase in ("ready_to_ship", "shipped", "delivered", "cancelled"):
        assert phases[phase], phase
    waiting = [one for one in world.shipments.values() if one.substatus == "ready_to_print"]
    assert len(waiting) >= 10, "something to dispatch today"
    assert any(one.delays for one in world.shipments.values())


def test_questions_of_every_status_occur(world: World) -> None:
    kinds = Counter(question.status for question in world.questions.values())
    for kind in ("UNANSWERED", "ANSWERED", "BANNED", "DELETED", "CLOSED_UNANSWERED", "UNDER_REVIEW"):
        assert kinds[kind], kind
    banned = [question for question in world.questions.values() if question.answer_status == "BANNED"]
    assert banned
    assert all(question.answer == "" and question.status == "ANSWERED" for question in banned)
    waiting = [NOW - question.created for question in world.questions.values() if question.status == "UNANSWERED"]
    assert min(waiting) < timedelta(minutes=10)
    assert max(waiting) > timedelta(days=20)


def test_the_specials_come_first_in_a_shop(listings: list[Item]) -> None:
    assert len(listings[0].variations) == 84
    assert listings[1].in_full
    assert "dynamic_standard_price" in listings[10].tags
    assert len(SPECIALS) <= 24
