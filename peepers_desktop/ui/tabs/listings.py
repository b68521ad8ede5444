"""Listings and stock: the grid a seller works in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout

from peepers_desktop.domain.accounts import Account
from peepers_desktop.domain.events import Changed, Event, Kind
from peepers_desktop.domain.filters import ItemFilter, Sort, StockLevel
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.rows import ItemRow, Tally
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.dialogs.confirm import ConfirmDialog
from peepers_desktop.ui.models.items import ItemCells, item_columns
from peepers_desktop.ui.models.keyed import KeyedTableModel
from peepers_desktop.ui.notice import Notice
from peepers_desktop.ui.tabs.base import LEAST_LIST, Tab
from peepers_desktop.ui.tabs.listings_details import ListingDetails
from peepers_desktop.ui.tabs.listings_editing import Doubt, ListingEditing, Seen
from peepers_desktop.ui.tabs.listings_filters import ListingFilters
from peepers_desktop.ui.tabs.listings_view import ListingsGrid, Typed
from peepers_desktop.ui.tabs.presets import LITTLE_STOCK
from peepers_desktop.ui.tasks import Newest
from peepers_desktop.ui.theme import Tone
from peepers_desktop.ui.widgets.empty_state import EmptyState
from peepers_desktop.ui.widgets.tab_head import TabHead

_DEFAULT_ORDER = Sort("title")


class ListingsTab(Tab):
    """Search, chips, grid; the chosen listing stands in the dock."""

    name: ClassVar[str] = "listings"

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.head = TabHead(self.tr("Listings and stock"), context.icons, self.tr("Search title, SKU or number"))
        self.filters = ListingFilters(context.icons)
        self.columns_button = QPushButton(self.tr("Columns"))
        self._wanted = ItemFilter()
        self._several: Mapping[AccountId, Account] = {}
        self._looking, self._tallying = Newest(context.tasks), Newest(context.tasks)
        self._started = self._stale = False
        self.editing = ListingEditing(context, self)
        self.doubt: ConfirmDialog | None = None
        columns = item_columns(context.format, self._typed, self._priced)
        self.model = KeyedTableModel(columns, self._keys, self._rows, context.tasks, self)
        cells = ItemCells(context.format, lambda: self._several).by_column(columns)
        self.grid = ListingsGrid(self.model, cells, context, lambda: self._several)
        self.empty = EmptyState(context.icons, context.theme)
        self.pages = QStackedWidget()
        self.details_panel = ListingDetails(context)
        self.details = self.details_panel
        self._lay_out()
        self._connect()
        self._make_actions()

    # What the window asks ------------------------------------------------------------------------------

    def set_account(self, account: AccountId | None) -> None:
        super().set_account(account)
        if self._started:
            self._apply()

    def set_accounts(self, accounts: Sequence[Account]) -> None:
        """Who the rows may belong to; nicknames stand on them when there is more than one."""
        self._several = {one.id: one for one in accounts} if len(accounts) > 1 else {}
        self.grid.viewport().update()

    def activate(self) -> None:
        if not self._started:
            self._started = True
            self._apply()
        elif self._stale:
            self._stale = False
            self.model.re_read()
            self._count()
        self.grid.setFocus()

    def on_event(self, event: Event) -> None:
        if not isinstance(event, Changed) or event.kind not in (Kind.ITEMS, Kind.OUTBOX) or not self._started:
            return
        if not self.isVisible():
            self._stale = True
        elif event.kind is Kind.ITEMS:
            self.model.touch(event.account, event.ids)
        else:
            self.model.re_read()
        self._count()

    def focus_search(self) -> None:
        if self.head.search is not None:
            self.head.search.setFocus()
            self.head.search.selectAll()

    def select(self, ident: str) -> None:
        """A listing by its number, or "stock:zero" and "stock:low" for the chips of that name."""
        self._started = True
        if ident == LITTLE_STOCK:
            self.filters.only(StockLevel.LITTLE)
            return
        if ident.startswith("stock:"):
            self.filters.only(StockLevel(ident.partition(":")[2]))
            return
        queries, account = self.context.queries, self.account

        def find() -> int | None:
            rows = queries.item_rows(queries.items(ItemFilter(account, text=ident), _DEFAULT_ORDER)[:50])
            return next((row.key for row in rows if row.id == ident), None)

        self._looking.ask(find, self._show_found, self.failed.emit)

    # State that is kept --------------------------------------------------------------------------------

    def save_state(self) -> bytes:
        """Widths, order and choice of columns."""
        return self.grid.room.save()

    def restore_state(self, state: bytes) -> None:
        """What `save_state` gave; anything else is ignored."""
        self.grid.room.restore(state)

    # Reading -------------------------------------------------------------------------------------------

    def _keys(self, sorting: Sort | None) -> Sequence[int]:
        return self.context.queries.items(self._wanted, sorting or _DEFAULT_ORDER)

    def _rows(self, keys: Sequence[int]) -> Sequence[ItemRow]:
        return self.context.queries.item_rows(keys)

    def _apply(self) -> None:
        self._wanted = self.filters.wanted(self.account)
        self.model.reload()
        self._count()

    def _count(self) -> None:
        queries, account = self.context.queries, self.account
        self._tallying.ask(lambda: queries.tally(account), self._show_tally, self.failed.emit)

    def _show_tally(self, tally: Tally) -> None:
        self.filters.show_tally(tally)

    def _counted(self, count: int) -> None:
        self.head.set_count(self.context.format.number(count))
        self.tell_rows(count)
        if count == 0:
            self._say_empty()
        self.pages.setCurrentWidget(self.grid if count else self.empty)
        if count and not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.model.index(0, self.model.column_of("stock")))

    def _say_empty(self) -> None:
        if self.filters.narrowed:
            self.empty.say(
                "magnifying-glass",
                self.tr("No listing matches"),
                self.tr("Try another word, or take filters away."),
                self.tr("Show all listings"),
                self._show_all,
            )
            return
        self.empty.say(
            "tag", self.tr("No listings yet"), self.tr("They appear here while the first synchronisation runs.")
        )

    def _show_all(self) -> None:
        if self.head.search is not None:
            self.head.search.clear()
            self.head.search.ask_now()
        self.filters.clear()

    def _show_found(self, key: int | None) -> None:
        if key is None or (self.model.ready and self.grid.show_key(key)):
            return

        def show(_count: int) -> None:
            self.model.counted.disconnect(show)
            self.grid.show_key(key)

        self.model.counted.connect(show)
        self._show_all()
        self._apply()

    # Editing -------------------------------------------------------------------------------------------

    def _typed(self, row: ItemRow, text: str) -> bool:
        self.editing.one(row, text)
        return True

    def _several_typed(self, typed: Sequence[Typed]) -> None:
        acted = {one.row.key for one in typed}
        empty = sum(row.quantity == 0 for row in self.model.loaded() if row.key not in acted)
        self.editing.many(typed, Seen(self.model.rowCount(), empty))

    def _priced(self, row: ItemRow, text: str) -> bool:
        self.editing.price(row, text)
        return True

    def _switch(self, status: str) -> None:
        rows = [row for row in self.grid.chosen_rows() if row.status != status]
        if rows:
            self.editing.status(rows, status)

    def _ask(self, doubt: Doubt) -> None:
        """Nothing was queued yet: the seller decides."""
        self.doubt = ConfirmDialog(doubt.guards, doubt.titles, self.context, self)
        self.doubt.accepted.connect(doubt.go_on)
        self.doubt.rejected.connect(doubt.leave)
        self.doubt.finished.connect(self.doubt.deleteLater)
        self.doubt.open()

    def _offer_acts(self, place: QPoint) -> None:
        """The menu of a row: what the keys do, for the mouse."""
        menu = QMenu(self)
        menu.addActions(self._row_acts)
        menu.popup(self.grid.viewport().mapToGlobal(place))

    def _not_a_quantity(self, text: str, now: int | None) -> None:
        if now is None and text.startswith(("+", "-")):
            words = self.tr("The present stock is not known: type the whole quantity instead of {text}.")
        elif text.startswith("-"):
            words = self.tr("There are fewer units than that: {text} was not taken.")
        elif text:
            words = self.tr("{text} is not a quantity.")
        else:
            words = self.tr("An empty cell changes nothing.")
        self.said.emit(Notice(words.format(text=text), Tone.WARN))

    # Building ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.context.icons.put(self.columns_button, "columns")
        self.columns_button.setMenu(self._columns_menu())
        self.head.add(self.columns_button)
        self.head.add_row(self.filters)
        self.pages.setMinimumHeight(LEAST_LIST)
        for page in (self.grid, self.empty):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.pages, 1)

    def _columns_menu(self) -> QMenu:
        menu = QMenu(self)
        for column in self.model.columns:
            if column.name == "title":
                continue
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.toggled.connect(partial(self.grid.room.choose, column.name))
        menu.aboutToShow.connect(lambda: self._tick_columns(menu))
        return menu

    def _tick_columns(self, menu: QMenu) -> None:
        names = [column.name for column in self.model.columns if column.name != "title"]
        for action, name in zip(menu.actions(), names, strict=True):
            action.setChecked(name in self.grid.room.chosen)

    def _connect(self) -> None:
        if self.head.search is not None:
            self.head.search.searched.connect(self.filters.set_text)
        self.filters.changed.connect(self._apply)
        self.model.counted.connect(self._counted)
        self.model.failed.connect(self.failed)
        self.grid.settled.connect(self._show_details)
        self.grid.opened.connect(lambda _row: self.details_wanted.emit())
        self.grid.pointed.connect(self._point_to_parts)
        self.grid.chosen.connect(self._tell_chosen)
        self.grid.batch.connect(self._several_typed)
        self.grid.cells.refused.connect(self._not_a_quantity)
        self.editing.said.connect(self.said)
        self.editing.failed.connect(self.failed)
        self.editing.refused.connect(self.model.forget_typed)
        self.editing.refused.connect(lambda _key: self.details_panel.show_as_it_is())
        self.editing.doubted.connect(self._ask)
        self.details_panel.switched.connect(lambda row, status: self.editing.status([row], status))
        self.details_panel.typed.connect(lambda row, variation, text: self.editing.one(row, text, variation))
        self.details_panel.typed_deposit.connect(self.editing.deposit)
        for table in (self.details_panel.variations, self.details_panel.deposits.table):
            table.cells.refused.connect(self._not_a_quantity)
        self.context.thumbnails.ready.connect(self._draw_pictures)

    @Slot(str)
    def _draw_pictures(self, _address: str) -> None:
        self.grid.viewport().update()

    def _point_to_parts(self) -> None:
        self.details_wanted.emit()
        self.details_panel.focus_units()

    def _tell_chosen(self, count: int) -> None:
        words = self.tr("{count} listings selected").format(count=self.context.format.number(count))
        self.selected.emit(words if count > 1 else "")

    def _show_details(self, row: ItemRow | None) -> None:
        if row is not None:
            self.details_panel.show_row(row)
        elif not self.grid.currentIndex().isValid():
            self.details_panel.show_nothing()

    def _make_actions(self) -> None:
        shortcut = QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_E)
        entries: tuple[tuple[str, Callable[[], object], str | QKeySequence, str], ...] = (
            (self.tr("Edit stock"), self.grid.edit_stock, shortcut, "pencil-simple"),
            (self.tr("Edit price"), self.grid.edit_price, "Ctrl+Shift+E", "currency-dollar"),
            (self.tr("Pause the selected listings"), lambda: self._switch("paused"), "", "pause-circle"),
            (self.tr("Activate the selected listings"), lambda: self._switch("active"), "", "play-circle"),
            (self.tr("Open listing on Mercado Livre"), self.details_panel.open_listing, "Ctrl+O", "arrow-square-out"),
            (self.tr("Copy cells with titles"), lambda: self.grid.copy(with_titles=True), "", "copy"),
            (self.tr("Paste quantities"), self.grid.paste, "", "clipboard-text"),
            (self.tr("Fill quantity down"), self.grid.fill_down, "", "arrow-line-down"),
            (self.tr("Clear filters"), self.filters.clear, "Ctrl+Shift+X", "x-circle"),
        )
        acts = [self.add_action(text, slot, keys or None, icon=icon) for text, slot, keys, icon in entries]
        self._row_acts = acts[:-1]
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._offer_acts)
        for column in self.model.columns:
            if column.sort is not None:
                words = self.tr("Sort by {column}").format(column=column.title)
                self.add_action(words, partial(self.grid.sort_by, column.name), icon="sort-ascending")
