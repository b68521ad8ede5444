"""Lanes: what stands behind an edit of the same thing leaves only when that one is out of its way."""

from __future__ import annotations

import pytest

from peepers_desktop.domain.edits import Edit, EditState
from tests.helpers.counter import ACCOUNT, Counter
from tests.helpers.shop import item

S = EditState


def behind_one_that_left(counter: Counter) -> tuple[Edit, Edit]:
    """The first was on the wire when the second was typed."""
    counter.stock_up(item("MLB1"), item("MLB2"))
    first = counter.walk(counter.commands.set_stock(None, "MLB1", None, "12"), S.SENDING, attempt=1)
    second = counter.commands.set_stock(None, "MLB1", None, "15")
    assert second is not None
    return first, second


def due(counter: Counter) -> list[int]:
    return [edit.id for edit in counter.shop.stores.outbox.due(ACCOUNT, counter.shop.clock.now())]


@pytest.mark.parametrize(
    ("states", "waits"),
    [
        ((), True),
        ((S.UNKNOWN,), True),
        ((S.CONFLICT,), True),
        ((S.UNKNOWN, S.CONFLICT), True),
        ((S.APPLIED,), False),
        ((S.APPLIED, S.CONFIRMED), False),
        ((S.APPLIED, S.CONFLICT), True),
        ((S.REJECTED,), False),
        ((S.BLOCKED,), False),
        ((S.QUEUED, S.PARKED), False),
    ],
    ids=lambda value: "-".join(state.value for state in value) or "sending" if isinstance(value, tuple) else "",
)
def test_what_is_ahead_decides(counter: Counter, states: tuple[EditState, ...], waits: bool) -> None:
    first, second = behind_one_that_left(counter)
    counter.walk(first, *states)
    other = counter.commands.set_stock(None, "MLB2", None, "3")
    assert other is not None
    assert due(counter) == ([] if waits else [second.id]) + [other.id]


@pytest.mark.parametrize("state", [S.SENDING, S.UNKNOWN])
def test_nothing_starts_beside_one_that_may_be_on_its_way(counter: Counter, state: EditState) -> None:
    """Also when it was found due a moment before: the start looks again, in its own transaction."""
    first, second = behind_one_that_left(counter)
    if state is S.UNKNOWN:
        counter.walk(first, state)
    assert counter.shop.stores.outbox.start(second.id, attempt=1) is None
    assert counter.state(second) is S.QUEUED


def test_of_two_that_wait_the_older_goes_first(counter: Counter) -> None:
    first, second = behind_one_that_left(counter)
    counter.walk(first, S.QUEUED)
    assert due(counter) == [first.id]
    assert counter.state(second) is S.QUEUED
