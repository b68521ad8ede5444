"""Spreadsheets read back as a spreadsheet program reads them."""

from __future__ import annotations

import csv
import errno
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from peepers_desktop.app import spreadsheet
from peepers_desktop.app.exports import export, kinds
from peepers_desktop.app.queries import Queries
from peepers_desktop.app.spreadsheet import CannotWriteFile, UnknownFormat, harmless
from peepers_desktop.domain.questions import Answer
from tests.helpers.shop import NOON, SELLER, TestShop, item, open_shop, order, question, shipment, varied

NASTY = ['=HYPERLINK("http://evil";"x")', "+5511987654321", "-2+3", "@SUM(A1)", " =1+1", "\t=1", "＝1"]
TWO_LINES = 'Fone "Azul"; com\nduas linhas'


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[TestShop]:
    opened = open_shop(tmp_path)
    opened.stores.items.save([item("MLB1", 12, title=TWO_LINES), varied("MLB2", 3, 4)], NOON)
    opened.stores.items.save([item(f"MLB9{n}", 1, title=text) for n, text in enumerate(NASTY)], NOON)
    opened.stores.orders.save(
        [order("2000001234567890", "MLB1", shipment_id="4001"), order("2000002", "MLB1", lines=())]
    )
    opened.stores.shipments.save([shipment("4001", city="Curitiba, Paraná")])
    spoken = "Me liga 41 98765-4321 ou ana@exemplo.com.br, CPF 529.982.247-25"
    opened.stores.questions.save([question("501", text=spoken, answer=Answer("Sim!", "active", NOON))])
    yield opened
    opened.database.close()


@pytest.fixture
def queries(shop: TestShop) -> Queries:
    return Queries(shop.database, shop.clock)


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def read_xlsx(path: Path) -> list[dict[str, Any]]:
    header, *rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def test_a_csv_is_what_a_brazilian_excel_opens(queries: Queries, tmp_path: Path) -> None:
    assert export(queries, "items", tmp_path / "items.csv") == 4 + len(NASTY)
    assert (tmp_path / "items.csv").read_bytes().startswith(b"\xef\xbb\xbfaccount;id;")
    rows = read_csv(tmp_path / "items.csv")
    first = next(row for row in rows if row["id"] == "MLB1")
    assert (first["account"], first["title"], first["price"]) == (SELLER.user_id, TWO_LINES, "129,90")
    assert [row["variation_id"] for row in rows if row["id"] == "MLB2"] == ["", "20", "21"]


def test_no_text_is_taken_for_a_formula(queries: Queries, tmp_path: Path) -> None:
    export(queries, "items", tmp_path / "items.csv")
    titles = {row["title"] for row in read_csv(tmp_path / "items.csv")}
    assert {f"'{text}" for text in NASTY} <= titles
    export(queries, "items", tmp_path / "items.xlsx")
    assert set(NASTY) <= {row["title"] for row in read_xlsx(tmp_path / "items.xlsx")}, "kept to the letter, as text"
    assert harmless("Fone - azul") == "Fone - azul"


def test_ids_are_text_amounts_numbers_and_dates_the_sellers(queries: Queries, tmp_path: Path) -> None:
    assert export(queries, "orders", tmp_path / "orders.xlsx") == 2
    rows = {row["order_id"]: row for row in read_xlsx(tmp_path / "orders.xlsx")}
    sale = rows["2000001234567890"]
    assert (sale["unit_price"], sale["total"], sale["fee"]) == (129.9, 129.9, 15.0)
    assert sale["date_created"].isoformat() == "2026-11-20T09:00:00", "noon in UTC is nine in São Paulo"
    export(queries, "orders", tmp_path / "orders.csv")
    assert read_csv(tmp_path / "orders.csv")[0]["date_created"] == "2026-11-20 09:00:00"


def test_a_sale_whose_items_are_not_known_is_not_lost(queries: Queries, tmp_path: Path) -> None:
    export(queries, "orders", tmp_path / "orders.csv")
    rows = {row["order_id"]: row for row in read_csv(tmp_path / "orders.csv")}
    assert (rows["2000002"]["item_id"], rows["2000002"]["total"]) == ("", "129,90")


@pytest.mark.plants_canaries("the export in clear holds what the masked one must not")
@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_buyers_are_masked_unless_asked_for(queries: Queries, tmp_path: Path, kind: str, ending: str) -> None:
    secrets = ["COMPRADOR_77", "Curitiba", "98765-4321", "ana@exemplo.com.br", "529.982.247-25"]
    read = read_csv if ending == "csv" else read_xlsx
    queries.personal.shown = True
    export(queries, kind, tmp_path / f"masked.{ending}")
    told = str(read(tmp_path / f"masked.{ending}"))
    assert [word for word in secrets if word in told] == []
    queries.personal.shown = False
    export(queries, kind, tmp_path / f"clear.{ending}", personal=True)
    told = str(read(tmp_path / f"clear.{ending}"))
    wanted = {"items": [], "orders": secrets[:1], "questions": secrets[2:], "shipments": secrets[:2]}
    assert [word for word in secrets if word in told] == wanted[kind]


def test_a_file_belongs_to_its_owner_alone(queries: Queries, tmp_path: Path) -> None:
    export(queries, "orders", tmp_path / "orders.xlsx")
    assert stat.S_IMODE((tmp_path / "orders.xlsx").stat().st_mode) == 0o600


def test_a_text_longer_than_a_cell_is_cut_and_not_lost(tmp_path: Path) -> None:
    spreadsheet.write(tmp_path / "long.xlsx", ["text"], [["x" * 40_000]])
    assert len(read_xlsx(tmp_path / "long.xlsx")[0]["text"]) == 32_767


def test_a_failure_leaves_the_older_file(queries: Queries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "items.csv"
    path.write_text("the older one")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setitem(spreadsheet._WRITERS, ".csv", full)
        with pytest.raises(CannotWriteFile):
            export(queries, "items", path)
    assert path.read_text() == "the older one"
    assert [one.name for one in tmp_path.iterdir() if "part" in one.name] == []


def test_other_endings_are_refused(queries: Queries, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat):
        export(queries, "items", tmp_path / "items.ods")
    with pytest.raises(CannotWriteFile):
        export(queries, "items", tmp_path / "no such folder" / "items.xlsx")
