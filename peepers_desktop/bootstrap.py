"""The composition root: builds every part and hands it to the next. The only place that knows everyone."""

from __future__ import annotations

import os
import sys
import webbrowser
from dataclasses import replace
from getpass import getpass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NoReturn

from peepers_desktop import __version__, log
from peepers_desktop.app import event_log
from peepers_desktop.app.accounts import AccountsService, Hosts
from peepers_desktop.app.bundle import write_bundle
from peepers_desktop.app.commands import Commands
from peepers_desktop.app.crashes import CrashReports
from peepers_desktop.app.deposits import DepositReading
from peepers_desktop.app.diagnostics import DatabaseState, Doctor, Finding, LinkState, Sources
from peepers_desktop.app.elsewhere import Elsewhere
from peepers_desktop.app.erase_all import Deleted, WindowIsOpen, delete_files, is_held, let_go
from peepers_desktop.app.field_keeper import FieldKeeper
from peepers_desktop.app.metrics import Metrics
from peepers_desktop.app.privacy import Privacy
from peepers_desktop.app.publisher import Publisher
from peepers_desktop.app.queries import Queries
from peepers_desktop.app.scheduler import SyncScheduler
from peepers_desktop.app.settings import Settings
from peepers_desktop.app.vault_choice import VaultChoice
from peepers_desktop.cli.program import GlobalOptions, Program
from peepers_desktop.cli.words import Words, words_for
from peepers_desktop.clock import Clock, SystemClock
from peepers_desktop.config import Config, Variables, config_of, read_variables, without_faults
from peepers_desktop.domain.accounts import Account
from peepers_desktop.domain.events import AccountChanged, Crashed, Event, Stage, SyncReport
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre.sites import API_URL, site
from peepers_desktop.paths import Profile
from peepers_desktop.store import backup
from peepers_desktop.store.accounts import Accounts
from peepers_desktop.store.cursors import Cursors
from peepers_desktop.store.database import SCHEMA, Database, OpenReport
from peepers_desktop.store.deposits import Deposits
from peepers_desktop.store.errors import StoreTrouble, file_error
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
from peepers_desktop.vault import LateVault
from peepers_desktop.vault.errors import VaultAbsent
from peepers_desktop.vault.opening import service_name

