"""The variations of one listing as a small keyed table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from peepers_desktop.domain.filters import Sort
from peepers_desktop.domain.ids import AccountId, ItemId
from peepers_desktop.domain.rows import VariationRow
from peepers_desktop.ui import labels
from peepers_desktop.ui.delegates.lines import Describe, Lines
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.models.columns import RIGHT, Column
from peepers_desktop.ui.theme import Tone

tr = QCoreApplication.translate
Read = Callable[[AccountId, ItemId], Sequence[VariationRow]]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A variation with a small number of its own: variation ids are text."""

    key: int
    row: VariationRow

    @property
    def quantity(self) -> int | None:
        return self.row.quantity

    @property
    def read_only(self) -> object:
        return self.row.read_only


class VariationSource:
    """Answers keys and rows of the listing in view; variations keep their numbers while it is in view."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self.listing: tuple[AccountId, ItemId] | None = None
        self._numbers: dict[tuple[AccountId, ItemId, str], int] = {}

    def keys(self, sorting: Sort | None) -> list[int]:
        return [numbered.key for numbered in self._all()]

    def rows(self, keys: Sequence[int]) -> list[Numbered]:
        wanted = set(keys)
        return [numbered for numbered in self._all() if numbered.key in wanted]

    def _all(self) -> list[Numbered]:
        listing = self.listing
        return [Numbered(self._number(row), row) for row in self._read(*listing)] if listing else []

    def _number(self, row: VariationRow) -> int:
        return self._numbers.setdefault((row.account, row.item_id, row.id), len(self._numbers))


def identity(numbered: Numbered) -> tuple[AccountId, str]:
    """Changes are announced by listing."""
    return numbered.row.account, numbered.row.item_id


def variation_columns(fmt: Format, commit: Callable[[Numbered, str], bool]) -> tuple[Column[Numbered], ...]:
    """Name and stock; the rest is in the tooltip."""
    return (
        Column("name", tr("items", "Variation"), lambda n: n.row.name or n.row.id, tooltip=_name_tooltip, width=200),
        Column(
            "stock",
            tr("items", "Stock"),
            lambda n: fmt.number(n.row.quantity),
            align=RIGHT,
            tooltip=lambda n: labels.locked(n.row.read_only) if n.row.read_only else "",
            spoken=lambda n: f"{n.row.name}: {fmt.number(n.row.quantity)}",
            value=lambda n: -1 if n.row.quantity is None else n.row.quantity,
            editable=lambda n: n.row.read_only is None,
            edit=lambda n: "" if n.row.quantity is None else str(n.row.quantity),
            commit=commit,
            width=110,
        ),
    )


def _name_tooltip(numbered: Numbered) -> str:
    sku = numbered.row.sku or tr("items", "none")
    return "\n".join((numbered.row.name, tr("items", "SKU: {sku}").format(sku=sku)))


def variation_cells(fmt: Format) -> dict[int, Describe]:
    """How the two columns look."""

    def name(numbered: Numbered, above: object) -> Lines:
        return Lines(numbered.row.name or numbered.row.id, ends_tell=True)

    def stock(numbered: Numbered, above: object) -> Lines:
        row = numbered.row
        text = fmt.number(row.quantity)
        if row.pending is not None:
            words = f"{labels.pending(row.pending.state)}   {text}"
            return Lines(words, tone=labels.pending_tone(row.pending.state), strong=True, right=True)
        return Lines(text, tone=Tone.BAD if row.quantity == 0 else None, strong=True, right=True)

    return {0: name, 1: stock}
