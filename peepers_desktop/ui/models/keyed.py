"""A table over an ordered list of keys, whose rows are read in pages behind the scenes."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal

from peepers_desktop.domain.filters import Sort
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.ui.models.cache import PAGE, RowCache
from peepers_desktop.ui.models.columns import Column
from peepers_desktop.ui.models.ordered import Index, OrderedKeys, runs
from peepers_desktop.ui.models.roles import ALIGN, DISPLAY, EDIT, ROW, TYPED, getters
from peepers_desktop.ui.tasks import Newest, Tasks

Keys = Callable[[Sort | None], Sequence[int]]
"""Reads the key list of the current filter in the given order."""
Rows = Callable[[Sequence[int]], Sequence[Any]]
"""Reads rows by key, in any order; keys that vanished are simply missing."""

_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _PLAIN | Qt.ItemFlag.ItemIsEditable
_ROOT = QModelIndex()


def _key(row: Any) -> int:
    return int(row.key)


def _identity(row: Any) -> tuple[str, str]:
    return row.account, str(row.id)


class KeyedTableModel(OrderedKeys):
    """Shows what `keys` and `rows` answer; both run in the pool of queries.

    `refresh` re-reads the keys and everything loaded, keeping selection and scroll position; `reload` starts
    again for another filter. Answers to older questions are dropped. While `hold` is in force (an editor is
    open) refreshes wait and `release` does them once. `key_of` and `identity_of` name a row's key and its
    (account, id) where the row has no fields `key`, `account` and `id`.
    """

    counted = Signal(int)
    """How many rows the current filter has, after every re-read."""
    failed = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        keys: Keys,
        rows: Rows,
        tasks: Tasks,
        parent: QObject | None = None,
        *,
        key_of: Callable[[Any], int] = _key,
        identity_of: Callable[[Any], tuple[AccountId, str]] = _identity,
        cache: RowCache | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.sorting: Sort | None = None
        self._ask_keys, self._ask_rows, self._tasks = keys, rows, tasks
        self._key_of, self._identity_of = key_of, identity_of
        self._cache = cache or RowCache()
        self._newest = Newest(tasks)
        self._needed: set[int] = set()
        self._reading: set[int] = set()
        self._typed: dict[tuple[int, int], str] = {}
        self._held = False
        self._waiting: set[str] = set()
        self._ready = False
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._read_needed)
        self._getters = getters(self.columns)

    # What Qt asks ----------------------------------------------------------------------------------

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        position, column = index.row(), index.column()
        if not 0 <= position < len(self._keys):
            return None
        if role == ALIGN:
            return self.columns[column].align
        row = self._cache.row(self._keys[position])
        if row is None:
            self._need(position)
            return None
        if role == ROW:
            return row
        if role == TYPED:
            return self._typed.get((self._keys[position], column))
        getters = self._getters.get(role)
        getter = getters[column] if getters else None
        return getter(row) if getter else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        editable = self.columns[index.column()].editable
        row = self.row_at(index.row()) if editable else None
        return _EDITABLE if editable and row is not None and editable(row) else _PLAIN

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == DISPLAY:
                return self.columns[section].title
            if role == ALIGN:
                return self.columns[section].align
        return None

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        """Hands the text to the column's `commit`; the row itself changes when the cache has."""
        row = self.row_at(index.row()) if index.isValid() else None
        commit = self.columns[index.column()].commit if row is not None else None
        if role != EDIT or commit is None or not commit(row, str(value)):
            return False
        self._typed[(self._keys[index.row()], index.column())] = str(value)
        self.dataChanged.emit(index, index)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By the query's own column; columns without one keep the order."""
        name = self.columns[column].sort if 0 <= column < len(self.columns) else None
        wanted = Sort(name, order == Qt.SortOrder.DescendingOrder) if name else None
        if wanted != self.sorting:
            self.sorting = wanted
            if self._ready:
                self.reload()

    # What views ask --------------------------------------------------------------------------------

    def row_at(self, position: int) -> Any:
        """The row value, or None when it is not loaded."""
        return self._cache.row(self._keys[position]) if 0 <= position < len(self._keys) else None

    def loaded(self) -> list[Any]:
        """The rows of the list that are here, in no order."""
        listed = set(self._keys)
        return [row for key, row in self._cache.loaded() if key in listed]

    def column_of(self, name: str) -> int:
        return next(i for i, column in enumerate(self.columns) if column.name == name)

    @property
    def ready(self) -> bool:
        """False until the first answer came: neither "empty" nor a count may be shown before."""
        return self._ready

    # Reading ---------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Another filter or order: start again at the top. Waits while an editor is open."""
        if self._held:
            self._waiting.add("reload")
            return
        self._newest.ask(self._work(), self._start_again, self.failed.emit)

    def refresh(self) -> None:
        """The same filter, perhaps other rows. Waits while an editor is open."""
        if self._held:
            self._waiting.add("refresh")
        elif not self._ready:
            self.reload()
        else:
            self._newest.ask(self._work(), self._follow, self.failed.emit)

    def touch(self, account: AccountId, ids: Iterable[str]) -> None:
        """These ids differ: their loaded rows are read again, then the keys. No ids means all."""
        wanted = {(account, one) for one in ids}
        if not wanted:
            self.re_read()
            return
        self._again([key for key, row in self._cache.loaded() if self._identity_of(row) in wanted])
        self.refresh()

    def re_read(self) -> None:
        """Read every loaded row again, and the keys."""
        self._again([key for key, _ in self._cache.loaded()])
        self.refresh()

    def hold(self) -> None:
        """An editor is open: nothing moves under the hand that types."""
        self._held = True

    def release(self) -> None:
        """The editor has closed: do what waited."""
        self._held = False
        waiting, self._waiting = self._waiting, set()
        if "rows" in waiting:
            self._again([key for key, _ in self._cache.loaded()])
        if "reload" in waiting:
            self.reload()
        elif waiting:
            self.refresh()

    def forget_typed(self, key: int) -> None:
        """A command was refused: show the cache's own value again."""
        for pair in [pair for pair in self._typed if pair[0] == key]:
            del self._typed[pair]
        self._tell({key})

    def _work(self) -> Callable[[], Sequence[int]]:
        sorting, ask = self.sorting, self._ask_keys
        return lambda: array("q", ask(sorting))

    def _start_again(self, keys: Sequence[int]) -> None:
        if self._held:
            self._waiting.add("reload")
            return
        self._typed.clear()
        self._needed.clear()
        self._ready = True
        self._cache.forget_gone()
        self.start_again(keys)
        self.counted.emit(len(keys))

    def _follow(self, keys: Sequence[int]) -> None:
        if self._held:
            self._waiting.add("refresh")
            return
        self._cache.forget_gone()
        self.follow(keys)
        self.counted.emit(len(keys))

    def _need(self, position: int) -> None:
        if self._keys[position] not in self._cache:
            self._needed.add(position // PAGE)
            if not self._later.isActive():
                self._later.start()

    def _read_needed(self) -> None:
        needed, self._needed = self._needed, set()
        for page in needed:
            keys = self._cache.missing(self._keys[page * PAGE : (page + 1) * PAGE])
            self._read([key for key in keys if key not in self._reading])

    def _again(self, keys: Sequence[int]) -> None:
        if self._held:
            self._waiting.add("rows")
        else:
            self._read(keys)

    def _read(self, keys: Sequence[int]) -> None:
        if not keys:
            return
        question, ask = self._cache.question(), self._ask_rows
        self._reading.update(keys)
        self._tasks.query(
            lambda: list(ask(keys)),
            lambda rows: self._take(question, keys, rows),
            lambda error: self._lose(keys, error),
        )

    def _take(self, question: int, keys: Sequence[int], rows: Sequence[Any]) -> None:
        self._reading.difference_update(keys)
        if self._held:  # rows that come into view are shown; those in view do not change under the hand
            self._waiting.add("rows")
            keys = self._cache.missing(keys)
        differing = set(self._cache.put(question, keys, {self._key_of(row): row for row in rows}))
        for pair in [pair for pair in self._typed if pair[0] in keys]:
            differing.add(pair[0])
            del self._typed[pair]
        self._tell(differing)

    def _lose(self, keys: Sequence[int], error: Exception) -> None:
        self._reading.difference_update(keys)
        self.failed.emit(error)

    def _tell(self, keys: set[int]) -> None:
        """Announce differing rows, neighbours together."""
        places = sorted(place for place, key in enumerate(self._keys) if key in keys) if keys else []
        last = len(self.columns) - 1
        for first, final in runs(places):
            self.dataChanged.emit(self.index(first, 0), self.index(final, last))
