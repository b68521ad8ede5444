"""Runs logins of the connect dialog on a thread of their own: they wait for minutes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from peepers_desktop.app.connect_steps import AddressReady, ConnectRequest, Exchanging, Step
from peepers_desktop.domain.accounts import Account, Seller
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre.errors import LoginCancelled
from peepers_desktop.ui.dialogs.connect_form import ConnectDriver, ConnectForm, LoginOpened
from peepers_desktop.ui.garbage import end_only_here

if TYPE_CHECKING:
    from peepers_desktop.app.accounts import AccountsService
    from peepers_desktop.app.connect import Login


@dataclass(eq=False, slots=True)
class _Run:
    """One attempt. What an attempt that was given up still says is for nobody."""

    form: ConnectForm
    login: Login | None = None
    given_up: bool = False
    answered: Event = field(default_factory=Event)
    """The seller said whether the person of a bare code is the right one."""
    right_person: bool = False


class AccountsDriver(ConnectDriver):
    """One login at a time. `remember` keeps the choices that are no secrets, for the next time; `use_vault`
    changes where secrets are kept (kind, passphrase), and is None where that cannot be chosen."""

    _told = Signal(object, str, object)

    def __init__(
        self,
        accounts: AccountsService,
        redirect_uri: str,
        expected: str | None = None,
        remember: Callable[[ConnectForm], object] = lambda form: None,
        parent: QObject | None = None,
        use_vault: Callable[[str, str], object] | None = None,
    ) -> None:
        super().__init__(parent)
        end_only_here(self)  # a login that was given up may outlive the dialog
        self._accounts = accounts
        self._redirect_uri = redirect_uri
        self._expected = expected
        self._remember = remember
        self._use_vault = use_vault
        self._run: _Run | None = None
        self._told.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self, form: ConnectForm) -> None:
        self.cancel()
        self._run = _Run(form)
        Thread(target=self._work, args=(self._run,), name="peepers-login", daemon=True).start()

    def offer(self, pasted: str) -> None:
        login = self._run.login if self._run is not None else None
        if login is None:
            return
        try:
            login.paste(pasted)
        except PeepersError as error:
            self.refused.emit(error)

    def confirm(self, *, right_person: bool) -> None:
        if self._run is not None:
            self._run.right_person = right_person
            self._run.answered.set()

    def cancel(self) -> None:
        run, self._run = self._run, None
        if run is None:
            return
        run.given_up = True
        run.answered.set()
        if run.login is not None:
            run.login.cancel()

    def _work(self, run: _Run) -> None:
        try:
            account = self._login(run)
        except PeepersError as error:
            self._told.emit(run, "failed", error)
        except Exception:  # a thread's boundary: the dialog must not wait for ever; the defect still surfaces
            self._told.emit(run, "failed", PeepersError())
            raise
        else:
            self._told.emit(run, "connected", account)

    def _login(self, run: _Run) -> Account:
        form = run.form
        if self._use_vault is not None:
            self._use_vault(form.vault, form.passphrase)
        request = ConnectRequest(
            site_id=form.site_id,
            client_id=form.client_id,
            client_secret=form.client_secret or None,
            redirect_uri=self._redirect_uri,
            open_browser=False,
            expected=self._expected,
            pkce=form.pkce,
        )
        run.login = self._accounts.begin(request)
        if run.given_up:
            raise LoginCancelled
        account = run.login.run(lambda step: self._tell(run, step), lambda seller: self._ask(run, seller))
        self._remember(form)
        return account

    def _tell(self, run: _Run, step: Step) -> None:
        """Steps of the login as the dialog knows them; the dialog itself opens the browser."""
        if isinstance(step, AddressReady):
            self._told.emit(run, "opened", LoginOpened(step.authorize_url, step.expires_in))
        elif isinstance(step, Exchanging):
            self._told.emit(run, "exchanging", None)

    def _ask(self, run: _Run, seller: Seller) -> bool:
        """A bare code carries no state, so the seller says whether this is who they meant. Blocks this thread."""
        self._told.emit(run, "asked", seller)
        run.answered.wait()
        return run.right_person

    def _deliver(self, run: _Run, what: str, value: object) -> None:
        """On the GUI thread. An attempt that was replaced or given up is not heard any more."""
        if run is not self._run:
            return
        if what == "exchanging":
            self.exchanging.emit()
        else:
            getattr(self, what).emit(value)
