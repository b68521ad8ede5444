"""Writes schema-0003.db with the program as it is: run once per released schema, then never again.

python -m tests.databases.make_0003
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from peepers_desktop.domain.items import StockLocation
from peepers_desktop.store.backup import copy_database
from peepers_desktop.store.deposits import Deposits
from tests.databases.make_0001 import _shrink, fill
from tests.helpers.shop import SELLER, open_shop

TARGET = Path(__file__).with_name("schema-0003.db")


def main() -> int:
    folder = Path(tempfile.mkdtemp())
    shop = open_shop(folder)
    fill(shop)
    (waiting, *_) = shop.stores.outbox.unsettled(SELLER.user_id)
    shop.stores.outbox.hold([waiting.id])
    deposits = Deposits(shop.database)
    deposits.keep(SELLER.user_id, "MLBU1", [StockLocation("seller_warehouse", 4, "7", "BRP1")], shop.clock.now())
    deposits.name(SELLER.user_id, {"BRP1": "Galpão"})
    shop.database.close()
    copy_database(shop.database.path, folder / "copy.db")
    _shrink(folder / "copy.db")
    shutil.copyfile(folder / "copy.db", TARGET)
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
