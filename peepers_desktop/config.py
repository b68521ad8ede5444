"""The variables of the environment, read once: the environment wins over the profile's `.env` file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from peepers_desktop.errors import UsageError

NAMES = (
    "ML_CLIENT_ID", "ML_CLIENT_SECRET", "PEEPERS_REDIRECT_URI", "NEXTAUTH_URL", "UPSTASH_REDIS_REST_URL",
    "UPSTASH_REDIS_REST_TOKEN", "PEEPERS_REDIS_URL", "NEXTAUTH_SECRET", "PEEPERS_API_URL", "PEEPERS_AUTH_URL",
    "PEEPERS_PROFILE", "PEEPERS_VAULT", "PEEPERS_VAULT_PASSPHRASE", "PEEPERS_LOG_LEVEL", "PEEPERS_LANG",
)  # fmt: skip


class BadAddress(UsageError):
    code = "bad_address"
    message = "{name} has to be an https address, or http on 127.0.0.1."
    advice = "Correct {name} or remove it."


@dataclass(frozen=True, slots=True)
class Config:
    """What was configured; None where nothing was."""

    client_id: str | None = None
    client_secret: str | None = field(default=None, repr=False)
    redirect_uri: str | None = None
    api_url: str | None = None
    auth_url: str | None = None
    vault: str = "keyring"
    passphrase: str | None = field(default=None, repr=False)
    log_level: str = "INFO"
    language: str | None = None
    given: frozenset[str] = frozenset()
    """Names of the variables that are set."""


def read_config(environment: Mapping[str, str], env_file: Path | None = None) -> Config:
    """Read the variables. Raises `BadAddress`."""
    values = {**(_read_file(env_file) if env_file else {}), **{n: environment[n] for n in NAMES if n in environment}}
    given = {name: value.strip() for name, value in values.items() if name in NAMES and value.strip()}
    return Config(
        client_id=given.get("ML_CLIENT_ID"),
        client_secret=given.get("ML_CLIENT_SECRET"),
        redirect_uri=_redirect(given),
        api_url=_address(given, "PEEPERS_API_URL"),
        auth_url=_address(given, "PEEPERS_AUTH_URL"),
        vault=given.get("PEEPERS_VAULT", "keyring"),
        passphrase=given.get("PEEPERS_VAULT_PASSPHRASE"),
        log_level=given.get("PEEPERS_LOG_LEVEL", "INFO"),
        language=given.get("PEEPERS_LANG"),
        given=frozenset(given),
    )


def _redirect(given: Mapping[str, str]) -> str | None:
    """The exact address; a web installation's base is completed with its callback path."""
    if "PEEPERS_REDIRECT_URI" in given:
        return given["PEEPERS_REDIRECT_URI"]
    base = given.get("NEXTAUTH_URL")
    return f"{base.rstrip('/')}/api/auth/callback/mercadolibre" if base else None


def _address(given: Mapping[str, str], name: str) -> str | None:
    address = given.get(name)
    if address is None:
        return None
    parts = urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname == "127.0.0.1"):
        return address.rstrip("/")
    raise BadAddress(name=name)


def _read_file(path: Path) -> dict[str, str]:
    """NAME=value lines; blank lines and comments are passed over, quotes around a value are dropped."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    pairs = (line.partition("=") for line in lines if "=" in line and not line.lstrip().startswith("#"))
    return {name.strip().removeprefix("export ").strip(): value.strip().strip("\"'") for name, _, value in pairs}
