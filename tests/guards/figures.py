"""What was measured or counted stands at the end of every run, also where several processes ran the tests."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest

from tests.guards.canaries import told as told_of_canaries
from tests.helpers.fire_size import told

_FIGURE = "figure"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    """A figure travels in the report of its test, which reaches the process that prints."""
    told.clear()
    outcome = yield
    item.user_properties.extend((_FIGURE, words) for words in told)
    return outcome


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    figures = [
        f"{report.nodeid.split('::')[0].split('/')[-1]}: {words}"
        for report in terminalreporter.stats.get("passed", [])
        if report.when == "call"
        for name, words in report.user_properties
        if name == _FIGURE
    ]
    figures += told_of_canaries()
    if figures:
        terminalreporter.section("figures")
        for line in sorted(figures):
            terminalreporter.write_line(line)
