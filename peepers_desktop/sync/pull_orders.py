"""Sales: by `date_last_updated` in checkpointed windows, newest first on the first reading.

Date filters keep the hour and drop the rest (page gestiona-ventas 18/02/2026), and offset pages shift
while sales arrive: every window is fixed before its first page, overlaps its neighbour, and rows are
upserted. A search as the seller leaves cancelled orders out, so each window is read a second time for them.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from peepers_desktop.domain.events import Kind, Stage
from peepers_desktop.domain.freshness import FIRST_ORDERS_WINDOW, ORDER_OVERLAP, ORDER_WINDOW
from peepers_desktop.domain.orders import Order
from peepers_desktop.sync.checkpoints import ORDERS_CHECKED, ORDERS_NEWEST, ORDERS_READ_DOWN_TO, Checkpoints
from peepers_desktop.sync.round import Round

_AHEAD = timedelta(days=2)
"""A window that reaches the present ends this far in the future: this machine's clock may be slow."""


class OrderPull:
    """Reads the orders of one account."""

    def __init__(self, round_: Round) -> None:
        self._round = round_
        self._marks = Checkpoints(round_.shop.cursors, round_.id)
        self._done = 0

    def run(self) -> int:
        """Rows that changed."""
        changed = self.refresh()
        changed += self._read_back_in_time()
        return changed

    def refresh(self) -> int:
        """Read what was updated since the last time; on the very first run, the newest window."""
        now = self._round.clock.now()
        newest = self._marks.instant(ORDERS_NEWEST)
        since = now - ORDER_WINDOW if newest is None else newest - ORDER_OVERLAP
        changed, seen = self._read_window(since, now + _AHEAD)
        if newest is None and self._marks.instant(ORDERS_READ_DOWN_TO) is None:
            self._marks.set_instant(ORDERS_READ_DOWN_TO, since)
        # The mark is what the search itself reported, never this machine's clock, which may be wrong;
        # only an empty first window has nothing better.
        mark = max(filter(None, (newest, seen)), default=now - ORDER_OVERLAP)
        self._marks.set_instant(ORDERS_NEWEST, mark)
        self._marks.set_instant(ORDERS_CHECKED, now)
        return changed

    def _read_back_in_time(self) -> int:
        """Older windows, newest first, each checkpointed when complete."""
        horizon = self._round.clock.now() - FIRST_ORDERS_WINDOW
        changed = 0
        down_to = self._marks.instant(ORDERS_READ_DOWN_TO)
        while down_to is not None and down_to > horizon:
            since = max(down_to - ORDER_WINDOW, horizon)
            changed += self._read_window(since, down_to + ORDER_OVERLAP)[0]
            self._marks.set_instant(ORDERS_READ_DOWN_TO, since)
            down_to = since
        return changed

    def _read_window(self, since: datetime, until: datetime) -> tuple[int, datetime | None]:
        changed, newest = 0, None
        for cancelled in (False, True):
            offset, total = 0, 1
            while offset < total:
                self._round.cancel.check()
                page = self._round.client.orders(since, until, offset, cancelled=cancelled)
                changed += self._save(page.values)
                newest = max(filter(None, (newest, *(order.indexed_at for order in page.values))), default=None)
                offset += len(page.values)
                total = page.total if page.total is not None else offset + len(page.values)
                self._round.progress(Stage.ORDERS, self._done, None)
                if not page.values:
                    break
        return changed, newest

    def _save(self, orders: tuple[Order, ...]) -> int:
        changed = self._round.shop.orders.save(orders)
        self._done += len(orders)
        self._invalidate_items([order for order in orders if order.id in changed])
        self._round.changed(Kind.ORDERS, changed)
        return len(changed)

    def _invalidate_items(self, orders: list[Order]) -> None:
        """A sale changes the stock of its own listings and of no others."""
        sold = {line.item_id for order in orders for line in order.lines}
        if sold:
            self._round.shop.items.mark_stale(self._round.id, sorted(sold))
