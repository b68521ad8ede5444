"""A keyed table that knows its filter, can count another one, and can find a row by its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject

from peepers_desktop.domain.filters import OfAccounts
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.ui.models.columns import Column
from peepers_desktop.ui.models.keyed import KeyedTableModel
from peepers_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from peepers_desktop.store.conditions import ListQueries

F = TypeVar("F", bound=OfAccounts)


def _key(row: Any) -> int:
    return int(row.key)


def _identity(row: Any) -> tuple[AccountId, str]:
    return row.account, str(row.id)


class FilteredModel(KeyedTableModel, Generic[F]):
    """`source` is one of the lists of `app.queries`: its conditions feed the list and every count."""

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        start: F,
        source: ListQueries[F, Any],
        tasks: Tasks,
        parent: QObject | None = None,
        *,
        key_of: Callable[[Any], int] = _key,
        identity_of: Callable[[Any], tuple[AccountId, str]] = _identity,
    ) -> None:
        self.filter: F = start
        self.source = source
        super().__init__(
            columns,
            lambda sort: source.keys(self.filter, sort),
            source.rows,
            tasks,
            parent,
            key_of=key_of,
            identity_of=identity_of,
        )

    def show(self, wanted: F) -> None:
        """Another filter starts at the top; the same one is only brought up to date."""
        if wanted == self.filter and self.ready:
            self.refresh()
        else:
            self.filter = wanted
            self.reload()

    def find(self, accounts: Iterable[AccountId], ident: str) -> int | None:
        """The key of the row with this id. Call it off the GUI thread."""
        for account in accounts:
            key = self.source.keys_of(account, [ident]).get(ident)
            if key is not None:
                return key
        return None
