"""A thread that outlives its test is a leak: it would write into the next one's database."""

from __future__ import annotations

import re
import sys
import threading
import time
from collections.abc import Iterable, Iterator

import pytest

GRACE_SECONDS = 3.0
# Workers of a server that a module or session fixture owns: they may outlive a test, but not the session.
POOLED = (r"^AnyIO worker thread", r"^asyncio_\d+", r"^uvicorn", r"^pytest_timeout")


def still_alive(threads: Iterable[threading.Thread], grace: float = GRACE_SECONDS) -> list[threading.Thread]:
    """Those that have not ended after `grace` seconds in total."""
    until = time.monotonic() + grace
    waited = list(threads)
    for thread in waited:
        thread.join(max(0.0, until - time.monotonic()))
    return [thread for thread in waited if thread.is_alive()]


def started_since(before: Iterable[threading.Thread], allowed: Iterable[str]) -> list[threading.Thread]:
    """New Python threads whose name no pattern allows.

    Qt's own threads show up as dummies as soon as they log something and stay listed for ever, so
    they are judged by `pool_is_idle` instead.
    """
    known = set(before)
    patterns = [re.compile(pattern) for pattern in allowed]
    return [
        thread
        for thread in threading.enumerate()
        if thread not in known
        and not isinstance(thread, threading._DummyThread)
        and not any(pattern.search(thread.name) for pattern in patterns)
    ]


def pool_is_idle(grace: float = GRACE_SECONDS) -> bool:
    """False when Qt's global pool still works after `grace` seconds; does not import Qt by itself."""
    qt = sys.modules.get("PySide6.QtCore")
    return qt is None or bool(qt.QThreadPool.globalInstance().waitForDone(int(grace * 1000)))


@pytest.fixture(autouse=True)
def no_leaked_threads(request: pytest.FixtureRequest) -> Iterator[None]:
    before = threading.enumerate()
    yield
    marker = request.node.get_closest_marker("keeps_threads")
    allowed = [*POOLED, *(marker.args if marker else ())]
    leaked = still_alive(started_since(before, allowed))
    if leaked:
        pytest.fail(f"threads outlived the test: {sorted(thread.name for thread in leaked)}", pytrace=False)
    if not pool_is_idle():
        pytest.fail("Qt's global thread pool is still working after the test", pytrace=False)


@pytest.fixture(scope="session", autouse=True)
def every_thread_ends() -> Iterator[None]:
    """What a single test may leave running has to end with the session."""
    before = threading.enumerate()
    yield
    leaked = still_alive(started_since(before, [r"^pytest_timeout"]))
    if leaked:
        pytest.fail(f"threads outlived the session: {sorted(thread.name for thread in leaked)}", pytrace=False)
