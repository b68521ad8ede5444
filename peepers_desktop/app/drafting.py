"""From what was typed to an edit that may be queued: read, validated and guarded against the cache. Reads only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from peepers_desktop.app import refusals
from peepers_desktop.app.typed import read_difference, read_price, read_quantity
from peepers_desktop.domain.accounts import Account, Link, SendMode
from peepers_desktop.domain.edits import Edit, EditKind, Intent, ResourceKey
from peepers_desktop.domain.guards import Draft, Guard, GuardKind, listing_guards, many_to_zero, price_jump
from peepers_desktop.domain.ids import AccountId, ItemId
from peepers_desktop.domain.items import Item, ReadOnlyReason, stock_route
from peepers_desktop.domain.rows import DepositRow, ItemRow, VariationRow
from peepers_desktop.errors import PeepersError
from peepers_desktop.store.item_queries import ItemQueries
from peepers_desktop.sync.shop import Shop

_STATES = frozenset({"active", "paused"})
_REFUSED = (GuardKind.MIGRATED_TO_USER_PRODUCTS, GuardKind.VARIATIONS_CHANGED, GuardKind.PRICE_AUTOMATION)


@dataclass(frozen=True, slots=True)
class Planned:
    """An edit ready to be queued. `shown` is what the row shows, `remote` what the marketplace last confirmed."""

    owner: Account
    key: ResourceKey
    wanted: Mapping[str, Any]
    shown: Mapping[str, Any]
    remote: Mapping[str, Any]
    intent: Intent = Intent.ABSOLUTE
    guards: tuple[Guard, ...] = ()
    marks: Mapping[str, Any] = field(default_factory=dict)

    @property
    def to_zero(self) -> bool:
        """Takes a listing that has units off sale."""
        return self._zero and self.shown.get("quantity") != 0

    @property
    def stays_zero(self) -> bool:
        """Has no units already."""
        return self._zero and self.shown.get("quantity") == 0

    @property
    def _zero(self) -> bool:
        empties = self.key.kind is EditKind.STOCK and self.wanted.get("quantity") == 0
        return empties and self.key.location is None


class Drafting:
    """Plans edits; raises the refusals of `app.refusals` for those that cannot be."""

    def __init__(self, shop: Shop, items: ItemQueries) -> None:
        self._shop = shop
        self._items = items

    def plan(self, draft: Draft) -> Planned:
        """The edit a draft stands for."""
        plans = {EditKind.STOCK: self._stock, EditKind.PRICE: self._price, EditKind.STATUS: self._status}
        owner, item = self.item(draft.account, draft.item_id)
        if draft.kind not in plans:
            raise ValueError(f"{draft.kind.value} is not drafted")
        return plans[draft.kind](owner, item, draft)

    def guards(self, drafts: Sequence[Draft], shown: int | None = None, empty: int = 0) -> tuple[Guard, ...]:
        """Everything to look at before these drafts are queued as one act. `shown` is how many rows the seller
        sees, and `empty` how many of these no draft is about and have nothing. A draft that cannot be planned for
        another reason is refused when it is queued, with its sentence."""
        found: list[Guard] = []
        to_zero = 0
        for draft in drafts:
            try:
                _, item = self.item(draft.account, draft.item_id)
                standing = listing_guards(item, draft.kind, draft.variation_id)
                found.extend(standing)
                planned = None if standing else self.plan(draft)
            except PeepersError:
                continue
            if planned is not None:
                found.extend(planned.guards)
                to_zero += planned.to_zero
                empty += planned.stays_zero
        many = many_to_zero(to_zero, shown, empty)
        return (*found, many) if many else tuple(found)

    def _stock(self, owner: Account, item: Item, draft: Draft) -> Planned:
        _refuse_standing(item, draft)
        route = stock_route(item, owner.seller, draft.variation_id)
        if route.reason is not None:
            raise refusals.READ_ONLY[route.reason]
        key = ResourceKey(EditKind.STOCK, item.id, draft.variation_id, draft.location)
        marks = self._shop.orders.marks(owner.id, item, draft.variation_id)
        if draft.location is not None:
            if not owner.seller.keeps_warehouses:
                raise refusals.NoDeposits
            return self._in_deposit(owner, key, draft.typed, marks)
        row = self._row(owner.id, draft)
        wanted, intent = read_quantity(draft.typed, row.quantity)
        shown, remote = _known("quantity", row.quantity), _known("quantity", row.remote_quantity)
        return Planned(owner, key, {"quantity": wanted}, shown, remote, intent, marks=marks)

    def _price(self, owner: Account, item: Item, draft: Draft) -> Planned:
        _refuse_standing(item, draft)
        row = self._row(owner.id, replace(draft, variation_id=None))
        price = read_price(str(draft.typed), item.currency)
        jump = price_jump(item.price, price)
        shown = row.price
        return Planned(
            owner,
            ResourceKey(EditKind.PRICE, item.id),
            {"amount": str(price.amount), "currency": price.currency},
            {"amount": str(shown.amount), "currency": shown.currency} if shown else {},
            {"amount": str(item.price.amount), "currency": item.price.currency} if item.price else {},
            guards=(replace(jump, item_id=item.id, account=owner.id),) if jump else (),
        )

    def _status(self, owner: Account, item: Item, draft: Draft) -> Planned:
        wanted = str(draft.typed).strip().lower()
        if wanted not in _STATES:
            raise refusals.NotAStatus(typed=str(draft.typed))
        row = self._row(owner.id, replace(draft, variation_id=None))
        if row.status != wanted or item.status != wanted:
            _refuse_standing(item, draft)
        if wanted == "active" and row.status != "active" and row.quantity == 0:
            raise refusals.ActivationNeedsStock
        values = ({"status": wanted}, {"status": row.status}, {"status": item.status})
        return Planned(owner, ResourceKey(EditKind.STATUS, item.id), *values)

    def item(self, account: AccountId | None, item_id: ItemId) -> tuple[Account, Item]:
        """The listing and whose it is; refuses accounts nothing may be written to."""
        found = [
            (owner, item) for owner in self.candidates(account) if (item := self._shop.items.get(owner.id, item_id))
        ]
        if not found:
            raise refusals.UnknownItem(item=item_id)
        if len(found) > 1:
            raise refusals.WhichAccount
        require_writable(found[0][0])
        return found[0]

    def shown(self, edit: Edit) -> int | None:
        """The quantity the row of an edit shows now; None where no row shows it."""
        key = edit.target
        if key.location is not None:
            place = self._place(edit.account, key)
            return place.quantity if place else None
        return self._row(edit.account, Draft(edit.account, edit.kind, key.id, key.variation_id, "")).quantity

    def candidates(self, account: AccountId | None) -> list[Account]:
        """The named account, or all of them."""
        accounts = self._shop.accounts.all()
        return accounts if account is None else [owner for owner in accounts if owner.id == account]

    def _in_deposit(self, owner: Account, key: ResourceKey, typed: str | int, marks: Mapping[str, Any]) -> Planned:
        """A quantity for one deposit, measured against what it held when it was read. Where nobody read it, a count
        is compared when it is sent, and of a difference only the difference counts."""
        place = self._place(owner.id, key)
        if place is not None and place.read_only is not None:
            raise refusals.READ_ONLY[place.read_only]
        if place is None or place.quantity is None or place.remote_quantity is None:
            return _unread(owner, key, typed, marks)
        wanted, intent = read_quantity(typed, place.quantity)
        only_difference = place.open_difference or (place.behind and intent is Intent.DELTA)
        if only_difference and wanted != place.quantity:
            # What waits is known only as a difference, so this has to be one as well to be put together with it. And
            # over what an edit ahead wrote, which is not what it wanted, a difference stays as large as it was typed.
            return _difference(owner, key, wanted - place.quantity, marks)
        shown, remote = {"quantity": place.quantity}, {"quantity": place.remote_quantity}
        return Planned(owner, key, {"quantity": wanted}, shown, remote, intent, marks=marks)

    def _place(self, account: AccountId, key: ResourceKey) -> DepositRow | None:
        stock = self._items.deposits(account, key.id, key.variation_id)
        return next((row for row in stock.rows if row.id == key.location), None) if stock else None

    def _row(self, account: AccountId, draft: Draft) -> ItemRow | VariationRow:
        """The row as it is shown, pending edits laid over."""
        row: ItemRow | VariationRow | None
        if draft.variation_id is not None:
            rows = self._items.variations(account, draft.item_id)
            row = next((one for one in rows if one.id == draft.variation_id), None)
        else:
            keys = self._items.keys_of(account, [draft.item_id])
            row = next(iter(self._items.rows(list(keys.values()))), None)
        if row is None:
            raise refusals.UnknownItem(item=draft.item_id)
        return row


def require_writable(account: Account) -> None:
    """Refuses accounts nothing may be written to."""
    if account.link is Link.ARCHIVED:
        raise refusals.AccountIsArchived
    if account.send_mode is SendMode.READ_ONLY:
        raise refusals.AccountIsReadOnly


def _refuse_standing(item: Item, draft: Draft) -> None:
    """Raise the refusal of what in the listing itself stands against the edit."""
    kinds = {guard.kind for guard in listing_guards(item, draft.kind, draft.variation_id)}
    for kind in _REFUSED:
        if kind in kinds:
            raise refusals.GUARDED[kind]
    if GuardKind.STATUS_REFUSES in kinds:
        raise refusals.READ_ONLY[ReadOnlyReason.STATUS]


def _known(name: str, value: int | None) -> dict[str, int]:
    return {} if value is None else {name: value}


def _unread(owner: Account, key: ResourceKey, typed: str | int, marks: Mapping[str, Any]) -> Planned:
    """For a deposit whose units are on no screen."""
    difference = read_difference(typed)
    if difference is not None:
        return _difference(owner, key, difference, marks)
    wanted, intent = read_quantity(typed, None)
    return Planned(owner, key, {"quantity": wanted}, {}, {}, intent, marks=marks)


def _difference(owner: Account, key: ResourceKey, difference: int, marks: Mapping[str, Any]) -> Planned:
    base, wanted = {"quantity": max(0, -difference)}, {"quantity": max(0, difference)}
    marked = {**marks, "difference": difference}
    return Planned(owner, key, wanted, base, base, Intent.DELTA, marks=marked)
