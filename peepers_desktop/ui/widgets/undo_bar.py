"""A few seconds in which something can still be taken back."""

from __future__ import annotations

import math

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from peepers_desktop.clock import Clock
from peepers_desktop.ui.theme import Space

_TICK_MILLISECONDS = 200


class UndoBar(QFrame):
    """Counts down and disappears. `undone` carries what `begin` was given, `elapsed` comes otherwise."""

    undone = Signal(object)
    elapsed = Signal(object)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._ends = 0.0
        self._seconds = 1.0
        self._token: object = None
        self.setProperty("role", "banner")
        self.setProperty("tone", "accent")
        self.label = QLabel()
        self.label.setProperty("tone", "accent")
        self.button = QPushButton(self.tr("Undo"))
        self.button.clicked.connect(self._undo)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(self.tr("Time left to undo"))
        row = QHBoxLayout()
        row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.bar)
        self._timer = QTimer(self, interval=_TICK_MILLISECONDS)
        self._timer.timeout.connect(self.tick)
        self.hide()

    @property
    def running(self) -> bool:
        """True while it can be undone."""
        return self._timer.isActive()

    def begin(self, token: object, seconds: float, total: float) -> None:
        """Show the bar for `seconds` of `total`; a bar that runs is replaced without a signal."""
        if seconds <= 0:
            return self.stop()
        self._token, self._seconds = token, max(total, seconds)
        self._ends = self._clock.monotonic() + seconds
        self._timer.start()
        self.show()
        return self.tick()

    def stop(self) -> None:
        """Take the bar away without a signal."""
        self._timer.stop()
        self.hide()

    def tick(self) -> None:
        """Look at the clock; called by the timer."""
        left = self._ends - self._clock.monotonic()
        if left <= 0:
            self.stop()
            self.elapsed.emit(self._token)
            return
        words = self.tr("Your answer leaves in {seconds} s.").format(seconds=math.ceil(left))
        self.label.setText(words)
        self.bar.setValue(round(1000 * left / self._seconds))

    def _undo(self) -> None:
        self.stop()
        self.undone.emit(self._token)
