"""Every variable of the environment explained, and what is wrong with its value. Values are never shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from peepers_desktop.app.findings import Finding, Level
from peepers_desktop.config import ENV_FILE, ENVIRONMENT, NAMES, BadAddress, UnknownLogLevel, Variables, is_safe_address
from peepers_desktop.errors import UsageError
from peepers_desktop.log import LEVELS
from peepers_desktop.vault.opening import KINDS

_MEANING = {
    "ML_CLIENT_ID": "It is the number of your application in the DevCenter.",
    "ML_CLIENT_SECRET": "It is the secret key of your application.",
    "PEEPERS_REDIRECT_URI": "It is the redirect address registered in the DevCenter, to the letter.",
    "NEXTAUTH_URL": "It is the base of a web installation, used when PEEPERS_REDIRECT_URI is not set.",
    "UPSTASH_REDIS_REST_URL": "It would be the team cache at Upstash; this version does not use it yet.",
    "UPSTASH_REDIS_REST_TOKEN": "It would be the access to the team cache; this version does not use it yet.",
    "PEEPERS_REDIS_URL": "It would be a team cache on a Redis of your own; this version does not use it yet.",
    "NEXTAUTH_SECRET": "It is read by nothing: Peepers keeps a random key of its own in the vault.",
    "PEEPERS_API_URL": "It is another host of the API: https, or http on 127.0.0.1.",
    "PEEPERS_AUTH_URL": "It is another host of the login: https, or http on 127.0.0.1.",
    "PEEPERS_PROFILE": "It is the folder of this profile.",
    "PEEPERS_VAULT": "It says where secrets are kept: keyring, passphrase or session.",
    "PEEPERS_VAULT_PASSPHRASE": "It is the passphrase of the protected file.",
    "PEEPERS_LOG_LEVEL": "It says how much is written to the log: debug, info, warning or error.",
    "PEEPERS_LANG": "It is the language of the program: pt_BR or en.",
}
"""What each variable is for."""

_STATE = {
    "": "{name} is not set.",
    ENVIRONMENT: "{name} is set in the environment.",
    ENV_FILE: "{name} is set in the .env file of the profile.",
}
_Fault = tuple[Level, str, str]


def variable_findings(variables: Variables) -> Iterator[Finding]:
    """One finding per variable, and one more for each that cannot be right."""
    for name in NAMES:
        value = variables.values.get(name)
        yield Finding(name, Level.OK, _STATE[variables.sources.get(name, "")], _MEANING[name], {"name": name})
        fault = _CHECKS[name](variables) if name in _CHECKS and value else None
        if fault is not None:
            level, message, advice = fault
            yield Finding(name, level, message, advice, {"name": name})


def _of(error: type[UsageError]) -> _Fault:
    return Level.PROBLEM, error.message, error.advice


def _address(name: str) -> Callable[[Variables], _Fault | None]:
    return lambda given: None if is_safe_address(given.values[name]) else _of(BadAddress)


def _level(given: Variables) -> _Fault | None:
    return None if given.values["PEEPERS_LOG_LEVEL"].upper() in LEVELS else _of(UnknownLogLevel)


def _vault(given: Variables) -> _Fault | None:
    if given.values["PEEPERS_VAULT"].lower() in KINDS:
        return None
    return Level.PROBLEM, "{name} names no kind of vault.", "It takes keyring, passphrase or session."


def _passphrase(given: Variables) -> _Fault | None:
    if given.values.get("PEEPERS_VAULT", "").lower() == "passphrase":
        return None
    return Level.WARNING, "{name} is set, but PEEPERS_VAULT does not say passphrase.", "Set both, or remove it."


def _client_id(given: Variables) -> _Fault | None:
    if given.values["ML_CLIENT_ID"].isdecimal():
        return None
    return Level.WARNING, "{name} is not a number.", "Copy the App ID from your application in the DevCenter."


def _secret(given: Variables) -> _Fault | None:
    if "ML_CLIENT_ID" in given.values:
        return None
    return Level.WARNING, "{name} is set, but ML_CLIENT_ID is not.", "Set both, or enter them in the connect dialog."


def _redirect(given: Variables) -> _Fault | None:
    address = given.values["PEEPERS_REDIRECT_URI"]
    if address.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        return None
    return (
        Level.PROBLEM,
        "{name} is no https address.",
        "Copy it from your application in the DevCenter, to the letter.",
    )


def _base(given: Variables) -> _Fault | None:
    if "PEEPERS_REDIRECT_URI" not in given.values:
        return None
    return Level.WARNING, "{name} is not used, because PEEPERS_REDIRECT_URI is set.", "Remove one of the two."


def _profile(given: Variables) -> _Fault | None:
    if given.sources["PEEPERS_PROFILE"] != ENV_FILE:
        return None
    return Level.WARNING, "{name} does nothing in a .env file, which lies in the profile.", "Set it in the environment."


def _language(given: Variables) -> _Fault | None:
    if given.values["PEEPERS_LANG"].lower().replace("-", "_").startswith(("pt", "en")):
        return None
    return Level.WARNING, "Peepers does not speak the language of {name}.", "Choose pt_BR or en."


_CHECKS: Mapping[str, Callable[[Variables], _Fault | None]] = {
    "ML_CLIENT_ID": _client_id,
    "ML_CLIENT_SECRET": _secret,
    "PEEPERS_REDIRECT_URI": _redirect,
    "NEXTAUTH_URL": _base,
    "PEEPERS_API_URL": _address("PEEPERS_API_URL"),
    "PEEPERS_AUTH_URL": _address("PEEPERS_AUTH_URL"),
    "PEEPERS_PROFILE": _profile,
    "PEEPERS_VAULT": _vault,
    "PEEPERS_VAULT_PASSPHRASE": _passphrase,
    "PEEPERS_LOG_LEVEL": _level,
    "PEEPERS_LANG": _language,
}
