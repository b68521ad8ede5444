"""Parcels: those of open sales first, then those still moving, as many as the round's quota allows.

There is no search by date, so parcels are followed from their sales: a new sale names one, a changed sale asks
for another look, and what may still move is looked at every quarter of an hour. What the marketplace refuses
(somebody else's parcel, a part that does not exist) is remembered and not asked for every round.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from peepers_desktop.domain.events import Kind, Stage
from peepers_desktop.domain.freshness import SHIPMENTS_EVERY, is_fresh
from peepers_desktop.domain.ids import OrderId, ShipmentId
from peepers_desktop.domain.items import Logistic
from peepers_desktop.domain.shipments import Board, Shipment
from peepers_desktop.mercadolivre import errors
from peepers_desktop.sync.checkpoints import SHIPMENTS_CHECKED, Checkpoints
from peepers_desktop.sync.refused import NOT_YET_FOR, REFUSALS, RefusedIds
from peepers_desktop.sync.round import PAGE, Round, pages

T = TypeVar("T")
ORDERS_ASKED_FOR_PARCELS = 20
"""Orders without a parcel number that are asked for one in a round."""
FINISHED_PER_ROUND = 200
"""Parcels of finished sales read in a round; they have no clock on them."""
_CANDIDATES = 1000
_BEFORE_DISPATCH = frozenset({"pending", "handling", "ready_to_ship"})
_HERE = frozenset({Board.TO_PREPARE, Board.READY})
_UNDERWAY = frozenset({Board.IN_TRANSIT, Board.FINISHED})
_ROUNDING = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class _Looked:
    """One parcel as it was answered; None when it was refused. `refused` names the parts that were."""

    shipment: Shipment | None
    refused: tuple[str, ...] = ()


class ShipmentPull:
    """Reads the parcels of one account."""

    def __init__(self, round_: Round) -> None:
        self._round = round_
        self._now = round_.clock.now()
        self._marks = Checkpoints(round_.shop.cursors, round_.id)
        self._parcels = self._refused("parcels")
        self._parts = self._refused("parcel_parts")
        self._orders = self._refused("parcel_of")

    def _refused(self, kind: str) -> RefusedIds:
        return RefusedIds(self._round.shop.cursors, self._round.id, kind, self._round.clock)

    def run(self) -> int:
        """Rows that changed."""
        due = self._round.request.force or not is_fresh(
            self._marks.instant(SHIPMENTS_CHECKED), self._now + _ROUNDING, SHIPMENTS_EVERY
        )
        if due:
            self._find_parcels()
        changed = self._read_all(self._wanted(due))
        if due:
            self._marks.set_instant(SHIPMENTS_CHECKED, self._now)
        return changed

    def _wanted(self, due: bool) -> list[ShipmentId]:
        """What to ask for, most pressing first, cut at the round's quota; the rest follows in the next one."""
        shipments, account = self._round.shop.shipments, self._round.id
        order = dict.fromkeys((*shipments.wanted_ids(account, delivered=False), *shipments.hurried_ids(account)))
        if due:
            quota = self._round.request.details
            here = shipments.open_ids(account, _CANDIDATES, _HERE)
            # Parcels on their way get their share of a small quota, or they would never be looked at.
            share = len(here) if quota is None else max(0, quota - len(order)) * 2 // 3
            order.update(dict.fromkeys(here[:share]))
            order.update(dict.fromkeys(shipments.open_ids(account, _CANDIDATES, _UNDERWAY)))
            order.update(dict.fromkeys(here))
        order.update(dict.fromkeys(shipments.wanted_ids(account, delivered=True)[:FINISHED_PER_ROUND]))
        return self._parcels.allowed(order)[: self._round.request.details]

    def _read_all(self, wanted: list[ShipmentId]) -> int:
        changed = done = 0
        for page in pages(wanted, PAGE):
            looked = dict(self._round.side_by_side(self._read, page))
            ids = self._round.shop.shipments.save([one.shipment for one in looked.values() if one.shipment])
            self._parcels.note([ident for ident, one in looked.items() if one.shipment is None])
            self._parts.note([name for one in looked.values() for name in one.refused])
            self._round.changed(Kind.SHIPMENTS, ids)
            changed, done = changed + len(ids), done + len(page)
            self._round.progress(Stage.SHIPMENTS, done, len(wanted))
        return changed

    def _find_parcels(self) -> None:
        """Ask which parcel belongs to paid orders that do not name one yet; a purchase without delivery never
        will, so each is asked again only after a while."""
        unnamed = self._round.shop.orders.without_shipment(self._round.id, _CANDIDATES)
        orders = self._orders.allowed(unnamed)[:ORDERS_ASKED_FOR_PARCELS]
        unknown = []
        for order_id, shipment_id in self._round.side_by_side(self._parcel_of, orders):
            if shipment_id is None:
                unknown.append(order_id)
            else:
                self._round.shop.orders.set_shipment(self._round.id, order_id, shipment_id)
                self._round.changed(Kind.ORDERS, [order_id])
        self._orders.note(unknown, NOT_YET_FOR)

    def _parcel_of(self, order_id: OrderId) -> ShipmentId | None:
        try:
            links = self._round.client.order_shipments(order_id)
        except REFUSALS:
            return None
        return next((link.id for link in links if link.type == "forward"), None)

    def _read(self, shipment_id: ShipmentId) -> _Looked:
        """One parcel with the parts its state makes worth asking for."""
        try:
            shipment = self._round.client.shipment(shipment_id)
        except REFUSALS:
            return _Looked(None)
        cached = self._round.shop.shipments.get(self._round.id, shipment_id)
        return _Parts(self._round, self._parts, self._now).complete(shipment, cached)


