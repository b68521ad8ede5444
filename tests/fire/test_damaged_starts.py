"""Whatever happened to the file, the program starts (or says why it must not), what the seller typed is saved as far
as it can be read, and the seller is told in their own language."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from peepers_desktop import bootstrap, desktop
from peepers_desktop.cli.program import GlobalOptions
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.edits import EditKind, EditState, ResourceKey
from peepers_desktop.errors import PeepersError
from peepers_desktop.store import backup
from peepers_desktop.store.errors import ForeignDatabase, NewerDatabase
from peepers_desktop.store.outbox import NewEdit
from peepers_desktop.ui.assembly import Assembly
from tests.helpers.command import CommandLine, close_log
from tests.helpers.shop import NOON, SELLER, item, open_shop

EDITS = 6
LISTINGS = 300
DATABASE = "peepers.db"


def typed(number: int) -> NewEdit:
    key = ResourceKey(EditKind.STOCK, f"MLB{number}")
    return NewEdit(SELLER.user_id, key, {"quantity": 10}, {"quantity": 20 + number})


def used(folder: Path, *, backed_up: bool = True) -> Path:
    """A profile with a backup that knows half of the edits."""
    shop = open_shop(folder)
    shop.stores.items.save([item(f"MLB{n}") for n in range(LISTINGS)], NOON)
    for number in range(EDITS):
        if number == EDITS // 2 and backed_up:
            backup.backup(shop.database.path, shop.database.backups, NOON)
        shop.stores.outbox.enqueue(typed(number))
    shop.database.close()
    return shop.database.path


def pages(path: Path, table: str) -> tuple[list[int], int]:
    with closing(sqlite3.connect(path)) as plain:
        found = plain.execute("SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno", (table,)).fetchall()
        return [number for (number,) in found], int(plain.execute("PRAGMA page_size").fetchone()[0])


def overwrite(path: Path, at: int, data: bytes) -> None:
    raw = bytearray(path.read_bytes())
    raw[at : at + len(data)] = data
    path.write_bytes(raw)


def in_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as plain, plain:
        for statement in statements:
            plain.execute(statement)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def cut(share: float) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        raw = path.read_bytes()
        path.write_bytes(raw[: int(len(raw) * share)])

    return damage


def page_of_listings(path: Path) -> None:
    numbers, size = pages(path, "items")
    overwrite(path, (numbers[len(numbers) // 2] - 1) * size, b"\xff" * size)


def page_of_search(path: Path) -> None:
    numbers, size = pages(path, "items_search_data")
    overwrite(path, (numbers[-1] - 1) * size, b"\x00" * size)


def header(path: Path) -> None:
    overwrite(path, 0, b"\xde\xad\xbe\xef" * 4)


def text_file(path: Path) -> None:
    path.write_text("my shopping list\n" * 50)


def missing_table(path: Path) -> None:
    in_sql(path, "DROP TABLE cursors", "DROP TABLE questions")


def missing_outbox(path: Path) -> None:
    in_sql(path, "DROP TABLE outbox")


def log_garbage(path: Path) -> None:
    path.with_name(path.name + "-wal").write_bytes(b"\x37\x7f\x06\x82" + b"garbage" * 2000)


def missing_index(path: Path) -> None:
    in_sql(path, "DROP INDEX outbox_by_resource", "DROP INDEX one_answer")


def half_written_rows(path: Path) -> None:
    in_sql(
        path,
        "UPDATE outbox SET base = '{\"quanti' WHERE id = 1",
        "UPDATE outbox SET kind = 'tele' WHERE id = 2",
        "UPDATE outbox SET created_at = '', intent = '' WHERE id = 3",
    )


DAMAGED = {
    "empty": (empty, EDITS // 2),
    "cut near the front": (cut(0.02), EDITS // 2),
    "cut in the middle": (cut(0.5), EDITS // 2),
    "cut near the end": (cut(0.97), EDITS),
    "a page of listings": (page_of_listings, EDITS),
    "a page of the search": (page_of_search, EDITS),
    "header": (header, EDITS // 2),
    "a text file": (text_file, EDITS // 2),
    "a missing table": (missing_table, EDITS),
    "the outbox missing": (missing_outbox, EDITS // 2),
}
"""Kinds of damage that climb the ladder, and the fewest edits that must be there afterwards."""
BEARABLE = {
    "garbage in the log": (log_garbage, EDITS),
    "a missing index": (missing_index, EDITS),
    "half-written rows": (half_written_rows, EDITS),
}
"""The program works as if nothing had been; a row that cannot be read is parked."""


def build(folder: Path) -> bootstrap.Parts:
    return bootstrap.build(GlobalOptions(folder), {"PEEPERS_VAULT": "session"}, FixedClock(NOON))


def test_ten_kinds_and_more() -> None:
    assert len(DAMAGED) + len(BEARABLE) >= 10


@pytest.mark.parametrize("kind", DAMAGED)
def test_the_program_starts_saves_the_edits_and_tells_what_it_did(tmp_path: Path, kind: str) -> None:
    damage, fewest = DAMAGED[kind]
    path = used(tmp_path)
    damage(path)
    left = path.read_bytes()
    parts = build(tmp_path)
    try:
        edits = parts.shop.outbox.unsettled(SELLER.user_id)
        assert len(edits) >= fewest
        assert all(edit.wanted == {"quantity": 19 + edit.id} for edit in edits)
        assert [account.id for account in parts.accounts.list()] == [SELLER.user_id]
        assert parts.commands.set_stock(SELLER.user_id, "MLB299", None, "3") is not None, "and it can be worked with"
        assert parts.notice is not None
        assert parts.opened.recovered is not None
        assert parts.opened.recovered.aside.read_bytes() == left, "the damaged file is kept as it was"
        assert parts.opened.recovered.aside.name in parts.notice.advice_text()
    finally:
        parts.close()
        close_log()
    again = build(tmp_path)
    again.close()
    close_log()
    assert again.notice is None, "told once"


@pytest.mark.parametrize("kind", [kind for kind, (_, fewest) in DAMAGED.items() if fewest == EDITS])
def test_without_a_backup_the_edits_are_saved_all_the_same(tmp_path: Path, kind: str) -> None:
    path = used(tmp_path, backed_up=False)
    DAMAGED[kind][0](path)
    parts = build(tmp_path)
    try:
        assert len(parts.shop.outbox.unsettled(SELLER.user_id)) == EDITS
        assert parts.notice is not None
        assert parts.notice.code == "begun_again"
        assert parts.notice.params["edits"] == EDITS
    finally:
        parts.close()
        close_log()


@pytest.mark.parametrize("kind", BEARABLE)
def test_what_can_be_borne_needs_no_recovery(tmp_path: Path, kind: str) -> None:
    damage, count = BEARABLE[kind]
    damage(used(tmp_path))
    parts = build(tmp_path)
    try:
        edits = parts.shop.outbox.unsettled(SELLER.user_id)
        assert len(edits) == count
        parked = [edit.id for edit in edits if edit.state is EditState.PARKED]
        assert parked == ([1, 2, 3] if kind == "half-written rows" else [])
        assert len(parts.shop.outbox.due(SELLER.user_id, NOON)) == count - len(parked)
        assert parts.notice is None
    finally:
        parts.close()
        close_log()


@pytest.mark.parametrize(
    ("pragma", "error"),
    [("PRAGMA user_version=999", NewerDatabase), ("PRAGMA application_id=7", ForeignDatabase)],
)
def test_what_is_not_ours_to_touch_is_refused_byte_for_byte(
    tmp_path: Path, pragma: str, error: type[PeepersError]
) -> None:
    path = used(tmp_path)
    in_sql(path, pragma)
    before = {one.name: one.read_bytes() for one in tmp_path.rglob("*.db*")}
    with pytest.raises(error):
        build(tmp_path)
    close_log()
    assert {one.name: one.read_bytes() for one in tmp_path.rglob("*.db*")} == before


def test_the_window_says_it(tmp_path: Path, qapp: QApplication) -> None:
    header(used(tmp_path))
    parts = build(tmp_path)
    assembly = Assembly(qapp, desktop._views(parts))
    window = assembly.open()
    try:
        texts = " ".join(label.text() for label in window.banners.findChildren(QLabel))
        assert parts.opened.recovered is not None
        assert parts.opened.recovered.aside.name in texts
        assert "20/11/2026" in texts
    finally:
        window.close()
        assembly.close()
        parts.close()
        close_log()


def test_a_command_says_it_before_its_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page_of_listings(used(tmp_path))
    cli = CommandLine(tmp_path, {"PEEPERS_VAULT": "session"})
    answered = cli.here(capsys, "outbox", "--json")
    assert answered.code == 0
    assert len(answered.document) == EDITS
    assert "estava danificado" in answered.err
    assert f": {EDITS}." in answered.err
    assert "danificado" not in cli.here(capsys, "outbox", "--json").err
