"""Which columns of the grid are shown: those the seller chose, as far as there is room for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QByteArray, QEvent, QModelIndex, QObject, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from peepers_desktop.ui.delegates.lines import Describe
from peepers_desktop.ui.models.keyed import KeyedTableModel
from peepers_desktop.ui.theme.fonts import Type, scaled, text_scale

LEAST_TITLE = 344
"""With its picture and margins: some 260 pixels of words, by which variants of one product can be told apart."""
FIRST_TO_GO = ("fetched", "updated", "type", "id", "sku", "sold", "shipping", "status", "price")
"""Hidden in this order when the window is too narrow; the stock is never."""
_MEASURED = ("stock", "price")
"""Figures are never cut: where one needs more than its column has, the column grows."""
_MOST, _MARGINS = 260, 20
_BETWEEN = b"\n"


class ColumnRoom(QObject):
    """Watches the grid's width. The title takes what is left."""

    def __init__(self, view: QTableView, model: KeyedTableModel, cells: Mapping[int, Describe]) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._measured = [(number, cells[number]) for number in map(model.column_of, _MEASURED)]
        self._metrics = QFontMetrics(scaled(view.font(), Type.STRONG)), QFontMetrics(scaled(view.font(), Type.SMALL))
        self._longest: dict[int, tuple[int, int]] = {}
        self._grown: dict[int, int] = {}
        model.dataChanged.connect(self._measure)
        self._title = model.column_of("title")
        self._least = round(LEAST_TITLE * text_scale(view.font()))
        self.chosen = {column.name for column in model.columns if not column.hidden}
        view.horizontalHeader().setSectionResizeMode(self._title, QHeaderView.ResizeMode.Stretch)
        view.viewport().installEventFilter(self)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.fit)

    def choose(self, name: str, shown: bool) -> None:
        """From the column chooser."""
        (self.chosen.add if shown else self.chosen.discard)(name)
        self.fit()

    def fit(self) -> None:
        """Show what is chosen and fits."""
        kept = self._fitting(self._view.viewport().width())
        for number, column in enumerate(self._model.columns):
            if self._view.isColumnHidden(number) != (column.name not in kept):
                self._view.setColumnHidden(number, column.name not in kept)

    def _fitting(self, room: int) -> set[str]:
        kept = self.chosen | {"title"}
        for name in FIRST_TO_GO:
            if self._least + sum(self._width(one) for one in kept if one != "title") <= room:
                break
            kept = kept - {name}
        return kept

    def _width(self, name: str) -> int:
        number = self._model.column_of(name)
        usual = round(self._model.columns[number].width * text_scale(self._view.font()))
        return self._view.horizontalHeader().sectionSize(number) or max(usual, self._grown.get(number, 0))

    def _measure(self, first: QModelIndex, last: QModelIndex) -> None:
        """Rows have arrived. Only words longer than all before them are measured."""
        rows = [row for row in map(self._model.row_at, range(first.row(), last.row() + 1)) if row is not None]
        grown = False
        for number, describe in self._measured:
            for row in rows:
                lines = describe(row, None)
                grown |= self._widen(number, lines.main, lines.sub)
        if grown:
            self.fit()

    def _widen(self, number: int, *words: str) -> bool:
        longest = self._longest.get(number, (0, 0))
        if all(len(text) <= known for text, known in zip(words, longest, strict=True)):
            return False
        main, sub = (max(len(text), known) for text, known in zip(words, longest, strict=True))
        self._longest[number] = main, sub
        needed = max(one.horizontalAdvance(text) for one, text in zip(self._metrics, words, strict=True)) + _MARGINS
        header = self._view.horizontalHeader()
        needed = min(needed, round(_MOST * text_scale(self._view.font())))
        if needed <= self._width(self._model.columns[number].name):
            return False
        header.resizeSection(number, needed)
        self._grown[number] = needed
        return True

    def save(self) -> bytes:
        """The choice, widths and order."""
        header = self._view.horizontalHeader().saveState().data()
        return ",".join(sorted(self.chosen)).encode() + _BETWEEN + bytes(header)

    def restore(self, state: bytes) -> None:
        """What `save` gave; anything else is ignored."""
        names, between, header = state.partition(_BETWEEN)
        if not between:
            return
        self._view.horizontalHeader().restoreState(QByteArray(header))
        self._view.horizontalHeader().setSectionResizeMode(self._title, QHeaderView.ResizeMode.Stretch)
        self.chosen = self._known(names.decode().split(","))
        self.fit()

    def _known(self, names: Iterable[str]) -> set[str]:
        return {column.name for column in self._model.columns} & set(names)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._timer.start()
        return False
