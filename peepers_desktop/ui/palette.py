"""Ctrl+K: every action by a few letters of its name, with its keys beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from peepers_desktop.ui.fuzzy import score
from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.shortcuts import words
from peepers_desktop.ui.theme import Space, Theme
from peepers_desktop.ui.theme.fonts import Type, text_scale
from peepers_desktop.ui.theme.tokens import RADIUS

_ENTRY = int(Qt.ItemDataRole.UserRole) + 1
_SELECTED = QStyle.StateFlag.State_Selected
_HEIGHT = 38
_WIDTH = 560
_ICON = 17
_IN_VIEW = 9
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT, _BESIDE = Space.S + Space.M, 28
_TEXT = _LEFT + _BESIDE
"""Where icons and words begin: the field's own stand over those of the list."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette."""

    text: str
    run: Callable[[], object]
    keys: str = ""
    icon: QIcon | None = None

    @classmethod
    def of(cls, action: QAction) -> Entry:
        """An action as an entry."""
        icon = action.icon()
        return cls(action.text().replace("&", ""), action.trigger, words(action.shortcut()), icon)


class Palette(QDialog):
    """`offer` sets what is on the list; `search` (when given) makes entries of the typed text itself."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAccessibleName(self.tr("Commands"))
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._entries: list[Entry] = []
        self._search: Callable[[str], Iterable[Entry]] = lambda text: ()
        self.field = QLineEdit()
        self.field.setProperty("role", "palette")
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Search commands"))
        self._icons, self._theme, self._glass = icons, theme, QLabel()
        self._scale = text_scale(theme.font())
        self.list = QListView()
        self.list.setProperty("role", "palette")
        self.list.setAccessibleName(self.tr("Matching commands"))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_EntryDelegate(theme, self))
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self.nothing = QLabel(self.tr("No command matches. Try another word."))
        self.nothing.setProperty("role", "muted")
        self.nothing.setContentsMargins(_TEXT, Space.S, Space.L, Space.S)
        self._lay_out()
        theme.changed.connect(self._colour)
        self._colour()
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._run(index))

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "toast")
        top = QHBoxLayout()
        top.setContentsMargins(_LEFT, 0, 0, 0)
        top.setSpacing(0)
        self._glass.setFixedWidth(_BESIDE - 2)  # a line edit keeps two pixels of its own
        top.addWidget(self._glass)
        top.addWidget(self.field, 1)
        line = QFrame()
        line.setProperty("role", "line")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, Space.S)
        inside.setSpacing(Space.XS)
        inside.addLayout(top)
        for part in (line, self.list, self.nothing):
            inside.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(frame)

    def _colour(self) -> None:
        self._glass.setPixmap(self._icons.pixmap("magnifying-glass", _ICON, self.devicePixelRatioF(), "faint"))

    def offer(self, entries: Iterable[Entry], search: Callable[[str], Iterable[Entry]] | None = None) -> None:
        """What can be chosen from now on."""
        self._entries = list(entries)
        self._search = search or (lambda text: ())
        self.field.clear()
        self._fill()

    def open_over(self, window: QWidget) -> None:
        """At the top of a window, with the keyboard in the field."""
        corner = window.mapToGlobal(window.rect().topLeft())
        self.setFixedWidth(min(round(_WIDTH * self._scale), window.width() - 2 * Space.XL))
        self._fit()
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + max(48, window.height() // 8))
        self.show()
        self._fit()  # the style sheet's sizes hold once it is shown
        self.field.setFocus()

    def texts(self) -> list[str]:
        """What stands on the list now."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def _fill(self) -> None:
        text = self.field.text().strip()
        entries = [*self._matching(text), *self._search(text)] if text else self._entries
        self._model.clear()
        for entry in entries:
            item = QStandardItem(entry.text)
            item.setEditable(False)
            item.setData(entry, _ENTRY)
            spoken = f"{entry.text}, {entry.keys}" if entry.keys else entry.text
            item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        self.list.setCurrentIndex(self._model.index(0, 0))
        self.list.setVisible(bool(entries))
        self.nothing.setVisible(not entries)
        self._fit()

    def _fit(self) -> None:
        """As high as its entries, as far as they fit into the window. (`adjustSize` would stop at two thirds of the
        screen and squeeze the field.)"""
        row, window = round(_HEIGHT * self._scale), self.parentWidget()
        most = (window.height() * 3 // 5) // row if window is not None else _IN_VIEW
        self.list.setFixedHeight(min(max(self._model.rowCount(), 1), _IN_VIEW, max(most, 3)) * row)
        self._column.activate()
        self.resize(self.width(), self._column.sizeHint().height())

    def _matching(self, text: str) -> list[Entry]:
        found = [(score(text, entry.text), entry) for entry in self._entries]
        fitting = [(points, entry) for points, entry in found if points is not None]
        return [entry for _, entry in sorted(fitting, key=lambda one: -one[0])]

    def _run(self, index: QModelIndex) -> None:
        entry = index.data(_ENTRY)
        self.close()
        if isinstance(entry, Entry):
            entry.run()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self.close()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        return False

    def _key(self, key: Qt.Key) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _IN_VIEW, Qt.Key.Key_PageUp: -_IN_VIEW}
        if key in step and self._model.rowCount():
            row = self.list.currentIndex().row() + step[key]
            self.list.setCurrentIndex(self._model.index(max(0, min(row, self._model.rowCount() - 1)), 0))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentIndex())
            return True
        return False


class _EntryDelegate(QStyledItemDelegate):
    """Icon and name at the left, keys at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, round(_HEIGHT * text_scale(self._theme.font())))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(_ENTRY)
        if not isinstance(entry, Entry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect.adjusted(Space.S, 1, -Space.S, -1)
        if option.state & _SELECTED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selection"))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        inside = rect.adjusted(Space.M, 0, -Space.M, 0)
        if entry.icon is not None and not entry.icon.isNull():
            entry.icon.paint(painter, QRect(inside.left(), rect.center().y() - _ICON // 2, _ICON, _ICON))
        painter.setFont(self._theme.font(Type.SMALL))
        painter.setPen(self._theme.colour("faint"))
        painter.drawText(inside, int(_MIDDLE | Qt.AlignmentFlag.AlignRight), entry.keys)
        room = painter.fontMetrics().horizontalAdvance(entry.keys) + Space.L
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.colour("text"))
        left = inside.adjusted(_BESIDE, 0, -room, 0)
        text = painter.fontMetrics().elidedText(entry.text, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, int(_MIDDLE | Qt.AlignmentFlag.AlignLeft), text)
        painter.restore()
