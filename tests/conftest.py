"""What holds for every test: offscreen, alone on the machine, quiet, and with a clock that stands still."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.guards.environment import isolate

isolate()  # before anything below may import Qt

from peepers_desktop.clock import FixedClock  # noqa: E402
from tests.guards.canaries import (  # noqa: E402
    everything_is_logged,
    no_canary_sings,
    pytest_runtest_setup,
    pytest_sessionfinish,
    pytest_testnodedown,
)
from tests.guards.deadline import (  # noqa: E402
    pytest_configure,
    pytest_timeout_cancel_timer,
    pytest_timeout_set_timer,
)
from tests.guards.figures import pytest_runtest_call, pytest_terminal_summary  # noqa: E402
from tests.guards.garbage import pytest_runtest_protocol  # noqa: E402
from tests.guards.logs import quiet_logs  # noqa: E402
from tests.guards.network import network_gate, only_loopback  # noqa: E402
from tests.guards.threads import every_thread_ends, no_leaked_threads  # noqa: E402

__all__ = [
    "clock", "every_thread_ends", "everything_is_logged", "network_gate", "no_canary_sings", "no_leaked_threads",
    "only_loopback", "pytest_configure", "pytest_runtest_call", "pytest_runtest_protocol", "pytest_runtest_setup",
    "pytest_sessionfinish", "pytest_terminal_summary", "pytest_testnodedown", "pytest_timeout_cancel_timer",
    "pytest_timeout_set_timer", "quiet_logs",
]  # fmt: skip

A_TUESDAY = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    """Noon in UTC on a Tuesday, which is 09:00 in São Paulo; moves only by `advance` or `wait`."""
    return FixedClock(A_TUESDAY)
