"""apsw dressed as the standard library's driver, as far as the store uses that: so the real outbox can be run on
a disk that exists only in a test."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from types import SimpleNamespace
from typing import Any

import apsw
from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool

from peepers_desktop.store import database as store_database
from peepers_desktop.store.database import Database

Rows = list[tuple[Any, ...]]


class _Cursor:
    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._rows: Iterator[tuple[Any, ...]] = iter(())
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid = 0
        self.arraysize = 1

    def execute(self, statement: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> _Cursor:
        cursor = self._connection.cursor()
        self.description = None

        def noted(running: apsw.Cursor, _sql: str, _bindings: object) -> bool:
            found = running.get_description()
            self.description = [(name, *([None] * 6)) for name, *_ in found] or None
            return True

        cursor.exec_trace = noted
        try:
            rows = list(cursor.execute(statement, parameters or None))
        except apsw.Error as error:
            raise _as_standard(error) from error
        self._rows = iter(rows)
        self.rowcount = self._connection.changes()
        self.lastrowid = self._connection.last_insert_rowid()
        return self

    def fetchone(self) -> tuple[Any, ...] | None:
        return next(self._rows, None)

    def fetchall(self) -> Rows:
        return list(self._rows)

    def fetchmany(self, size: int | None = None) -> Rows:
        return [row for row, _ in zip(self._rows, range(size or self.arraysize), strict=False)]

    def close(self) -> None:
        self._rows = iter(())


class _Connection:
    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction

    def cursor(self) -> _Cursor:
        return _Cursor(self._connection)

    def execute(self, statement: str) -> _Cursor:
        return self.cursor().execute(statement)

    def commit(self) -> None:
        if self.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self.in_transaction:
            self.execute("ROLLBACK")

    def create_function(self, *_named: object, **_options: object) -> None:
        """The store uses no function of its own."""

    def close(self) -> None:
        self._connection.close()


def _as_standard(error: apsw.Error) -> sqlite3.Error:
    kind = sqlite3.IntegrityError if isinstance(error, apsw.ConstraintError) else sqlite3.OperationalError
    made = kind(str(error))
    made.sqlite_errorcode = error.extendedresult
    return made


def _driver() -> SimpleNamespace:
    names = ("Error", "DatabaseError", "IntegrityError", "OperationalError", "ProgrammingError", "InterfaceError")
    taken = {name: getattr(sqlite3, name) for name in names}
    version = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
    return SimpleNamespace(
        **taken, paramstyle="qmark", apilevel="2.0", threadsafety=1, sqlite_version_info=version,
        sqlite_version=apsw.sqlite_lib_version(), version_info=version, PARSE_DECLTYPES=1, PARSE_COLNAMES=2,
    )  # fmt: skip


def put_on(database: Database, connect: Callable[[], apsw.Connection], *pragmas: str) -> None:
    """Let an existing `Database` work on what `connect` opens, with its own settings and then these. Exclusive
    locking comes first: the index of the log then stays in memory, where no disk can lose it."""

    def creator() -> _Connection:
        connection = _Connection(connect())
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        return connection

    database.close()
    engine = create_engine("sqlite://", module=_driver(), creator=creator, poolclass=StaticPool)
    event.listen(engine, "connect", store_database._prepare)

    def more(connection: Any, _record: object) -> None:
        for pragma in pragmas:
            connection.execute(pragma)

    event.listen(engine, "connect", more)
    database._engine = engine
