"""A buyer who is erased, and buyers whose time is over, leave no byte behind and do not come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from peepers_desktop import bootstrap
from peepers_desktop.app.field_keeper import FieldKeeper
from peepers_desktop.app.privacy import Privacy
from peepers_desktop.app.queries import Queries
from peepers_desktop.app.settings import Settings
from peepers_desktop.cli.program import GlobalOptions
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.accounts import Account, Link
from peepers_desktop.domain.edits import EditKind, EditState, ResourceKey
from peepers_desktop.domain.filters import OrderFilter, QuestionFilter
from peepers_desktop.domain.questions import Answer
from peepers_desktop.store import backup
from peepers_desktop.store.edit_rows import NewEdit
from peepers_desktop.store.erasure import scrub_file
from peepers_desktop.vault import SessionVault
from tests.helpers.command import close_log
from tests.helpers.raw_bytes import found_in
from tests.helpers.shop import NOON, SELLER, TestShop, item, open_shop, order, question, shipment

ACCOUNT = SELLER.user_id
BUYER = "3141592653"
NAME, CITY, ASKED, REPLY = "GIOVANNA.PRIVADA", "Pindamonhangaba, São Paulo", "entrega na zona rural?", "sim, Giovanna"
TRACES = [BUYER, NAME, "giovanna", CITY, ASKED, REPLY]


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[TestShop]:
    opened = open_shop(tmp_path, vault=SessionVault())
    stores = opened.stores
    body = f'{{"buyer":{{"id":{BUYER}}}}}'.encode()
    stores.items.save([item("MLB1")], NOON)
    stores.orders.save(
        [
            order("9001", "MLB1", buyer_id=BUYER, buyer_nickname=NAME, shipment_id="500", raw=body),
            order("9002", "MLB1", shipment_id="501"),
        ]
    )
    stores.shipments.save([shipment("500", city=CITY, raw=body), shipment("501", city="Santos, São Paulo")])
    answered = Answer(REPLY, "active", NOON)
    stores.questions.save([question("601", buyer_id=BUYER, text=ASKED, status="answered", answer=answered)])
    stores.questions.save([question("602", text="Tem outra cor?")])
    key = ResourceKey(EditKind.ANSWER, "601")
    edit = stores.outbox.enqueue(NewEdit(ACCOUNT, key, {"status": "unanswered"}, {"text": REPLY}))
    for state in (EditState.SENDING, EditState.APPLIED, EditState.CONFIRMED):
        stores.outbox.move(edit.id, state)
    backup.backup(opened.database.path, opened.database.backups, NOON - timedelta(days=1))
    (tmp_path / "peepers-aside-20261101T000000.db").write_bytes(NAME.encode())
    yield opened
    opened.database.close()


def privacy_of(shop: TestShop, folder: Path, days: int = 90) -> Privacy:
    settings = Settings(folder / "settings.json")
    settings.change(retention_days=days)
    keeper = shop.database.sealer
    assert isinstance(keeper, FieldKeeper)
    return Privacy(shop.database, keeper, settings, shop.clock, lambda event: None)


def test_a_buyer_leaves_no_byte(shop: TestShop, tmp_path: Path) -> None:
    assert {ASKED, REPLY, BUYER} <= set(found_in(tmp_path, TRACES)), "the control"
    gone = privacy_of(shop, tmp_path).erase_buyer(BUYER)
    assert (gone.orders, gone.shipments, gone.questions, gone.remembered) == (1, 1, 1, True)
    assert found_in(tmp_path, TRACES) == {}
    assert len(backup.copies(shop.database.backups)) == 1, "a fresh copy without the buyer"
    shop.database.close()
    assert found_in(tmp_path, TRACES) == {}


def test_the_sale_itself_stays(shop: TestShop, tmp_path: Path) -> None:
    privacy_of(shop, tmp_path).erase_buyer(BUYER)
    sale, other = shop.stores.orders.get(ACCOUNT, "9001"), shop.stores.orders.get(ACCOUNT, "9002")
    assert sale is not None
    assert other is not None
    assert (sale.total, sale.lines[0].item_id, sale.buyer_id, sale.buyer_nickname) == (other.total, "MLB1", None, None)
    assert other.buyer_nickname == "COMPRADOR_77", "others are as they were"
    queries = Queries(shop.database, shop.clock)
    assert len(queries.orders(OrderFilter(text="giovanna"))) == 0
    assert len(queries.orders(OrderFilter(text="9001"))) == 1
    assert [row.id for row in queries.question_rows(queries.questions(QuestionFilter()))] == ["602"]
    assert len(queries.questions(QuestionFilter(text="rural"))) == 0


def test_a_later_answer_does_not_bring_the_buyer_back(shop: TestShop, tmp_path: Path) -> None:
    privacy_of(shop, tmp_path).erase_buyer(BUYER)
    stores = shop.stores
    told = order("9001", "MLB1", buyer_id=BUYER, buyer_nickname=NAME, shipment_id="500")
    stores.orders.save([replace(told, status="partially_refunded"), replace(told, id="9009")])
    stores.shipments.save([shipment("500", "delivered", city=CITY)])
    stores.questions.save([question("603", buyer_id=BUYER)])
    sale = stores.orders.get(ACCOUNT, "9001")
    assert sale is not None
    assert (sale.status, sale.buyer_id) == ("partially_refunded", None)
    parcel = stores.shipments.get(ACCOUNT, "500")
    assert parcel is not None
    assert (parcel.status, parcel.city) == ("delivered", None)
    assert found_in(tmp_path, [BUYER, NAME, CITY]) == {}


def test_an_answer_on_the_wire_is_settled_first(shop: TestShop, tmp_path: Path) -> None:
    stores = shop.stores
    stores.questions.save([question("604", buyer_id=BUYER)])
    edit = stores.outbox.enqueue(NewEdit(ACCOUNT, ResourceKey(EditKind.ANSWER, "604"), {}, {"text": "Oi"}))
    stores.outbox.move(edit.id, EditState.SENDING)
    privacy_of(shop, tmp_path).erase_buyer(BUYER)
    assert stores.outbox.get(edit.id).state is EditState.SENDING


def test_an_unknown_buyer_is_no_error(shop: TestShop, tmp_path: Path) -> None:
    gone = privacy_of(shop, tmp_path).erase_buyer("1")
    assert (gone.orders, gone.shipments, gone.questions) == (0, 0, 0)


def test_buyers_are_purged_when_their_time_is_over(shop: TestShop, tmp_path: Path) -> None:
    stores = shop.stores
    arrived = NOON + timedelta(days=2)
    stores.shipments.save([shipment("500", "delivered", substatus=None, last_updated=arrived)])
    privacy = privacy_of(shop, tmp_path)
    shop.clock.advance(timedelta(days=91).total_seconds())
    assert privacy.purge().orders == 0, "not yet: the parcel arrived two days later"
    shop.clock.advance(timedelta(days=2).total_seconds())
    gone = privacy.purge()
    assert (gone.orders, gone.shipments, gone.questions) == (1, 1, 0)
    sale, moving = stores.orders.get(ACCOUNT, "9001"), stores.orders.get(ACCOUNT, "9002")
    assert sale is not None
    assert moving is not None
    assert (sale.buyer_id, sale.buyer_nickname) == (None, None)
    assert moving.buyer_nickname == "COMPRADOR_77", "its parcel is still on its way"
    assert privacy.purge().any is False


def test_a_sale_without_a_parcel_and_a_stuck_parcel_end_too(shop: TestShop, tmp_path: Path) -> None:
    shop.stores.orders.save([order("9005", "MLB1"), order("9006", "MLB1", shipment_id="999")])
    privacy = privacy_of(shop, tmp_path)
    shop.clock.advance(timedelta(days=91).total_seconds())
    assert privacy.purge().orders == 2
    shop.clock.advance(timedelta(days=180).total_seconds())
    gone = privacy.purge()
    assert (gone.orders, gone.shipments) == (2, 2), "both parcels never arrived"
    assert gone.questions == 0


def test_questions_lose_their_asker_and_keep_their_public_text(shop: TestShop, tmp_path: Path) -> None:
    shop.clock.advance(timedelta(days=200).total_seconds())
    assert privacy_of(shop, tmp_path).purge().questions == 1
    asked = shop.stores.questions.get(ACCOUNT, "601")
    assert asked is not None
    assert (asked.text, asked.buyer_id) == (ASKED, None)
    waiting = shop.stores.questions.get(ACCOUNT, "602")
    assert waiting is not None
    assert waiting.buyer_id == "88", "one that waits for its answer keeps it"


def test_the_seller_chooses_how_long(shop: TestShop, tmp_path: Path) -> None:
    shop.stores.orders.save([order("9005", "MLB1")])
    shop.clock.advance(timedelta(days=8).total_seconds())
    assert privacy_of(shop, tmp_path, days=30).purge().orders == 0
    assert privacy_of(shop, tmp_path, days=7).purge().orders == 1


def test_it_is_looked_at_once_a_day(shop: TestShop, tmp_path: Path) -> None:
    shop.stores.orders.save([order("9005", "MLB1")])
    privacy = privacy_of(shop, tmp_path, days=1)
    shop.clock.advance(timedelta(hours=23).total_seconds())
    assert privacy.purge_when_due().orders == 0
    shop.clock.advance(timedelta(hours=2).total_seconds())
    assert privacy.purge_when_due().any is False, "looked two hours ago"
    shop.clock.advance(timedelta(hours=20).total_seconds())
    assert privacy.purge_when_due().orders == 1


def test_another_choice_holds_at_once_and_a_clock_set_back_puts_nothing_off(shop: TestShop, tmp_path: Path) -> None:
    privacy = privacy_of(shop, tmp_path)
    shop.stores.orders.save([order("9005", "MLB1")])
    shop.clock.advance(timedelta(days=31).total_seconds())
    assert privacy.purge_when_due().orders == 0
    privacy._settings.change(retention_days=30)
    assert privacy.purge_when_due().orders == 1
    shop.stores.cursors.write("", "purged_at", (shop.clock.now() + timedelta(days=900)).isoformat())
    shop.stores.orders.save([order("9006", "MLB1")])
    assert privacy.purge_when_due().orders == 1


@pytest.mark.parametrize(("written", "days"), [("true", 90), ("-5", 1), ("1e3", 90), ("999999999999", 3650), ("7", 7)])
def test_an_odd_time_in_the_settings_file_is_none(tmp_path: Path, shop: TestShop, written: str, days: int) -> None:
    (tmp_path / "settings.json").write_text(f'{{"retention_days": {written}}}')
    keeper = shop.database.sealer
    assert isinstance(keeper, FieldKeeper)
    settings = Settings(tmp_path / "settings.json")
    privacy = Privacy(shop.database, keeper, settings, shop.clock, lambda event: None)
    assert privacy.retention == timedelta(days=days)
    assert privacy.purge_when_due().any is False


@pytest.mark.parametrize("broken", ["[1]", "null", "7", '"x"', "{", "[" * 100_000, "\x00"])
def test_a_broken_settings_file_is_passed_over(tmp_path: Path, broken: str) -> None:
    (tmp_path / "settings.json").write_text(broken)
    assert Settings(tmp_path / "settings.json").choices.retention_days == 90


def test_the_program_purges_where_no_account_is_connected_any_more(tmp_path: Path, clock: FixedClock) -> None:
    parts = bootstrap.build(GlobalOptions(tmp_path / "profile"), {"PEEPERS_VAULT": "session"}, clock)
    try:
        parts.shop.accounts.save(Account(SELLER, Link.ARCHIVED, "#2d6cdf", NOON))
        parts.privacy.unlock()
        parts.shop.orders.save([order("9005", "MLB1", buyer_id=BUYER)])
        for days, kept in ((30, BUYER), (61, None)):
            clock.advance(timedelta(days=days).total_seconds())
            parts.scheduler.beat()
            sale = parts.shop.orders.get(ACCOUNT, "9005")
            assert sale is not None
            assert sale.buyer_id == kept
    finally:
        parts.close()
        close_log()


def test_many_rows_go_in_short_transactions(shop: TestShop, tmp_path: Path) -> None:
    shop.stores.orders.save([order(f"{70_000 + n}", "MLB1") for n in range(450)])
    shop.clock.advance(timedelta(days=91).total_seconds())
    assert privacy_of(shop, tmp_path).purge().orders == 450


def test_scrubbing_leaves_a_sound_searchable_file(shop: TestShop) -> None:
    scrub_file(shop.database)
    with shop.database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert len(Queries(shop.database, shop.clock).orders(OrderFilter(text="fone"))) == 2
