"""What the doctor says of each thing that can be wrong, and that the rest is examined all the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from peepers_desktop.app import diagnosis_accounts, diagnosis_machine
from peepers_desktop.app.diagnostics import DatabaseState, Doctor, Finding, Level, LinkState, Sources
from peepers_desktop.clock import FixedClock
from peepers_desktop.config import NAMES, Variables, read_variables
from peepers_desktop.domain.accounts import Account, Link, Permission
from peepers_desktop.mercadolivre.errors import ReconnectNeeded, Unreachable
from peepers_desktop.paths import Profile
from peepers_desktop.store.errors import DiskFull
from peepers_desktop.vault.errors import VaultAbsent
from tests.helpers.shop import SELLER

EVERY_SCOPE = "offline_access read write"
Examine = Callable[..., list[Finding]]


@pytest.fixture
def examine(tmp_path: Path, clock: FixedClock) -> Examine:
    """A sound installation with one account; what is given takes the place of what was sound."""
    account = Account(SELLER, Link.CONNECTED, "#2d6cdf", clock.now())

    def run(variables: dict[str, str] | Variables | None = None, **changes: Any) -> list[Finding]:
        sound = Sources(
            database=lambda: DatabaseState("3.53.0", 3, 4096, clock.now()),
            vault=lambda: "Secret Service",
            accounts=lambda: [account],
            link=lambda _account: LinkState(EVERY_SCOPE, clock.now() + timedelta(hours=5)),
            quota=lambda _account: 18_000,
            used=lambda: 12,
            skew=lambda: 0.5,
        )
        given = variables if isinstance(variables, Variables) else read_variables(variables or {})
        return Doctor(Profile(tmp_path), given, clock, replace(sound, **changes)).run()

    tmp_path.chmod(0o700)
    return run


def raising(error: Exception) -> Callable[..., Any]:
    def fail(*_: object) -> Any:
        raise error

    return fail


def worst(findings: list[Finding], topic: str) -> Level:
    order = [Level.OK, Level.WARNING, Level.PROBLEM]
    return max((one.level for one in findings if one.topic == topic), key=order.index)


def test_a_sound_installation_has_nothing_to_say_against_it(examine: Examine) -> None:
    findings = examine()
    assert {one.topic for one in findings if one.level is not Level.OK} <= {"disk"}, findings


def test_every_variable_is_explained_whether_it_is_set_or_not(examine: Examine) -> None:
    findings = examine({"ML_CLIENT_ID": "123456"})
    for name in NAMES:
        (told,) = [one for one in findings if one.topic == name]
        assert name in told.sentence()
        assert told.advice, name
    state = {one.topic: one.sentence() for one in findings}
    assert "in the environment" in state["ML_CLIENT_ID"]
    assert "is not set" in state["PEEPERS_LANG"]


@pytest.mark.parametrize(
    ("name", "value", "beside", "level"),
    [
        ("ML_CLIENT_ID", "APP-123", {}, Level.WARNING),
        ("ML_CLIENT_SECRET", "s", {}, Level.WARNING),
        ("PEEPERS_REDIRECT_URI", "http://minhaloja.com.br/volta", {}, Level.PROBLEM),
        ("NEXTAUTH_URL", "https://loja.com.br", {"PEEPERS_REDIRECT_URI": "https://loja.com.br/x"}, Level.WARNING),
        ("PEEPERS_API_URL", "http://loja.com.br", {}, Level.PROBLEM),
        ("PEEPERS_AUTH_URL", "ftp://loja.com.br", {}, Level.PROBLEM),
        ("PEEPERS_VAULT", "drawer", {}, Level.PROBLEM),
        ("PEEPERS_VAULT_PASSPHRASE", "cavalo", {}, Level.WARNING),
        ("PEEPERS_LOG_LEVEL", "loud", {}, Level.PROBLEM),
        ("PEEPERS_LANG", "fr", {}, Level.WARNING),
    ],
)
def test_a_value_that_cannot_be_right_is_said_and_never_shown(
    examine: Examine, name: str, value: str, beside: dict[str, str], level: Level
) -> None:
    findings = examine({name: value, **beside})
    assert worst(findings, name) is level
    told = [one for one in findings if one.topic == name and one.level is level]
    assert all(one.advice and name in one.sentence() for one in told)
    assert not any(value in one.sentence().split() for one in findings)


@pytest.mark.parametrize(
    ("name", "value", "beside"),
    [
        ("ML_CLIENT_SECRET", "s", {"ML_CLIENT_ID": "12"}),
        ("PEEPERS_REDIRECT_URI", "http://127.0.0.1/callback", {}),
        ("PEEPERS_REDIRECT_URI", "https://loja.com.br/volta", {}),
        ("NEXTAUTH_URL", "https://loja.com.br", {}),
        ("PEEPERS_VAULT_PASSPHRASE", "cavalo", {"PEEPERS_VAULT": "passphrase"}),
        ("PEEPERS_LANG", "pt-BR", {}),
    ],
)
def test_a_value_that_is_right_is_left_in_peace(
    examine: Examine, name: str, value: str, beside: dict[str, str]
) -> None:
    assert worst(examine({name: value, **beside}), name) is Level.OK


def test_a_profile_named_in_its_own_file_does_nothing(examine: Examine, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PEEPERS_PROFILE=/elsewhere\n", encoding="utf-8")
    findings = examine(read_variables({}, tmp_path / ".env"))
    assert worst(findings, "PEEPERS_PROFILE") is Level.WARNING
    assert ".env file" in next(one for one in findings if one.topic == "PEEPERS_PROFILE").sentence()


@pytest.mark.parametrize(
    ("skew", "level", "minutes"),
    [(0.5, Level.OK, None), (299.0, Level.OK, None), (-900.0, Level.WARNING, 15), (900.0, Level.WARNING, 15)],
)
def test_a_clock_that_is_off_is_said_in_minutes(
    examine: Examine, skew: float, level: Level, minutes: int | None
) -> None:
    findings = examine(skew=lambda: skew)
    (told,) = [one for one in findings if one.topic == "clock"]
    assert (told.level, told.params.get("minutes")) == (level, minutes)


def test_a_marketplace_that_tells_no_time_proves_nothing_about_the_clock(examine: Examine) -> None:
    topics = [one.topic for one in examine(skew=lambda: None)]
    assert "network" in topics
    assert "clock" not in topics


def test_scopes_and_permissions_that_are_missing_are_named(examine: Examine, clock: FixedClock) -> None:
    missing = frozenset({Permission.ORDERS, Permission.COMMUNICATION})
    account = Account(SELLER, Link.CONNECTED, "#2d6cdf", clock.now(), missing)
    state = LinkState("read write", clock.now() + timedelta(hours=5))
    findings = examine(accounts=lambda: [account], link=lambda _account: state)
    told = [one for one in findings if one.topic == "permissions"]
    assert [one.params["permission"] for one in told] == ["offline_access", "comunication", "orders-shipments"]
    assert all(one.level is Level.WARNING and one.advice for one in told)


def test_nobody_connected_is_said_and_those_put_away_are_not_examined(examine: Examine, clock: FixedClock) -> None:
    account = Account(SELLER, Link.ARCHIVED, "#2d6cdf", clock.now())
    findings = examine(accounts=lambda: [account], link=raising(AssertionError("asked for its tokens")))
    assert worst(findings, "accounts") is Level.WARNING


@pytest.mark.parametrize(
    ("free", "level"),
    [
        (diagnosis_machine.NO_SPACE - 1, Level.PROBLEM),
        (diagnosis_machine.NO_SPACE, Level.WARNING),
        (diagnosis_machine.LITTLE_SPACE - 1, Level.WARNING),
        (diagnosis_machine.LITTLE_SPACE, Level.OK),
    ],
)
def test_a_disk_that_fills_up_is_said_before_it_is_full(
    examine: Examine, monkeypatch: pytest.MonkeyPatch, free: int, level: Level
) -> None:
    usage = shutil.disk_usage(".")._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    assert worst(examine(), "disk") is level


@pytest.mark.parametrize(("days", "level"), [(None, Level.WARNING), (0, Level.OK), (2, Level.OK), (4, Level.WARNING)])
def test_an_old_backup_or_none_is_said(examine: Examine, clock: FixedClock, days: int | None, level: Level) -> None:
    made = None if days is None else clock.now() - timedelta(days=days)
    assert worst(examine(database=lambda: DatabaseState("3.53.0", 3, 4096, made)), "backup") is level


def test_an_sqlite_with_a_known_fault_is_named(examine: Examine, clock: FixedClock) -> None:
    findings = examine(database=lambda: DatabaseState("3.40.1", 3, 4096, clock.now()))
    assert worst(findings, "sqlite") is Level.WARNING
    assert "3.40.1" in next(one for one in findings if one.topic == "sqlite").sentence()


def test_a_folder_that_others_can_open_is_said(examine: Examine, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert worst(examine(), "profile") is Level.WARNING


def test_crash_reports_are_counted(examine: Examine, tmp_path: Path) -> None:
    crashes = Profile(tmp_path).crashes
    crashes.mkdir()
    (crashes / "crash-1.txt").touch()
    (told,) = [one for one in examine() if one.topic == "crashes"]
    assert (told.level, told.params["count"]) == (Level.WARNING, 1)


@pytest.mark.parametrize(
    ("source", "error", "topic", "level"),
    [
        ("database", DiskFull(), "database", Level.PROBLEM),
        ("vault", VaultAbsent(), "vault", Level.PROBLEM),
        ("link", ReconnectNeeded(), "account", Level.PROBLEM),
        ("link", Unreachable(), "account", Level.WARNING),
        ("quota", Unreachable(), "quota", Level.WARNING),
        ("skew", Unreachable(), "network", Level.WARNING),
    ],
)
def test_whatever_one_examination_meets_the_others_go_on(
    examine: Examine, source: str, error: Exception, topic: str, level: Level
) -> None:
    findings = examine(**{source: raising(error)})
    assert worst(findings, topic) is level
    told = next(one for one in findings if one.topic == topic and one.level is level and one.advice)
    assert told.text == error.message  # type: ignore[attr-defined]
    expected = {"program", "profile", "disk", "database", "vault", "account", "requests", "network"}
    assert expected <= {one.topic for one in findings}


def test_what_is_tolerated_of_a_clock_is_less_than_what_breaks_a_login() -> None:
    """Codes of a login live ten minutes."""
    assert diagnosis_accounts.SKEW < 600
