"""Permissions read from a scope text, and what an order adds up to."""

from __future__ import annotations

from peepers_desktop.domain.accounts import Permission, Seller, missing_permissions
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.orders import Order, OrderLine, OrderStatus

ALL = (
    "offline_access read write urn:ml:mktp:publish-sync:/read-write urn:ml:mktp:orders-shipments:/read-write "
    "urn:ml:mktp:comunication:/read-write"
)


def line(item: str, units: int, fee: Money | None, variation: str | None = None) -> OrderLine:
    return OrderLine(item, variation, "Tênis", "", None, units, Money(1000, "BRL"), fee)


def order(*lines: OrderLine, pack: str | None = None) -> Order:
    return Order(
        account="10",
        id="2000",
        pack_id=pack,
        status="paid",
        date_created=None,
        date_closed=None,
        last_updated=None,
        indexed_at=None,
        currency="BRL",
        total=None,
        paid=None,
        coupon=None,
        buyer_id=None,
        buyer_nickname=None,
        shipment_id=None,
        tags=frozenset(),
        lines=lines,
    )


def test_full_scope_misses_nothing() -> None:
    assert missing_permissions(ALL) == frozenset()


def test_a_missing_group_is_named() -> None:
    scope = ALL.replace("urn:ml:mktp:comunication:/read-write", "")
    assert missing_permissions(scope) == {Permission.COMMUNICATION}


def test_a_scope_without_permissions_says_nothing() -> None:
    assert missing_permissions("offline_access read write") == frozenset()


def test_warehouse_tag() -> None:
    assert Seller("1", "A", "MLB", frozenset({"warehouse_management"})).keeps_warehouses
    assert not Seller("1", "A", "MLB").keeps_warehouses


def test_fee_is_per_unit() -> None:
    assert order(line("MLB1", 3, Money(150, "BRL"))).fee == Money(450, "BRL")


def test_a_fee_with_a_hole_is_unknown_and_not_lower() -> None:
    assert order(line("MLB1", 1, Money(150, "BRL")), line("MLB2", 1, None)).fee is None
    assert order().fee is None


def test_the_sale_number_is_the_pack_or_the_order() -> None:
    assert order().sale_number == "2000"
    assert order(pack="77").sale_number == "77"


def test_units_of_a_variation() -> None:
    sale = order(line("MLB1", 2, None, "5"), line("MLB1", 1, None, "6"), line("MLB2", 9, None))
    assert sale.units_of("MLB1", None) == 3
    assert sale.units_of("MLB1", "5") == 2


def test_unknown_status_is_kept_apart() -> None:
    assert OrderStatus.of("teleported") is OrderStatus.UNKNOWN
