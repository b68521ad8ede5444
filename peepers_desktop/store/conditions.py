"""Conditions of lists as SQL with named values: one builder feeds a list and its count."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, TextClause, bindparam, text

from peepers_desktop.domain.filters import OfAccounts, Sort
from peepers_desktop.store.database import Database
from peepers_desktop.store.upsert import chunks

F = TypeVar("F", bound=OfAccounts)
R = TypeVar("R")
_PUT_AWAY = text("SELECT user_id FROM accounts WHERE link = 'archived'")
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_SPACED_ID = re.compile(r"\b(ML[A-Z])-(?=\d)", re.IGNORECASE)
"""Addresses of listings carry MLB-123 for the listing MLB123."""


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

    def search(self, typed: str, *found_in: str, mark: Callable[[str], str | None] = lambda word: None) -> Conditions:
        """Full-text search of what the seller typed, if there was a word in it: any of the conditions
        `found_in` has to hold, in which :match is the expression and :typed the text itself."""
        match = match_text(typed, mark)
        return self.add(f"({' OR '.join(found_in)})", match=match, typed=typed.strip()) if match else self

    def statement(self, select: str, tail: str = "") -> TextClause:
        where = f" WHERE {' AND '.join(self.parts)}" if self.parts else ""
        whole = f"{select}{where}{tail}"
        lists: list[Any] = [
            bindparam(name, expanding=True) for name, value in self.values.items() if isinstance(value, list)
        ]
        return text(whole).bindparams(*lists)


def match_text(typed: str, mark: Callable[[str], str | None] = lambda word: None) -> str:
    """An FTS5 expression: each word quoted and taken as a beginning, or found by its mark; empty when no word was
    typed. Quotes and operators of the expression language never reach it."""
    words = _WORD.findall(_SPACED_ID.sub(r"\1", typed))
    return " AND ".join(f'("{word}"* OR "{found}")' if (found := mark(word)) else f'"{word}"*' for word in words)


def hits(key: str, table: str) -> str:
    """The condition that the full-text index of a table holds :match for a key."""
    return f"{key} IN (SELECT rowid FROM {table}_search WHERE {table}_search MATCH :match)"


@dataclass(frozen=True, slots=True)
class Shape:
    """How one list is read: its source, what it may be ordered by, and what its rows are."""

    source: str
    key: str
    columns: str
    orders: Mapping[str, str]
    """Expressions by the names that `Sort` uses."""
    default_order: str
    never_null: frozenset[str] = frozenset()
    """Names of orders whose expression always has a value: saying where nulls go doubles the cost of a sort."""
    joins: Mapping[str, str] = field(default_factory=dict)
    """What only some orders need to read, by the same names."""


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

    def keys(self, wanted: F, sort: Sort | None = None, limit: int | None = None) -> array[int]:
        """Row keys in order, one compact array however long the list is; at most the first `limit`."""
        tail = self._order(sort) + ("" if limit is None else f" LIMIT {int(limit)}")
        with self._database.read() as connection:
            conditions = self._in_use(connection, wanted)
            statement = conditions.statement(f"SELECT {self._shape.key} FROM {self._source(sort)}", tail)
            # The driver's own cursor: a row object for each of 100,000 keys would double the time.
            cursor = connection.execute(statement, conditions.values).cursor
            return array("q", [key for (key,) in cursor.fetchall()])

    def plan(self, wanted: F, sort: Sort | None = None) -> str:
        """How SQLite would find the keys, for tests and diagnostics."""
        select = f"EXPLAIN QUERY PLAN SELECT {self._shape.key} FROM {self._source(sort)}"
        with self._database.read() as connection:
            conditions = self._in_use(connection, wanted)
            rows = connection.execute(conditions.statement(select, self._order(sort)), conditions.values)
            return "\n".join(str(row[3]) for row in rows)

    def count(self, wanted: F) -> int:
        """How many rows `keys` would give."""
        with self._database.read() as connection:
            conditions = self._in_use(connection, wanted)
            statement = conditions.statement(f"SELECT count(*) FROM {self._shape.source}")
            return int(connection.execute(statement, conditions.values).scalar_one())

    def rows(self, keys: Sequence[int]) -> list[R]:
        """The rows of these keys, in their order; keys that no longer exist are left out."""
        found: dict[int, Mapping[Any, Any]] = {}
        with self._database.read() as connection:
            for part in chunks(keys):
                conditions = Conditions().add(f"{self._shape.key} IN :keys", keys=part)
                statement = conditions.statement(f"SELECT {self._shape.columns} FROM {self._shape.source}")
                rows = connection.execute(statement, conditions.values).mappings()
                found.update((row["key"], row) for row in rows)
            return self._build(connection, [found[key] for key in keys if key in found])

    def first(self, wanted: F, limit: int, sort: Sort | None = None) -> list[R]:
        """The first rows of a list."""
        return self.rows(self.keys(wanted, sort, limit))

    def keys_of(self, account: str, ids: Iterable[str]) -> dict[str, int]:
        """Row keys by id; ids that are not cached are left out."""
        alias, keys = self._shape.key.split(".")[0], dict[str, int]()
        source = self._shape.source.split(" LEFT JOIN ")[0]
        for part in chunks(ids):
            conditions = Conditions().add(
                f"{alias}.account = :account AND {alias}.id IN :ids", account=account, ids=part
            )
            statement = conditions.statement(f"SELECT {alias}.id, {self._shape.key} FROM {source}")
            with self._database.read() as connection:
                keys.update((str(row[0]), int(row[1])) for row in connection.execute(statement, conditions.values))
        return keys

    def _in_use(self, connection: Connection, wanted: F) -> Conditions:
        """Of all accounts, without those that were disconnected: their rows are put away until they come back, and
        are read by asking for their account."""
        conditions = self._conditions(wanted)
        gone = [] if wanted.account is not None else [str(name) for (name,) in connection.execute(_PUT_AWAY)]
        if gone:  # said only where there are any, and so that no index is chosen for it
            conditions.add(f"+{self._shape.key.split('.')[0]}.account NOT IN :put_away", put_away=gone)
        return conditions

    def _source(self, sort: Sort | None) -> str:
        join = self._shape.joins.get(sort.column, "") if sort else ""
        return f"{self._shape.source} {join}".strip()

    def _order(self, sort: Sort | None) -> str:
        """Unknown values last in both directions; ties in the order of the keys."""
        shape = self._shape
        if sort is None or sort.column not in shape.orders:
            return f" ORDER BY {shape.default_order}, {shape.key}"
        column = shape.orders[sort.column]
        if sort.descending:  # SQLite takes null for the smallest value, so here it comes last by itself
            return f" ORDER BY {column} DESC, {shape.key} DESC"
        nulls = "" if sort.column in shape.never_null else " NULLS LAST"
        return f" ORDER BY {column} ASC{nulls}, {shape.key} ASC"
