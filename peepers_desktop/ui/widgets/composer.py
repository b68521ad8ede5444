"""The answer box: a counter, the keys that send, and the sentence that an answer is for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from peepers_desktop.domain.questions import ANSWER_LIMIT
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.restyle import restyle

_NEAR_LIMIT = 100
_LINES = 4


class Composer(QFrame):
    """Ctrl+Enter sends and Enter starts a line; with `enter_sends` it is the other way round.

    Emits `submitted` with the trimmed text; it neither clears nor sends anything by itself.
    """

    submitted = Signal(str)
    edited = Signal(str)

    def __init__(self, number: Callable[[int], str] = str, *, enter_sends: bool = False) -> None:
        super().__init__()
        self._number = number
        self.enter_sends = enter_sends
        self.setProperty("role", "foot")
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.setAccessibleName(self.tr("Your answer"))
        self.box.setPlaceholderText(self.tr("Write your answer…"))
        self.box.installEventFilter(self)
        self.counter = QLabel()
        self.counter.setProperty("role", "small")
        self.warning = QLabel(self.tr("Answers are public and cannot be changed or taken back once sent."))
        self.warning.setProperty("role", "small")
        self.warning.setWordWrap(True)
        self.send_button = QPushButton(self.tr("Answer"))
        self.send_button.setProperty("role", "primary")
        self.send_button.clicked.connect(self.submit)
        self._lay_out()
        self.set_lines(_LINES)
        self.box.textChanged.connect(self._judge)
        self._judge()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(Space.M)
        below.addWidget(self.warning, 1)
        below.addWidget(self.counter)
        below.addWidget(self.send_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(self.box)
        column.addLayout(below)

    def set_lines(self, lines: int) -> None:
        """How many lines of the answer are in sight: fewer in a low window, where the question needs the room."""
        around = 2 * self.box.frameWidth() + 2 * round(self.box.document().documentMargin())
        self.box.setFixedHeight(lines * self.box.fontMetrics().lineSpacing() + around)

    @property
    def text(self) -> str:
        """What is in the box, as typed."""
        return self.box.toPlainText()

    def set_text(self, text: str) -> None:
        """Replace the draft and put the cursor at its end."""
        self.box.setPlainText(text)
        cursor = self.box.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.box.setTextCursor(cursor)

    def can_submit(self) -> bool:
        """True when the text is neither empty nor too long."""
        return self.box.isEnabled() and 0 < len(self.text.strip()) <= ANSWER_LIMIT

    def submit(self) -> None:
        """Emit the answer when it can be sent."""
        if self.can_submit():
            self.submitted.emit(self.text.strip())

    def set_open(self, *, is_open: bool) -> None:
        """Whether an answer can be given at all."""
        self.setVisible(is_open)
        self.box.setEnabled(is_open)
        self._judge()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._sends(event)
        return super().eventFilter(watched, event)

    def _sends(self, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = modifiers == Qt.KeyboardModifier.ControlModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        if control or (plain and self.enter_sends):
            self.submit()
            return True
        return False

    def _judge(self) -> None:
        used = len(self.text.strip())
        self.counter.setText(f"{self._number(used)} / {self._number(ANSWER_LIMIT)}")
        over = used > ANSWER_LIMIT
        tone = "bad" if over else "warn" if used > ANSWER_LIMIT - _NEAR_LIMIT else ""
        restyle(self.counter, tone=tone)
        self.send_button.setEnabled(self.can_submit())
        hint = self.tr("Too long by {count}.").format(count=used - ANSWER_LIMIT) if over else ""
        self.send_button.setToolTip(hint or self.tr("Ctrl+Enter"))
        self.edited.emit(self.text)
