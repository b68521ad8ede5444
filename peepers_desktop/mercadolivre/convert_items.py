"""Listings from their body (pages publica-productos 09/01/2026, variaciones 30/12/2025)."""

from __future__ import annotations

from collections.abc import Iterable

from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.items import Item, StockLocation, UserProductStock, Variation
from peepers_desktop.mercadolivre.dates import instant
from peepers_desktop.mercadolivre.fields import (
    Body,
    ident,
    identified,
    kept,
    listed,
    lower,
    money,
    objects,
    part,
    string,
    texts,
    whole,
)


def item_of(body: object, account: AccountId) -> Item:
    """A listing. Raises `BadAnswer` for a body without an id."""
    told, item_id = identified(body)
    currency = string(told.get("currency_id")) or ""
    shipping = part(told, "shipping")
    return Item(
        account=account,
        id=item_id,
        title=string(told.get("title")) or string(told.get("family_name")) or item_id,
        status=lower(told.get("status")) or "unknown",
        sub_status=texts(told.get("sub_status")),
        quantity=whole(told.get("available_quantity")),
        sold=whole(told.get("sold_quantity")),
        price=money(told.get("price"), currency),
        currency=currency,
        listing_type=lower(told.get("listing_type_id")),
        logistic_type=lower(shipping.get("logistic_type")) or None,
        shipping_tags=frozenset(texts(shipping.get("tags"))),
        tags=frozenset(texts(told.get("tags"))),
        last_updated=instant(told.get("last_updated")),
        date_created=instant(told.get("date_created")),
        sku=_attribute(told.get("attributes"), "SELLER_SKU") or string(told.get("seller_custom_field")),
        permalink=_https(told.get("permalink")),
        thumbnail=_https(told.get("secure_thumbnail")) or _https(told.get("thumbnail")),
        category_id=ident(told.get("category_id")),
        family_id=ident(told.get("family_id")),
        family_name=string(told.get("family_name")),
        user_product_id=ident(told.get("user_product_id")),
        inventory_id=ident(told.get("inventory_id")),
        catalog_listing=told.get("catalog_listing") is True,
        condition=string(told.get("condition")),
        variations=tuple(_variations(objects(told.get("variations")), currency)),
        raw=kept(told),
    )


def _variations(bodies: Iterable[Body], currency: str) -> Iterable[Variation]:
    for body in bodies:
        variation_id = ident(body.get("id"))
        if variation_id is not None:
            yield _variation(body, variation_id, currency)


def _variation(body: Body, variation_id: str, currency: str) -> Variation:
    pictures = body.get("picture_ids")
    return Variation(
        id=variation_id,
        name=combination(body.get("attribute_combinations")) or variation_id,
        quantity=whole(body.get("available_quantity")),
        sold=whole(body.get("sold_quantity")),
        price=money(body.get("price"), currency),
        sku=_attribute(body.get("attributes"), "SELLER_SKU") or string(body.get("seller_custom_field")),
        user_product_id=ident(body.get("user_product_id")),
        inventory_id=ident(body.get("inventory_id")),
        picture_id=ident(pictures[0]) if isinstance(pictures, list) and pictures else None,
    )


def combination(value: object) -> str:
    """An attribute combination in words: "Azul · M"."""
    return " · ".join(name for name in (string(a.get("value_name")) for a in objects(value)) if name)


def _attribute(value: object, attribute_id: str) -> str | None:
    return next((string(a.get("value_name")) for a in objects(value) if a.get("id") == attribute_id), None)


def _https(value: object) -> str | None:
    """A web address, with its scheme made https; loopback addresses stay as they are."""
    address = string(value)
    if address is None or not address.startswith(("http://", "https://")):
        return None
    return address if address.startswith("http://127.0.0.1") else address.replace("http://", "https://", 1)


def stock_of(body: object, user_product_id: str, version: str) -> UserProductStock:
    """Stock of a user product (page stock-distribuido 20/04/2026)."""
    places = (_place(place) for place in listed(body, "locations"))
    return UserProductStock(user_product_id, version, tuple(place for place in places if place))


def _place(body: Body) -> StockLocation | None:
    quantity = whole(body.get("quantity"))
    if quantity is None:
        return None
    return StockLocation(
        lower(body.get("type")), quantity, ident(body.get("store_id")), ident(body.get("network_node_id"))
    )
