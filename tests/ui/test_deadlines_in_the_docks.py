"""Both docks say until when a parcel has to be handed over, while it is here; and what time and network bring."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from peepers_desktop.domain.events import Connection, ConnectionChanged
from peepers_desktop.domain.shipments import DispatchDeadline
from tests.helpers.shop import NOON, open_shop, order, question, shipment
from tests.helpers.window_bench import make_window


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def bench(qtbot, tmp_path, asked):
    shop = open_shop(tmp_path)
    due = [DispatchDeadline("on_time", NOON + timedelta(hours=hours)) for hours in (-2, 5, -30)]
    shop.stores.shipments.save(
        [
            shipment("501", deadline=due[0]),
            shipment("502", substatus="printed", deadline=due[1], tracking_number="QX502BR"),
            shipment("503", substatus="picked_up", deadline=due[2]),
        ]
    )
    numbers = ("501", "502", "503")
    shop.stores.orders.save([order(f"90{number}", "MLB1", shipment_id=number) for number in numbers])
    shop.stores.questions.save([question("1", date_created=NOON - timedelta(minutes=5))])

    def nothing(address: str) -> bytes:
        asked.append(address)
        raise OSError(address)

    made = make_window(shop, tmp_path, fetch=nothing)
    yield made
    made.close()


def dock(qtbot, bench, section: str, ident: str) -> list[str]:
    """What the dock says of one row."""
    tab = bench.tab(section)
    tab.select(ident)
    qtbot.waitUntil(lambda: getattr(tab.table.current_row(), "id", "") == ident)
    bench.settle()
    return [label.text() for label in tab.details.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("number", "words"), [("501", "Today 07:00\n2 h late"), ("502", "Today 14:00\nin 5 h"), ("503", None)]
)
def test_the_deadline_of_a_parcel_and_of_its_sale(qtbot, bench, number, words):
    for section, ident in (("shipments", number), ("orders", f"90{number}")):
        shown = dock(qtbot, bench, section, ident)
        told = shown[shown.index("Dispatch by") + 1] if "Dispatch by" in shown else None
        assert told == words, section


def test_the_tracking_number_stands_at_the_sale_too(qtbot, bench):
    assert "QX502BR" in dock(qtbot, bench, "orders", "90502")


def test_minute_by_minute_the_ages_of_today_go_on(qtbot, bench):
    today = bench.tab("today")
    assert today.questions.rows[0].clock.text() == "5 min ago"
    assert today._minute.isActive()
    assert today._minute.interval() == 60_000
    bench.shop.clock.advance(600)
    today._minute.timeout.emit()
    assert today.questions.rows[0].clock.text() == "15 min ago"
    bench.tab("outbox")
    assert not today._minute.isActive(), "nobody looks at it"


def test_pictures_that_failed_are_asked_for_again_when_the_network_is_back(qtbot, bench, asked):
    address = "https://http2.mlstatic.com/D_1-I.jpg"
    pictures = bench.context.thumbnails
    pictures.pixmap(address, 36)
    qtbot.waitUntil(lambda: asked == [address] and not pictures.busy)
    pictures.pixmap(address, 36)
    for state in (Connection.OFFLINE, Connection.ONLINE):
        assert asked == [address]
        bench.context.bridge.publish(ConnectionChanged(state))
        bench.settle()
    pictures.pixmap(address, 36)
    qtbot.waitUntil(lambda: asked == [address, address])
