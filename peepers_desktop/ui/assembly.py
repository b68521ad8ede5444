"""Builds the views' means and hands them out: bridge, tasks, theme, pictures, dialogs, window."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QApplication

from peepers_desktop.ui.application import open_window
from peepers_desktop.ui.bridge import Bridge
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.dialogs.connect import ConnectDialog
from peepers_desktop.ui.dialogs.connect_driver import AccountsDriver
from peepers_desktop.ui.dialogs.connect_form import ConnectDefaults, ConnectForm, VaultKind
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.needs import Needs
from peepers_desktop.ui.tasks import Tasks
from peepers_desktop.ui.theme import Theme
from peepers_desktop.ui.theme.theme import Choice
from peepers_desktop.ui.thumbnails import Thumbnails
from peepers_desktop.ui.window import Window
from peepers_desktop.ui.zones import zone_of


class Assembly:
    """Everything of one window. `close` ends its threads."""

    def __init__(self, application: QApplication, needs: Needs) -> None:
        self._needs = needs
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
            profile=needs.profile,
            clock=needs.clock,
            bridge=bridge,
            tasks=Tasks(),
            format=Format(needs.clock, zone_of(site)),
            theme=theme,
            icons=Icons(theme),
            thumbnails=Thumbnails(needs.profile.thumbnails, needs.fetch_picture),
            open_address=needs.open_address,
            connect=self.connect,
        )
        self._dialog: ConnectDialog | None = None

    def open(self) -> Window:
        """The window, on the cache, before any network."""
        return open_window(self.context)

    def connect_dialog(self, account: str | None = None) -> ConnectDialog:
        """The dialog that connects an account, or connects one again."""
        needs = self._needs
        driver = AccountsDriver(needs.accounts, needs.redirect_uri, account, self._remember)
        defaults = ConnectDefaults(
            redirect_uri=needs.redirect_uri,
            site_id=needs.settings.choices.site_id,
            client_id=needs.client_id,
            has_secret=needs.has_secret,
            keyring=needs.vault_name if needs.vault == "keyring" else None,
            vault=cast(VaultKind, needs.vault),
        )
        dialog = ConnectDialog(driver, defaults, needs.clock)
        dialog.keys_page.secret.setText(needs.client_secret)
        dialog.accountConnected.connect(lambda _account: needs.scheduler.sync_now())
        self._dialog = dialog
        return dialog

    def connect(self, account: str | None) -> object:
        """Open the dialog beside the window."""
        dialog = self.connect_dialog(account)
        dialog.open()
        return dialog

    def close(self) -> None:
        self._leave()
        self.context.tasks.close()
        self.context.thumbnails.close()

    def _remember(self, form: ConnectForm) -> None:
        self._needs.settings.change(client_id=form.client_id, site_id=form.site_id)
