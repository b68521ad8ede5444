"""Listings in a seller's words: states, shipping, listing types, and why a quantity is locked.

States and sub-states: page producto-sincroniza-modifica-publicaciones 24/03/2026 and gestionar-moderaciones
29/12/2025; shipping: page items-y-busquedas 10/09/2026. All of these lists are open: a word that is not here is
shown readable, never raw and never "None". Parcels have their own tables in `tabs.shipments_words`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.items import ListingStatus, Logistic, ReadOnlyReason
from peepers_desktop.ui.theme import Tone

tr = QCoreApplication.translate

_STATUS_TONES = {
    ListingStatus.ACTIVE: Tone.GOOD,
    ListingStatus.PAUSED: Tone.WARN,
    ListingStatus.UNDER_REVIEW: Tone.BAD,
    ListingStatus.INACTIVE: Tone.BAD,
    ListingStatus.PAYMENT_REQUIRED: Tone.BAD,
    ListingStatus.NOT_YET_ACTIVE: Tone.INFO,
}


def readable(code: str | None) -> str:
    """A code nobody has words for yet: "waiting_for_x" becomes "Waiting for x"."""
    words = (code or "").replace("_", " ").strip().capitalize()
    return words or tr("labels", "Unknown")


def listing_status(status: str) -> str:
    """The state of a listing."""
    names = {
        ListingStatus.ACTIVE: tr("labels", "Active"),
        ListingStatus.PAUSED: tr("labels", "Paused"),
        ListingStatus.CLOSED: tr("labels", "Closed"),
        ListingStatus.UNDER_REVIEW: tr("labels", "Under review"),
        ListingStatus.INACTIVE: tr("labels", "Inactive"),
        ListingStatus.PAYMENT_REQUIRED: tr("labels", "Payment required"),
        ListingStatus.NOT_YET_ACTIVE: tr("labels", "Being published"),
    }
    return names.get(ListingStatus.of(status)) or readable(status)


def listing_tone(status: str) -> Tone:
    """The colour of a listing's state."""
    return _STATUS_TONES.get(ListingStatus.of(status), Tone.NEUTRAL)


def sub_statuses(codes: Sequence[str]) -> str:
    """Why a listing is in its state; several reasons are joined. Empty when there is none."""
    names = {
        "out_of_stock": tr("labels", "Out of stock"),
        "paused_by_seller": tr("labels", "Paused by you"),
        "picture_downloading_pending": tr("labels", "Pictures being processed"),
        "warning": tr("labels", "Has a warning"),
        "waiting_for_patch": tr("labels", "Needs a correction"),
        "held": tr("labels", "Held for review"),
        "pending_documentation": tr("labels", "Documents missing"),
        "forbidden": tr("labels", "Forbidden"),
        "suspended": tr("labels", "Suspended"),
        "suspended_for_prevention": tr("labels", "Suspended as a precaution"),
        "freezed": tr("labels", "Frozen"),
        "deleted": tr("labels", "Deleted"),
        "expired": tr("labels", "Expired"),
    }
    return " · ".join(names.get(code.lower()) or readable(code) for code in codes)


def shipping(logistic_type: str | None, full_and_flex: bool = False) -> str:
    """How a listing is shipped."""
    if full_and_flex:
        return tr("labels", "Full and Flex")
    names = {
        Logistic.FULL: tr("labels", "Full"),
        Logistic.PICKUP: tr("labels", "Pickup"),
        Logistic.PLACES: tr("labels", "Places"),
        Logistic.DROP_OFF: tr("labels", "Drop-off"),
        Logistic.FLEX: tr("labels", "Flex"),
        Logistic.TURBO: tr("labels", "Turbo"),
        Logistic.ME1: tr("labels", "Own carrier (ME1)"),
        Logistic.CUSTOM: tr("labels", "To be agreed"),
        Logistic.NOT_SPECIFIED: tr("labels", "Not specified"),
    }
    return names.get(Logistic.of(logistic_type)) or readable(logistic_type)


def shipping_tone(logistic_type: str | None) -> Tone:
    """Full is the marketplace's, so it stands out; so does Flex."""
    tones = {Logistic.FULL: Tone.GOOD, Logistic.FLEX: Tone.INFO, Logistic.TURBO: Tone.INFO}
    return tones.get(Logistic.of(logistic_type), Tone.NEUTRAL)


def listing_type(code: str) -> str:
    """Classic, Premium and the older ones (page tipos-de-publicacion-y-actualizaciones-de-articulos)."""
    names = {
        "gold_special": tr("labels", "Classic"),
        "gold_pro": tr("labels", "Premium"),
        "gold_premium": tr("labels", "Diamond"),
        "gold": tr("labels", "Gold"),
        "silver": tr("labels", "Silver"),
        "bronze": tr("labels", "Bronze"),
        "free": tr("labels", "Free"),
    }
    return names.get(code.lower()) or readable(code)


def locked(reason: ReadOnlyReason) -> str:
    """Why a quantity cannot be typed, and what to do instead."""
    names = {
        ReadOnlyReason.FULL: tr(
            "labels", "Stock at Full is counted by Mercado Livre. Send units to the warehouse to change it."
        ),
        ReadOnlyReason.FULL_AND_FLEX: tr(
            "labels", "Sold from Full and Flex at once: on this site the Flex part is changed on Mercado Livre."
        ),
        ReadOnlyReason.STATUS: tr("labels", "In its present state this listing cannot be changed."),
        ReadOnlyReason.PICK_VARIATION: tr("labels", "The sum of its variations. Edit them in the details."),
        ReadOnlyReason.NO_USER_PRODUCT: tr(
            "labels", "Its product is not known yet. Sync once, then the quantity can be changed."
        ),
    }
    return names[reason]


def sum_of_deposits() -> str:
    """Why a quantity that is kept in several deposits cannot be typed as one number."""
    return tr("labels", "The sum of its deposits. Edit them one by one in the details.")


def pending(state: EditState) -> str:
    """One word for an edit that lies over a value."""
    names = {
        EditState.QUEUED: tr("labels", "waiting"),
        EditState.SENDING: tr("labels", "sending"),
        EditState.APPLIED: tr("labels", "sent"),
        EditState.UNKNOWN: tr("labels", "checking"),
        EditState.CONFLICT: tr("labels", "conflict"),
        EditState.REJECTED: tr("labels", "refused"),
        EditState.BLOCKED: tr("labels", "blocked"),
        EditState.PARKED: tr("labels", "set aside"),
    }
    return names.get(state, "")


def pending_tone(state: EditState) -> Tone:
    """Red where only the seller can go on."""
    if state in (EditState.CONFLICT, EditState.REJECTED, EditState.BLOCKED, EditState.PARKED):
        return Tone.BAD
    return Tone.GOOD if state is EditState.APPLIED else Tone.ACCENT
