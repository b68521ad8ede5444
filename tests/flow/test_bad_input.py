"""Whatever a seller or a machine can get wrong: the sentence in Portuguese, what to do, and nothing lost.

The profile has a connected account and an edit that waits; after every mishap both are still there, and work.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import event
from sqlalchemy.engine import Engine

from peepers_desktop.bootstrap import resources
from peepers_desktop.cli.words import words_for
from peepers_desktop.clock import FixedClock, SystemClock
from peepers_desktop.errors import PeepersError
from peepers_desktop.filelock import FileLock
from peepers_desktop.paths import Profile
from peepers_desktop.ui.instance import Instance
from tests.helpers.command import Answered, CommandLine, of_store
from tests.helpers.connecting import open_desk
from tests.helpers.store import OPERATOR, StoreRig, running_store

Answer = Callable[[str], str]


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=8, orders=4, questions=2) as started:
        yield started


@pytest.fixture(scope="module")
def prepared(rig: StoreRig, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    line = of_store(rig, tmp_path_factory.mktemp("cli") / "profile")
    line.connect(rig)
    assert line.quietly("sync").code == 0
    items = json.loads(line.quietly("list", "items", "--json").out)
    taken = (line.quietly("set-stock", item["id"], "+1").code == 0 for item in items)
    assert any(taken)
    return line


@pytest.fixture
def line(prepared: CommandLine, tmp_path: Path) -> CommandLine:
    return prepared.copied(tmp_path)


@pytest.fixture
def nothing_is_lost(prepared: CommandLine, line: CommandLine) -> Iterator[None]:
    """Edits and account afterwards are those of before, and the keys open the marketplace."""
    yield
    after = CommandLine(line.profile, dict(prepared.variables))
    assert after.quietly("outbox", "--json").out == prepared.quietly("outbox", "--json").out
    assert [edit["state"] for edit in json.loads(after.quietly("outbox", "--json").out)] == ["queued"]
    assert after.quietly("sync", "--only", "questions").code == 0


pytestmark = pytest.mark.usefixtures("nothing_is_lost")


def connect(line: CommandLine, answer: Answer, *words: str) -> Answered:
    """`connect` as a person uses it, whose browser ends on what `answer` makes of the address to open."""
    process = line.start("connect", "--no-browser", *words)
    assert process.stdout is not None
    assert process.stdin is not None
    told = [process.stdout.readline(), process.stdout.readline()]
    process.stdin.write(answer(told[1].strip()) + "\n")
    out, err = process.communicate(timeout=60)
    return Answered(process.returncode, "".join(told) + out, err)


def ends_on(**fields: str) -> Answer:
    def address(authorize_url: str) -> str:
        state = parse_qs(urlsplit(authorize_url).query)["state"][0]
        return str(httpx.URL("http://127.0.0.1/callback", params={**fields, "state": state}))

    return address


def page_at(rig: StoreRig, line: CommandLine) -> str:
    """What the marketplace's own page says to these variables."""
    names = {"client_id": "ML_CLIENT_ID", "redirect_uri": "PEEPERS_REDIRECT_URI"}
    fields = {key: line.variables[name] for key, name in names.items()}
    more = {"response_type": "code", "state": "x", "code_challenge": "c", "code_challenge_method": "S256"}
    return httpx.get(f"{rig.url}/authorization", params={**fields, **more}, trust_env=False).text


def test_a_wrong_client_secret(rig: StoreRig, line: CommandLine) -> None:
    line.variables["ML_CLIENT_SECRET"] = "wrong"
    done = connect(line, lambda url: rig.login(url).headers["location"])
    assert done.code == 3
    assert "O Mercado Livre não conhece este ID de aplicativo com esta chave secreta." in done.err
    assert "Copie" in done.err


@pytest.mark.parametrize(
    ("name", "value"), [("ML_CLIENT_ID", "999"), ("PEEPERS_REDIRECT_URI", "https://outra.example/")]
)
def test_a_wrong_client_id_or_address_shows_a_page_and_the_wait_says_what_it_can_be(
    rig: StoreRig, line: CommandLine, tmp_path: Path, clock: FixedClock, name: str, value: str
) -> None:
    """The marketplace keeps the browser, so that the program only hears nothing."""
    line.variables[name] = value
    assert "não pode se conectar" in page_at(rig, line)
    with open_desk(tmp_path, clock) as desk:
        desk.browser = lambda url: None
        with pytest.raises(PeepersError) as late:
            desk.connect()
        assert desk.accounts.all() == []
    words = words_for("pt_BR", resources() / "i18n")
    assert words.message(late.value) == "Nenhuma resposta veio do navegador."
    for cause in ("ID do aplicativo", "administrador", "endereço de redirecionamento precisa estar registrado"):
        assert cause in words.advice(late.value)


