"""A test that does not end is ended with its process, and named.

pytest-timeout fails a test from a signal, which Python sees only between two steps of its own: Qt's event loop takes
none, and swallows what is raised in a slot. A thread of C waits a little longer, prints every stack and leaves; xdist
then names the test and goes on with a new worker.
"""

from __future__ import annotations

import faulthandler
import os
from typing import Any

import pytest

GRACE_SECONDS = 20.0
"""For pytest-timeout, which tells more and loses less."""
_STDERR = pytest.StashKey[int]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_STDERR] = os.dup(2)  # before output is captured


def pytest_timeout_set_timer(item: pytest.Item, settings: Any) -> None:
    """Asked for the first answer: None lets pytest-timeout set its own as well."""
    faulthandler.dump_traceback_later(settings.timeout + GRACE_SECONDS, exit=True, file=item.config.stash[_STDERR])


def pytest_timeout_cancel_timer(item: pytest.Item) -> None:
    faulthandler.cancel_dump_traceback_later()
