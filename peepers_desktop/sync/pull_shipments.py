"""Parcels: those named by sales, then those still moving, as many as the round's quota allows."""

from __future__ import annotations

from dataclasses import replace

from peepers_desktop.domain.events import Kind, Stage
from peepers_desktop.domain.ids import OrderId, ShipmentId
from peepers_desktop.domain.items import Logistic
from peepers_desktop.domain.shipments import Shipment
from peepers_desktop.mercadolivre import errors
from peepers_desktop.sync.checkpoints import SHIPMENTS_CHECKED, Checkpoints
from peepers_desktop.sync.round import PAGE, Round, pages

ORDERS_ASKED_FOR_PARCELS = 20
"""Orders without a parcel number that are asked for one in a round."""
_BEFORE_DISPATCH = frozenset({"pending", "handling", "ready_to_ship"})


class ShipmentPull:
    """Reads the parcels of one account."""

    def __init__(self, round_: Round) -> None:
        self._round = round_

    def run(self) -> int:
        """Rows that changed."""
        self._find_parcels()
        wanted = self._wanted()
        changed = done = 0
        for page in pages(wanted, PAGE):
            read = [shipment for _, shipment in self._round.side_by_side(self._read, page) if shipment]
            ids = self._round.shop.shipments.save(read)
            self._round.changed(Kind.SHIPMENTS, ids)
            changed, done = changed + len(ids), done + len(page)
            self._round.progress(Stage.SHIPMENTS, done, len(wanted))
        Checkpoints(self._round.shop.cursors, self._round.id).set_instant(SHIPMENTS_CHECKED, self._round.clock.now())
        return changed

    def _wanted(self) -> list[ShipmentId]:
        shipments = self._round.shop.shipments
        named = list(shipments.wanted_ids(self._round.id))
        moving = [ident for ident in shipments.open_ids(self._round.id, 1000) if ident not in set(named)]
        return (named + moving)[: self._round.request.details]

    def _find_parcels(self) -> None:
        """Ask which parcel belongs to paid orders that do not name one yet."""
        orders = list(self._round.shop.orders.without_shipment(self._round.id, ORDERS_ASKED_FOR_PARCELS))
        for order_id, shipment_id in self._round.side_by_side(self._parcel_of, orders):
            if shipment_id:
                self._round.shop.orders.set_shipment(self._round.id, order_id, shipment_id)
                self._round.changed(Kind.ORDERS, [order_id])

    def _parcel_of(self, order_id: OrderId) -> ShipmentId | None:
        try:
            links = self._round.client.order_shipments(order_id)
        except errors.NotFound:
            return None
        return next((link.id for link in links if link.type == "forward"), None)

    def _read(self, shipment_id: ShipmentId) -> Shipment | None:
        """One parcel with the parts its state makes worth asking for."""
        try:
            shipment = self._round.client.shipment(shipment_id)
        except errors.NotFound:
            return None
        cached = self._round.shop.shipments.get(self._round.id, shipment_id)
        moved = cached is None or (cached.status, cached.substatus) != (shipment.status, shipment.substatus)
        return self._with_details(shipment, cached, moved)

    def _with_details(self, shipment: Shipment, cached: Shipment | None, moved: bool) -> Shipment:
        client = self._round.client
        if moved or cached is None or not cached.events:
            shipment = replace(shipment, events=client.shipment_history(shipment.id))
        else:
            shipment = replace(shipment, events=cached.events)
        if shipment.status in _BEFORE_DISPATCH and Logistic.of(shipment.logistic_type) is not Logistic.FULL:
            shipment = replace(shipment, deadline=client.dispatch_deadline(shipment.id))
        if cached is not None and cached.seller_cost is not None:
            return replace(shipment, seller_cost=cached.seller_cost)
        if moved and shipment.status != "cancelled":
            costs = client.shipment_costs(shipment.id)
            shipment = replace(shipment, seller_cost=costs.seller, buyer_cost=costs.buyer or shipment.buyer_cost)
        return shipment
