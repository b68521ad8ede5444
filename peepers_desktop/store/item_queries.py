"""The listings grid: filtered, sorted, with pending edits laid over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from peepers_desktop.domain.accounts import Account, Seller
from peepers_desktop.domain.deadlines import LOW_STOCK
from peepers_desktop.domain.edits import Edit, EditKind, ResourceKey
from peepers_desktop.domain.filters import ItemFilter, StockLevel
from peepers_desktop.domain.ids import AccountId, ItemId, UserProductId, VariationId
from peepers_desktop.domain.items import Item, ReadOnlyReason, StockPath, Variation, stock_route
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.rows import DepositStock, ItemRow, VariationRow
from peepers_desktop.store import item_columns
from peepers_desktop.store.accounts import account_of
from peepers_desktop.store.codec import instant
from peepers_desktop.store.conditions import Conditions, ListQueries, Shape, hits, match_text
from peepers_desktop.store.database import Database
from peepers_desktop.store.deposits import deposit_counts, stock_of_deposits
from peepers_desktop.store.overlay import PENDING_KEYS, WANTED_STOCK, counts, in_deposits, newest_edits, pending_of
from peepers_desktop.store.upsert import chunks, rows_by_id

_SELLABLE = "i.status IN ('active', 'paused')"
"""Only of these does it matter how many units are left; Full counts, although its units are not edited here."""
_SHAPE = Shape(
    source="items i",
    key="i.key",
    columns="i.*",
    orders={
        "title": "i.title COLLATE NOCASE", "sku": "i.sku COLLATE NOCASE", "status": "i.status", "price": "i.price",
        "quantity": "coalesce(w.quantity, i.quantity)", "sold": "i.sold", "last_updated": "i.last_updated",
        "logistic": "i.logistic_type", "id": "i.id",
    },
    default_order="i.last_updated DESC",
    never_null=frozenset({"title", "status", "id"}),
    joins={"quantity": f"LEFT JOIN ({WANTED_STOCK}) w ON w.key = i.key"},
)  # fmt: skip


def item_conditions(wanted: ItemFilter, low_stock: int) -> Conditions:
    """The one WHERE clause of listings. At or below `low_stock` units they are running out."""
    # A search is led by its hits: with the plus no index of the other columns is walked in their place.
    plus = "+" if match_text(wanted.text) else ""
    conditions = Conditions([f"{plus}i.gone = 0"])
    if wanted.account is not None:
        conditions.add(f"{plus}i.account = :i_account", i_account=wanted.account)
    conditions.among("i.status", wanted.statuses).among("i.logistic_type", wanted.logistics)
    conditions.search(wanted.text, hits("i.key", "items"))
    if wanted.stock is not StockLevel.ANY:
        conditions.add(_SELLABLE).add(_units_between(*_bounds(wanted.stock, low_stock)))
    return conditions.add(f"i.key IN ({PENDING_KEYS})") if wanted.pending_only else conditions


def _bounds(level: StockLevel, low_stock: int) -> tuple[int, int]:
    return int(level is StockLevel.LOW), 0 if level is StockLevel.ZERO else low_stock


def _units_between(low: int, high: int) -> str:
    """Units with pending edits counted in, found through the index of the remote ones."""
    return (
        f"i.key IN (SELECT r.key FROM items r WHERE r.quantity BETWEEN {low} AND {high} "
        f"AND r.key NOT IN (SELECT w.key FROM ({WANTED_STOCK}) w) "
        f"UNION ALL SELECT w.key FROM ({WANTED_STOCK}) w WHERE w.quantity BETWEEN {low} AND {high})"
    )


class ItemQueries(ListQueries[ItemFilter, ItemRow]):
    """Keys, rows and counts of listings, and the variations of one. `low_stock` is the seller's number of units
    at or below which a listing is running out; it is asked for with every read."""

    def __init__(self, database: Database, low_stock: Callable[[], int] = lambda: LOW_STOCK) -> None:
        super().__init__(
            database,
            _SHAPE,
            lambda wanted: item_conditions(wanted, low_stock()),
            lambda connection, found: _marked(_rows(connection, found), low_stock()),
        )

    def variations(self, account: AccountId, item_id: ItemId) -> list[VariationRow]:
        """The variations of a listing with their pending edits."""
        with self._database.read() as connection:
            row = rows_by_id(connection, "items", account, [item_id]).get(item_id)
            if row is None:
                return []
            item = item_columns.item_of(row, item_columns.variations_of(connection, row))
            seller = _sellers(connection).get(account)
            edits = newest_edits(connection, [row]).get((account, item_id), [])
            placed = _placed(connection, {account: seller} if seller else {}, [row, *_own_rows(item)])
            return [_variation_row(item, variation, seller, edits, placed) for variation in item.variations]

    def deposits(self, account: AccountId, item_id: ItemId, variation_id: VariationId | None) -> DepositStock | None:
        """The places of a listing or variation with their pending edits; None where units are one number."""
        with self._database.read() as connection:
            row = rows_by_id(connection, "items", account, [item_id]).get(item_id)
            seller = _sellers(connection).get(account) if row else None
            if row is None or seller is None or not seller.keeps_warehouses:
                return None
            item = item_columns.item_of(row, item_columns.variations_of(connection, row))
            return stock_of_deposits(connection, item, seller, variation_id)


def _marked(rows: Sequence[ItemRow], low_stock: int) -> list[ItemRow]:
    return [replace(row, running_out=row.quantity is not None and 0 < row.quantity <= low_stock) for row in rows]


def _rows(connection: Connection, found: Sequence[Mapping[Any, Any]]) -> list[ItemRow]:
    sellers = _sellers(connection)
    edits = newest_edits(connection, found)
    wanted = _wanted_stock(connection, [row["key"] for row in found]) if edits else {}
    placed = _placed(connection, sellers, found)
    return [
        _row(row, sellers.get(row["account"]), edits.get((row["account"], row["id"]), []), wanted, placed)
        for row in found
    ]


_Placed = Mapping[tuple[AccountId, UserProductId], int]
"""How many deposits hold each product; those that were not read are missing."""


def _placed(connection: Connection, sellers: Mapping[str, Seller], found: Sequence[Mapping[Any, Any]]) -> _Placed:
    several = {account for account, seller in sellers.items() if seller.several_deposits}
    named = [(row["account"], row["user_product_id"]) for row in found if row["account"] in several]
    return deposit_counts(connection, [(account, product) for account, product in named if product])


def _own_rows(item: Item) -> list[dict[str, str | None]]:
    return [{"account": item.account, "user_product_id": one.user_product_id} for one in item.variations]


def _deposits(item: Item, seller: Seller | None, variation_id: VariationId | None, placed: _Placed) -> int | None:
    """How many deposits have a number of their own; one alone is edited as the listing's own number."""
    if seller is None or not seller.several_deposits:
        return None
    route = stock_route(item, seller, variation_id)
    if route.path is not StockPath.WAREHOUSE or route.user_product_id is None:
        return None
    count = placed.get((item.account, route.user_product_id), 0)
    return None if count == 1 else count


