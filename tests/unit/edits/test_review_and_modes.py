"""Per account: read only, confirm, normal. What is held does not leave; the review shows before and after."""

from __future__ import annotations

import pytest

from peepers_desktop.app import refusals
from peepers_desktop.app.commands import Choice
from peepers_desktop.domain.accounts import SendMode
from peepers_desktop.domain.edits import EditKind, EditState, ResourceKey
from peepers_desktop.domain.guards import GuardKind
from peepers_desktop.store.edit_rows import NewEdit
from tests.helpers.counter import ACCOUNT, Counter
from tests.helpers.shop import item, question, varied


def due(counter: Counter) -> list[str]:
    counter.shop.clock.advance(60)
    return [edit.resource for edit in counter.shop.stores.outbox.due(ACCOUNT, counter.shop.clock.now())]


def test_read_only_refuses_every_edit_with_a_sentence(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    counter.shop.stores.questions.save([question("501")])
    counter.mode(SendMode.READ_ONLY)
    for edit in (
        lambda: counter.commands.set_stock(None, "MLB1", None, "7"),
        lambda: counter.commands.set_price(None, "MLB1", "120"),
        lambda: counter.commands.set_status(None, "MLB1", "paused"),
        lambda: counter.commands.answer(None, "501", "Sim!"),
    ):
        with pytest.raises(refusals.AccountIsReadOnly):
            edit()


def test_confirm_holds_edits_until_they_are_released(counter: Counter) -> None:
    counter.stock_up(item("MLB1"), item("MLB2"))
    counter.shop.stores.questions.save([question("501")])
    counter.mode(SendMode.CONFIRM)
    first = counter.commands.set_stock(None, "MLB1", None, "7")
    counter.commands.set_price(None, "MLB2", "120")
    counter.commands.answer(None, "501", "Sim!")
    assert due(counter) == []
    assert counter.get(first).held
    (released,) = counter.commands.release([counter.get(first).id])
    assert (released.id, released.held) == (counter.get(first).id, False)
    assert due(counter) == ["stock:MLB1"]
    assert len(counter.commands.release(account=ACCOUNT)) == 2
    assert due(counter) == ["stock:MLB1", "price:MLB2", "answer:501"]
    assert counter.commands.release(account=ACCOUNT) == []


def test_what_is_held_holds_up_its_own_lane_only(counter: Counter) -> None:
    counter.stock_up(item("MLB1"), item("MLB2"))
    counter.mode(SendMode.CONFIRM)
    counter.commands.set_stock(None, "MLB1", None, "7")
    counter.mode(SendMode.NORMAL)
    counter.commands.set_stock(None, "MLB2", None, "7")
    assert due(counter) == ["stock:MLB2"]


def test_turning_to_confirm_holds_what_waits_and_turning_back_releases_nothing(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    counter.commands.set_stock(None, "MLB1", None, "7")
    counter.commands.set_mode(ACCOUNT, SendMode.CONFIRM)
    assert due(counter) == []
    counter.commands.set_mode(ACCOUNT, SendMode.NORMAL)
    assert due(counter) == []
    counter.commands.release()
    assert due(counter) == ["stock:MLB1"]


def test_a_held_edit_does_not_start_even_when_it_was_due_a_moment_ago(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    edit = counter.get(counter.commands.set_stock(None, "MLB1", None, "7"))
    counter.commands.set_mode(ACCOUNT, SendMode.CONFIRM)
    assert counter.shop.stores.outbox.start(edit.id) is None
    assert counter.state(edit) is EditState.QUEUED


def test_discarding_takes_back_what_has_not_left(counter: Counter) -> None:
    counter.stock_up(item("MLB1"), item("MLB2"))
    kept = counter.walk(counter.commands.set_stock(None, "MLB1", None, "7"), EditState.SENDING)
    gone = counter.get(counter.commands.set_stock(None, "MLB2", None, "7"))
    assert [edit.id for edit in counter.commands.discard([kept.id, gone.id])] == [gone.id]
    assert counter.state(kept) is EditState.SENDING


def test_the_review_shows_before_and_after_and_what_to_look_at(counter: Counter) -> None:
    counter.stock_up(item("MLB1"), varied("MLB2", 3, 4))
    counter.shop.stores.questions.save([question("501")])
    counter.commands.set_stock(None, "MLB1", None, "7")
    counter.commands.set_price(None, "MLB1", "12,99", confirmed=True)
    counter.commands.set_stock(None, "MLB2", "20", "9")
    counter.commands.answer(None, "501", "Sim!")
    stock, price, variation, answer = counter.queries.pending(ACCOUNT)
    assert (stock.before, stock.after, stock.variation) == ({"quantity": 10}, {"quantity": 7}, "")
    assert (price.before["amount"], price.after["amount"]) == ("129.90", "12.99")
    assert [guard.kind for guard in price.guards] == [GuardKind.PRICE_JUMP]
    assert (variation.before, variation.after, variation.variation) == ({"quantity": 3}, {"quantity": 9}, "Cor 0")
    assert (answer.edit.kind, answer.title, answer.undoable) == (EditKind.ANSWER, "Tem na cor azul?", False)
    assert stock.undoable


def test_the_review_shows_a_status_a_deposit_and_a_listing_that_is_not_read_yet(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    counter.commands.set_status(None, "MLB1", "paused")
    for key in (ResourceKey(EditKind.STOCK, "MLB1", None, "BRP1"), ResourceKey(EditKind.STOCK, "MLB9")):
        counter.shop.stores.outbox.enqueue(NewEdit(ACCOUNT, key, {"quantity": 2}, {"quantity": 7}))
    status, deposit, unread = counter.queries.pending(ACCOUNT)
    assert (status.before, status.after) == ({"status": "active"}, {"status": "paused"})
    assert deposit.before == {"quantity": 2}, "of the deposit, not of the listing"
    assert (unread.title, unread.before, unread.after) == (None, {"quantity": 2}, {"quantity": 7})


def test_the_review_compares_with_what_the_marketplace_has_now(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    counter.commands.set_stock(None, "MLB1", None, "7")
    counter.stock_up(item("MLB1", None))
    assert counter.queries.pending()[0].before == {"quantity": 10}, "a value an answer lacked is kept"
    counter.stock_up(item("MLB1", 8))
    assert counter.queries.pending()[0].before == {"quantity": 8}


def test_a_listing_that_is_closed_meanwhile_is_marked_in_the_review(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    counter.commands.set_stock(None, "MLB1", None, "7")
    counter.stock_up(item("MLB1", status="closed"))
    (row,) = counter.queries.pending()
    assert [guard.kind for guard in row.guards] == [GuardKind.STATUS_REFUSES]


def test_many_conflicts_end_the_same_way_each_on_its_own(counter: Counter) -> None:
    counter.stock_up(item("MLB1"), item("MLB2"), item("MLB3"))
    seen = {"quantity": 8, "sold_since": 2, "proposal": 5}
    edits = [
        counter.walk(counter.commands.set_stock(None, f"MLB{n}", None, "7"), EditState.CONFLICT, seen=seen)
        for n in (1, 2)
    ]
    waiting = counter.get(counter.commands.set_stock(None, "MLB3", None, "7"))
    ids = [edits[0].id, waiting.id, edits[1].id]
    results = counter.commands.resolve_many(ids, Choice.MERGED)
    assert [result.edit_id for result in results] == ids
    assert isinstance(results[1].error, refusals.NoConflict)
    for edit in edits:
        found = counter.get(edit)
        assert (found.state, found.base, found.wanted) == (EditState.QUEUED, {"quantity": 8}, {"quantity": 5})
    assert counter.state(waiting) is EditState.QUEUED


@pytest.mark.parametrize(("choice", "wanted"), [(Choice.MINE, 7), (Choice.MERGED, 5)])
def test_a_conflict_goes_on_from_what_the_picture_showed(counter: Counter, choice: Choice, wanted: int) -> None:
    counter.stock_up(item("MLB1"))
    seen = {"quantity": 8, "sold_since": 2, "proposal": 5, "at": "2026-11-20T12:00:00+00:00", "orders": ["1"]}
    edit = counter.walk(counter.commands.set_stock(None, "MLB1", None, "7"), EditState.CONFLICT, seen=seen)
    found = counter.commands.resolve(edit.id, choice)
    assert (found.base, found.wanted) == ({"quantity": 8}, {"quantity": wanted})
    assert (found.marks["base_at"], found.marks["orders"]) == ("2026-11-20T12:00:00+00:00", ["1"])


def test_theirs_discards_mine(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    edit = counter.walk(counter.commands.set_stock(None, "MLB1", None, "7"), EditState.CONFLICT)
    assert counter.commands.resolve(edit.id, Choice.THEIRS).state is EditState.CANCELLED
