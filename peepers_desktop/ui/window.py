"""The window: sections on the left, the section's content, its details on the right, the status at the foot."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from peepers_desktop.domain.accounts import Account
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.notice import Notice
from peepers_desktop.ui.palette import Palette
from peepers_desktop.ui.sentences import sentence_of
from peepers_desktop.ui.status_bar import StatusBar
from peepers_desktop.ui.tabs import registry
from peepers_desktop.ui.tabs.base import Tab
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.theme.fonts import text_scale
from peepers_desktop.ui.theme.tokens import DETAILS_WIDTH, NAVIGATION_WIDEST, NAVIGATION_WIDTH
from peepers_desktop.ui.widgets.account_switcher import AccountSwitcher
from peepers_desktop.ui.widgets.banner import BannerArea
from peepers_desktop.ui.widgets.beside import Beside
from peepers_desktop.ui.widgets.dock_header import DockHeader
from peepers_desktop.ui.widgets.navigation import Navigation
from peepers_desktop.ui.widgets.pending_bar import PendingBar
from peepers_desktop.ui.widgets.progress_strip import ProgressStrip
from peepers_desktop.ui.widgets.toast import Toast
from peepers_desktop.ui.window_actions import WindowActions
from peepers_desktop.ui.window_events import WindowEvents
from peepers_desktop.ui.window_parts import WindowParts
from peepers_desktop.ui.window_pending import WindowPending
from peepers_desktop.ui.window_state import WindowState

_NARROW = 940
"""Below this width the sections show icons only and the dock folds away."""
_NARROW_NAVIGATION = 64
_GOOD_LIST, _LEAST_LIST = 500, 420
"""A list beside its details, at the usual size of text: below the first the details become narrower, below the
second they fold away by themselves."""
_LEAST_DETAILS, _WIDEST_DETAILS = 300, 520


class Window(WindowParts):
    """Builds its sections when they are first shown. `closing` comes once, before anything is torn down."""

    closing = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.state = WindowState(context.profile.root)
        self.specs = registry()
        self.tabs = {}
        self.account = context.settings.value("account") or None
        self.current = ""
        self.setWindowTitle("Peepers Desktop")
        self.switcher = AccountSwitcher(context.icons, context.theme)
        self.navigation = Navigation(self.specs, context.icons, context.theme, context.format)
        self.menu_button = QPushButton(self.tr("Menu"))
        self.banners = BannerArea(context.icons, context.theme)
        self.progress = ProgressStrip(context.format)
        self.stack, self.dock = QStackedWidget(), QStackedWidget()
        self.status = StatusBar(context.format, context.icons, context.theme)
        self.pending = PendingBar(context.format)
        self.panel = QFrame()
        self.splitter = Beside(self.stack, self.panel, DETAILS_WIDTH)
        self._details_open = self._was_roomy = False
        self._lay_out()
        self.toast = Toast(context.theme, self.stack)
        self.palette_box = Palette(context.icons, context.theme, self)
        self.waiting = WindowPending(self)
        self.commands = WindowActions(self)
        self.events = WindowEvents(self)
        self._connect()
        self._restore()

    # Sections ----------------------------------------------------------------------------------------

    def show_tab(self, name: str) -> Tab:
        """Bring a section into view, building it when needed."""
        before = self.tabs.get(self.current)
        if before is not None and self.current != name:
            before.deactivate()
            self.status.show_selected("")
        tab = self.tabs.get(name) or self._build(name)
        self.current = name
        self.navigation.mark(name)
        self.stack.setCurrentWidget(tab)
        self._show_details(tab)
        tab.activate()
        return tab

    def go_to(self, name: str, ident: object = None) -> None:
        """Another section, with one thing selected."""
        tab = self.show_tab(name)
        if ident:
            tab.select(str(ident))

    def set_account(self, account: str | None) -> None:
        """One account's rows, or all."""
        self.account = account
        for tab in self.tabs.values():
            tab.set_account(account)
        self.events.count()
        self.context.tasks.run(lambda: self.context.settings.change(account=account or ""))

    def toggle_details(self) -> None:
        """Fold the dock away, or open it."""
        self.open_details(not self.panel.isVisible())

    def open_details(self, shown: bool = True) -> None:
        """Show or hide the dock; sections without details have none."""
        self._details_open = shown
        self._place_details()
        self.state.write_text("details", "shown" if shown else "hidden")

    def remember_synced(self, moment: datetime) -> None:
        """Keep it for the next start, which shows it before any network."""
        self.state.write_text("synced", moment.isoformat())

    def known_accounts(self) -> tuple[Account, ...]:
        """Who is connected."""
        return self.events.accounts

    def tell(self, error: Exception) -> None:
        """A failure nobody else tells: its sentence and advice, in a toast."""
        told = sentence_of(error)
        parts = (told.text, told.detail, told.advice)
        self.toast.say(Notice(" ".join(part for part in parts if part), told.tone))

    def _build(self, name: str) -> Tab:
        spec = next(spec for spec in self.specs if spec.name == name)
        tab = spec.build(self.context)
        self.tabs[name] = tab
        tab.set_account(self.account)
        tab.said.connect(self.toast.say)
        tab.failed.connect(self.tell)
        tab.goto.connect(self.go_to)
        tab.selected.connect(self.status.show_selected)
        tab.details_wanted.connect(lambda: self.open_details())
        tab.filled.connect(lambda _any: self._place_details())
        self.events.introduce(tab)
        self.stack.addWidget(tab)
        if tab.details is not None:
            self.dock.addWidget(tab.details)
            for header in tab.details.findChildren(DockHeader):
                header.closed.connect(lambda: self.open_details(False))
        restore = getattr(tab, "restore_state", None)
        if restore is not None:
            restore(self.state.read(f"tab/{name}"))
        return tab

    def _show_details(self, tab: Tab) -> None:
        self._details_open = self.state.read_text("details", "shown") == "shown" and self._roomy()
        if tab.details is not None:
            self.dock.setCurrentWidget(tab.details)
        self._place_details()

    def _place_details(self) -> None:
        """The dock stands beside a list that has something in it."""
        tab = self.tabs.get(self.current)
        useful = tab is not None and tab.details is not None and tab.has_rows
        self.panel.setVisible(self._details_open and useful)
        self.splitter.share()

    def _roomy(self) -> bool:
        """True when a list and its details fit beside each other."""
        least = round(_LEAST_LIST * text_scale(self.context.theme.font()))
        return self.width() >= _NARROW and self.splitter.left(self.width() - self.side.width()) >= least

    # Building ----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.side = QFrame()
        self.side.setProperty("role", "navigation")
        side = QVBoxLayout(self.side)
        side.setContentsMargins(Space.S, Space.M, Space.S, Space.M)
        side.setSpacing(Space.M)
        self.menu_button.setProperty("role", "quiet")
        side.addWidget(self.switcher)
        side.addWidget(self.navigation)
        side.addStretch(1)
        side.addWidget(self.menu_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.panel.setObjectName("details")
        self.panel.setProperty("role", "panel")
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.dock)
        text = text_scale(self.context.theme.font())
        self.dock.setMinimumWidth(min(_WIDEST_DETAILS, round(_LEAST_DETAILS * text)))  # larger text, wider dock
        self.splitter.least = round(_GOOD_LIST * text)
        main = QVBoxLayout()
        main.setSpacing(0)
        for part in (self.banners, self.progress):
            main.addWidget(part)
        main.addWidget(self.splitter, 1)
        main.addWidget(self.pending)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(main, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.status)
        self.setCentralWidget(body)
        self.setMinimumSize(640, 440)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.show_tab)
        self.switcher.chosen.connect(self.set_account)
        self.switcher.connect_wanted.connect(lambda: self.context.connect(None))
        self.status.outbox_wanted.connect(lambda: self.show_tab("outbox"))
        self.status.sync_wanted.connect(lambda: self.sync())

    def _restore(self) -> None:
        self.resize(1360, 840)
        if geometry := self.state.read("geometry"):
            self.restoreGeometry(QByteArray(geometry))
        if (width := self.state.read_text("dock")).isdecimal():
            self.splitter.wished = int(width)
        if synced := self.state.read_text("synced"):
            self.status.show_synced(datetime.fromisoformat(synced))
        self._fit_navigation()
        names = [spec.name for spec in self.specs]
        self.navigation.buttons[names[0]].setFocus()
        last = self.state.read_text("section", names[0])
        self.show_tab(last if last in names else names[0])

    def _fit_navigation(self) -> None:
        narrow = self.width() < _NARROW
        words = min(self.navigation.sizeHint().width() + 2 * Space.S + 1, NAVIGATION_WIDEST)
        self.side.setFixedWidth(_NARROW_NAVIGATION if narrow else max(NAVIGATION_WIDTH, words))
        self.menu_button.setText("" if narrow else self.tr("Menu"))
        self.context.icons.put(self.menu_button, "gear-six")  # its room depends on the words beside it
        self.menu_button.setAccessibleName(self.tr("Menu"))

    # Qt ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() < _NARROW) != (self.width() < _NARROW):
            self._fit_navigation()
        roomy = self._roomy()
        if self.current and roomy != self._was_roomy:
            self._show_details(self.tabs[self.current])
        self._was_roomy = roomy

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        self.state.write("geometry", bytes(self.saveGeometry().data()))
        self.state.write_text("dock", str(self.splitter.wished))
        self.state.write_text("section", self.current)
        for name, tab in self.tabs.items():
            save = getattr(tab, "save_state", None)
            if save is not None:
                self.state.write(f"tab/{name}", save())
        self.state.save()
        self.events.stop()
        super().closeEvent(event)
