"""Fourth page: the browser is open; wait for the seller to come back, or take the pasted address."""

from __future__ import annotations

import math

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout

from peepers_desktop.clock import Clock
from peepers_desktop.domain.accounts import Seller
from peepers_desktop.ui.dialogs.connect_page import ConnectPage
from peepers_desktop.ui.theme import Tone
from peepers_desktop.ui.widgets.details_panel import label


class WaitingPage(ConnectPage):
    """Counts down, offers the link for another browser, and a field for the address."""

    pasted = Signal(str)
    cancelled = Signal()
    confirmed = Signal(bool)
    """Whether the person of a bare code is the right one."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._ends = 0.0
        self._link = ""
        self.countdown = label("", "strong")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Time left to say yes"))
        self.again_button = QPushButton(self.tr("Open the browser again"))
        self.copy_button = QPushButton(self.tr("Copy link"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.address = QLineEdit()
        self.address.setPlaceholderText("https://…?code=…&state=…")
        self.address.setAccessibleName(self.tr("Address of the page you ended on"))
        self.use_button = QPushButton(self.tr("Use this address"))
        self.answer = label("", tone=Tone.BAD)
        self.person = label("", "strong")
        self.yes_button = QPushButton(self.tr("Yes, connect it"))
        self.no_button = QPushButton(self.tr("No"))
        self.question = QFrame()
        self._lay_out()
        self._wire()
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tick)
        self.begin()

    def _lay_out_question(self) -> QFrame:
        self.question.setProperty("role", "well")
        buttons = QHBoxLayout()
        buttons.addWidget(self.yes_button)
        buttons.addWidget(self.no_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self.question)
        column.addWidget(self.person)
        column.addLayout(buttons)
        return self.question

    def _lay_out(self) -> None:
        self.parts.addWidget(self._lay_out_question())
        self.parts.addWidget(self.countdown)
        self.parts.addWidget(self.bar)
        row = QHBoxLayout()
        for button in (self.again_button, self.copy_button, self.cancel_button):
            row.addWidget(button)
        row.addStretch(1)
        self.parts.addLayout(row)
        self.parts.addSpacing(10)
        self.parts.addWidget(label(self.tr("Did the browser not come back by itself?"), "strong"))
        self.parts.addWidget(
            label(self.tr("Copy the whole address of the page you ended on and paste it here. It works once."), "small")
        )
        paste = QHBoxLayout()
        paste.addWidget(self.address, 1)
        paste.addWidget(self.use_button)
        self.parts.addLayout(paste)
        self.parts.addWidget(self.answer)
        self.parts.addWidget(
            label(
                self.tr(
                    "If Mercado Livre says that the application cannot connect to your account: the application ID "
                    "is wrong, the redirect address is not registered exactly as shown, your account is not an "
                    "administrator, or your data still awaits validation there."
                ),
                "small",
            )
        )
        self.parts.addStretch(1)

    def _wire(self) -> None:
        self.again_button.clicked.connect(self.open_browser)
        self.copy_button.clicked.connect(self._copy)
        self.cancel_button.clicked.connect(self.cancelled.emit)
        self.use_button.clicked.connect(self._offer)
        self.yes_button.clicked.connect(lambda: self._confirm(yes=True))
        self.no_button.clicked.connect(lambda: self._confirm(yes=False))
        self.address.returnPressed.connect(self._offer)
        self.address.textChanged.connect(lambda words: self.use_button.setEnabled(bool(words.strip())))

    def begin(self) -> None:
        """Before the address to open is known."""
        self.head(self.tr("Preparing the login…"), self.tr("Peepers asks Mercado Livre nothing yet."))
        self._link = ""
        self.question.hide()
        self.address.clear()
        self.refuse("")
        self.countdown.clear()
        self.bar.setRange(0, 0)
        self.use_button.setEnabled(False)
        for part in (self.again_button, self.copy_button, self.address):
            part.setEnabled(False)

    def wait_for(self, link: str, seconds: int) -> None:
        """The login page is at `link`; the answer counts for `seconds`."""
        self.head(
            self.tr("Say yes in your browser"),
            self.tr("Log in with the main account or as an administrator, and allow the application. Then come back."),
        )
        self._link = link
        self._ends = self._clock.monotonic() + seconds
        self.bar.setRange(0, seconds)
        for part in (self.again_button, self.copy_button, self.address):
            part.setEnabled(True)
        self._tick()
        self._timer.start()

    def finish_up(self) -> None:
        """The answer came; the rest needs nothing from the seller."""
        self._timer.stop()
        self.head(self.tr("Almost there…"), self.tr("Mercado Livre said yes. Peepers is fetching your account."))
        self.countdown.clear()
        self.bar.setRange(0, 0)
        for part in (self.again_button, self.copy_button, self.address, self.use_button):
            part.setEnabled(False)

    def ask(self, seller: Seller) -> None:
        """Only a code was pasted: show whose it is before it is believed."""
        asked = self.tr("This code belongs to {nickname}. Is that you?")
        self.person.setText(asked.format(nickname=seller.nickname))
        self.question.show()
        self.no_button.setFocus()

    def _confirm(self, *, yes: bool) -> None:
        self.question.hide()
        self.confirmed.emit(yes)

    def refuse(self, words: str) -> None:
        """Say why a pasted address was not taken; empty words take the sentence away."""
        self.answer.setText(words)
        self.answer.setVisible(bool(words))

    def stop(self) -> None:
        """Stop counting; nothing is waited for any more."""
        self._timer.stop()

    def enter(self) -> None:
        self.copy_button.setFocus()

    def open_browser(self) -> None:
        """Open the login page in the system's browser; says so when that cannot be done."""
        if self._link and not QDesktopServices.openUrl(QUrl(self._link)):
            self.refuse(self.tr("No browser could be opened. Copy the link and open it yourself."))

    def _tick(self) -> None:
        left = max(0, math.ceil(self._ends - self._clock.monotonic()))
        minutes, seconds = divmod(left, 60)
        self.countdown.setText(self.tr("{time} left").format(time=f"{minutes}:{seconds:02d}"))
        self.bar.setValue(left)
        if left == 0:
            self._timer.stop()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._link)
        self.copy_button.setText(self.tr("Copied"))

    def _offer(self) -> None:
        pasted = self.address.text().strip()
        if pasted:
            self.refuse("")
            self.pasted.emit(pasted)
