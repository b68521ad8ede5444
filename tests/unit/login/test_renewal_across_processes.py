"""X1 and X2: fifty threads and two more processes on one expired token; a kill at the worst moment."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from peepers_desktop.clock import SystemClock
from peepers_desktop.filelock import FileLock
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.authorization import Authorization
from peepers_desktop.mercadolivre.authorization_shelf import TokenShelf
from peepers_desktop.mercadolivre.oauth import Application, OAuthEndpoint
from peepers_desktop.mercadolivre.oauth_tokens import TokenPair
from peepers_desktop.vault.passphrase_vault import PassphraseVault
from tests.helpers.other_process import OtherProcess
from tests.helpers.signed_in import FIRST_ACCESS, FIRST_REFRESH
from tests.helpers.token_server import CLIENT_ID, CLIENT_SECRET, USER_ID, TokenServer

PASSPHRASE = "correct horse battery"
BEARER = f"""
import os, signal, sys
from pathlib import Path
from peepers_desktop import log
from peepers_desktop.clock import SystemClock
from peepers_desktop.filelock import FileLock
from peepers_desktop.mercadolivre.authorization import Authorization
from peepers_desktop.mercadolivre.authorization_shelf import TokenShelf
from peepers_desktop.mercadolivre.oauth import Application, OAuthEndpoint
from peepers_desktop.vault.passphrase_vault import PassphraseVault
folder, url, how = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
clock = SystemClock()
log.configure(folder / f"logs-{{os.getpid()}}")
vault = PassphraseVault(folder / "vault", "{PASSPHRASE}", clock)
shelf = TokenShelf(vault, "{CLIENT_ID}", "{USER_ID}")
endpoint = OAuthEndpoint(url, url, Application("{CLIENT_ID}", "{CLIENT_SECRET}"), clock)
if how == "die":
    shelf.write = lambda pair: os.kill(os.getpid(), signal.SIGKILL)
bearer = Authorization("{USER_ID}", endpoint, shelf, FileLock(folder / "tokens.lock", clock), clock)
print("ready", flush=True)
sys.stdin.readline()
print(bearer.token(), flush=True)
sys.stdin.readline()
"""


class Profile:
    """An expired pair in a real file, shared by processes."""

    def __init__(self, folder: Path, server: TokenServer) -> None:
        clock = SystemClock()
        self.folder, self.server = folder, server
        self.shelf = TokenShelf(PassphraseVault(folder / "vault", PASSPHRASE, clock, work=4), CLIENT_ID, USER_ID)
        old = clock.now() - timedelta(hours=1)
        self.shelf.write(TokenPair(FIRST_ACCESS, FIRST_REFRESH, old, "", USER_ID, old - timedelta(hours=6)))
        endpoint = OAuthEndpoint(server.url, server.url, Application(CLIENT_ID, CLIENT_SECRET), clock)
        lock = FileLock(folder / "tokens.lock", clock)
        self.bearer = Authorization(USER_ID, endpoint, self.shelf, lock, clock)

    def other(self, how: str = "live") -> OtherProcess:
        return OtherProcess(BEARER, str(self.folder), self.server.url, how)


@pytest.fixture
def profile(tmp_path: Path):
    with TokenServer() as server:
        yield Profile(tmp_path, server)


def test_x1_fifty_threads_and_two_processes_renew_once(profile: Profile) -> None:
    tokens: list[str] = []
    threads = [threading.Thread(target=lambda: tokens.append(profile.bearer.token())) for _ in range(50)]
    with profile.other() as one, profile.other() as two:
        assert (one.hear(), two.hear()) == ("ready", "ready")
        one.say()
        two.say()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        tokens += [one.hear(), two.hear()]
    assert len(tokens) == 52
    assert len(set(tokens)) == 1
    assert FIRST_ACCESS not in tokens
    assert len(profile.server.token_calls) == 1
    written = "".join(path.read_text() for path in profile.folder.glob("logs-*/*.log"))
    assert "APP_USR" not in written
    assert "TG-" not in written


def test_x2_killed_between_the_answer_and_the_save(profile: Profile) -> None:
    with profile.other("die") as victim:
        assert victim.hear() == "ready"
        victim.say()
        assert victim.hear() == ""
    assert len(profile.server.token_calls) == 1
    for _ in range(3):
        with pytest.raises(errors.ReconnectNeeded):
            profile.bearer.token()
    assert len(profile.server.token_calls) == 2, "one try with what is stored, then the seller is asked; no loop"
