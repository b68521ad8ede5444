"""Which call writes a quantity, and when none may."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peepers_desktop.domain.accounts import Seller
from peepers_desktop.domain.items import (
    Item,
    ListingStatus,
    Logistic,
    ReadOnlyReason,
    StockPath,
    Variation,
    stock_route,
)

SELLER = Seller("10", "LOJA", "MLB")
WAREHOUSES = Seller("10", "LOJA", "MLB", frozenset({"warehouse_management", "multiwarehouse"}))
ITEM = Item(
    account="10",
    id="MLB1",
    title="Tênis",
    status="active",
    sub_status=(),
    quantity=3,
    sold=0,
    price=None,
    currency="BRL",
    listing_type="gold_special",
    logistic_type="cross_docking",
    shipping_tags=frozenset(),
    tags=frozenset(),
    last_updated=None,
    date_created=None,
    user_product_id="MLBU1",
)
VARIATION = Variation("7", "Azul", 3, 0, None, None, user_product_id="MLBU7")
VARIED = replace(ITEM, variations=(VARIATION,), user_product_id=None)
FULL = replace(ITEM, logistic_type="fulfillment")
FULL_FLEX = replace(FULL, shipping_tags=frozenset({"self_service_in"}))


def test_simple_listing_is_written_on_the_item() -> None:
    assert stock_route(ITEM, SELLER).path is StockPath.ITEM


def test_variation_is_written_alone() -> None:
    assert stock_route(VARIED, SELLER, "7").path is StockPath.VARIATION


def test_root_of_a_varied_listing_asks_for_a_variation() -> None:
    route = stock_route(VARIED, SELLER)
    assert (route.editable, route.reason) == (False, ReadOnlyReason.PICK_VARIATION)


def test_full_is_read_only() -> None:
    assert stock_route(FULL, SELLER).reason is ReadOnlyReason.FULL
    assert stock_route(FULL, WAREHOUSES).reason is ReadOnlyReason.FULL


@pytest.mark.parametrize("site", ["MLA", "MLC"])
def test_full_with_flex_is_written_at_the_selling_address_where_the_site_allows(site: str) -> None:
    route = stock_route(FULL_FLEX, replace(SELLER, site_id=site))
    assert (route.path, route.user_product_id) == (StockPath.SELLING_ADDRESS, "MLBU1")


def test_full_with_flex_is_blocked_in_brazil() -> None:
    assert stock_route(FULL_FLEX, SELLER).reason is ReadOnlyReason.FULL_AND_FLEX


def test_sellers_with_warehouses_write_through_the_user_product() -> None:
    assert stock_route(ITEM, WAREHOUSES).path is StockPath.WAREHOUSE
    assert stock_route(VARIED, WAREHOUSES, "7").user_product_id == "MLBU7"
    assert stock_route(FULL_FLEX, WAREHOUSES).path is StockPath.WAREHOUSE


def test_without_a_user_product_a_warehouse_seller_cannot_write() -> None:
    route = stock_route(replace(ITEM, user_product_id=None), WAREHOUSES)
    assert route.reason is ReadOnlyReason.NO_USER_PRODUCT


@pytest.mark.parametrize("status", ["closed", "under_review", "inactive", "payment_required"])
def test_states_that_refuse_edits(status: str) -> None:
    assert stock_route(replace(ITEM, status=status), SELLER).reason is ReadOnlyReason.STATUS


@pytest.mark.parametrize("status", ["active", "paused", "not_yet_active", "something_new"])
def test_states_that_take_edits(status: str) -> None:
    assert stock_route(replace(ITEM, status=status), SELLER).editable


def test_unknown_words_are_classified_not_lost() -> None:
    assert ListingStatus.of("programmed") is ListingStatus.UNKNOWN
    assert ListingStatus.of("ACTIVE") is ListingStatus.ACTIVE
    assert Logistic.of(None) is Logistic.NOT_SPECIFIED
    assert Logistic.of("teleport") is Logistic.UNKNOWN


def test_variation_lookup() -> None:
    assert VARIED.variation("7") is VARIATION
    assert VARIED.variation("8") is None
    assert (VARIED.has_variations, ITEM.has_variations) == (True, False)
