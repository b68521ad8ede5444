"""Builds the views' means and hands them out: bridge, tasks, theme, pictures, dialogs, window."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QProcess, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from peepers_desktop.domain.accounts import Account
from peepers_desktop.ui.application import open_window
from peepers_desktop.ui.bridge import Bridge
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.garbage import Garbage
from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.needs import Needs
from peepers_desktop.ui.notice import Notice
from peepers_desktop.ui.sentences import sentence_of
from peepers_desktop.ui.tasks import Task, Tasks
from peepers_desktop.ui.theme import Theme, Tone
from peepers_desktop.ui.theme.theme import Choice
from peepers_desktop.ui.thumbnails import Thumbnails
from peepers_desktop.ui.widgets.banner import Message
from peepers_desktop.ui.window import Window
from peepers_desktop.ui.zones import SellerZones, zone_of

if TYPE_CHECKING:  # dialogs are imported when they open: most starts show none
    from peepers_desktop.ui.dialogs.connect import ConnectDialog
    from peepers_desktop.ui.dialogs.connect_form import ConnectForm, VaultKind
    from peepers_desktop.ui.dialogs.disconnect import DisconnectDialog
    from peepers_desktop.ui.dialogs.erase_all import EraseAllDialog
    from peepers_desktop.ui.dialogs.unlock import UnlockDialog


class Assembly:
    """Everything of one window. `close` ends its threads."""

    def __init__(self, application: QApplication, needs: Needs) -> None:
        self._needs = needs
        self.garbage = Garbage()
        theme = Theme(Choice(needs.settings.choices.theme))
        theme.install(application)
        bridge = Bridge()
        self._leave = needs.publisher.subscribe(bridge.publish)
        accounts = needs.queries.accounts()
        site = accounts[0].seller.site_id if accounts else needs.settings.choices.site_id
        self.context = UiContext(
            queries=needs.queries,
            commands=needs.commands,
            accounts=needs.accounts,
            scheduler=needs.scheduler,
            settings=needs.settings,
            privacy=needs.privacy,
            profile=needs.profile,
            clock=needs.clock,
            bridge=bridge,
            tasks=Tasks(mistake=needs.mistake),
            format=Format(needs.clock, zone_of(site), zones=SellerZones(needs.queries.accounts)),
            theme=theme,
            icons=Icons(theme),
            thumbnails=Thumbnails(needs.profile.thumbnails, needs.fetch_picture),
            open_address=lambda address: QDesktopServices.openUrl(QUrl(address)),
            connect=self.connect,
            erase_everything=self.erase_everything,
            read_deposits=needs.read_deposits,
            examine=needs.examine,
        )
        self._dialog: ConnectDialog | None = None
        self._unlock: UnlockDialog | None = None
        self._letting_go: DisconnectDialog | None = None
        self._erasing: EraseAllDialog | None = None
        self.erased = False
        """Everything is to go: the grants and keys are gone already, the files go once the window is closed."""
        self._window: Window | None = None
        self._working = False
        self._looks: list[Task] = []

    def open(self) -> Window:
        """The window, on the cache, before any network."""
        window = open_window(self.context)
        notice = self._needs.notice
        if notice is not None:
            told = sentence_of(notice)
            window.banners.show_message("recovered", Message(Tone.WARN, told.text, told.advice))
        return window

    def begin(self, window: Window) -> None:
        """Once the window stands: first the keys, then the network."""
        self._window = window
        window.switcher.disconnect_wanted.connect(self.disconnect)
        if self._needs.vault.wants_passphrase and self._needs.vault.has_file:
            self.unlock()
            return
        self._work()
        if not self._needs.accounts.list():
            self.connect(None)

    def unlock(self) -> UnlockDialog:
        """Ask for the passphrase of the protected file; until it is there only the cache is shown."""
        from peepers_desktop.ui.dialogs.unlock import UnlockDialog

        vault = self._needs.vault
        dialog = UnlockDialog(self.context.tasks, vault.unlock, vault.start_over, self._window)
        dialog.unlocked.connect(self._work)
        dialog.given_up.connect(lambda: self.connect(None))
        self._tell_locked()
        dialog.open()
        self._unlock = dialog
        return dialog

    def connect_dialog(self, account: str | None = None) -> ConnectDialog:
        """The dialog that connects an account, or connects one again."""
        from peepers_desktop.ui.dialogs.connect import ConnectDialog
        from peepers_desktop.ui.dialogs.connect_driver import AccountsDriver
        from peepers_desktop.ui.dialogs.connect_form import ConnectDefaults

        needs = self._needs
        vault = needs.vault
        driver = AccountsDriver(
            needs.accounts, needs.redirect_uri, account, self._remember, parent=None, use_vault=vault.choose
        )
        defaults = ConnectDefaults(
            redirect_uri=needs.redirect_uri,
            site_id=self._site_of(account),
            client_id=needs.client_id or needs.settings.choices.client_id,
            vault=cast("VaultKind", vault.kind),
            vault_name=vault.name,
            choose_vault=not vault.settled,
            passphrase_known=vault.kind == "passphrase" and not vault.wants_passphrase,
            passphrase_chosen=vault.has_file,
            looking=not vault.settled,
        )
        dialog = ConnectDialog(driver, defaults, needs.clock, offers_demo=bool(needs.demonstration))
        dialog.keys_page.secret.setText(needs.client_secret)
        dialog.accountConnected.connect(lambda _account: self._connected())
        dialog.demoRequested.connect(self._try_demo)
        self._look_around(dialog, defaults.client_id)
        self._dialog = dialog
        return dialog

    def connect(self, account: str | None) -> object:
        """Open the dialog beside the window."""
        dialog = self.connect_dialog(account)
        dialog.open()
        return dialog

    def disconnect(self, account: Account) -> DisconnectDialog:
        """Ask whether an account is to be let go."""
        from peepers_desktop.ui.dialogs.disconnect import DisconnectDialog

        accounts = self._needs.accounts
        dialog = DisconnectDialog(account, lambda: accounts.disconnect(account.id), self.context.tasks, self._window)
        dialog.open()
        self._letting_go = dialog
        return dialog

    def erase_everything(self) -> EraseAllDialog:
        """Ask whether everything of Peepers is to leave this computer."""
        from peepers_desktop.ui.dialogs.erase_all import EraseAllDialog

        dialog = EraseAllDialog(self.context, self._needs.let_go, self._window)
        dialog.gone.connect(self._end)
        dialog.open()
        self._erasing = dialog
        return dialog

    def close(self) -> None:
        self._leave()
        self.context.tasks.close()
        self.context.thumbnails.close()
        self.garbage.close()

    def _look_around(self, dialog: ConnectDialog, client_id: str) -> None:
        """What only the vault and the keyring know, asked for while the seller reads the first pages."""
        vault, page, tasks = self._needs.vault, dialog.keys_page, self.context.tasks
        for look in self._looks:
            look.cancel()  # it was for an earlier dialog
        self._looks.clear()
        if not vault.settled:
            self._looks.append(tasks.run(vault.keyring, page.show_keyring))
        if client_id and not vault.wants_passphrase:
            # A vault that cannot be read now says so when the login needs it.
            known = tasks.run(
                lambda: client_id if vault.knows_secret(client_id) else "", page.show_known_secret, _nobody
            )
            self._looks.append(known)

    def _try_demo(self) -> None:
        """In a program of its own: its shop is another one, and this window goes on."""
        program, *arguments = self._needs.demonstration
        started, _ = QProcess.startDetached(program, arguments)
        opens = QCoreApplication.translate("Assembly", "The demonstration store opens in a window of its own.")
        fails = QCoreApplication.translate(
            "Assembly", "The demonstration store could not be started. Start Peepers with --demo instead."
        )
        if self._window is not None:
            self._window.toast.say(Notice(opens) if started else Notice(fails, Tone.BAD))

    def _end(self) -> None:
        """Nothing is left to work with: the window closes, and with it the program."""
        self.erased = True
        for open_one in (self._dialog, self._unlock, self._window):
            if open_one is not None:
                open_one.close()

    def _connected(self) -> None:
        self._work()
        self._needs.scheduler.sync_now()

    def _work(self) -> None:
        """The keys are there: from now on the shop is kept up to date."""
        if self._window is not None:
            self._window.banners.clear("vault")
        if self._window is not None and not self._working:
            self._working = True
            self._needs.scheduler.start()

    def _tell_locked(self) -> None:
        translate = QCoreApplication.translate
        if self._window is not None:
            self._window.banners.show_message(
                "vault",
                Message(
                    Tone.WARN,
                    translate("Assembly", "Your keys are locked: Peepers shows what is on this computer."),
                    translate("Assembly", "What you change is kept and sent once they are unlocked."),
                    translate("Assembly", "Unlock"),
                    self.unlock,
                    closable=False,
                ),
            )

    def _site_of(self, account: str | None) -> str:
        """The country of the account to connect again, else the one chosen last."""
        known = next((one for one in self._needs.queries.accounts() if one.id == account), None)
        return known.seller.site_id if known else self._needs.settings.choices.site_id

    def _remember(self, form: ConnectForm) -> None:
        self._needs.settings.change(client_id=form.client_id, site_id=form.site_id)


def _nobody(_error: Exception) -> None:
    """A failure that is told where it matters."""
