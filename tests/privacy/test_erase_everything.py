"""`erase` on the command line, and a profile that only its owner can open."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from peepers_desktop.clock import SystemClock
from tests.helpers.command import CommandLine, of_store
from tests.helpers.raw_bytes import found_in
from tests.helpers.store import StoreRig, running_store

OPEN_UMASK = "import os, sys; os.umask(0); from peepers_desktop.__main__ import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=8, orders=12, questions=4) as started:
        yield started


@pytest.fixture(scope="module")
def connected(rig: StoreRig, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """Connected and synchronised by processes with an open umask."""
    line = of_store(rig, tmp_path_factory.mktemp("erase") / "profile")
    line.command = lambda *words: [sys.executable, "-c", OPEN_UMASK, *words]  # type: ignore[method-assign]
    line.connect(rig)
    assert line.process("sync", "--json").code == 0
    (line.profile / "thumbnails" / "a.png").touch(mode=0o600)
    return line


@pytest.fixture
def line(connected: CommandLine, tmp_path: Path) -> CommandLine:
    return connected.copied(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_nobody_else_can_open_anything_whatever_the_umask(connected: CommandLine) -> None:
    paths = [connected.profile, *connected.profile.rglob("*")]
    assert len(paths) > 10
    theirs = {
        str(path.relative_to(connected.profile)): oct(stat.S_IMODE(path.stat().st_mode))
        for path in paths
        if path.stat().st_mode & 0o077
    }
    assert theirs == {}


def test_erasing_asks_first(line: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--buyer", "1"], ["--everything"]):
        done = line.here(capsys, "erase", *words, "--json")
        assert (done.code, done.document["error"]["code"]) == (3, "erases_for_good")
    assert line.here(capsys, "erase", "--yes").code == 2, "one of the two has to be said"
    assert (line.profile / "peepers.db").exists()


def test_one_buyer_of_the_store(line: CommandLine, rig: StoreRig, capsys: pytest.CaptureFixture[str]) -> None:
    mine = [one for one in rig.world.orders.values() if one.seller_id == rig.seller_id() and one.id % 5]
    buyer = mine[0].buyer
    done = line.here(capsys, "erase", "--buyer", str(buyer.id), "--yes", "--json")
    assert done.code == 0
    assert set(done.document["erased"]) == {"orders", "shipments", "questions"}
    assert done.document["erased"]["orders"] >= 1
    assert found_in(line.profile, [str(buyer.id), buyer.nickname, buyer.last_name + " " + buyer.first_name]) == {}


def test_everything(line: CommandLine, rig: StoreRig, capsys: pytest.CaptureFixture[str]) -> None:
    (line.profile / ".env").write_text("PEEPERS_LANG=pt_BR\n")
    (line.profile / "window.ini").write_text("[General]\nsection=orders\n")
    done = line.process("erase", "--everything", "--yes", "--json")
    assert done.code == 0, done.out + done.err
    assert done.document["erased"]["files"] >= 6
    assert (done.document["left"], done.document["keys_left_in"]) == ([".env"], ""), "written by its owner"
    assert [path.name for path in line.profile.iterdir()] == [".env"]
    assert rig.control("GET", "/tokens")["access"] == [], "the grant was withdrawn at the marketplace"
    (line.profile / ".env").unlink()
    assert line.process("erase", "--everything", "--yes").code == 0
    assert not line.profile.exists()


def test_an_open_window_keeps_its_files(line: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    (line.profile / "locks" / "window.lock").write_text(f"{os.getpid()}\nPeepers\n")
    done = line.here(capsys, "erase", "--everything", "--yes", "--json")
    assert (done.code, done.document["error"]["code"]) == (2, "window_is_open")
    assert (line.profile / "peepers.db").exists()


def test_a_vault_that_stays_shut_keeps_everything(line: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    line.variables["PEEPERS_VAULT_PASSPHRASE"] = "another one"
    done = line.here(capsys, "erase", "--everything", "--yes", "--json")
    assert (done.code, done.document["error"]["code"]) == (1, "vault_denied")
    assert (line.profile / "peepers.db").exists()


def test_a_damaged_profile_can_be_erased(line: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    (line.profile / "peepers.db").write_bytes(b"SQLite format 3\x00" + b"\xff" * 300)
    shutil.copytree(line.profile, line.profile.with_name("again"))
    done = line.here(capsys, "erase", "--everything", "--yes", "--json")
    assert (done.code, done.document["keys_left_in"]) == (0, ""), "the protected file went with the others"
    assert not line.profile.exists()
    line.profile.with_name("again").rename(line.profile)
    line.variables["PEEPERS_VAULT"] = "keyring"
    done = line.here(capsys, "erase", "--everything", "--yes", "--json")
    assert done.document["keys_left_in"].startswith("Peepers Desktop "), "nobody knows whose keys there were"
