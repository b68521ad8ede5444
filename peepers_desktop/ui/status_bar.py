"""The foot of the window: connection, last synchronisation, pending edits, and how much of the quota is in use."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from peepers_desktop.domain.events import Connection
from peepers_desktop.domain.rows import Tally
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.theme import Space, Theme, Tone

_MINUTE = 60_000
_TONES = {Connection.ONLINE: Tone.GOOD, Connection.OFFLINE: Tone.BAD, Connection.LIMITED: Tone.WARN}


class StatusBar(QFrame):
    """Everything in words; colours only underline. `outbox_wanted` and `sync_wanted` come from its buttons."""

    outbox_wanted = Signal()
    sync_wanted = Signal()

    def __init__(self, formatter: Format, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setAccessibleName(self.tr("Status"))
        self._format = formatter
        self._synced: datetime | None = None
        self._syncing = False
        self.connection = QLabel()
        self.synced = QLabel()
        self.synced.setProperty("role", "small")
        self.selected = QLabel()
        self.selected.setProperty("role", "small")
        self.quota = QLabel()
        self.quota.setProperty("role", "small")
        self.pending = QPushButton()
        self.refresh = QPushButton(self.tr("Update now"))
        for button in (self.pending, self.refresh):
            button.setProperty("role", "foot")
        self.refresh.setToolTip(self.tr("Ask Mercado Livre for everything new (F5)"))
        self.pending.clicked.connect(self.outbox_wanted)
        self.refresh.clicked.connect(self.sync_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, 3, Space.M, 3)
        row.setSpacing(Space.L)
        self._in_use = True
        self.setMinimumHeight(self.fontMetrics().height() + Space.M)  # also with nothing in it
        for part in (self.connection, self.synced, self.refresh):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.selected)
        row.addWidget(self.quota)
        row.addWidget(self.pending)
        self._timer = QTimer(self, interval=_MINUTE)
        self._timer.timeout.connect(self._show_synced)
        self._timer.start()
        self.show_connection(Connection.ONLINE, None)
        self.show_tally(Tally())
        self.show_selected("")
        self.show_quota("")
        self._show_synced()

    def show_connection(self, connection: Connection, until: datetime | None) -> None:
        """The network as the last call met it; `until` is the end of a pause the marketplace asked for."""
        words = {
            Connection.ONLINE: self.tr("Online"),
            Connection.OFFLINE: self.tr("Offline: working on the local copy"),
            Connection.LIMITED: self.tr("Mercado Livre asks for a pause"),
        }[connection]
        if until is not None:
            words = self.tr("{state} until {time}").format(state=words, time=self._format.time(until))
        self.connection.setText(f"●  {words}")
        self.connection.setAccessibleName(words)
        self.connection.setProperty("role", "status")
        self.connection.setProperty("tone", _TONES[connection].value)
        self.connection.style().polish(self.connection)
        self._fit()

    def show_tally(self, tally: Tally) -> None:
        """Edits that wait, and those that need the seller."""
        parts = []
        if tally.outbox_waiting:
            parts.append(self.tr("{n} pending").format(n=self._format.number(tally.outbox_waiting)))
        if tally.outbox_needs_seller:
            parts.append(self.tr("{n} need you").format(n=self._format.number(tally.outbox_needs_seller)))
        self.pending.setText(" · ".join(parts) or self.tr("Everything sent"))
        self.pending.setProperty("urgent", bool(tally.outbox_needs_seller))
        self.pending.style().polish(self.pending)
        self._fit()

    def show_in_use(self, any_account: bool) -> None:
        """Where no account is connected, there is no connection to speak of, and nothing to update or send."""
        self._in_use = any_account
        self._fit()

    def show_syncing(self, running: bool) -> None:
        """While a cycle runs."""
        self._syncing = running
        self.refresh.setEnabled(not running)
        self._show_synced()

    def show_synced(self, moment: datetime | None) -> None:
        """When the last cycle ended well."""
        self._synced = moment
        self._show_synced()

    def show_selected(self, words: str) -> None:
        """How much of the list in view is selected; empty hides it."""
        self.selected.setText(words)
        self._fit()

    def show_quota(self, text: str) -> None:
        """Requests used, in words; empty hides it."""
        self.quota.setText(text)
        self._fit()

    def _show_synced(self) -> None:
        if self._syncing:
            text = self.tr("Updating…")
        elif self._synced is None:
            text = self.tr("Not updated yet")
        else:
            text = self.tr("Last update {age}").format(age=self._format.age(self._synced))
        self.synced.setText(text)
        self._fit()
        self.synced.setToolTip(self._format.full(self._synced))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Nothing is cut: what matters least goes first where there is no room for everything."""
        mine = (self.connection, self.synced, self.refresh, self.pending)
        shown = [part for part in (*mine, self.selected, self.quota) if part.text()]
        if not self._in_use:
            shown = [part for part in shown if part not in mine]
        for part in (self.quota, self.synced, self.refresh, self.selected):
            if sum(one.sizeHint().width() + Space.L for one in shown) + Space.M <= self.width():
                break
            shown = [one for one in shown if one is not part]
        for one in (*mine, self.selected, self.quota):
            one.setVisible(one in shown)
