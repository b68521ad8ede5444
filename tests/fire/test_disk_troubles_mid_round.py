"""The disk fills up, or may no longer be written, in the middle of a round: the round ends with a sentence, nothing
is half done, and the next round goes on. And the day's copy is made while the program stays open."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from peepers_desktop import bootstrap
from peepers_desktop.cli.program import GlobalOptions
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.edits import EditKind, EditState, ResourceKey
from peepers_desktop.domain.events import Stage
from peepers_desktop.domain.filters import ItemFilter
from peepers_desktop.store import backup
from peepers_desktop.store.database import Database
from peepers_desktop.store.errors import DatabaseBusy, DiskFull, ReadOnlyFolder, StoreTrouble
from peepers_desktop.store.outbox import NewEdit
from peepers_desktop.sync.request import CancelFlag, SyncRequest
from tests.helpers.command import close_log
from tests.helpers.disk import while_the_disk
from tests.helpers.engine import Bench, bench
from tests.helpers.shop import NOON, SELLER, open_shop

FULL = "PRAGMA max_page_count=1"
"""SQLite takes the file's present size for the least: nothing can grow."""
READ_ONLY = "PRAGMA query_only=ON"


def typed(number: int) -> NewEdit:
    key = ResourceKey(EditKind.STOCK, f"MLB{number}")
    return NewEdit(SELLER.user_id, key, {"quantity": 10}, {"quantity": 11})


def editable(it: Bench) -> str:
    rows = it.queries.item_rows(it.queries.items(ItemFilter()))
    return next(r.id for r in rows if r.status == "active" and r.read_only is None and 10 < (r.quantity or 0) < 9000)


@pytest.mark.parametrize(("pragma", "trouble"), [(FULL, DiskFull), (READ_ONLY, ReadOnlyFolder)])
def test_a_reading_round_ends_with_a_sentence_and_the_next_goes_on(
    tmp_path: Path, clock: FixedClock, pragma: str, trouble: type[StoreTrouble]
) -> None:
    with bench(tmp_path, clock, listings=60) as it:
        with while_the_disk(it.shop.database, pragma):
            report = it.sync()
        assert not report.ok
        assert {told.code for told in report.troubles} == {trouble.code}
        assert report.troubles[0].message == trouble.message
        assert it.sync().ok
        assert it.shop.stores.items.count(it.account) == len(it.rig.world.by_seller[int(it.account)])


def test_an_edit_that_cannot_be_noted_is_not_sent(tmp_path: Path, clock: FixedClock) -> None:
    """No intent on the disk, no byte on the wire: what was typed waits and is sent once there is room."""
    with bench(tmp_path, clock) as it:
        it.sync()
        edit = it.commands.set_stock(None, editable(it), None, "+2")
        assert edit is not None
        with while_the_disk(it.shop.database, READ_ONLY):
            report = it.sync(Stage.PUSH, force=False)
        assert [told.code for told in report.troubles] == [ReadOnlyFolder.code]
        assert it.rig.writes() == []
        assert it.shop.stores.outbox.get(edit.id).state is EditState.QUEUED
        it.clock.advance(700)
        it.send()
        assert it.shop.stores.outbox.get(edit.id).state in (EditState.APPLIED, EditState.CONFIRMED)
        assert len(it.rig.writes()) == 1


@pytest.mark.parametrize(("pragma", "trouble"), [(FULL, DiskFull), (READ_ONLY, ReadOnlyFolder)])
def test_an_edit_that_cannot_be_kept_is_refused_and_not_acknowledged(
    tmp_path: Path, pragma: str, trouble: type[StoreTrouble]
) -> None:
    shop = open_shop(tmp_path)
    with while_the_disk(shop.database, pragma):
        kept = 0

        def type_on() -> None:
            nonlocal kept
            for kept in range(10_000):  # how far it came is what is asked for
                shop.stores.outbox.enqueue(typed(kept))

        with pytest.raises(trouble):
            type_on()
    assert len(shop.stores.outbox.unsettled(SELLER.user_id)) == kept, "each was kept whole or refused"
    shop.stores.outbox.enqueue(typed(kept))
    shop.database.close()


def test_a_file_that_another_program_holds_is_said(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=5) as it:
        it.sync()
        other = Database(it.shop.database.path, clock, tmp_path / "backups")
        with while_the_disk(it.shop.database, "PRAGMA busy_timeout=1"), other.write():
            report = it.sync()
        other.close()
        assert {told.code for told in report.troubles} == {DatabaseBusy.code}
        assert it.sync().ok


def test_a_copy_is_made_every_day_the_program_stays_open(tmp_path: Path) -> None:
    """Three weeks without a restart, a round every six hours: a copy a day, thinned, and each of them sound."""
    open_shop(tmp_path).database.close()
    clock = FixedClock(NOON)
    parts = bootstrap.build(GlobalOptions(tmp_path), {"PEEPERS_VAULT": "session"}, clock)
    try:
        (account,) = parts.accounts.list()
        for _ in range(21 * 4):
            parts.cycle(account, SyncRequest(), CancelFlag())
            clock.advance(6 * 3600)
        days = [path.name[8:16] for path in backup.copies(tmp_path / "backups")]
    finally:
        parts.close()
        close_log()
    newest = NOON + timedelta(days=20, hours=18)
    assert days[: backup.KEEP_DAILY] == [f"{newest - timedelta(days=n):%Y%m%d}" for n in range(backup.KEEP_DAILY)]
    assert len(days) <= backup.KEEP_DAILY + backup.KEEP_WEEKLY
    assert len(set(days)) == len(days), "one a day"


def test_a_full_disk_makes_no_copy_and_stops_nothing(tmp_path: Path) -> None:
    open_shop(tmp_path).database.close()
    parts = bootstrap.build(GlobalOptions(tmp_path), {"PEEPERS_VAULT": "session"}, FixedClock(NOON))
    try:
        for path in backup.copies(tmp_path / "backups"):
            path.unlink()
        (tmp_path / "backups").rmdir()
        (tmp_path / "backups").touch()
        (account,) = parts.accounts.list()
        assert parts.cycle(account, SyncRequest(), CancelFlag()).account == account.id
    finally:
        parts.close()
        close_log()
