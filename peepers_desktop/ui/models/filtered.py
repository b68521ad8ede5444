"""A keyed table that knows its filter, can count another one, and can find a row by its id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject

from peepers_desktop.domain.filters import Sort
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.ui.models.columns import Column
from peepers_desktop.ui.models.keyed import KeyedTableModel, Rows
from peepers_desktop.ui.tasks import Tasks

F = TypeVar("F")
_CHUNK = 400


def _key(row: Any) -> int:
    return int(row.key)


def _identity(row: Any) -> tuple[AccountId, str]:
    return row.account, str(row.id)


class FilteredModel(KeyedTableModel, Generic[F]):
    """`read_keys` answers the key list of a filter; the same call feeds the list and every count."""

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        start: F,
        read_keys: Callable[[F, Sort | None], Sequence[int]],
        read_rows: Rows,
        tasks: Tasks,
        parent: QObject | None = None,
        *,
        key_of: Callable[[Any], int] = _key,
        identity_of: Callable[[Any], tuple[AccountId, str]] = _identity,
    ) -> None:
        self.filter: F = start
        self._read_keys, self._read_rows = read_keys, read_rows
        self._name_of = identity_of
        super().__init__(
            columns,
            lambda sort: read_keys(self.filter, sort),
            read_rows,
            tasks,
            parent,
            key_of=key_of,
            identity_of=identity_of,
        )
        self._number_of = key_of

    def show(self, wanted: F) -> None:
        """Another filter starts at the top; the same one is only brought up to date."""
        if wanted == self.filter and self.ready:
            self.refresh()
        else:
            self.filter = wanted
            self.reload()

    def count_of(self, wanted: F) -> int:
        """How many rows a filter has. Call it off the GUI thread."""
        return len(self._read_keys(wanted, None))

    def find(self, wanted: F, ident: str) -> int | None:
        """The key of the row with this id in the list of a filter. Call it off the GUI thread."""
        keys = self._read_keys(wanted, None)
        for start in range(0, len(keys), _CHUNK):
            for row in self._read_rows(keys[start : start + _CHUNK]):
                if self._name_of(row)[1] == ident:
                    return self._number_of(row)
        return None
