"""The one SQLite file: how it is opened, checked, migrated, read and written.

WAL with synchronous=FULL: an acknowledged edit survives a power cut. Writers queue on one lock and begin
IMMEDIATE, because a read that upgrades to a write fails at once when another connection wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock, local
from typing import Any

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from peepers_desktop import log
from peepers_desktop.clock import Clock
from peepers_desktop.store import backup
from peepers_desktop.store.errors import DatabaseBusy, EmptiedDatabase, NewerDatabase, file_error, store_error
from peepers_desktop.store.inspection import APPLICATION_ID, inspect
from peepers_desktop.store.sealing import NoKey, Sealer

SCHEMA = 3
"""The newest schema this program knows, kept in user_version."""

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA mmap_size=0",
)


@dataclass(frozen=True, slots=True)
class Recovered:
    """What the recovery ladder did about a damaged file."""

    aside: Path
    """Where the damaged file is kept."""
    backup: Path | None
    """The backup that took its place; None when none was sound and the cache begins again."""
    edits: int
    """Edits read out of the damaged file."""


@dataclass(frozen=True, slots=True)
class OpenReport:
    """What opening found and did."""

    created: bool
    migrated_from: int | None
    sqlite_version: str
    recovered: Recovered | None = None


class Database:
    """Thread-safe. Connections come from a small pool; one thread writes at a time."""

    def __init__(self, path: Path, clock: Clock, backups: Path, sealer: Sealer | None = None) -> None:
        self.sealer: Sealer = sealer or NoKey()
        """Seals and reads personal fields."""
        self._path = path.absolute()
        self._clock = clock
        self._backups = backups
        self._write_lock = RLock()
        self._joined = local()
        self._version_lock = RLock()
        self._watching: Connection | None = None
        self._engine = create_engine(
            f"sqlite:///{self._path}", poolclass=QueuePool, pool_size=4, max_overflow=8,
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
        """Check and, when the schema is behind, back up and migrate. Raises a `StoreTrouble`; the file of a
        newer program or another one is not touched."""
        created = self._is_new()
        found = SCHEMA if created else inspect(self._path, SCHEMA)
        if found > SCHEMA:
            raise NewerDatabase(found=found)
        if created or found < SCHEMA:
            self._migrate(created)
        with self.read() as connection:
            version = str(connection.execute(text("SELECT sqlite_version()")).scalar_one())
        return OpenReport(created, None if created or found == SCHEMA else found, version)

    def _is_new(self) -> bool:
        """An empty file is a new database only where there was none: SQLite would take an emptied one for
        new as well, and throw away its write-ahead log."""
        try:
            if not self._path.exists():
                return True
            if self._path.stat().st_size:
                return False
            log = self._path.with_name(self._path.name + "-wal")
            if backup.copies(self._backups) or (log.exists() and log.stat().st_size):
                raise EmptiedDatabase
        except OSError as error:
            raise file_error(error) from error
        return True

    def _migrate(self, created: bool) -> None:
        if not created:
            backup.backup(self._path, self._backups, self._clock.now(), "before-migration")
        # Alembic costs more to import than the window itself, so it is only touched when needed.
        from peepers_desktop.store.migrations.run import upgrade

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._path.touch(mode=0o600)
        except OSError as error:
            raise file_error(error) from error
        with self.write() as connection:
            upgrade(connection)
            connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
            connection.execute(text(f"PRAGMA user_version={SCHEMA}"))
        log.get("store").info("created" if created else "migrated", schema=SCHEMA)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one consistent state. Inside `write` of the same thread it is that one."""
        outer: Connection | None = getattr(self._joined, "connection", None)
        if outer is not None:
            yield outer
            return
        with _explained(), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            try:
                yield connection
            finally:
                _roll_back(connection)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A short write transaction: committed at the end, rolled back on any error. Inside another one of
        the same thread it becomes part of that: both are committed together or not at all."""
        outer: Connection | None = getattr(self._joined, "connection", None)
        if outer is not None:
            with _part_of(outer):
                yield outer
            return
        with self._write_lock, _explained(), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            self._joined.connection = connection
            try:
                yield connection
                connection.exec_driver_sql("COMMIT")
            except BaseException:  # whatever it was, nothing half-written stays
                _roll_back(connection)
                raise
            finally:
                self._joined.connection = None

    def compact(self) -> None:
        """Write the file anew without the room of deleted rows, and empty the write-ahead log."""
        with self._write_lock, _explained(), self._engine.connect() as connection:
            connection.exec_driver_sql("VACUUM")
            (busy, *_) = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        if busy:
            raise DatabaseBusy

    def version(self) -> int:
        """A number that differs from the last one when anybody committed since: this process or another one. Read
        by a connection of its own, because SQLite does not count a connection's own commits."""
        with self._version_lock, _explained():
            if self._watching is None:
                self._watching = self._engine.connect()
            return int(self._watching.exec_driver_sql("PRAGMA data_version").scalar_one())

    def close(self) -> None:
        with self._version_lock:
            if self._watching is not None:
                self._watching.close()
                self._watching = None
        self._engine.dispose()


@contextmanager
def _part_of(connection: Connection) -> Iterator[None]:
    connection.exec_driver_sql("SAVEPOINT part")
    try:
        yield
    except BaseException:  # undone up to its beginning, then told as it was
        if _in_transaction(connection):
            connection.exec_driver_sql("ROLLBACK TO part")
        raise
    finally:
        if _in_transaction(connection):
            connection.exec_driver_sql("RELEASE part")


def _roll_back(connection: Connection) -> None:
    """A full disk makes SQLite roll back by itself; a second rollback would hide the reason."""
    if _in_transaction(connection):
        connection.exec_driver_sql("ROLLBACK")


def _in_transaction(connection: Connection) -> bool:
    return bool(getattr(connection.connection.dbapi_connection, "in_transaction", False))


@contextmanager
def _explained() -> Iterator[None]:
    """Errors of the surroundings leave as errors the seller understands, our own mistakes as they are."""
    try:
        yield
    except DatabaseError as error:
        trouble = store_error(error.orig) if error.orig is not None else None
        if trouble is None:
            raise
        raise trouble from error


def _prepare(connection: Any, _record: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)
