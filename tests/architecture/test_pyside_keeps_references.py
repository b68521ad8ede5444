"""PySide6 6.12 on Python 3.11 drops a reference of None per void call and of True per emit, until the process dies.

The pin in pyproject avoids it (docs/decisions/0001); this fails before a seller's window does.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

CALLS = 200
NOISE = 40  # others hold and drop a few references meanwhile; the defect would cost 200


class Sender(QObject):
    said = Signal(object)


def lost(value: object, act: Callable[[], object]) -> int:
    """References to `value` that vanished while `act` ran CALLS times."""
    before = sys.getrefcount(value)
    for _ in range(CALLS):
        act()
    return before - sys.getrefcount(value)


def test_void_calls_keep_none_alive() -> None:
    sender = Sender()
    assert lost(None, lambda: sender.setObjectName("a")) < NOISE


def test_emits_keep_true_alive() -> None:
    sender = Sender()
    sender.said.connect(lambda _: None)
    assert lost(True, lambda: sender.said.emit(1)) < NOISE


def test_a_lost_reference_would_be_seen() -> None:
    held = [object()] * 500
    assert lost(held[0], held.pop) == CALLS
