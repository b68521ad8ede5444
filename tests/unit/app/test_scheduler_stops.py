"""The scheduler's own thread: it ends without an error however soon it is stopped, and does at once what is asked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import timedelta
from threading import Event
from typing import Any

import pytest

from peepers_desktop.app.scheduler import SyncScheduler
from peepers_desktop.clock import ShiftedClock, SystemClock
from peepers_desktop.sync.request import SyncRequest

STARTS = 40


@pytest.fixture
def hurried_threads() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def no_cycle(*_: object) -> Any:
    raise AssertionError("nobody is connected")


def test_stopping_while_jobs_are_handed_out_hurts_nobody(hurried_threads: None) -> None:
    """APScheduler calls itself stopped before its thread is done handing out, and then misses the jobs it holds;
    an exception in that thread fails this test."""
    clock = SystemClock()
    for _ in range(STARTS):
        scheduler = SyncScheduler(tuple, no_cycle, clock)
        scheduler.start()
        for number in range(20):
            scheduler.send_at(clock.now() + timedelta(microseconds=number))
        scheduler.stop()
        assert not scheduler._jobs.running


def test_stopping_what_never_started_is_nothing() -> None:
    scheduler = SyncScheduler(tuple, no_cycle, SystemClock())
    scheduler.stop()
    assert "_jobs" not in vars(scheduler)


@pytest.mark.parametrize("full", [False, True])
def test_what_is_asked_for_now_waits_for_no_clock(monkeypatch: pytest.MonkeyPatch, full: bool) -> None:
    """The window beside a simulated shop lives days ahead of the machine, by whose time APScheduler works."""
    clock = ShiftedClock(SystemClock())
    scheduler = SyncScheduler(tuple, no_cycle, clock)
    scheduler.start()
    asked = Event()
    mine = SyncRequest(full=full, force=True)
    monkeypatch.setattr(scheduler, "round", lambda request: asked.set() if request == mine else None)
    clock.advance(3 * 24 * 3600)
    scheduler.sync_now(full)
    assert asked.wait(5)
    scheduler.stop()
