"""The history of a listing: by this program, by a sale, or by somebody else; and how it was on a day."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta

import pytest

from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.rows import HistoryRow
from peepers_desktop.store.attribution import Sale, with_sales
from tests.helpers.counter import ACCOUNT, Counter
from tests.helpers.shop import NOON, item, order, varied

HOUR = timedelta(hours=1)


def told(counter: Counter, item_id: str = "MLB1") -> list[tuple[str, str, str | None, str | None]]:
    """Oldest first."""
    rows = counter.queries.history(ACCOUNT, item_id)[::-1]
    return [(row.source, row.field, row.before, row.after) for row in rows]


def later(counter: Counter, hours: float = 1) -> None:
    counter.shop.clock.advance(hours * 3600)


def sale(counter: Counter, order_id: str, units: int, **changes: object) -> None:
    at = counter.shop.clock.now()
    counter.shop.stores.orders.save([order(order_id, "MLB1", units, date_created=at, **changes)])


def test_a_drop_that_a_sale_explains_is_told_as_a_sale(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    later(counter)
    sale(counter, "2000001", 2)
    counter.stock_up(item("MLB1", 8))
    assert told(counter) == [("sale", "quantity", "10", "8")]
    assert counter.queries.history(ACCOUNT, "MLB1")[0].order_ids == ("2000001",)


def test_a_sale_that_becomes_known_later_is_told_all_the_same(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    later(counter)
    counter.stock_up(item("MLB1", 8))
    assert told(counter) == [("marketplace", "quantity", "10", "8")]
    sale(counter, "2000001", 2)
    assert told(counter) == [("sale", "quantity", "10", "8")]


def test_what_sales_do_not_explain_is_somebody_else_s(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    later(counter)
    sale(counter, "2000001", 2)
    counter.stock_up(item("MLB1", 5))
    assert told(counter) == [("sale", "quantity", "10", "8"), ("marketplace", "quantity", "8", "5")]


def test_a_cancelled_sale_and_a_sale_long_before_explain_nothing(counter: Counter) -> None:
    sale(counter, "2000001", 2)
    later(counter, 24)
    counter.stock_up(item("MLB1"))
    later(counter)
    sale(counter, "2000002", 2, status="cancelled")
    counter.stock_up(item("MLB1", 8))
    assert told(counter) == [("marketplace", "quantity", "10", "8")]


def test_an_edit_is_told_once_and_with_the_number_it_wrote(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    counter.arrive(counter.commands.set_stock(None, "MLB1", None, "25"))
    later(counter)
    counter.stock_up(item("MLB1", 25))
    assert told(counter) == [("peepers", "quantity", "10", "25")]


def test_a_sale_after_an_edit_is_told_apart_from_it(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    counter.arrive(counter.commands.set_stock(None, "MLB1", None, "25"))
    later(counter)
    sale(counter, "2000001", 4)
    counter.stock_up(item("MLB1", 21))
    assert told(counter) == [("peepers", "quantity", "10", "25"), ("sale", "quantity", "25", "21")]


def test_what_changed_nothing_is_no_history(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    edit = counter.commands.set_stock(None, "MLB1", None, "12")
    counter.walk(edit, EditState.APPLIED, seen={"quantity": 12, "sending": 12}, reason="already_so")
    assert told(counter) == []


def test_titles_prices_and_states_are_kept_too(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    later(counter)
    counter.stock_up(item("MLB1", title="Fone novo", price=Money(9990, "BRL"), status="paused"))
    assert told(counter) == [
        ("marketplace", "title", "Fone de ouvido MLB1", "Fone novo"),
        ("marketplace", "status", "active", "paused"),
        ("marketplace", "price", "129.90", "99.90"),
    ]


def test_variations_sell_apart(counter: Counter) -> None:
    counter.stock_up(varied("MLB1", 3, 4))
    later(counter)
    one = order("2000001", "MLB1", 1, date_created=counter.shop.clock.now())
    from dataclasses import replace

    line = replace(one.lines[0], variation_id="10")
    counter.shop.stores.orders.save([replace(one, lines=(line,))])
    counter.stock_up(varied("MLB1", 2, 3))
    rows = counter.queries.history(ACCOUNT, "MLB1")
    assert {(row.variation_id, row.source) for row in rows} == {("10", "sale"), ("11", "marketplace")}


def row(before: int, after: int, hours: float, source: str = "marketplace") -> HistoryRow:
    return HistoryRow(NOON + hours * HOUR, source, "quantity", str(before), str(after))


def test_no_sale_is_told_twice() -> None:
    sales = [Sale("1", None, 2, NOON + HOUR)]
    rows = with_sales([row(10, 8, 1.05), row(8, 6, 1.1)], sales, NOON)
    assert [one.source for one in rows] == ["sale", "marketplace"]


def test_a_rise_is_never_a_sale() -> None:
    assert [one.source for one in with_sales([row(8, 10, 1)], [Sale("1", None, 2, NOON)], NOON)] == ["marketplace"]


def test_how_a_listing_was_at_an_instant(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    later(counter, 24)
    counter.stock_up(item("MLB1", 7, title="Fone novo", price=Money(9990, "BRL")))
    later(counter, 24)
    counter.stock_up(item("MLB1", 3, title="Fone novo", price=Money(9990, "BRL"), status="paused"))
    first, second, now = (counter.queries.listing_on(ACCOUNT, "MLB1", NOON + h * HOUR) for h in (1, 25, 49))
    assert (first.quantity, first.title, first.price, first.status) == (
        10, "Fone de ouvido MLB1", Money(12990, "BRL"), "active",
    )  # fmt: skip
    assert (second.quantity, second.title, second.price) == (7, "Fone novo", Money(9990, "BRL"))
    assert (now.quantity, now.status) == (3, "paused")


def test_before_it_was_first_read_nothing_is_known(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    before = counter.queries.listing_on(ACCOUNT, "MLB1", NOON - HOUR)
    assert (before.known, before.quantity, before.title) == (False, None, None)
    assert not counter.queries.listing_on(ACCOUNT, "MLB9", NOON).known


def test_unknown_stays_unknown(counter: Counter) -> None:
    counter.stock_up(item("MLB1", None))
    later(counter)
    counter.stock_up(item("MLB1", 7))
    known = counter.queries.listing_on(ACCOUNT, "MLB1", NOON + HOUR / 2)
    assert (known.known, known.quantity) == (True, None), "no number was known then; none is invented"


def test_a_day_means_its_end(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    later(counter, 48)
    counter.stock_up(item("MLB1", 7))
    assert counter.queries.listing_on(ACCOUNT, "MLB1", date(2026, 11, 20)).quantity == 10
    assert counter.queries.listing_on(ACCOUNT, "MLB1", date(2026, 11, 23)).quantity == 7


def test_a_day_ends_at_the_sellers_midnight(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not at this machine's: 02:30 in UTC is still the evening before in São Paulo."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        counter.stock_up(item("MLB1"))
        later(counter, 14.5)
        counter.stock_up(item("MLB1", 7))
        later(counter, 1)
        counter.stock_up(item("MLB1", 3))
        assert counter.queries.listing_on(ACCOUNT, "MLB1", date(2026, 11, 20)).quantity == 7
        assert counter.queries.listing_on(ACCOUNT, "MLB1", date(2026, 11, 21)).quantity == 3
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("hours", [1, 30])
def test_variations_were_what_they_were(counter: Counter, hours: int) -> None:
    counter.stock_up(varied("MLB1", 3, 4))
    later(counter, 24)
    counter.stock_up(varied("MLB1", 2, 4))
    was = counter.queries.listing_on(ACCOUNT, "MLB1", datetime(2026, 11, 20, 12, tzinfo=UTC) + hours * HOUR)
    units = 3 if hours == 1 else 2
    assert (dict(was.variations), was.quantity) == ({"10": units, "11": 4}, units + 4)
