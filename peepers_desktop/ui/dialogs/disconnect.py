"""Lets an account go: asks once, then says what was done and what is left to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from peepers_desktop.app.connect_steps import Disconnected
from peepers_desktop.domain.accounts import Account
from peepers_desktop.ui.dialogs.work_dialog import WorkDialog
from peepers_desktop.ui.tasks import Tasks


class DisconnectDialog(WorkDialog):
    """`disconnect` blocks on the network and the vault."""

    def __init__(
        self, account: Account, disconnect: Callable[[], Disconnected], tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Disconnect an account"), self.tr("Disconnect"), disconnect, tasks, parent=parent)
        self.setObjectName("disconnectDialog")
        self.ask(
            self.tr("Disconnect {name}?").format(name=account.seller.nickname),
            self.tr(
                "Peepers tells Mercado Livre to withdraw its access and deletes the keys of this account from this "
                "computer. Listings, sales and questions stay here, put away, and come back when you connect the "
                "account again. Pending changes are not sent."
            ),
        )

    def _told(self, result: Disconnected) -> tuple[str, str]:
        heading = self.tr("{name} is disconnected").format(name=result.seller.nickname)
        if result.revoked:
            return heading, self.tr("Mercado Livre has withdrawn the access, and the keys are gone from this computer.")
        return heading, self.tr(
            "The keys are gone from this computer, but Mercado Livre could not be told. One thing remains: in "
            "your account at Mercado Livre, remove Peepers from the applications you have authorised. Without "
            "that the access ends by itself after six months."
        )
