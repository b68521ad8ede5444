"""Every part that lives as long as the program, built and handed to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from peepers_desktop import log
from peepers_desktop.app import event_log
from peepers_desktop.app.accounts import AccountsService, Hosts
from peepers_desktop.app.commands import Commands
from peepers_desktop.app.crashes import CrashReports
from peepers_desktop.app.deposits import DepositReading
from peepers_desktop.app.elsewhere import Elsewhere
from peepers_desktop.app.field_keeper import FieldKeeper
from peepers_desktop.app.metrics import Metrics
from peepers_desktop.app.privacy import Privacy
from peepers_desktop.app.publisher import Publisher
from peepers_desktop.app.queries import Queries
from peepers_desktop.app.scheduler import SyncScheduler
from peepers_desktop.app.settings import Settings
from peepers_desktop.app.vault_choice import VaultChoice
from peepers_desktop.bootstrap.clients import Clients
from peepers_desktop.bootstrap.surroundings import open_browser, vault_of
from peepers_desktop.clock import Clock
from peepers_desktop.config import Config, Variables
from peepers_desktop.domain.accounts import Account
from peepers_desktop.domain.events import Crashed, Stage, SyncReport
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre.sites import API_URL
from peepers_desktop.paths import Profile
from peepers_desktop.store.accounts import Accounts
from peepers_desktop.store.cursors import Cursors
from peepers_desktop.store.database import Database, OpenReport
from peepers_desktop.store.deposits import Deposits
from peepers_desktop.store.errors import StoreTrouble
from peepers_desktop.store.items import Items
from peepers_desktop.store.orders import Orders
from peepers_desktop.store.outbox import Outbox
from peepers_desktop.store.questions import Questions
from peepers_desktop.store.recovery import keep_daily_copy, notice_of, open_or_recover
from peepers_desktop.store.shipments import Shipments
from peepers_desktop.sync.circuit import Circuit
from peepers_desktop.sync.request import CancelFlag, SyncRequest
from peepers_desktop.sync.shop import Shop
from peepers_desktop.sync.turn import Turn

if TYPE_CHECKING:  # what talks to the network is imported by its first use: a window starts without it
    from peepers_desktop.mercadolivre.client import MarketplaceClient

A_MOMENT = 10.0
"""Seconds in which one no of the keyring's owner stands for every account of a round."""
REST_OF_KEYRING = 15 * 60.0
"""Seconds for which the background does not ask again a keyring whose owner said no."""


class Parts:
    """Everything that lives as long as the program. Heavy parts are built when first asked for."""

    def __init__(self, profile: Profile, variables: Variables, config: Config, clock: Clock) -> None:
        self.profile = profile
        self.variables = variables
        self.config = config
        self.clock = clock
        self.publisher = Publisher()
        self.publisher.subscribe(event_log.note)
        self.crashes = CrashReports(profile.crashes, clock, lambda report: self.publisher.publish(Crashed(str(report))))
        self.settings = Settings(profile.settings)
        self.vault = vault_of(profile, config, self.settings, clock)
        self.keeper = FieldKeeper(self.vault, lasting=lambda: self.vault.lasting)
        self.database = Database(profile.database, clock, profile.backups, self.keeper)
        self.opened: OpenReport = open_or_recover(self.database, clock)
        recovered = self.opened.recovered
        self.notice: PeepersError | None = notice_of(recovered) if recovered is not None else None
        """What the seller has to know about how the program started."""
        self.privacy = Privacy(self.database, self.keeper, self.settings, clock, self.publisher.publish)
        self.shop = shop_of(self.database, clock)
        self.turn = Turn(profile.sending_lock, clock, self.shop.outbox)
        self.turn.recover()
        self.queries = Queries(self.database, clock, low_stock=self.settings.low_stock)
        self.commands = Commands(self.shop, self.queries.item_list, clock, self.publisher.publish)
        self.deposits = DepositReading(
            self.shop, Deposits(self.database), self.client_in_passing, clock, self.publisher.publish
        )
        self.elsewhere = Elsewhere(self.database.version, self.publisher.publish)
        self.circuit = Circuit(clock)
        self.metrics = Metrics(self.shop.cursors, clock, self.publisher.publish)
        hosts = Hosts(config.api_url or API_URL, config.auth_url)
        self.accounts = AccountsService(
            self.shop.accounts, self.vault, profile.locks, clock, open_browser, hosts, self.publisher.publish
        )
        settled = "PEEPERS_VAULT" in config.given
        self.keys_left_in = ""
        """The entries of a keyring that could not be asked when everything was let go."""
        self.vault_choice = VaultChoice(self.vault, self.accounts, self.settings, settled)
        self.clients = Clients(self.accounts, config.api_url or API_URL, clock, self.metrics)
        self.scheduler = SyncScheduler(
            self.accounts.list, self.cycle, clock, first=self.privacy.unlock, mistake=self.crashes.report,
            afterwards=self._after_beat,
        )  # fmt: skip
        self.publisher.subscribe(self.clients.retire)

    def _after_beat(self) -> None:
        """Also where no account is connected: purge old buyers, doubt what a dead process left on the wire, and tell
        the views of what other processes wrote."""
        self.privacy.purge_when_due()
        try:
            self.turn.recover()
            self.elsewhere.look()
        except StoreTrouble as error:  # of the disk: told by whatever the seller does next, and tried again then
            log.get("program").info("beat_failed", code=error.code)

    def cycle(self, account: Account, request: SyncRequest, cancel: CancelFlag) -> SyncReport:
        """One cycle of one account."""
        from peepers_desktop.sync.engine import SyncEngine

        publish = self.publisher.publish
        keep_daily_copy(self.database, self.clock)
        lately = A_MOMENT if request.asked else REST_OF_KEYRING
        if self.vault.refused(lately) is None:
            self.privacy.unlock()
        try:
            refused = self.vault.refused(lately)
            if refused is not None:
                raise refused
            client = self.clients.of(account)
        except PeepersError as error:
            return SyncEngine.refused(account.id, error, self.shop, self.clock, publish)
        more = (self.crashes.report, self.turn)
        engine = SyncEngine(account.id, client, self.shop, self.clock, self.circuit, publish, *more)
        report = engine.cycle(replace(request, lower_by_sales=self.settings.choices.lower_by_sales), cancel)
        self.metrics.finished(report)
        return report

    def client_in_passing(self, account: Account) -> MarketplaceClient:
        """For what nobody asked for in so many words: not tried offline, nor at a keyring whose owner said no."""
        from peepers_desktop.mercadolivre.errors import Unreachable

        refused = self.vault.refused(REST_OF_KEYRING)
        if refused is not None:
            raise refused
        if self.circuit.offline:
            raise Unreachable
        return self.clients.of(account)

    def sync(self, stages: frozenset[Stage], full: bool) -> list[SyncReport]:
        """A cycle of every connected account, here and now."""
        only_push = Stage.QUESTIONS not in stages and Stage.PUSH in stages
        return self.scheduler.round(SyncRequest(stages=stages, full=full, force=not only_push))

    def close(self) -> None:
        """End every thread and close every file."""
        self.scheduler.stop()
        self.clients.close()
        self.database.close()


def shop_of(database: Database, clock: Clock) -> Shop:
    """The stores on one database."""
    return Shop(
        accounts=Accounts(database),
        items=Items(database),
        orders=Orders(database),
        questions=Questions(database),
        shipments=Shipments(database),
        outbox=Outbox(database, clock),
        cursors=Cursors(database),
    )
