"""An edit in words: what it changes, where it stands, why, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from peepers_desktop.app import refusals
from peepers_desktop.domain.edits import Edit, EditKind, EditState, Intent
from peepers_desktop.domain.money import Money
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors as marketplace
from peepers_desktop.ui.format import MISSING, Format
from peepers_desktop.ui.tabs.shipments_words import readable
from peepers_desktop.ui.theme import Tone

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Reason:
    """What happened and what to do, both already translated; empty when there is nothing to say."""

    what: str = ""
    advice: str = ""


def kind_words(kind: EditKind) -> str:
    """What an edit changes."""
    names = {
        EditKind.STOCK: translate("OutboxWords", "Stock"),
        EditKind.PRICE: translate("OutboxWords", "Price"),
        EditKind.STATUS: translate("OutboxWords", "Status"),
        EditKind.ANSWER: translate("OutboxWords", "Answer to a question"),
    }
    return names[kind]


def state_words(state: EditState) -> str:
    """Where an edit stands."""
    names = {
        EditState.QUEUED: translate("OutboxWords", "Waiting"),
        EditState.SENDING: translate("OutboxWords", "Sending"),
        EditState.APPLIED: translate("OutboxWords", "Sent"),
        EditState.CONFIRMED: translate("OutboxWords", "Confirmed"),
        EditState.REJECTED: translate("OutboxWords", "Refused"),
        EditState.BLOCKED: translate("OutboxWords", "Blocked"),
        EditState.UNKNOWN: translate("OutboxWords", "Checking"),
        EditState.CONFLICT: translate("OutboxWords", "Conflict"),
        EditState.PARKED: translate("OutboxWords", "Set aside"),
        EditState.CANCELLED: translate("OutboxWords", "Discarded"),
        EditState.SUPERSEDED: translate("OutboxWords", "Replaced"),
    }
    return names[state]


_TONES: Mapping[EditState, Tone] = {
    EditState.SENDING: Tone.ACCENT,
    EditState.APPLIED: Tone.GOOD,
    EditState.CONFIRMED: Tone.GOOD,
    EditState.REJECTED: Tone.BAD,
    EditState.BLOCKED: Tone.BAD,
    EditState.PARKED: Tone.BAD,
    EditState.CONFLICT: Tone.WARN,
    EditState.UNKNOWN: Tone.WARN,
    EditState.QUEUED: Tone.INFO,
}


def state_tone(state: EditState) -> Tone:
    """The colour beside the words."""
    return _TONES.get(state, Tone.NEUTRAL)


def value_words(kind: EditKind, value: Mapping[str, Any], fmt: Format) -> str:
    """A base, a wanted or a seen value; a dash where it is unknown."""
    if kind is EditKind.STOCK:
        quantity = value.get("quantity")
        return fmt.number(quantity if isinstance(quantity, int) else None)
    if kind is EditKind.PRICE:
        amount, currency = value.get("amount"), value.get("currency")
        return fmt.money(Money.of(str(amount), str(currency))) if amount and currency else MISSING
    if kind is EditKind.STATUS:
        return listing_status_words(str(value.get("status") or "")) or MISSING
    return str(value.get("text") or "")


def listing_status_words(status: str) -> str:
    """The states an edit can set, and what they were before."""
    names = {
        "active": translate("OutboxWords", "Active"),
        "paused": translate("OutboxWords", "Paused"),
        "closed": translate("OutboxWords", "Closed"),
    }
    return names.get(status) or readable(status)


def before_after(edit: Edit, fmt: Format) -> tuple[str, str]:
    """The two sides of the arrow. A difference keeps its sign: "+5" says more than "15"."""
    difference = edit.marks.get("difference")
    if edit.kind is EditKind.STOCK and isinstance(difference, int):
        # For one deposit only the difference is known, and nothing else is shown.
        return MISSING, f"{'+' if difference >= 0 else '−'}{fmt.number(abs(difference))}"
    before = "" if edit.kind is EditKind.ANSWER else value_words(edit.kind, edit.base, fmt)
    after = value_words(edit.kind, edit.wanted, fmt)
    base, wanted = edit.base.get("quantity"), edit.wanted.get("quantity")
    if (
        edit.kind is EditKind.STOCK
        and edit.intent is Intent.DELTA
        and isinstance(base, int)
        and isinstance(wanted, int)
    ):
        sign = "+" if wanted >= base else "−"
        after = f"{after} ({sign}{fmt.number(abs(wanted - base))})"
    return before, after


def reason_of(edit: Edit) -> Reason:
    """Why an edit is where it is. The marketplace's own words follow ours."""
    known = _explained(edit.reason, edit.reason_params)
    return Reason(f"{known.what} {edit.reason_detail}".strip(), known.advice)


