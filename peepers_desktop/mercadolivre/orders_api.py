"""Sales and parcels over the API."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from peepers_desktop.domain.ids import AccountId, OrderId, PackId, ShipmentId
from peepers_desktop.domain.orders import Order
from peepers_desktop.domain.shipments import DispatchDeadline, Shipment, ShipmentEvent
from peepers_desktop.mercadolivre import convert_shipments
from peepers_desktop.mercadolivre.answers import Pack, Page, ShipmentCosts, ShipmentLink
from peepers_desktop.mercadolivre.convert_orders import links_of, order_of, pack_of
from peepers_desktop.mercadolivre.dates import query_text
from peepers_desktop.mercadolivre.errors import NotFound
from peepers_desktop.mercadolivre.fields import decode, listed, part, required, route, whole
from peepers_desktop.mercadolivre.transport import Transport

ORDERS_PAGE = 50
"""Orders per page; 51 is the most the search takes."""
_NEW_DOMAIN = {"X-New-Domain": "true"}
_NEW_FORMAT = {"x-format-new": "true"}


class OrdersApi:
    """Reads sales and parcels of one seller."""

    def __init__(self, transport: Transport, account: AccountId, currency: str) -> None:
        self._http = transport
        self._account = account
        self._currency = currency

    def orders(self, since: datetime, until: datetime, offset: int = 0, *, cancelled: bool = False) -> Page[Order]:
        """Orders updated between two instants; cancelled ones come only when asked for alone."""
        params: dict[str, Any] = {
            "seller": self._account,
            "order.date_last_updated.from": query_text(since),
            "order.date_last_updated.to": query_text(until),
            "sort": "date_asc",
            "offset": offset,
            "limit": ORDERS_PAGE,
        }
        if cancelled:
            params["order.status"] = "cancelled"
        told = required(decode(self._http.get("/orders/search", params).body))
        found = tuple(order_of(entry, self._account, complete=False) for entry in listed(told, "results"))
        return Page(found, whole(part(told, "paging").get("total")), offset, ORDERS_PAGE)

    def order(self, order_id: OrderId) -> Order:
        reply = self._http.get(route("orders", order_id))
        return order_of(decode(reply.body), self._account, complete=True, missing=reply.missing)

    def order_shipments(self, order_id: OrderId) -> tuple[ShipmentLink, ...]:
        """Parcels of an order; empty while there is none (204)."""
        reply = self._http.get(route("orders", order_id, "shipments"), headers=_NEW_DOMAIN)
        return links_of(decode(reply.body)) if reply.body.strip() else ()

    def pack(self, pack_id: PackId) -> Pack:
        return pack_of(decode(self._http.get(route("packs", pack_id)).body))

    def shipment(self, shipment_id: ShipmentId) -> Shipment:
        reply = self._http.get(route("shipments", shipment_id), headers=_NEW_FORMAT)
        return convert_shipments.shipment_of(decode(reply.body), self._account)

    def shipment_history(self, shipment_id: ShipmentId) -> tuple[ShipmentEvent, ...]:
        """The timeline in order of time; empty when there is none."""
        body = self._part(shipment_id, "history")
        return convert_shipments.history_of(body) if body is not None else ()

    def dispatch_deadline(self, shipment_id: ShipmentId) -> DispatchDeadline | None:
        """Until when to dispatch; None for parcels that have no such deadline (404)."""
        body = self._part(shipment_id, "sla")
        return convert_shipments.deadline_of(body) if body is not None else None

    def shipment_costs(self, shipment_id: ShipmentId) -> ShipmentCosts:
        """Who pays what; both None when the answer is not there."""
        body = self._part(shipment_id, "costs")
        if body is None:
            return ShipmentCosts(None, None)
        return convert_shipments.costs_of(body, self._account, self._currency)

    def shipment_delays(self, shipment_id: ShipmentId) -> tuple[str, ...]:
        """Kinds of delay; 404 means none."""
        body = self._part(shipment_id, "delays")
        return convert_shipments.delays_of(body) if body is not None else ()

    def shipment_orders(self, shipment_id: ShipmentId) -> tuple[OrderId, ...]:
        reply = self._http.get(route("shipments", shipment_id, "orders"), headers=_NEW_DOMAIN)
        return convert_shipments.order_ids_of(decode(reply.body)) if reply.body.strip() else ()

    def _part(self, shipment_id: ShipmentId, name: str) -> Any:
        """A part of a parcel; None for 404 and for an empty answer."""
        headers = {} if name == "sla" else _NEW_FORMAT
        try:
            reply = self._http.get(route("shipments", shipment_id, name), headers=headers)
        except NotFound:
            return None
        return decode(reply.body) if reply.body.strip() else None
