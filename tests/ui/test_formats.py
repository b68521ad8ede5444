"""Values as Brazilians write them, in the site's own time, and a dash for what is missing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.money import Money
from peepers_desktop.ui.format import MISSING, Format
from peepers_desktop.ui.zones import zone_of

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
fmt = Format(FixedClock(NOON), zone_of("MLB"))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("money", "words"),
    [
        (Money(123456, "BRL"), "R$ 1.234,56"),
        (Money(5, "BRL"), "R$ 0,05"),
        (Money(-1250, "BRL"), "−R$ 12,50"),
        (Money(15990, "CLP"), "$ 15.990"),
        (Money(100, "USD"), "US$ 1,00"),
        (Money(99, "XYZ"), "XYZ 0,99"),
        (None, MISSING),
    ],
)
def test_money(money, words):
    assert plain(fmt.money(money)) == words


@given(st.integers(0, 10**15))
def test_money_is_exact_however_large(minor):
    digits = plain(fmt.money(Money(minor, "BRL"))).removeprefix("R$ ").replace(".", "").replace(",", "")
    assert int(digits) == minor


def test_numbers_are_grouped_and_none_is_no_zero():
    assert fmt.number(12345) == "12.345"
    assert fmt.number(0) == "0"
    assert fmt.number(None) == MISSING


def test_dates_stand_on_the_sites_clock():
    late = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
    assert fmt.date_time(late) == "23/11 22:30"
    assert fmt.at(zone_of("MLC")).time(late) == "22:30"
    assert fmt.at(zone_of("MLM")).time(late) == "19:30"
    assert zone_of("ZZZ").key == "America/Sao_Paulo"


def test_another_year_is_written():
    assert fmt.date(datetime(2025, 1, 5, 15, tzinfo=UTC)) == "05/01/2025"
    assert fmt.full(NOON) == "24/11/2026 09:00 (America/Sao_Paulo)"


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (0, "Today 09:00"),
        (24, "Tomorrow 09:00"),
        (-24, "Yesterday 09:00"),
        (72, "27/11 09:00"),
        (-11, "Yesterday 22:00"),
    ],
)
def test_near_days_have_names(hours, words):
    assert fmt.day(NOON + timedelta(hours=hours)) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(5, "just now"), (300, "5 min ago"), (3 * 3600, "3 h ago"), (47 * 3600, "47 h ago"), (5 * 86400, "5 days ago"),
     (-900, "just now")],
)  # fmt: skip
def test_ages_are_never_negative(seconds, words):
    assert fmt.age(NOON - timedelta(seconds=seconds)) == words


@pytest.mark.parametrize(("minutes", "words"), [(90, "in 1 h"), (10, "in 10 min"), (-30, "30 min late")])
def test_deadlines_count_down_and_then_up(minutes, words):
    assert fmt.countdown(NOON + timedelta(minutes=minutes)) == words


@pytest.mark.parametrize("write", [fmt.age, fmt.countdown, fmt.date, fmt.time, fmt.date_time, fmt.full, fmt.day])
def test_a_missing_moment_is_a_dash(write):
    assert write(None) == MISSING


def test_another_language_brings_its_own_separators():
    american = Format(FixedClock(NOON), zone_of("MLB"), QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    assert plain(american.money(Money(123456, "BRL"))) == "R$ 1,234.56"
