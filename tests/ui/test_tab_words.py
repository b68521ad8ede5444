"""Words of states: known ones in a seller's words, unknown ones readable, never a raw code or "None"."""

from __future__ import annotations

import pytest

from peepers_desktop.domain.edits import Edit, EditKind, EditState, Intent
from peepers_desktop.domain.shipments import Board
from peepers_desktop.ui.tabs import orders_words, outbox_words, shipments_words
from tests.helpers.shop import NOON


def edit(kind: EditKind = EditKind.STOCK, state: EditState = EditState.QUEUED, **changes) -> Edit:
    values = {
        "id": 1, "account": "1", "kind": kind, "resource": f"{kind.value}:MLB1", "base": {}, "wanted": {},
        "intent": Intent.ABSOLUTE, "state": state, "created_at": NOON, "updated_at": NOON,
    }  # fmt: skip
    return Edit(**{**values, **changes})


@pytest.mark.parametrize(
    ("status", "substatus", "words"),
    [
        ("ready_to_ship", "picked_up", "Collected"),
        ("shipped", None, "On the way"),
        ("shipped", "null", "On the way"),
        ("ready_to_ship", "soon_to_pickup", "Pickup soon"),
        ("shipped", "a_new_thing", "A new thing"),
        ("brand_new_status", None, "Brand new status"),
        ("", None, "Unknown"),
        ("shipped", "delayed", "Delayed"),
        ("ready_to_ship", "delayed", "Dispatch is late"),
    ],
)
def test_parcel_states_are_words(status, substatus, words):
    assert shipments_words.state_words(status, substatus) == words


def test_every_known_word_is_free_of_codes():
    for words in [*shipments_words._substatuses().values(), *shipments_words._statuses().values()]:
        assert "_" not in words
        assert "None" not in words
        assert words[0].isupper()


def test_every_board_state_and_kind_has_a_name():
    assert {shipments_words.board_words(board) for board in Board} == {
        "To prepare", "Ready to ship", "In transit", "Finished",
    }  # fmt: skip
    assert all(outbox_words.state_words(state) for state in EditState)
    assert all(outbox_words.kind_words(kind) for kind in EditKind)


def test_an_unknown_shipping_or_delay_stays_readable():
    assert shipments_words.logistic_words("self_service") == "Flex"
    assert shipments_words.logistic_words("moon_express") == "Moon express"
    assert shipments_words.logistic_words(None) == ""
    assert shipments_words.delay_words("sla_delayed") == "Dispatch deadline missed"
    assert shipments_words.delay_words("meteor_delayed") == "Meteor delayed"


def test_an_unknown_order_state_stays_readable():
    assert orders_words.order_status_words("paid") == "Paid"
    assert orders_words.order_status_words("teleported_home") == "Teleported home"


def test_a_reason_of_the_marketplace_s_errors_has_its_sentence_and_advice():
    told = outbox_words.reason_of(edit(reason="permission_missing", reason_detail="PolicyAgent said no."))
    assert "permission" in told.what
    assert told.what.endswith("PolicyAgent said no.")
    assert told.advice


def test_a_reason_shared_with_refusals_before_queueing_has_its_sentence():
    assert "Full" in outbox_words.reason_of(edit(reason="read_only_full")).what
    assert "automation" in outbox_words.reason_of(edit(reason="price_automation")).what


def test_an_unknown_reason_is_readable_and_keeps_the_other_side_s_words():
    told = outbox_words.reason_of(edit(reason="never_heard_of", reason_detail="As they said."))
    assert told.what == "Never heard of As they said."


def test_no_reason_says_nothing():
    assert outbox_words.reason_of(edit()) == outbox_words.Reason()
