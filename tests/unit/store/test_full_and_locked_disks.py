"""A full disk, a folder that cannot be written and a file somebody holds: said plainly, and nothing lost."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from peepers_desktop.store.errors import (
    DamagedDatabase,
    DatabaseBusy,
    DiskFull,
    DiskTrouble,
    ReadOnlyFolder,
    StoreTrouble,
    file_error,
    store_error,
)
from tests.helpers.shop import NOON, TestShop, item

ROOT = Path(__file__).parents[3]
AS_NOBODY = """
import os, sys, tempfile
from pathlib import Path
from datetime import UTC, datetime
from peepers_desktop.clock import FixedClock
from peepers_desktop.store.database import Database
from peepers_desktop.store.errors import StoreTrouble
path = Path(sys.argv[1])
with tempfile.TemporaryDirectory() as elsewhere:
    # What is imported late is imported now: nobody may be unable to read it, in a checkout in somebody's home.
    Database(Path(elsewhere, "x.db"), FixedClock(datetime(2026, 11, 24, tzinfo=UTC)), Path(elsewhere, "b")).open()
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
try:
    Database(path, FixedClock(datetime(2026, 11, 24, tzinfo=UTC)), path.parent / "backups").open()
    print("opened")
except StoreTrouble as error:
    print(error.code)
"""
FULL = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from peepers_desktop.clock import FixedClock
from peepers_desktop.store.cursors import Cursors
from peepers_desktop.store.database import Database
from peepers_desktop.store.errors import StoreTrouble
path = Path(sys.argv[1])
database = Database(path, FixedClock(datetime(2026, 11, 24, tzinfo=UTC)), path.parent / "backups")
database.open()
Cursors(database).write("1", "before", "kept")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 200_000,) * 2)
try:
    for step in range(1000):
        Cursors(database).write("1", f"mark{step}", "x" * 20_000)
except StoreTrouble as error:
    print(error.code, Cursors(database).read("1", "before"), Cursors(database).read("1", f"mark{step}"))
"""


def run(code: str, path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_full_database_rolls_back_and_goes_on_when_there_is_room(shop: TestShop) -> None:
    shop.stores.items.save([item("MLB1", 5)], NOON)
    with shop.database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    many = [item(f"MLB{n}", 9, title="x" * 500) for n in range(1, 300)]
    with pytest.raises(DiskFull):
        shop.stores.items.save(many, NOON)
    assert shop.stores.items.count(many[0].account) == 1
    known = shop.stores.items.get(many[0].account, "MLB1")
    assert known is not None
    assert known.quantity == 5
    with shop.database.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1073741823")
    assert len(shop.stores.items.save(many, NOON)) == 299


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_a_file_system_that_takes_no_more_is_trouble_and_loses_nothing(shop: TestShop) -> None:
    shop.database.close()
    code, before, half = run(FULL, shop.database.path).split(" ")
    assert code in (DiskFull.code, DiskTrouble.code)
    assert (before, half) == ("kept", "None")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
@pytest.mark.parametrize("existing", [True, False])
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, shop: TestShop, existing: bool) -> None:
    shop.database.close()
    folder = tmp_path if existing else tmp_path / "new"
    folder.mkdir(exist_ok=True)
    shop.database.path.chmod(0o644)
    for parent in (folder, *folder.parents):
        if not os.access(parent, os.X_OK) or parent.stat().st_mode & 0o005 != 0o005:
            parent.chmod(parent.stat().st_mode | 0o055)
        if parent == Path("/tmp"):
            break
    folder.chmod(0o555)
    try:
        assert run(AS_NOBODY, folder / "peepers.db") == ReadOnlyFolder.code
    finally:
        folder.chmod(0o755)


def test_somebody_else_holding_the_file_is_said(shop: TestShop) -> None:
    with closing(sqlite3.connect(shop.database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with shop.database.read() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout=1")
        with pytest.raises(DatabaseBusy):
            shop.stores.cursors.write("1", "a", "b")
        other.execute("ROLLBACK")
    shop.stores.cursors.write("1", "a", "b")
    assert shop.stores.cursors.read("1", "a") == "b"


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        (sqlite3.SQLITE_FULL, DiskFull),
        (sqlite3.SQLITE_IOERR | 3 << 8, DiskTrouble),
        (sqlite3.SQLITE_READONLY | 6 << 8, ReadOnlyFolder),
        (sqlite3.SQLITE_CANTOPEN, ReadOnlyFolder),
        (sqlite3.SQLITE_NOTADB, DamagedDatabase),
        (sqlite3.SQLITE_CORRUPT | 1 << 8, DamagedDatabase),
        (sqlite3.SQLITE_PROTOCOL, DatabaseBusy),
        (sqlite3.SQLITE_CONSTRAINT, type(None)),
        (sqlite3.SQLITE_ERROR, type(None)),
    ],
)
def test_codes_of_the_driver_have_their_class(code: int, wanted: type) -> None:
    error = sqlite3.DatabaseError("x")
    error.sqlite_errorcode = code
    assert type(store_error(error)) is wanted


@pytest.mark.parametrize(
    ("number", "wanted"),
    [(errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EIO, DiskTrouble), (errno.EACCES, ReadOnlyFolder)],
)
def test_errors_of_the_file_system_have_their_class(number: int, wanted: type[StoreTrouble]) -> None:
    assert type(file_error(OSError(number, "x"))) is wanted


def test_our_own_mistakes_are_not_dressed_up(shop: TestShop) -> None:
    with pytest.raises(OperationalError), shop.database.read() as connection:
        connection.execute(text("SELECT * FROM nowhere"))
    with pytest.raises(IntegrityError), shop.database.write() as connection:
        connection.execute(text("INSERT INTO cursors (account, name, value) VALUES ('1', 'a', NULL)"))
