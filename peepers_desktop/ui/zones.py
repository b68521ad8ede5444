"""The time zone of a marketplace site: it decides what "today" is (a seller's day is not cut by UTC)."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from peepers_desktop.app.seller_days import zone_of_site


def zone_of(site_id: str) -> ZoneInfo:
    """The zone of a site; an unknown one is read as Brazil, the program's first home."""
    return zone_of_site(site_id)
