"""Listings speak the seller's words; a word nobody knows yet is readable, never raw and never "None"."""

from __future__ import annotations

import pytest

from peepers_desktop.domain.edits import FINAL, EditState
from peepers_desktop.domain.items import ListingStatus, Logistic, ReadOnlyReason
from peepers_desktop.ui import labels
from peepers_desktop.ui.theme import Tone

SUB_STATUSES = (
    "out_of_stock", "paused_by_seller", "picture_downloading_pending", "expired", "deleted", "suspended", "freezed",
    "held", "waiting_for_patch", "warning", "pending_documentation", "forbidden", "suspended_for_prevention",
)  # fmt: skip


@pytest.mark.parametrize("status", [one for one in ListingStatus if one is not ListingStatus.UNKNOWN])
def test_every_status_has_words(status):
    words = labels.listing_status(status.value)
    assert words
    assert words != status.value


@pytest.mark.parametrize("kind", [one for one in Logistic if one is not Logistic.UNKNOWN])
def test_every_way_of_shipping_has_words(kind):
    assert labels.shipping(kind.value) not in ("", kind.value)


@pytest.mark.parametrize("code", SUB_STATUSES)
def test_every_sub_status_has_words_of_its_own(code):
    assert labels.sub_statuses((code,)) not in ("", code)
    assert "_" not in labels.sub_statuses((code,))


def test_two_reasons_at_once_are_both_told():
    assert labels.sub_statuses(("out_of_stock", "paused_by_seller")) == "Out of stock · Paused by you"
    assert labels.sub_statuses(()) == ""


@pytest.mark.parametrize("write", [labels.listing_status, labels.shipping, labels.listing_type, labels.readable])
def test_an_unknown_code_is_readable(write):
    assert write("brand_new_thing") == "Brand new thing"


def test_nothing_at_all_is_not_none():
    assert labels.readable(None) == labels.readable("") == "Unknown"
    assert labels.shipping(None) == "Not specified"


def test_full_and_flex_is_said():
    assert labels.shipping("fulfillment") == "Full"
    assert labels.shipping("fulfillment", full_and_flex=True) == "Full and Flex"


@pytest.mark.parametrize("reason", list(ReadOnlyReason))
def test_every_lock_says_why(reason):
    assert labels.locked(reason).endswith(".")


@pytest.mark.parametrize("state", [one for one in EditState if one not in FINAL])
def test_every_state_of_a_pending_edit_has_a_word(state):
    assert labels.pending(state)


def test_what_needs_the_seller_is_red():
    assert labels.pending_tone(EditState.CONFLICT) is Tone.BAD
    assert labels.pending_tone(EditState.QUEUED) is Tone.ACCENT
    assert labels.listing_tone("under_review") is Tone.BAD
    assert labels.listing_tone("who_knows") is Tone.NEUTRAL
    assert labels.shipping_tone("fulfillment") is Tone.GOOD
