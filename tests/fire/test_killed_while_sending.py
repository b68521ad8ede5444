"""SIGKILL at any moment costs nothing: no acknowledged edit is lost and none reaches the store twice."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from peepers_desktop.clock import SystemClock
from peepers_desktop.domain.edits import EditState
from peepers_desktop.store.outbox import Outbox
from tests.helpers.command import CommandLine
from tests.helpers.fire_size import size, tell
from tests.helpers.killing import Victim, connected, victim
from tests.helpers.store import StoreRig, running_store

KILLS = size(10, 300)
LONGEST = 0.7
"""Seconds after its first request within which the program is killed"""
ARRIVED = (EditState.APPLIED, EditState.CONFIRMED)


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork")


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=40, orders=0, questions=60 + KILLS) as running:
        yield running


@pytest.fixture(scope="module")
def first(rig: StoreRig, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    return connected(rig, tmp_path_factory.mktemp("connected"))


@pytest.fixture
def it(rig: StoreRig, first: CommandLine, tmp_path: Path) -> Iterator[Victim]:
    with victim(rig, first, tmp_path / "profile", seed=1) as made:
        yield made


@pytest.mark.slow
@pytest.mark.timeout(size(600, 3600))
def test_no_kill_loses_or_doubles_an_edit(it: Victim) -> None:
    while it.kills < KILLS:
        it.type_some(answers=it.kills % 2 == 0)
        if it.random.random() < 0.4:
            it.buy()
        it.send_and_kill(it.random.uniform(0, LONGEST))
    it.drain()
    tell(f"{it.kills} kills, {it.while_sending} of them after a write, {len(it.typed)} edits")
    assert it.while_sending >= KILLS // 10, "most kills came too early or too late to mean anything"
    _everything_arrived_once(it)


def _everything_arrived_once(it: Victim) -> None:
    states = {edit.id: (edit.state, edit.resource, edit.reason) for edit in it.edits()}
    lost = [told for told in states.values() if told[0] not in (*ARRIVED, EditState.SUPERSEDED)]
    assert lost == []
    stock = {item: it.in_store(item) for item in it.before}
    assert stock == {item: it.expected(item) for item in it.before}
    answered = Counter(one["body"]["question_id"] for one in it.rig.writes("/answers"))
    assert set(answered.values()) <= {1}
    assert len(answered) == sum(resource.startswith("answer") for _, resource, _ in states.values())


def _kill_with_the_write_done(it: Victim) -> None:
    """Killed at the worst moment there is: the marketplace has done it, and the answer is on its way."""
    it.type_some(answers=False)
    it.rig.clear_faults()
    it.rig.fault("timeout_applied", method="PUT", count=1)
    it.send_and_kill(LONGEST)
    assert len(it.rig.writes("/items/")) == 1


def test_a_write_whose_answer_nobody_heard_is_not_made_again(it: Victim) -> None:
    _kill_with_the_write_done(it)
    it.drain()
    _everything_arrived_once(it)
    assert len(it.rig.writes("/items/")) == len(it.typed)


def test_a_program_that_simply_sends_again_would_be_caught(it: Victim, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: after a crash everything is queued anew, and nothing is read first."""

    def forgetful(outbox: Outbox) -> int:
        with outbox._database.write() as connection:
            query = "UPDATE outbox SET state = 'queued', attempt = 0, seen = '{}' WHERE state = 'sending'"
            return int(connection.execute(text(query)).rowcount)

    _kill_with_the_write_done(it)
    monkeypatch.setattr(Outbox, "recover", forgetful)
    it.drain()
    with pytest.raises(AssertionError):
        _everything_arrived_once(it)
