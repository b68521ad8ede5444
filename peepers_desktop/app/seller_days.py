"""The clock of a seller: the site of an account decides where its days begin and end."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from peepers_desktop.mercadolivre.sites import UnknownSite, site

_HOME = "America/Sao_Paulo"
"""The zone of accounts whose site is not known."""


def zone_of_site(site_id: str) -> ZoneInfo:
    """Where most sellers of the site live."""
    try:
        return site(site_id).time_zone
    except UnknownSite:
        return ZoneInfo(_HOME)


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The last instant of a day, there."""
    return datetime.combine(day, time.max, tzinfo=zone).astimezone(UTC)
