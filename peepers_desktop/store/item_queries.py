"""The listings grid: filtered, sorted, with pending edits laid over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from peepers_desktop.domain.accounts import Account, Seller
from peepers_desktop.domain.deadlines import LOW_STOCK
from peepers_desktop.domain.edits import Edit, EditKind, ResourceKey
from peepers_desktop.domain.filters import ItemFilter, StockLevel
from peepers_desktop.domain.ids import AccountId, ItemId
from peepers_desktop.domain.items import Item, ReadOnlyReason, Variation, stock_route
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.rows import ItemRow, VariationRow
from peepers_desktop.store import item_columns
from peepers_desktop.store.accounts import account_of
from peepers_desktop.store.codec import instant
from peepers_desktop.store.conditions import Conditions, ListQueries, Shape
from peepers_desktop.store.database import Database
from peepers_desktop.store.overlay import SHOWN_SQL, UNSETTLED_SQL, counts, newest_edits, pending_of
from peepers_desktop.store.upsert import rows_by_id

_PENDING = (
    f"EXISTS (SELECT 1 FROM outbox o WHERE o.account = i.account AND o.target_id = i.id AND o.state IN ({SHOWN_SQL}))"
)
_SHOWN_QUANTITY = (
    "coalesce((SELECT o.quantity FROM outbox o WHERE o.account = i.account AND o.resource = 'stock:' || i.id "
    f"AND o.state IN ({UNSETTLED_SQL}) ORDER BY o.id DESC LIMIT 1), i.quantity)"
)
_SELLABLE = "i.status IN ('active', 'paused') AND coalesce(i.logistic_type, '') <> 'fulfillment'"
_SHAPE = Shape(
    source="items i",
    key="i.key",
    columns="i.*",
    orders={
        "title": "i.title COLLATE NOCASE", "sku": "i.sku COLLATE NOCASE", "status": "i.status", "price": "i.price",
        "quantity": "i.quantity", "sold": "i.sold", "last_updated": "i.last_updated", "logistic": "i.logistic_type",
        "id": "i.id",
    },
    default_order="i.last_updated DESC",
)  # fmt: skip


def item_conditions(wanted: ItemFilter) -> Conditions:
    """The one WHERE clause of listings."""
    conditions = Conditions(["i.gone = 0"]).equal("i.account", wanted.account)
    conditions.among("i.status", wanted.statuses).among("i.logistic_type", wanted.logistics)
    conditions.search("items_search", "i.key", wanted.text)
    if wanted.stock is StockLevel.ZERO:
        conditions.add(f"{_SELLABLE} AND {_SHOWN_QUANTITY} = 0")
    elif wanted.stock is StockLevel.LOW:
        conditions.add(f"{_SELLABLE} AND {_SHOWN_QUANTITY} BETWEEN 1 AND {LOW_STOCK}")
    return conditions.add(_PENDING) if wanted.pending_only else conditions


class ItemQueries(ListQueries[ItemFilter, ItemRow]):
    """Keys, rows and counts of listings, and the variations of one."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, _SHAPE, item_conditions, _rows)

    def variations(self, account: AccountId, item_id: ItemId) -> list[VariationRow]:
        """The variations of a listing with their pending edits."""
        with self._database.read() as connection:
            row = rows_by_id(connection, "items", account, [item_id]).get(item_id)
            if row is None:
                return []
            item = item_columns.item_of(row, item_columns.variations(connection, account, item_id))
            sellers = _sellers(connection)
            edits = newest_edits(connection, account, [item_id])
            return [_variation_row(item, variation, sellers.get(account), edits) for variation in item.variations]


def _rows(connection: Connection, found: Sequence[Mapping[Any, Any]]) -> list[ItemRow]:
    sellers = _sellers(connection)
    edits: dict[tuple[str, str], Edit] = {}
    for account in {row["account"] for row in found}:
        ids = [row["id"] for row in found if row["account"] == account]
        edits.update(((account, key), edit) for key, edit in newest_edits(connection, account, ids).items())
    return [_row(row, sellers.get(row["account"]), _edits_of(row, edits)) for row in found]


