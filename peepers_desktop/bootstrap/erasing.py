"""Takes everything of a profile away: the grants, the keys, the files."""

from __future__ import annotations

from dataclasses import replace

from peepers_desktop.app.erase_all import Deleted, WindowIsOpen, delete_files, is_held, let_go
from peepers_desktop.app.settings import Settings
from peepers_desktop.bootstrap.parts import Parts
from peepers_desktop.bootstrap.surroundings import found, vault_of
from peepers_desktop.cli.program import GlobalOptions
from peepers_desktop.clock import Clock, SystemClock
from peepers_desktop.config import Config, Variables, config_of, without_faults
from peepers_desktop.paths import Profile
from peepers_desktop.store.errors import StoreTrouble
from peepers_desktop.vault.errors import VaultAbsent
from peepers_desktop.vault.opening import service_name


def erase_everything(options: GlobalOptions) -> Deleted:
    """Withdraw the grants, forget the secrets, delete the files. Raises before anything is deleted when a window
    is open or the vault does not let its secrets go."""
    profile, variables = found(options)
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
