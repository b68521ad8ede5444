"""Asks for the passphrase of the protected file, once, when the program opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from peepers_desktop.ui.dialogs.connect_keys import secret_field
from peepers_desktop.ui.dialogs.page_dialog import PageDialog
from peepers_desktop.ui.sentences import sentence_of
from peepers_desktop.ui.tasks import Tasks
from peepers_desktop.ui.theme import Tone
from peepers_desktop.ui.widgets.details_panel import label

_WIDTH = 480


class UnlockDialog(PageDialog):
    """`open_file` takes the passphrase and blocks for about half a second, so it runs among the tasks; `start_over`
    puts the file aside. Emits `unlocked` once the keys can be read, `given_up` when the file was put aside."""

    unlocked = Signal()
    given_up = Signal()

    def __init__(
        self,
        tasks: Tasks,
        open_file: Callable[[str], object],
        start_over: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Unlock your keys"), _WIDTH, parent)
        self._tasks = tasks
        self._open_file = open_file
        self._start_over = start_over
        self._sure = False
        self.setObjectName("unlockDialog")
        self.passphrase: QLineEdit = secret_field()
        self.passphrase.setAccessibleName(self.tr("Passphrase"))
        self.problem = label("", tone=Tone.BAD)
        self.unlock_button = QPushButton(self.tr("Unlock"))
        self.later_button = QPushButton(self.tr("Not now"))
        self.forgot_button = QPushButton(self.tr("I forgot it"))
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.unlock_button.setProperty("role", "primary")
        self.unlock_button.setEnabled(False)
        self.forgot_button.setProperty("role", "link")
        words = self.tr(
            "They lie in a file protected by your passphrase. Without it Peepers shows what is on this computer, and "
            "reads and sends nothing."
        )
        self.page.addWidget(label(self.tr("Unlock your keys"), "title"))
        self.page.addWidget(label(words, "muted"))
        self.page.addWidget(self.passphrase)
        self.page.addWidget(self.problem)
        self.problem.hide()
        self.page.addStretch(1)
        self.end_with(self.later_button, self.unlock_button, default=self.unlock_button, left=(self.forgot_button,))
        self.passphrase.setFocus()

    def _wire(self) -> None:
        self.passphrase.textChanged.connect(lambda words: self.unlock_button.setEnabled(bool(words)))
        self.unlock_button.clicked.connect(self._try)
        self.later_button.clicked.connect(self.reject)
        self.forgot_button.clicked.connect(self._forgot)

    def _try(self) -> None:
        typed = self.passphrase.text()
        self._busy(True)
        self._tasks.run(lambda: self._open_file(typed), self._opened, self._refused)

    def _opened(self, _nothing: object) -> None:
        self.passphrase.clear()
        self.unlocked.emit()
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._busy(False)
        told = sentence_of(error)
        self._say(f"{told.text} {told.advice}".strip())
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _forgot(self) -> None:
        """Twice: the first click says what it costs."""
        if not self._sure:
            self._sure = True
            self.forgot_button.setText(self.tr("Put the file aside"))
            self._say(
                self.tr(
                    "A passphrase cannot be recovered. Peepers can put the file aside; you then connect your accounts "
                    "again. Listings, sales and pending changes on this computer stay."
                )
            )
            return
        self._tasks.run(self._start_over, self._put_aside, self._refused)

    def _put_aside(self, _nothing: object) -> None:
        self.given_up.emit()
        self.accept()

    def _busy(self, busy: bool) -> None:
        self.unlock_button.setText(self.tr("Unlocking…") if busy else self.tr("Unlock"))
        for part in (self.passphrase, self.unlock_button, self.forgot_button):
            part.setEnabled(not busy)
        # Its place is kept: a dialog that shrinks and grows while it works is no sight.
        self.problem.setEnabled(not busy)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        self.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.passphrase.clear()
        super().closeEvent(event)
