"""Conditions of lists as SQL with named values: one builder feeds a list and its count."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, TextClause, bindparam, text

from peepers_desktop.domain.filters import Sort
from peepers_desktop.store.database import Database

F = TypeVar("F")
R = TypeVar("R")
_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(slots=True)
class Conditions:
    """ANDed parts of a WHERE clause and their values."""

    parts: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    def add(self, part: str, **values: Any) -> Conditions:
        self.parts.append(part)
        self.values.update(values)
        return self

    def equal(self, column: str, value: str | None) -> Conditions:
        """Only when a value is given."""
        name = column.replace(".", "_")
        return self if value is None else self.add(f"{column} = :{name}", **{name: value})

    def among(self, column: str, values: Iterable[str]) -> Conditions:
        """Only when there are values."""
        wanted = sorted(values)
        name = "in_" + column.replace(".", "_")
        return self.add(f"{column} IN :{name}", **{name: wanted}) if wanted else self

    def search(self, table: str, key: str, typed: str) -> Conditions:
        """Full-text search of what the seller typed: every word by its beginning, operators harmless."""
        match = match_text(typed)
        if not match:
            return self
        return self.add(f"{key} IN (SELECT rowid FROM {table} WHERE {table} MATCH :match)", match=match)

    def statement(self, select: str, tail: str = "") -> TextClause:
        where = f" WHERE {' AND '.join(self.parts)}" if self.parts else ""
        lists: list[Any] = [
            bindparam(name, expanding=True) for name, value in self.values.items() if isinstance(value, list)
        ]
        return text(f"{select}{where}{tail}").bindparams(*lists)


def match_text(typed: str) -> str:
    """An FTS5 expression: each word quoted and taken as a prefix; empty when no word was typed."""
    return " ".join(f'"{word}"*' for word in _WORD.findall(typed))


@dataclass(frozen=True, slots=True)
class Shape:
    """How one list is read: its source, what it may be ordered by, and what its rows are."""

    source: str
    key: str
    columns: str
    orders: Mapping[str, str]
    default_order: str


class ListQueries(Generic[F, R]):
    """Keys, rows and counts of one list."""

    def __init__(
        self,
        database: Database,
        shape: Shape,
        conditions: Callable[[F], Conditions],
        build: Callable[[Connection, Sequence[Mapping[Any, Any]]], list[R]],
    ) -> None:
        self._database = database
        self._shape = shape
        self._conditions = conditions
        self._build = build

    def keys(self, wanted: F, sort: Sort | None = None) -> array[int]:
        """Row keys in order, one compact array however long the list is."""
        conditions = self._conditions(wanted)
        statement = conditions.statement(f"SELECT {self._shape.key} FROM {self._shape.source}", self._order(sort))
        with self._database.read() as connection:
            return array("q", connection.execute(statement, conditions.values).scalars())

    def count(self, wanted: F) -> int:
        """How many rows `keys` would give."""
        conditions = self._conditions(wanted)
        statement = conditions.statement(f"SELECT count(*) FROM {self._shape.source}")
        with self._database.read() as connection:
            return int(connection.execute(statement, conditions.values).scalar_one())

    def rows(self, keys: Sequence[int]) -> list[R]:
        """The rows of these keys, in their order; keys that no longer exist are left out."""
        conditions = Conditions().add(f"{self._shape.key} IN :keys", keys=list(keys))
        statement = conditions.statement(f"SELECT {self._shape.columns} FROM {self._shape.source}")
        with self._database.read() as connection:
            found = {row["key"]: row for row in connection.execute(statement, conditions.values).mappings()}
            return self._build(connection, [found[key] for key in keys if key in found])

    def first(self, wanted: F, limit: int, sort: Sort | None = None) -> list[R]:
        """The first rows of a list."""
        return self.rows(self.keys(wanted, sort)[:limit])

    def keys_of(self, account: str, ids: Iterable[str]) -> dict[str, int]:
        """Row keys by id."""
        table = self._shape.key.split(".")[0]
        conditions = Conditions().add(f"{table}.account = :account AND {table}.id IN :ids", account=account,
                                      ids=list(ids))  # fmt: skip
        statement = conditions.statement(f"SELECT {table}.id, {self._shape.key} FROM {self._shape.source}")
        with self._database.read() as connection:
            return {str(row[0]): int(row[1]) for row in connection.execute(statement, conditions.values)}

    def _order(self, sort: Sort | None) -> str:
        shape = self._shape
        if sort is None or sort.column not in shape.orders:
            return f" ORDER BY {shape.default_order}, {shape.key}"
        direction = "DESC" if sort.descending else "ASC"
        column = shape.orders[sort.column]
        return f" ORDER BY {column} IS NULL, {column} {direction}, {shape.key}"
