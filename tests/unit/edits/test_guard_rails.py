"""What is asked about before it is queued: each guard, its confirmation, and what no confirmation helps."""

from __future__ import annotations

import pytest

from peepers_desktop.app import refusals
from peepers_desktop.domain.edits import EditKind, EditState
from peepers_desktop.domain.guards import Draft, GuardKind, price_jump
from peepers_desktop.domain.money import Money
from peepers_desktop.errors import EditError
from tests.helpers.counter import ACCOUNT, Counter
from tests.helpers.shop import item, varied


def draft(kind: EditKind, item_id: str, typed: str, variation: str | None = None) -> Draft:
    return Draft(ACCOUNT, kind, item_id, variation, typed)


@pytest.mark.parametrize(
    ("before", "after", "guarded"),
    [
        (10000, 15000, True),
        (10000, 14999, False),
        (10000, 5000, True),
        (10000, 5001, False),
        (10000, 1000, True),
        (100, 10000, True),
        (0, 10000, False),
    ],
)
def test_half_the_price_either_way_is_a_jump(before: int, after: int, guarded: bool) -> None:
    found = price_jump(Money(before, "BRL"), Money(after, "BRL"))
    assert (found is not None) is guarded


def test_from_an_unknown_price_nothing_can_be_said() -> None:
    assert price_jump(None, Money(100, "BRL")) is None


