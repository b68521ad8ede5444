"""Statements built from column names, so that a column is named once; rows that do not differ are not written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, TextClause, bindparam, text

T = TypeVar("T")
_IDS_PER_QUERY = 500


def insert(table: str, columns: Sequence[str]) -> TextClause:
    """INSERT with one named parameter per column."""
    return text(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(':' + name for name in columns)})")


def update(table: str, columns: Sequence[str]) -> TextClause:
    """UPDATE of the row with the given integer key."""
    return text(f"UPDATE {table} SET {', '.join(f'{name} = :{name}' for name in columns)} WHERE key = :key")


def chunks(values: Iterable[T], size: int = _IDS_PER_QUERY) -> Iterator[list[T]]:
    """Parts small enough for one statement's parameters."""
    rest = list(values)
    for start in range(0, len(rest), size):
        yield rest[start : start + size]


def rows_by_id(
    connection: Connection, table: str, account: str, ids: Iterable[str], columns: str = "*"
) -> dict[str, Mapping[Any, Any]]:
    """The account's rows with these ids, by id. `columns` has to contain id."""
    query = text(f"SELECT {columns} FROM {table} WHERE account = :account AND id IN :ids")
    query = query.bindparams(bindparam("ids", expanding=True))
    found: dict[str, Mapping[Any, Any]] = {}
    for part in chunks(ids):
        rows = connection.execute(query, {"account": account, "ids": part}).mappings()
        found.update((row["id"], row) for row in rows)
    return found


def write_row(connection: Connection, table: str, old: Mapping[Any, Any] | None, new: Mapping[Any, Any]) -> int | None:
    """Insert or update by what differs; returns the key, or None when nothing differed. Keys never change.

    The table's full-text index follows its column `words` and is left alone when that stays the same:
    re-indexing every row of a synchronisation would cost more than the synchronisation.
    """
    columns = list(new)
    if old is None:
        key = int(connection.execute(insert(table, columns), dict(new)).lastrowid)
        _index(connection, table, key, new["words"])
        return key
    changed = [name for name in columns if old[name] != new[name]]
    if not changed:
        return None
    key = int(old["key"])
    if "words" in changed:
        forget = text(f"INSERT INTO {table}_search ({table}_search, rowid, words) VALUES ('delete', :key, :words)")
        connection.execute(forget, {"key": key, "words": old["words"]})
        _index(connection, table, key, new["words"])
    connection.execute(update(table, changed), {**{n: new[n] for n in changed}, "key": key})
    return key


def _index(connection: Connection, table: str, key: int, words: str) -> None:
    statement = text(f"INSERT INTO {table}_search (rowid, words) VALUES (:key, :words)")
    connection.execute(statement, {"key": key, "words": words})


def searched(words: Iterable[str | None]) -> str:
    """The text a row is found by: known words, each once, in a stable order."""
    return " ".join(dict.fromkeys(word for word in words if word))


def keep_known(new: dict[str, Any], old: Mapping[Any, Any] | None, names: Iterable[str]) -> None:
    """Take from the old row what an answer lacked: missing is neither null nor zero."""
    if old is not None:
        new.update({name: old[name] for name in names if new[name] is None or new[name] == ""})
