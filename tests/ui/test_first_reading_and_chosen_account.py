"""A first reading shows how far it has come, later rounds do not; a chosen account holds for counts and next start."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peepers_desktop.domain.accounts import Account, Link, Seller
from peepers_desktop.domain.events import Changed, Kind, Stage, SyncFinished, SyncProgress, SyncReport, SyncStarted
from tests.helpers.shop import NOON, SELLER, item, open_shop, question
from tests.helpers.window_bench import make_window

ANA, BETO = SELLER.user_id, "777"


@pytest.fixture
def bench(qtbot, tmp_path):
    made = make_window(open_shop(tmp_path), tmp_path)
    yield made
    made.close()


def publish(bench, *events) -> None:
    for event in events:
        bench.context.bridge.publish(event)
    bench.settle()


def finished(account: str = ANA) -> SyncFinished:
    return SyncFinished(SyncReport(account, NOON, NOON, requests=9))


def test_the_first_reading_is_counted_although_nobody_asked_for_it(bench):
    publish(bench, SyncStarted(ANA, False), SyncProgress(ANA, Stage.ORDERS, 50, 200))
    assert bench.window.progress.isVisible()
    assert bench.window.progress.label.text() == "Reading sales: 50 of 200"
    publish(bench, finished())
    assert bench.window.progress.isHidden()


def test_a_small_round_afterwards_shows_nothing(qtbot, bench):
    bench.shop.stores.items.save([item("MLB1", 0)], NOON)
    publish(bench, Changed(Kind.ITEMS, ANA, frozenset({"MLB1"})))
    qtbot.waitUntil(lambda: bench.window.navigation.buttons["listings"].badge == "1")
    publish(bench, SyncStarted(ANA, False), SyncProgress(ANA, Stage.ORDERS, 1, 1))
    assert bench.window.progress.isHidden()
    publish(bench, finished(), SyncStarted(ANA, True), SyncProgress(ANA, Stage.ITEMS, 20, 40))
    assert bench.window.progress.isVisible(), "everything is read again, which takes long"


def test_of_two_first_readings_the_longer_one_keeps_its_count(bench):
    bench.shop.stores.accounts.save(Account(Seller(BETO, "BETO", "MLB"), Link.CONNECTED, "#aa5500", NOON))
    publish(bench, SyncStarted(ANA, False), SyncStarted(BETO, False), SyncProgress(BETO, Stage.ITEMS, 20, 40))
    publish(bench, finished(ANA))
    assert bench.window.progress.isVisible()
    publish(bench, finished(BETO))
    assert bench.window.progress.isHidden()


def test_counts_are_those_of_the_chosen_account_and_it_is_remembered(qtbot, bench, tmp_path):
    stores = bench.shop.stores
    stores.accounts.save(Account(Seller(BETO, "BETO", "MLB"), Link.CONNECTED, "#aa5500", NOON))
    stores.questions.save([question("1"), question("2"), replace(question("3"), account=BETO)])
    badge = bench.window.navigation.buttons["questions"]
    for chosen, count in ((None, "3"), (BETO, "1"), (ANA, "2"), (BETO, "1")):
        bench.window.set_account(chosen)
        qtbot.waitUntil(lambda count=count: badge.badge == count)
    bench.settle()
    bench.window.close()
    again = make_window(bench.shop, tmp_path)
    assert again.window.account == BETO
    assert again.window.navigation.buttons["questions"].badge == "1"
    again.window.close()
    again.context.thumbnails.close()
    again.context.tasks.close()
    again.window.deleteLater()
