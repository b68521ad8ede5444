"""The variables of the environment, read once: the environment wins over the profile's `.env` file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from urllib.parse import SplitResult, urlsplit

from peepers_desktop.errors import UsageError
from peepers_desktop.log import LEVELS

NAMES = (
    "ML_CLIENT_ID", "ML_CLIENT_SECRET", "PEEPERS_REDIRECT_URI", "NEXTAUTH_URL", "UPSTASH_REDIS_REST_URL",
    "UPSTASH_REDIS_REST_TOKEN", "PEEPERS_REDIS_URL", "NEXTAUTH_SECRET", "PEEPERS_API_URL", "PEEPERS_AUTH_URL",
    "PEEPERS_PROFILE", "PEEPERS_VAULT", "PEEPERS_VAULT_PASSPHRASE", "PEEPERS_LOG_LEVEL", "PEEPERS_LANG",
)  # fmt: skip
ENVIRONMENT, ENV_FILE = "environment", ".env"
_CALLBACK = "/api/auth/callback/mercadolibre"
"""Where a web installation takes the answer of a login, below its base."""


class BadAddress(UsageError):
    code = "bad_address"
    message = "{name} has to be an https address, or http on 127.0.0.1."
    advice = "Correct {name} or remove it."


class UnknownLogLevel(UsageError):
    code = "unknown_log_level"
    message = "PEEPERS_LOG_LEVEL has to be debug, info, warning or error."
    advice = "Correct PEEPERS_LOG_LEVEL or remove it."


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


@dataclass(frozen=True, slots=True)
class Variables:
    """The variables that are set, blank ones left out, and where each was found."""

    values: Mapping[str, str] = field(repr=False)
    sources: Mapping[str, str]
    """ENVIRONMENT or ENV_FILE by name."""


def read_variables(environment: Mapping[str, str], env_file: Path | None = None) -> Variables:
    """Our variables from the environment and, behind it, from the file."""
    layers = ((ENV_FILE, read_env_file(env_file) if env_file else {}), (ENVIRONMENT, environment))
    values: dict[str, str] = {}
    sources: dict[str, str] = {}
    for source, layer in layers:
        for name in NAMES:
            if name in layer:
                values[name], sources[name] = layer[name].strip(), source
    given = {name: value for name, value in values.items() if value}
    return Variables(MappingProxyType(given), MappingProxyType({name: sources[name] for name in given}))


def read_config(environment: Mapping[str, str], env_file: Path | None = None) -> Config:
    """Read the variables. Raises `BadAddress` and `UnknownLogLevel`."""
    return config_of(read_variables(environment, env_file))


def config_of(variables: Variables) -> Config:
    """What the variables say. Raises `BadAddress` and `UnknownLogLevel`."""
    given = variables.values
    return Config(
        client_id=given.get("ML_CLIENT_ID"),
        client_secret=given.get("ML_CLIENT_SECRET"),
        redirect_uri=redirect_of(given),
        api_url=address_of(given, "PEEPERS_API_URL"),
        auth_url=address_of(given, "PEEPERS_AUTH_URL"),
        vault=given.get("PEEPERS_VAULT", "keyring").lower(),
        passphrase=given.get("PEEPERS_VAULT_PASSPHRASE"),
        log_level=log_level_of(given),
        language=given.get("PEEPERS_LANG"),
        given=frozenset(given),
    )


def without_faults(variables: Variables) -> Variables:
    """The variables `config_of` takes: those it would refuse count as not set."""
    kept = dict(variables.values)
    for name in ("PEEPERS_API_URL", "PEEPERS_AUTH_URL"):
        if name in kept and not is_safe_address(kept[name]):
            del kept[name]
    if kept.get("PEEPERS_LOG_LEVEL", "INFO").upper() not in LEVELS:
        del kept["PEEPERS_LOG_LEVEL"]
    return Variables(MappingProxyType(kept), variables.sources)


def redirect_of(given: Mapping[str, str]) -> str | None:
    """The address registered in the DevCenter, to the letter; a web installation's base is completed."""
    if "PEEPERS_REDIRECT_URI" in given:
        return given["PEEPERS_REDIRECT_URI"]
    base = given.get("NEXTAUTH_URL")
    return f"{base.rstrip('/')}{_CALLBACK}" if base else None


def address_of(given: Mapping[str, str], name: str) -> str | None:
    """A host's address without a trailing slash. Raises `BadAddress`."""
    address = given.get(name)
    if address is None:
        return None
    if not is_safe_address(address):
        raise BadAddress(name=name)
    return address.rstrip("/")


def is_safe_address(address: str) -> bool:
    """True for https with a host, and for http on 127.0.0.1 alone; never with a user, a query or a fragment."""
    try:
        parts = urlsplit(address)
        return _is_plain(parts) and (
            (parts.scheme == "https" and bool(parts.hostname))
            or (parts.scheme == "http" and parts.hostname == "127.0.0.1")
        )
    except ValueError:  # a broken port or IPv6 literal
        return False


def _is_plain(parts: SplitResult) -> bool:
    _ = parts.port  # raises ValueError when it is no number
    return not (parts.username or parts.password or parts.query or parts.fragment)


def log_level_of(given: Mapping[str, str]) -> str:
    """Raises `UnknownLogLevel`."""
    level = given.get("PEEPERS_LOG_LEVEL", "INFO").upper()
    if level not in LEVELS:
        raise UnknownLogLevel
    return level


def read_env_file(path: Path) -> dict[str, str]:
    """NAME=value lines, `export` allowed. Blank lines and comments are passed over; quotes around a value are
    dropped, and an unquoted value ends at " #". A file that is not there or not text counts as empty."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return dict(_pairs(lines))


def _pairs(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, equals, value = line.strip().partition("=")
        if equals and not name.startswith("#"):
            yield name.strip().removeprefix("export ").strip(), _unquoted(value.strip())


def _unquoted(value: str) -> str:
    quote = value[:1]
    if quote in ('"', "'") and (end := value.find(quote, 1)) > 0:
        return value[1:end]
    return value.split(" #", 1)[0].rstrip()
