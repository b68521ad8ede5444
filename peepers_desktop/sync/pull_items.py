"""Listings: a scan of the whole catalogue when it is due, otherwise only what changed.

The ids of a scan are kept as a list of work, written once, with the number of those done beside it: a kill
costs one page of bodies, and a failure while the ids are read changes nothing at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from peepers_desktop import log
from peepers_desktop.domain.events import Kind, Stage
from peepers_desktop.domain.freshness import PRODUCTS_FRESH_FOR, is_fresh
from peepers_desktop.domain.ids import ItemId
from peepers_desktop.domain.items import Item
from peepers_desktop.errors import EditError
from peepers_desktop.mercadolivre.answers import MissingItem
from peepers_desktop.sync.catalogue import read_catalogue
from peepers_desktop.sync.checkpoints import (
    ITEMS_CHECKED,
    ITEMS_DONE,
    ITEMS_NEWEST,
    ITEMS_SCANNED,
    ITEMS_TODO,
    Checkpoints,
)
from peepers_desktop.sync.confirm import confirm_edits
from peepers_desktop.sync.refused import REFUSALS
from peepers_desktop.sync.round import PAGE, Round, pages

SCAN_EVERY = timedelta(hours=24)
SEARCH_REACH = 1000
"""Results a search without scan can page through."""
SINGLES_PER_ROUND = 20
"""Listings read one by one in a round, for what a batch leaves out."""
_MARKED_ONLY = datetime(1970, 1, 1, tzinfo=UTC)
_STALE_PER_ROUND = 1000


class ListingsUnreadable(EditError):
    """Entries of a batch that were no listings; what is cached of them stays."""

    code = "listings_unreadable"
    message = "{count} listings could not be read: Mercado Livre refused them ({status})."
    advice = "They stay here as they were last seen. Peepers asks for them again with the next full update."


class ItemPull:
    """Reads the listings of one account."""

    def __init__(self, round_: Round) -> None:
        self._round = round_
        self._marks = Checkpoints(round_.shop.cursors, round_.id)
        self._changed: set[ItemId] = set()
        self._refused: Counter[int] = Counter()

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
        self._read_singles()
        return len(self._changed)

    @property
    def refused(self) -> ListingsUnreadable | None:
        """What has to be said about listings that could not be read."""
        if not self._refused:
            return None
        status, _ = self._refused.most_common(1)[0]
        return ListingsUnreadable(count=self._refused.total(), status=status or "–")

    def read_stale(self) -> int:
        """Re-read exactly the listings that a sale or an edit has touched."""
        stale = self._round.shop.items.stale(self._round.id, _MARKED_ONLY, _STALE_PER_ROUND)
        self._read_bodies(stale)
        return len(self._changed)

    def _fresh(self) -> bool:
        return is_fresh(self._marks.instant(ITEMS_CHECKED), self._round.clock.now(), PRODUCTS_FRESH_FOR)

    def _scan_due(self) -> bool:
        scanned = self._marks.instant(ITEMS_SCANNED)
        return self._round.request.full or not is_fresh(scanned, self._round.clock.now(), SCAN_EVERY)

    def _scan(self) -> list[ItemId]:
        """All ids of the catalogue, the ones changed last first, stored as the list of work."""
        catalogue = read_catalogue(self._round)
        shop, account = self._round.shop, self._round.id
        generation = shop.items.begin_scan(account)
        shop.items.seen(account, generation, catalogue.ids)
        self._marks.clear(ITEMS_DONE)
        self._marks.set_ids(ITEMS_TODO, catalogue.ids)
        if catalogue.complete:
            self._round.changed(Kind.ITEMS, shop.items.finish_scan(account, generation))
        return catalogue.ids

    def _finish_scan(self, ids: list[ItemId]) -> None:
        done = self._marks.number(ITEMS_DONE)
        self._round.progress(Stage.ITEMS, done, len(ids))
        for page in pages(ids[done:], PAGE * 4):
            found = self._read_bodies(page)
            if done == 0:
                self._remember_newest(found)
            done += len(page)
            self._marks.set_number(ITEMS_DONE, done)
            self._round.progress(Stage.ITEMS, done, len(ids))
        now = self._round.clock.now()
        self._marks.clear(ITEMS_TODO)
        self._marks.set_instant(ITEMS_SCANNED, now)
        self._marks.set_instant(ITEMS_CHECKED, now)

    def _read_changes(self) -> None:
        """Newest `last_updated` first until one was known already; beyond the search's reach, a scan."""
        now, known_until, offset = self._round.clock.now(), self._marks.instant(ITEMS_NEWEST), 0
        newest: list[Item] = []
        while offset < SEARCH_REACH:
            page = self._round.client.recent_item_ids(offset)
            for chunk in pages(page.ids, PAGE):
                items = self._read_bodies(chunk)
                newest = newest or items
                if _was_known(items, known_until):
                    return self._checked(now, newest)
            if not page.ids:
                return self._checked(now, newest)
            offset += len(page.ids)
        return self._finish_scan(self._scan())

    def _checked(self, now: datetime, newest: Sequence[Item]) -> None:
        self._marks.set_instant(ITEMS_CHECKED, now)
        self._remember_newest(newest)

    def _remember_newest(self, first: Sequence[Item]) -> None:
        """The mark is the newest change seen in the first batch and never one seen later: what changes while
        the rest is read would hide, behind a higher mark, what changed before it."""
        dates = [item.last_updated for item in first if item.last_updated is not None]
        known = self._marks.instant(ITEMS_NEWEST)
        if dates:
            self._marks.set_instant(ITEMS_NEWEST, max([*dates, *([known] if known else [])]))

    def _read_bodies(self, ids: Sequence[ItemId]) -> list[Item]:
        found: list[Item] = []
        chunks = list(pages(list(ids), PAGE))
        for _, batch in self._round.side_by_side(self._round.client.items, chunks):
            found.extend(batch.found)
            self._save(batch.found)
            self._leave(batch.missing)
        return found

    def _save(self, items: Sequence[Item]) -> None:
        now = self._round.clock.now()
        changed = self._round.shop.items.save(items, now)
        self._changed |= changed
        self._round.changed(Kind.ITEMS, changed)
        self._round.changed(Kind.OUTBOX, confirm_edits(self._round.shop, self._round.id, items, now))

    def _leave(self, missing: Sequence[MissingItem]) -> None:
        """No entry without a listing becomes a row, and none is asked for again before the next scan."""
        if missing:
            self._refused.update(entry.status for entry in missing)
            self._round.shop.items.leave(self._round.id, [entry.id for entry in missing])
            log.get("sync").info("listings_refused", count=len(missing), status=missing[0].status)

    def _read_singles(self) -> None:
        """SKUs of variations that a batch left out are told by the listing alone; asked once each."""
        items = self._round.shop.items
        ids = list(items.lacking_sku(self._round.id, SINGLES_PER_ROUND))
        for chunk in pages(ids, PAGE):
            told = [item for _, item in self._round.side_by_side(self._single, chunk) if item is not None]
            self._save(told)
            items.asked_for_sku(self._round.id, chunk)

    def _single(self, item_id: ItemId) -> Item | None:
        try:
            return self._round.client.item(item_id)
        except REFUSALS:
            return None


def _was_known(items: Sequence[Item], known_until: datetime | None) -> bool:
    """True when one of them was: they come newest change first, so all that follow were known too."""
    dates = [item.last_updated for item in items if item.last_updated is not None]
    return known_until is not None and bool(dates) and min(dates) <= known_until
