"""The foot says when the shop was last read and what waits to be sent; the palette and undo are one key away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from peepers_desktop.domain.edits import EditKind, EditState, ResourceKey
from peepers_desktop.domain.events import Changed, Kind, SyncFinished, SyncReport, SyncStarted, Trouble
from peepers_desktop.domain.filters import ItemFilter
from peepers_desktop.store.outbox import NewEdit
from tests.helpers.shop import NOON, SELLER, item, open_shop
from tests.helpers.window_bench import make_window

CONTROL = Qt.KeyboardModifier.ControlModifier
TROUBLE = Trouble("unreachable", "Mercado Livre cannot be reached.", "Check the connection.")


@pytest.fixture
def bench(qtbot, tmp_path):
    shop = open_shop(tmp_path)
    shop.stores.items.save([item("MLB1", 4), item("MLB2", 9)], NOON)
    made = make_window(shop, tmp_path)
    yield made
    made.close()


def publish(bench, *events) -> None:
    for event in events:
        bench.context.bridge.publish(event)
    bench.settle()


def finished(bench, **changes) -> SyncFinished:
    now = bench.shop.clock.now()
    return SyncFinished(replace(SyncReport(SELLER.user_id, now, now, requests=3), **changes))


def wanted(bench, number: int, item_id: str = "MLB1"):
    key = ResourceKey(EditKind.STOCK, item_id)
    return bench.shop.stores.outbox.enqueue(NewEdit(SELLER.user_id, key, {"quantity": 4}, {"quantity": number}))


def foot_says(qtbot, bench, words: str) -> None:
    publish(bench, Changed(Kind.OUTBOX, SELLER.user_id, frozenset()))
    qtbot.waitUntil(lambda: bench.window.status.pending.text() == words)


def test_the_foot_tells_the_age_of_the_last_good_reading(bench):
    status = bench.window.status
    assert status.synced.text() == "Not updated yet"
    publish(bench, SyncStarted(SELLER.user_id, False))
    assert (status.synced.text(), status.refresh.isEnabled()) == ("Updating…", False)
    publish(bench, finished(bench))
    assert (status.synced.text(), status.refresh.isEnabled()) == ("Last update just now", True)
    bench.shop.clock.advance(3 * 3600)
    publish(bench, SyncStarted(SELLER.user_id, False), finished(bench, troubles=(TROUBLE,)))
    assert status.synced.text() == "Last update 3 h ago", "a reading that failed is no update"


def test_the_next_start_tells_the_same_age_before_any_network(bench, tmp_path):
    publish(bench, finished(bench))
    bench.shop.clock.advance(2 * 3600)
    bench.window.close()
    again = make_window(bench.shop, tmp_path)
    assert again.window.status.synced.text() == "Last update 2 h ago"
    again.window.close()
    again.context.thumbnails.close()
    again.context.tasks.close()
    again.window.deleteLater()


def test_the_foot_counts_what_waits_and_what_needs_the_seller(qtbot, bench):
    status = bench.window.status
    assert status.pending.text() == "Everything sent"
    edit = wanted(bench, 7)
    wanted(bench, 1, "MLB2")
    foot_says(qtbot, bench, "2 pending")
    assert not status.pending.property("urgent")
    bench.shop.stores.outbox.move(edit.id, EditState.REJECTED, reason="refused")
    foot_says(qtbot, bench, "1 pending · 1 need you")
    assert status.pending.property("urgent")
    status.pending.click()
    assert bench.window.current == "outbox"


def test_control_k_opens_the_palette_with_what_this_section_can_do(qtbot, bench):
    tab = bench.tab("listings")
    own = [action.text().replace("&", "") for action in tab.actions() if action.isEnabled() and action.text()]
    assert own
    qtbot.keyClick(bench.window, Qt.Key.Key_K, CONTROL)
    box = bench.window.palette_box
    assert box.isVisible()
    assert set(own) <= set(box.texts())
    assert "Update now" in box.texts()
    box.close()


def test_control_z_takes_back_the_newest_edit_from_any_section(qtbot, bench):
    bench.tab("today")
    commands = bench.context.commands
    commands.set_stock(SELLER.user_id, "MLB1", None, "7")
    commands.set_stock(SELLER.user_id, "MLB2", None, "8")
    qtbot.keyClick(bench.window, Qt.Key.Key_Z, CONTROL)
    bench.settle()
    shown = {row.id: row.quantity for row in bench.context.queries.item_rows(bench.context.queries.items(ItemFilter()))}
    assert shown == {"MLB1": 7, "MLB2": 9}
    qtbot.keyClick(bench.window, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(bench.window, Qt.Key.Key_Z, CONTROL)
    bench.settle()
    assert bench.window.toast.label.text() == "Nothing to undo."
