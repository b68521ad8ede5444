"""The places that hold a listing's units as a small keyed table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.items import ReadOnlyReason
from peepers_desktop.domain.rows import DepositRow
from peepers_desktop.ui import labels
from peepers_desktop.ui.delegates.lines import Describe, Lines
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.models.columns import RIGHT, Column
from peepers_desktop.ui.models.numbered import Numbered

tr = QCoreApplication.translate
Deposit = Numbered[DepositRow]


def deposit_identity(deposit: Deposit) -> tuple[AccountId, str]:
    """Changes are announced by listing."""
    return deposit.row.account, deposit.row.item_id


def deposit_name(row: DepositRow) -> str:
    """What the seller calls it, else the marketplace's number for it."""
    if row.name:
        return row.name
    names = {
        "meli_facility": tr("deposits", "Full"),
        "selling_address": tr("deposits", "Your own address"),
        "seller_warehouse": tr("deposits", "Deposit without a number"),
    }
    return names.get(row.id, row.id)


def deposit_columns(fmt: Format, commit: Callable[[Deposit, str], bool]) -> tuple[Column[Deposit], ...]:
    """Name and units."""
    return (
        Column("name", tr("deposits", "Deposit"), lambda d: deposit_name(d.row), tooltip=_name_tooltip, width=200),
        Column(
            "stock",
            tr("deposits", "Units"),
            lambda d: fmt.number(d.row.quantity),
            align=RIGHT,
            tooltip=lambda d: _units_tooltip(d.row, fmt),
            spoken=lambda d: _spoken(d.row, fmt),
            value=lambda d: -1 if d.row.quantity is None else d.row.quantity,
            editable=lambda d: d.row.read_only is None and d.row.quantity is not None,
            edit=lambda d: "" if d.row.quantity is None else str(d.row.quantity),
            commit=commit,
            width=110,
        ),
    )


def deposit_cells(fmt: Format) -> dict[int, Describe]:
    """How the two columns look."""

    def name(deposit: Deposit, above: object) -> Lines:
        return Lines(deposit_name(deposit.row), ends_tell=True)

    def units(deposit: Deposit, above: object) -> Lines:
        row = deposit.row
        text = fmt.number(row.quantity)
        if row.pending is not None:
            words = f"{labels.pending(row.pending.state)}   {text}"
            return Lines(words, tone=labels.pending_tone(row.pending.state), strong=True, right=True)
        return Lines(text, strong=True, right=True)

    return {0: name, 1: units}


def _name_tooltip(deposit: Deposit) -> str:
    row = deposit.row
    if row.kind != "seller_warehouse":
        return deposit_name(row)
    return "\n".join((deposit_name(row), tr("deposits", "Number: {node}").format(node=row.id)))


def _units_tooltip(row: DepositRow, fmt: Format) -> str:
    """Why it is locked, or what was typed and what the marketplace has."""
    if row.read_only is ReadOnlyReason.NO_USER_PRODUCT:
        return tr("deposits", "Mercado Livre gave this deposit no number, so it is changed there.")
    if row.read_only is not None:
        return labels.locked(row.read_only)
    if row.quantity is None:
        return tr("deposits", "What it holds is not known yet.")
    if row.pending is not None:
        text = tr("items", "You typed {wanted}; Mercado Livre has {remote}.")
        return text.format(wanted=fmt.number(row.quantity), remote=fmt.number(row.remote_quantity))
    return tr("items", "Type a number, or +5 and -2 to add and take away.")


def _spoken(row: DepositRow, fmt: Format) -> str:
    text = tr("deposits", "{name}: {n} units").format(name=deposit_name(row), n=fmt.number(row.quantity))
    state = f", {labels.pending(row.pending.state)}" if row.pending else ""
    return f"{text}{state}. {_units_tooltip(row, fmt)}"
