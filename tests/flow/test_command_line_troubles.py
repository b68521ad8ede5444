"""What goes wrong on the command line: a sentence with what to do, in Portuguese, and the exit code of who acts."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from peepers_desktop.clock import SystemClock
from tests.helpers.command import Answered, CommandLine, of_store
from tests.helpers.store import StoreRig, running_store

Run = Callable[..., Answered]
NO_BUS = {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "PEEPERS_VAULT": "keyring"}
NOBODY_LISTENS = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=6, orders=4, questions=2) as started:
        yield started


@pytest.fixture(scope="module")
def connected(rig: StoreRig, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    line = of_store(rig, tmp_path_factory.mktemp("cli") / "profile")
    line.connect(rig)
    return line


@pytest.fixture
def line(connected: CommandLine, tmp_path: Path) -> CommandLine:
    return connected.copied(tmp_path)


@pytest.fixture
def fresh(rig: StoreRig, tmp_path: Path) -> CommandLine:
    """A profile nobody has connected yet."""
    return of_store(rig, tmp_path / "profile")


@pytest.fixture
def run(line: CommandLine, capsys: pytest.CaptureFixture[str]) -> Run:
    return lambda *words: line.here(capsys, *words)


def levels(done: Answered) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for finding in done.document["findings"]:
        found.setdefault(finding["topic"], set()).add(finding["level"])
    return found


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["nonsense"], 2, "Esta linha de comando não pode ser usada assim."),
        (["list", "nonsense"], 2, "Esta linha de comando não pode ser usada assim."),
        (["sync", "--only", "moon"], 2, "Esta linha de comando não pode ser usada assim."),
        (["set-stock", "MLB1", "7"], 2, "Não há anúncio MLB1 nesta máquina."),
        (["answer", "1", "Sim"], 2, "Não há pergunta 1 nesta máquina."),
        (["outbox", "cancel", "99"], 1, "Não há alteração de número 99."),
        (["export", "items", "items.doc"], 2, "items.doc não é um arquivo .csv nem .xlsx."),
        (["export", "items", "/no/such/folder/items.csv"], 1, "O arquivo items.csv não pôde ser gravado."),
    ],
)
def test_wrong_words(run: Run, words: list[str], code: int, sentence: str) -> None:
    done = run(*words)
    assert (done.code, done.out) == (code, "")
    assert sentence in done.err
    assert len(done.err.splitlines()) == 2, "what happened, and what to do"
    told = run(*words, "--json")
    assert (told.code, told.err) == (code, "")
    assert set(told.document["error"]) == {"code", "message", "advice"}
    assert sentence in told.document["error"]["message"]


def test_without_an_account_a_sync_asks_for_one(fresh: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["sync"], ["outbox", "send"]):
        done = fresh.here(capsys, *words, "--json")
        assert done.code == 3
        assert (done.document["ok"], done.document["requests"]) == (False, 0)
        (error,) = done.document["errors"]
        assert error["code"] == "not_connected"
        assert "peepers-desktop connect" in fresh.here(capsys, *words).out


def test_without_a_network_the_code_is_4(line: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    line.variables |= {"PEEPERS_API_URL": NOBODY_LISTENS, "PEEPERS_AUTH_URL": NOBODY_LISTENS}
    done = line.here(capsys, "sync", "--only", "questions", "--json")
    assert (done.code, done.document["ok"]) == (4, False)
    assert {error["code"] for error in done.document["errors"]} == {"unreachable"}
    told = line.here(capsys, "doctor", "--json")
    assert told.code == 0, "a missing network is no fault of the installation"
    assert levels(told)["network"] == {"warning"}
    assert line.here(capsys, "list", "items", "--json").code == 0, "the cache needs no network"


def test_a_withdrawn_grant_asks_for_a_new_login(
    fresh: CommandLine, rig: StoreRig, capsys: pytest.CaptureFixture[str]
) -> None:
    fresh.connect(rig)
    rig.control("POST", "/tokens", do="revoke")
    for _ in range(2):  # by its refusal, then by the account's remembered state
        done = fresh.here(capsys, "sync", "--json")
        assert (done.code, done.document["ok"]) == (3, False)
        (error,) = done.document["errors"]
        assert error["code"] == "reconnect_needed"
        assert "encerrou o acesso antes do prazo: a senha mudou ou a permissão foi retirada" in error["message"]
    told = fresh.here(capsys, "doctor", "--json")
    assert (told.code, levels(told)["account"]) == (1, {"problem"})


def finished(line: CommandLine, answer: Callable[[str], str], *words: str) -> Answered:
    """A `connect --json` whose browser ends on the address that `answer` makes of the one to open."""
    process = line.start("connect", "--no-browser", "--json", *words)
    assert process.stdout is not None
    assert process.stdin is not None
    first = json.loads(process.stdout.readline())
    assert set(first) == {"authorize_url", "redirect_uri", "loopback", "expires_in"}
    process.stdin.write(answer(first["authorize_url"]) + "\n")
    out, err = process.communicate(timeout=60)
    return Answered(process.returncode, out, err)


def refused(error: str, description: str) -> Callable[[str], str]:
    def address(authorize_url: str) -> str:
        state = parse_qs(urlsplit(authorize_url).query)["state"][0]
        return f"http://127.0.0.1/callback?error={error}&error_description={description}&state={state}"

    return address


@pytest.mark.parametrize(
    ("error", "description", "code", "sentence"),
    [
        ("access_denied", "denied", "consent_refused", "escolha permitir"),
        ("access_denied", "operator+not+allowed", "operator_account", "colaborador"),
        ("invalid_request", "redirect_uri+mismatch", "redirect_not_registered", "endereço"),
        ("unauthorized_application", "blocked", "application_blocked", "devcenter"),
    ],
)
def test_logins_the_marketplace_refuses(
    fresh: CommandLine, error: str, description: str, code: str, sentence: str
) -> None:
    fresh.variables["PEEPERS_VAULT"] = "session"
    done = finished(fresh, refused(error, description))
    assert done.code == 3
    told = done.document["error"]
    assert told["code"] == code
    assert sentence in (told["message"] + told["advice"]).lower()


def test_a_wrong_secret_is_said_and_nothing_is_stored(fresh: CommandLine, rig: StoreRig) -> None:
    fresh.variables["ML_CLIENT_SECRET"] = "wrong"
    done = finished(fresh, lambda url: rig.login(url).headers["location"])
    assert (done.code, done.document["error"]["code"]) == (3, "wrong_application")
    assert fresh.process("sync", "--json").document["errors"][0]["code"] == "not_connected"


def test_an_account_of_another_country(fresh: CommandLine, rig: StoreRig) -> None:
    done = finished(fresh, lambda url: rig.login(url).headers["location"], "--site", "MLA")
    assert (done.code, done.document["error"]["code"]) == (3, "wrong_site")


def test_a_wrong_paste_is_told_and_the_login_goes_on(fresh: CommandLine, rig: StoreRig) -> None:
    done = finished(fresh, lambda url: "nonsense\n" + rig.login(url).headers["location"])
    assert done.code == 0
    assert set(done.document["account"]) == {"user_id", "nickname", "site_id"}
    assert done.err


def test_a_missing_permission_is_in_the_doctor(fresh: CommandLine, rig: StoreRig) -> None:
    rig.control("POST", "/permissions", orders_shipments="none")
    try:
        fresh.connect(rig)
        done = fresh.process("doctor", "--json")
        assert (done.code, levels(done)["permissions"]) == (0, {"warning"})
        assert "orders-shipments" in done.out
        sync = fresh.process("sync", "--only", "orders", "--json")
        assert (sync.code, sync.document["errors"][0]["code"]) == (3, "permission_missing")
    finally:
        rig.control("POST", "/permissions", orders_shipments="write")


def test_connecting_needs_an_application_and_a_place_for_its_keys(
    fresh: CommandLine, capsys: pytest.CaptureFixture[str]
) -> None:
    fresh.variables |= NO_BUS
    done = fresh.process("connect", "--json")
    assert done.document["error"]["code"] == "vault_absent", "before any browser is opened"
    assert "PEEPERS_VAULT" in done.document["error"]["advice"]
    del fresh.variables["ML_CLIENT_ID"]
    done = fresh.here(capsys, "connect", "--json")
    assert (done.code, done.document["error"]["code"]) == (2, "no_application")


def test_without_a_keyring_the_cache_is_read_and_the_doctor_goes_on(line: CommandLine) -> None:
    line.variables |= NO_BUS
    assert line.process("list", "items", "--json").code == 0
    done = line.process("doctor", "--json")
    found = levels(done)
    assert (done.code, found["vault"], found["database"]) == (1, {"problem"}, {"ok"})
    assert {"account", "network", "profile"} <= set(found)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("PEEPERS_API_URL", "http://example.com", "bad_address"),
        ("PEEPERS_AUTH_URL", "localhost", "bad_address"),
        ("PEEPERS_LOG_LEVEL", "loud", "unknown_log_level"),
    ],
)
def test_a_bad_variable_is_named_and_the_doctor_goes_on(
    line: CommandLine, capsys: pytest.CaptureFixture[str], name: str, value: str, code: str
) -> None:
    line.variables = {"PEEPERS_VAULT": "session", name: value}
    done = line.here(capsys, "list", "items", "--json")
    assert (done.code, done.document["error"]["code"]) == (2, code)
    assert name in done.document["error"]["message"]
    if "URL" not in name:  # without the store's address the doctor would ask the real marketplace
        line.variables |= {"PEEPERS_API_URL": NOBODY_LISTENS, "PEEPERS_AUTH_URL": NOBODY_LISTENS}
        told = line.here(capsys, "doctor", "--json")
        assert (told.code, levels(told)[name]) == (1, {"ok", "problem"})
        assert levels(told)["database"] == {"ok"}


def test_a_newer_database_is_not_touched_and_the_doctor_goes_on(
    line: CommandLine, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(line.profile / "peepers.db")) as database:
        database.execute("PRAGMA user_version=99")
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = (line.profile / "peepers.db").read_bytes()
    done = line.here(capsys, "sync", "--json")
    assert (done.code, done.document["error"]["code"]) == (1, "newer_database")
    told = line.here(capsys, "doctor", "--json")
    assert (told.code, levels(told)["database"]) == (1, {"problem"})
    assert {"vault", "network", "disk"} <= set(levels(told))
    assert (line.profile / "peepers.db").read_bytes() == before


def test_a_profile_that_is_a_file(fresh: CommandLine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("mine")
    fresh.profile = tmp_path / "file"
    done = fresh.here(capsys, "list", "items", "--json")
    assert (done.code, done.document["error"]["code"]) == (1, "read_only_folder")
    assert levels(fresh.here(capsys, "doctor", "--json"))["database"] == {"problem"}
    assert (tmp_path / "file").read_text() == "mine"


def test_a_full_disk_is_said(line: CommandLine) -> None:
    small = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
        "from peepers_desktop.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    line.command = lambda *words: [sys.executable, "-c", small, *words]  # type: ignore[attr-defined, method-assign]
    done = line.process("sync", "--json")
    assert done.code == 1
    codes = [error["code"] for error in done.document.get("errors", [done.document.get("error")])]
    assert set(codes) <= {"disk_full", "disk_trouble"}, "SQLite says which; both tell what to do"


def test_a_command_beside_another_one(line: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is held between two commands, so a second one waits for a moment at most."""
    with closing(sqlite3.connect(line.profile / "peepers.db", isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM items").fetchone()
        assert line.here(capsys, "list", "items", "--json").code == 0
