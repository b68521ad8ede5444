"""Discard, review, send: what the bar over the foot asks for, and each account's mode."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from peepers_desktop.domain.accounts import SendMode
from peepers_desktop.domain.rows import OutboxRow
from peepers_desktop.ui.dialogs.ask import AskDialog
from peepers_desktop.ui.dialogs.review import ReviewDialog
from peepers_desktop.ui.notice import Notice
from peepers_desktop.ui.tasks import Newest
from peepers_desktop.ui.window_parts import WindowParts


class WindowPending(QObject):
    """Made once by the window. `dialog` and `box` are in view, for tests."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window, self._context = window, window.context
        self._reading = Newest(self._context.tasks)
        self.dialog: ReviewDialog | None = None
        self.box: AskDialog | None = None
        window.pending.discard_wanted.connect(self.discard)
        window.pending.review_wanted.connect(self.review)
        window.pending.send_wanted.connect(self.send)
        window.switcher.mode_wanted.connect(self.set_mode)

    def send(self) -> None:
        """Let everything go that waits, reviewed or not, and send it now."""
        commands, account = self._context.commands, self._window.account
        self._context.tasks.run(lambda: commands.release(account=account), self._sent, self._window.tell)

    def review(self) -> None:
        """Show every waiting change before it leaves."""
        queries, account = self._context.queries, self._window.account
        self._reading.ask(lambda: queries.pending(account), self._show, self._window.tell)

    def discard(self) -> None:
        """Take everything back that has not left; asks first."""
        queries, account = self._context.queries, self._window.account
        self._reading.ask(lambda: queries.pending(account), self._ask, self._window.tell)

    def set_mode(self, account: str, mode: SendMode) -> None:
        """How freely this account's changes leave."""
        commands = self._context.commands
        words = {
            SendMode.READ_ONLY: self.tr("Read only: nothing is changed for this account."),
            SendMode.CONFIRM: self.tr("Changes of this account wait until you have reviewed them."),
            SendMode.NORMAL: self.tr("Changes of this account leave by themselves."),
        }
        self._context.tasks.run(
            lambda: commands.set_mode(account, mode),
            lambda _done: self._window.toast.say(Notice(words[mode])),
            self._window.tell,
        )

    def _sent(self, _edits: object) -> None:
        self._context.scheduler.send_now()
        self._window.toast.say(Notice(self.tr("Pending changes are being sent.")))

    def _show(self, rows: Sequence[OutboxRow]) -> None:
        if not rows:
            self._window.toast.say(Notice(self.tr("Nothing waits to be sent.")))
            return
        accounts = {one.id: one for one in self._window.known_accounts()}
        dialog = ReviewDialog(rows, accounts, self._context, self._window)
        dialog.sendWanted.connect(self._send_these)
        dialog.discardWanted.connect(self._discard_these)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _ask(self, rows: Sequence[OutboxRow]) -> None:
        ids = tuple(row.edit.id for row in rows)
        if not ids:
            return
        count = self._context.format.number(len(ids))
        box = AskDialog(
            self.tr("Discard"),
            self.tr("Discard {count} pending changes?").format(count=count),
            [self.tr("Nothing of them is sent. The listings stay as they are on Mercado Livre.")],
            self.tr("Discard"),
            self._window,
        )
        box.accepted.connect(lambda: self._discard_these(ids))
        box.finished.connect(box.deleteLater)
        self.box = box
        box.open()

    def _send_these(self, ids: tuple[int, ...]) -> None:
        commands = self._context.commands
        self._context.tasks.run(lambda: commands.release(ids), self._sent, self._window.tell)

    def _discard_these(self, ids: tuple[int, ...]) -> None:
        commands, fmt = self._context.commands, self._context.format

        def done(edits: Sequence[object]) -> None:
            words = self.tr("{count} discarded.").format(count=fmt.number(len(edits)))
            self._window.toast.say(Notice(words))

        self._context.tasks.run(lambda: commands.discard(ids), done, self._window.tell)
