"""Parcels from the new body and from the legacy one, giving the same value
(pages gerenciamento-de-envios 07/08/2026, envios 05/06/2026)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from peepers_desktop.domain.ids import AccountId, OrderId
from peepers_desktop.domain.shipments import DispatchDeadline, Shipment, ShipmentEvent, sorted_events
from peepers_desktop.mercadolivre.answers import ShipmentCosts
from peepers_desktop.mercadolivre.dates import instant
from peepers_desktop.mercadolivre.fields import (
    Body,
    entries,
    ident,
    identified,
    kept,
    listed,
    lower,
    money,
    objects,
    part,
    required,
    string,
)
from peepers_desktop.mercadolivre.personal import without_personal


def shipment_of(body: object, account: AccountId) -> Shipment:
    """A parcel. Raises `BadAnswer` without an id."""
    told, shipment_id = identified(body)
    logistic = part(told, "logistic")
    lead = part(told, "lead_time") or part(told, "shipping_option")
    currency = string(lead.get("currency_id"))
    return Shipment(
        account=account,
        id=shipment_id,
        status=lower(told.get("status")) or "unknown",
        substatus=lower(told.get("substatus")) or None,
        logistic_type=lower(logistic.get("type")) or lower(told.get("logistic_type")) or None,
        mode=lower(logistic.get("mode")) or lower(told.get("mode")) or None,
        direction=lower(logistic.get("direction")) or lower(told.get("type")) or None,
        tracking_number=ident(told.get("tracking_number")),
        tracking_method=string(told.get("tracking_method")),
        date_created=instant(told.get("date_created")),
        last_updated=instant(told.get("last_updated")),
        estimated_delivery=_estimated(lead),
        buyer_cost=money(lead.get("cost"), currency),
        city=_city(told),
        raw=kept(without_personal(told)),
    )


def _estimated(lead: Body) -> datetime | None:
    for key in ("estimated_delivery_time", "estimated_delivery_limit", "estimated_delivery_final"):
        found = instant(part(lead, key).get("date"))
        if found is not None:
            return found
    return None


def _city(told: Body) -> str | None:
    address = part(part(told, "destination"), "shipping_address") or part(told, "receiver_address")
    names = (string(part(address, key).get("name")) for key in ("city", "state"))
    return ", ".join(name for name in names if name) or None


def history_of(body: object) -> tuple[ShipmentEvent, ...]:
    """The timeline: a list of steps, or the older object with one date per state."""
    if isinstance(body, Mapping) and "date_history" in body:
        return _from_dates(part(body, "date_history"))
    events = (
        ShipmentEvent(lower(step.get("status")), lower(step.get("substatus")) or None, instant(step.get("date")))
        for step in entries(body, "status")
    )
    return sorted_events(tuple(events))


def _from_dates(dates: Body) -> tuple[ShipmentEvent, ...]:
    events = (ShipmentEvent(key.removeprefix("date_"), None, instant(value)) for key, value in dates.items())
    return sorted_events(tuple(events))


def deadline_of(body: object) -> DispatchDeadline:
    """The dispatch deadline of /shipments/{id}/sla."""
    told = required(body)
    return DispatchDeadline(lower(told.get("status")), instant(told.get("expected_date")))


def delays_of(body: object) -> tuple[str, ...]:
    """Kinds of delay, from the wrapped list and from the bare one."""
    found = listed(body, "delays") if isinstance(body, Mapping) else entries(body, "type")
    return tuple(kind for kind in (lower(entry.get("type")) for entry in found) if kind)


def costs_of(body: object, seller: AccountId, currency: str) -> ShipmentCosts:
    """Who pays what; of the senders only the seller's own entry counts."""
    told = required(body)
    own = next((s for s in objects(told.get("senders")) if ident(s.get("user_id")) == seller), {})
    return ShipmentCosts(money(part(told, "receiver").get("cost"), currency), money(own.get("cost"), currency))


def order_ids_of(body: object) -> tuple[OrderId, ...]:
    """Orders that travel in a parcel."""
    ids = (ident(entry.get("order_id")) for entry in entries(body, "order_id"))
    return tuple(dict.fromkeys(order_id for order_id in ids if order_id))
