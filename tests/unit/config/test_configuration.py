"""The variables: who wins, what a `.env` file may look like, and which hosts are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from peepers_desktop.config import (
    ENV_FILE,
    ENVIRONMENT,
    BadAddress,
    UnknownLogLevel,
    read_config,
    read_env_file,
    read_variables,
)


@pytest.fixture
def env_file(tmp_path: Path) -> Path:
    return tmp_path / ".env"


def test_nothing_set_gives_the_defaults(env_file: Path) -> None:
    config = read_config({"HOME": "/somewhere"}, env_file)
    assert (config.client_id, config.client_secret, config.redirect_uri) == (None, None, None)
    assert (config.api_url, config.auth_url, config.language) == (None, None, None)
    assert (config.vault, config.log_level, config.given) == ("keyring", "INFO", frozenset())


def test_the_environment_wins_over_the_file(env_file: Path) -> None:
    env_file.write_text("ML_CLIENT_ID=1\nPEEPERS_LANG=pt_BR\n")
    environment = {"ML_CLIENT_ID": "2"}
    config = read_config(environment, env_file)
    assert (config.client_id, config.language) == ("2", "pt_BR")
    assert dict(read_variables(environment, env_file).sources) == {
        "ML_CLIENT_ID": ENVIRONMENT,
        "PEEPERS_LANG": ENV_FILE,
    }


def test_a_blank_variable_counts_as_not_set_and_still_hides_the_file(env_file: Path) -> None:
    env_file.write_text("PEEPERS_API_URL=https://other.example\n")
    config = read_config({"PEEPERS_API_URL": "  "}, env_file)
    assert config.api_url is None
    assert config.given == frozenset()


def test_lines_of_a_file(env_file: Path) -> None:
    env_file.write_text(
        "\ufeff# application\n"
        "\n"
        "export ML_CLIENT_ID = 4821\n"
        'ML_CLIENT_SECRET="with # and = inside"\n'
        "PEEPERS_REDIRECT_URI='https://a.example/cb'  # registered\n"
        "PEEPERS_LANG=pt_BR # the seller's\n"
        "  #PEEPERS_VAULT=session\n"
        "no equals here\n"
        "PEEPERS_VAULT_PASSPHRASE=a=b\n",
        encoding="utf-8",
    )
    assert read_env_file(env_file) == {
        "ML_CLIENT_ID": "4821",
        "ML_CLIENT_SECRET": "with # and = inside",
        "PEEPERS_REDIRECT_URI": "https://a.example/cb",
        "PEEPERS_LANG": "pt_BR",
        "PEEPERS_VAULT_PASSPHRASE": "a=b",
    }


def test_a_file_that_is_no_text_counts_as_empty(env_file: Path) -> None:
    env_file.write_bytes(b"\xff\xfe\x00broken")
    assert read_env_file(env_file) == {}
    env_file.unlink()
    env_file.mkdir()
    assert read_env_file(env_file) == {}


@pytest.mark.parametrize("name", ["PEEPERS_API_URL", "PEEPERS_AUTH_URL"])
@pytest.mark.parametrize(
    "address",
    [
        "http://api.example",
        "http://localhost:5000",
        "http://127.0.0.1.evil.example",
        "http://127.0.0.2",
        "http://127.0.0.1@evil.example",
        "https://user:secret@api.example",
        "https://",
        "https://api.example?x=1",
        "https://api.example#x",
        "https://api.example:port",
        "http://[::1",
        "ftp://api.example",
        "api.example",
    ],
)
def test_hosts_that_are_refused(name: str, address: str) -> None:
    with pytest.raises(BadAddress) as caught:
        read_config({name: address})
    assert caught.value.text() == f"{name} has to be an https address, or http on 127.0.0.1."


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://api.example/", "https://api.example"),
        ("http://127.0.0.1:48123", "http://127.0.0.1:48123"),
        (" https://api.example:8443/v1/ ", "https://api.example:8443/v1"),
    ],
)
def test_hosts_that_are_taken(address: str, kept: str) -> None:
    assert read_config({"PEEPERS_API_URL": address}).api_url == kept


def test_the_redirect_address_is_kept_to_the_letter() -> None:
    both = {"PEEPERS_REDIRECT_URI": "https://a.example/cb/", "NEXTAUTH_URL": "https://web.example"}
    assert read_config(both).redirect_uri == "https://a.example/cb/"


def test_a_web_installation_lends_its_base() -> None:
    redirect = read_config({"NEXTAUTH_URL": "https://web.example/"}).redirect_uri
    assert redirect is not None
    assert redirect.startswith("https://web.example/api/")


def test_the_log_level_has_to_be_one() -> None:
    assert read_config({"PEEPERS_LOG_LEVEL": "debug"}).log_level == "DEBUG"
    with pytest.raises(UnknownLogLevel):
        read_config({"PEEPERS_LOG_LEVEL": "loud"})


def test_secrets_are_not_printed() -> None:
    environment = {"ML_CLIENT_SECRET": "S3cr3t", "PEEPERS_VAULT_PASSPHRASE": "corre cavalo"}
    shown = repr(read_config(environment)) + repr(read_variables(environment))
    assert "S3cr3t" not in shown
    assert "cavalo" not in shown
