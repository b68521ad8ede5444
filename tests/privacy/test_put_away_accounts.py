"""A disconnected account: what is kept of it is told, looked at and erased; the others stay as they are."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from peepers_desktop.app.privacy import AccountInUse, Privacy
from peepers_desktop.app.settings import Settings
from peepers_desktop.clock import FixedClock, SystemClock
from peepers_desktop.domain.accounts import Account, Link, Seller
from peepers_desktop.domain.edits import EditKind, ResourceKey
from peepers_desktop.domain.events import AccountChanged, Event
from peepers_desktop.store import put_away
from peepers_desktop.store.edit_rows import NewEdit
from peepers_desktop.store.put_away import Kept
from tests.helpers.command import CommandLine, of_store
from tests.helpers.raw_bytes import found_in
from tests.helpers.shop import NOON, SELLER, TestShop, item, open_shop, order, question, shipment, varied
from tests.helpers.store import ANA, BETO, StoreRig, running_store

ANAS, BETOS = SELLER.user_id, "777"


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=6, orders=8, questions=3) as started:
        yield started


@pytest.fixture(scope="module")
def prepared(rig: StoreRig, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """Two accounts, of which Beto's is disconnected again."""
    line = of_store(rig, tmp_path_factory.mktemp("accounts") / "profile")
    for name in (ANA, BETO):
        line.connect(rig, name)
    assert line.quietly("sync", "--json").document["ok"]
    assert line.quietly("disconnect", BETO, "--json").code == 0
    return line


@pytest.fixture
def line(prepared: CommandLine, tmp_path: Path) -> CommandLine:
    return prepared.copied(tmp_path)


def test_accounts_are_told_with_what_is_kept_of_each(line: CommandLine) -> None:
    told = {account["nickname"]: account for account in line.quietly("accounts", "--json").document}
    assert [told[name]["state"] for name in (ANA, BETO)] == ["connected", "archived"]
    assert (told[ANA]["items"], told[BETO]["items"]) == (6, 24)
    assert told[BETO]["orders"] > 0
    said = line.quietly("accounts").out
    assert f"{BETO} (MLB, {told[BETO]['user_id']}) está desconectada e arquivada." in said
    assert f"Anúncios: 24. Vendas: {told[BETO]['orders']}." in said
    assert f"erase --account {told[BETO]['user_id']} --yes" in said


def test_its_rows_can_be_looked_at_and_taken_along(line: CommandLine, tmp_path: Path) -> None:
    assert len(line.quietly("list", "items", "--json").document) == 6
    of_beto = line.quietly("list", "items", "--account", BETO, "--json").document
    assert len(of_beto) == 24
    assert line.quietly("list", "orders", "--account", BETO, "--json").document
    done = line.quietly("export", "items", str(tmp_path / "beto.csv"), "--account", BETO, "--json")
    assert done.document["rows"] >= 24
    assert of_beto[0]["id"] in (tmp_path / "beto.csv").read_text(encoding="utf-8")
    unknown = line.quietly("list", "items", "--account", "NOBODY", "--json")
    assert (unknown.code, unknown.document["error"]["code"]) == (2, "unknown_account")


def test_it_is_erased_to_the_last_byte_and_the_other_stays(line: CommandLine) -> None:
    of_beto = [row["id"] for row in line.quietly("list", "items", "--account", BETO, "--json").document]
    sales = [row["id"] for row in line.quietly("list", "orders", "--account", BETO, "--json").document]
    before = line.quietly("list", "orders", "--json").document
    assert found_in(line.profile / "backups", of_beto) or found_in(line.profile, of_beto)
    assert line.quietly("erase", "--account", BETO, "--json").document["error"]["code"] == "erases_for_good"
    done = line.quietly("erase", "--account", BETO, "--yes", "--json")
    assert done.code == 0
    assert done.document["erased"]["items"] == 24
    shutil.rmtree(line.profile / "logs")  # ids of listings are in the log until it is written over
    assert found_in(line.profile, [*of_beto, *sales, BETO]) == {}
    assert [one["nickname"] for one in line.quietly("accounts", "--json").document] == [ANA]
    assert line.quietly("list", "orders", "--json").document == before


