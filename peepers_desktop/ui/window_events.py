"""From events of the lower layers to what the window says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from peepers_desktop.domain.accounts import Account, Link
from peepers_desktop.domain.events import (
    AccountChanged,
    Changed,
    Connection,
    ConnectionChanged,
    Crashed,
    Event,
    Kind,
    QuotaUsed,
    SyncFinished,
    SyncProgress,
    SyncReport,
    SyncStarted,
)
from peepers_desktop.domain.rows import Tally
from peepers_desktop.mercadolivre.reconnect import reconnect
from peepers_desktop.ui.sentences import sentence_of, sentence_of_trouble
from peepers_desktop.ui.tabs.base import Tab
from peepers_desktop.ui.tasks import Newest
from peepers_desktop.ui.theme import Tone
from peepers_desktop.ui.widgets.banner import Message
from peepers_desktop.ui.window_parts import WindowParts

_COUNT_AFTER = 120
_MENDED_BY_LOGIN = frozenset({
    "wrong_application", "secret_missing", "permission_missing", "grant_changed", "token_rejected",
})  # fmt: skip
"""Failures after which the account is still connected and a new login is what helps."""


class WindowEvents(QObject):
    """Listens to the bridge from the moment the window stands."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self._context = window.context
        self.accounts: tuple[Account, ...] = ()
        self.tally = Tally()
        self._counting, self._naming = Newest(self._context.tasks), Newest(self._context.tasks)
        self._running: set[str] = set()
        self._long: set[str] = set()
        self._recount = QTimer(self, singleShot=True, interval=_COUNT_AFTER)
        self._recount.timeout.connect(self.count)
        self._context.bridge.happened.connect(self.take)
        self._context.tasks.troubled.connect(self._window.tell)

    def start(self) -> None:
        """Read accounts and counts, then let events in."""
        self.read_accounts()
        self.count()
        self._context.bridge.listen()

    def stop(self) -> None:
        """Nothing more is shown."""
        self._recount.stop()
        self._context.bridge.happened.disconnect(self.take)

    def introduce(self, tab: Tab) -> None:
        """A tab was built: tell it who there is."""
        tell = getattr(tab, "set_accounts", None)
        if tell is not None:
            tell(self.accounts)

    # Events ------------------------------------------------------------------------------------------

    def take(self, event: Event) -> None:
        """One event, on the GUI thread."""
        match event:
            case Changed():
                self._recount.start()
                if event.kind is Kind.ACCOUNTS:
                    self.read_accounts()
            case AccountChanged():
                self.read_accounts()
            case SyncStarted():
                self._started(event)
            case SyncProgress():
                self._progress(event)
            case SyncFinished():
                self._finished(event.report)
            case ConnectionChanged() | QuotaUsed():
                self._foot(event)
            case Crashed():
                self._crashed(event)
        for tab in self._window.tabs.values():
            tab.on_event(event)

    def _started(self, event: SyncStarted) -> None:
        self._running.add(event.account)
        if event.full or not self.tally.items:
            self._long.add(event.account)
        self._window.status.show_syncing(True)

    def _progress(self, event: SyncProgress) -> None:
        if event.account in self._long:
            self._window.progress.show_progress(event)

    def _finished(self, report: SyncReport) -> None:
        self._running.discard(report.account)
        self._long.discard(report.account)
        window = self._window
        window.status.show_syncing(bool(self._running))
        if not self._long:
            window.progress.hide()
        if report.ok:
            window.status.show_synced(report.finished)
            window.remember_synced(report.finished)
        self._trouble(report)
        self._note(report)
        self._recount.start()

    def _trouble(self, report: SyncReport) -> None:
        subject = f"trouble/{report.account}"
        link = next((one.link for one in self.accounts if one.id == report.account), Link.CONNECTED)
        if report.ok or report.cancelled or link is not Link.CONNECTED:
            self._window.banners.clear(subject)
            return
        told = sentence_of_trouble(report.troubles[0])
        text = f"{self._prefix(report.account)}{told.text} {told.detail}".strip()
        label, act = self._way_out(report.account, report.troubles[0].code)
        self._window.banners.show_message(subject, Message(told.tone, text, told.advice, label, act))

    def _note(self, report: SyncReport) -> None:
        """What is good to know although nothing failed; gone with the next round that has nothing to tell."""
        subject = f"note/{report.account}"
        if not report.notes:
            self._window.banners.clear(subject)
            return
        told = sentence_of_trouble(report.notes[0])
        self._window.banners.show_message(subject, Message(Tone.ACCENT, told.text, told.advice))

    def _way_out(self, account: str, code: str) -> tuple[str, Callable[[], object]]:
        """The button of a banner: connecting again where only that helps, else another try."""
        if code not in _MENDED_BY_LOGIN:
            return self.tr("Try again"), self._window.sync
        return self.tr("Reconnect"), lambda: self._context.connect(account)

    def _crashed(self, event: Crashed) -> None:
        """A mistake of our own: said plainly, with the place of its report."""
        text = self.tr("Peepers made a mistake. What you see may be out of date; nothing you saved is lost.")
        advice = self.tr("Read the report before you share it with whoever helps: {file}").format(file=event.report)
        self._window.banners.show_message("crash", Message(Tone.WARN, text, advice))

    def _foot(self, event: ConnectionChanged | QuotaUsed) -> None:
        if isinstance(event, QuotaUsed):
            self._quota(event)
        else:
            self._connection(event)

    def _quota(self, event: QuotaUsed) -> None:
        number = self._context.format.number
        if event.limit is None:
            text = self.tr("{n} requests in the last hour").format(n=number(event.requests))
        else:
            text = self.tr("{n} of {limit} requests in the last hour")
            text = text.format(n=number(event.requests), limit=number(event.limit))
        self._window.status.show_quota(text)

    def _connection(self, event: ConnectionChanged) -> None:
        self._window.status.show_connection(event.connection, event.until)
        if event.connection is Connection.OFFLINE:
            text = self.tr("No connection. You are working on the local copy.")
            advice = self.tr("What you change is kept and sent when the connection is back.")
            self._window.banners.show_message("offline", Message(Tone.WARN, text, advice))
            return
        self._window.banners.clear("offline")
        if event.connection is Connection.ONLINE:
            self._context.thumbnails.retry_failed()

    # Accounts ----------------------------------------------------------------------------------------

    def read_accounts(self) -> None:
        """Who is connected, behind the scenes."""
        accounts = self._context.accounts
        self._naming.ask(lambda: accounts.list(), self._show_accounts, self._window.tell)

    def _show_accounts(self, accounts: Sequence[Account]) -> None:
        window = self._window
        self.accounts = tuple(accounts)
        window.switcher.show_accounts(self.accounts, window.account)
        window.status.show_in_use(bool(self.accounts))
        for tab in window.tabs.values():
            self.introduce(tab)
        for account in self.accounts:
            self._session(account)
        if not self.accounts:
            text = self.tr("No account is connected yet.")
            advice = self.tr("Connect your Mercado Livre account to see listings, questions and sales.")
            connect = self._context.connect
            message = Message(Tone.ACCENT, text, advice, self.tr("Connect"), lambda: connect(None), closable=False)
            window.banners.show_message("welcome", message)
        else:
            window.banners.clear("welcome")

    def _session(self, account: Account) -> None:
        subject = f"session/{account.id}"
        if account.link is Link.CONNECTED:
            self._permissions(account)
            self._window.banners.clear(subject)
            return
        if account.link is Link.BLOCKED:
            text = self.tr("{name}: Mercado Livre has blocked the application.").format(name=account.seller.nickname)
            advice = self.tr("See the application's page in DevCenter. Your data here stays.")
        else:
            why = sentence_of(reconnect(account.reason))
            text, advice = f"{account.seller.nickname}: {why.text}", why.advice
        connect = self._context.connect
        message = Message(
            Tone.BAD,
            text,
            advice,
            self.tr("Reconnect"),
            lambda: connect(account.id),
            closable=False,
        )
        self._window.banners.show_message(subject, message)

    def _permissions(self, account: Account) -> None:
        subject = f"permissions/{account.id}"
        if not account.missing_permissions:
            self._window.banners.clear(subject)
            return
        text = self.tr("{name}: the application lacks permissions, so parts of your shop cannot be read or changed.")
        advice = self.tr("Tick them in DevCenter, then connect the account again.")
        connect = self._context.connect
        self._window.banners.show_message(
            subject,
            Message(
                Tone.WARN,
                text.format(name=account.seller.nickname),
                advice,
                self.tr("Reconnect"),
                lambda: connect(account.id),
            ),
        )

    def _prefix(self, account: str) -> str:
        """The account's name where several are connected."""
        name = next((one.seller.nickname for one in self.accounts if one.id == account), "")
        return f"{name}: " if name and len(self.accounts) > 1 else ""

    # Counts and failures -----------------------------------------------------------------------------

    def count(self) -> None:
        """Read the counts of sections and foot, behind the scenes."""
        queries, account = self._context.queries, self._window.account

        def read() -> tuple[Tally, int]:
            tally = queries.tally(account)
            held = sum(row.edit.held for row in queries.pending(account)) if tally.outbox_waiting else 0
            return tally, held

        self._counting.ask(read, self._show_tally, self._window.tell)

    def _show_tally(self, counted: tuple[Tally, int]) -> None:
        self.tally, held = counted
        tally = self.tally
        self._window.pending.show_counts(tally.outbox_waiting, held)
        self._window.navigation.show_tally(tally)
        self._window.status.show_tally(tally)
