"""What every small dialog is: a page of words, as high as its words, over a foot with the buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.theme.fonts import text_scale
from peepers_desktop.ui.widgets.dialog_foot import DialogFoot

_SCREEN = 0.9
"""No more of the screen than this; the page scrolls in what is left."""
_HIGHEST = 720
"""Of what is longer one reads the end by scrolling; a dialog as high as the screen hides what it is about."""


class PageDialog(QDialog):
    """Subclasses add to `page`, call `end_with` once, and `fit` after their words changed."""

    def __init__(self, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setProperty("role", "surface")
        self._width = width
        self.body = QWidget()
        self.page = QVBoxLayout(self.body)
        self.page.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        self.page.setSpacing(Space.M)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAccessibleName(title)
        self.area.setWidget(self.body)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.area, 1)

    def end_with(self, *right: QPushButton, default: QPushButton, left: tuple[QPushButton, ...] = ()) -> None:
        """The foot. `default` is one of the buttons: Enter presses it, wherever the keyboard is."""
        for button in (*left, *right):
            button.setAutoDefault(False)
        self.foot = DialogFoot(*right, left=left)
        self._column.addWidget(self.foot)
        default.setDefault(True)  # told to a button without a dialog, Qt would choose another one when it is shown

    def fit(self) -> None:
        """As wide as meant and as high as the words need, but never more than the screen has."""
        for part in self.findChildren(QWidget):
            part.ensurePolished()  # until then it does not know the size of its text
        self.page.invalidate()
        room = self.screen().availableGeometry()
        meant = max(round(self._width * text_scale(self.font())), self.page.totalMinimumSize().width())
        width = min(meant, round(room.width() * _SCREEN))
        needed = self.page.totalHeightForWidth(width) + self.foot.sizeHint().height()
        height = min(needed, round(_HIGHEST * text_scale(self.font())), round(room.height() * _SCREEN))
        # A bar that stood there for a moment would take width, make the words higher, and so stay.
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if height < needed else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.area.setVerticalScrollBarPolicy(policy)
        self.setFixedSize(width, height)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()


def close_button(words: str, dialog: QDialog) -> QPushButton:
    """A button that ends a dialog in which there is nothing to confirm."""
    button = QPushButton(words)
    button.clicked.connect(dialog.accept)
    return button
