"""Listings: a scan of the whole catalogue when it is due, otherwise only what changed.

The ids of a scan are read in one go, because a scroll may neither pause nor run twice (page
items-y-busquedas 10/09/2026), and kept as a list of work: a kill costs one page of bodies, and a failure
while the ids are read changes nothing at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from peepers_desktop.domain.events import Kind, Stage
from peepers_desktop.domain.freshness import PRODUCTS_FRESH_FOR, is_fresh
from peepers_desktop.domain.ids import ItemId
from peepers_desktop.domain.items import Item
from peepers_desktop.sync.checkpoints import ITEMS_CHECKED, ITEMS_NEWEST, ITEMS_SCANNED, ITEMS_TODO, Checkpoints
from peepers_desktop.sync.confirm import confirm_edits
from peepers_desktop.sync.round import PAGE, Round, pages

SCAN_EVERY = timedelta(hours=24)
SEARCH_REACH = 1000
"""Results a search without scan can page through."""
_MARKED_ONLY = datetime(1970, 1, 1, tzinfo=UTC)
_STALE_PER_ROUND = 1000


class ItemPull:
    """Reads the listings of one account."""

    def __init__(self, round_: Round) -> None:
        self._round = round_
        self._marks = Checkpoints(round_.shop.cursors, round_.id)
        self._changed = 0
        self._newest: datetime | None = None

    def run(self) -> int:
        """Rows that changed."""
        left = self._marks.ids(ITEMS_TODO)
        if left is None and self._scan_due():
            left = self._scan()
        if left is not None:
            self._finish_scan(left)
        elif self._round.request.force or not self._fresh():
            self._read_changes()
        self.read_stale()
        return self._changed

    def read_stale(self) -> int:
        """Re-read exactly the listings that a sale or an edit has touched."""
        stale = self._round.shop.items.stale(self._round.id, _MARKED_ONLY, _STALE_PER_ROUND)
        self._read_bodies(stale)
        return self._changed

    def _fresh(self) -> bool:
        return is_fresh(self._marks.instant(ITEMS_CHECKED), self._round.clock.now(), PRODUCTS_FRESH_FOR)

    def _scan_due(self) -> bool:
        scanned = self._marks.instant(ITEMS_SCANNED)
        return self._round.request.full or not is_fresh(scanned, self._round.clock.now(), SCAN_EVERY)

    def _scan(self) -> list[ItemId]:
        """All ids of the catalogue, the ones changed last first, stored as the list of work."""
        order = dict.fromkeys(self._round.client.recent_item_ids().ids)
        for page in self._round.client.scan_item_ids():
            self._round.cancel.check()
            order.update(dict.fromkeys(page.ids))
            self._round.progress(Stage.ITEMS, 0, page.total)
        ids = list(order)
        shop = self._round.shop
        generation = shop.items.begin_scan(self._round.id)
        shop.items.seen(self._round.id, generation, ids)
        self._marks.set_ids(ITEMS_TODO, ids)
        self._round.changed(Kind.ITEMS, shop.items.finish_scan(self._round.id, generation))
        return ids

    def _finish_scan(self, left: list[ItemId]) -> None:
        total = len(left)
        for page in pages(left, PAGE * 4):
            self._read_bodies(page)
            left = left[len(page) :]
            self._marks.set_ids(ITEMS_TODO, left)
            self._round.progress(Stage.ITEMS, total - len(left), total)
        now = self._round.clock.now()
        self._marks.clear(ITEMS_TODO)
        self._marks.set_instant(ITEMS_SCANNED, now)
        self._checked(now)

    def _read_changes(self) -> None:
        """Newest `last_updated` first until everything on a page was known; beyond the search's reach, a scan."""
        now, known_until, offset = self._round.clock.now(), self._marks.instant(ITEMS_NEWEST), 0
        while offset < SEARCH_REACH:
            page = self._round.client.recent_item_ids(offset)
            if not page.ids or self._page_was_known(page.ids, known_until):
                return self._checked(now)
            offset += len(page.ids)
        return self._finish_scan(self._scan())

    def _page_was_known(self, ids: Sequence[ItemId], known_until: datetime | None) -> bool:
        for chunk in pages(ids, PAGE):
            items = self._read_bodies(chunk)
            dates = [item.last_updated for item in items if item.last_updated is not None]
            if known_until is not None and dates and max(dates) <= known_until:
                return True
        return False

    def _checked(self, now: datetime) -> None:
        self._marks.set_instant(ITEMS_CHECKED, now)
        if self._newest is not None:
            known = self._marks.instant(ITEMS_NEWEST)
            self._marks.set_instant(ITEMS_NEWEST, max(filter(None, (known, self._newest))))

    def _read_bodies(self, ids: Sequence[ItemId]) -> list[Item]:
        found: list[Item] = []
        chunks = list(pages(list(ids), PAGE))
        for _, batch in self._round.side_by_side(self._round.client.items, chunks):
            found.extend(batch.found)
            self._save(batch.found)
        return found

    def _save(self, items: Sequence[Item]) -> None:
        now = self._round.clock.now()
        changed = self._round.shop.items.save(items, now)
        self._newest = max(filter(None, (self._newest, *(item.last_updated for item in items))), default=None)
        self._changed += len(changed)
        self._round.changed(Kind.ITEMS, changed)
        self._round.changed(Kind.OUTBOX, confirm_edits(self._round.shop, self._round.id, items, now))
