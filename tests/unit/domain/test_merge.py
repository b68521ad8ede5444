"""The three-way merge: what is sent, what is already so, and when the seller is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peepers_desktop.domain.edits import Intent
from peepers_desktop.domain.merge import Arrival, Merged, Outcome, arrival, merge_stock, overwritten

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


@pytest.mark.parametrize(
    ("before", "sent", "remote", "sold", "found"),
    [
        (10, 15, 15, 0, Arrival.ARRIVED),
        (10, 15, 10, 0, Arrival.ABSENT),
        (10, 15, 13, 2, Arrival.ARRIVED),
        (10, 15, 15, 2, Arrival.ARRIVED),
        (10, 15, 8, 2, Arrival.ABSENT),
        (10, 8, 8, 2, Arrival.UNCLEAR),
        (10, 15, 30, 0, Arrival.CHANGED),
        (10, 15, 30, 2, Arrival.CHANGED),
        (None, 15, 15, 0, Arrival.ARRIVED),
        (None, 15, 10, 0, Arrival.CHANGED),
    ],
)
def test_what_a_reading_says_about_a_lost_answer(
    before: int | None, sent: int, remote: int, sold: int, found: Arrival
) -> None:
    assert arrival(before, sent, remote, sold) is found


@given(before=UNITS, sent=UNITS, early=st.integers(0, 5), late=st.integers(0, 5), written=st.booleans())
def test_a_lost_answer_is_never_read_the_wrong_way_round(
    before: int, sent: int, early: int, late: int, written: bool
) -> None:
    """Whatever was sold before and after the write: an absent one is never taken for arrived, nor the reverse."""
    remote = sent - late if written else before - early - late
    found = arrival(before, sent, remote, early + late)
    assert found is not (Arrival.ABSENT if written else Arrival.ARRIVED) or sent == before


@given(sent=st.integers(20, 1000), early=st.integers(0, 9), late=st.integers(0, 9))
def test_exactly_the_units_a_write_put_back_are_taken_off(sent: int, early: int, late: int) -> None:
    """Sold before the write, they were overwritten by it; sold after it, they are missing already."""
    assert overwritten(sent, sent - late, early + late) == early


@pytest.mark.parametrize(("remote", "sold"), [(50, 0), (48, 2), (40, 2)])
def test_nothing_is_taken_off_that_is_not_there(remote: int, sold: int) -> None:
    assert overwritten(50, remote, sold) == 0


@pytest.mark.parametrize(
    ("situation", "base", "wanted", "remote", "intent", "sold", "decided"),
    [
        ("S = B", 10, 12, 10, Intent.ABSOLUTE, 0, Merged(Outcome.SEND, 12)),
        ("S != B, difference", 10, 15, 7, Intent.DELTA, 0, Merged(Outcome.SEND, 12)),
        ("S != B, count, explained", 10, 12, 7, Intent.ABSOLUTE, 3, Merged(Outcome.ASK, 9, 3)),
        ("S != B, count, otherwise", 10, 12, 7, Intent.ABSOLUTE, 2, Merged(Outcome.ASK, None, 2)),
        ("result below zero", 10, 2, 3, Intent.DELTA, 0, Merged(Outcome.SEND, 0, 0, clamped=True)),
    ],
)
def test_every_row_of_the_merge_table(
    situation: str, base: int, wanted: int, remote: int, intent: Intent, sold: int, decided: Merged
) -> None:
    assert merge_stock(base, wanted, remote, intent, sold_since=sold) == decided, situation
