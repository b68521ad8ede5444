"""Every resource writes its dates in its own way, and all of them name the same instant."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from peepers_desktop.demo import spelling

MOMENT = datetime(2026, 5, 4, 17, 35, 40, 123_456, tzinfo=UTC)


@pytest.mark.parametrize(
    ("spell", "expected"),
    [
        (spelling.zulu, "2026-05-04T17:35:40.123Z"),
        (spelling.zulu_seconds, "2026-05-04T17:35:40Z"),
        (spelling.plus_zero, "2026-05-04T17:35:40+00:00"),
        (spelling.plus_zero_without_colon, "2026-05-04T17:35:40.123+0000"),
        (spelling.minus_four, "2026-05-04T13:35:40.123-04:00"),
        (spelling.minus_four_without_colon, "2026-05-04T13:35:40.123-0400"),
        (spelling.seven_decimals, "2026-05-04T13:35:40.1234560-04:00"),
        (spelling.nine_decimals, "2026-05-04T17:35:40.123456612Z"),
        (spelling.brasilia, "2026-05-04T14:35:40-03:00"),
        (spelling.brasilia_midnight, "2026-05-04T00:00:00.000-03:00"),
    ],
)
def test_each_spelling(spell, expected: str) -> None:
    assert spell(MOMENT) == expected


def test_an_instant_of_another_zone_is_converted_before_it_is_written() -> None:
    tokyo = MOMENT.astimezone(timezone(timedelta(hours=9)))
    assert spelling.zulu(tokyo) == spelling.zulu(MOMENT)
    assert spelling.minus_four(tokyo) == spelling.minus_four(MOMENT)


def test_midnight_belongs_to_the_day_in_brasilia() -> None:
    late = datetime(2026, 5, 5, 2, 0, tzinfo=UTC)
    assert spelling.brasilia_midnight(late) == "2026-05-04T00:00:00.000-03:00"


@pytest.mark.parametrize(
    "text",
    ["2026-05-04T17:35:40.000-00:00", "2026-05-04T17:35:40Z", "2026-05-04T13:35:40-04:00", "2026-05-04T17:35:40"],
)
def test_query_dates_of_all_forms_are_read(text: str) -> None:
    assert spelling.read_date(text) == MOMENT.replace(microsecond=0)


@pytest.mark.parametrize("text", ["", "0", "yesterday", "2026-05-04T17:35:40.000 00:00"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert spelling.read_date(text) is None


def test_amounts_keep_or_lose_their_fraction() -> None:
    assert spelling.amount(5000) == 50.0
    assert isinstance(spelling.amount(5000), float)
    assert spelling.loose_amount(5000) == 50
    assert isinstance(spelling.loose_amount(5000), int)
    assert spelling.loose_amount(6296) == 62.96
