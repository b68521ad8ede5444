"""Today: everything with a clock on it, the most pressing first, each one click from being done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import ClassVar, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from peepers_desktop.domain.accounts import Account
from peepers_desktop.domain.events import AccountChanged, Changed, Event
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.rows import EditRow, ItemRow, QuestionRow, ShipmentRow, Tally, Today
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.tabs.base import Tab
from peepers_desktop.ui.tabs.presets import LITTLE_STOCK, NEED_YOU, TO_DISPATCH, WAITING
from peepers_desktop.ui.tabs.today_entries import (
    edit_entry,
    late_note,
    parcel_entry,
    question_entry,
    stock_entry,
    stock_note,
    waiting,
)
from peepers_desktop.ui.tabs.today_section import TodayEntry, TodaySection
from peepers_desktop.ui.tabs.whose import Whose
from peepers_desktop.ui.tasks import Newest
from peepers_desktop.ui.theme import Space, Tone
from peepers_desktop.ui.theme.fonts import text_scale
from peepers_desktop.ui.widgets.empty_state import EmptyState
from peepers_desktop.ui.widgets.tab_head import TabHead

_TWO_COLUMNS = 860
_LEAST_ROWS, _MOST_ROWS = 3, 10
_MINUTE = 60_000

Row = TypeVar("Row", bound=QuestionRow | ShipmentRow | ItemRow | EditRow)


class TodayTab(Tab):
    """Sections keep their place; what is in them comes from the queries that feed the other tabs."""

    name: ClassVar[str] = "today"

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._newest = Newest(context.tasks)
        self.whose = Whose()
        self._today: Today | None = None
        self._stale = True
        self.head = TabHead(self.tr("Today"), context.icons)
        self.questions = self._section(self.tr("Questions waiting"), "chat-circle-dots", ("questions", WAITING))
        self.questions.when_empty("chat-circle-dots", self.tr("Every question is answered"))
        self.dispatch = self._section(self.tr("Sales to dispatch"), "package", ("shipments", TO_DISPATCH))
        self.dispatch.when_empty("package", self.tr("Nothing is left to dispatch"))
        self.edits = self._section(self.tr("Changes that need you"), "warning-circle", ("outbox", NEED_YOU))
        self.edits.when_empty("check-circle", self.tr("No change needs a decision"))
        self.stock = self._section(self.tr("Stock running out"), "trend-down", ("listings", LITTLE_STOCK))
        self.stock.when_empty("tag", self.tr("No stock is running out"))
        self.empty = EmptyState(context.icons, context.theme)
        self.loading = QLabel(self.tr("Reading the local copy…"))
        self.loading.setProperty("role", "muted")
        self.loading.setMargin(Space.XL)
        self.pages = QStackedWidget()
        self._lay_out()
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self._redraw)

    def _section(self, title: str, icon: str, behind: tuple[str, str]) -> TodaySection:
        section = TodaySection(title, icon, self.context)
        section.opened.connect(self._open)
        section.acted.connect(self._open)
        section.seeAll.connect(lambda: self.goto.emit(*behind))
        return section

    def _lay_out(self) -> None:
        body = QWidget()
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self._grid.setSpacing(Space.L)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(body)
        for page in (self.loading, self.area, self.empty):
            self.pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.pages, 1)
        self._columns = 0
        self._arrange()

    def sections(self) -> tuple[TodaySection, ...]:
        """In the order of one column."""
        return (self.questions, self.dispatch, self.stock, self.edits)

    def set_accounts(self, accounts: Sequence[Account]) -> None:
        """Who the rows may belong to: where there is more than one, each row tells whose it is."""
        self.whose.know(accounts)
        self._redraw()

    def set_account(self, account: AccountId | None) -> None:
        changed = account != self.account
        super().set_account(account)
        self.whose.narrow(account)
        if changed and self.isVisible():
            self.read()

    def activate(self) -> None:
        self._minute.start()
        if self._stale:
            self.read()
        else:
            self._redraw()

    def deactivate(self) -> None:
        self._minute.stop()
        self._stale = True

    def on_event(self, event: Event) -> None:
        if isinstance(event, Changed | AccountChanged):
            if self.isVisible():
                self.read()
            else:
                self._stale = True

    def read(self) -> None:
        """Ask the cache again; what is shown stays until the answer is there."""
        queries, account = self.context.queries, self.account
        self._stale = False
        self._newest.ask(lambda: queries.today(account, _MOST_ROWS), self._show, self.failed.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= _TWO_COLUMNS * text_scale(self.font()) else 1
        if columns != self._columns:
            self._columns = columns
            for number, section in enumerate(self.sections()):
                self._grid.removeWidget(section)
                self._grid.addWidget(section, number // columns, number % columns)
            self._grid.setColumnStretch(0, 1)
            self._grid.setColumnStretch(1, columns - 1)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """As many rows in each section as there is room for, so that the page is used and nothing is cut."""
        rows = _MOST_ROWS // 2
        if self._columns == 2:
            room = (self.height() - self.head.height() - 3 * Space.L) // 2 - self.questions.head_height()
            rows = max(_LEAST_ROWS, min(_MOST_ROWS, room // self.questions.row_height()))
        for section in self.sections():
            section.limit(rows)

    def _redraw(self) -> None:
        if self._today is not None:
            self._show(self._today)

    def _show(self, today: Today) -> None:
        self._today = today
        count = waiting(today.tally)
        fmt = self.context.format
        words = self.tr("{count} waiting").format(count=fmt.number(count)) if count else self.tr("Nothing waits")
        self.head.set_count(words if _known(today.tally) else "")
        self._fill(today)
        if count == 0:
            self._say_calm(today.tally)
        self.pages.setCurrentWidget(self.area if count else self.empty)

    def _fill(self, today: Today) -> None:
        fmt, tally = self.context.format, today.tally
        questions = self._told(question_entry, today.questions)
        self.questions.show_entries(questions, tally.questions_waiting, _worst(questions))
        parcels = self._told(parcel_entry, today.dispatch)
        self.dispatch.show_entries(parcels, tally.to_dispatch, _worst(parcels), late_note(tally, fmt))
        edits = self._told(edit_entry, today.failed_edits)
        self.edits.show_entries(edits, tally.outbox_needs_seller, Tone.BAD)
        stock = self._told(stock_entry, today.stock)
        self.stock.show_entries(stock, tally.out_of_stock + tally.low_stock, _worst(stock), stock_note(tally, fmt))

    def _told(self, entry_of: Callable[[Row, Format], TodayEntry], rows: Iterable[Row]) -> list[TodayEntry]:
        """In words, and whose each is."""
        fmt, whose = self.context.format, self.whose
        return [
            replace(entry_of(row, fmt), whose=whose.name(row.account), colour=whose.colour(row.account)) for row in rows
        ]

    def _say_calm(self, tally: Tally) -> None:
        if _known(tally):
            text = self.tr("No question waits, nothing is to dispatch, and no stock runs out.")
            self.empty.say("coffee", self.tr("All done for now"), text)
        else:
            text = self.tr("After the first sync, questions, parcels and stock that need you appear here.")
            self.empty.say("sun-horizon", self.tr("Nothing here yet"), text)

    def _open(self, entry: TodayEntry) -> None:
        row = entry.target
        places = {QuestionRow: "questions", ShipmentRow: "shipments", ItemRow: "listings"}
        if isinstance(row, EditRow):
            self.goto.emit("outbox", str(row.edit.id))
        elif type(row) in places:
            self.goto.emit(places[type(row)], row.id)


def _known(tally: Tally) -> bool:
    """False before the first reading: nothing can be said of a shop nobody has looked at."""
    return bool(tally.items or tally.orders or waiting(tally))


_RANK = (Tone.BAD, Tone.WARN, Tone.INFO, Tone.ACCENT, Tone.NEUTRAL)


def _worst(entries: list[TodayEntry]) -> Tone:
    """The most pressing tone, for the count."""
    tones = {entry.tone for entry in entries}
    return next((tone for tone in _RANK if tone in tones), Tone.NEUTRAL)
