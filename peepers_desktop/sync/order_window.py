"""One fixed span of `date_last_updated`, and how far it has been read: written with every page.

Windows are fixed before their first page. An order that changes meanwhile leaves an older window, and those
behind it move up by one: when the total shrank, the reading steps back by as many.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime

from peepers_desktop.domain.orders import Order
from peepers_desktop.mercadolivre.answers import Page


@dataclass(frozen=True, slots=True)
class OrderWindow:
    """`cancelled` is the second pass: a search as the seller leaves cancelled orders out. `newest` is the
    highest `date_last_updated` seen so far; `total` what the last page of this pass announced."""

    since: datetime
    until: datetime
    cancelled: bool = False
    offset: int = 0
    total: int | None = None
    newest: datetime | None = None

    def after(self, page: Page[Order]) -> OrderWindow | None:
        """The window with this page read; None when it was the last one."""
        newest = max(filter(None, (self.newest, *(order.indexed_at for order in page.values))), default=None)
        slid = max(0, self.total - page.total) if self.total is not None and page.total is not None else 0
        offset = max(0, self.offset + len(page.values) - slid)
        more = bool(page.values) and (page.total is None or offset < page.total)
        if more:
            return replace(self, offset=offset, total=page.total, newest=newest)
        if self.cancelled:
            return None
        return OrderWindow(self.since, self.until, cancelled=True, newest=newest)

    def text(self) -> str:
        """For a cursor."""
        newest = self.newest.isoformat() if self.newest else None
        told = [self.since.isoformat(), self.until.isoformat(), self.cancelled, self.offset, self.total, newest]
        return json.dumps(told)

    @classmethod
    def read(cls, text: str | None) -> OrderWindow | None:
        """From a cursor."""
        if not text:
            return None
        since, until, cancelled, offset, total, newest = json.loads(text)
        return cls(
            datetime.fromisoformat(since),
            datetime.fromisoformat(until),
            cancelled,
            offset,
            total,
            datetime.fromisoformat(newest) if newest else None,
        )
