"""A second start raises the first one's window and ends."""

from __future__ import annotations

from peepers_desktop.ui.instance import Instance


def test_the_second_start_asks_the_first_to_come_forward(qtbot, tmp_path):
    first = Instance(tmp_path, tmp_path / "locks" / "window.lock")
    second = Instance(tmp_path, tmp_path / "locks" / "window.lock")
    assert first.claim()
    with qtbot.waitSignal(first.raised):
        assert not second.claim()
    first.release()


def test_once_released_the_next_one_may_start(qtbot, tmp_path):
    first = Instance(tmp_path, tmp_path / "window.lock")
    assert first.claim()
    first.release()
    second = Instance(tmp_path, tmp_path / "window.lock")
    assert second.claim()
    second.release()


def test_another_profile_is_another_program(qtbot, tmp_path):
    one = Instance(tmp_path / "a", tmp_path / "a" / "window.lock")
    other = Instance(tmp_path / "b", tmp_path / "b" / "window.lock")
    assert one.claim()
    assert other.claim()
    one.release()
    other.release()
