"""One JSON document on standard output, or words for a person; exit codes by who has to act."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from peepers_desktop.app.refusals import NeedsConfirmation
from peepers_desktop.cli.words import Words
from peepers_desktop.domain.events import Trouble
from peepers_desktop.errors import Blame, PeepersError

DONE, FAILED, USAGE, NEEDS_SELLER, OFFLINE = 0, 1, 2, 3, 4
_OFFLINE_CODES = frozenset({"unreachable", "proxy_refused", "tls_failed", "not_sent"})
_SELLER_CODES = frozenset({
    "reconnect_needed", "application_blocked", "permission_missing", "token_rejected", "not_connected",
    "wrong_application", "secret_missing", "grant_changed",
})  # fmt: skip


def print_json(value: Any) -> None:
    """One document, and nothing else there."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def say(text: str) -> None:
    """At once, also into a pipe: whoever reads may have to act before there is more to read."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    sys.stderr.write(text + "\n")


def error_json(error: PeepersError, words: Words) -> dict[str, str]:
    """A failure as data, its sentences in the seller's language."""
    return {"code": error.code, "message": words.message(error), "advice": words.advice(error)}


def trouble_json(trouble: Trouble, words: Words) -> dict[str, str]:
    """A failure of a cycle as data."""
    message = words.say(trouble.message, dict(trouble.params))
    text = f"{message} {trouble.detail}".strip()
    return {"code": trouble.code, "message": text, "resource": trouble.resource}


def fail(error: PeepersError, words: Words, as_json: bool) -> int:
    """Tell a failure: as the one document, or in words on standard error. Returns the exit code."""
    if as_json:
        print_json({"error": error_json(error, words)})
    else:
        complain(f"{words.message(error)}\n{words.advice(error)}")
    return exit_code(error)


def exit_code(error: PeepersError) -> int:
    if error.code in _OFFLINE_CODES:
        return OFFLINE
    if isinstance(error, NeedsConfirmation):
        return NEEDS_SELLER
    return {Blame.USAGE: USAGE, Blame.SESSION: NEEDS_SELLER}.get(error.blame, FAILED)


def exit_code_of(codes: Sequence[str]) -> int:
    """The exit code of a cycle by its failures' codes: the one the seller can act on goes first."""
    if not codes:
        return DONE
    if any(code in _SELLER_CODES for code in codes):
        return NEEDS_SELLER
    return OFFLINE if all(code in _OFFLINE_CODES for code in codes) else FAILED
