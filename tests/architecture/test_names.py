"""Drawers are where cycles live, and some parts of Qt are not under the LGPL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.architecture.source import PACKAGE, Module, imports, listed, package_modules

DRAWERS = frozenset(["util", "utils", "misc", "common", "helper", "helpers", "shared", "stuff", "tools"])
NOT_LGPL = frozenset("QtCharts QtGraphs QtGraphsWidgets QtDataVisualization QtQuick3D QtVirtualKeyboard".split())


def drawers(module: Module) -> Iterator[str]:
    yield from (f"{module.path}: {part!r} names a drawer" for part in module.name.split(".") if part in DRAWERS)


def not_lgpl(module: Module) -> Iterator[str]:
    for line, name in imports(module):
        if name.startswith("PySide6") and NOT_LGPL.intersection(name.split(".")):
            yield f"{module.path}:{line} {name} is not LGPL"


def test_no_module_is_a_drawer() -> None:
    assert listed([fault for module in package_modules() for fault in drawers(module)]) == ""


def test_only_the_lgpl_parts_of_qt_are_imported() -> None:
    assert listed([fault for module in package_modules() for fault in not_lgpl(module)]) == ""


@pytest.mark.parametrize("name", ["ui.utils", "common", "store.helpers.rows"])
def test_a_drawer_is_noticed(name: str) -> None:
    assert list(drawers(Module.of("", f"{PACKAGE}.{name}")))


@pytest.mark.parametrize(
    "source",
    [
        "from PySide6 import QtCharts",
        "from PySide6.QtGraphs import QBarSeries",
        "def late():\n    import PySide6.QtDataVisualization",
    ],
)
def test_a_part_under_another_licence_is_noticed(source: str) -> None:
    assert list(not_lgpl(Module.of(source)))
    assert not list(not_lgpl(Module.of("from PySide6.QtWidgets import QWidget")))
