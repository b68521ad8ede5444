"""Every kind of damage is recognised, and the ladder keeps the file and saves the pending edits."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.edits import EditKind, EditState, ResourceKey
from peepers_desktop.store import backup
from peepers_desktop.store.accounts import Accounts
from peepers_desktop.store.database import Database
from peepers_desktop.store.errors import DamagedDatabase, EmptiedDatabase
from peepers_desktop.store.items import Items
from peepers_desktop.store.outbox import NewEdit, Outbox
from peepers_desktop.store.recovery import open_or_recover, restore
from tests.helpers.shop import NOON, SELLER, item, open_shop

ITEMS = 400


def stock(number: int, quantity: int) -> NewEdit:
    key = ResourceKey(EditKind.STOCK, f"MLB{number}")
    return NewEdit(SELLER.user_id, key, {"quantity": 10}, {"quantity": quantity})


def worked_with(folder: Path, *, backed_up: bool = True) -> Path:
    """A shop with a backup that knows one edit, and a second edit made after it."""
    shop = open_shop(folder)
    shop.stores.items.save([item(f"MLB{n}") for n in range(ITEMS)], NOON)
    shop.stores.outbox.enqueue(stock(1, 7))
    if backed_up:
        backup.backup(shop.database.path, shop.database.backups, NOON)
    shop.stores.outbox.enqueue(stock(2, 8))
    shop.database.close()
    return shop.database.path


def opened(path: Path) -> Database:
    return Database(path, FixedClock(NOON + timedelta(hours=1)), path.parent / "backups")


def garbage(path: Path) -> None:
    path.write_bytes(b"this is no database " * 500)


def shorter_than_a_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def truncated(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) * 9 // 10])


def damaged_listings(path: Path) -> None:
    """Overwrite pages that hold listings; the outbox stays readable."""
    with closing(sqlite3.connect(path)) as plain:
        pages = [
            row[0] for row in plain.execute("SELECT pageno FROM dbstat WHERE name = 'items' AND pagetype = 'leaf'")
        ]
        size = plain.execute("PRAGMA page_size").fetchone()[0]
    raw = bytearray(path.read_bytes())
    for page in pages[:3]:
        raw[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(raw)


DAMAGE = [garbage, shorter_than_a_header, truncated, damaged_listings]


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_recognised(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    path = worked_with(tmp_path)
    damage(path)
    before = path.read_bytes()
    database = opened(path)
    with pytest.raises(DamagedDatabase) as found:
        database.open()
    database.close()
    assert "damaged" in found.value.text()
    assert path.read_bytes() == before


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_damaged_file_is_kept_and_the_backup_takes_its_place(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    path = worked_with(tmp_path)
    damage(path)
    before = path.read_bytes()
    database = opened(path)
    report = open_or_recover(database, FixedClock(NOON + timedelta(hours=1)))
    assert report.recovered is not None
    assert report.recovered.aside.read_bytes() == before
    assert report.recovered.backup is not None
    assert Items(database).count(SELLER.user_id) == ITEMS
    edits = Outbox(database, FixedClock(NOON)).unsettled(SELLER.user_id)
    assert str(edits[0].resource) == "stock:MLB1"
    database.close()
    assert opened(path).open().recovered is None


def test_edits_made_after_the_backup_are_read_out_of_the_damaged_file(tmp_path: Path) -> None:
    path = worked_with(tmp_path)
    damaged_listings(path)
    database = opened(path)
    report = open_or_recover(database, FixedClock(NOON))
    edits = Outbox(database, FixedClock(NOON)).unsettled(SELLER.user_id)
    assert [(edit.resource, edit.wanted["quantity"], edit.state) for edit in edits] == [
        ("stock:MLB1", 7, EditState.QUEUED),
        ("stock:MLB2", 8, EditState.QUEUED),
    ]
    assert report.recovered is not None
    assert report.recovered.edits == 2
    database.close()


def test_without_a_backup_the_cache_begins_again_with_the_edits_and_accounts(tmp_path: Path) -> None:
    path = worked_with(tmp_path, backed_up=False)
    damaged_listings(path)
    database = opened(path)
    report = open_or_recover(database, FixedClock(NOON))
    assert report.created
    assert report.recovered is not None
    assert report.recovered.backup is None
    assert len(Outbox(database, FixedClock(NOON)).unsettled(SELLER.user_id)) == 2
    assert [account.id for account in Accounts(database).all()] == [SELLER.user_id]
    assert Items(database).count(SELLER.user_id) == 0
    database.close()


def test_what_only_a_backup_would_send_is_read_first(tmp_path: Path) -> None:
    """It may have been sent after the backup was made, and the file that knew is lost."""
    path = worked_with(tmp_path)
    garbage(path)
    database = opened(path)
    open_or_recover(database, FixedClock(NOON))
    outbox = Outbox(database, FixedClock(NOON))
    (edit,) = outbox.unsettled(SELLER.user_id)
    assert (edit.state, edit.reason) == (EditState.UNKNOWN, "restored")
    assert outbox.due(SELLER.user_id, NOON + timedelta(days=1)) == []
    database.close()


def test_a_damaged_backup_is_passed_over_for_an_older_one(tmp_path: Path) -> None:
    path = worked_with(tmp_path)
    (older,) = backup.copies(tmp_path / "backups")
    newer = older.with_name("peepers-20261121T000000-daily.db")
    garbage(newer)
    garbage(path)
    database = opened(path)
    report = open_or_recover(database, FixedClock(NOON))
    assert report.recovered is not None
    assert report.recovered.backup == older
    database.close()


def test_an_emptied_file_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    path = worked_with(tmp_path)
    path.write_bytes(b"")
    database = opened(path)
    with pytest.raises(EmptiedDatabase):
        database.open()
    assert path.stat().st_size == 0
    assert open_or_recover(database, FixedClock(NOON)).recovered is not None
    assert Items(database).count(SELLER.user_id) == ITEMS
    database.close()


def test_an_emptied_file_with_a_log_keeps_the_log(tmp_path: Path) -> None:
    path = worked_with(tmp_path, backed_up=False)
    path.write_bytes(b"")
    log = path.with_name("peepers.db-wal")
    log.write_bytes(b"what was written last")
    database = opened(path)
    with pytest.raises(EmptiedDatabase):
        database.open()
    report = open_or_recover(database, FixedClock(NOON))
    assert report.recovered is not None
    aside = report.recovered.aside
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"what was written last"
    database.close()


def test_an_empty_file_of_a_first_start_that_was_killed_is_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "peepers.db"
    path.touch()
    database = opened(path)
    assert database.open().created
    database.close()


def test_going_back_to_a_backup_keeps_what_was_in_use(tmp_path: Path) -> None:
    path = worked_with(tmp_path)
    database = opened(path)
    database.open()
    (copy,) = backup.copies(tmp_path / "backups")
    aside = restore(database, copy, NOON)
    outbox = Outbox(database, FixedClock(NOON))
    assert [edit.resource for edit in outbox.unsettled(SELLER.user_id)] == ["stock:MLB1"]
    database.close()
    kept = opened(aside)
    kept.open()
    assert len(Outbox(kept, FixedClock(NOON)).unsettled(SELLER.user_id)) == 2
    kept.close()


def test_a_backup_that_is_not_sound_is_not_restored(tmp_path: Path) -> None:
    path = worked_with(tmp_path)
    database = opened(path)
    database.open()
    bad = tmp_path / "bad.db"
    garbage(bad)
    with pytest.raises(DamagedDatabase):
        restore(database, bad, NOON)
    assert len(Outbox(database, FixedClock(NOON)).unsettled(SELLER.user_id)) == 2
    database.close()
