"""The one SQLite file: how it is opened, checked, migrated, read and written.

WAL with synchronous=FULL: an acknowledged edit survives a power cut. Writers queue on one lock and begin
IMMEDIATE, because a read that upgrades to a write fails at once when another connection wrote.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from peepers_desktop.clock import Clock
from peepers_desktop.store import backup
from peepers_desktop.store.errors import DamagedDatabase, NewerDatabase, ReadOnlyFolder, store_error

APPLICATION_ID = 0x50454550
"""Marks the file as ours ("PEEP")."""
SCHEMA = 1
"""The newest schema this program knows, kept in user_version."""

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA temp_store=MEMORY",
)


@dataclass(frozen=True, slots=True)
class OpenReport:
    """What opening found and did."""

    created: bool
    migrated_from: int | None
    sqlite_version: str


class Database:
    """Thread-safe. Connections come from a small pool; one thread writes at a time."""

    def __init__(self, path: Path, clock: Clock, backups: Path) -> None:
        self._path = path
        self._clock = clock
        self._backups = backups
        self._write_lock = RLock()
        self._engine = create_engine(
            f"sqlite:///{path}", poolclass=QueuePool, pool_size=4, max_overflow=8,
            connect_args={"check_same_thread": False, "isolation_level": None, "timeout": 5},
        )  # fmt: skip
        event.listen(self._engine, "connect", _prepare)

    @property
    def path(self) -> Path:
        return self._path

    @property
    def backups(self) -> Path:
        return self._backups

    def open(self) -> OpenReport:
        """Check and, when the schema is behind, back up and migrate. Raises a `StoreTrouble`."""
        created = not self._path.exists() or self._path.stat().st_size == 0
        found = SCHEMA if created else self._inspect()
        if found > SCHEMA:
            raise NewerDatabase(found=found)
        if created or found < SCHEMA:
            self._migrate(created)
        with self.read() as connection:
            version = str(connection.execute(text("SELECT sqlite_version()")).scalar_one())
        return OpenReport(created, None if created or found == SCHEMA else found, version)

    def _inspect(self) -> int:
        """The file's schema, read without writing a byte; raises when it is not sound."""
        try:
            with sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True) as plain:
                version = int(plain.execute("PRAGMA user_version").fetchone()[0])
                if version <= SCHEMA:
                    _require_sound(plain)
            plain.close()
        except sqlite3.Error as error:
            raise store_error(error) from error
        return version

    def _migrate(self, created: bool) -> None:
        if not created:
            backup.backup(self._path, self._backups, self._clock.now(), "before-migration")
        # Alembic costs more to import than the window itself, so it is only touched when needed.
        from peepers_desktop.store.migrations.run import upgrade

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self.write() as connection:
                upgrade(connection)
                connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
                connection.execute(text(f"PRAGMA user_version={SCHEMA}"))
            self._path.chmod(0o600)
        except OSError as error:
            raise ReadOnlyFolder from error

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one consistent state."""
        with _explained(), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            try:
                yield connection
            finally:
                connection.exec_driver_sql("ROLLBACK")

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A short write transaction: committed at the end, rolled back on any error."""
        with self._write_lock, _explained(), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:  # whatever it was, nothing half-written stays
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")

    def close(self) -> None:
        self._engine.dispose()


@contextmanager
def _explained() -> Iterator[None]:
    """Errors of the driver leave as errors the seller understands."""
    try:
        yield
    except DatabaseError as error:
        raise store_error(error.orig or error) from error


def _prepare(connection: Any, _record: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _require_sound(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise DamagedDatabase
