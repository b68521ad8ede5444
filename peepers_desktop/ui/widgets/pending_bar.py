"""The bar over the foot while changes wait: discard, review, send."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from peepers_desktop.ui.format import Format
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.elided import ElidedLabel
from peepers_desktop.ui.widgets.restyle import restyle


class PendingBar(QFrame):
    """Hidden while nothing waits. It acts on nothing by itself."""

    discard_wanted = Signal()
    review_wanted = Signal()
    send_wanted = Signal()

    def __init__(self, formatter: Format) -> None:
        super().__init__()
        self._format = formatter
        self.setProperty("role", "pending")
        self.setAccessibleName(self.tr("Pending changes"))
        self.count = QLabel()
        self._words = "", ""
        self.count.setProperty("role", "strong")
        self.hint = ElidedLabel(whole=True)
        self.hint.setProperty("role", "small")
        self.discard_button = QPushButton(self.tr("Discard"))
        self.discard_button.setProperty("role", "danger")
        self.review_button = QPushButton(self.tr("Review"))
        self.send_button = QPushButton(self.tr("Send"))
        self.send_button.setProperty("role", "primary")
        self.discard_button.clicked.connect(self.discard_wanted)
        self.review_button.clicked.connect(self.review_wanted)
        self.send_button.clicked.connect(self.send_wanted)
        self.review_button.setToolTip("Ctrl+Shift+P")
        self.send_button.setToolTip("Ctrl+S")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self.count)
        row.addSpacing(Space.S)
        row.addWidget(self.hint, 1)
        for button in (self.discard_button, self.review_button, self.send_button):
            row.addWidget(button)
        self.hide()

    def show_counts(self, waiting: int, held: int) -> None:
        """How many changes have not left, and how many of them wait for a review."""
        self.setVisible(waiting > 0)
        number = self._format.number(waiting)
        one = self.tr("1 pending change")
        words = one if waiting == 1 else self.tr("{n} pending changes").format(n=number)
        self._words = words, self.tr("{n} pending").format(n=number)
        self._fit()
        if held:
            self.hint.setText(self.tr("{n} wait for your review").format(n=self._format.number(held)))
        else:
            self.hint.setText(self.tr("They leave with the next sync."))
        restyle(self.hint, tone="warn" if held else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The count in fewer words where the buttons leave no room for all of them."""
        long, short = self._words
        buttons = (self.discard_button, self.review_button, self.send_button)
        taken = sum(button.sizeHint().width() + Space.S for button in buttons) + 2 * Space.XL + 2 * Space.S
        room = self.width() - taken - self.hint.minimumSizeHint().width()
        self.count.setText(long if self.count.fontMetrics().horizontalAdvance(long) <= room else short)
