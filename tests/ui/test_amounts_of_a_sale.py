"""What a sale brings: its goods, the coupon, the fee of every unit, the seller's shipping, and what is left of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from peepers_desktop.domain.money import Money
from peepers_desktop.ui.tabs.orders import OrdersTab
from tests.helpers.shop import NOON, item, order, shipment
from tests.helpers.tab_bench import make_bench


@pytest.fixture
def bench(tmp_path, qapp):
    made = make_bench(tmp_path)
    made.shop.stores.items.save([item("MLB1"), item("MLB2", title="Mouse sem fio")], NOON)
    yield made
    made.close()


@pytest.fixture
def amounts(bench, qtbot):
    """Of the first sale: what stands under Amounts, word and value."""

    def read() -> dict[str, str]:
        tab = OrdersTab(bench.context)
        qtbot.addWidget(tab)
        qtbot.addWidget(tab.details)
        bench.show(tab)
        bench.settle(qtbot)
        tab.table.selectRow(0)
        bench.settle(qtbot)
        shown = [label.text().replace("\u00a0", " ") for label in tab.details.findChildren(QLabel)]
        part = shown[shown.index("Amounts") + 1 :]
        names = ("Items", "Coupon", "Sale fee", "Your shipping", "Estimate")
        return {name: part[part.index(name) + 1] for name in names if name in part}

    return read


def pack(bench, **changes) -> None:
    """Two orders of one purchase: 3 units and 1, with a fee of R$ 15,00 a unit."""
    bench.shop.stores.orders.save(
        [
            replace(order("9001", "MLB1", 3, pack_id="7000", shipment_id="500"), **changes),
            order("9002", "MLB2", pack_id="7000", shipment_id="500"),
        ]
    )


def test_shipping_that_costs_nothing_is_a_plain_zero(bench, amounts):
    bench.shop.stores.shipments.save([shipment("500", seller_cost=Money(0, "BRL"))])
    pack(bench)
    shown = amounts()
    assert (shown["Your shipping"], shown["Estimate"]) == ("R$ 0,00", "R$ 459,60")


def test_everything_that_is_known_is_summed_over_the_pack(bench, amounts):
    bench.shop.stores.shipments.save([shipment("500", seller_cost=Money(2110, "BRL"))])
    pack(bench)
    assert amounts() == {
        "Items": "R$ 519,60", "Sale fee": "− R$ 60,00", "Your shipping": "− R$ 21,10", "Estimate": "R$ 438,50",
    }  # fmt: skip


def test_a_coupon_is_told(bench, amounts):
    pack(bench, coupon=Money(2500, "BRL"))
    assert amounts()["Coupon"] == "R$ 25,00"


def test_a_coupon_of_nothing_is_not(bench, amounts):
    pack(bench, coupon=Money(0, "BRL"))
    assert "Coupon" not in amounts()


def test_shipping_that_nobody_told_is_a_dash_and_so_is_the_rest(bench, amounts):
    bench.shop.stores.shipments.save([shipment("500")])
    pack(bench)
    shown = amounts()
    assert (shown["Sale fee"], shown["Your shipping"], shown["Estimate"]) == ("− R$ 60,00", "—", "—")
