"""A newer program's file and another program's are refused without one byte being written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.store.database import SCHEMA, Database
from peepers_desktop.store.errors import ForeignDatabase, NewerDatabase
from peepers_desktop.store.inspection import APPLICATION_ID
from peepers_desktop.store.recovery import open_or_recover
from tests.helpers.shop import NOON, open_shop


def shop_file(folder: Path) -> Path:
    shop = open_shop(folder)
    shop.database.close()
    return shop.database.path


def changed(path: Path, *pragmas: str) -> Path:
    with closing(sqlite3.connect(path)) as plain:
        for pragma in pragmas:
            plain.execute(pragma)
    return path


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("opening", [Database.open, lambda database: open_or_recover(database, FixedClock(NOON))])
def test_a_newer_schema_is_refused_byte_for_byte(tmp_path: Path, opening: Callable[[Database], object]) -> None:
    path = changed(shop_file(tmp_path), f"PRAGMA user_version={SCHEMA + 1}")
    before = snapshot(tmp_path)
    database = Database(path, FixedClock(NOON), tmp_path / "backups")
    with pytest.raises(NewerDatabase) as refused:
        opening(database)
    database.close()
    assert snapshot(tmp_path) == before
    assert str(SCHEMA + 1) in refused.value.text()
    assert "newest version" in refused.value.advice_text()


def test_a_newer_schema_that_stands_only_in_the_log_is_refused(tmp_path: Path) -> None:
    path = shop_file(tmp_path)
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("PRAGMA wal_autocheckpoint=0")
        plain.execute(f"PRAGMA user_version={SCHEMA + 1}")
        crashed = tmp_path / "crashed"
        crashed.mkdir()
        for name in ("peepers.db", "peepers.db-wal"):
            (crashed / name).write_bytes((tmp_path / name).read_bytes())
    before = snapshot(crashed)
    database = Database(crashed / "peepers.db", FixedClock(NOON), crashed / "backups")
    with pytest.raises(NewerDatabase):
        database.open()
    database.close()
    assert before.items() <= snapshot(crashed).items()


def test_another_programs_file_is_refused(tmp_path: Path) -> None:
    for number, pragmas in enumerate([("PRAGMA application_id=7",), ("CREATE TABLE other (a)",)]):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = changed(folder / "peepers.db", "CREATE TABLE t (a)", *pragmas)
        before = snapshot(folder)
        database = Database(path, FixedClock(NOON), folder / "backups")
        with pytest.raises(ForeignDatabase):
            open_or_recover(database, FixedClock(NOON))
        database.close()
        assert snapshot(folder) == before


def test_our_own_mark_is_written(tmp_path: Path) -> None:
    with closing(sqlite3.connect(shop_file(tmp_path))) as plain:
        assert plain.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
