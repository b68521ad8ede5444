"""Runs logins of the connect dialog on a thread of their own: they wait for minutes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QObject

from peepers_desktop.app.accounts import AccountsService
from peepers_desktop.app.connect import Login
from peepers_desktop.app.connect_steps import AddressReady, ConnectRequest, Exchanging, Step
from peepers_desktop.errors import PeepersError
from peepers_desktop.ui.dialogs.connect_form import ConnectDriver, ConnectForm, LoginOpened


class AccountsDriver(ConnectDriver):
    """One login at a time. `remember` keeps the choices that are no secrets, for the next time."""

    def __init__(
        self,
        accounts: AccountsService,
        redirect_uri: str,
        expected: str | None = None,
        remember: Callable[[ConnectForm], object] = lambda form: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._redirect_uri = redirect_uri
        self._expected = expected
        self._remember = remember
        self._login: Login | None = None

    def start(self, form: ConnectForm) -> None:
        Thread(target=self._run, args=(form,), name="peepers-login", daemon=True).start()

    def offer(self, pasted: str) -> None:
        login = self._login
        if login is None:
            return
        try:
            login.paste(pasted)
        except PeepersError as error:
            self.refused.emit(f"{error.text()} {error.advice_text()}")

    def cancel(self) -> None:
        login, self._login = self._login, None
        if login is not None:
            login.cancel()

    def _run(self, form: ConnectForm) -> None:
        request = ConnectRequest(
            site_id=form.site_id,
            client_id=form.client_id,
            client_secret=form.client_secret or None,
            redirect_uri=self._redirect_uri,
            open_browser=False,
            expected=self._expected,
        )
        try:
            login = self._login = self._accounts.begin(request)
            account = login.run(self._tell)
        except PeepersError as error:
            self.failed.emit(error)
        else:
            self._remember(form)
            self.connected.emit(account)

    def _tell(self, step: Step) -> None:
        """Steps of the login as the dialog knows them; the dialog itself opens the browser."""
        if isinstance(step, AddressReady):
            self.opened.emit(LoginOpened(step.authorize_url, step.expires_in))
        elif isinstance(step, Exchanging):
            self.exchanging.emit()