@pytest.mark.parametrize(
    ("fields", "sentence", "advice"),
    [
        ({"error": "access_denied"}, "Você recusou o acesso no navegador.", "escolha permitir"),
        ({"error": "redirect_uri_mismatch"}, "O endereço de redirecionamento não é o registrado", "até o último"),
        ({"error": "invalid_operator_user_id"}, "Esta é a conta de um colaborador", "conta principal"),
    ],
    ids=["refused consent", "redirect not registered", "operator account"],
)
def test_a_login_that_is_refused(line: CommandLine, fields: dict[str, str], sentence: str, advice: str) -> None:
    done = connect(line, ends_on(**fields))
    assert done.code == 3
    assert sentence in done.err
    assert advice in done.err


def test_an_operator_account_is_told_so_by_the_marketplace_itself(rig: StoreRig, line: CommandLine) -> None:
    """Its page is all there is; whoever pastes its address is told that it is none."""

    def operator(authorize_url: str) -> str:
        page = rig.login(authorize_url, OPERATOR)
        assert "invalid_operator_user_id" in page.text
        return f"{rig.url}/authorization\n" + ends_on(error="access_denied")(authorize_url)

    done = connect(line, operator)
    assert done.code == 3
    assert len(done.err.splitlines()) > 2, "the paste was refused with words, and the login went on"


def test_a_missing_permission(rig: StoreRig, line: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    rig.control("POST", "/permissions", orders_shipments="none")
    try:
        line.connect(rig)
        done = line.here(capsys, "sync", "--only", "orders")
    finally:
        rig.control("POST", "/permissions", orders_shipments="write")
    assert done.code == 3
    assert "Falta ao aplicativo uma permissão para isto." in done.out + done.err
    assert "DevCenter" in done.out + done.err


def test_no_keyring(line: CommandLine) -> None:
    line.variables |= {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "PEEPERS_VAULT": "keyring"}
    done = line.process("sync")
    assert done.code in (1, 3)
    assert "Este computador não tem um chaveiro em que o Peepers confie." in done.out + done.err
    assert "PEEPERS_VAULT=passphrase" in done.out + done.err
    assert line.process("list", "items", "--json").document, "what is on the machine is shown all the same"


def test_no_network(line: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    line.variables |= {"PEEPERS_API_URL": "http://127.0.0.1:9", "PEEPERS_AUTH_URL": "http://127.0.0.1:9"}
    done = line.here(capsys, "outbox", "send")
    assert done.code == 4
    assert "O Mercado Livre não pôde ser alcançado." in done.out + done.err
    assert "tenta de novo" in done.out + done.err


def test_a_full_disk(line: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    """The file may not become larger than it is, and the listings have yet to be read."""
    with closing(sqlite3.connect(line.profile / "peepers.db", isolation_level=None)) as database:
        database.execute("DELETE FROM items")
        database.execute("VACUUM")
    event.listen(Engine, "connect", _full)
    try:
        done = line.here(capsys, "sync", "--full", "--only", "items")
    finally:
        event.remove(Engine, "connect", _full)
    assert done.code == 1
    assert "O disco está cheio, por isso nada pôde ser salvo." in done.out + done.err
    assert "Libere espaço" in done.out + done.err
    assert line.here(capsys, "sync", "--full", "--only", "items").code == 0, "with room it goes on"


def _full(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA max_page_count=1")  # SQLite takes the file's present size for the least


def test_a_database_from_a_newer_version(line: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    path = line.profile / "peepers.db"
    with closing(sqlite3.connect(path)) as database:
        [known] = database.execute("PRAGMA user_version").fetchone()
        database.execute("PRAGMA user_version=99")
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()
    done = line.here(capsys, "sync")
    assert done.code == 1
    assert "Estes dados foram gravados por uma versão mais nova do Peepers" in done.err
    assert "--profile" in done.err
    assert path.read_bytes() == before
    with closing(sqlite3.connect(path)) as database:  # the newer version is installed
        database.execute(f"PRAGMA user_version={known}")


def test_a_second_instance(line: CommandLine, qtbot: QtBot) -> None:
    """It says that there is a window, brings it to the front, ends, and leaves alone what that window is sending."""
    profile = Profile(line.profile)
    first = Instance(profile.root, profile.lock)
    assert first.claim()
    in_state(line, "sending")
    with FileLock(profile.sending_lock, SystemClock()).held():
        with qtbot.waitSignal(first.raised, timeout=20_000):
            process = line.start()
        out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, "")
        assert "O Peepers já está aberto; a janela foi trazida para a frente." in out
        assert line.quietly("outbox", "--json").code == 0
        assert state_of(line) == "sending", "it is on that window's wire, not in doubt"
    first.release()
    assert line.quietly("outbox", "--json").code == 0
    assert state_of(line) == "unknown", "the window is gone, so nobody knows whether it arrived"
    in_state(line, "queued")


def in_state(line: CommandLine, state: str) -> None:
    with closing(sqlite3.connect(line.profile / "peepers.db")) as database:
        database.execute("UPDATE outbox SET state = ?, reason = ''", (state,))
        database.commit()


def state_of(line: CommandLine) -> str:
    with closing(sqlite3.connect(line.profile / "peepers.db")) as database:
        return str(database.execute("SELECT state FROM outbox").fetchone()[0])
