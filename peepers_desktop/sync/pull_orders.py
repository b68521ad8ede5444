"""Sales: by `date_last_updated` in checkpointed windows, newest first on the first reading.

Date filters keep the hour and drop the rest (page gestiona-ventas 18/02/2026), and offset pages shift
while sales arrive: every window is fixed before its first page, overlaps its neighbour, and rows are
upserted. A search as the seller leaves cancelled orders out, so each window is read a second time for them.
How far a window was read is stored with each of its pages, so a kill costs one page, never a window.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from peepers_desktop.domain.events import Kind, Stage
from peepers_desktop.domain.freshness import (
    FIRST_ORDERS_WINDOW,
    OLD_ORDER_WINDOW,
    ORDER_OVERLAP,
    ORDER_WINDOW,
    ORDERS_KEPT,
)
from peepers_desktop.domain.orders import Order
from peepers_desktop.mercadolivre.answers import Page
from peepers_desktop.store.orders import WindowCursor
from peepers_desktop.sync.checkpoints import (
    ORDERS_BACK_WINDOW,
    ORDERS_CHECKED,
    ORDERS_FRESH_WINDOW,
    ORDERS_NEWEST,
    ORDERS_READ_DOWN_TO,
    Checkpoints,
)
from peepers_desktop.sync.order_window import OrderWindow
from peepers_desktop.sync.round import Round

SEARCH_REACH = 10_000
"""Offsets beyond this were seen to fail (observed in 2026): a window with more is read in two halves."""
_AHEAD = timedelta(days=2)
"""A window that reaches the present ends this far in the future: this machine's clock may be slow."""
_SHORTEST = timedelta(hours=6)


class OrderPull:
    """Reads the orders of one account."""

    def __init__(self, round_: Round, reach: int = SEARCH_REACH) -> None:
        self._round = round_
        self._reach = reach
        self._marks = Checkpoints(round_.shop.cursors, round_.id)
        self._done = 0
        self._total: int | None = None

    def run(self) -> int:
        """Rows that changed."""
        if self._marks.instant(ORDERS_READ_DOWN_TO) is None:
            self._count()
        changed = self.refresh()
        return changed + self._read_back_in_time()

    def refresh(self) -> int:
        """Read what was updated since the last time; on the very first run, the newest window. A window
        that a kill or a failure left open is read to its end first."""
        changed = 0
        left = OrderWindow.read(self._marks.text(ORDERS_FRESH_WINDOW))
        if left is not None:
            changed += self._read(left, ORDERS_FRESH_WINDOW)
        now = self._round.clock.now()
        newest = self._marks.instant(ORDERS_NEWEST)
        since = now - ORDER_WINDOW if newest is None else newest - ORDER_OVERLAP
        changed += self._read(OrderWindow(since, now + _AHEAD), ORDERS_FRESH_WINDOW)
        self._marks.set_instant(ORDERS_CHECKED, now)
        return changed

    def _read_back_in_time(self) -> int:
        """Older windows, newest first, each checkpointed when complete: two months at once, and then one
        window a round down to what the marketplace keeps."""
        now, changed = self._round.clock.now(), 0
        left = OrderWindow.read(self._marks.text(ORDERS_BACK_WINDOW))
        if left is not None:
            changed += self._read(left, ORDERS_BACK_WINDOW)
        first = now - FIRST_ORDERS_WINDOW
        while (down_to := self._marks.instant(ORDERS_READ_DOWN_TO)) is not None and down_to > first:
            self._round.breathe()
            changed += self._older(down_to, max(down_to - ORDER_WINDOW, first))
        if not changed and down_to is not None and down_to > now - ORDERS_KEPT:
            changed += self._older(down_to, max(down_to - OLD_ORDER_WINDOW, now - ORDERS_KEPT))
        return changed

    def _older(self, down_to: datetime, since: datetime) -> int:
        return self._read(OrderWindow(since, down_to + ORDER_OVERLAP), ORDERS_BACK_WINDOW)

    def _read(self, window: OrderWindow, name: str) -> int:
        """Rows that changed."""
        changed, newest = 0, window.newest
        left: OrderWindow | None = window
        while left is not None:
            self._round.cancel.check()
            page = self._round.client.orders(left.since, left.until, left.offset, cancelled=left.cancelled)
            if self._too_many(left, page):
                return sum(self._read(half, name) for half in _halves(left, newer_first=name == ORDERS_BACK_WINDOW))
            left = left.after(page)
            changed += self._save(page.values, WindowCursor(self._round.id, name, left.text() if left else ""))
            newest = max(filter(None, (newest, *(order.indexed_at for order in page.values))), default=None)
        self._complete(window, name, newest)
        return changed

    def _too_many(self, window: OrderWindow, page: Page[Order]) -> bool:
        return (page.total or 0) > self._reach and window.offset == 0 and window.until - window.since > _SHORTEST

    def _complete(self, window: OrderWindow, name: str, seen: datetime | None) -> None:
        if name == ORDERS_BACK_WINDOW or self._marks.instant(ORDERS_READ_DOWN_TO) is None:
            self._marks.set_instant(ORDERS_READ_DOWN_TO, window.since)
        if name == ORDERS_FRESH_WINDOW:
            # The mark is what the search itself reported, never this machine's clock, which may be wrong;
            # only an empty first window has nothing better.
            newest = self._marks.instant(ORDERS_NEWEST)
            mark = max(filter(None, (newest, seen)), default=window.until - _AHEAD - ORDER_OVERLAP)
            self._marks.set_instant(ORDERS_NEWEST, mark)

    def _count(self) -> None:
        """How many sales the first reading will see, so that its progress has an end."""
        now = self._round.clock.now()
        window = (now - FIRST_ORDERS_WINDOW, now + _AHEAD)
        totals = [self._round.client.orders(*window, cancelled=cancelled).total for cancelled in (False, True)]
        self._total = sum(total for total in totals if total is not None)
        self._round.progress(Stage.ORDERS, 0, self._total)

    def _save(self, orders: tuple[Order, ...], cursor: WindowCursor) -> int:
        """One page and its mark, in one transaction; the store marks the listings of changed sales stale."""
        changed = self._round.shop.orders.save(orders, cursor)
        self._done += len(orders)
        total = None if self._total is None else max(self._total, self._done)
        self._round.progress(Stage.ORDERS, self._done, total)
        self._round.changed(Kind.ORDERS, changed)
        return len(changed)


def _halves(window: OrderWindow, *, newer_first: bool) -> list[OrderWindow]:
    """In the order in which the mark of the first one done leaves nothing out when the second never comes."""
    middle = window.since + (window.until - window.since) / 2
    halves = [OrderWindow(middle, window.until), OrderWindow(window.since, middle + ORDER_OVERLAP)]
    return halves if newer_first else halves[::-1]
