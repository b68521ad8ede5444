"""What becomes of buyers' data on this machine: sealed, shown on demand, purged in time, erased on request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

from peepers_desktop import log
from peepers_desktop.app.field_keeper import FieldKeeper
from peepers_desktop.app.settings import Settings
from peepers_desktop.clock import Clock
from peepers_desktop.domain.events import AccountChanged, Changed, Event, Kind
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.errors import UsageError
from peepers_desktop.store import backup, erasure, put_away
from peepers_desktop.store.accounts import Accounts
from peepers_desktop.store.cursors import Cursors
from peepers_desktop.store.database import Database
from peepers_desktop.store.erasure import BuyerHere, Erased
from peepers_desktop.store.errors import StoreTrouble
from peepers_desktop.store.put_away import Kept
from peepers_desktop.vault.errors import VaultError

PURGE_EVERY = timedelta(hours=20)
_PURGED = "purged_at"
_PURGED_DAYS = "purged_days"
_LONGEST = 3650
_EVERYBODY = ""
_READ_AGAIN = ("orders.newest", "orders.read_down_to")
"""Checkpoints without which the next synchronisation reads every sale of the first window again."""
_TOUCHED = (Kind.ORDERS, Kind.SHIPMENTS, Kind.QUESTIONS)


class AccountInUse(UsageError):
    code = "account_in_use"
    message = "This account is connected."
    advice = "Disconnect it first. Then all that is kept of it can be erased."


class Privacy:
    """All calls may block on the disk or the vault: never on a window's thread."""

    def __init__(
        self,
        database: Database,
        keeper: FieldKeeper,
        settings: Settings,
        clock: Clock,
        publish: Callable[[Event], object],
    ) -> None:
        self._database = database
        self._keeper = keeper
        self._settings = settings
        self._clock = clock
        self._publish = publish
        self._accounts = Accounts(database)
        self._cursors = Cursors(database)
        self._turn = Lock()

    @property
    def retention(self) -> timedelta:
        """How long after delivery buyers are kept; the seller's choice."""
        return timedelta(days=min(max(1, self._settings.choices.retention_days), _LONGEST))

    def unlock(self) -> bool:
        """Fetch the key and bring what is stored in line with it; False when the vault does not give it now."""
        with self._turn:
            try:
                fresh = self._keeper.unlock()
            except VaultError as error:
                log.get("privacy").info("locked", code=error.code)
                return False
            if fresh:
                self._reconcile()
                self._tell()
            return True

    def purge_when_due(self) -> Erased:
        """Once a day, and as soon as the seller chose another time: take out buyers whose time is over."""
        try:
            return self.purge() if self._purge_due() else Erased()
        except StoreTrouble as error:
            log.get("privacy").warning("purge_failed", code=error.code)
            return Erased()

    def _purge_due(self) -> bool:
        last = self._cursors.read(_EVERYBODY, _PURGED)
        if last is None or self._cursors.read(_EVERYBODY, _PURGED_DAYS) != str(self.retention.days):
            return True
        # A clock that was set back must not put it off: what lies ahead is no time of a purge.
        return not timedelta(0) <= self._clock.now() - datetime.fromisoformat(last) < PURGE_EVERY

    def purge(self) -> Erased:
        """Take out buyers whose parcels arrived longer ago than the retention time."""
        now, kept = self._clock.now(), self.retention
        gone = erasure.purge(self._database, now - kept)
        self._cursors.write(_EVERYBODY, _PURGED, now.isoformat())
        self._cursors.write(_EVERYBODY, _PURGED_DAYS, str(kept.days))
        if gone.any:
            log.get("privacy").info("purged", orders=gone.orders, shipments=gone.shipments, questions=gone.questions)
            self._tell()
        return gone

    def look_for(self, buyer_id: str) -> BuyerHere:
        """What would be lost with a buyer."""
        return erasure.look_for(self._database, buyer_id)

    def erase_buyer(self, buyer_id: str) -> Erased:
        """Take a buyer out of the database, its log, its search index and every copy of it.

        Older copies are deleted, because they cannot be erased in; a fresh one takes their place."""
        self.unlock()
        gone = erasure.erase_buyer(self._database, buyer_id)
        self._leave_no_trace()
        log.get("privacy").info("erased", orders=gone.orders, shipments=gone.shipments, questions=gone.questions)
        self._tell(*_TOUCHED, Kind.OUTBOX)
        return gone

    def kept(self, account: AccountId) -> Kept:
        """What is on this machine of an account, disconnected ones included."""
        return put_away.kept(self._database, account)

    def erase_account(self, account: AccountId) -> Kept:
        """Take all that is kept of a disconnected account out of the database and every copy of it; what it was.

        Raises:
            AccountInUse: it is connected.
        """
        gone = put_away.kept(self._database, account)
        if not put_away.take_out(self._database, account):
            raise AccountInUse
        self._leave_no_trace()
        log.get("privacy").info("erased", orders=gone.orders, shipments=gone.shipments, questions=gone.questions)
        self._publish(AccountChanged(account))
        return gone

    def _reconcile(self) -> None:
        """After the key was fetched: values of another key are emptied, open ones are sealed."""
        if not erasure.key_known(self._database):
            lost = erasure.forget_unreadable(self._database)
            log.get("privacy").info("key_lost", count=lost)
            if lost and self._keeper.lasting:
                self._read_sales_again()
        if erasure.seal_what_is_open(self._database):
            self._leave_no_trace()
        erasure.note_key(self._database)

    def _read_sales_again(self) -> None:
        for account in self._accounts.all():
            for name in _READ_AGAIN:
                self._cursors.write(account.id, name, "")

    def _leave_no_trace(self) -> None:
        erasure.scrub_file(self._database)
        for path in older_copies(self._database.path, self._database.backups):
            path.unlink(missing_ok=True)
        backup.backup(self._database.path, self._database.backups, self._clock.now())

    def _tell(self, *kinds: Kind) -> None:
        for account in self._accounts.all():
            for kind in kinds or _TOUCHED:
                self._publish(Changed(kind, account.id))


def older_copies(database: Path, backups: Path) -> list[Path]:
    """Backups, and damaged files that were put aside, each with what SQLite left beside it."""
    return [*backups.glob("peepers-*.db*"), *database.parent.glob(f"{database.stem}-aside-*")]