class _Parts:
    """The parts of one parcel that have addresses of their own. A part that is refused stays as it was."""

    def __init__(self, round_: Round, memory: RefusedIds, now: datetime) -> None:
        self._client = round_.client
        self._memory = memory
        self._now = now
        self._refused: list[str] = []

    def complete(self, shipment: Shipment, cached: Shipment | None) -> _Looked:
        """The parcel with what its state makes worth asking for."""
        moved = cached is None or (cached.status, cached.substatus) != (shipment.status, shipment.substatus)
        known = () if cached is None else cached.events
        events = known
        if moved or not known:
            events = self._ask(shipment, "history", moved, self._client.shipment_history) or known
        shipment = replace(shipment, events=events)
        if shipment.status in _BEFORE_DISPATCH and Logistic.of(shipment.logistic_type) is not Logistic.FULL:
            deadline = self._ask(shipment, "sla", moved, self._client.dispatch_deadline)
            shipment = replace(shipment, deadline=deadline)
        if self._overdue(shipment, cached):
            delays = self._ask(shipment, "delays", moved, self._client.shipment_delays)
            shipment = replace(shipment, delays=delays or ())
        return _Looked(self._with_costs(shipment, cached, moved), tuple(self._refused))

    def _with_costs(self, shipment: Shipment, cached: Shipment | None, moved: bool) -> Shipment:
        if cached is not None and cached.seller_cost is not None:
            return replace(shipment, seller_cost=cached.seller_cost)
        if not moved or shipment.status == "cancelled":
            return shipment
        costs = self._ask(shipment, "costs", moved, self._client.shipment_costs)
        if costs is None:
            return shipment
        return replace(shipment, seller_cost=costs.seller, buyer_cost=costs.buyer or shipment.buyer_cost)

    def _overdue(self, shipment: Shipment, cached: Shipment | None) -> bool:
        """Only of a late parcel are the delays worth a request."""
        known = shipment.deadline or (cached.deadline if cached else None)
        due = known.expected if known and shipment.status in _BEFORE_DISPATCH else shipment.estimated_delivery
        return not shipment.final and due is not None and due < self._now

    def _ask(self, shipment: Shipment, name: str, moved: bool, call: Callable[[ShipmentId], T]) -> T | None:
        """One part; None when there is none. An empty one is not asked for again until the parcel moves."""
        place = f"{shipment.id}/{name}"
        if not moved and not self._memory.allowed([place]):
            return None
        try:
            told = call(shipment.id)
        except (errors.PermissionMissing, *REFUSALS):
            told = None
        if not told:
            self._refused.append(place)
        return told