def test_an_account_in_use_is_not_erased(line: CommandLine) -> None:
    done = line.quietly("erase", "--account", ANA, "--yes", "--json")
    assert (done.code, done.document["error"]["code"]) == (2, "account_in_use")
    assert len(line.quietly("list", "items", "--json").document) == 6


@pytest.fixture
def shop(tmp_path: Path, clock: FixedClock) -> Iterator[TestShop]:
    opened = open_shop(tmp_path, clock=clock)
    stores = opened.stores
    stores.accounts.save(Account(Seller(BETOS, "BETO", "MLB"), Link.CONNECTED, "#aa5500", NOON))
    for account, number in ((ANAS, 1), (BETOS, 2)):
        stores.items.save([item(f"MLB{number}", account=account), varied(f"MLB{number}0", 1, 2)], NOON)
        stores.items.save([item(f"MLB{number}1", account=account)], NOON)
        stores.orders.save([order(f"{number}", f"MLB{number}", account=account, shipment_id=f"{number}0")])
        stores.shipments.save([shipment(f"{number}0", account=account)])
        stores.questions.save([question(f"{number}00", account=account)])
        stores.cursors.write(account, "orders.newest", "x")
        key = ResourceKey(EditKind.STOCK, f"MLB{number}")
        stores.outbox.enqueue(NewEdit(account, key, {"quantity": 0}, {"quantity": 5}))
    yield opened
    opened.database.close()


def rows_of(shop: TestShop, account: str) -> int:
    """In every table that knows accounts."""
    with shop.database.read() as connection:
        tables = connection.exec_driver_sql(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%account TEXT%'"
        ).scalars()
        return sum(
            connection.exec_driver_sql(f"SELECT count(*) FROM {table} WHERE account = ?", (account,)).scalar_one()
            for table in list(tables)
        )


def test_nothing_of_it_is_left_in_any_table(shop: TestShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(put_away, "_AT_ONCE", 1)
    shop.stores.accounts.archive(BETOS)
    others = rows_of(shop, ANAS)
    assert put_away.kept(shop.database, BETOS) == Kept(items=2, orders=1, questions=1, shipments=1, waiting=1)
    assert put_away.take_out(shop.database, BETOS)
    assert (rows_of(shop, BETOS), rows_of(shop, ANAS)) == (0, others)
    assert put_away.kept(shop.database, BETOS) == Kept()
    assert shop.stores.accounts.get(BETOS) is None
    with shop.database.read() as connection:
        for table in ("items", "orders", "questions", "shipments"):
            connection.exec_driver_sql(f"INSERT INTO {table}_search ({table}_search) VALUES ('integrity-check')")
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def test_connected_again_in_the_middle_it_is_left_alone(shop: TestShop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.stores.accounts.archive(BETOS)
    real = put_away._delete_some

    def connect_first(connection, table: str, account: str) -> int:
        if table == "orders":
            connection.exec_driver_sql("UPDATE accounts SET link = 'connected' WHERE user_id = ?", (account,))
        return real(connection, table, account)

    monkeypatch.setattr(put_away, "_delete_some", connect_first)
    assert not put_away.take_out(shop.database, BETOS)
    assert shop.stores.accounts.get(BETOS) is not None
    assert put_away.kept(shop.database, BETOS).questions == 1


def test_the_window_hears_of_it_and_an_account_in_use_is_refused(shop: TestShop, tmp_path: Path) -> None:
    heard: list[Event] = []
    privacy = Privacy(
        shop.database, shop.database.sealer, Settings(tmp_path / "settings.json"), shop.clock, heard.append
    )
    with pytest.raises(AccountInUse):
        privacy.erase_account(BETOS)
    shop.stores.accounts.archive(BETOS)
    assert privacy.erase_account(BETOS).items == 2
    assert heard == [AccountChanged(BETOS)]
