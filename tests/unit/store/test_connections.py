"""How the file is written: durably, one writer at a time, nothing half done."""

from __future__ import annotations

import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import text

from peepers_desktop.store.database import SCHEMA
from peepers_desktop.store.inspection import APPLICATION_ID
from tests.helpers.shop import SELLER, TestShop

DURABLE = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: with NORMAL a power cut takes acknowledged edits
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "trusted_schema": 0,
    "mmap_size": 0,
    "application_id": APPLICATION_ID,
    "user_version": SCHEMA,
}


@pytest.mark.parametrize(("pragma", "wanted"), DURABLE.items())
def test_every_connection_has_the_settings(shop: TestShop, pragma: str, wanted: object) -> None:
    with shop.database.read() as first, shop.database.read() as second, shop.database.write() as third:
        for connection in (first, second, third):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == wanted


def test_only_the_owner_may_read_the_file(shop: TestShop) -> None:
    shop.stores.cursors.write("1", "a", "b")
    for path in shop.database.path.parent.glob("peepers.db*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def _write_and_fail(shop: TestShop, name: str) -> None:
    with shop.database.write():
        shop.stores.cursors.write("1", name, "half done")
        raise RuntimeError


def test_a_write_that_fails_leaves_nothing(shop: TestShop) -> None:
    with pytest.raises(RuntimeError):
        _write_and_fail(shop, "mark")
    assert shop.stores.cursors.read("1", "mark") is None


def test_a_write_inside_a_write_is_one_transaction(shop: TestShop) -> None:
    with shop.database.write():
        shop.stores.cursors.write("1", "outer", "x")
        with pytest.raises(RuntimeError):
            _write_and_fail(shop, "inner")
        assert shop.stores.cursors.read("1", "outer") == "x", "a read inside a write sees what it wrote"
    assert shop.stores.cursors.read("1", "outer") == "x"
    assert shop.stores.cursors.read("1", "inner") is None


def test_a_reader_sees_one_state_while_another_thread_writes(shop: TestShop) -> None:
    with shop.database.read() as connection, ThreadPoolExecutor(1) as pool:
        count = text("SELECT count(*) FROM cursors")
        before = connection.execute(count).scalar()
        pool.submit(shop.stores.cursors.write, "1", "mark", "new").result(10)
        assert connection.execute(count).scalar() == before
    assert shop.stores.cursors.read("1", "mark") == "new"


def test_writers_on_many_threads_all_get_their_turn(shop: TestShop) -> None:
    together = Barrier(8)

    def work(worker: int) -> None:
        together.wait(10)
        for step in range(20):
            with shop.database.write():
                shop.stores.cursors.write(str(worker), "step", str(step))
                assert shop.stores.cursors.read(str(worker), "step") == str(step)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert [shop.stores.cursors.read(str(worker), "step") for worker in range(8)] == ["19"] * 8


def test_opening_a_current_file_does_not_import_alembic(shop: TestShop) -> None:
    code = (
        "import sys; from datetime import *; from pathlib import Path; from peepers_desktop.clock import FixedClock; "
        "from peepers_desktop.store.database import Database; path = Path(sys.argv[1]); "
        "database = Database(path, FixedClock(datetime.now(UTC)), path.parent / 'backups'); database.open(); "
        "database.close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(shop.database.path)], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert done.stdout.strip() == "False"


def test_a_cursor_is_text_per_account_and_an_empty_one_is_none(shop: TestShop) -> None:
    cursors = shop.stores.cursors
    cursors.write(SELLER.user_id, "orders", "2026-11-20")
    cursors.write("2", "orders", "other")
    cursors.write(SELLER.user_id, "orders", "2026-11-21")
    assert cursors.read(SELLER.user_id, "orders") == "2026-11-21"
    cursors.write(SELLER.user_id, "orders", "")
    assert cursors.read(SELLER.user_id, "orders") is None
    assert cursors.read("2", "orders") == "other"
