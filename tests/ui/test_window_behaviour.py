"""The window tells what happens below, keeps its place, and can be worked without a mouse."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from peepers_desktop.domain.accounts import Link
from peepers_desktop.domain.events import (
    AccountChanged,
    Changed,
    Connection,
    ConnectionChanged,
    Crashed,
    Kind,
    QuotaUsed,
    Stage,
    SyncFinished,
    SyncProgress,
    SyncReport,
    SyncStarted,
    Trouble,
)
from peepers_desktop.sync.policy import trouble_of
from peepers_desktop.sync.turn import SendsElsewhere
from peepers_desktop.ui.theme import Tone
from tests.helpers.shop import NOON, SELLER, empty_shop, item, open_shop, question
from tests.helpers.window_bench import make_window

SECTIONS = ("today", "listings", "questions", "orders", "shipments", "outbox")
INTERACTIVE = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)


@pytest.fixture
def bench(qtbot, tmp_path):
    shop = open_shop(tmp_path)
    shop.stores.items.save([item("MLB1", 0), item("MLB2", 9)], NOON)
    shop.stores.questions.save([question("1"), question("2")])
    made = make_window(shop, tmp_path)
    yield made
    made.close()


def publish(bench, *events) -> None:
    for event in events:
        bench.context.bridge.publish(event)
    bench.settle()


def report(**changes) -> SyncReport:
    return replace(SyncReport(SELLER.user_id, NOON, NOON, requests=12), **changes)


def test_sections_carry_their_counts(bench):
    buttons = bench.window.navigation.buttons
    assert (buttons["questions"].badge, buttons["listings"].badge, buttons["orders"].badge) == ("2", "1", "")
    assert buttons["questions"].accessibleName() == "Questions, 2"


def test_counts_follow_changes(qtbot, bench):
    bench.shop.stores.questions.save([question("3")])
    publish(bench, Changed(Kind.QUESTIONS, SELLER.user_id, frozenset({"3"})))
    qtbot.waitUntil(lambda: bench.window.navigation.buttons["questions"].badge == "3")


def test_offline_is_said_with_advice_and_goes_by_itself(bench):
    publish(bench, ConnectionChanged(Connection.OFFLINE))
    assert "local copy" in bench.window.banners.message("offline").text
    assert "Offline" in bench.window.status.connection.text()
    publish(bench, ConnectionChanged(Connection.ONLINE))
    assert bench.window.banners.message("offline") is None


def test_a_pause_names_its_end_on_the_sites_clock(bench):
    publish(bench, ConnectionChanged(Connection.LIMITED, NOON))
    assert "09:00" in bench.window.status.connection.text()


def test_an_ended_link_offers_to_reconnect(bench):
    bench.shop.stores.accounts.set_link(SELLER.user_id, Link.RECONNECT, "invalid_grant")
    publish(bench, AccountChanged(SELLER.user_id))
    message = bench.window.banners.message(f"session/{SELLER.user_id}")
    message.action()
    assert bench.connects == [SELLER.user_id]
    assert not message.closable


def test_trouble_of_a_cycle_is_said_until_a_cycle_goes_well(bench):
    trouble = Trouble("server", "Mercado Livre does not answer.", "Peepers tries again by itself.")
    publish(bench, SyncFinished(report(troubles=(trouble,))))
    message = bench.window.banners.message(f"trouble/{SELLER.user_id}")
    assert (message.text, message.advice) == (trouble.message, trouble.advice)
    message.action()
    assert bench.wishes.asked == ["sync"]
    publish(bench, SyncFinished(report()))
    assert bench.window.banners.message(f"trouble/{SELLER.user_id}") is None


def test_a_note_is_said_without_alarm_and_goes_with_the_next_round(bench):
    """For example that a command line is sending just now."""
    elsewhere = trouble_of(SendsElsewhere(), Stage.PUSH)
    publish(bench, SyncFinished(report(notes=(elsewhere,))))
    message = bench.window.banners.message(f"note/{SELLER.user_id}")
    assert "is sending this profile's changes" in message.text
    assert message.tone is Tone.ACCENT
    assert bench.window.banners.message(f"trouble/{SELLER.user_id}") is None
    publish(bench, SyncFinished(report()))
    assert bench.window.banners.message(f"note/{SELLER.user_id}") is None


def test_a_first_reading_shows_its_counts(bench):
    publish(bench, SyncStarted(SELLER.user_id, True), SyncProgress(SELLER.user_id, Stage.ITEMS, 20, 312))
    assert bench.window.progress.label.text() == "Reading listings: 20 of 312"
    publish(bench, SyncProgress(SELLER.user_id, Stage.ITEMS, 40, None))
    assert bench.window.progress.label.text() == "Reading listings: 40 so far"
    publish(bench, SyncFinished(report()))
    assert bench.window.progress.isHidden()


def test_the_foot_says_how_much_of_the_quota_is_used(bench):
    publish(bench, QuotaUsed(1258))
    assert bench.window.status.quota.text() == "1.258 requests in the last hour"
    publish(bench, QuotaUsed(1258, 18_000))
    assert bench.window.status.quota.text() == "1.258 of 18.000 requests in the last hour"


def test_the_keys_of_the_window(qtbot, bench):
    for number, name in enumerate(SECTIONS, start=1):
        qtbot.keyClick(bench.window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        assert bench.window.current == name
    qtbot.keyClick(bench.window, Qt.Key.Key_F5)
    assert bench.wishes.asked == ["sync"]
    bench.tab("listings")
    qtbot.keyClick(bench.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bench.window.tabs["listings"].head.search.hasFocus()


def test_the_palette_finds_and_runs(qtbot, bench):
    bench.window.commands.open_palette()
    box = bench.window.palette_box
    qtbot.keyClicks(box.field, "outbox")
    assert box.texts()[0] == "Outbox"
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert bench.window.current == "outbox"


@pytest.mark.parametrize("number", ["MLB2", "MLM3456", "MCO78", "MPE9"])
def test_the_palette_goes_to_a_listing_by_its_number_in_every_country(qtbot, bench, number):
    bench.window.commands.open_palette()
    bench.window.palette_box.field.setText(number.lower())
    assert f"Go to listing {number}" in bench.window.palette_box.texts()
    bench.window.palette_box.close()


def test_the_dock_folds_away_and_sections_without_details_have_none(bench):
    bench.tab("listings")
    assert bench.window.panel.isVisible()
    bench.window.toggle_details()
    assert not bench.window.panel.isVisible()
    bench.window.toggle_details()
    bench.tab("today")
    assert not bench.window.panel.isVisible()


def test_the_next_start_finds_things_where_they_stood(qtbot, bench, tmp_path):
    tab: Any = bench.tab("listings")
    tab.grid.room.choose("sku", True)
    publish(bench, SyncFinished(report()))
    bench.window.close()
    again = make_window(bench.shop, tmp_path)
    assert again.window.current == "listings"
    listings: Any = again.window.tabs["listings"]
    assert "sku" in listings.grid.room.chosen
    assert "Not updated" not in again.window.status.synced.text()
    again.window.close()
    again.context.tasks.close()
    again.context.thumbnails.close()


def test_without_an_account_the_window_says_how_to_begin(qtbot, tmp_path):
    bench = make_window(empty_shop(tmp_path), tmp_path)
    message: Any = bench.window.banners.message("welcome")
    message.action()
    assert bench.connects == [None]
    bench.close()


def test_sorting_needs_no_mouse(bench):
    tab = bench.tab("listings")
    action = next(one for one in tab.actions() if one.text() == "Sort by Stock")
    for wanted in (["MLB1", "MLB2"], ["MLB2", "MLB1"]):
        action.trigger()
        bench.settle()
        bench.settle()
        assert [tab.model.row_at(n).id for n in range(2)] == wanted


def test_only_the_shown_section_is_built(bench):
    assert list(bench.window.tabs) == ["today"]


@pytest.mark.parametrize("section", SECTIONS)
def test_everything_one_can_use_has_a_name_and_is_reached_by_keyboard(bench, section):
    bench.tab(section)
    nameless, unreachable = [], []
    for widget in bench.window.findChildren(QWidget):
        if not isinstance(widget, INTERACTIVE) or not widget.isVisible() or widget.objectName().startswith("qt_"):
            continue
        words = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        if not words:
            nameless.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
        mouse_only = isinstance(widget, QHeaderView) or isinstance(widget.parent(), QLineEdit)
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus and not mouse_only:
            unreachable.append(f"{type(widget).__name__} {words}")
    assert nameless == []
    assert unreachable == []


def test_our_own_mistake_is_said_with_the_place_of_its_report(bench):
    publish(bench, Crashed("/profile/crashes/crash-1.txt"))
    assert "crash-1.txt" in bench.window.banners.message("crash").advice
