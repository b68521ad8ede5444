"""A parcel's timeline: in time order, on the seller's clock, collection told by picked_up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.shipments import ShipmentEvent
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.tabs.shipments_details import timeline_steps
from peepers_desktop.ui.theme import Choice, Theme
from peepers_desktop.ui.widgets.timeline import Timeline, TimelineStep
from peepers_desktop.ui.zones import zone_of
from tests.helpers.shop import NOON


@pytest.fixture
def fmt() -> Format:
    return Format(FixedClock(NOON), zone_of("MLB"))


def event(status: str, substatus: str | None, hours: float) -> ShipmentEvent:
    return ShipmentEvent(status, substatus, NOON - timedelta(hours=hours))


def test_events_out_of_order_are_sorted_and_equal_times_keep_their_order(fmt):
    events = (
        event("shipped", None, 1),
        event("handling", None, 5),
        event("ready_to_ship", "ready_to_print", 5),
        event("ready_to_ship", "printed", 5),
    )
    words = [step.words for step in timeline_steps(events, fmt)]
    assert words == ["In preparation", "Label to print", "Label printed", "On the way"]


def test_a_bad_date_is_left_out(fmt):
    assert (
        timeline_steps((ShipmentEvent("handling", None, None), event("shipped", None, 1)), fmt)[0].words == "On the way"
    )


def test_times_are_those_of_the_seller_s_site(fmt):
    # 10:08 at −04:00 is 11:08 in Brasília.
    moment = datetime(2026, 11, 20, 14, 8, tzinfo=UTC)
    (step,) = timeline_steps((ShipmentEvent("shipped", None, moment),), fmt)
    assert step.when.endswith("11:08")


def test_collected_comes_from_picked_up_days_before_shipped(fmt):
    events = (event("ready_to_ship", "picked_up", 150), event("shipped", None, 6))
    collected, shipped = timeline_steps(events, fmt)
    assert (collected.words, collected.major) == ("Collected", True)
    assert shipped.major


def test_trouble_stands_out_and_repeated_steps_are_said_once(fmt):
    events = (
        event("shipped", "receiver_absent", 2),
        event("shipped", "receiver_absent", 2),
        event("not_delivered", "returned", 1),
    )
    steps = timeline_steps(events, fmt)
    assert [step.trouble for step in steps] == [True, True]


def test_the_whole_story_is_read_to_those_who_do_not_see_it(qtbot, qapp):
    theme = Theme(Choice.LIGHT)
    line = Timeline(theme)
    qtbot.addWidget(line)
    line.set_steps(
        (TimelineStep("Collected", "Today 09:00", major=True), TimelineStep("Lost", "Today 10:00", trouble=True))
    )
    assert line.accessibleDescription() == "Today 09:00 Collected; Today 10:00 Lost"


def test_it_grows_when_words_wrap(qtbot, qapp):
    line = Timeline(Theme(Choice.LIGHT))
    qtbot.addWidget(line)
    line.resize(300, 10)
    line.set_steps((TimelineStep("Short", "now"),))
    short = line.height()
    line.set_steps((TimelineStep("A very long sentence that needs more than one line in a narrow dock " * 3, "now"),))
    assert line.height() > short
    assert not line.grab().isNull()
