"""A seller erases a buyer where the buyer is shown: told first what goes and stays, and what would be lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from peepers_desktop.domain.events import Changed, Kind
from peepers_desktop.ui.dialogs.erase_buyer import EraseBuyerDialog
from tests.helpers.raw_bytes import found_in
from tests.helpers.shop import NOON, SELLER, item, open_shop, order, question, shipment
from tests.helpers.window_bench import WindowBench, make_window

BUYER, NAME, CITY = "3141592653", "GIOVANNA.PRIVADA", "Pindamonhangaba, São Paulo"
ASKED, REPLY = "entrega na zona rural?", "sim, para a zona rural também"
TRACES = [BUYER, NAME, "giovanna", CITY, ASKED, REPLY]


@pytest.fixture
def bench(qtbot, tmp_path):
    shop = open_shop(tmp_path)
    shop.stores.items.save([item("MLB1")], NOON)
    shop.stores.orders.save([order("9001", "MLB1", buyer_id=BUYER, buyer_nickname=NAME, shipment_id="500")])
    shop.stores.shipments.save([shipment("500", city=CITY)])
    shop.stores.questions.save([question("601", buyer_id=BUYER, text=ASKED), question("602")])
    made = make_window(shop, tmp_path)
    made.context.commands.answer(SELLER.user_id, "601", REPLY)
    made.context.commands.answer(SELLER.user_id, "602", "Temos, sim.")
    yield made
    made.close()


def ask(bench: WindowBench) -> EraseBuyerDialog:
    """Choose the sale, and the link in its details."""
    tab = bench.tab("orders")
    tab.select("9001")
    bench.settle()
    link(bench.window.tabs["orders"].details).click()
    dialog: Any = tab.details.erasing
    assert dialog.isVisible()
    return dialog


def link(details: Any) -> QPushButton:
    return next(one for one in details.findChildren(QPushButton) if one.text() == "Erase this buyer's data…")


def words_of(dialog: EraseBuyerDialog) -> list[str]:
    return [one.text() for one in dialog.findChildren(QLabel) if one.isVisibleTo(dialog) and one.text()]


def test_it_says_what_goes_and_stays_and_names_the_answer_that_would_be_lost(bench):
    dialog = ask(bench)
    assert not dialog.yes_button.isEnabled(), "nothing goes before it is known what would be lost"
    bench.settle()
    said = words_of(dialog)
    assert "Leaves this computer" in said
    assert "Stays" in said
    assert f"“{REPLY}”" in said
    assert "“Temos, sim.”" not in said, "that one is another buyer's"
    assert dialog.yes_button.isEnabled()
    assert dialog.no_button.isDefault(), "nothing is erased by a key pressed too often"
    assert NAME not in " ".join(said), "the buyer is masked until the seller wants to see them"


def test_no_changes_nothing(bench, tmp_path: Path):
    dialog = ask(bench)
    bench.settle()
    dialog.no_button.click()
    bench.settle()
    assert not dialog.isVisible()
    assert {BUYER, ASKED, REPLY} <= set(found_in(tmp_path, TRACES))


def test_the_buyer_leaves_no_byte_and_the_sale_stays(bench, tmp_path: Path):
    dialog = ask(bench)
    bench.settle()
    told = []
    bench.context.bridge.happened.connect(told.append)
    dialog.yes_button.click()
    bench.settle()
    assert dialog.title.text() == "The buyer is erased"
    assert dialog.sentence.text() == "Taken out of 1 sales, 1 parcels and 1 questions."
    assert dialog.yes_button.isHidden()
    assert found_in(tmp_path, TRACES) == {}
    sale = bench.shop.stores.orders.get(SELLER.user_id, "9001")
    assert sale is not None
    assert (sale.buyer_id, sale.buyer_nickname) == (None, None)
    left = [row.edit.wanted["text"] for row in bench.context.queries.pending()]
    assert left == ["Temos, sim."]
    assert Changed(Kind.OUTBOX, SELLER.user_id) in told, "lists and counters of what waits are read anew"
    dialog.no_button.click()
    details: Any = bench.window.tabs["orders"].details
    assert "Erase this buyer's data…" not in [
        one.text() for one in details.findChildren(QPushButton) if one.isVisible()
    ]


def test_a_failure_is_said_and_it_can_be_tried_again(bench, monkeypatch):
    from peepers_desktop.store.errors import DiskFull

    dialog = ask(bench)
    bench.settle()
    erase = bench.context.privacy.erase_buyer

    def full(buyer_id: str):
        raise DiskFull

    dialog._work = lambda: full(BUYER)
    dialog.yes_button.click()
    bench.settle()
    assert "disk is full" in dialog.problem.text()
    assert dialog.yes_button.isEnabled()
    dialog._work = lambda: erase(BUYER)
    dialog.yes_button.click()
    bench.settle()
    assert dialog.title.text() == "The buyer is erased"
