"""What the outbox refuses: a second answer to a question, a move that no edit may make, an edit nobody typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.edits import EditKind, EditState, ResourceKey
from peepers_desktop.store.edit_rows import NewEdit
from peepers_desktop.store.errors import AnswerAlreadyWaiting, IllegalMove, UnknownEdit
from tests.helpers.shop import SELLER, TestShop, open_shop

QUESTION, STOCK = ResourceKey(EditKind.ANSWER, "601"), ResourceKey(EditKind.STOCK, "MLB1")


@pytest.fixture
def shop(tmp_path: Path, clock: FixedClock):
    opened = open_shop(tmp_path, clock=clock)
    yield opened
    opened.database.close()


def answer(text: str) -> NewEdit:
    return NewEdit(SELLER.user_id, QUESTION, {}, {"text": text})


def test_a_question_is_answered_once_until_the_answer_was_rejected(shop: TestShop) -> None:
    outbox = shop.stores.outbox
    first = outbox.enqueue(answer("Sim"))
    with pytest.raises(AnswerAlreadyWaiting):
        outbox.enqueue(answer("Não"))
    outbox.move(first.id, EditState.SENDING)
    with pytest.raises(AnswerAlreadyWaiting):
        outbox.enqueue(answer("Não"))
    outbox.move(first.id, EditState.REJECTED)
    second = outbox.enqueue(answer("Não"))
    assert (second.state, second.wanted["text"]) == (EditState.QUEUED, "Não")


def test_a_move_that_no_edit_may_make_changes_nothing(shop: TestShop) -> None:
    outbox = shop.stores.outbox
    edit = outbox.enqueue(NewEdit(SELLER.user_id, STOCK, {"quantity": 1}, {"quantity": 2}))
    with pytest.raises(IllegalMove):
        outbox.move(edit.id, EditState.CONFIRMED)
    with pytest.raises(TypeError, match="wanted_by"):
        outbox.move(edit.id, EditState.SENDING, wanted_by="somebody")
    assert outbox.get(edit.id) == edit


def test_an_edit_nobody_typed(shop: TestShop) -> None:
    for refused in (shop.stores.outbox.get, lambda key: shop.stores.outbox.move(key, EditState.SENDING)):
        with pytest.raises(UnknownEdit):
            refused(4711)


def test_only_what_waits_is_held_and_only_once(shop: TestShop) -> None:
    outbox = shop.stores.outbox
    edit = outbox.enqueue(NewEdit(SELLER.user_id, STOCK, {"quantity": 1}, {"quantity": 2}))
    assert [held.id for held in outbox.hold([edit.id])] == [edit.id]
    assert outbox.hold([edit.id]) == []
    assert [free.id for free in outbox.release([edit.id])] == [edit.id]
    outbox.move(edit.id, EditState.SENDING)
    assert outbox.hold([edit.id]) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("resource", "stock:MLB1"),
        ("wanted", '{"amount": "12,90", "currency": "BRL"}'),
        ("wanted", '{"amount": "12.90", "currency": ""}'),
        ("wanted", '{"amount": "12.90"}'),
        ("wanted", '{"amount": true, "currency": "BRL"}'),
        ("created_at", "yesterday"),
    ],
)
def test_an_edit_that_makes_no_sense_is_set_aside_and_never_sent(shop: TestShop, column: str, value: str) -> None:
    outbox = shop.stores.outbox
    wanted = {"amount": "12.90", "currency": "BRL"}
    edit = outbox.enqueue(NewEdit(SELLER.user_id, ResourceKey(EditKind.PRICE, "MLB1"), {}, wanted))
    with shop.database.write() as connection:
        connection.exec_driver_sql(f"UPDATE outbox SET {column} = ? WHERE id = ?", (value, edit.id))
    found = outbox.get(edit.id)
    assert (found.state, found.reason, found.wanted) == (EditState.PARKED, "unreadable_edit", {})
    assert outbox.due(SELLER.user_id, shop.clock.now()) == []
