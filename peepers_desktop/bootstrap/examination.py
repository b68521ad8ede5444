"""What the doctor looks at: the parts as they are, or what there is of a program that cannot start."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from peepers_desktop import log
from peepers_desktop.app.bundle import write_bundle
from peepers_desktop.app.diagnostics import DatabaseState, Doctor, Finding, LinkState, Sources
from peepers_desktop.app.settings import Settings
from peepers_desktop.bootstrap.parts import Parts
from peepers_desktop.bootstrap.surroundings import for_demo, found, make_folders, vault_of
from peepers_desktop.cli.program import GlobalOptions
from peepers_desktop.clock import Clock, SystemClock
from peepers_desktop.config import Config, Variables, config_of, without_faults
from peepers_desktop.domain.accounts import Account
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre.sites import API_URL
from peepers_desktop.paths import Profile
from peepers_desktop.store import backup
from peepers_desktop.store.database import SCHEMA


def examine(options: GlobalOptions) -> list[Finding]:
    """What is right and wrong, where the program cannot start as well: what is refused is passed over."""
    profile, variables = found(options)
    config, clock = for_demo(config_of(without_faults(variables)), options), SystemClock()
    try:
        make_folders(profile)
        log.configure(profile.logs, config.log_level)
        parts = Parts(profile, variables, config, clock)
    except PeepersError as error:
        return _doctor_without_database(profile, variables, config, clock, error).run()
    try:
        return doctor(parts).run()
    finally:
        parts.close()


def bundle(options: GlobalOptions, path: Path) -> int:
    """Write the file to send to whoever helps; how many files are in it."""
    profile, _ = found(options)
    return write_bundle(path, profile, examine(options))


def doctor(parts: Parts) -> Doctor:
    """The examination of these parts. It may block, so it runs behind the scenes."""
    sources = Sources(
        database=lambda: _database_state(parts),
        vault=lambda: parts.vault.open().name,
        accounts=parts.shop.accounts.all,
        link=lambda account: _link_state(parts, account),
        quota=lambda account: parts.clients.of(account).application(_client_id(parts, account)).max_requests_per_hour,
        used=lambda: parts.metrics.used().requests,
        skew=lambda: _skew(parts.config, parts.clock),
    )
    return Doctor(parts.profile, parts.variables, parts.clock, sources)


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


def _link_state(parts: Parts, account: Account) -> LinkState:
    """The account's access, proved by asking the marketplace who it belongs to."""
    parts.clients.of(account).me()
    pair = parts.accounts.keys.shelf(_client_id(parts, account), account.id).read()
    return LinkState(pair.scope if pair else "", pair.expires_at if pair else parts.clock.now())


def _database_state(parts: Parts) -> DatabaseState:
    """Of the open database, which passed its check when it was opened."""
    path = parts.profile.database
    return DatabaseState(
        parts.opened.sqlite_version, SCHEMA, backup.size_of(path), backup.newest_at(parts.profile.backups)
    )


def _client_id(parts: Parts, account: Account) -> str:
    return parts.accounts.keys.client_id_of(account.id) or ""


def _skew(config: Config, clock: Clock) -> float | None:
    from peepers_desktop.mercadolivre.probe import clock_skew

    return clock_skew(config.api_url or API_URL, clock)
