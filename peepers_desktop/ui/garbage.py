"""Python's collector of cycles, kept on the GUI thread.

Left alone it runs in whichever thread allocates at the wrong moment, and ends there what it finds. A QObject that
another thread ends while the GUI thread hands it an event takes the whole program with it. (PySide6 6.11 moves the end
of widgets to the main thread by itself, but not that of timers, models and other QObjects.)
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MILLISECONDS = 500
"""So short that little gathers between two looks, and so long that an idle window is idle."""


class Garbage(QObject):
    """Takes the collector over until `close`. Made, and closed, on the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MILLISECONDS)
        self._timer.timeout.connect(sweep)
        self._timer.start()

    @staticmethod
    def settle() -> None:
        """Everything loaded until now lives as long as the program: never look at it again. A look at all of it would
        hold the window up for a tenth of a second."""
        gc.freeze()

    def close(self) -> None:
        """Give the collector back."""
        self._timer.stop()
        if self._was_on:
            gc.enable()


def sweep() -> None:
    """Collect the oldest generation that is due, by the thresholds Python itself would have gone by."""
    due = [
        generation
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > threshold > 0
    ]
    if due:
        gc.collect(max(due))


def end_only_here(one: QObject) -> None:
    """For an object whose last reference another thread may drop: now only the collector ends it, on the GUI thread."""
    one.__dict__["_itself"] = one
