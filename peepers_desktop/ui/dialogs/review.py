"""Before anything leaves: every waiting change, before and after, with a tick for each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from peepers_desktop.domain.rows import EditRow
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.models.outbox import change_of, title_of
from peepers_desktop.ui.tabs.outbox_words import kind_words
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.details_panel import label

_EDIT = Qt.ItemDataRole.UserRole


class ReviewDialog(QDialog):
    """Emits what is to be sent or taken back; it does neither by itself. Cancel is the default button."""

    sendWanted = Signal()
    discardWanted = Signal(object)
    """A tuple of `Edit`s."""

    def __init__(self, rows: Sequence[EditRow], fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Review changes"))
        self.resize(720, 520)
        count = self.tr("{count} changes wait to be sent").format(count=fmt.number(len(rows)))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Changes"))
        self.list.setSpacing(Space.S)
        for row in rows:
            self._add(row, fmt)
        self.list.itemChanged.connect(lambda _item: self._refresh())
        self.send_button = QPushButton(self.tr("Send all"))
        self.send_button.setProperty("role", "primary")
        self.discard_button = QPushButton(self.tr("Discard the unticked ones"))
        self.discard_button.setProperty("role", "danger")
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setDefault(True)
        self._lay_out(count)
        self._wire()
        self._refresh()

    def _add(self, row: EditRow, fmt: Format) -> None:
        words = f"{title_of(row)}\n{kind_words(row.edit.kind)}: {change_of(row, fmt)}"
        entry = QListWidgetItem(words)
        entry.setData(_EDIT, row.edit)
        entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        entry.setCheckState(Qt.CheckState.Checked)
        self.list.addItem(entry)

    def _lay_out(self, count: str) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(Space.XL, Space.L, Space.XL, Space.M)
        head.addWidget(label(count, "title"))
        head.addWidget(label(self.tr("Take the tick away from what should not leave."), "muted"))
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        row.addWidget(self.discard_button)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.send_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(foot)

    def _wire(self) -> None:
        self.cancel_button.clicked.connect(self.reject)
        self.send_button.clicked.connect(self._send)
        self.discard_button.clicked.connect(lambda: self.discardWanted.emit(self.unticked()))

    def unticked(self) -> tuple[object, ...]:
        """Edits without a tick."""
        items = (self.list.item(number) for number in range(self.list.count()))
        return tuple(item.data(_EDIT) for item in items if item.checkState() is not Qt.CheckState.Checked)

    def _send(self) -> None:
        self.sendWanted.emit()
        self.accept()

    def _refresh(self) -> None:
        """Sending is offered only while everything in the list is wanted: the outbox leaves as a whole."""
        some = bool(self.unticked())
        self.discard_button.setEnabled(some)
        self.send_button.setEnabled(not some and self.list.count() > 0)
