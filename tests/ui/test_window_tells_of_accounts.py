"""What is wrong with an account is said in the window, with its name where there are several, and with the way out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from peepers_desktop.domain.accounts import Account, Link, Permission, Seller
from peepers_desktop.domain.events import AccountChanged, SyncFinished, SyncReport, Trouble
from peepers_desktop.ui.theme import Tone
from tests.helpers.shop import NOON, SELLER, open_shop, order
from tests.helpers.window_bench import make_window

ANA = Account(SELLER, Link.CONNECTED, "#2d6cdf", NOON)
BETO = Account(Seller("777", "BETO", "MLB"), Link.CONNECTED, "#aa5500", NOON)


@pytest.fixture
def bench(qtbot, tmp_path):
    made = make_window(open_shop(tmp_path), tmp_path)
    yield made
    made.close()


def now(bench, account: Account) -> None:
    """From now on the account is so."""
    bench.shop.stores.accounts.save(account)
    bench.context.bridge.publish(AccountChanged(account.id))
    bench.settle()


def failed(bench, code: str, account: Account = ANA) -> None:
    trouble = Trouble(code, "It did not work.", "Do this.")
    report = SyncReport(account.id, NOON, NOON, requests=1, troubles=(trouble,))
    bench.context.bridge.publish(SyncFinished(report))
    bench.settle()


def test_missing_permissions_are_said_until_they_are_granted(bench):
    subject = f"permissions/{ANA.id}"
    assert bench.window.banners.message(subject) is None
    now(bench, replace(ANA, missing_permissions=frozenset({Permission.ORDERS})))
    message = bench.window.banners.message(subject)
    assert message.text.startswith("LOJA_DA_ANA: the application lacks permissions")
    assert "DevCenter" in message.advice
    message.action()
    assert bench.connects == [ANA.id]
    now(bench, ANA)
    assert bench.window.banners.message(subject) is None


def test_a_blocked_application_is_said_and_cannot_be_put_away(bench):
    now(bench, replace(ANA, link=Link.BLOCKED, reason="application_blocked"))
    message = bench.window.banners.message(f"session/{ANA.id}")
    assert message.text == "LOJA_DA_ANA: Mercado Livre has blocked the application."
    assert "Your data here stays" in message.advice
    assert (message.tone, message.closable) == (Tone.BAD, False)
    now(bench, ANA)
    assert bench.window.banners.message(f"session/{ANA.id}") is None


@pytest.mark.parametrize(
    ("code", "way"),
    [
        ("permission_missing", "Reconnect"),
        ("token_rejected", "Reconnect"),
        ("secret_missing", "Reconnect"),
        ("server", "Try again"),
    ],
)
def test_the_button_is_the_way_out(bench, code, way):
    failed(bench, code)
    message = bench.window.banners.message(f"trouble/{ANA.id}")
    assert message.action_text == way
    message.action()
    asked = (bench.connects, bench.wishes.asked)
    assert asked == (([ANA.id], []) if way == "Reconnect" else ([], ["sync"]))


def test_the_name_is_said_only_where_there_are_several(bench):
    failed(bench, "server")
    assert bench.window.banners.message(f"trouble/{ANA.id}").text == "It did not work."
    now(bench, BETO)
    failed(bench, "server", BETO)
    assert bench.window.banners.message(f"trouble/{BETO.id}").text == "BETO: It did not work."
    assert bench.window.banners.message(f"trouble/{ANA.id}") is not None, "each account has its own"


def test_the_trouble_of_an_account_that_has_to_be_connected_again_is_said_once(bench):
    now(bench, replace(ANA, link=Link.RECONNECT, reason="invalid_grant"))
    failed(bench, "reconnect_needed")
    assert bench.window.banners.message(f"session/{ANA.id}") is not None
    assert bench.window.banners.message(f"trouble/{ANA.id}") is None


def test_the_palette_goes_to_a_sale_by_its_number(qtbot, bench):
    bench.shop.stores.orders.save([order("2000010001", "MLB1"), order("2000010002", "MLB1")])
    bench.window.commands.open_palette()
    box = bench.window.palette_box
    qtbot.keyClicks(box.field, "2000010002")
    assert box.texts() == ["Go to sale 2000010002"]
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    bench.settle()
    assert bench.window.current == "orders"
    orders = bench.window.tabs["orders"]
    qtbot.waitUntil(lambda: getattr(orders.table.current_row(), "id", "") == "2000010002")
