"""A vault that worked at the start and fails later: said with what to do, and nobody is disconnected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from peepers_desktop.clock import SystemClock
from peepers_desktop.domain.accounts import Link
from peepers_desktop.domain.events import Stage
from peepers_desktop.vault.errors import VaultAbsent, VaultDamaged, VaultDenied, VaultError, VaultLocked
from tests.helpers.program import Running, running_program, sign_in, variables_of
from tests.helpers.store import ANA, StoreRig, running_store


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=3, orders=2, questions=1) as started:
        yield started


@pytest.fixture
def running(rig: StoreRig, tmp_path: Path, qapp) -> Iterator[Running]:
    with running_program(tmp_path / "profile", variables_of(rig, PEEPERS_VAULT="session")) as started:
        assert started.assembly._dialog is not None
        started.assembly._dialog.reject()
        yield started


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (VaultLocked(vault="KWallet"), "Unlock it"),
        (VaultDenied(vault="KWallet"), "Allow Peepers"),
        (VaultDamaged(vault="KWallet"), "damaged"),
        (VaultAbsent(), "no keyring"),
    ],
    ids=["locked", "denied", "damaged", "gone"],
)
def test_it_says_so_and_goes_on_when_it_is_back(
    running: Running, rig: StoreRig, monkeypatch: pytest.MonkeyPatch, failure: VaultError, words: str
) -> None:
    ana = sign_in(running.parts, rig)
    running.wait(lambda: running.window.switcher.text() == ANA)
    subject = f"trouble/{ana.id}"

    def fails(key: str) -> str:
        raise failure

    with monkeypatch.context() as broken:
        broken.setattr(running.parts.vault.open(), "read", fails)
        rig.control("POST", "/tokens", do="expire", seller=ANA)
        running.parts.sync(frozenset(Stage), False)
        running.wait(lambda: words in running.banner(subject))
        (known,) = running.parts.accounts.list()
        assert known.link is Link.CONNECTED
    running.parts.sync(frozenset(Stage), False)
    running.wait(lambda: running.banner(subject) == "")