if TYPE_CHECKING:  # what talks to the network is imported by its first use: a window starts without it
    from peepers_desktop.mercadolivre.client import MarketplaceClient
    from peepers_desktop.mercadolivre.limits import Limiter
    from peepers_desktop.mercadolivre.pictures import Pictures

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
        self._lock = Lock()
        self._clients: dict[AccountId, MarketplaceClient] = {}
        self._retired: list[MarketplaceClient] = []
        self._limiters: dict[str, Limiter] = {}
        self._pictures: Pictures | None = None
        self.scheduler = SyncScheduler(
            self.accounts.list, self.cycle, clock, first=self.privacy.unlock, mistake=self.crashes.report,
            afterwards=self._after_beat,
        )  # fmt: skip
        self.publisher.subscribe(self._retire)

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
            client = self.client(account)
        except PeepersError as error:
            return SyncEngine.refused(account.id, error, self.shop, self.clock, publish)
        more = (self.crashes.report, self.turn)
        engine = SyncEngine(account.id, client, self.shop, self.clock, self.circuit, publish, *more)
        report = engine.cycle(replace(request, lower_by_sales=self.settings.choices.lower_by_sales), cancel)
        self.metrics.finished(report)
        return report

    def client(self, account: Account) -> MarketplaceClient:
        """The account's client; accounts of one application share its limiter."""
        with self._lock:
            known = self._clients.get(account.id)
        if known is not None:
            return known
        from peepers_desktop.mercadolivre.client import MarketplaceClient
        from peepers_desktop.mercadolivre.limits import Limiter
        from peepers_desktop.mercadolivre.transport import Transport

        bearer = self.accounts.bearer(account.id)
        client_id = self.accounts.keys.client_id_of(account.id) or ""
        with self._lock:
            if account.id in self._clients:
                return self._clients[account.id]  # another thread was quicker
            limiter = self._limiters.get(client_id)
            fresh_limits = limiter is None
            limiter = self._limiters.setdefault(client_id, limiter or Limiter(self.clock))
            transport = Transport(self.config.api_url or API_URL, bearer, limiter, self.clock, asked=self.metrics.asked)
            client = MarketplaceClient(transport, account.id, site(account.seller.site_id).currency)
            self._clients[account.id] = client
        if fresh_limits:
            self._learn_quota(client, client_id, limiter)
        return client

    def client_in_passing(self, account: Account) -> MarketplaceClient:
        """For what nobody asked for in so many words: not tried offline, nor at a keyring whose owner said no."""
        from peepers_desktop.mercadolivre.errors import Unreachable

        refused = self.vault.refused(REST_OF_KEYRING)
        if refused is not None:
            raise refused
        if self.circuit.offline:
            raise Unreachable
        return self.client(account)

    def _learn_quota(self, client: MarketplaceClient, client_id: str, limiter: Limiter) -> None:
        """Start from the quota the application reports; without it the cautious default holds."""
        try:
            quota = client.application(client_id).max_requests_per_hour
        except PeepersError:
            return
        if quota:
            limiter.allow(quota)
            self.metrics.allowed(client_id, quota)

    def picture(self, address: str) -> bytes:
        """A picture of a listing. Raises as `Pictures.fetch` does."""
        from peepers_desktop.mercadolivre.pictures import Pictures

        with self._lock:
            pictures = self._pictures = self._pictures or Pictures(self.clock)
        return pictures.fetch(address)

    def _retire(self, event: Event) -> None:
        """An account changed: its application may be another one now. A client that is at work is closed at the end."""
        if isinstance(event, AccountChanged):
            with self._lock:
                old = self._clients.pop(event.account, None)
                self._retired.extend([old] if old is not None else [])

    def sync(self, stages: frozenset[Stage], full: bool) -> list[SyncReport]:
        """A cycle of every connected account, here and now."""
        only_push = Stage.QUESTIONS not in stages and Stage.PUSH in stages
        return self.scheduler.round(SyncRequest(stages=stages, full=full, force=not only_push))

    def doctor(self) -> Doctor:
        """The examination of these parts. It may block, so it runs behind the scenes."""
        sources = Sources(
            database=self.database_state,
            vault=lambda: self.vault.open().name,
            accounts=self.shop.accounts.all,
            link=self.link_state,
            quota=lambda account: self.client(account).application(self._client_id(account)).max_requests_per_hour,
            used=lambda: self.metrics.used().requests,
            skew=lambda: _skew(self.config, self.clock),
        )
        return Doctor(self.profile, self.variables, self.clock, sources)

    def link_state(self, account: Account) -> LinkState:
        """The account's access, proved by asking the marketplace who it belongs to."""
        self.client(account).me()
        pair = self.accounts.keys.shelf(self._client_id(account), account.id).read()
        return LinkState(pair.scope if pair else "", pair.expires_at if pair else self.clock.now())

    def database_state(self) -> DatabaseState:
        """Of the open database, which passed its check when it was opened."""
        path = self.profile.database
        return DatabaseState(
            self.opened.sqlite_version, SCHEMA, backup.size_of(path), backup.newest_at(self.profile.backups)
        )

    def _client_id(self, account: Account) -> str:
        return self.accounts.keys.client_id_of(account.id) or ""

    def close(self) -> None:
        """End every thread and close every file."""
        self.scheduler.stop()
        for client in (*self._clients.values(), *self._retired):
            client.close()
        if self._pictures is not None:
            self._pictures.close()
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


def _skew(config: Config, clock: Clock) -> float | None:
    from peepers_desktop.mercadolivre.probe import clock_skew

    return clock_skew(config.api_url or API_URL, clock)


def build(options: GlobalOptions, environment: dict[str, str] | None = None, clock: Clock | None = None) -> Parts:
    """Open the profile and build the parts. Raises `PeepersError`s that say what to do."""
    profile, variables = _found(options, environment)
    _make_folders(profile)
    config = _for_demo(config_of(variables), options)
    log.configure(profile.logs, config.log_level)
    log.get("program").info("started", version=__version__)
    return Parts(profile, variables, config, clock or SystemClock())


def crash_reports(options: GlobalOptions) -> CrashReports:
    """Where this profile's reports of our own mistakes go."""
    profile, _ = _found(options)
    return CrashReports(profile.crashes, SystemClock())


def bundle(options: GlobalOptions, path: Path) -> int:
    """Write the file to send to whoever helps; how many files are in it."""
    profile, _ = _found(options)
    return write_bundle(path, profile, examine(options))


def examine(options: GlobalOptions) -> list[Finding]:
    """What is right and wrong, where the program cannot start as well: what is refused is passed over."""
    profile, variables = _found(options)
    config, clock = _for_demo(config_of(without_faults(variables)), options), SystemClock()
    try:
        _make_folders(profile)
        log.configure(profile.logs, config.log_level)
        parts = Parts(profile, variables, config, clock)
    except PeepersError as error:
        return _doctor_without_database(profile, variables, config, clock, error).run()
    try:
        return parts.doctor().run()
    finally:
        parts.close()


