"""Freshness, ages and urgency."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from peepers_desktop.domain.deadlines import Urgency, dispatch_urgency, question_urgency
from peepers_desktop.domain.freshness import PRODUCTS_FRESH_FOR, age_seconds, is_fresh
from peepers_desktop.ui.zones import zone_of

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_products_are_fresh_for_two_hours() -> None:
    assert timedelta(hours=2) == PRODUCTS_FRESH_FOR
    assert is_fresh(NOW - timedelta(minutes=119), NOW)
    assert not is_fresh(NOW - timedelta(minutes=120), NOW)
    assert not is_fresh(None, NOW)


def test_a_reading_from_the_future_is_not_trusted_for_ever() -> None:
    assert not is_fresh(NOW + timedelta(days=2), NOW)


def test_clock_skew_never_gives_a_negative_age() -> None:
    assert age_seconds(NOW + timedelta(seconds=30), NOW) == 0
    assert age_seconds(NOW - timedelta(seconds=90), NOW) == 90


@pytest.mark.parametrize(
    ("hours", "urgency"),
    [(-1, Urgency.LATE), (3, Urgency.TODAY), (30, Urgency.SOON), (80, Urgency.CALM)],
)
def test_dispatch(hours: int, urgency: Urgency) -> None:
    assert dispatch_urgency(NOW + timedelta(hours=hours), NOW, UTC) is urgency


@pytest.mark.parametrize("site", ["MLB", "MLA", "MLM"])
@pytest.mark.parametrize(
    ("now", "deadline", "urgency"),
    [
        ((24, 23, 30), (24, 23, 59), Urgency.TODAY),
        ((24, 23, 30), (25, 0, 30), Urgency.SOON),
        ((25, 0, 30), (25, 23, 59), Urgency.TODAY),
        ((24, 20, 0), (24, 22, 0), Urgency.TODAY),  # two days by UTC in Brazil, one by the seller's clock
        ((24, 0, 30), (26, 0, 30), Urgency.CALM),
    ],
)
def test_today_is_a_day_of_the_sellers_site(
    site: str, now: tuple[int, int, int], deadline: tuple[int, int, int], urgency: Urgency
) -> None:
    zone = zone_of(site)
    at, until = (datetime(2026, 11, *when, tzinfo=zone).astimezone(UTC) for when in (now, deadline))
    assert dispatch_urgency(until, at, zone) is urgency


def test_without_a_deadline_nothing_is_claimed() -> None:
    assert dispatch_urgency(None, NOW, UTC) is Urgency.CALM
    assert question_urgency(None, NOW) is Urgency.CALM


@pytest.mark.parametrize(("minutes", "urgency"), [(10, Urgency.SOON), (61, Urgency.TODAY), (1500, Urgency.LATE)])
def test_questions_by_age(minutes: int, urgency: Urgency) -> None:
    assert question_urgency(NOW - timedelta(minutes=minutes), NOW) is urgency
