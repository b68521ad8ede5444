"""Everything a cycle reads from and writes to, in one hand."""

from __future__ import annotations

from dataclasses import dataclass

from peepers_desktop.store.accounts import Accounts
from peepers_desktop.store.cursors import Cursors
from peepers_desktop.store.items import Items
from peepers_desktop.store.orders import Orders
from peepers_desktop.store.outbox import Outbox
from peepers_desktop.store.questions import Questions
from peepers_desktop.store.shipments import Shipments


@dataclass(frozen=True, slots=True)
class Shop:
    """The stores of the cache. All accounts share them; every call names its account."""

    accounts: Accounts
    items: Items
    orders: Orders
    questions: Questions
    shipments: Shipments
    outbox: Outbox
    cursors: Cursors