def erase_everything(options: GlobalOptions) -> Deleted:
    """Withdraw the grants, forget the secrets, delete the files. Raises before anything is deleted when a window
    is open or the vault does not let its secrets go."""
    profile, variables = _found(options)
    if is_held(profile.lock):
        raise WindowIsOpen
    config, clock = config_of(without_faults(variables)), SystemClock()
    keys_in = _let_go(profile, variables, config, clock) if profile.database.exists() else ""
    return replace(delete_files(profile), keys_in=keys_in)


def _let_go(profile: Profile, variables: Variables, config: Config, clock: Clock) -> str:
    """Where keys may be left; empty when there are none."""
    try:
        parts = Parts(profile, variables, config, clock)
    except StoreTrouble:
        # Nobody can say any more whose keys there are. A protected file is deleted with the others.
        kind = vault_of(profile, config, Settings(profile.settings), clock).kind
        return service_name(profile) if kind == "keyring" else ""
    try:
        let_go_of_everything(parts)
        return parts.keys_left_in
    finally:
        parts.close()


def let_go_of_everything(parts: Parts) -> None:
    """Withdraw every grant and forget every key. Raises a `VaultError`, and nothing has been deleted then."""
    used = [parts.config.client_id or "", parts.settings.choices.client_id]
    try:
        let_go(parts.accounts, parts.shop.accounts.all(), used)
        parts.keeper.forget()
    except VaultAbsent:
        # Where no account is connected nothing lies in it. Otherwise it is there, and out of reach of this session.
        parts.keys_left_in = service_name(parts.profile) if parts.accounts.list() else ""


def _doctor_without_database(
    profile: Profile, variables: Variables, config: Config, clock: Clock, error: PeepersError
) -> Doctor:
    def refused(*_account: Account) -> NoReturn:
        raise error

    vault = vault_of(profile, config, Settings(profile.settings), clock)
    sources = Sources(
        database=refused,
        vault=lambda: vault.open().name,
        accounts=None,
        link=refused,
        quota=refused,
        used=None,
        skew=lambda: _skew(config, clock),
    )
    return Doctor(profile, variables, clock, sources)


def _found(options: GlobalOptions, environment: dict[str, str] | None = None) -> tuple[Profile, Variables]:
    given = dict(os.environ if environment is None else environment)
    profile = profile_of(options, given)
    return profile, read_variables(given, profile.env_file)


def _make_folders(profile: Profile) -> None:
    try:
        profile.create()
    except OSError as error:
        raise file_error(error) from error


def _for_demo(config: Config, options: GlobalOptions) -> Config:
    """The demonstration keeps its keys in memory unless something else was chosen."""
    if not options.demo or "PEEPERS_VAULT" in config.given:
        return config
    return replace(config, vault="session", given=config.given | {"PEEPERS_VAULT"})


def vault_of(profile: Profile, config: Config, settings: Settings, clock: Clock) -> LateVault:
    """The chosen vault, opened by its first use, so that the cache is shown where there is no keyring.
    What the environment says wins over what was chosen in the window."""
    kind = config.vault if "PEEPERS_VAULT" in config.given else settings.choices.vault
    return LateVault(profile, clock, kind, config.passphrase)


def profile_of(options: GlobalOptions, variables: dict[str, str]) -> Profile:
    """The profile's folder: the option, the variable, or the usual place."""
    if options.profile is not None:
        return Profile(options.profile)
    if "PEEPERS_PROFILE" in variables:
        return Profile(Path(variables["PEEPERS_PROFILE"]))
    return Profile.default("demo" if options.demo else "default")


def open_program(options: GlobalOptions) -> Program:
    """The use cases for the command line."""
    parts = build(options)
    words = words_for(parts.config.language, resources() / "i18n")
    parts.vault.ask = lambda: _ask_passphrase(words)
    return Program(
        profile=parts.profile,
        config=parts.config,
        clock=parts.clock,
        settings=parts.settings,
        accounts=parts.accounts,
        commands=parts.commands,
        queries=parts.queries,
        privacy=parts.privacy,
        vault_name=lambda: parts.vault.open().name,
        sync=parts.sync,
        read_deposits=parts.deposits.read,
        close=parts.close,
        notice=parts.notice,
    )


def open_browser(address: str) -> bool:
    """The browser of a graphical session. Without one the library would start a text browser in this terminal."""
    if sys.platform not in ("win32", "darwin") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    return webbrowser.open(address)


def _ask_passphrase(words: Words) -> str | None:
    """Asks the person at this terminal, and nobody where there is none."""
    if not sys.stdin.isatty():
        return None
    return getpass(words.say("Passphrase of the protected file:", {}) + " ")


def resources() -> Path:
    """The folder of icons, words and the relay page: beside the sources, or inside the package."""
    bundled = getattr(sys, "_MEIPASS", None)
    root = Path(bundled) if bundled else Path(__file__).resolve().parent.parent
    folder = root / "resources"
    return folder if folder.is_dir() else Path(__file__).resolve().parent / "resources"
