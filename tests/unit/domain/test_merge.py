"""The three-way merge: what is sent, what is already so, and when the seller is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peepers_desktop.domain.edits import Intent
from peepers_desktop.domain.merge import Merged, Outcome, merge_stock

UNITS = st.integers(min_value=0, max_value=99_999)


def test_untouched_remote_takes_the_count() -> None:
    assert merge_stock(10, 12, 10, Intent.ABSOLUTE) == Merged(Outcome.SEND, 12)


def test_difference_is_added_to_what_is_there_now() -> None:
    assert merge_stock(10, 15, 7, Intent.DELTA) == Merged(Outcome.SEND, 12)


def test_sales_that_explain_a_change_lead_to_a_proposal() -> None:
    assert merge_stock(10, 12, 7, Intent.ABSOLUTE, sold_since=3) == Merged(Outcome.ASK, 9, 3)


def test_the_proposal_is_sent_only_when_the_seller_chose_so() -> None:
    merged = merge_stock(10, 12, 7, Intent.ABSOLUTE, sold_since=3, automatic=True)
    assert merged == Merged(Outcome.SEND, 9, 3)


def test_an_unexplained_change_is_asked_about_without_a_proposal() -> None:
    assert merge_stock(10, 12, 6, Intent.ABSOLUTE, sold_since=3) == Merged(Outcome.ASK, None, 3)


def test_somebody_already_set_it() -> None:
    assert merge_stock(10, 12, 12, Intent.ABSOLUTE) == Merged(Outcome.ALREADY, 12)


def test_equal_by_sales_is_not_already_so() -> None:
    """Saw 10, counted 7, three sold meanwhile: seven are there, four are right."""
    assert merge_stock(10, 7, 7, Intent.ABSOLUTE, sold_since=3) == Merged(Outcome.ASK, 4, 3)


def test_a_proposal_below_zero_is_raised_and_never_automatic() -> None:
    merged = merge_stock(10, 1, 7, Intent.ABSOLUTE, sold_since=3, automatic=True)
    assert merged == Merged(Outcome.ASK, 0, 3, clamped=True)


@pytest.mark.parametrize("intent", list(Intent))
def test_missing_data_is_never_zero(intent: Intent) -> None:
    assert merge_stock(10, 12, None, intent) == Merged(Outcome.ASK, None)
    assert merge_stock(None, 12, 7, intent).outcome is Outcome.ASK


@given(base=UNITS, wanted=UNITS, remote=UNITS, sold=st.integers(min_value=0, max_value=50))
def test_a_count_never_silently_overwrites_a_sale(base: int, wanted: int, remote: int, sold: int) -> None:
    merged = merge_stock(base, wanted, remote, Intent.ABSOLUTE, sold_since=sold)
    if merged.outcome is Outcome.SEND:
        assert remote == base


@given(base=UNITS, wanted=UNITS, remote=UNITS, sold=st.integers(min_value=0, max_value=50), auto=st.booleans())
def test_nothing_below_zero_is_ever_decided(base: int, wanted: int, remote: int, sold: int, auto: bool) -> None:
    for intent in Intent:
        merged = merge_stock(base, wanted, remote, intent, sold_since=sold, automatic=auto)
        assert merged.quantity is None or merged.quantity >= 0
