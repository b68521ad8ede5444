"""A short message over the content that goes by itself, with a way to take back what it tells."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QPushButton, QWidget

from peepers_desktop.ui.notice import Notice
from peepers_desktop.ui.theme import Space, Theme, Tone
from peepers_desktop.ui.theme.fonts import text_scale

SHOWN_MILLISECONDS = 6000
_WIDEST = 560


class Toast(QFrame):
    """One at a time, at the foot of its parent. Stays while the mouse or the keyboard is on it."""

    def __init__(self, theme: Theme, parent: QWidget, milliseconds: int = SHOWN_MILLISECONDS) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        self._over = parent
        self._notice: Notice | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        row.setSpacing(Space.M)
        self.mark = QLabel("●")
        self.label = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.undo = QPushButton(self.tr("Undo"))
        self.act = QPushButton()
        for button in (self.undo, self.act):
            button.setProperty("role", "link")
        row.addWidget(self.mark)
        row.addWidget(self.label, 1)
        row.addWidget(self.act)
        row.addWidget(self.undo)
        self.undo.clicked.connect(self._undo)
        self.act.clicked.connect(self._act)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 6)
        colour = theme.colour("shadow")
        colour.setAlpha(60)
        shadow.setColor(colour)
        self.setGraphicsEffect(shadow)
        self.timer = QTimer(self, singleShot=True, interval=milliseconds)
        self.timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, notice: Notice) -> None:
        """Show a notice; the one before it goes."""
        self._notice = notice
        tone = notice.tone if notice.tone is not Tone.NEUTRAL else Tone.ACCENT
        self.mark.setProperty("tone", tone.value)
        self.mark.style().polish(self.mark)
        self.label.setText(notice.text.replace(" → ", "\u00a0→\u00a0"))  # before and after stay together
        self.undo.setVisible(notice.undo is not None)
        self.act.setText(notice.action_text)
        self.act.setVisible(notice.action is not None)
        self.setAccessibleName(notice.text)
        self._place()
        self.show()
        self.raise_()
        self.timer.start()

    def _undo(self) -> None:
        notice, self._notice = self._notice, None
        self.hide()
        if notice is not None and notice.undo is not None:
            notice.undo()

    def _act(self) -> None:
        notice = self._notice
        self.hide()
        if notice is not None and notice.action is not None:
            notice.action()

    def _place(self) -> None:
        parent = self._over
        width = min(round(_WIDEST * text_scale(self.font())), parent.width() - 2 * Space.XL)
        wanted = self.label.fontMetrics().horizontalAdvance(self.label.text()) + 260
        self.resize(min(width, max(320, wanted)), 0)
        self.adjustSize()
        self.resize(min(width, max(320, wanted)), self.heightForWidth(self.width()) or self.height())
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - Space.XL)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self.timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self.timer.start()
