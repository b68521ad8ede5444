"""What deserves a second look, in a seller's words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from peepers_desktop.app.refusals import GUARDED
from peepers_desktop.domain.guards import Guard, GuardKind
from peepers_desktop.domain.money import Money
from peepers_desktop.ui.format import Format

tr = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class GuardWords:
    """What there is to look at, and why it matters or what to do."""

    text: str
    advice: str


def guard_words(guard: Guard, fmt: Format) -> GuardWords:
    """The sentence of a guard with its amounts as the seller writes them."""
    known = GUARDED[guard.kind]
    params: dict[str, str | int] = dict(guard.params)
    currency = str(params.get("currency", ""))
    for name in ("before", "after"):
        if currency and name in params:
            params[name] = fmt.money(Money.of(str(params[name]), currency))
    return GuardWords(tr("errors", known.message).format_map(params), _advice(guard.kind) or tr("errors", known.advice))


def _advice(kind: GuardKind) -> str:
    """For what the seller may wave through, why one asks."""
    if kind is GuardKind.PRICE_JUMP:
        return tr("guards", "Mercado Livre may pause listings whose price moves by half or more at once.")
    if kind is GuardKind.MANY_TO_ZERO:
        return tr("guards", "Listings without stock are paused and lose their place in searches.")
    return ""