def _edits_of(row: Mapping[Any, Any], edits: Mapping[tuple[str, str], Edit]) -> dict[str, Edit]:
    """Edits of the listing itself and of any of its variations, by resource key."""
    return {key: e for (account, key), e in edits.items() if account == row["account"] and e.target.id == row["id"]}


def _row(row: Mapping[Any, Any], seller: Seller | None, edits: Mapping[str, Edit]) -> ItemRow:
    item = item_columns.item_of(row, ())
    stock = edits.get(str(ResourceKey(EditKind.STOCK, item.id)))
    price = edits.get(str(ResourceKey(EditKind.PRICE, item.id)))
    status = edits.get(str(ResourceKey(EditKind.STATUS, item.id)))
    newest = max(edits.values(), key=lambda edit: edit.id, default=None)
    return ItemRow(
        key=row["key"],
        account=item.account,
        id=item.id,
        title=item.title,
        sku=item.sku,
        status=str(status.wanted["status"]) if status and counts(status) else item.status,
        sub_status=item.sub_status,
        quantity=_shown_quantity(stock, item.quantity),
        remote_quantity=item.quantity,
        sold=item.sold,
        price=_shown_price(price, item.price),
        remote_price=item.price,
        currency=item.currency,
        listing_type=item.listing_type,
        logistic_type=item.logistic_type,
        full_and_flex=item.logistic_type == "fulfillment" and "self_service_in" in item.shipping_tags,
        variation_count=row["variation_count"],
        thumbnail=item.thumbnail,
        permalink=item.permalink,
        last_updated=item.last_updated,
        fetched_at=instant(row["fetched_at"]),
        read_only=_read_only(item, row["variation_count"], seller),
        pending=pending_of(newest),
        catalog_listing=item.catalog_listing,
        dynamic_price="dynamic_standard_price" in item.tags,
        gone=bool(row["gone"]),
    )


def _variation_row(item: Item, variation: Variation, seller: Seller | None, edits: Mapping[str, Edit]) -> VariationRow:
    edit = edits.get(str(ResourceKey(EditKind.STOCK, item.id, variation.id)))
    route = stock_route(item, seller, variation.id) if seller else None
    return VariationRow(
        account=item.account,
        item_id=item.id,
        id=variation.id,
        name=variation.name,
        sku=variation.sku or item.sku,
        quantity=_shown_quantity(edit, variation.quantity),
        remote_quantity=variation.quantity,
        sold=variation.sold,
        price=variation.price or item.price,
        currency=item.currency,
        status=item.status,
        logistic_type=item.logistic_type,
        read_only=route.reason if route else ReadOnlyReason.STATUS,
        pending=pending_of(edit),
    )


def _shown_quantity(edit: Edit | None, remote: int | None) -> int | None:
    return int(edit.wanted["quantity"]) if edit and counts(edit) else remote


def _shown_price(edit: Edit | None, remote: Money | None) -> Money | None:
    if edit is None or not counts(edit):
        return remote
    return Money.of(Decimal(edit.wanted["amount"]), edit.wanted["currency"])


def _read_only(item: Item, variation_count: int, seller: Seller | None) -> ReadOnlyReason | None:
    if seller is None:
        return ReadOnlyReason.STATUS
    reason = stock_route(item, seller).reason
    return (
        ReadOnlyReason.PICK_VARIATION
        if variation_count and reason in (None, ReadOnlyReason.NO_USER_PRODUCT)
        else reason
    )


def _sellers(connection: Connection) -> dict[str, Seller]:
    accounts: list[Account] = [
        account_of(row) for row in connection.exec_driver_sql("SELECT * FROM accounts").mappings()
    ]
    return {account.id: account.seller for account in accounts}
