"""The stock cell: a lock where it cannot be edited, an editor that knows 7, +5 and -2 where it can."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRegularExpression, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from peepers_desktop.domain.items import ReadOnlyReason
from peepers_desktop.ui.delegates.lines import Describe, Index, LinesDelegate
from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.models.keyed import KeyedTableModel
from peepers_desktop.ui.models.roles import EDIT, ROW, TYPED
from peepers_desktop.ui.theme import Theme
from peepers_desktop.ui.theme.fonts import Type
from peepers_desktop.ui.thumbnails import Thumbnails

LARGEST = 99999
"""Most units a listing may have (max_stock_per_item of the listing types, page tipos-de-publicacion)."""
_LOCK = 14
_ADVANCES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Up)
_AMOUNT = QRegularExpression(r"[0-9.,]{0,16}")
_INPUT = QRegularExpression(r"[+-]?[0-9]{0,5}")


def result_of(text: str, now: int | None) -> int | None:
    """What a typed text would make of a quantity; None when it is not one, or there is nothing to add to."""
    text = text.strip()
    digits = text.lstrip("+-")
    if not digits.isdecimal() or len(text) - len(digits) > 1:
        return None
    if text[0] not in "+-":
        return int(digits)
    if now is None:
        return None
    result = now + int(text)
    return result if 0 <= result <= LARGEST else None


class StockEditor(QLineEdit):
    """A line edit that shows at its left what a difference comes to."""

    def __init__(self, now: int | None, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._now = now
        self._theme = theme
        self.setProperty("role", "cell")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setValidator(QRegularExpressionValidator(_INPUT, self))
        self.setAccessibleName(self.tr("New stock: a number, or plus or minus a number"))
        self.textChanged.connect(self._judge)

    @property
    def hint(self) -> str:
        """What a difference comes to, e.g. "→ 15"; empty for a plain number."""
        if not self.text().startswith(("+", "-")):
            return ""
        result = result_of(self.text(), self._now)
        return "" if result is None else f"→ {self.locale().toString(result)}"

    def _judge(self, text: str) -> None:
        wrong = len(text) > 1 and result_of(text, self._now) is None
        if self.property("wrong") != wrong:
            self.setProperty("wrong", wrong)
            self.style().polish(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hint:
            painter = QPainter(self)
            painter.setPen(self._theme.colour("muted"))
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect().adjusted(8, 0, -8, 0), int(side), self.hint)
            painter.end()


class PriceEditor(QLineEdit):
    """A line edit for an amount, as Brazilians or programs write it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "cell")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setValidator(QRegularExpressionValidator(_AMOUNT, self))
        self.setAccessibleName(self.tr("New price"))


class StockDelegate(LinesDelegate):
    """Paints every cell of a grid; edits the ones the model allows. The model holds still meanwhile."""

    advanced = Signal(int)
    """Enter was pressed in an editor: go this many rows down (-1 with Shift)."""
    edge = 10
    refused = Signal(str, object)
    """The text typed is no quantity here; with the quantity that stands in the cell, or None."""

    def __init__(
        self, cells: Mapping[int, Describe], model: KeyedTableModel, theme: Theme, thumbnails: Thumbnails, icons: Icons
    ) -> None:
        super().__init__(cells, theme, thumbnails, icons)
        self._model = model
        self._marks = icons
        self._stock = model.column_of("stock")
        self._look = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.column() != self._stock:
            self._typed_over(painter, option.rect, index)
            return
        row = index.data(ROW)
        rect: QRect = option.rect
        if row is not None and row.read_only not in (None, ReadOnlyReason.PICK_VARIATION):
            lock = self._marks.pixmap("lock-simple", _LOCK, painter.device().devicePixelRatioF(), "faint")
            number = QFontMetrics(self._look.font(Type.STRONG)).horizontalAdvance(str(index.data()))
            middle = rect.top() + (rect.height() // 3 if self._two_lines(index) else rect.height() // 2)
            painter.drawPixmap(rect.right() - 10 - number - _LOCK - 6, middle - _LOCK // 2, lock)
        else:
            self._typed_over(painter, rect, index)

    def _typed_over(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """What was typed, until the cache has taken it."""
        if not index.data(TYPED):
            return
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setPen(self._look.colour("accent"))
        painter.drawText(rect.adjusted(12, 0, 0, 0), int(side), str(index.data(TYPED)))
        painter.restore()

    def _two_lines(self, index: Index) -> bool:
        lines = self.lines_at(index)
        return lines is not None and bool(lines.sub)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self._model.hold()
        if index.column() != self._stock:
            return PriceEditor(parent)
        return StockEditor(index.data(ROW).quantity, self._look, parent)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        super().destroyEditor(editor, index)
        self._model.release()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, StockEditor | PriceEditor):
            editor.setText(str(index.data(EDIT)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, PriceEditor):
            typed = editor.text().strip()
            if typed and typed != str(index.data(EDIT)):
                model.setData(index, typed)
        elif isinstance(editor, StockEditor):
            text, now = editor.text().strip(), index.data(ROW).quantity
            wanted = result_of(text, now)
            if wanted is None:
                self.refused.emit(text, now)
            elif wanted != now:
                model.setData(index, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(2, 6, -2, -7))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if not (pressed and isinstance(event, QKeyEvent) and event.key() in _ADVANCES):
            return super().eventFilter(editor, event)
        back = event.key() == Qt.Key.Key_Up or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if isinstance(editor, StockEditor | PriceEditor):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.advanced.emit(-1 if back else 1)
        return True
