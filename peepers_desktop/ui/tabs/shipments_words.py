"""A parcel's states in a seller's words.

States and their meaning: page envios 05/06/2026 and the resource /shipment_statuses. The list is open:
states seen in real histories are missing from it, so an unknown one is shown in readable form.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from peepers_desktop.domain.shipments import Board

translate = QCoreApplication.translate


def readable(code: str) -> str:
    """A code nobody has words for yet: "soon_to_pickup" becomes "Soon to pickup"."""
    return code.replace("_", " ").strip().capitalize()


def state_words(status: str, substatus: str | None) -> str:
    """One short phrase for a pair: the substatus where it says more, else the status."""
    substatus = (substatus or "").lower()
    if substatus in ("", "null", "none"):
        return status_words(status)
    words = _substatuses().get(f"{status.lower()}/{substatus}") or _substatuses().get(substatus)
    return words or readable(substatus)


def status_words(status: str) -> str:
    """The status alone."""
    return _statuses().get(status.lower()) or readable(status) or translate("ShipmentWords", "Unknown")


def board_words(board: Board) -> str:
    """The name of a column of the board."""
    names = {
        Board.TO_PREPARE: translate("ShipmentWords", "To prepare"),
        Board.READY: translate("ShipmentWords", "Ready to ship"),
        Board.IN_TRANSIT: translate("ShipmentWords", "In transit"),
        Board.FINISHED: translate("ShipmentWords", "Finished"),
    }
    return names[board]


def delay_words(kind: str) -> str:
    """Why a parcel counts as late."""
    words = {
        "handling_delayed": translate("ShipmentWords", "Handed over late"),
        "shipping_delayed": translate("ShipmentWords", "Late on the way"),
        "sla_delayed": translate("ShipmentWords", "Dispatch deadline missed"),
        "shipping_delayed_original_promise": translate("ShipmentWords", "Later than first promised"),
    }
    return words.get(kind.lower()) or readable(kind)


def logistic_words(logistic: str | None) -> str:
    """Who carries it, in the marketplace's own names; empty when it was not said."""
    names = {
        "fulfillment": "Full",
        "self_service": "Flex",
        "turbo": "Turbo",
        "cross_docking": translate("ShipmentWords", "Pickup"),
        "xd_same_day": translate("ShipmentWords", "Same-day pickup"),
        "xd_drop_off": translate("ShipmentWords", "Drop-off point"),
        "drop_off": translate("ShipmentWords", "Post office"),
        "default": "ME1",
        "custom": translate("ShipmentWords", "Own delivery"),
        "not_specified": translate("ShipmentWords", "To be agreed"),
    }
    return names.get(logistic or "") or readable(logistic or "")


def _statuses() -> dict[str, str]:
    return {
        "pending": translate("ShipmentWords", "Pending"),
        "handling": translate("ShipmentWords", "In preparation"),
        "ready_to_ship": translate("ShipmentWords", "Ready to ship"),
        "shipped": translate("ShipmentWords", "On the way"),
        "delivered": translate("ShipmentWords", "Delivered"),
        "not_delivered": translate("ShipmentWords", "Not delivered"),
        "cancelled": translate("ShipmentWords", "Cancelled"),
        "closed": translate("ShipmentWords", "Closed"),
        "to_be_agreed": translate("ShipmentWords", "To be agreed with the buyer"),
        "not_specified": translate("ShipmentWords", "Shipping not specified"),
        "not_verified": translate("ShipmentWords", "Not verified"),
        "active": translate("ShipmentWords", "Active"),
        "error": translate("ShipmentWords", "Error at Mercado Livre"),
        "stale_ready_to_ship": translate("ShipmentWords", "Ready, without news"),
        "stale_shipped": translate("ShipmentWords", "On the way, without news"),
    }


def _substatuses() -> dict[str, str]:
    return _before_collection() | _on_the_way() | _after_trouble()


def _before_collection() -> dict[str, str]:
    return {
        "waiting_for_payment": translate("ShipmentWords", "Waiting for the payment"),
        "shipment_paid": translate("ShipmentWords", "Shipping paid"),
        "under_review": translate("ShipmentWords", "Under review"),
        "fraudulent": translate("ShipmentWords", "Do not ship: suspected fraud"),
        "manufacturing": translate("ShipmentWords", "In production"),
        "buffered": translate("ShipmentWords", "Label available later"),
        "creating_route": translate("ShipmentWords", "Route being made"),
        "creating_shipping_order": translate("ShipmentWords", "Being registered"),
        "waiting_for_label_generation": translate("ShipmentWords", "Label being made"),
        "regenerating": translate("ShipmentWords", "Label being made again"),
        "invoice_pending": translate("ShipmentWords", "Invoice pending"),
        "agency_unavailable": translate("ShipmentWords", "Drop-off point unavailable"),
        "ready_to_print": translate("ShipmentWords", "Label to print"),
        "printed": translate("ShipmentWords", "Label printed"),
        "ready_to_pack": translate("ShipmentWords", "Ready to pack"),
        "packed": translate("ShipmentWords", "Packed"),
        "in_warehouse": translate("ShipmentWords", "In the warehouse"),
        "in_pickup_list": translate("ShipmentWords", "On the pickup list"),
        "in_packing_list": translate("ShipmentWords", "On the packing list"),
        "in_plp": translate("ShipmentWords", "On the posting list"),
        "ready_for_pkl_creation": translate("ShipmentWords", "Waiting for the packing list"),
        "ready_for_pickup": translate("ShipmentWords", "Ready for pickup"),
        "ready_for_dropoff": translate("ShipmentWords", "Ready to drop off"),
        "ready_to_ship/delayed": translate("ShipmentWords", "Dispatch is late"),
        "ready_to_ship/stale": translate("ShipmentWords", "Ready, without news"),
        "on_hold": translate("ShipmentWords", "On hold"),
        "looking_for_driver": translate("ShipmentWords", "Looking for a driver"),
        "soon_to_pickup": translate("ShipmentWords", "Pickup soon"),
        "on_route_to_pickup": translate("ShipmentWords", "Driver on the way to you"),
        "picking_up": translate("ShipmentWords", "Being collected"),
    }


