"""The window of the first start comes forward when the program is started again, even when it was put away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from peepers_desktop import bootstrap, desktop
from peepers_desktop.cli.program import GlobalOptions
from peepers_desktop.cli.words import words_for
from peepers_desktop.ui.instance import Instance
from peepers_desktop.ui.window import Window
from tests.helpers.command import close_log
from tests.helpers.robot import Robot, top

WORDS = words_for("en", bootstrap.resources() / "i18n")


def nobody(_box: object) -> None:
    raise AssertionError("nothing went wrong")


LOOKS = 200
"""After so many the window counts as not having come."""


class SecondStart:
    """Somebody who puts the window of the first start away and starts again."""

    def __init__(self, parts: bootstrap.Parts) -> None:
        self.other = Instance(parts.profile.root, parts.profile.lock)
        self.claimed: bool | None = None
        self.came_forward = False
        self._looks = 0

    def put_away(self) -> bool:
        window = top(Window)
        if window is not None:
            window.showMinimized()
        return window is not None

    def start_again(self) -> bool:
        assert top(Window).isMinimized()
        self.claimed = self.other.claim()
        return True

    def look(self) -> bool:
        self.came_forward, self._looks = not top(Window).isMinimized(), self._looks + 1
        return self.came_forward or self._looks == LOOKS

    def leave(self) -> bool:
        QApplication.closeAllWindows()
        return True


def test_a_second_start_brings_the_window_back(qapp, tmp_path: Path) -> None:
    variables = {"PEEPERS_VAULT": "session", "PEEPERS_LANG": "en"}
    parts = bootstrap.build(GlobalOptions(tmp_path), variables)
    second = SecondStart(parts)
    robot = Robot(second.put_away, second.start_again, second.look, second.leave)
    code = desktop._window(parts, desktop._views(parts), WORDS, nobody)
    close_log()
    assert robot.left == []
    assert second.claimed is False
    assert second.came_forward, "the window stayed where it was"
    assert code == 0
    assert second.other.claim(), "the first start is over"
    second.other.release()
