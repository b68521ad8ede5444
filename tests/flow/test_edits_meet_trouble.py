"""The outbox's states by name, each walked over real sockets where a socket can produce it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.accounts import Account, Link, SendMode
from peepers_desktop.domain.edits import ANSWER_UNDO_SECONDS, MAX_ATTEMPTS, Edit, EditState
from peepers_desktop.domain.events import Stage
from peepers_desktop.domain.filters import QuestionFilter
from tests.helpers.engine import BRIEF, Bench, bench
from tests.helpers.picking import edit_now, just_before, plain, puts, rows, sell, state, units
from tests.helpers.store import BETO

SMALL = {"listings": 26, "orders": 6, "questions": 0}
PUT = {"path": "/items/*", "method": "PUT"}


def typed(it: Bench, value: str = "50") -> tuple[Edit, str]:
    it.sync()
    row = plain(it)
    edit = it.commands.set_stock(None, row.id, None, value)
    assert edit is not None
    return edit, row.id


def push(it: Bench) -> Any:
    return it.sync(Stage.PUSH, force=False)


def test_queued_to_sending_is_durable_before_the_first_byte(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, _ = typed(it)
        seen: list[EditState] = []
        with just_before(it, "put_item_quantity", lambda: seen.append(state(it, edit))):
            push(it)
        assert seen == [EditState.SENDING]
        assert edit_now(it, edit).attempt == 1


def test_sending_to_applied_to_confirmed(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = typed(it)
        assert push(it).pushed.applied == 1
        assert state(it, edit) is EditState.CONFIRMED
        assert units(it, item_id) == 50


def test_sending_to_rejected_keeps_the_marketplace_s_words(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        used = next(row for row in rows(it) if it.rig.world.items[row.id].condition == "used")
        edit = it.commands.set_stock(None, used.id, None, "5")
        push(it)
        found = edit_now(it, edit)
        assert (found.state, found.reason) == (EditState.REJECTED, "refused")
        assert "max. value is 1" in found.reason_detail
        shown = it.queries.item(used.account, used.id)
        assert shown is not None
        assert shown.quantity == 1, "a refusal rolls itself back"
        assert push(it).requests == 0, "a refused call is not repeated"


def test_an_expired_token_is_renewed_and_the_edit_arrives(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = typed(it)
        it.rig.fault("401", **PUT, count=1)
        push(it)
        assert it.bearer.renewals == 1
        assert state(it, edit) is EditState.CONFIRMED
        assert puts(it) == [{"available_quantity": 50}]
        assert units(it, item_id) == 50


@pytest.mark.parametrize("kind", ["403_policy", "blocked", "403_scopes"])
def test_sending_to_blocked_and_on_after_linking_again(tmp_path: Path, clock: FixedClock, kind: str) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = typed(it)
        it.rig.fault(kind, **PUT, count=1)
        push(it)
        assert state(it, edit) is EditState.BLOCKED
        assert push(it).pushed.applied == 0, "nothing is repeated while it is blocked"
        _link_again(it)
        assert state(it, edit) is EditState.QUEUED
        push(it)
        assert units(it, item_id) == 50


@pytest.mark.parametrize("kind", ["403_policy", "blocked", "403_scopes"])
def test_what_may_not_even_be_read_is_blocked_too(tmp_path: Path, clock: FixedClock, kind: str) -> None:
    """A refused reading is not repeated round after round: refused calls can get the application blocked."""
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = typed(it)
        it.rig.fault(kind, method="GET", path="/items/MLB*", count=1)
        push(it)
        assert state(it, edit) is EditState.BLOCKED
        it.rig.store.journal.clear()
        it.clock.advance(3600)
        push(it)
        assert not it.rig.store.journal.requests
        _link_again(it)
        push(it)
        assert units(it, item_id) == 50


def _link_again(it: Bench) -> None:
    known = it.shop.stores.accounts.all()[0]
    it.shop.stores.accounts.save(Account(known.seller, Link.CONNECTED, known.colour, known.connected_at))


def test_edits_survive_disconnecting_and_go_on_after_linking_again(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = typed(it)
        it.shop.stores.accounts.archive(it.account)
        assert state(it, edit) is EditState.QUEUED
        _link_again(it)
        push(it)
        assert units(it, item_id) == 50


def test_too_many_requests_wait_as_long_as_asked(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = typed(it)
        it.rig.fault("429", **PUT, count=1, retry_after=300)
        push(it)
        found = edit_now(it, edit)
        assert (found.state, found.reason) == (EditState.QUEUED, "rate_limited")
        assert found.not_before is not None
        assert found.not_before - it.clock.now() == timedelta(seconds=300)
        it.clock.advance(301)
        push(it)
        assert units(it, item_id) == 50


@pytest.mark.parametrize("kind", ["500_applied", "reset_body", "truncated", "bad_json", "html_502"])
def test_a_lost_answer_of_a_write_that_arrived_is_read_and_not_repeated(
    tmp_path: Path, clock: FixedClock, kind: str
) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = typed(it, "+5")
        it.rig.fault(kind, **PUT, count=1, applied=True)
        it.send()
        assert len(puts(it)) == 1
        assert state(it, edit) is EditState.CONFIRMED
        assert units(it, item_id) == edit.wanted["quantity"]


@pytest.mark.parametrize("kind", ["500", "503", "reset", "timeout_not_applied"])
def test_a_lost_answer_of_a_write_that_did_not_arrive_is_sent_once_more(
    tmp_path: Path, clock: FixedClock, kind: str
) -> None:
    with bench(tmp_path, clock, **SMALL, bounds=BRIEF) as it:
        edit, item_id = typed(it, "+5")
        it.rig.fault(kind, **PUT, count=1, seconds=0.01)
        it.send()
        it.clock.advance(60)
        it.send()
        assert len(puts(it)) == 1
        assert state(it, edit) is EditState.CONFIRMED
        assert units(it, item_id) == edit.wanted["quantity"]


def test_found_sending_at_the_start_is_unknown_and_read_first(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = typed(it, "+5")
        before = units(it, item_id)
        it.shop.stores.outbox.start(edit.id, attempt=1, seen={"quantity": before, "sending": before + 5})
        assert it.shop.stores.outbox.recover() == 1
        assert (state(it, edit), edit_now(it, edit).reason) == (EditState.UNKNOWN, "interrupted")
        it.client.put_item_quantity(item_id, before + 5)
        it.send()
        assert units(it, item_id) == before + 5
        assert len(puts(it)) == 1


def test_a_write_that_lands_after_it_was_looked_for_is_recognised(tmp_path: Path, clock: FixedClock) -> None:
    """Absent at the look, then there: the second attempt sees it and adds nothing."""
    with bench(tmp_path, clock, **SMALL, bounds=BRIEF) as it:
        edit, item_id = typed(it, "+5")
        it.rig.fault("timeout_not_applied", **PUT, count=1, seconds=0.01)
        push(it)
        assert (state(it, edit), edit_now(it, edit).reason) == (EditState.QUEUED, "read_back_absent")
        it.client.put_item_quantity(item_id, edit.wanted["quantity"])
        it.clock.advance(60)
        it.send()
        assert units(it, item_id) == edit.wanted["quantity"]
        assert len(puts(it)) == 1


def test_a_lost_difference_and_somebody_else_s_change_are_asked_about(tmp_path: Path, clock: FixedClock) -> None:
    """Whether the five arrived before somebody set 30 cannot be told: nothing is added on a guess."""
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = typed(it, "+5")
        it.rig.fault("500_applied", **PUT, count=1)

        def somebody() -> None:
            it.clock.advance(60)
            it.rig.control("POST", f"/items/{item_id}", available_quantity=30)

        with just_before(it, "item", lambda: None), just_before(it, "orders", lambda: None):
            original = it.client.put_item_quantity

            def write(*arguments: Any) -> Any:
                try:
                    return original(*arguments)
                finally:
                    somebody()

            it.client.put_item_quantity = write  # type: ignore[method-assign]
            push(it)
        assert (state(it, edit), edit_now(it, edit).reason) == (EditState.CONFLICT, "stock_changed")
        assert units(it, item_id) == 30


def test_a_lost_answer_that_sales_explain_either_way_is_asked_about(tmp_path: Path, clock: FixedClock) -> None:
    """Two fewer were typed, two were sold: arrived or not, the number is the same."""
    with bench(tmp_path, clock, **SMALL, bounds=BRIEF) as it:
        edit, item_id = typed(it, "-2")
        it.rig.fault("timeout_not_applied", **PUT, count=1, seconds=0.01)
        with just_before(it, "put_item_quantity", lambda: sell(it, item_id, 2)):
            push(it)
        assert (state(it, edit), edit_now(it, edit).reason) == (EditState.CONFLICT, "arrival_unclear")
        assert puts(it) == []


def test_an_edit_that_fails_too_often_is_set_aside_and_delays_no_other(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = typed(it)
        it.rig.fault("409", path=f"/items/{item_id}", method="PUT")
        for _ in range(MAX_ATTEMPTS + 1):
            push(it)
            it.clock.advance(700)
        found = edit_now(it, edit)
        assert (found.state, found.reason) == (EditState.PARKED, "too_many_attempts")
        it.sync()
        other = next(row for row in rows(it) if row.id != item_id and row.read_only is None and row.status == "active")
        second = it.commands.set_stock(None, other.id, None, str((other.quantity or 0) + 1))
        push(it)
        assert state(it, second) is not EditState.QUEUED


def test_an_edit_that_cannot_be_read_is_parked_and_the_others_go_on(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = typed(it)
        other = next(
            row for row in rows(it)
            if row.id != item_id and row.read_only is None and row.status == "active" and (row.quantity or 0) > 4
        )  # fmt: skip
        second = it.commands.set_stock(None, other.id, None, "3")
        third = it.commands.set_price(None, other.id, str((other.price.amount if other.price else 0) + 1))
        with it.shop.database.write() as connection:
            connection.exec_driver_sql("UPDATE outbox SET wanted = '{\"quan' WHERE id = ?", (edit.id,))
            connection.exec_driver_sql("UPDATE outbox SET wanted = '{}' WHERE id = ?", (edit_now(it, third).id,))
        it.send()
        for broken in (edit, third):
            assert (state(it, broken), edit_now(it, broken).reason) == (EditState.PARKED, "unreadable_edit")
        assert state(it, second) in (EditState.APPLIED, EditState.CONFIRMED)
        assert it.commands.cancel(edit.id).state is EditState.CANCELLED


def test_nothing_is_sent_under_another_account(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, _ = typed(it)
        it.bearer.value = it.rig.authorize(BETO)["access_token"]
        report = push(it)
        assert [trouble.code for trouble in report.troubles] == ["not_owner"]
        assert state(it, edit) is EditState.QUEUED
        assert it.rig.requests("PUT /items/{id}") == 0


def test_a_read_only_account_sends_nothing_and_keeps_its_edits(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, _ = typed(it)
        it.commands.set_mode(it.account, SendMode.READ_ONLY)
        push(it)
        assert (state(it, edit), puts(it)) == (EditState.QUEUED, [])


def test_a_held_edit_waits_through_every_cycle(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.commands.set_mode(it.account, SendMode.CONFIRM)
        edit, item_id = typed(it)
        it.sync()
        it.send()
        assert (state(it, edit), puts(it)) == (EditState.QUEUED, [])
        it.commands.release([edit.id])
        it.send()
        assert units(it, item_id) == 50


def test_an_edit_taken_back_while_it_is_looked_at_never_leaves(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, _ = typed(it)
        with just_before(it, "item", lambda: it.commands.cancel(edit.id)):
            report = push(it)
        assert report.ok
        assert (state(it, edit), puts(it)) == (EditState.CANCELLED, [])


def test_an_edit_typed_over_while_it_is_looked_at_goes_out_once(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = typed(it)
        with just_before(it, "item", lambda: it.commands.set_stock(None, item_id, None, "60")):
            push(it)
        assert state(it, edit) is EditState.SUPERSEDED
        assert puts(it) == [{"available_quantity": 60}]


def test_two_edits_of_one_thing_go_in_their_order(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = typed(it)
        with just_before(it, "put_item_quantity", lambda: it.commands.set_stock(None, item_id, None, "60")):
            push(it)
        it.send()
        assert puts(it) == [{"available_quantity": 50}, {"available_quantity": 60}]
        assert state(it, edit) is EditState.CONFIRMED


def test_a_failure_while_looking_after_a_write_loses_nothing(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, _ = typed(it)
        it.rig.fault("500", path="/items/bulk*")
        assert push(it).pushed.applied == 1
        assert state(it, edit) is EditState.APPLIED
        it.rig.clear_faults()
        it.sync()
        assert state(it, edit) is EditState.CONFIRMED


def test_what_came_to_an_end_is_forgotten_after_thirty_days(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = typed(it)
        push(it)
        it.clock.advance(29 * 86400)
        push(it)
        assert state(it, edit) is EditState.CONFIRMED
        refused = it.commands.set_stock(None, item_id, None, "70")
        it.shop.stores.outbox.move(edit_now(it, refused).id, EditState.REJECTED, reason="refused")
        it.clock.advance(40 * 86400)
        push(it)
        assert [row.edit.state for row in it.queries.outbox_rows(it.queries.outbox(_all()))] == [EditState.REJECTED]


def _all() -> Any:
    from peepers_desktop.domain.filters import OutboxFilter

    return OutboxFilter()


ASKED = {"listings": 26, "orders": 6, "questions": 12}


def answered(it: Bench, text: str = "Sim, temos!") -> tuple[Edit, str]:
    it.sync()
    waiting = it.queries.question_rows(it.queries.questions(QuestionFilter(waiting_only=True)))
    row = next(r for r in waiting if (i := it.queries.item(r.account, r.item_id)) and i.status == "active")
    edit = it.commands.answer(None, row.id, text)
    it.clock.advance(ANSWER_UNDO_SECONDS + 1)
    return edit, row.id


def posts(it: Bench) -> int:
    return len(it.rig.writes("/answers"))


@pytest.mark.parametrize("kind", ["500_applied", "timeout_applied"])
def test_an_answer_that_arrived_unheard_is_never_posted_again(tmp_path: Path, clock: FixedClock, kind: str) -> None:
    with bench(tmp_path, clock, **ASKED, bounds=BRIEF) as it:
        edit, _ = answered(it)
        it.rig.fault(kind, path="/answers", method="POST", count=1, seconds=0.01)
        for _ in range(4):
            push(it)
            it.clock.advance(60)
        assert (state(it, edit), posts(it)) == (EditState.APPLIED, 1)


def test_an_answer_is_posted_again_only_after_two_looks_ten_seconds_apart(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **ASKED, bounds=BRIEF) as it:
        edit, _ = answered(it)
        it.rig.fault("timeout_not_applied", path="/answers", method="POST", count=1, seconds=0.01)
        push(it)
        assert (state(it, edit), edit_now(it, edit).reason) == (EditState.UNKNOWN, "waiting_for_proof")
        push(it)
        it.clock.advance(5)
        push(it)
        assert (state(it, edit), posts(it)) == (EditState.UNKNOWN, 0)
        it.clock.advance(6)
        push(it)
        it.clock.advance(60)
        push(it)
        assert (state(it, edit), posts(it)) == (EditState.APPLIED, 1)


def test_a_question_answered_elsewhere_is_a_conflict(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **ASKED) as it:
        edit, question_id = answered(it)
        it.rig.control("POST", f"/questions/{question_id}/answer", text="Já respondi pelo site.")
        push(it)
        found = edit_now(it, edit)
        assert (found.state, found.reason) == (EditState.CONFLICT, "answered_elsewhere")
        assert found.seen["text"] == "Já respondi pelo site."
        assert posts(it) == 0


def test_already_answered_with_our_text_is_no_failure(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **ASKED) as it:
        edit, question_id = answered(it)
        give = lambda: it.rig.control("POST", f"/questions/{question_id}/answer", text="Sim,  temos!")  # noqa: E731
        with just_before(it, "post_answer", give):
            push(it)
        assert (state(it, edit), posts(it)) == (EditState.APPLIED, 0)


@pytest.mark.parametrize("status", ["BANNED", "DELETED", "CLOSED_UNANSWERED", "DISABLED"])
def test_a_question_that_is_gone_refuses_the_answer(tmp_path: Path, clock: FixedClock, status: str) -> None:
    with bench(tmp_path, clock, **ASKED) as it:
        edit, question_id = answered(it)
        it.rig.world.questions[int(question_id)].status = status
        push(it)
        assert (state(it, edit), posts(it)) == (EditState.REJECTED, 0)
        assert edit_now(it, edit).reason == f"question_{status.lower()}"


def test_an_answer_is_confirmed_by_the_next_reading(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **ASKED) as it:
        edit, _ = answered(it)
        push(it)
        assert state(it, edit) is EditState.APPLIED
        it.clock.advance(3600)
        it.sync()
        assert state(it, edit) is EditState.CONFIRMED


def test_an_answer_taken_back_in_its_window_never_leaves(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **ASKED) as it:
        edit, _ = answered(it)
        it.commands.cancel(edit.id)
        push(it)
        assert (state(it, edit), posts(it)) == (EditState.CANCELLED, 0)