def _on_the_way() -> dict[str, str]:
    return {
        "picked_up": translate("ShipmentWords", "Collected"),
        "dropped_off": translate("ShipmentWords", "Dropped off"),
        "authorized_by_carrier": translate("ShipmentWords", "Accepted by the carrier"),
        "waiting_for_carrier_authorization": translate("ShipmentWords", "Waiting for the carrier to accept"),
        "in_hub": translate("ShipmentWords", "At the distribution centre"),
        "rejected_in_hub": translate("ShipmentWords", "Refused at the distribution centre"),
        "measures_ready": translate("ShipmentWords", "Measured and weighed"),
        "waiting_for_last_mile_authorization": translate("ShipmentWords", "Waiting for the last stretch"),
        "in_transit": translate("ShipmentWords", "In transit"),
        "out_for_delivery": translate("ShipmentWords", "Out for delivery"),
        "soon_deliver": translate("ShipmentWords", "Arriving soon"),
        "at_the_door": translate("ShipmentWords", "At the buyer's door"),
        "first_visit": translate("ShipmentWords", "First delivery attempt"),
        "waiting_for_withdrawal": translate("ShipmentWords", "Waiting for the buyer to collect it"),
        "shipped/delayed": translate("ShipmentWords", "Delayed"),
        "buyer_rescheduled": translate("ShipmentWords", "Rescheduled by the buyer"),
        "forwarded_to_third": translate("ShipmentWords", "Handed to another carrier"),
        "changed_address": translate("ShipmentWords", "Address changed"),
        "at_customs": translate("ShipmentWords", "At customs"),
        "delayed_at_customs": translate("ShipmentWords", "Delayed at customs"),
        "left_customs": translate("ShipmentWords", "Left customs"),
        "awaiting_tax_documentation": translate("ShipmentWords", "Waiting for tax documents"),
        "inferred": translate("ShipmentWords", "Delivered (inferred)"),
        "fulfilled_feedback": translate("ShipmentWords", "Delivered, says the buyer"),
        "delivered/damaged": translate("ShipmentWords", "Delivered damaged"),
    }


def _after_trouble() -> dict[str, str]:
    return {
        "receiver_absent": translate("ShipmentWords", "Buyer was not there"),
        "bad_address": translate("ShipmentWords", "Wrong address"),
        "not_localized": translate("ShipmentWords", "Address not found"),
        "dangerous_area": translate("ShipmentWords", "Area the carrier does not serve"),
        "refused_delivery": translate("ShipmentWords", "Refused by the buyer"),
        "delivery_failed": translate("ShipmentWords", "Delivery failed"),
        "delivery_blocked": translate("ShipmentWords", "Delivery blocked"),
        "retained": translate("ShipmentWords", "Held back"),
        "stale": translate("ShipmentWords", "Without news"),
        "claimed_me": translate("ShipmentWords", "Claimed by the buyer"),
        "reclaimed": translate("ShipmentWords", "Claimed by the buyer"),
        "operator_intervention": translate("ShipmentWords", "Being looked into"),
        "need_review": translate("ShipmentWords", "Being looked into"),
        "contact_with_carrier_required": translate("ShipmentWords", "Carrier must be contacted"),
        "returning_to_sender": translate("ShipmentWords", "Coming back to you"),
        "soon_to_be_returned": translate("ShipmentWords", "Coming back to you soon"),
        "returning_to_hub": translate("ShipmentWords", "Coming back to the distribution centre"),
        "returning_to_warehouse": translate("ShipmentWords", "Coming back to the warehouse"),
        "returned": translate("ShipmentWords", "Returned to you"),
        "returned_to_hub": translate("ShipmentWords", "Back at the distribution centre"),
        "returned_to_agency": translate("ShipmentWords", "Back at the drop-off point"),
        "returned_to_warehouse": translate("ShipmentWords", "Back in the warehouse"),
        "return_failed": translate("ShipmentWords", "Return failed"),
        "lost": translate("ShipmentWords", "Lost"),
        "stolen": translate("ShipmentWords", "Stolen"),
        "damaged": translate("ShipmentWords", "Damaged"),
        "destroyed": translate("ShipmentWords", "Destroyed"),
        "confiscated": translate("ShipmentWords", "Confiscated"),
        "refunded_by_delay": translate("ShipmentWords", "Refunded because of the delay"),
        "closed_by_user": translate("ShipmentWords", "Cancelled: another way of shipping was chosen"),
        "cancelled_manually": translate("ShipmentWords", "Cancelled by hand"),
        "pack_splitted": translate("ShipmentWords", "Replaced by two parcels"),
        "pack_partially_cancelled": translate("ShipmentWords", "Cancelled in part"),
        "label_expired": translate("ShipmentWords", "Label expired"),
        "shipped_outside_me": translate("ShipmentWords", "Shipped outside Mercado Envios"),
        "cancelled/fraudulent": translate("ShipmentWords", "Cancelled: suspected fraud"),
    }
