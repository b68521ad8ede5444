"""Buyers' names and cities on the disk: sealed, found by search all the same, and no obstacle without their key."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from peepers_desktop.app.field_keeper import FieldKeeper
from peepers_desktop.app.privacy import Privacy
from peepers_desktop.app.queries import Queries
from peepers_desktop.app.settings import Settings
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.events import Changed, Event
from peepers_desktop.domain.filters import OrderFilter, ShipmentFilter, Sort
from peepers_desktop.domain.masking import HIDDEN, masked
from peepers_desktop.store.database import Database
from peepers_desktop.store.orders import Orders
from peepers_desktop.store.shipments import Shipments
from peepers_desktop.vault import SessionVault, Vault
from peepers_desktop.vault.errors import VaultLocked
from tests.helpers.raw_bytes import found_in
from tests.helpers.shop import NOON, SELLER, TestShop, item, open_shop, order, shipment

ACCOUNT = SELLER.user_id
NAME, CITY = "JOSÉ_CARLOS.77", "Ribeirão Preto, São Paulo"
TRACES = [NAME, "JOSÉ", "josé", "CARLOS", "jose", CITY, "Ribeirão"]


class LockedVault(SessionVault):
    def read(self, key: str) -> str | None:
        raise VaultLocked(vault="the keyring")


def fill(shop: TestShop) -> None:
    shop.stores.items.save([item("MLB1")], NOON)
    body = b'{"buyer":{"id":77}}'
    shop.stores.orders.save([order("9001", "MLB1", buyer_nickname=NAME, shipment_id="500", raw=body)])
    shop.stores.orders.save([order("9002", "MLB1", buyer_nickname="OUTRA_PESSOA", buyer_id="78")])
    shop.stores.shipments.save([shipment("500", city=CITY)])


def reopened(folder: Path, vault: Vault, lasting: bool = True) -> tuple[Database, FieldKeeper, Privacy, list[Event]]:
    """As a later start of the program."""
    clock = FixedClock(NOON)
    keeper = FieldKeeper(vault, lambda: lasting)
    database = Database(folder / "peepers.db", clock, folder / "backups", keeper)
    database.open()
    events: list[Event] = []
    return database, keeper, Privacy(database, keeper, Settings(folder / "s.json"), clock, events.append), events


def names(database: Database) -> list[str | None]:
    queries = Queries(database, FixedClock(NOON)).in_clear()
    return [row.buyer_nickname for row in queries.order_rows(queries.orders(OrderFilter(), Sort("number")))]


def cities(database: Database) -> list[str | None]:
    queries = Queries(database, FixedClock(NOON)).in_clear()
    return [row.city for row in queries.shipment_rows(queries.shipments(ShipmentFilter()))]


@pytest.fixture
def vault() -> SessionVault:
    return SessionVault()


@pytest.fixture
def folder(tmp_path: Path, vault: SessionVault) -> Path:
    """A profile that was filled and closed."""
    shop = open_shop(tmp_path, vault=vault)
    fill(shop)
    shop.database.close()
    return tmp_path


def test_nothing_of_a_buyer_stands_in_the_files(folder: Path) -> None:
    assert (folder / "peepers.db").exists()
    assert found_in(folder, TRACES) == {}
    assert found_in(folder, ["COMPRADOR", "Fone de ouvido"]) != {}, "the control: what is not personal is found"


def test_with_the_key_everything_is_read(folder: Path, vault: SessionVault) -> None:
    database, _, privacy, events = reopened(folder, vault)
    assert privacy.unlock()
    assert (names(database), cities(database)) == ([NAME, "OUTRA_PESSOA"], [CITY])
    assert {event.kind.value for event in events if isinstance(event, Changed)} == {"orders", "shipments", "questions"}
    sale = Orders(database).get(ACCOUNT, "9001")
    assert sale is not None
    assert sale.buyer_nickname == NAME
    database.close()


def test_without_the_key_everything_else_is_read(folder: Path) -> None:
    database, _, privacy, _ = reopened(folder, LockedVault())
    assert not privacy.unlock()
    assert (names(database), cities(database)) == ([HIDDEN, HIDDEN], [HIDDEN])
    queries = Queries(database, FixedClock(NOON))
    assert len(queries.orders(OrderFilter(text="fone"))) == 2
    assert len(queries.orders(OrderFilter(text="JOSÉ"))) == 0
    database.close()


def test_a_save_without_the_key_writes_nothing_personal_and_keeps_what_is_there(
    folder: Path, vault: SessionVault
) -> None:
    database, _, _, _ = reopened(folder, LockedVault())
    Orders(database).save([order("9001", "MLB1", buyer_nickname="NOVO_APELIDO", shipment_id="500")])
    Orders(database).save([order("9003", "MLB1", buyer_nickname="NOVO_APELIDO")])
    Orders(database).set_shipment(ACCOUNT, "9002", "501")
    Shipments(database).save([shipment("500", city="Niterói, Rio de Janeiro")])
    database.close()
    assert found_in(folder, ["NOVO_APELIDO", "Niterói"]) == {}
    database, _, privacy, _ = reopened(folder, vault)
    privacy.unlock()
    assert (names(database), cities(database)) == ([NAME, "OUTRA_PESSOA", None], [CITY])
    queries = Queries(database, FixedClock(NOON))
    assert len(queries.orders(OrderFilter(text="josé"))) == 1, "its marks were kept"
    database.close()


@pytest.mark.parametrize(
    ("typed", "count"),
    [("JOSÉ", 1), ("jose", 1), ("jos", 1), ("carlos 77", 1), ("JOSÉ_CARLOS.77", 1), ("jose outra", 0), ("osé", 0),
     ("outra pess", 1), ("fone jose", 1), ('" OR ""', 0), ("9001", 1)],
)  # fmt: skip
def test_a_buyer_is_found_while_the_name_is_typed(folder: Path, vault: SessionVault, typed: str, count: int) -> None:
    database, _, privacy, _ = reopened(folder, vault)
    privacy.unlock()
    queries = Queries(database, FixedClock(NOON))
    assert len(queries.orders(OrderFilter(text=typed))) == (count if typed != '" OR ""' else 0)
    if typed == "JOSÉ":
        assert len(queries.shipments(ShipmentFilter(text=typed))) == 1
    database.close()


def test_sales_of_one_buyer_stand_together(folder: Path, vault: SessionVault) -> None:
    database, _, privacy, _ = reopened(folder, vault)
    privacy.unlock()
    Orders(database).save([order("9000", "MLB1", buyer_nickname=NAME)])
    queries = Queries(database, FixedClock(NOON))
    rows = queries.order_rows(queries.orders(OrderFilter(), Sort("buyer")))
    assert [row.id for row in rows] == ["9001", "9000", "9002"]
    assert [row.buyer_nickname for row in rows] == ["J•••", "J•••", "O•••"], "masked until asked for"
    database.close()


def test_the_same_value_again_is_no_change(tmp_path: Path, vault: SessionVault) -> None:
    shop = open_shop(tmp_path, vault=vault)
    fill(shop)
    same = order("9001", "MLB1", buyer_nickname=NAME, shipment_id="500", raw=b'{"buyer":{"id":77}}')
    assert shop.stores.orders.save([same]) == frozenset()
    assert shop.stores.shipments.save([shipment("500", city=CITY)]) == frozenset()
    renamed = order("9001", "MLB1", buyer_nickname="OUTRO", shipment_id="500")
    assert shop.stores.orders.save([renamed]) == {"9001"}
    assert names(shop.database)[0] == "OUTRO"
    without = order("9001", "MLB1", buyer_nickname=None, shipment_id="500")
    assert shop.stores.orders.save([without]) == frozenset(), "missing takes nothing away"
    shop.database.close()


def test_a_value_cannot_be_moved_to_another_row(folder: Path, vault: SessionVault) -> None:
    with closing(sqlite3.connect(folder / "peepers.db")) as plain:
        (sealed,) = plain.execute("SELECT buyer_nickname FROM orders WHERE id = '9001'").fetchone()
        plain.execute("UPDATE orders SET buyer_nickname = ? WHERE id = '9002'", (sealed,))
        plain.commit()
    database, _, privacy, _ = reopened(folder, vault)
    privacy.unlock()
    assert names(database) == [NAME, HIDDEN]
    database.close()


def test_a_lost_key_empties_what_nobody_can_read_and_asks_for_it_again(folder: Path, vault: SessionVault) -> None:
    database, _, privacy, _ = reopened(folder, vault)
    privacy.unlock()
    with database.write() as connection:
        connection.exec_driver_sql(f"INSERT INTO cursors VALUES ('{ACCOUNT}', 'orders.newest', '2026-11-20')")
    database.close()
    database, _, privacy, _ = reopened(folder, SessionVault())
    assert privacy.unlock()
    assert (names(database), cities(database)) == ([None, None], [None])
    with database.read() as connection:
        query = "SELECT value FROM cursors WHERE name = 'orders.newest'"
        assert connection.exec_driver_sql(query).scalar() == "", "the next synchronisation reads the sales again"
        words = connection.exec_driver_sql("SELECT words FROM orders WHERE id = '9001'").scalar()
        assert words == "9001 500 Fone de ouvido MLB1"
    Orders(database).save([order("9001", "MLB1", buyer_nickname=NAME, shipment_id="500")])
    assert names(database) == [NAME, None]
    database.close()


def test_a_key_of_this_session_ends_with_it_and_costs_no_second_reading(folder: Path, vault: SessionVault) -> None:
    for _ in range(2):
        database, _, privacy, _ = reopened(folder, SessionVault(), lasting=False)
        with database.write() as connection:
            connection.exec_driver_sql(
                f"INSERT OR REPLACE INTO cursors VALUES ('{ACCOUNT}', 'orders.newest', '2026-11-20')"
            )
        privacy.unlock()
        assert names(database) == [None, None]
        with database.read() as connection:
            query = "SELECT value FROM cursors WHERE name = 'orders.newest'"
            assert connection.exec_driver_sql(query).scalar() == "2026-11-20"
        database.close()


def test_what_was_written_before_values_were_sealed_is_sealed_with_its_copies(
    folder: Path, vault: SessionVault
) -> None:
    with closing(sqlite3.connect(folder / "peepers.db")) as plain:
        words = f"9001 {NAME} 500"
        (before,) = plain.execute("SELECT words FROM orders WHERE id = '9001'").fetchone()
        key = 1
        plain.execute("INSERT INTO orders_search (orders_search, rowid, words) VALUES ('delete', ?, ?)", (key, before))
        plain.execute("UPDATE orders SET buyer_nickname = ?, words = ? WHERE id = '9001'", (NAME, words))
        plain.execute("INSERT INTO orders_search (rowid, words) VALUES (?, ?)", (key, words))
        plain.execute("UPDATE shipments SET city = ?", (CITY,))
        plain.commit()
    (folder / "backups").mkdir(exist_ok=True)
    shutil.copy(folder / "peepers.db", folder / "backups" / "peepers-20261119T120000-daily.db")
    assert found_in(folder, TRACES[:1]) != {}
    database, _, privacy, _ = reopened(folder, vault)
    assert privacy.unlock()
    assert names(database)[0] == NAME
    assert cities(database) == [CITY]
    assert len(Queries(database, FixedClock(NOON)).orders(OrderFilter(text="carlos"))) == 1
    database.close()
    assert found_in(folder, TRACES) == {}
    assert len(list((folder / "backups").iterdir())) == 1


def test_a_mask_shows_one_letter() -> None:
    assert (masked("JOSÉ"), masked(""), masked(None), masked(HIDDEN)) == ("J•••", "", None, HIDDEN)
