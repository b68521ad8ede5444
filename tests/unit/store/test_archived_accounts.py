"""Rows of a disconnected account are put away: in no list and no count of all accounts, kept, and back afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from peepers_desktop.app.queries import Queries
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.accounts import Account, Link, Seller
from peepers_desktop.domain.edits import EditKind, ResourceKey
from peepers_desktop.domain.filters import ItemFilter, OrderFilter, OutboxFilter, QuestionFilter, ShipmentFilter
from peepers_desktop.store.edit_rows import NewEdit
from tests.helpers.shop import NOON, SELLER, TestShop, item, open_shop, order, question, shipment

ANA, BETO = SELLER.user_id, "777"


@pytest.fixture
def shop(tmp_path: Path, clock: FixedClock):
    opened = open_shop(tmp_path, clock=clock)
    stores = opened.stores
    stores.accounts.save(Account(Seller(BETO, "BETO", "MLB"), Link.CONNECTED, "#aa5500", NOON))
    for account, number in ((ANA, 1), (BETO, 2)):
        stores.items.save([item(f"MLB{number}", account=account)], NOON)
        stores.orders.save([order(f"{number}", f"MLB{number}", account=account, shipment_id=f"{number}0")])
        stores.shipments.save([shipment(f"{number}0", account=account)])
        stores.questions.save([question(f"{number}00", account=account)])
        key = ResourceKey(EditKind.STOCK, f"MLB{number}")
        stores.outbox.enqueue(NewEdit(account, key, {"quantity": 0}, {"quantity": 5}))
    yield opened
    opened.database.close()


def counts(shop: TestShop, account: str | None = None) -> list[int]:
    queries = Queries(shop.database, shop.clock)
    return [
        len(queries.items(ItemFilter(account))), len(queries.orders(OrderFilter(account))),
        len(queries.shipments(ShipmentFilter(account))), len(queries.questions(QuestionFilter(account))),
        len(queries.outbox(OutboxFilter(account))), len(queries.pending(account)), queries.tally(account).items,
        queries.tally(account).questions_waiting, len(queries.today(account).questions),
        queries.item_list.count(ItemFilter(account)),
    ]  # fmt: skip


def test_they_are_in_no_list_of_all_accounts_and_come_back(shop: TestShop) -> None:
    assert counts(shop) == [2] * 10
    shop.stores.accounts.archive(BETO)
    assert counts(shop) == [1] * 10
    assert counts(shop, BETO) == [1] * 10, "kept, and read by asking for the account"
    shop.stores.accounts.archive(ANA)
    assert counts(shop) == [0] * 10
    shop.stores.accounts.save(Account(Seller(BETO, "BETO", "MLB"), Link.CONNECTED, "#aa5500", NOON))
    assert counts(shop) == [1] * 10


def test_an_account_that_only_waits_for_its_seller_stays_in_view(shop: TestShop) -> None:
    shop.stores.accounts.set_link(BETO, Link.RECONNECT, "invalid_grant")
    assert counts(shop) == [2] * 10


def test_a_search_stays_led_by_its_hits(shop: TestShop) -> None:
    wanted = ItemFilter(text="fone")
    queries = Queries(shop.database, shop.clock)
    before = queries.item_list.plan(wanted)
    shop.stores.accounts.archive(BETO)
    assert queries.item_list.plan(wanted) == before
