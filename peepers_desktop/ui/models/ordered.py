"""The ordered key list under a table, and how it follows the cache without losing selection or place."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex

from peepers_desktop.ui.models.moves import Step, moves

Index = QModelIndex | QPersistentModelIndex
LARGE = 50_000
"""Longer lists start again instead of being followed step by step."""
_ROOT = QModelIndex()


class OrderedKeys(QAbstractTableModel):
    """Knows only keys; what they show is the subclass's."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: Sequence[int] = array("q")
        self._step = {Step.ORDER: self._order, Step.CUT: self._cut, Step.GROW: self._grow}

    @property
    def keys(self) -> Sequence[int]:
        return self._keys

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def key_at(self, position: int) -> int | None:
        return self._keys[position] if 0 <= position < len(self._keys) else None

    def position_of(self, key: int) -> int:
        """Where a key stands, or -1."""
        try:
            return self._keys.index(key)
        except ValueError:
            return -1

    def start_again(self, keys: Sequence[int]) -> None:
        """Another list altogether."""
        self.beginResetModel()
        self._keys = keys
        self.endResetModel()

    def follow(self, keys: Sequence[int]) -> None:
        """The same list after a change."""
        if max(len(keys), len(self._keys)) > LARGE:
            self.start_again(keys)
            return
        for move in moves(self._keys, keys) if keys != self._keys else ():
            self._step[move.step](move.keys)

    def _order(self, keys: Sequence[int]) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        held = [(index, self._keys[index.row()]) for index in old]
        self._keys = keys
        places = {key: place for place, key in enumerate(keys)} if held else {}
        self.changePersistentIndexList(old, [self.index(places[key], index.column()) for index, key in held])
        self.layoutChanged.emit()

    def _cut(self, keys: Sequence[int]) -> None:
        self.beginRemoveRows(QModelIndex(), len(keys), len(self._keys) - 1)
        self._keys = keys
        self.endRemoveRows()

    def _grow(self, keys: Sequence[int]) -> None:
        self.beginInsertRows(QModelIndex(), len(self._keys), len(keys) - 1)
        self._keys = keys
        self.endInsertRows()


def runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Sorted numbers as (first, last) pairs of neighbours."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found
