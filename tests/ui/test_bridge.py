"""Events cross into the GUI thread in order, merged, and none is lost before the window listens."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QThread

from peepers_desktop.domain.events import Changed, Kind, Stage, SyncFinished, SyncProgress, SyncReport, SyncStarted
from peepers_desktop.ui.bridge import Bridge, affects

ITEMS = Changed(Kind.ITEMS, "1", frozenset({"A"}))


@pytest.fixture
def bridge(qtbot):
    return Bridge(merge_milliseconds=1)


@pytest.fixture
def heard(bridge):
    events: list[object] = []
    bridge.happened.connect(events.append)
    return events


def test_what_is_published_early_waits_for_the_window(qtbot, bridge, heard):
    bridge.publish(SyncStarted("1", False))
    qtbot.wait(1)
    assert heard == []
    bridge.listen()
    qtbot.waitUntil(lambda: heard == [SyncStarted("1", False)])


def test_changes_of_one_kind_and_account_become_one(qtbot, bridge, heard):
    for ident in "ABC":
        bridge.publish(Changed(Kind.ITEMS, "1", frozenset({ident})))
    bridge.publish(Changed(Kind.ITEMS, "2", frozenset({"D"})))
    bridge.publish(Changed(Kind.ORDERS, "1", frozenset({"E"})))
    bridge.listen()
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard[0] == Changed(Kind.ITEMS, "1", frozenset("ABC"))


@pytest.mark.parametrize("order", [(ITEMS, Changed(Kind.ITEMS, "1")), (Changed(Kind.ITEMS, "1"), ITEMS)])
def test_everything_swallows_single_ids(qtbot, bridge, heard, order):
    for event in order:
        bridge.publish(event)
    bridge.listen()
    qtbot.waitUntil(lambda: heard == [Changed(Kind.ITEMS, "1")])


def test_only_the_newest_progress_is_passed_on(qtbot, bridge, heard):
    for done in range(50):
        bridge.publish(SyncProgress("1", Stage.ITEMS, done, 50))
    bridge.listen()
    qtbot.waitUntil(lambda: heard == [SyncProgress("1", Stage.ITEMS, 49, 50)])


def test_finished_never_overtakes_the_rows_it_brought(qtbot, clock, bridge, heard):
    finished = SyncFinished(SyncReport("1", clock.now(), clock.now()))
    bridge.publish(ITEMS)
    bridge.publish(finished)
    bridge.listen()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [ITEMS, finished]


def test_events_of_any_thread_arrive_on_the_gui_thread(qtbot, bridge):
    seen: list[bool] = []
    bridge.happened.connect(lambda _event: seen.append(QThread.currentThread() is bridge.thread()))
    bridge.listen()
    threads = [threading.Thread(target=bridge.publish, args=(SyncStarted(str(n), False),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    qtbot.waitUntil(lambda: len(seen) == 8)
    assert all(seen)


def test_affects_looks_at_the_kind():
    assert affects(ITEMS, [Kind.ITEMS, Kind.OUTBOX])
    assert not affects(ITEMS, [Kind.ORDERS])
    assert not affects(SyncStarted("1", False), [Kind.ITEMS])
