"""A warning in the log nobody asked for is a failure nobody has read yet."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest


class Listener:
    """Hears every record at WARNING or above, whether or not its logger propagates."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def hear(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING:
            self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def unexpected(self, patterns: tuple[str, ...]) -> list[str]:
        return [line for line in self.heard if not any(re.search(pattern, line) for pattern in patterns)]


@pytest.fixture(autouse=True)
def quiet_logs(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """`@pytest.mark.expects_logs()` wants any record, with patterns only those that match one of them."""
    listener = Listener()
    real = logging.Logger.callHandlers

    def call_handlers(logger: logging.Logger, record: logging.LogRecord) -> None:
        listener.hear(record)
        real(logger, record)

    monkeypatch.setattr(logging.Logger, "callHandlers", call_handlers)
    yield
    marker = request.node.get_closest_marker("expects_logs")
    unexpected = listener.unexpected(() if marker is None else marker.args or ("",))
    if unexpected:
        pytest.fail("unexpected log records:\n  " + "\n  ".join(unexpected), pytrace=False)
