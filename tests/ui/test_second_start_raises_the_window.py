"""The window of the first start comes forward when the program is started again, even when it was put away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from peepers_desktop import bootstrap, desktop
from peepers_desktop.cli.program import GlobalOptions
from peepers_desktop.cli.words import words_for
from peepers_desktop.ui.instance import Instance
from peepers_desktop.ui.window import Window
from tests.helpers.command import close_log

WORDS = words_for("en", bootstrap.resources() / "i18n")


def nobody(_box: object) -> None:
    raise AssertionError("nothing went wrong")


class SecondStart:
    """What happens beside the event loop of the first start: its window is put away, and somebody starts again."""

    def __init__(self, parts: bootstrap.Parts) -> None:
        self.other = Instance(parts.profile.root, parts.profile.lock)
        self.claimed: bool | None = None
        self.came_forward = False
        self._left = 200
        self._step: Callable[[Window], None] = self._put_away
        self._timer = QTimer(interval=10)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        window = next((one for one in QApplication.topLevelWidgets() if isinstance(one, Window)), None)
        if window is not None and window.isVisible():
            self._step(window)

    def _put_away(self, window: Window) -> None:
        window.showMinimized()
        self._step = self._start_again

    def _start_again(self, window: Window) -> None:
        assert window.isMinimized()
        self.claimed = self.other.claim()
        self._step = self._look

    def _look(self, window: Window) -> None:
        self.came_forward, self._left = not window.isMinimized(), self._left - 1
        if self.came_forward or not self._left:
            self._timer.stop()
            window.close()
            QApplication.closeAllWindows()


def test_a_second_start_brings_the_window_back(qapp, tmp_path: Path) -> None:
    QApplication.closeAllWindows()  # the program ends with its last window, whoever opened it
    variables = {"PEEPERS_VAULT": "session", "PEEPERS_LANG": "en"}
    parts = bootstrap.build(GlobalOptions(tmp_path), variables)
    second = SecondStart(parts)
    code = desktop._window(parts, desktop._views(parts), WORDS, nobody)
    close_log()
    assert second.claimed is False
    assert second.came_forward, "the window stayed where it was"
    assert code == 0
    assert second.other.claim(), "the first start is over"
    second.other.release()