def test_a_jump_is_queued_only_when_it_is_confirmed(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    with pytest.raises(refusals.NeedsConfirmation) as asked:
        counter.commands.set_price(None, "MLB1", "12,99")
    assert [guard.kind for guard in asked.value.guards] == [GuardKind.PRICE_JUMP]
    assert asked.value.text() == "The price would go from 129.90 to 12.99, a change of 90 %."
    assert counter.queries.pending() == []
    edit = counter.commands.set_price(None, "MLB1", "12,99", confirmed=True)
    assert counter.get(edit).marks["confirmed"] == ["price_jump"]


def test_a_small_change_of_price_needs_no_confirmation(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    assert counter.commands.set_price(None, "MLB1", "119,90") is not None


def test_five_rows_to_zero_are_asked_about_as_one_act(counter: Counter) -> None:
    counter.stock_up(*(item(f"MLB{n}") for n in range(5)))
    drafts = [draft(EditKind.STOCK, f"MLB{n}", "0") for n in range(5)]
    (guard,) = counter.commands.guards(drafts)
    assert (guard.kind, guard.params) == (GuardKind.MANY_TO_ZERO, {"count": 5})
    assert counter.commands.guards(drafts[:4]) == ()
    with pytest.raises(refusals.ManyToZero):
        counter.commands.apply(drafts)
    assert counter.queries.pending() == []
    assert all(result.edit for result in counter.commands.apply(drafts, confirmed=True))


def test_all_the_rows_on_the_screen_are_many(counter: Counter) -> None:
    counter.stock_up(*(item(f"MLB{n}") for n in range(3)))
    drafts = [draft(EditKind.STOCK, f"MLB{n}", "0") for n in range(3)]
    assert [guard.kind for guard in counter.commands.guards(drafts, shown=3)] == [GuardKind.MANY_TO_ZERO]
    assert counter.commands.guards(drafts, shown=4) == ()
    assert counter.commands.guards(drafts[:1], shown=1) == ()


@pytest.mark.parametrize("rows", [2, 3, 4])
def test_all_the_rows_on_the_screen_are_many_when_one_has_nothing_already(counter: Counter, rows: int) -> None:
    counter.stock_up(*(item(f"MLB{n}", 10 if n else 0) for n in range(rows)))
    drafts = [draft(EditKind.STOCK, f"MLB{n}", "0") for n in range(rows)]
    (guard,) = counter.commands.guards(drafts, shown=rows)
    assert (guard.kind, guard.params) == (GuardKind.MANY_TO_ZERO, {"count": rows - 1})
    # The row without units is shown and no draft is about it, as when the cell above is filled down.
    assert [one.kind for one in counter.commands.guards(drafts[1:], shown=rows, empty=1)] == [GuardKind.MANY_TO_ZERO]
    assert counter.commands.guards(drafts[1:], shown=rows) == ()
    assert counter.commands.guards(drafts[:1], shown=rows, empty=rows - 1) == (), "nothing changes"
    with pytest.raises(refusals.ManyToZero):
        counter.commands.apply(drafts, shown=rows)


def test_rows_that_are_at_zero_already_do_not_count(counter: Counter) -> None:
    counter.stock_up(*(item(f"MLB{n}", 0 if n else 10) for n in range(5)))
    assert counter.commands.guards([draft(EditKind.STOCK, f"MLB{n}", "0") for n in range(5)]) == ()


def test_rows_queued_one_by_one_in_a_batch_are_counted_too(counter: Counter) -> None:
    counter.stock_up(*(item(f"MLB{n}") for n in range(5)))
    for n in range(4):
        counter.commands.set_stock(None, f"MLB{n}", None, "0", "act")
    with pytest.raises(refusals.ManyToZero):
        counter.commands.set_stock(None, "MLB4", None, "0", "act")
    assert counter.commands.set_stock(None, "MLB4", None, "0") is not None


@pytest.mark.parametrize(
    ("changes", "kind", "guard", "error"),
    [
        ({"tags": frozenset({"dynamic_standard_price"})}, EditKind.PRICE, GuardKind.PRICE_AUTOMATION,
         refusals.PriceIsAutomatic),
        ({"status": "closed"}, EditKind.PRICE, GuardKind.STATUS_REFUSES, refusals.StatusRefusesEdits),
        ({"status": "under_review"}, EditKind.STOCK, GuardKind.STATUS_REFUSES, refusals.StatusRefusesEdits),
        ({"status": "inactive"}, EditKind.STATUS, GuardKind.STATUS_REFUSES, refusals.StatusRefusesEdits),
        ({"status": "closed", "tags": frozenset({"variations_migration_source"})}, EditKind.STOCK,
         GuardKind.MIGRATED_TO_USER_PRODUCTS, refusals.MigratedToUserProducts),
    ],
)  # fmt: skip
def test_what_the_marketplace_would_refuse_is_refused_here(counter: Counter, changes, kind, guard, error) -> None:
    counter.stock_up(item("MLB1", **changes))
    typed = {EditKind.PRICE: "99,90", EditKind.STOCK: "3", EditKind.STATUS: "paused"}[kind]
    one = draft(kind, "MLB1", typed)
    assert [found.kind for found in counter.commands.guards([one])] == [guard]
    (result,) = counter.commands.apply([one], confirmed=True)
    assert isinstance(result.error, error)
    assert result.edit is None


def test_a_variation_that_is_gone_is_named(counter: Counter) -> None:
    counter.stock_up(varied("MLB1", 3, 4))
    one = draft(EditKind.STOCK, "MLB1", "3", "999")
    assert [found.kind for found in counter.commands.guards([one])] == [GuardKind.VARIATIONS_CHANGED]
    with pytest.raises(refusals.VariationsChanged):
        counter.commands.set_stock(None, "MLB1", "999", "3")


def test_every_guard_has_a_sentence_and_an_advice() -> None:
    assert set(refusals.GUARDED) == set(GuardKind)
    assert all(issubclass(kind, EditError) and kind.message and kind.advice for kind in refusals.GUARDED.values())


def test_one_refused_row_stops_no_other(counter: Counter) -> None:
    counter.stock_up(item("MLB1"), item("MLB2", status="closed"), item("MLB3"))
    results = counter.commands.apply([draft(EditKind.STOCK, f"MLB{n}", "4") for n in (1, 2, 3)])
    assert [result.error is None for result in results] == [True, False, True]
    assert {result.edit.state for result in results if result.edit} == {EditState.QUEUED}
    assert len({result.edit.batch for result in results if result.edit}) == 1
