"""Lets an account go: asks once, then says what was done and what is left to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from peepers_desktop.app.connect_steps import Disconnected
from peepers_desktop.domain.accounts import Account
from peepers_desktop.ui.dialogs.connect_page import grow_to_words, text
from peepers_desktop.ui.sentences import sentence_of
from peepers_desktop.ui.tasks import Tasks

_WIDTH = 420


class DisconnectDialog(QDialog):
    """`disconnect` blocks on the network and the vault, so it runs among the tasks."""

    def __init__(
        self, account: Account, disconnect: Callable[[], Disconnected], tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._disconnect, self._tasks = disconnect, tasks
        self.setObjectName("disconnectDialog")
        self.setWindowTitle(self.tr("Disconnect an account"))
        name = account.seller.nickname
        self.title = text(self.tr("Disconnect {name}?").format(name=name), "title")
        self.sentence = text(
            self.tr(
                "Peepers tells Mercado Livre to withdraw its access and deletes the keys of this account from this "
                "computer. Listings, sales and questions stay here, put away, and come back when you connect the "
                "account again. Pending changes are not sent."
            )
        )
        self.problem = text("", tone="bad")
        self.problem.hide()
        self.yes_button = QPushButton(self.tr("Disconnect"))
        self.no_button = QPushButton(self.tr("Cancel"))
        self.no_button.setDefault(True)
        self.yes_button.setAutoDefault(False)
        self._lay_out()
        self.yes_button.clicked.connect(self._go)
        self.no_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        for part in (self.title, self.sentence, self.problem):
            column.addWidget(part)
        self.sentence.setMinimumWidth(_WIDTH)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.no_button)
        row.addWidget(self.yes_button)
        column.addLayout(row)

    def _go(self) -> None:
        self.yes_button.setEnabled(False)
        self.problem.hide()
        self._tasks.run(self._disconnect, self._done, self._failed)

    def _done(self, result: Disconnected) -> None:
        self.title.setText(self.tr("{name} is disconnected").format(name=result.seller.nickname))
        self.sentence.setText(
            self.tr("Mercado Livre has withdrawn the access, and the keys are gone from this computer.")
            if result.revoked
            else self.tr(
                "The keys are gone from this computer, but Mercado Livre could not be told. One thing remains: in "
                "your account at Mercado Livre, remove Peepers from the applications you have authorised. Without "
                "that the access ends by itself after six months."
            )
        )
        self.yes_button.hide()
        self.no_button.setText(self.tr("Close"))
        grow_to_words(self)

    def _failed(self, error: Exception) -> None:
        told = sentence_of(error)
        self.problem.setText(f"{told.text} {told.advice}".strip())
        self.problem.show()
        self.yes_button.setEnabled(True)
        grow_to_words(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        grow_to_words(self)