def reason_text(code: str) -> str:
    """The sentence of a reason without its parameters; empty for none."""
    return _explained(code, {}).what


def _explained(code: str, params: Mapping[str, Any]) -> Reason:
    if not code:
        return Reason()
    return _reasons().get(code) or _from_error(code, params) or Reason(readable(code))


def _from_error(code: str, params: Mapping[str, Any]) -> Reason | None:
    for kind in _error_classes(PeepersError):
        if kind.code == code:
            blanks = _Blanks({name: value for name, value in params.items() if isinstance(value, str | int)})
            what = translate("errors", kind.message).format_map(blanks)
            return Reason(what, translate("errors", kind.advice).format_map(blanks))
    return None


_SPEAKING = (refusals, marketplace)
"""Modules whose errors end in the outbox by their code; naming them here makes sure that they are loaded."""


def _error_classes(root: type[PeepersError]) -> Iterator[type[PeepersError]]:
    for kind in root.__subclasses__():
        yield kind
        yield from _error_classes(kind)


class _Blanks(dict[str, "str | int"]):
    def __missing__(self, key: str) -> str:
        return "?"


def _stock_reasons(fix: str, choose: str, itself: str) -> dict[str, Reason]:
    """Reasons that come with quantities, and with edits that were interrupted."""
    return {
        "stock_not_set_up": Reason(
            translate("OutboxWords", "Mercado Livre has no stock set up for this product, so it cannot be written."),
            translate("OutboxWords", "Set its stock up on Mercado Livre first."),
        ),
        "sale_overwritten": Reason(
            translate("OutboxWords", "Units sold just before the stock was written are taken off again."), itself
        ),
        "raised_to_zero": Reason(
            translate("OutboxWords", "There was less stock than the difference takes off, so it was set to zero.")
        ),
        "lowered_by_sales": Reason(
            translate("OutboxWords", "What was sold since you typed was taken off your count, as you chose.")
        ),
        "arrival_unclear": Reason(
            translate("OutboxWords", "It is not certain whether it arrived, and sales would explain both."), choose
        ),
        "price_jump": Reason(translate("OutboxWords", "The price would change by half or more."), choose),
        "interrupted": Reason(
            translate("OutboxWords", "Peepers was closed while it was being sent; it looks before sending again."),
            itself,
        ),
        "unreadable_edit": Reason(
            translate("OutboxWords", "The edit cannot be read any more and is not sent."),
            translate("OutboxWords", "Discard it and make the change anew."),
        ),
        "question_unanswered": Reason(translate("OutboxWords", "The question waits to be answered again."), fix),
    }


def _reasons() -> dict[str, Reason]:
    fix = translate("OutboxWords", "Change it or discard it.")
    choose = translate("OutboxWords", "Choose which one counts.")
    itself = translate("OutboxWords", "Peepers goes on by itself.")
    return {
        "stock_changed": Reason(translate("OutboxWords", "The stock changed after you typed."), choose),
        "stock_unknown": Reason(
            translate("OutboxWords", "Mercado Livre did not say how much stock there is now."),
            translate("OutboxWords", "Choose, or wait for the next sync."),
        ),
        **_stock_reasons(fix, choose, itself),
        "price_changed": Reason(translate("OutboxWords", "The price changed after you typed."), choose),
        "status_changed": Reason(translate("OutboxWords", "The status changed after you chose."), choose),
        "answered_elsewhere": Reason(
            translate("OutboxWords", "Somebody else answered this question first."),
            translate("OutboxWords", "A question takes one answer. Discard yours."),
        ),
        "write_ignored": Reason(
            translate("OutboxWords", "Mercado Livre took the change but left the old value."),
            translate("OutboxWords", "Open the listing there to see what holds it."),
        ),
        "already_so": Reason(translate("OutboxWords", "It was already so; nothing was sent.")),
        "read_back_absent": Reason(translate("OutboxWords", "It had not arrived, so it is sent again."), itself),
        "waiting_for_proof": Reason(
            translate("OutboxWords", "It is not certain whether it arrived; Peepers looks before sending again."),
            itself,
        ),
        "too_many_attempts": Reason(
            translate("OutboxWords", "It failed too often and was set aside."),
            translate("OutboxWords", "Retry or discard it."),
        ),
        "question_deleted": Reason(translate("OutboxWords", "The question was deleted."), fix),
        "question_banned": Reason(translate("OutboxWords", "Mercado Livre removed the question."), fix),
        "question_closed_unanswered": Reason(
            translate("OutboxWords", "The question was closed without an answer."), fix
        ),
        "question_disabled": Reason(translate("OutboxWords", "The question can no longer be answered."), fix),
        "question_under_review": Reason(
            translate("OutboxWords", "Mercado Livre is reviewing the question."),
            translate("OutboxWords", "Retry later."),
        ),
    }