def _wanted_stock(connection: Connection, keys: Sequence[int]) -> dict[int, int | None]:
    """Units shown for those of the rows whose units have pending edits."""
    wanted: dict[int, int | None] = {}
    for part in chunks(keys):
        conditions = Conditions().add("w.key IN :keys", keys=part)
        statement = conditions.statement(f"SELECT w.key, w.quantity FROM ({WANTED_STOCK}) w")
        wanted.update((int(row[0]), row[1]) for row in connection.execute(statement, conditions.values))
    return wanted


def _newest(edits: Sequence[Edit], key: ResourceKey) -> Edit | None:
    return next((edit for edit in edits if edit.resource == str(key)), None)


def _row(
    row: Mapping[Any, Any],
    seller: Seller | None,
    edits: Sequence[Edit],
    wanted: Mapping[int, int | None],
    placed: _Placed,
) -> ItemRow:
    item = item_columns.item_of(row, ())
    price = _newest(edits, ResourceKey(EditKind.PRICE, item.id))
    status = _newest(edits, ResourceKey(EditKind.STATUS, item.id))
    return ItemRow(
        key=row["key"],
        account=item.account,
        id=item.id,
        title=item.title,
        sku=item.sku,
        status=str(status.wanted["status"]) if status and counts(status) else item.status,
        sub_status=item.sub_status,
        quantity=wanted.get(row["key"], item.quantity),
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
        pending=pending_of(edits[-1] if edits else None),
        catalog_listing=item.catalog_listing,
        dynamic_price="dynamic_standard_price" in item.tags,
        gone=bool(row["gone"]),
        deposits=None if row["variation_count"] else _deposits(item, seller, None, placed),
    )


def _variation_row(
    item: Item, variation: Variation, seller: Seller | None, edits: Sequence[Edit], placed: _Placed
) -> VariationRow:
    edit = _newest(edits, ResourceKey(EditKind.STOCK, item.id, variation.id))
    route = stock_route(item, seller, variation.id) if seller else None
    more, in_deposit = in_deposits(edits, variation.id)
    shown = _shown_quantity(edit, variation.quantity)
    return VariationRow(
        account=item.account,
        item_id=item.id,
        id=variation.id,
        name=variation.name,
        sku=variation.sku or item.sku,
        quantity=shown + more if shown is not None else None,
        remote_quantity=variation.quantity,
        sold=variation.sold,
        price=variation.price or item.price,
        currency=item.currency,
        status=item.status,
        logistic_type=item.logistic_type,
        read_only=route.reason if route else ReadOnlyReason.STATUS,
        pending=pending_of(edit or in_deposit),
        deposits=_deposits(item, seller, variation.id, placed),
    )


def _shown_quantity(edit: Edit | None, remote: int | None) -> int | None:
    return int(edit.wanted["quantity"]) if edit and counts(edit) else remote


def _shown_price(edit: Edit | None, remote: Money | None) -> Money | None:
    if edit is None or not counts(edit):
        return remote
    return Money.of(Decimal(edit.wanted["amount"]), edit.wanted["currency"])


def _read_only(item: Item, variation_count: int, seller: Seller | None) -> ReadOnlyReason | None:
    """As `stock_route` says; `item` comes without its variations, so their number is told apart. Without
    the account nothing may be written."""
    if seller is None:
        return ReadOnlyReason.STATUS
    reason = stock_route(item, seller).reason
    per_variation = reason in (None, ReadOnlyReason.NO_USER_PRODUCT)
    return ReadOnlyReason.PICK_VARIATION if variation_count and per_variation else reason


def _sellers(connection: Connection) -> dict[str, Seller]:
    accounts: list[Account] = [
        account_of(row) for row in connection.exec_driver_sql("SELECT * FROM accounts").mappings()
    ]
    return {account.id: account.seller for account in accounts}
