"""Every released schema opens, with a backup before anything is changed."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.filters import ItemFilter
from peepers_desktop.store import database as database_module
from peepers_desktop.store.backup import copies
from peepers_desktop.store.database import SCHEMA, Database
from peepers_desktop.store.inspection import inspect
from peepers_desktop.store.item_queries import ItemQueries
from peepers_desktop.store.migrations import run
from tests.helpers.shop import NOON, SELLER, empty_shop

ZOO = Path(__file__).parents[2] / "databases"
OLD = sorted(ZOO.glob("schema-*.db"))
STEP = """
from __future__ import annotations
from alembic import op
revision, down_revision, branch_labels, depends_on = "{new:04}", "{old:04}", None, None
def upgrade() -> None:
    op.execute("ALTER TABLE items ADD COLUMN note TEXT")
    {more}
"""


def copied(source: Path, folder: Path) -> Path:
    return Path(shutil.copy(source, folder / "peepers.db"))


def test_the_schema_number_is_the_newest_step() -> None:
    steps = [path.name for path in (run.STEPS / "versions").glob("s*.py")]
    assert max(int(name[1:5]) for name in steps) == SCHEMA == len(steps)


def test_every_released_schema_has_its_file() -> None:
    assert [path.name for path in OLD] == [f"schema-{number:04}.db" for number in range(1, SCHEMA + 1)]
    assert all(path.stat().st_size < 100_000 for path in OLD)


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_an_old_file_opens_with_every_row(old: Path, tmp_path: Path) -> None:
    copied(old, tmp_path)
    shop = empty_shop(tmp_path)
    stores, account = shop.stores, SELLER.user_id
    assert [row.id for row in stores.accounts.all()] == [account]
    listing = stores.items.get(account, "MLB2")
    assert listing is not None
    assert [variation.quantity for variation in listing.variations] == [3, 4]
    sale, parcel = stores.orders.get(account, "2000001"), stores.shipments.get(account, "4001")
    assert sale is not None
    assert sale.lines[0].item_id == "MLB1"
    assert parcel is not None
    assert parcel.events
    assert stores.questions.waiting_ids(account) == ("501", "502")
    states = [edit.state for edit in stores.outbox.unsettled(account)]
    assert states == [EditState.QUEUED, EditState.SENDING, EditState.APPLIED]
    assert len(shop.history.of_item(account, "MLB1")) == 1
    assert ItemQueries(shop.database).count(ItemFilter(text="fone")) == 3
    shop.database.close()


@pytest.mark.parametrize("old", OLD[:-1], ids=lambda path: path.stem)
def test_an_old_file_is_copied_before_it_is_brought_forward(old: Path, tmp_path: Path) -> None:
    path = copied(old, tmp_path)
    before, number = rows(path), int(old.stem[-4:])
    database = Database(path, FixedClock(NOON), tmp_path / "backups")
    report = database.open()
    assert report.migrated_from == number
    (kept,) = copies(tmp_path / "backups")
    assert kept.name.endswith("before-migration.db")
    assert rows(kept) == before
    assert database.open().migrated_from is None
    database.close()
    assert inspect(path, SCHEMA) == SCHEMA


def with_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str = "") -> None:
    """As if the next release had one more step."""
    steps = Path(shutil.copytree(run.STEPS, tmp_path / "with spaces %" / "steps"))
    number = SCHEMA + 1
    (steps / "versions" / f"s{number:04}_note.py").write_text(STEP.format(new=number, old=SCHEMA, more=more))
    monkeypatch.setattr(run, "STEPS", steps)
    monkeypatch.setattr(database_module, "SCHEMA", number)


def test_a_file_that_is_behind_is_backed_up_and_brought_forward(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copied(OLD[-1], tmp_path)
    before = path.read_bytes()
    with_step(tmp_path, monkeypatch)
    database = Database(path, FixedClock(NOON), tmp_path / "backups")
    report = database.open()
    assert (report.created, report.migrated_from) == (False, SCHEMA)
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(note) + 3 FROM items").scalar() == 3
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == SCHEMA + 1
    assert database.open().migrated_from is None, "the second time there is nothing to do"
    database.close()
    (kept,) = copies(tmp_path / "backups")
    assert re.search(r"before-migration\.db$", kept.name)
    assert rows(kept) == rows_of(before, tmp_path)


def test_a_step_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = copied(OLD[-1], tmp_path)
    before = rows(path)
    with_step(tmp_path, monkeypatch, more="raise RuntimeError")
    database = Database(path, FixedClock(NOON), tmp_path / "backups")
    with pytest.raises(RuntimeError):
        database.open()
    database.close()
    assert rows(path) == before
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (SCHEMA,)


def rows(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as plain:
        return list(plain.iterdump())


def rows_of(raw: bytes, folder: Path) -> list[str]:
    other = folder / "other.db"
    other.write_bytes(raw)
    return rows(other)


def test_what_the_second_step_added_is_filled_from_what_was_there(tmp_path: Path) -> None:
    copied(OLD[0], tmp_path)
    shop = empty_shop(tmp_path)
    account = SELLER.user_id
    assert not any(edit.held or edit.marks for edit in shop.stores.outbox.unsettled(account))
    was = shop.history.listing_on(account, "MLB1", NOON - timedelta(days=1))
    assert not was.known, "nothing is invented about the time before the step"
    assert shop.history.listing_on(account, "MLB1", NOON + timedelta(days=1)).quantity == 9
    shop.database.close()


def test_a_held_edit_of_the_second_schema_stays_held(tmp_path: Path) -> None:
    copied(OLD[1], tmp_path)
    shop = empty_shop(tmp_path)
    assert [edit.held for edit in shop.stores.outbox.unsettled(SELLER.user_id)] == [True, False, False]
    shop.database.close()
