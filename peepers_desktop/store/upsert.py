"""Statements built from column names, so that a column is named once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, TextClause, bindparam, text


def insert(table: str, columns: Sequence[str]) -> TextClause:
    """INSERT with one named parameter per column."""
    return text(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(':' + name for name in columns)})")


def update(table: str, columns: Sequence[str]) -> TextClause:
    """UPDATE of the row with the given integer key."""
    return text(f"UPDATE {table} SET {', '.join(f'{name} = :{name}' for name in columns)} WHERE key = :key")


def rows_by_id(connection: Connection, table: str, account: str, ids: Iterable[str]) -> dict[str, Mapping[Any, Any]]:
    """The account's rows with these ids, by id."""
    wanted = list(ids)
    query = text(f"SELECT * FROM {table} WHERE account = :account AND id IN :ids")
    query = query.bindparams(bindparam("ids", expanding=True))
    rows = connection.execute(query, {"account": account, "ids": wanted}).mappings()
    return {row["id"]: row for row in rows}


def write_row(connection: Connection, table: str, old: Mapping[Any, Any] | None, new: Mapping[Any, Any]) -> int | None:
    """Insert or update by what differs; returns the key, or None when nothing differed."""
    columns = list(new)
    if old is None:
        return connection.execute(insert(table, columns), dict(new)).lastrowid
    changed = [name for name in columns if old[name] != new[name]]
    if changed:
        connection.execute(update(table, changed), {**{n: new[n] for n in changed}, "key": old["key"]})
        return int(old["key"])
    return None


def index_words(connection: Connection, table: str, key: int, words: Iterable[str | None]) -> None:
    """Put a row's words into its full-text table."""
    joined = " ".join(word for word in words if word)
    connection.execute(text(f"DELETE FROM {table} WHERE rowid = :key"), {"key": key})
    connection.execute(text(f"INSERT INTO {table} (rowid, words) VALUES (:key, :words)"), {"key": key, "words": joined})
