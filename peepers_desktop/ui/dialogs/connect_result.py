"""Last page: who is connected and what is missing, or what went wrong and the way forward."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from peepers_desktop.domain.accounts import Account
from peepers_desktop.errors import PeepersError
from peepers_desktop.ui.dialogs.connect_page import ConnectPage
from peepers_desktop.ui.dialogs.connect_words import (
    Step,
    advice_for,
    permission_name,
    way_forward,
    way_forward_label,
    without_permission,
)
from peepers_desktop.ui.sentences import sentence_of
from peepers_desktop.ui.theme import Tone
from peepers_desktop.ui.widgets.details_panel import label
from peepers_desktop.ui.widgets.restyle import restyle

_SEAL = 44


class ResultPage(ConnectPage):
    """One page for both ends."""

    goTo = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._step = Step.AUTHORISE
        self.mark = label("", "seal")
        self.mark.setFixedSize(_SEAL, _SEAL)
        self.mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.parts.insertWidget(0, self.mark)
        self.sentence.setProperty("role", "")
        self.advice = label("")
        self.details = label("", "small")
        self.forward_button = QPushButton()
        self.forward_button.clicked.connect(lambda: self.goTo.emit(self._step))
        self.parts.addWidget(self.advice)
        self.parts.addWidget(self.details)
        row = QHBoxLayout()
        row.addWidget(self.forward_button)
        row.addStretch(1)
        self.parts.addLayout(row)
        self.parts.addStretch(1)

    def show_account(self, account: Account) -> None:
        """The account is connected; name the permissions its application lacks."""
        self.head(
            self.tr("Connected as {nickname}").format(nickname=account.seller.nickname),
            self.tr("Peepers now fetches your listings, questions, sales and parcels. You can close this window."),
        )
        self._mark("✓", Tone.GOOD)
        missing = sorted(account.missing_permissions, key=lambda permission: permission.value)
        self._fill("", "")
        self.forward_button.setVisible(bool(missing))
        if not missing:
            return
        losses = [f"• {permission_name(p)}: {without_permission(p)}" for p in missing]
        advice = self.tr(
            "Give the permission in the DevCenter, then connect again: a permission counts from the next login."
        )
        self._fill(self.tr("Your application lacks a permission:") + "\n" + "\n".join(losses), advice)
        self._offer(Step.APPLICATION)
        restyle(self.forward_button, role="")

    def show_failure(self, error: PeepersError) -> None:
        """Nothing was connected, nothing was lost."""
        told = sentence_of(error)
        self._mark("!", Tone.BAD)
        self.head(self.tr("Not connected"), told.text)
        self._fill(advice_for(error.code, told.advice), told.detail)
        self._offer(way_forward(error.code))
        restyle(self.forward_button, role="primary")

    def enter(self) -> None:
        if self.forward_button.isVisible():
            self.forward_button.setFocus()

    def _mark(self, sign: str, tone: Tone) -> None:
        self.mark.setText(sign)
        restyle(self.mark, tone=tone.value)

    def _fill(self, advice: str, details: str) -> None:
        for part, words in ((self.advice, advice), (self.details, details)):
            part.setText(words)
            part.setVisible(bool(words))

    def _offer(self, step: Step) -> None:
        self._step = step
        self.forward_button.setText(way_forward_label(step))
        self.forward_button.setVisible(True)
