"""One holder among threads and processes, freed by death, never waited for without end."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock, SystemClock
from peepers_desktop.filelock import FileLock, LockBusy, LockUnusable
from tests.helpers.other_process import OtherProcess

HOLDER = """
import sys
from pathlib import Path
from peepers_desktop.clock import SystemClock
from peepers_desktop.filelock import FileLock
with FileLock(Path(sys.argv[1]), SystemClock()).held():
    print("held", flush=True)
    sys.stdin.readline()
print("free", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.lock"


def test_a_thread_waits_for_another_only_so_long(path: Path) -> None:
    lock, outcome = FileLock(path, SystemClock(), patience=0.02), list[str]()

    def work() -> None:
        try:
            with lock.held():
                outcome.append("held")
        except LockBusy:
            outcome.append("busy")

    def run() -> None:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()

    with lock.held():
        run()
    run()
    assert outcome == ["busy", "held"]


def test_two_locks_on_one_file_exclude_each_other(path: Path, clock: FixedClock) -> None:
    one, two = FileLock(path, clock), FileLock(path, clock, patience=5)
    with one.held(), pytest.raises(LockBusy), two.held():
        pass
    with two.held() as held:
        assert held.still_mine()


def test_another_process_is_waited_for_only_so_long(path: Path, clock: FixedClock) -> None:
    with OtherProcess(HOLDER, str(path)) as other:
        assert other.hear() == "held"
        before = clock.monotonic()
        with pytest.raises(LockBusy) as busy, FileLock(path, clock, patience=7).held():
            pass
        assert 7 <= clock.monotonic() - before < 8
        assert busy.value.code == "lock_busy"
        other.say()
        assert other.hear() == "free"
        with FileLock(path, clock, patience=7).held():
            pass


def test_t8_a_killed_holder_frees_the_lock(path: Path, clock: FixedClock) -> None:
    with OtherProcess(HOLDER, str(path)) as other:
        assert other.hear() == "held"
        other.kill()
        with FileLock(path, clock, patience=0).held() as held:
            assert held.still_mine()


def test_an_error_inside_frees_the_lock(path: Path, clock: FixedClock) -> None:
    lock = FileLock(path, clock)
    with pytest.raises(ValueError), lock.held():
        raise ValueError
    with lock.held() as held:
        assert held.still_mine()


@pytest.mark.parametrize("replace", [False, True])
def test_a_removed_or_replaced_file_means_a_lost_lock(path: Path, clock: FixedClock, replace: bool) -> None:
    with FileLock(path, clock).held() as held:
        assert held.still_mine()
        path.unlink()
        if replace:
            path.touch()
        assert not held.still_mine()
        with FileLock(path, clock, patience=0).held() as second:
            assert second.still_mine()


def test_the_file_is_private_and_stays_empty(path: Path, clock: FixedClock) -> None:
    before = os.umask(0)
    try:
        with FileLock(path, clock).held():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    finally:
        os.umask(before)
    assert path.read_bytes() == b""


def test_a_place_that_cannot_be_written_to_has_a_sentence(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LockUnusable) as unusable, FileLock(tmp_path / "file" / "a.lock", clock).held():
        pass
    assert unusable.value.advice_text()


def test_its_folder_is_made(tmp_path: Path, clock: FixedClock) -> None:
    with FileLock(tmp_path / "new" / "a.lock", clock).held() as held:
        assert held.still_mine()
