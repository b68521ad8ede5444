"""Scrolling 100,000 listings, frame by frame, against a bare table of the same size over a model of Qt's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from tests.bench import plain
from tests.bench.conftest import BenchmarkAgainst
from tests.helpers.window_bench import WindowBench, make_window

ROWS = 2_000
"""In the bare table: what a frame costs does not depend on the rows that are not shown."""
LOADED = 400
"""Rows the listings were scrolled through before: the frames of a reader who goes up and down."""


@pytest.fixture
def listings(qapp: QApplication, tmp_path: Path) -> Iterator[QTableView]:
    bench: WindowBench = make_window(plain.large_shop(tmp_path), tmp_path)
    grid = bench.tab("listings").findChild(QTableView)
    assert isinstance(grid, QTableView)
    assert grid.model().rowCount() == plain.LISTINGS
    for place in range(0, LOADED, 20):
        grid.verticalScrollBar().setValue(place)
        bench.settle()
    yield grid
    bench.close()


def bare_table(like: QTableView) -> QTableView:
    shown = [column for column in range(like.model().columnCount()) if not like.isColumnHidden(column)]
    model = QStandardItemModel(ROWS, len(shown), like)
    for row in range(ROWS):
        for column in range(len(shown)):
            model.setItem(row, column, QStandardItem(f"{row} {column}"))
    table = QTableView()
    table.setModel(model)
    table.verticalHeader().setDefaultSectionSize(like.verticalHeader().defaultSectionSize())
    for place, column in enumerate(shown):
        table.setColumnWidth(place, like.columnWidth(column))
    table.resize(like.size())
    table.show()
    QApplication.processEvents()
    assert table.verticalScrollBar().maximum() > LOADED
    return table


def scrolling(table: QTableView) -> Callable[[], None]:
    """One frame, three rows further; up again at the end."""
    places = (abs(place % (2 * LOADED) - LOADED) for place in count(LOADED, 3))

    def frame() -> None:
        table.verticalScrollBar().setValue(next(places))
        table.viewport().repaint()

    return frame


def test_a_frame_while_scrolling_100_000_listings(benchmark_against: BenchmarkAgainst, listings: QTableView) -> None:
    bare = bare_table(listings)
    try:
        benchmark_against(scrolling(bare), scrolling(listings), rounds=200)
    finally:
        bare.close()
