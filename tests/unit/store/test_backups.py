"""Copies are whole although the shop is being written, and old ones are thinned, never the last."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.store import backup
from peepers_desktop.store.database import SCHEMA
from peepers_desktop.store.errors import StoreTrouble
from peepers_desktop.store.inspection import is_sound
from peepers_desktop.store.recovery import open_or_recover
from tests.helpers.shop import NOON, SELLER, TestShop, empty_shop, item


def test_a_copy_holds_what_stands_only_in_the_log(shop: TestShop, tmp_path: Path) -> None:
    shop.stores.items.save([item("MLB1")], NOON)
    assert shop.database.path.with_name("peepers.db-wal").stat().st_size > 0
    copy = backup.backup(shop.database.path, tmp_path / "copies", NOON)
    assert copy.name == "peepers-20261120T120000-daily.db"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert is_sound(copy, SCHEMA)
    copy.rename(tmp_path / "copies" / "peepers.db")
    other = empty_shop(tmp_path / "copies")
    assert other.stores.items.count(SELLER.user_id) == 1
    other.database.close()


def test_the_log_of_the_file_that_is_replaced_goes_with_it(shop: TestShop, tmp_path: Path) -> None:
    target = tmp_path / "target.db"
    target.with_name("target.db-wal").write_bytes(b"of another file")
    backup.copy_database(shop.database.path, target)
    assert sorted(path.name for path in tmp_path.glob("target.db*")) == ["target.db"]


def test_a_copy_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    source = tmp_path / "source.db"
    source.write_bytes(b"no database" * 100)
    with pytest.raises(StoreTrouble):
        backup.backup(source, tmp_path / "copies", NOON)
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_trouble(shop: TestShop, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreTrouble):
        backup.backup(shop.database.path, tmp_path / "file" / "copies", NOON)


def test_one_copy_a_day_is_made_at_start(shop: TestShop) -> None:
    folder = shop.database.backups
    for hours in (0, 1, 24, 25):
        open_or_recover(shop.database, FixedClock(NOON + timedelta(hours=hours)))
    assert [path.name[8:16] for path in backup.copies(folder)] == ["20261121", "20261120"]


def test_a_shop_that_cannot_be_copied_opens_all_the_same(shop: TestShop) -> None:
    shop.database.backups.touch()
    assert open_or_recover(shop.database, shop.clock).recovered is None
    assert shop.stores.accounts.get(SELLER.user_id) is not None


def test_days_weeks_and_migrations_are_kept(tmp_path: Path) -> None:
    start = datetime(2026, 9, 1, 3, tzinfo=UTC)
    for day in range(80):
        (tmp_path / f"peepers-{start + timedelta(days=day):%Y%m%dT%H%M%S}-daily.db").touch()
    for day in range(5):
        (tmp_path / f"peepers-{start + timedelta(days=day):%Y%m%dT%H%M%S}-before-migration.db").touch()
    (tmp_path / "peepers-of-my-own.db").touch()
    backup.thin(tmp_path)
    kept = backup.copies(tmp_path)
    dailies = [path.name[8:16] for path in kept if "daily" in path.name]
    assert dailies[:7] == [f"{start + timedelta(days=79 - n):%Y%m%d}" for n in range(7)]
    assert dailies[7:] == ["20261108", "20261101"], "the newest of each week beyond the last days, four weeks in all"
    assert len([path for path in kept if "migration" in path.name]) == 3
    assert (tmp_path / "peepers-of-my-own.db").exists()
    assert backup.thin(tmp_path) == []
