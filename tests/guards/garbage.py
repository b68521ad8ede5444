"""Where Qt is at work, Python's collector runs between tests and on the main thread, as it does in the program.

In a thread of a store or a server it would end timers and models of an earlier test while this one hands out events.
"""

from __future__ import annotations

import gc
from collections.abc import Generator
from typing import Any

import pytest

_OF_QT = frozenset({"qapp", "qtbot"})
_last_file: list[str] = [""]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, Any, Any]:
    if not _OF_QT.intersection(getattr(item, "fixturenames", ())):
        if not gc.isenabled():
            gc.collect()
            gc.enable()
        return (yield)
    gc.disable()
    file = item.nodeid.partition("::")[0]
    if _last_file[0] != file:
        _end_windows()
        gc.collect()
        _last_file[0] = file
    outcome = yield
    gc.unfreeze()  # a program that was started here froze what earlier tests had left
    from peepers_desktop.ui.garbage import sweep

    sweep()
    return outcome


def _end_windows() -> None:
    """Those that an earlier file left would be taken for those of this one, and styled with them."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is not None:
        for window in QApplication.topLevelWidgets():
            window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
