"""Connecting and disconnecting by hand: what a person at a terminal reads, is asked, and types."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from peepers_desktop.clock import SystemClock
from tests.helpers.command import CommandLine, of_store
from tests.helpers.store import StoreRig, running_store


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=4, orders=0, questions=0) as started:
        yield started


@pytest.fixture
def line(rig: StoreRig, tmp_path: Path) -> CommandLine:
    rig.clear_faults()
    return of_store(rig, tmp_path / "profile")


class Person:
    """Sits at a terminal in which `connect` runs."""

    def __init__(self, line: CommandLine) -> None:
        self.process: subprocess.Popen[str] = line.start("connect", "--no-browser")
        self.read: list[str] = []
        self.look("https://", "http://")

    def look(self, *beginnings: str) -> str:
        """Reads on until a line begins like this."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.read.append(line.strip())
            if line.startswith(beginnings):
                return line.strip()
        raise AssertionError(f"it ended after {self.read}: {self.process.communicate()}")

    def type(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def leave(self) -> tuple[int, str, str]:
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, "\n".join(self.read) + "\n" + out, err


def code_in(address: str) -> str:
    return parse_qs(urlsplit(address).query)["code"][0]


def test_an_address_is_opened_and_the_one_it_ends_on_pasted(line: CommandLine, rig: StoreRig) -> None:
    person = Person(line)
    person.type("")  # an empty line is nothing
    person.type("nonsense")
    person.type(rig.login(person.read[-1]).headers["location"])
    code, out, err = person.leave()
    assert code == 0
    assert "Abra este endereço no navegador" in out
    assert "Conectado como LOJA_DA_ANA" in out
    assert err, "what was wrong with the nonsense"


@pytest.mark.parametrize(("typed", "connected"), [("SIM", True), ("n", False)])
def test_whose_a_bare_code_is_gets_asked(
    line: CommandLine, rig: StoreRig, capsys: pytest.CaptureFixture[str], typed: str, connected: bool
) -> None:
    """A code alone carries no sign of who began the login, so it could be another person's."""
    person = Person(line)
    person.type(code_in(rig.login(person.read[-1]).headers["location"]))
    assert person.look("Este código").endswith("[s/N]")
    person.type(typed)
    code, out, _ = person.leave()
    assert (code == 0, "Conectado como" in out) == (connected, connected)
    left = line.here(capsys, "disconnect", "LOJA_DA_ANA", "--json")
    assert (left.code == 0) is connected, "nothing is kept of a login that was not confirmed"


def test_the_end_of_the_input_is_no_yes(line: CommandLine, rig: StoreRig) -> None:
    person = Person(line)
    person.type(code_in(rig.login(person.read[-1]).headers["location"]))
    code, out, _ = person.leave()
    assert code != 0
    assert "Conectado como" not in out


def test_disconnecting_says_that_the_access_is_withdrawn(
    line: CommandLine, rig: StoreRig, capsys: pytest.CaptureFixture[str]
) -> None:
    line.connect(rig)
    done = line.here(capsys, "disconnect", "LOJA_DA_ANA")
    assert done.code == 0
    assert "retirou o acesso" in done.out
    again = line.here(capsys, "disconnect", "LOJA_DA_ANA", "--json")
    assert (again.code, again.document["error"]["code"]) == (2, "unknown_account")


def test_where_the_marketplace_cannot_be_told_one_thing_remains(
    line: CommandLine, rig: StoreRig, capsys: pytest.CaptureFixture[str]
) -> None:
    """The keys are gone from this computer all the same, and the seller is told what is left to do."""
    rig.fault("500", path="/users/*/applications/*", method="DELETE")
    known = line.connect(rig)
    told = line.here(capsys, "disconnect", known["user_id"], "--json")
    assert (told.code, told.document) == (0, {"account": known, "revoked": False, "reason": "server_trouble"})
    assert line.here(capsys, "sync", "--json").document["errors"][0]["code"] in ("not_connected", "reconnect_needed")
    line.connect(rig)
    said = line.here(capsys, "disconnect", known["user_id"])
    assert said.code == 0
    assert "remova o Peepers dos aplicativos que você autorizou" in said.out
