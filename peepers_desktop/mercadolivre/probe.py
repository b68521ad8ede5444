"""A look at the marketplace's clock, for the diagnostics."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

import httpx

from peepers_desktop.clock import Clock
from peepers_desktop.mercadolivre.errors import Unreachable
from peepers_desktop.mercadolivre.oauth_http import secure_base
from peepers_desktop.mercadolivre.transport import USER_AGENT


def clock_skew(base_url: str, clock: Clock) -> float | None:
    """Seconds this machine is ahead of the marketplace; None when it did not say the time.

    Any answer will do, so no token is sent. Raises `Unreachable`.
    """
    address = secure_base(base_url)
    try:
        with httpx.Client(
            timeout=10, headers={"User-Agent": USER_AGENT}, trust_env=address.startswith("https")
        ) as http:
            told = http.get(f"{address}/sites").headers.get("date")
    except httpx.HTTPError as error:
        raise Unreachable from error
    try:
        return (clock.now() - parsedate_to_datetime(told)).total_seconds() if told else None
    except ValueError:
        return None
