"""Sales from their body (page gerenciamento-de-vendas 07/08/2026). The fee of a line is `sale_fee` per unit:
`payments[].marketplace_fee` is often 0.00 although a fee was charged."""

from __future__ import annotations

from collections.abc import Iterable

from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.orders import Order, OrderLine
from peepers_desktop.mercadolivre.answers import Pack, ShipmentLink
from peepers_desktop.mercadolivre.convert_items import combination
from peepers_desktop.mercadolivre.dates import instant
from peepers_desktop.mercadolivre.errors import BadAnswer
from peepers_desktop.mercadolivre.fields import (
    Body,
    entries,
    ident,
    identified,
    kept,
    lower,
    money,
    objects,
    part,
    string,
    texts,
    whole,
)
from peepers_desktop.mercadolivre.personal import without_personal


def order_of(body: object, account: AccountId, *, complete: bool, missing: frozenset[str] = frozenset()) -> Order:
    """A sale. `complete` is False for an element of a search. Raises `BadAnswer` without an id."""
    told, order_id = identified(body)
    currency = string(told.get("currency_id")) or ""
    buyer = part(told, "buyer")
    return Order(
        account=account,
        id=order_id,
        pack_id=ident(told.get("pack_id")),
        status=lower(told.get("status")) or "unknown",
        date_created=instant(told.get("date_created")),
        date_closed=instant(told.get("date_closed")),
        last_updated=instant(told.get("last_updated")),
        indexed_at=instant(told.get("date_last_updated")),
        currency=currency,
        total=money(told.get("total_amount"), currency),
        paid=money(told.get("paid_amount"), currency),
        coupon=money(part(told, "coupon").get("amount"), currency),
        buyer_id=ident(buyer.get("id")),
        buyer_nickname=string(buyer.get("nickname")),
        shipment_id=ident(part(told, "shipping").get("id")),
        tags=frozenset(texts(told.get("tags"))),
        lines=tuple(_lines(objects(told.get("order_items")), currency)),
        partial=missing,
        complete=complete and not missing,
        raw=kept(without_personal(told)),
    )


def _lines(bodies: Iterable[Body], currency: str) -> Iterable[OrderLine]:
    for body in bodies:
        item = part(body, "item")
        item_id = ident(item.get("id"))
        quantity = whole(body.get("quantity"))
        if item_id is not None and quantity is not None:
            yield _line(body, item, item_id, quantity, string(body.get("currency_id")) or currency)


def _line(body: Body, item: Body, item_id: str, quantity: int, currency: str) -> OrderLine:
    return OrderLine(
        item_id=item_id,
        variation_id=ident(item.get("variation_id")),
        title=string(item.get("title")) or item_id,
        variation_name=combination(item.get("variation_attributes")),
        sku=string(item.get("seller_sku")) or string(item.get("seller_custom_field")),
        quantity=quantity,
        unit_price=money(body.get("unit_price"), currency),
        sale_fee=money(body.get("sale_fee"), currency),
        listing_type=lower(body.get("listing_type_id")) or None,
    )


def links_of(body: object) -> tuple[ShipmentLink, ...]:
    """Parcels of an order: a list, or the single object of the view that was withdrawn."""
    links = [(ident(entry.get("id")), lower(entry.get("type")) or "forward") for entry in entries(body, "id")]
    if not all(link for link, _ in links):
        raise BadAnswer
    return tuple(ShipmentLink(link, kind) for link, kind in links if link)


def pack_of(body: object) -> Pack:
    """A purchase of one or more orders (page gestion-packs 29/12/2025)."""
    told, pack_id = identified(body)
    orders = (ident(entry.get("id")) for entry in objects(told.get("orders")))
    shipment = ident(part(told, "shipment").get("id"))
    return Pack(pack_id, tuple(order for order in orders if order), shipment, lower(told.get("status")))
