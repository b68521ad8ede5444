"""Somebody at the started program: acts on its windows from beside its event loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

EVERY_MILLISECONDS = 5


class Robot:
    """Tries its next step again and again, until the step says that it is done.

    Begins without the windows of others: the program ends with its last one, whoever opened it.
    """

    def __init__(self, *steps: Callable[[], bool]) -> None:
        QApplication.closeAllWindows()
        self.left = list(steps)
        self._timer = QTimer(interval=EVERY_MILLISECONDS)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        if self.left and self.left[0]():
            self.left.pop(0)


def top(kind: type) -> Any:
    """The window of a kind that is on the screen; one that was closed may still be there, unseen."""
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None)
