"""A look at the marketplace's clock, for the diagnostics."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

from peepers_desktop.clock import Clock
from peepers_desktop.mercadolivre.bounded_http import BoundedHttp
from peepers_desktop.mercadolivre.oauth_http import secure_base


def clock_skew(base_url: str, clock: Clock) -> float | None:
    """Seconds this machine is ahead of the marketplace; None when it did not say the time.

    Any answer will do, so no token is sent. Raises `NotSent`, `Ambiguous` or `BadAnswer`.
    """
    http = BoundedHttp(secure_base(base_url), clock)
    try:
        told = http.send("GET", "/sites").headers.get("date")
    finally:
        http.close()
    try:
        return (clock.now() - parsedate_to_datetime(told)).total_seconds() if told else None
    except (ValueError, TypeError):
        return None
