"""The keyed table: pages behind the scenes, one refresh at a time, and nothing moves under the hand that types."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from peepers_desktop.domain.filters import Sort
from peepers_desktop.ui.models.cache import PAGE
from peepers_desktop.ui.models.columns import RIGHT, Column
from peepers_desktop.ui.models.keyed import KeyedTableModel
from peepers_desktop.ui.models.roles import ALIGN, EDIT, ROW, SORT, TYPED
from peepers_desktop.ui.tasks import Tasks


@dataclass(frozen=True)
class Row:
    key: int
    account: str
    id: str
    name: str
    stock: int | None = 5


class Source:
    """An ordered table that counts what is asked of it."""

    def __init__(self, count: int) -> None:
        self.table = {n: Row(n, "1", f"MLB{n}", f"name {n}", n) for n in range(count)}
        self.reads: list[list[int]] = []
        self.orders: list[Sort | None] = []
        self.gates: list[threading.Event] = []

    def keys(self, sorting: Sort | None) -> list[int]:
        answer = sorted(self.table, reverse=bool(sorting and sorting.descending))
        self.orders.append(sorting)
        if self.gates:
            self.gates.pop(0).wait(5)
        return answer

    def rows(self, keys: Sequence[int]) -> list[Row]:
        self.reads.append(list(keys))
        return [self.table[key] for key in reversed(keys) if key in self.table]


COLUMNS: tuple[Column[Row], ...] = (
    Column("name", "Name", lambda row: row.name, "name"),
    Column(
        "stock", "Stock", lambda row: str(row.stock), "stock", RIGHT,
        value=lambda row: row.stock if row.stock is not None else -1,
        editable=lambda row: row.stock is not None, edit=lambda row: f"{row.stock}",
        commit=lambda row, text: text != "no",
    ),
)  # fmt: skip


@pytest.fixture
def tasks(qtbot):
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def source():
    return Source(200)


@pytest.fixture
def model(qtbot, tasks, source):
    made = KeyedTableModel(COLUMNS, source.keys, source.rows, tasks)
    with qtbot.waitSignal(made.counted):
        made.reload()
    return made


def settle(qtbot, tasks) -> None:
    qtbot.wait(1)
    qtbot.waitUntil(lambda: tasks.idle)


def load(qtbot, tasks, model, *positions: int) -> None:
    for position in positions:
        model.data(model.index(position, 0))
    settle(qtbot, tasks)


def text(model, position: int, column: int = 0) -> object:
    return model.data(model.index(position, column))


def test_passes_qts_own_tester(qtbot, tasks, model, source, qtmodeltester):
    load(qtbot, tasks, model, 0, 100)
    qtmodeltester.check(model)


def test_rows_are_read_by_page_when_they_are_painted(qtbot, tasks, model, source):
    assert text(model, 0) is None
    assert text(model, PAGE - 1) is None
    settle(qtbot, tasks)
    assert text(model, 0) == "name 0"
    assert source.reads == [list(range(PAGE))]
    load(qtbot, tasks, model, 150)
    assert len(source.reads) == 2


def test_roles_answer_plain_values(qtbot, tasks, model):
    load(qtbot, tasks, model, 3)
    stock = model.index(3, 1)
    assert model.data(stock, SORT) == 3
    assert model.data(stock, EDIT) == "3"
    assert model.data(stock, ROW).id == "MLB3"
    assert model.data(stock, ALIGN) == RIGHT
    assert type(model.data(model.index(3, 0), SORT)) is str
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Stock"
    assert model.headerData(1, Qt.Orientation.Vertical) is None


def test_an_older_answer_is_dropped(qtbot, tasks, model, source):
    """The first reload is held back while the table shrinks; its late and longer answer must not be shown."""
    gate = threading.Event()
    source.gates = [gate]
    model.reload()
    qtbot.waitUntil(lambda: not source.gates)
    source.table = {n: source.table[n] for n in range(10)}
    with qtbot.waitSignal(model.counted):
        model.reload()
    gate.set()
    settle(qtbot, tasks)
    assert model.rowCount() == 10


def test_only_changed_rows_are_announced(qtbot, tasks, model, source):
    load(qtbot, tasks, model, 0)
    source.table[4] = replace(source.table[4], name="other")
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _roles: told.append((first.row(), last.row())))
    model.touch("1", {"MLB4", "MLB9"})
    settle(qtbot, tasks)
    assert told == [(4, 4)]
    assert text(model, 4) == "other"


def test_another_accounts_row_of_the_same_id_is_left_alone(qtbot, tasks, model, source):
    load(qtbot, tasks, model, 0)
    source.reads.clear()
    model.touch("2", {"MLB4"})
    settle(qtbot, tasks)
    assert source.reads == []


def test_a_change_without_ids_reads_everything_loaded_again(qtbot, tasks, model, source):
    load(qtbot, tasks, model, 0)
    source.table = {key: replace(row, name="x") for key, row in source.table.items()}
    model.touch("1", ())
    settle(qtbot, tasks)
    assert text(model, 10) == "x"


def test_refresh_keeps_the_selected_row_while_others_come_and_go(qtbot, tasks, model, source, qtmodeltester):
    load(qtbot, tasks, model, 0)
    qtmodeltester.check(model)
    held = QPersistentModelIndex(model.index(20, 0))
    del source.table[3], source.table[150]
    source.table[-5] = Row(-5, "1", "MLBX", "first")
    model.refresh()
    settle(qtbot, tasks)
    assert model.key_at(held.row()) == 20
    assert model.key_at(0) == -5
    assert model.rowCount() == 199


def test_a_vanished_row_takes_its_index_with_it(qtbot, tasks, model, source):
    held = QPersistentModelIndex(model.index(20, 0))
    del source.table[20]
    model.refresh()
    settle(qtbot, tasks)
    assert not held.isValid()


def test_sorting_asks_the_query(qtbot, tasks, model, source):
    model.sort(0, Qt.SortOrder.DescendingOrder)
    settle(qtbot, tasks)
    assert source.orders[-1] == Sort("name", True)
    assert model.key_at(0) == 199


def test_refreshes_wait_while_an_editor_is_open(qtbot, tasks, model, source):
    load(qtbot, tasks, model, 0)
    model.hold()
    source.table[0] = replace(source.table[0], name="changed")
    del source.table[1]
    model.touch("1", {"MLB0"})
    model.reload()
    settle(qtbot, tasks)
    assert (text(model, 0), model.rowCount()) == ("name 0", 200)
    model.release()
    settle(qtbot, tasks)
    load(qtbot, tasks, model, 0)
    assert (text(model, 0), model.rowCount()) == ("changed", 199)


def test_an_answer_on_its_way_waits_for_the_editor_too(qtbot, tasks, model, source):
    gate = threading.Event()
    source.gates = [gate]
    del source.table[1]
    model.refresh()
    qtbot.waitUntil(lambda: not source.gates)
    model.hold()
    gate.set()
    settle(qtbot, tasks)
    assert model.rowCount() == 200
    model.release()
    settle(qtbot, tasks)
    assert model.rowCount() == 199


def test_rows_that_come_into_view_are_read_even_while_an_editor_is_open(qtbot, tasks, model):
    model.hold()
    load(qtbot, tasks, model, 100)
    assert text(model, 100) == "name 100"


def test_typing_starts_the_command_and_leaves_the_row_alone(qtbot, tasks, model, source):
    load(qtbot, tasks, model, 0)
    cell = model.index(5, 1)
    assert model.setData(cell, "+3")
    assert model.data(cell) == "5"
    assert model.data(cell, TYPED) == "+3"
    source.table[5] = replace(source.table[5], stock=8)
    model.touch("1", {"MLB5"})
    settle(qtbot, tasks)
    assert model.data(cell) == "8"
    assert model.data(cell, TYPED) is None


def test_a_refused_text_is_forgotten(qtbot, tasks, model):
    load(qtbot, tasks, model, 0)
    cell = model.index(5, 1)
    assert not model.setData(cell, "no")
    assert model.setData(cell, "7")
    model.forget_typed(5)
    assert model.data(cell, TYPED) is None


def test_flags_follow_the_row(qtbot, tasks, model, source):
    source.table[2] = replace(source.table[2], stock=None)
    load(qtbot, tasks, model, 0)
    assert model.flags(model.index(1, 1)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(2, 1)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_a_failed_read_is_told_and_may_be_tried_again(qtbot, tasks, source):
    def broken(keys: Sequence[int]) -> list[Row]:
        raise OSError("disk")

    model = KeyedTableModel(COLUMNS, source.keys, broken, tasks)
    with qtbot.waitSignal(model.counted):
        model.reload()
    with qtbot.waitSignal(model.failed):
        model.data(model.index(0, 0))
    with qtbot.waitSignal(model.failed):
        model.data(model.index(0, 0))
