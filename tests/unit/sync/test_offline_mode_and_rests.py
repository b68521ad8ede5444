"""When nothing is asked: offline, until a probe is due; and what was refused, until its rest is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.events import Connection, Stage
from peepers_desktop.mercadolivre import errors
from peepers_desktop.sync.circuit import FAILURES_TO_OPEN, PROBE_EVERY, Circuit
from peepers_desktop.sync.policy import trouble_of
from peepers_desktop.sync.refused import RestingStages
from tests.helpers.shop import SELLER, TestShop, open_shop


@pytest.fixture
def shop(tmp_path: Path, clock: FixedClock) -> Iterator[TestShop]:
    opened = open_shop(tmp_path, clock.now(), clock)
    yield opened
    opened.database.close()


def test_five_failures_are_offline_and_one_answer_is_not(clock: FixedClock) -> None:
    circuit = Circuit(clock)
    assert circuit.probe_due(), "online everything may be asked"
    assert not circuit.failed(FAILURES_TO_OPEN - 1)
    assert circuit.failed(1), "this one opened it"
    assert not circuit.failed(1), "and this one found it open"
    assert circuit.state().connection is Connection.OFFLINE
    assert not circuit.probe_due()
    clock.advance(PROBE_EVERY.total_seconds())
    assert circuit.probe_due()
    assert not circuit.probe_due(), "one probe in thirty seconds"
    assert circuit.answered()
    assert (circuit.offline, circuit.probe_due()) == (False, True)
    assert circuit.state().connection is Connection.ONLINE


def test_what_was_refused_rests_and_is_asked_again(shop: TestShop) -> None:
    rests = RestingStages(shop.stores.cursors, SELLER.user_id, shop.clock)
    trouble = trouble_of(errors.AccessForbidden(), Stage.ORDERS)
    rests.rest(Stage.ORDERS, trouble, timedelta(hours=1))
    shop.clock.advance(3599)
    assert rests.trouble(Stage.ORDERS) == trouble
    assert rests.trouble(Stage.ITEMS) is None
    shop.clock.advance(1)
    assert rests.trouble(Stage.ORDERS) is None


def test_a_clock_that_went_back_lengthens_no_rest(shop: TestShop) -> None:
    rests = RestingStages(shop.stores.cursors, SELLER.user_id, shop.clock)
    rests.rest(Stage.ORDERS, trouble_of(errors.AccessForbidden(), Stage.ORDERS), timedelta(hours=1))
    shop.clock.advance(-86400)
    assert rests.trouble(Stage.ORDERS) is None
