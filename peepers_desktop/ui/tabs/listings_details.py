"""Everything about one listing, in the dock on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from peepers_desktop.domain.items import ReadOnlyReason
from peepers_desktop.domain.rows import HistoryRow, ItemRow, VariationRow
from peepers_desktop.ui import labels
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.models.items import stock_tooltip, waits
from peepers_desktop.ui.tabs.listings_deposits import DepositsPanel
from peepers_desktop.ui.tabs.listings_history import HistoryList
from peepers_desktop.ui.tabs.listings_past import PastDay
from peepers_desktop.ui.tabs.listings_variations import VariationsTable
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.theme.tokens import RADIUS
from peepers_desktop.ui.widgets.dock_header import DockHeader
from peepers_desktop.ui.widgets.empty_state import EmptyState
from peepers_desktop.ui.widgets.facts import Facts
from peepers_desktop.ui.widgets.picture import Picture
from peepers_desktop.ui.widgets.pill import Pill

_PICTURE = 112


@dataclass(frozen=True, slots=True)
class DepositTyped:
    """Units typed for one deposit."""

    variation_id: str | None
    deposit: str
    name: str
    text: str


class ListingDetails(QWidget):
    """`show_row` fills it; `show_nothing` says how to. `typed` is (row, variation id, text) of an edited variation."""

    typed = Signal(object, str, str)
    typed_deposit = Signal(object, object)
    """(row, `DepositTyped`)"""
    switched = Signal(object, str)
    """(row, "paused" or "active")"""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.row: ItemRow | None = None
        self.header = DockHeader(self.tr("Listing"), context.icons)
        self.picture = Picture(_PICTURE, context.thumbnails, context.icons, context.theme)
        self.picture.setAccessibleName(self.tr("Picture of the listing"))
        self.status, self.shipping = Pill(context.theme), Pill(context.theme)
        self.note = QLabel(wordWrap=True)
        self.note.setProperty("role", "muted")
        self.facts = Facts()
        self.open_button = QPushButton(self.tr("Open listing"))
        context.icons.put(self.open_button, "arrow-square-out", "text")
        self.open_button.clicked.connect(self.open_listing)
        self.switch_button = QPushButton()
        self.switch_button.clicked.connect(self._switch)
        self.variations = VariationsTable(context, self._variation_typed)
        self.variations.chosen.connect(self._show_deposits_of)
        self.deposits = DepositsPanel(context, self._deposit_typed)
        self.history = HistoryList(context)
        self.past = PastDay(context)
        self._variations_title = _caption(self.tr("Variations"))
        self._history_title = _caption(self.tr("History"))
        self._nothing = EmptyState(context.icons, context.theme)
        self._nothing.say("tag", self.tr("No listing selected"), self.tr("Choose one to see everything about it."))
        self._area = self._body()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self._area, self._nothing):
            column.addWidget(part)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No listing is selected."""
        self.row = None
        self.header.set_heading("")
        self._area.hide()
        self._nothing.show()

    def show_row(self, row: ItemRow) -> None:
        """A listing, or the same one after a change."""
        same = self.row is not None and (self.row.account, self.row.id) == (row.account, row.id)
        self.row = row
        self.header.set_heading(row.title)
        self.status.say(labels.listing_status(row.status), labels.listing_tone(row.status))
        way = labels.shipping(row.logistic_type, row.full_and_flex)
        self.shipping.say(way, labels.shipping_tone(row.logistic_type))
        self.note.setText("\n".join(self._notes(row)))
        self.note.setVisible(bool(self.note.text()))
        self.facts.show_facts(self._facts(row))
        self.open_button.setVisible(bool(row.permalink))
        self.switch_button.setVisible(row.status in ("active", "paused"))
        self.switch_button.setText(self.tr("Pause") if row.status == "active" else self.tr("Activate"))
        self._context.icons.put(self.switch_button, "pause" if row.status == "active" else "play", "text")
        self.picture.show_address(row.thumbnail)
        for part in (self.variations, self._variations_title):
            part.setVisible(row.variation_count > 0)
        self.variations.show_listing(row, same=same)
        if not row.variation_count:
            self.deposits.show_place((row.account, row.id, None), same=same)
        elif not same:
            self.deposits.show_place(None, same=False)
        self._read_history(row)
        self.past.show_listing(row, same=same)
        self._nothing.hide()
        self._area.show()

    def show_history(self, rows: Sequence[HistoryRow]) -> None:
        """What happened to the listing."""
        if self.row is not None:
            self.history.show_rows(rows, self.row.account, self.row.currency)

    def _facts(self, row: ItemRow) -> list[tuple[str, str]]:
        fmt = self._context.format.of(row.account)
        return [
            (self.tr("Stock"), fmt.number(row.quantity)),
            (self.tr("Price"), fmt.money(row.price)),
            (self.tr("Sold"), fmt.number(row.sold)),
            (self.tr("Type"), labels.listing_type(row.listing_type)),
            (self.tr("SKU"), row.sku or self.tr("none")),
            (self.tr("Number"), row.id),
            (self.tr("Changed"), fmt.date_time(row.last_updated)),
            (self.tr("Read"), fmt.age(row.fetched_at)),
        ]

    def _notes(self, row: ItemRow) -> list[str]:
        notes = [labels.sub_statuses(row.sub_status)]
        sum_of_others = row.read_only is ReadOnlyReason.PICK_VARIATION or row.deposits is not None
        if waits(row) or (row.read_only is not None and not sum_of_others):
            notes.append(stock_tooltip(row, self._context.format))
        if row.catalog_listing:
            notes.append(self.tr("Catalog listing: title and pictures come from the catalog."))
        if row.dynamic_price:
            notes.append(self.tr("Its price is set by price automation."))
        return [note for note in notes if note]

    def _read_history(self, row: ItemRow) -> None:
        queries = self._context.queries

        def answered(rows: Sequence[HistoryRow]) -> None:
            if self.row is not None and (self.row.account, self.row.id) == (row.account, row.id):
                self.show_history(rows)

        self._context.tasks.query(lambda: queries.history(row.account, row.id), answered)

    def _variation_typed(self, variation_id: str, text: str) -> bool:
        if self.row is None:
            return False
        self.typed.emit(self.row, variation_id, text)
        return True

    def _show_deposits_of(self, variation: VariationRow | None) -> None:
        row = self.row
        if row is None or not row.variation_count or variation is None or variation.item_id != row.id:
            return
        place = (variation.account, variation.item_id, variation.id)
        self.deposits.show_place(place, variation.name or variation.id, same=place == self.deposits.place)

    def _deposit_typed(self, variation_id: str | None, deposit: str, name: str, text: str) -> bool:
        if self.row is None:
            return False
        self.typed_deposit.emit(self.row, DepositTyped(variation_id, deposit, name, text))
        return True

    def focus_units(self) -> None:
        """Put the keyboard where this listing's units are typed: its variations, or its deposits."""
        if self.row is not None and self.row.variation_count:
            self.variations.to_units()
        else:
            self.deposits.focus_units()

    def show_as_it_is(self) -> None:
        """What was typed here was refused, or was so already."""
        self.variations.rows.re_read()
        self.deposits.re_read()

    def _switch(self) -> None:
        if self.row is not None:
            self.switched.emit(self.row, "paused" if self.row.status == "active" else "active")

    def open_listing(self) -> None:
        """In the browser."""
        if self.row is not None and self.row.permalink:
            self._context.open_address(self.row.permalink)

    def _body(self) -> QScrollArea:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        top = QHBoxLayout()
        top.setSpacing(Space.L)
        top.addWidget(self.picture)
        side = QVBoxLayout()
        side.setSpacing(Space.S)
        pills = QHBoxLayout()
        pills.setSpacing(Space.S)
        pills.addWidget(self.status)
        pills.addWidget(self.shipping)
        pills.addStretch(1)
        side.addLayout(pills)
        side.addStretch(1)
        side.addWidget(self.switch_button)
        side.addWidget(self.open_button)
        top.addLayout(side, 1)
        column.addLayout(top)
        for widget in (
            self.note,
            self.facts,
            self._variations_title,
            self.variations,
            self.deposits,
            self._history_title,
            self.past,
            self.history,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        return area


def _caption(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "subtitle")
    label.setContentsMargins(0, RADIUS, 0, 0)
    return label
