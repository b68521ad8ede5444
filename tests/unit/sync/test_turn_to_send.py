"""The turn to send: one holder among processes, and only the holder doubts what is found on the wire."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.edits import Edit, EditKind, EditState, ResourceKey
from peepers_desktop.filelock import FileLock, LockBusy, LockUnusable
from peepers_desktop.store.outbox import NewEdit, Outbox
from peepers_desktop.sync.turn import SendsElsewhere, Turn
from tests.helpers.shop import SELLER, TestShop, open_shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[TestShop]:
    made = open_shop(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def outbox(shop: TestShop) -> Outbox:
    return shop.stores.outbox


@pytest.fixture
def edit(outbox: Outbox) -> Edit:
    """One that a process was sending."""
    key = ResourceKey(EditKind.STOCK, "MLB1")
    queued = outbox.enqueue(NewEdit(SELLER.user_id, key, {"quantity": 10}, {"quantity": 12}))
    started = outbox.start(queued.id, attempt=1)
    assert started is not None
    return started


@pytest.fixture
def turn(tmp_path: Path, shop: TestShop) -> Turn:
    return Turn(tmp_path / "locks" / "sending.lock", shop.clock, shop.stores.outbox)


@pytest.fixture
def other(tmp_path: Path, clock: FixedClock) -> FileLock:
    """The lock as another process has it: a file lock is told apart by the open file, not by the process."""
    return FileLock(tmp_path / "locks" / "sending.lock", clock, patience=0)


def test_what_another_one_is_sending_is_left_alone(turn: Turn, other: FileLock, outbox: Outbox, edit: Edit) -> None:
    with other.held():
        turn.recover()
        with pytest.raises(SendsElsewhere), turn.taken():
            raise AssertionError("never reached")
        assert outbox.get(edit.id).state is EditState.SENDING


def test_the_start_doubts_what_nobody_is_sending(turn: Turn, outbox: Outbox, edit: Edit) -> None:
    turn.recover()
    assert (outbox.get(edit.id).state, outbox.get(edit.id).reason) == (EditState.UNKNOWN, "interrupted")


def test_a_window_that_stays_open_takes_over_what_a_dead_command_left(
    turn: Turn, other: FileLock, outbox: Outbox, edit: Edit
) -> None:
    with other.held():
        turn.recover()
    with turn.taken() as ours:
        assert ours
        assert outbox.get(edit.id).state is EditState.UNKNOWN


def test_it_is_given_back_whatever_happens(turn: Turn, other: FileLock) -> None:
    with pytest.raises(ValueError), turn.taken():
        raise ValueError
    with other.held(), pytest.raises(SendsElsewhere), turn.taken():
        pass
    with turn.taken() as ours:
        assert ours


def test_a_round_within_a_round_of_this_process_sends_nothing_and_complains_of_nobody(
    turn: Turn, outbox: Outbox, edit: Edit
) -> None:
    with turn.taken():
        outbox.move(edit.id, EditState.QUEUED)
        outbox.start(edit.id, attempt=2)
        with turn.taken() as ours:
            assert not ours
            assert outbox.get(edit.id).state is EditState.SENDING, "it is ours and alive"
    with turn.taken() as ours:
        assert ours


def test_a_lock_that_is_busy_within_the_turn_is_another_one(turn: Turn) -> None:
    with pytest.raises(LockBusy), turn.taken():
        raise LockBusy  # the renewal of a token, for example


def test_where_no_lock_can_be_made_nothing_is_sent_and_the_program_starts(
    tmp_path: Path, shop: TestShop, edit: Edit
) -> None:
    (tmp_path / "file").touch()
    turn = Turn(tmp_path / "file" / "sending.lock", shop.clock, shop.stores.outbox)
    turn.recover()
    with pytest.raises(LockUnusable), turn.taken():
        raise AssertionError("never reached")
