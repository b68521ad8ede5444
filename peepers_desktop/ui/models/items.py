"""The columns of the listings grid, and how each of its cells looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from peepers_desktop.domain.accounts import Account
from peepers_desktop.domain.edits import EditKind
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.items import ReadOnlyReason
from peepers_desktop.domain.rows import ItemRow
from peepers_desktop.ui import labels
from peepers_desktop.ui.delegates.lines import Describe, Lines
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.models.columns import CENTRE, RIGHT, Column
from peepers_desktop.ui.theme import Tone

tr = QCoreApplication.translate
Commit = Callable[[ItemRow, str], bool]
_OPEN = ("active", "paused")
"""States in which a listing takes a new price."""


def item_columns(fmt: Format, commit: Commit, commit_price: Commit) -> tuple[Column[ItemRow], ...]:
    """Every column; the hidden ones are offered by the column chooser."""
    return (
        Column("title", tr("items", "Listing"), lambda row: row.title, "title", width=420, spoken=_spoken),
        Column(
            "stock",
            tr("items", "Stock"),
            lambda row: fmt.number(row.quantity),
            "quantity",
            RIGHT,
            tooltip=lambda row: stock_tooltip(row, fmt),
            spoken=lambda row: _spoken_stock(row, fmt),
            value=lambda row: -1 if row.quantity is None else row.quantity,
            editable=lambda row: row.read_only is None and row.deposits is None,
            edit=lambda row: "" if row.quantity is None else str(row.quantity),
            commit=commit,
            width=144,
        ),
        _price_column(fmt, commit_price),
        Column(
            "status",
            tr("items", "Status"),
            lambda row: labels.listing_status(row.status),
            "status",
            tooltip=lambda row: labels.sub_statuses(row.sub_status),
            width=116,
        ),
        Column(
            "shipping",
            tr("items", "Shipping"),
            lambda row: labels.shipping(row.logistic_type, row.full_and_flex),
            "logistic",
            width=106,
        ),
        Column(
            "sold",
            tr("items", "Sold"),
            lambda row: fmt.number(row.sold),
            "sold",
            RIGHT,
            value=lambda row: row.sold or 0,
            width=90,
        ),
        Column("type", tr("items", "Type"), lambda row: labels.listing_type(row.listing_type), width=96),
        Column(
            "updated",
            tr("items", "Changed"),
            lambda row: fmt.age(row.last_updated),
            "last_updated",
            tooltip=lambda row: fmt.of(row.account).full(row.last_updated),
            width=120,
        ),
        *_hidden_columns(fmt),
    )


def _price_column(fmt: Format, commit: Commit) -> Column[ItemRow]:
    return Column(
        "price",
        tr("items", "Price"),
        lambda row: fmt.money(row.price),
        "price",
        RIGHT,
        tooltip=price_tooltip,
        value=_price,
        editable=lambda row: not row.dynamic_price and row.status in _OPEN,
        edit=lambda row: "" if row.price is None else f"{row.price.amount}".replace(".", fmt.locale.decimalPoint()),
        commit=commit,
        width=110,
    )


def _hidden_columns(fmt: Format) -> tuple[Column[ItemRow], ...]:
    return (
        Column("sku", tr("items", "SKU"), lambda row: row.sku or "", "sku", width=130, hidden=True),
        Column("id", tr("items", "Number"), lambda row: row.id, "id", width=130, hidden=True),
        Column(
            "fetched",
            tr("items", "Read"),
            lambda row: fmt.age(row.fetched_at),
            tooltip=lambda row: fmt.of(row.account).full(row.fetched_at),
            align=CENTRE,
            width=120,
            hidden=True,
        ),
    )


@dataclass(frozen=True, slots=True)
class ItemCells:
    """How the cells look; `accounts` names the account when several are shown at once."""

    fmt: Format
    accounts: Callable[[], Mapping[AccountId, Account]]
    """Accounts to tell apart; empty when only one is shown."""

    def by_column(self, columns: tuple[Column[ItemRow], ...]) -> dict[int, Describe]:
        """One describer per column number."""
        special: dict[str, Callable[[ItemRow], Lines]] = {
            "title": self.title,
            "stock": self.stock,
            "price": self.price,
            "status": self.status,
            "shipping": self.shipping,
        }
        return {i: _describe(special.get(column.name) or _plain(column)) for i, column in enumerate(columns)}

    def title(self, row: ItemRow) -> Lines:
        known = self.accounts().get(row.account)
        parts = [known.seller.nickname if known else "", row.id, row.sku or ""]
        sub = " · ".join(part for part in parts if part)
        return Lines(row.title, sub, has_picture=True, picture=row.thumbnail, ends_tell=True)

    def stock(self, row: ItemRow) -> Lines:
        text = self.fmt.number(row.quantity)
        if row.pending is not None and waits(row):
            was = tr("items", "was {n}").format(n=self.fmt.number(row.remote_quantity))
            state = labels.pending(row.pending.state)
            sub = f"{was} · {state}" if row.quantity != row.remote_quantity else state
            return Lines(text, sub, sub_tone=labels.pending_tone(row.pending.state), strong=True, right=True)
        if row.read_only is ReadOnlyReason.PICK_VARIATION:
            sub = tr("items", "{n} variations").format(n=self.fmt.number(row.variation_count))
            return Lines(text, sub, strong=True, right=True, tone=stock_tone(row))
        if row.deposits is not None:
            sub = tr("items", "{n} deposits").format(n=self.fmt.number(row.deposits))
            sub = sub if row.deposits else tr("items", "by deposit")
            return Lines(text, sub, strong=True, right=True, tone=stock_tone(row))
        sub = stock_words(row)
        return Lines(text, sub, tone=stock_tone(row), sub_tone=stock_tone(row), strong=True, right=True)

    def price(self, row: ItemRow) -> Lines:
        automatic = tr("items", "automatic") if row.dynamic_price else ""
        sub, tone = _state_of(row, EditKind.PRICE)
        if row.price != row.remote_price and tone is not Tone.BAD:
            sub, tone = tr("items", "was {n}").format(n=self.fmt.money(row.remote_price)), Tone.ACCENT
        return Lines(self.fmt.money(row.price), sub or automatic, sub_tone=tone, right=True)

    def status(self, row: ItemRow) -> Lines:
        sub, tone = _state_of(row, EditKind.STATUS)
        return Lines(
            labels.listing_status(row.status), sub, tone=labels.listing_tone(row.status), sub_tone=tone, pill=True
        )

    def shipping(self, row: ItemRow) -> Lines:
        words = labels.shipping(row.logistic_type, row.full_and_flex)
        return Lines(words, tone=labels.shipping_tone(row.logistic_type), pill=True)


def waits(row: ItemRow, kind: EditKind = EditKind.STOCK) -> bool:
    """True when the newest edit of the listing is of this kind and not settled."""
    return row.pending is not None and row.pending.kind is kind


def _state_of(row: ItemRow, kind: EditKind) -> tuple[str, Tone | None]:
    if row.pending is None or not waits(row, kind):
        return "", None
    return labels.pending(row.pending.state), labels.pending_tone(row.pending.state)


def stock_tone(row: ItemRow) -> Tone | None:
    """Red for nothing left, orange for little, where the seller can do something about it."""
    if row.quantity is None or row.status not in ("active", "paused") or row.read_only is ReadOnlyReason.FULL:
        return None
    if row.quantity == 0:
        return Tone.BAD
    return Tone.WARN if row.running_out else None


def stock_words(row: ItemRow) -> str:
    """The second line under a quantity."""
    if row.read_only in (ReadOnlyReason.FULL, ReadOnlyReason.FULL_AND_FLEX):
        return tr("items", "at Full")
    tone = stock_tone(row)
    if tone is Tone.BAD:
        return tr("items", "none left")
    return tr("items", "running out") if tone is Tone.WARN else ""


def stock_tooltip(row: ItemRow, fmt: Format) -> str:
    """Why it is locked, or what was typed and what the marketplace has."""
    if row.read_only is not None:
        return labels.locked(row.read_only)
    if row.quantity is None:
        return tr("items", "Mercado Livre did not say how many there are.")
    if row.pending is not None and waits(row):
        if row.quantity == row.remote_quantity and labels.pending_tone(row.pending.state) is Tone.BAD:
            return tr("items", "The last change was not taken over. The outbox says why.")
        text = tr("items", "You typed {wanted}; Mercado Livre has {remote}.")
        if row.deposits is not None:
            text = tr("items", "With what waits for its deposits there are {wanted}; Mercado Livre has {remote}.")
        return text.format(wanted=fmt.number(row.quantity), remote=fmt.number(row.remote_quantity))
    if row.deposits is not None:
        return labels.sum_of_deposits()
    return tr("items", "Type a number, or +5 and -2 to add and take away.")


def price_tooltip(row: ItemRow) -> str:
    """Why a price cannot be typed here, or how."""
    if row.dynamic_price:
        return tr("items", "Set by price automation. Turn it off on Mercado Livre to change it here.")
    return tr("items", "Type the new price.") if row.status in _OPEN else ""


def _spoken(row: ItemRow) -> str:
    return f"{row.title}, {row.id}"


def _spoken_stock(row: ItemRow, fmt: Format) -> str:
    text = tr("items", "Stock {n}").format(n=fmt.number(row.quantity))
    state = f", {labels.pending(row.pending.state)}" if row.pending and waits(row) else ""
    return f"{text}{state}. {stock_tooltip(row, fmt)}"


def _price(row: ItemRow) -> int | str:
    return row.price.minor if row.price else -1


def _plain(column: Column[ItemRow]) -> Callable[[ItemRow], Lines]:
    return lambda row: Lines(column.text(row), right=column.align == RIGHT)


def _describe(cell: Callable[[ItemRow], Lines]) -> Describe:
    def describe(row: Any, above: Any) -> Lines:
        return cell(row)

    return describe
