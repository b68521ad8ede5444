"""Two processes on one profile, as a window and a command line are: one sends, nothing is sent twice or doubted."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen

import pytest

from peepers_desktop.clock import SystemClock
from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.events import Stage
from tests.helpers.command import CommandLine
from tests.helpers.killing import Victim, connected, victim
from tests.helpers.store import StoreRig, running_store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGSTOP and fork")
SENT = {EditState.APPLIED, EditState.CONFIRMED}
SEND = ("outbox", "send", "--json")


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=30, orders=0, questions=20) as running:
        yield running


@pytest.fixture(scope="module")
def first(rig: StoreRig, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    return connected(rig, tmp_path_factory.mktemp("connected"))


@pytest.fixture
def it(rig: StoreRig, first: CommandLine, tmp_path: Path) -> Iterator[Victim]:
    with victim(rig, first, tmp_path / "profile", seed=3) as made:
        with made.parts() as parts:
            parts.sync(frozenset({Stage.QUESTIONS}), True)  # an earlier test has answered one of them
        made.type_some(answers=True)
        yield made


@pytest.fixture
def stopped(it: Victim) -> Iterator[Popen[str]]:
    """A process that stands still in the middle of a write."""
    it.rig.clear_faults()
    it.rig.fault("delay", method="PUT", seconds=1.5)
    process = it.cli.start(*SEND)
    journal = it.rig.store.journal
    try:
        while not any(endpoint.startswith("PUT ") for endpoint in list(journal.requests)):
            assert process.poll() is None, process.communicate()
            SystemClock().wait(0.01)
        os.kill(process.pid, signal.SIGSTOP)
        yield process
    finally:
        process.kill()
        process.communicate()


def _go_on(process: Popen[str]) -> str:
    os.kill(process.pid, signal.SIGCONT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, out + err
    return out


def _everything_once(it: Victim) -> None:
    assert {edit.state for edit in it.edits()} <= SENT
    assert {item: it.in_store(item) for item in it.before} == {item: it.expected(item) for item in it.before}
    assert len(it.rig.writes("/answers")) == 1
    assert len(it.rig.writes("/items/")) == len(it.deltas)


def test_the_second_one_leaves_the_sending_to_the_first(it: Victim, stopped: Popen[str]) -> None:
    second = it.cli.process(*SEND)
    assert (second.code, second.err) == (0, "")
    assert [error["code"] for error in second.document["errors"]] == ["sends_elsewhere"]
    assert second.document["ok"]
    assert second.document["pulled"] == {"items": 0}
    states = [edit.state for edit in it.edits()]  # read by a third start of the program
    assert (states.count(EditState.SENDING), states.count(EditState.QUEUED)) == (1, 3)
    in_words = it.cli.process("outbox", "send")
    assert in_words.code == 0
    assert "Outra cópia aberta do Peepers está enviando as alterações deste perfil." in in_words.out
    _go_on(stopped)
    _everything_once(it)


def test_what_a_killed_one_left_is_taken_over(it: Victim, stopped: Popen[str]) -> None:
    stopped.kill()
    stopped.wait()
    it.rig.clear_faults()
    assert it.cli.process(*SEND).code in (0, 1)
    it.drain()
    assert {edit.state for edit in it.edits()} <= SENT
    _everything_once(it)


def test_two_at_once_send_everything_once(it: Victim) -> None:
    both = [it.cli.start(*SEND) for _ in range(2)]
    for process in both:
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, out + err
    it.drain()
    _everything_once(it)
