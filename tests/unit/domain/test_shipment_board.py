"""Where a parcel stands, and how its timeline is ordered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from peepers_desktop.domain.shipments import Board, ShipmentEvent, board_of, is_final, sorted_events

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "substatus", "board"),
    [
        ("pending", "shipment_paid", Board.TO_PREPARE),
        ("handling", None, Board.TO_PREPARE),
        ("ready_to_ship", "ready_to_print", Board.TO_PREPARE),
        ("ready_to_ship", "invoice_pending", Board.TO_PREPARE),
        ("ready_to_ship", "printed", Board.READY),
        ("ready_to_ship", "in_pickup_list", Board.READY),
        ("ready_to_ship", "picked_up", Board.IN_TRANSIT),
        ("ready_to_ship", "in_hub", Board.IN_TRANSIT),
        ("shipped", None, Board.IN_TRANSIT),
        ("SHIPPED", "out_for_delivery", Board.IN_TRANSIT),
        ("delivered", None, Board.FINISHED),
        ("cancelled", "pack_splitted", Board.FINISHED),
        ("something_new", "who_knows", Board.TO_PREPARE),
    ],
)
def test_board(status: str, substatus: str | None, board: Board) -> None:
    assert board_of(status, substatus) is board


@pytest.mark.parametrize(
    ("status", "substatus", "final"),
    [
        ("delivered", None, True),
        ("cancelled", None, True),
        ("not_delivered", "returned", True),
        ("not_delivered", "returning_to_sender", False),
        ("shipped", None, False),
        ("ready_to_ship", "printed", False),
    ],
)
def test_what_need_not_be_asked_again(status: str, substatus: str | None, final: bool) -> None:
    assert is_final(status, substatus) is final


def test_events_are_sorted_and_ties_keep_the_answers_order() -> None:
    handling = ShipmentEvent("handling", None, NOON)
    printed = ShipmentEvent("ready_to_ship", "printed", NOON)
    delivered = ShipmentEvent("delivered", None, NOON + timedelta(days=2))
    assert sorted_events((delivered, handling, printed)) == (handling, printed, delivered)


def test_an_event_without_a_readable_date_is_left_out() -> None:
    assert sorted_events((ShipmentEvent("shipped", None, None),)) == ()
