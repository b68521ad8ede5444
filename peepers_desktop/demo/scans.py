"""Open scans of catalogues: every page renews the identifier, and five minutes of silence end it.

Page: items-y-busquedas 10/09/2026. A scroll left open leads to 429 (rate-limit-error-429 05/05/2026).
"""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from datetime import datetime, timedelta

SCROLL_LIFE = timedelta(minutes=5)


@dataclass(slots=True)
class Scan:
    """What is left of one scan."""

    seller_id: int
    ids: list[str]
    limit: int
    total: int
    expires: datetime


@dataclass(slots=True)
class Scans:
    """All open scans by their newest identifier."""

    open: dict[str, Scan] = field(default_factory=dict)
    count: int = 0

    def begin(self, seller_id: int, ids: list[str], limit: int, at_once: int, now: datetime) -> Scan | None:
        """A new scan, or None when the seller has too many open ones."""
        for name in [name for name, scan in self.open.items() if scan.expires <= now]:
            del self.open[name]
        if sum(1 for scan in self.open.values() if scan.seller_id == seller_id) >= at_once:
            return None
        return Scan(seller_id, ids, limit, len(ids), now + SCROLL_LIFE)

    def take(self, scroll_id: str, seller_id: int, now: datetime) -> Scan | None:
        """The scan behind an identifier, which is spent by this; None when it is unknown, spent or too old."""
        scan = self.open.get(scroll_id)
        if scan is None or scan.seller_id != seller_id or scan.expires <= now:
            return None
        return self.open.pop(scroll_id)

    def page(self, scan: Scan, now: datetime) -> tuple[list[str], str | None]:
        """The next ids and the identifier for the page after; an empty page ends the scan."""
        page, scan.ids = scan.ids[: scan.limit], scan.ids[scan.limit :]
        if not page:
            return [], None
        self.count += 1
        name = base64.b64encode(f"demo-scan-{scan.seller_id}-{self.count:08d}".encode()).decode()
        scan.expires = now + SCROLL_LIFE
        self.open[name] = scan
        return page, name
