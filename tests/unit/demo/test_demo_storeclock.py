"""The store's clock stands still or follows, and only ever goes forward."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.demo.storeclock import StoreClock

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_an_instant_makes_a_clock_that_stands_still() -> None:
    clock = StoreClock(NOON)
    assert clock.now() == clock.now() == NOON


def test_advancing_moves_it_and_adds_up() -> None:
    clock = StoreClock(NOON)
    clock.advance(90)
    assert clock.advance(30) == NOON + timedelta(minutes=2)


def test_a_source_is_followed_with_everything_it_was_advanced_by() -> None:
    source = FixedClock(NOON)
    clock = StoreClock(source.now)
    clock.advance(60)
    source.advance(5)
    assert clock.now() == NOON + timedelta(seconds=65)


def test_it_speaks_utc_whatever_it_was_given() -> None:
    clock = StoreClock(NOON.astimezone(timezone(timedelta(hours=-3))))
    assert clock.now().utcoffset() == timedelta(0)
    assert clock.now() == NOON


def test_going_back_is_refused() -> None:
    with pytest.raises(ValueError, match="forward"):
        StoreClock(NOON).advance(-1)


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        StoreClock(datetime(2026, 11, 24))  # noqa: DTZ001 - this is what is refused
