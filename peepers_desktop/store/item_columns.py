"""Listings between domain values and columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, text

from peepers_desktop.domain.ids import AccountId, ItemId
from peepers_desktop.domain.items import Item, Variation
from peepers_desktop.store.codec import instant, instant_text, minor, money, ordered, ordered_text, words, words_text
from peepers_desktop.store.upsert import insert

_KEEP_WHEN_MISSING = ("quantity", "sold", "price", "sku", "last_updated", "date_created", "thumbnail", "permalink")
_VARIATION_COLUMNS = (
    "account", "item_id", "id", "position", "name", "quantity", "sold", "price", "sku", "user_product_id",
    "inventory_id", "picture_id",
)  # fmt: skip


def values(item: Item, old: Mapping[Any, Any] | None) -> dict[str, Any]:
    """The columns of a listing; a value the answer lacked is taken from the old row."""
    new: dict[str, Any] = {
        "account": item.account,
        "id": item.id,
        "title": item.title,
        "status": item.status,
        "sub_status": ordered_text(item.sub_status),
        "quantity": item.quantity,
        "sold": item.sold,
        "price": minor(item.price),
        "currency": item.currency,
        "listing_type": item.listing_type,
        "logistic_type": item.logistic_type,
        "shipping_tags": words_text(item.shipping_tags),
        "tags": words_text(item.tags),
        "last_updated": instant_text(item.last_updated),
        "date_created": instant_text(item.date_created),
        "sku": item.sku,
        "permalink": item.permalink,
        "thumbnail": item.thumbnail,
        "category_id": item.category_id,
        "family_id": item.family_id,
        "family_name": item.family_name,
        "user_product_id": item.user_product_id,
        "inventory_id": item.inventory_id,
        "catalog_listing": int(item.catalog_listing),
        "condition": item.condition,
        "variation_count": len(item.variations),
    }
    if old is not None:
        new.update({name: old[name] for name in _KEEP_WHEN_MISSING if new[name] is None})
    return new


def item_of(row: Mapping[Any, Any], variations_: Sequence[Variation]) -> Item:
    """A listing from its row."""
    return Item(
        account=row["account"],
        id=row["id"],
        title=row["title"],
        status=row["status"],
        sub_status=ordered(row["sub_status"]),
        quantity=row["quantity"],
        sold=row["sold"],
        price=money(row["price"], row["currency"]),
        currency=row["currency"],
        listing_type=row["listing_type"],
        logistic_type=row["logistic_type"],
        shipping_tags=words(row["shipping_tags"]),
        tags=words(row["tags"]),
        last_updated=instant(row["last_updated"]),
        date_created=instant(row["date_created"]),
        sku=row["sku"],
        permalink=row["permalink"],
        thumbnail=row["thumbnail"],
        category_id=row["category_id"],
        family_id=row["family_id"],
        family_name=row["family_name"],
        user_product_id=row["user_product_id"],
        inventory_id=row["inventory_id"],
        catalog_listing=bool(row["catalog_listing"]),
        condition=row["condition"],
        variations=tuple(variations_),
    )


def variations(connection: Connection, account: AccountId, item_id: ItemId) -> list[Variation]:
    """The cached variations of a listing, in the marketplace's order."""
    query = text(
        "SELECT v.*, i.currency FROM variations v JOIN items i ON i.account = v.account AND i.id = v.item_id "
        "WHERE v.account = :account AND v.item_id = :item ORDER BY v.position"
    )
    rows = connection.execute(query, {"account": account, "item": item_id}).mappings()
    return [_variation_of(row) for row in rows]


def _variation_of(row: Mapping[Any, Any]) -> Variation:
    return Variation(
        id=row["id"],
        name=row["name"],
        quantity=row["quantity"],
        sold=row["sold"],
        price=money(row["price"], row["currency"]),
        sku=row["sku"],
        user_product_id=row["user_product_id"],
        inventory_id=row["inventory_id"],
        picture_id=row["picture_id"],
    )


def kept_quantities(new: Iterable[Variation], old: Iterable[Variation]) -> tuple[Variation, ...]:
    """The new variations, with cached numbers and SKUs where the answer lacked them."""
    known = {variation.id: variation for variation in old}
    return tuple(_filled(variation, known.get(variation.id)) for variation in new)


def _filled(new: Variation, old: Variation | None) -> Variation:
    if old is None:
        return new
    holes = {name: getattr(old, name) for name in ("quantity", "sold", "price", "sku") if getattr(new, name) is None}
    return replace(new, **holes) if holes else new


def replace_variations(connection: Connection, account: AccountId, item_id: ItemId, new: Sequence[Variation]) -> None:
    """Store exactly these variations."""
    where = {"account": account, "item": item_id}
    connection.execute(text("DELETE FROM variations WHERE account = :account AND item_id = :item"), where)
    rows = [_variation_values(account, item_id, position, v) for position, v in enumerate(new)]
    if rows:
        connection.execute(insert("variations", _VARIATION_COLUMNS), rows)


def _variation_values(account: AccountId, item_id: ItemId, position: int, variation: Variation) -> dict[str, Any]:
    return {
        "account": account,
        "item_id": item_id,
        "id": variation.id,
        "position": position,
        "name": variation.name,
        "quantity": variation.quantity,
        "sold": variation.sold,
        "price": minor(variation.price),
        "sku": variation.sku,
        "user_product_id": variation.user_product_id,
        "inventory_id": variation.inventory_id,
        "picture_id": variation.picture_id,
    }
