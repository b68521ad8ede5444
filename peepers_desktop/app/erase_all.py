"""Everything of a profile, gone: grants, secrets, database, copies, logs, pictures, settings."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from peepers_desktop.app.accounts import AccountsService
from peepers_desktop.domain.accounts import Account
from peepers_desktop.errors import SurroundingsError, UsageError
from peepers_desktop.paths import Profile
from peepers_desktop.store.backup import SIDE_FILES


class CannotErase(SurroundingsError):
    code = "cannot_erase"
    message = "{name} could not be deleted."
    advice = "Close other programs that use the folder of Peepers, then erase again."


class WindowIsOpen(UsageError):
    code = "window_is_open"
    message = "Peepers is open with this profile."
    advice = "Close its window, then erase again."


@dataclass(frozen=True, slots=True)
class Deleted:
    """What `delete_files` did. `left` are names of things in the folder that are not Peepers' own."""

    files: int
    left: tuple[str, ...] = ()
    keys_in: str = ""
    """What the entries of a keyring are called in which keys may be left, because it could not be asked."""


def let_go(service: AccountsService, accounts: Iterable[Account], client_ids: Iterable[str]) -> int:
    """Withdraw every grant at the marketplace where it can be reached, and forget every token and secret; how
    many accounts. Raises a `VaultError`, and nothing has been deleted then."""
    count, used = 0, {client_id for client_id in client_ids if client_id}
    for account in accounts:
        used.add(service.keys.client_id_of(account.id) or "")
        service.disconnect(account.id)
        count += 1
    for client_id in used - {""}:
        service.keys.forget_application(client_id)
    return count


def delete_files(profile: Profile) -> Deleted:
    """Delete what Peepers wrote into the folder, and the folder itself when nothing else is in it."""
    count = 0
    for path in _ours(profile):
        try:
            count += _delete(path)
        except OSError as error:
            raise CannotErase(name=path.name) from error
    if not profile.root.is_dir():
        return Deleted(count)
    left = tuple(sorted(path.name for path in profile.root.iterdir()))
    if not left:
        profile.root.rmdir()
    return Deleted(count, left)


def is_held(lock: Path) -> bool:
    """True when the program that wrote its number into this lock file still runs."""
    if os.name == "nt":
        return not _can_delete(lock)  # the system keeps the file of a program that runs
    try:
        owner = int(lock.read_text(encoding="ascii", errors="replace").split("\n", 1)[0])
        os.kill(owner, 0)
    except (OSError, ValueError, IndexError):
        return False
    return True


def _can_delete(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _ours(profile: Profile) -> Iterator[Path]:
    database = profile.database
    yield from (database, *(database.with_name(database.name + tail) for tail in SIDE_FILES))
    names = (f"{profile.vault_file.name}*", f"{profile.settings.stem}.*", f"{profile.window_state.name}*")
    for pattern in (f"{database.stem}-aside-*", *names):
        yield from profile.root.glob(pattern)
    yield from (profile.backups, profile.logs, profile.crashes, profile.thumbnails, profile.locks)


def _delete(path: Path) -> int:
    if path.is_dir():
        count = sum(1 for one in path.rglob("*") if one.is_file())
        shutil.rmtree(path)
        return count
    existed = path.exists()
    path.unlink(missing_ok=True)
    return int(existed)
