"""Listings between domain values and columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, text

from peepers_desktop.domain.ids import AccountId, ItemId
from peepers_desktop.domain.items import Item, Variation
from peepers_desktop.store.codec import instant, instant_text, minor, money, ordered, ordered_text, words, words_text
from peepers_desktop.store.upsert import insert, keep_known, searched

_KEEP_WHEN_MISSING = (
    "quantity", "sold", "price", "currency", "listing_type", "logistic_type", "last_updated", "date_created", "sku",
    "permalink", "thumbnail", "category_id", "family_id", "family_name", "user_product_id", "inventory_id", "condition",
)  # fmt: skip
_KNOWN_OF_VARIATION = ("quantity", "sold", "price", "sku", "user_product_id", "inventory_id", "picture_id")
_VARIATION_COLUMNS = (
    "account", "item_id", "id", "position", "name", "quantity", "sold", "price", "sku", "user_product_id",
    "inventory_id", "picture_id",
)  # fmt: skip


def values(item: Item, old: Mapping[Any, Any] | None, variations: Sequence[Variation]) -> dict[str, Any]:
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
        "variation_count": len(variations),
    }
    keep_known(new, old, _KEEP_WHEN_MISSING)
    if old is not None and item.status == "unknown":
        new["status"] = old["status"]
    if old is not None and item.title == item.id:  # the answer had no title
        new["title"] = old["title"]
    new["words"] = searched([item.id, new["title"], new["sku"], *(variation.sku for variation in variations)])
    return new


def item_of(row: Mapping[Any, Any], variations: Sequence[Variation]) -> Item:
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
        variations=tuple(variations),
    )


def variations_of(connection: Connection, row: Mapping[Any, Any]) -> tuple[Variation, ...]:
    """The cached variations of a listing's row, in the marketplace's order."""
    if not row["variation_count"]:
        return ()
    query = text("SELECT * FROM variations WHERE account = :account AND item_id = :item ORDER BY position")
    found = connection.execute(query, {"account": row["account"], "item": row["id"]}).mappings()
    return tuple(_variation_of(variation, row["currency"]) for variation in found)


def _variation_of(row: Mapping[Any, Any], currency: str) -> Variation:
    return Variation(
        id=row["id"],
        name=row["name"],
        quantity=row["quantity"],
        sold=row["sold"],
        price=money(row["price"], currency),
        sku=row["sku"],
        user_product_id=row["user_product_id"],
        inventory_id=row["inventory_id"],
        picture_id=row["picture_id"],
    )


def with_known(new: Iterable[Variation], old: Iterable[Variation]) -> tuple[Variation, ...]:
    """The new variations, with cached values where the answer lacked them."""
    known = {variation.id: variation for variation in old}
    return tuple(_filled(variation, known.get(variation.id)) for variation in new)


def _filled(new: Variation, old: Variation | None) -> Variation:
    if old is None:
        return new
    holes = {name: getattr(old, name) for name in _KNOWN_OF_VARIATION if getattr(new, name) is None}
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
