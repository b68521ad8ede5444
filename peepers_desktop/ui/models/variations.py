"""The variations of one listing as a small keyed table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.rows import VariationRow
from peepers_desktop.ui import labels
from peepers_desktop.ui.delegates.lines import Describe, Lines
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.models.columns import RIGHT, Column
from peepers_desktop.ui.models.numbered import Numbered
from peepers_desktop.ui.theme import Tone

tr = QCoreApplication.translate


def identity(numbered: Numbered[VariationRow]) -> tuple[AccountId, str]:
    """Changes are announced by listing."""
    return numbered.row.account, numbered.row.item_id


def variation_columns(
    fmt: Format, commit: Callable[[Numbered[VariationRow], str], bool]
) -> tuple[Column[Numbered[VariationRow]], ...]:
    """Name and stock; the rest is in the tooltip."""
    return (
        Column("name", tr("items", "Variation"), lambda n: n.row.name or n.row.id, tooltip=_name_tooltip, width=200),
        Column(
            "stock",
            tr("items", "Stock"),
            lambda n: fmt.number(n.row.quantity),
            align=RIGHT,
            tooltip=lambda n: _stock_tooltip(n.row),
            spoken=lambda n: f"{n.row.name}: {fmt.number(n.row.quantity)}",
            value=lambda n: -1 if n.row.quantity is None else n.row.quantity,
            editable=lambda n: n.row.read_only is None and n.row.deposits is None,
            edit=lambda n: "" if n.row.quantity is None else str(n.row.quantity),
            commit=commit,
            width=110,
        ),
    )


def _name_tooltip(numbered: Numbered[VariationRow]) -> str:
    sku = numbered.row.sku or tr("items", "none")
    return "\n".join((numbered.row.name, tr("items", "SKU: {sku}").format(sku=sku)))


def _stock_tooltip(row: VariationRow) -> str:
    if row.read_only is not None:
        return labels.locked(row.read_only)
    return "" if row.deposits is None else labels.sum_of_deposits()


def variation_cells(fmt: Format) -> dict[int, Describe]:
    """How the two columns look."""

    def name(numbered: Numbered[VariationRow], above: object) -> Lines:
        return Lines(numbered.row.name or numbered.row.id, ends_tell=True)

    def stock(numbered: Numbered[VariationRow], above: object) -> Lines:
        row = numbered.row
        text = fmt.number(row.quantity)
        if row.pending is not None:
            words = f"{labels.pending(row.pending.state)}   {text}"
            return Lines(words, tone=labels.pending_tone(row.pending.state), strong=True, right=True)
        return Lines(text, tone=Tone.BAD if row.quantity == 0 else None, strong=True, right=True)

    return {0: name, 1: stock}
