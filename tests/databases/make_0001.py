"""Writes schema-0001.db with the program as it is: run once per released schema, then never again.

python -m tests.databases.make_0001
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from peepers_desktop.domain.edits import EditKind, EditState, ResourceKey
from peepers_desktop.store.backup import copy_database
from peepers_desktop.store.edit_rows import NewEdit
from tests.helpers.shop import NOON, SELLER, TestShop, item, open_shop, order, question, shipment, varied

TARGET = Path(__file__).with_name("schema-0001.db")


def fill(shop: TestShop) -> None:
    """A few rows of every table, with edits in several states."""
    stores = shop.stores
    stores.items.save([item("MLB1", raw=b'{"id":"MLB1"}'), varied("MLB2", 3, 4), item("MLB3", 0)], NOON)
    stores.items.save([item("MLB1", 9)], NOON + timedelta(hours=1))
    stores.orders.save([order("2000001", "MLB1", shipment_id="4001"), order("2000002", "MLB3", pack_id="3001")])
    stores.shipments.save([shipment("4001")])
    stores.questions.save([question("501"), question("502", "MLB2", text="Serve em óculos de grau?")])
    stores.cursors.write(SELLER.user_id, "orders.newest", "2026-11-20T12:00:00+00:00")
    stock = NewEdit(SELLER.user_id, ResourceKey(EditKind.STOCK, "MLB1"), {"quantity": 9}, {"quantity": 12})
    stores.outbox.enqueue(stock)
    answer = NewEdit(SELLER.user_id, ResourceKey(EditKind.ANSWER, "501"), {"status": "unanswered"}, {"text": "Sim!"})
    stores.outbox.move(stores.outbox.enqueue(answer).id, EditState.SENDING)
    price = {"amount": "99.90", "currency": "BRL"}
    edit = stores.outbox.enqueue(NewEdit(SELLER.user_id, ResourceKey(EditKind.PRICE, "MLB3"), {}, price))
    stores.outbox.move(edit.id, EditState.SENDING)
    stores.outbox.move(edit.id, EditState.APPLIED)


def _shrink(path: Path) -> None:
    """Small pages: the rows are few, and every table and index takes at least one."""
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("PRAGMA journal_mode=DELETE")
        plain.execute("PRAGMA page_size=512")
        plain.execute("VACUUM")


def main() -> int:
    folder = Path(tempfile.mkdtemp())
    shop = open_shop(folder)
    fill(shop)
    shop.database.close()
    copy_database(shop.database.path, folder / "copy.db")
    _shrink(folder / "copy.db")
    shutil.copyfile(folder / "copy.db", TARGET)
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
