"""Writes schema-0002.db with the program as it is: run once per released schema, then never again.

python -m tests.databases.make_0002
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from peepers_desktop.store.backup import copy_database
from tests.databases.make_0001 import _shrink, fill
from tests.helpers.shop import SELLER, open_shop

TARGET = Path(__file__).with_name("schema-0002.db")


def main() -> int:
    folder = Path(tempfile.mkdtemp())
    shop = open_shop(folder)
    fill(shop)
    (waiting, *_) = shop.stores.outbox.unsettled(SELLER.user_id)
    shop.stores.outbox.hold([waiting.id])
    shop.database.close()
    copy_database(shop.database.path, folder / "copy.db")
    _shrink(folder / "copy.db")
    shutil.copyfile(folder / "copy.db", TARGET)
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
