"""Only clock.py reads time; everyone else is handed a Clock, so a test can replay any day in a second."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Module, dotted, listed, modules_of_tests, package_modules

# The last two parts of a chain of names, so that `datetime.datetime.now` is caught as well.
FORBIDDEN = frozenset(
    "datetime.now datetime.utcnow datetime.today date.today time.time time.time_ns time.monotonic time.monotonic_ns "
    "time.sleep time.localtime time.gmtime QDateTime.currentDateTime QDateTime.currentDateTimeUtc QDate.currentDate "
    "QTime.currentTime QDateTime.currentMSecsSinceEpoch QDateTime.currentSecsSinceEpoch".split()
)


def reads_time(module: Module, forbidden: frozenset[str] = FORBIDDEN) -> Iterator[str]:
    """Uses of a forbidden name, called or merely handed on, and its import from `time`."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and ".".join(dotted(node).split(".")[-2:]) in forbidden:
            yield f"{module.path}:{node.lineno} uses {dotted(node)}; take a Clock"
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            names = [alias.name for alias in node.names if f"time.{alias.name}" in forbidden]
            yield from (f"{module.path}:{node.lineno} imports time.{name}; take a Clock" for name in names)


def test_only_the_clock_reads_time() -> None:
    modules = [module for module in package_modules() if module.layer != "clock"]
    assert listed([fault for module in modules for fault in reads_time(module)]) == ""


def test_no_test_sleeps() -> None:
    faults = [fault for module in modules_of_tests() for fault in reads_time(module, frozenset({"time.sleep"}))]
    assert listed(faults) == ""


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\nx = datetime.now()",
        "import datetime\nx = datetime.datetime.now(datetime.UTC)",
        "from time import monotonic",
        "import time\ndef f(now=time.time): ...",
        "from PySide6.QtCore import QDateTime\nx = QDateTime.currentDateTimeUtc()",
    ],
)
def test_the_rule_can_fail(source: str) -> None:
    assert list(reads_time(Module.of(source)))


def test_measuring_and_converting_are_free() -> None:
    source = "import time\nfrom datetime import datetime\nx = time.perf_counter()\ny = datetime.fromtimestamp(0)"
    assert not list(reads_time(Module.of(source)))
