"""A real keyring whose owner dismisses its question: the program says so, asks no more than it must, loses nothing."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from peepers_desktop import bootstrap
from peepers_desktop.cli.program import GlobalOptions
from peepers_desktop.clock import FixedClock, SystemClock
from peepers_desktop.domain.accounts import Link
from peepers_desktop.domain.events import Stage
from peepers_desktop.paths import Profile
from peepers_desktop.vault.opening import service_name
from tests.helpers.command import CommandLine, close_log, of_store
from tests.helpers.secret_service import SecretService, needed, secret_service
from tests.helpers.store import ANA, BETO, StoreRig, running_store

pytestmark = [pytest.mark.secret_service, needed]


@pytest.fixture
def keyring(tmp_path: Path) -> Iterator[SecretService]:
    with secret_service(tmp_path / "home") as started:
        yield started


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=4, orders=2, questions=1) as started:
        yield started


@pytest.fixture
def line(keyring: SecretService, rig: StoreRig, tmp_path: Path) -> CommandLine:
    line = of_store(rig, tmp_path / "profile", **keyring.variables)
    line.variables |= {"PEEPERS_VAULT": "keyring", "PEEPERS_VAULT_PASSPHRASE": ""}
    return line


def test_before_a_browser_opens_when_there_is_no_keyring_yet(
    keyring: SecretService, line: CommandLine, rig: StoreRig
) -> None:
    """A fresh machine: the first secret begins a keyring, and its owner is asked for a password of it."""
    keyring.begin()
    before = rig.counters()["token_requests"]
    done = line.process("connect", "--no-browser", "--json")
    assert done.code == 1
    assert done.document["error"] == {
        "code": "vault_denied",
        "message": "O chaveiro do sistema não deixou o Peepers entrar.",
        "advice": "Permita que o Peepers o use e tente de novo.",
    }
    assert keyring.prompter.count() == 1
    assert rig.counters()["token_requests"] == before
    assert not (line.profile / "vault.bin").exists(), "no other place was taken instead"
    assert line.quietly("list", "items", "--json").document == []


def test_nothing_is_lost_while_it_stays_locked(keyring: SecretService, line: CommandLine, rig: StoreRig) -> None:
    keyring.begin("pw")
    line.connect(rig)
    assert line.process("sync", "--json").document["ok"]
    item = next(row for row in line.quietly("list", "items", "--json").document if not row["read_only"])
    assert line.process("set-stock", item["id"], "43", "--yes", "--json").code == 0
    keyring.lock()
    assert keyring.prompter.count() == 0

    done = line.process("sync")
    assert (done.code, keyring.prompter.count()) == (1, 1)
    assert "O chaveiro do sistema está bloqueado. Desbloqueie e tente de novo." in done.out
    refused = line.process("erase", "--everything", "--yes", "--json")
    assert (refused.code, refused.document["error"]["code"]) == (1, "vault_locked")
    (waiting,) = line.quietly("outbox", "--json").document
    assert (waiting["resource"], waiting["state"]) == (f"stock:{item['id']}", "queued")
    assert rig.writes(item["id"]) == []

    keyring.begin("pw")
    done = line.process("sync", "--json")
    assert (done.document["ok"], done.document["pushed"]["applied"]) == (True, 1)
    assert rig.writes(item["id"])


def test_what_an_erasure_cannot_reach_is_named(keyring: SecretService, line: CommandLine, rig: StoreRig) -> None:
    """The keyring is there and this session has no way to it: over a remote shell, say."""
    keyring.begin("pw")
    line.connect(rig)
    keyring.end()
    entries = service_name(Profile(line.profile))
    shutil.copytree(line.profile, line.profile.with_name("again"))
    done = line.process("erase", "--everything", "--yes", "--json")
    assert (done.code, done.document["keys_left_in"]) == (0, entries)
    assert not line.profile.exists()
    line.profile.with_name("again").rename(line.profile)
    said = line.process("erase", "--everything", "--yes").out
    assert f"apague ali o que se chama {entries}" in said


# The library leaves the connection of a question that was dismissed to the collector, which has to come by here.
@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
def test_the_background_leaves_its_owner_in_peace(
    keyring: SecretService, line: CommandLine, rig: StoreRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two accounts, one keyring: one question, and no other before its rest is over or somebody wants it."""
    keyring.begin("pw")
    for name in (ANA, BETO):
        line.connect(rig, name)
    keyring.lock()
    for name, value in keyring.variables.items():
        monkeypatch.setenv(name, value)
    clock = FixedClock(SystemClock().now())
    parts = bootstrap.build(GlobalOptions(line.profile), line.environment(), clock)
    try:
        parts.privacy.unlock()
        for _ in range(3):
            parts.scheduler.beat()
            clock.advance(60)
        assert keyring.prompter.count() == 1
        (one, two) = parts.sync(frozenset(Stage), False)
        assert keyring.prompter.count() == 1
        assert [one.troubles[0].code, two.troubles[0].code] == ["vault_locked"] * 2
        clock.advance(bootstrap.REST_OF_KEYRING)
        parts.scheduler.beat()
        assert keyring.prompter.count() == 1
        assert {account.link for account in parts.accounts.list()} == {Link.CONNECTED}
        keyring.begin("pw")
        clock.advance(bootstrap.A_MOMENT)
        assert [report.ok for report in parts.sync(frozenset({Stage.QUESTIONS}), False)] == [True, True]
        parts.scheduler.beat()
        assert keyring.prompter.count() == 0
    finally:
        parts.close()
        gc.collect()
        close_log()
