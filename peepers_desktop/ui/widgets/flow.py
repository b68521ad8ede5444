"""A layout that goes on in the next line when there is no more room: chips on a narrow window, or at 200 %."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from peepers_desktop.ui.theme import Space


class FlowLayout(QLayout):
    """Places items from left to right, then below."""

    def __init__(self, parent: QWidget | None = None, spacing: int = Space.S) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        self._items: list[QLayoutItem] = []
        self._dividers: set[QWidget] = set()

    def add_divider(self, line: QWidget) -> None:
        """A line between two groups; it shows only where both stand in one row."""
        self._dividers.add(line)
        self.addWidget(line)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        shown = [item for item in self._items if not item.isEmpty()]
        for item, after in zip(shown, [*shown[1:], None], strict=True):
            size = _fitted(item, rect.width())
            needed = size.width()
            if item.widget() in self._dividers:
                needed += 0 if after is None else self.spacing() + _fitted(after, rect.width()).width()
            if x > rect.x() and x + needed > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            divider = item.widget()
            if divider in self._dividers and (x == rect.x() or after is None):
                if move:  # beyond the edge, since hiding it would lay everything out anew
                    divider.setGeometry(QRect(QPoint(-size.width() - 1, 0), size))
                continue
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, line = x + size.width() + self.spacing(), max(line, size.height())
        return y + line - rect.y()


def _fitted(item: QLayoutItem, room: int) -> QSize:
    """An item's own size, or higher where it wraps by itself and is given less room."""
    size = item.sizeHint()
    if size.width() <= room:
        return size
    return QSize(room, item.heightForWidth(room) if item.hasHeightForWidth() else size.height())
