"""The connect dialog: five pages, a rail that shows where one is, and one login at a time."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from peepers_desktop.clock import Clock
from peepers_desktop.domain.accounts import Account
from peepers_desktop.errors import PeepersError
from peepers_desktop.ui.dialogs.connect_application import ApplicationPage
from peepers_desktop.ui.dialogs.connect_form import ConnectDefaults, ConnectDriver, ConnectForm, LoginOpened
from peepers_desktop.ui.dialogs.connect_keys import KeysPage
from peepers_desktop.ui.dialogs.connect_page import ConnectPage
from peepers_desktop.ui.dialogs.connect_rail import ConnectRail
from peepers_desktop.ui.dialogs.connect_result import ResultPage
from peepers_desktop.ui.dialogs.connect_site import SitePage
from peepers_desktop.ui.dialogs.connect_waiting import WaitingPage
from peepers_desktop.ui.dialogs.connect_words import Step
from peepers_desktop.ui.sentences import sentence_of
from peepers_desktop.ui.theme.fonts import text_scale
from peepers_desktop.ui.widgets.dialog_foot import DialogFoot
from peepers_desktop.ui.widgets.restyle import restyle

_WIDE, _HIGH = 880, 640
_ROOM_FOR_RAIL = 780


class ConnectDialog(QDialog):
    """Leads from nothing to a connected account. `driver` does the work off the GUI thread.

    `demoRequested` is emitted when the seller would rather try the demonstration store, where `offers_demo`.
    """

    demoRequested = Signal()
    accountConnected = Signal(object)

    def __init__(
        self,
        driver: ConnectDriver,
        defaults: ConnectDefaults,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        offers_demo: bool = False,
    ) -> None:
        super().__init__(parent)
        self._driver = driver
        self._offers_demo = offers_demo
        self.setObjectName("connectDialog")
        self.setWindowTitle(self.tr("Connect an account"))
        scale, room = text_scale(self.font()), self.screen().availableGeometry()
        wide = max(_WIDE, min(round(_WIDE * scale), round(room.width() * 0.9)))
        self.resize(wide, min(round(_HIGH * scale), round(room.height() * 0.9)))
        self.setMinimumSize(640, 440)
        self.site_page = SitePage(defaults.site_id)
        self.application_page = ApplicationPage(defaults.redirect_uri)
        self.keys_page = KeysPage(defaults)
        self.waiting_page = WaitingPage(clock)
        self.result_page = ResultPage()
        self.rail = ConnectRail()
        self.pages = QStackedWidget()
        for page in self._pages():
            self.pages.addWidget(page)
            page.completeChanged.connect(self._refresh_buttons)
        self._build_buttons()
        self._lay_out()
        self._wire()
        self.show_step(Step.SITE)

    def _pages(self) -> tuple[ConnectPage, ...]:
        return (self.site_page, self.application_page, self.keys_page, self.waiting_page, self.result_page)

    def _build_buttons(self) -> None:
        self.demo_button = QPushButton(self.tr("Try the demonstration store"))
        self.demo_button.setProperty("role", "link")
        self.demo_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.back_button = QPushButton(self.tr("&Back"))
        self.next_button = QPushButton(self.tr("&Next"))
        self.next_button.setProperty("role", "primary")

    def _lay_out(self) -> None:
        self.footer = DialogFoot(self.back_button, self.next_button, left=(self.demo_button,))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addWidget(self.footer)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(column, 1)
        self.next_button.setDefault(True)  # told to a button without a dialog, Qt would choose another one

    def _wire(self) -> None:
        self.demo_button.clicked.connect(self._try_demo)
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.result_page.goTo.connect(self._go_to)
        self.waiting_page.pasted.connect(self._driver.offer)
        self.waiting_page.cancelled.connect(self._cancel_login)
        self._driver.opened.connect(self._login_opened)
        self._driver.exchanging.connect(self.waiting_page.finish_up)
        self._driver.refused.connect(self._refused)
        self._driver.asked.connect(self.waiting_page.ask)
        self.waiting_page.confirmed.connect(lambda yes: self._driver.confirm(right_person=yes))
        self._driver.connected.connect(self._login_done)
        self._driver.failed.connect(self._login_failed)

    @property
    def step(self) -> Step:
        """The page in view."""
        return Step(self.pages.currentIndex())

    def show_step(self, step: Step) -> None:
        """Bring a page into view."""
        if step is Step.APPLICATION:
            self.application_page.show_site(self.site_page.site)
        with QSignalBlocker(self.pages):
            self.pages.setCurrentIndex(step.value)
        self.rail.show_step(step)
        self._refresh_buttons()
        self._pages()[step.value].enter()

    def go_on(self) -> None:
        """The Next button: the following page, the login, or the end."""
        if self.step is Step.RESULT:
            self.accept()
        elif self.step is Step.KEYS:
            self._start_login()
        elif self._pages()[self.step.value].complete():
            self.show_step(Step(self.step.value + 1))

    def go_back(self) -> None:
        """One page back; from the waiting page this cancels the login."""
        if self.step is Step.AUTHORISE:
            self._cancel_login()
        elif self.step in (Step.APPLICATION, Step.KEYS):
            self.show_step(Step(self.step.value - 1))

    def form(self) -> ConnectForm:
        """What was entered."""
        keys = self.keys_page
        return ConnectForm(
            site_id=self.site_page.site.id,
            client_id=keys.client_id.text().strip(),
            client_secret=keys.secret.text().strip(),
            vault=keys.vault,
            passphrase=keys.passphrase.text() if keys.vault == "passphrase" else "",
            pkce=not self.application_page.no_pkce.isChecked(),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window needs its width for the page: the strip of steps makes room."""
        super().resizeEvent(event)
        self.rail.setVisible(event.size().width() >= _ROOM_FOR_RAIL * text_scale(self.font()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.waiting_page.stop()
        self._driver.cancel()
        super().closeEvent(event)

    def reject(self) -> None:
        self.waiting_page.stop()
        self._driver.cancel()
        super().reject()

    def _start_login(self) -> None:
        if not self.keys_page.complete():
            return
        self.waiting_page.begin()
        self.show_step(Step.AUTHORISE)
        self._driver.start(self.form())

    def _login_opened(self, login: LoginOpened) -> None:
        self.waiting_page.wait_for(login.link, login.seconds)
        self.waiting_page.open_browser()
        self.waiting_page.enter()

    def _refused(self, error: PeepersError) -> None:
        told = sentence_of(error)
        self.waiting_page.refuse(f"{told.text} {told.advice}".strip())

    def _login_done(self, account: Account) -> None:
        self._forget_secrets()
        self.waiting_page.stop()
        self.result_page.show_account(account)
        self._show_result(connected=True)
        self.accountConnected.emit(account)

    def _login_failed(self, error: PeepersError) -> None:
        if self.step is not Step.AUTHORISE:
            return  # cancelled here; the seller is already elsewhere
        self.waiting_page.stop()
        self.result_page.show_failure(error)
        self._show_result(connected=False)

    def _show_result(self, *, connected: bool) -> None:
        # After a failure the way forward stands in the page; closing is only the other thing one can do.
        restyle(self.next_button, role="primary" if connected else "")
        self.rail.set_outcome(connected=connected)
        self.show_step(Step.RESULT)

    def _cancel_login(self) -> None:
        self.waiting_page.stop()
        self.show_step(Step.KEYS)
        self._driver.cancel()

    def _go_to(self, step: Step) -> None:
        if step is Step.AUTHORISE and self.keys_page.complete():
            self._start_login()
        else:
            self.show_step(Step.KEYS if step is Step.AUTHORISE else step)

    def _forget_secrets(self) -> None:
        for field in (self.keys_page.secret, self.keys_page.passphrase, self.keys_page.repeat):
            field.clear()

    def _try_demo(self) -> None:
        self.demoRequested.emit()
        self.reject()

    def _refresh_buttons(self) -> None:
        step = self.step
        self.footer.setVisible(step is not Step.AUTHORISE)
        self.demo_button.setVisible(self._offers_demo and step is not Step.RESULT)
        self.back_button.setVisible(step in (Step.APPLICATION, Step.KEYS))
        labels = {Step.KEYS: self.tr("Connect"), Step.RESULT: self.tr("Close")}
        if step is not Step.RESULT:
            restyle(self.next_button, role="primary")
        self.next_button.setText(labels.get(step, self.tr("&Next")))
        self.next_button.setEnabled(self._pages()[step.value].complete())
