"""`sync`: one cycle now."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from peepers_desktop.cli.printing import NEEDS_SELLER, exit_code_of, print_json, say, trouble_json
from peepers_desktop.cli.program import Program
from peepers_desktop.cli.words import Words
from peepers_desktop.domain.accounts import Account, Link
from peepers_desktop.domain.events import PushCounts, Stage, SyncReport, Trouble
from peepers_desktop.errors import PeepersError, SessionError
from peepers_desktop.mercadolivre.errors import ApplicationBlocked
from peepers_desktop.mercadolivre.reconnect import reconnect
from peepers_desktop.sync.policy import trouble_of


class NotConnected(SessionError):
    code = "not_connected"
    message = "No account is connected."
    advice = "Connect one first: peepers-desktop connect"


_NAMES = {stage.value: stage for stage in Stage if stage is not Stage.PUSH}


def add_commands(commands: Any) -> None:
    """Add this module's commands."""
    sync = commands.add_parser("sync", help="send what waits and read what changed")
    sync.add_argument("--full", action="store_true", help="read the whole catalogue again")
    sync.add_argument("--only", type=_stages, default=frozenset(Stage), metavar=",".join(_NAMES))
    sync.add_argument("--json", action="store_true")
    sync.set_defaults(run=_sync)


def _stages(text: str) -> frozenset[Stage]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in _NAMES]
    if unknown or not names:
        raise argparse.ArgumentTypeError(f"choose from {', '.join(_NAMES)}")
    return frozenset(_NAMES[name] for name in names)


def _sync(program: Program, arguments: argparse.Namespace, words: Words) -> int:
    return cycle(program, arguments.only, arguments.full, arguments.json, words)


def cycle(program: Program, stages: frozenset[Stage], full: bool, as_json: bool, words: Words) -> int:
    """Run a cycle of every account and print what it did; accounts that cannot take part are failures."""
    idle = _idle(program.accounts.list())
    return report(program.sync(stages, full), as_json, words, idle)


def _idle(accounts: Sequence[Account]) -> list[Trouble]:
    """Why accounts, or everything, are left out of a cycle."""
    if not accounts:
        return [trouble_of(NotConnected())]
    wanting = [account for account in accounts if account.link is not Link.CONNECTED]
    return [trouble_of(_why_idle(account), resource=account.id) for account in wanting]


def _why_idle(account: Account) -> PeepersError:
    return ApplicationBlocked() if account.link is Link.BLOCKED else reconnect(account.reason)


def report(reports: Sequence[SyncReport], as_json: bool, words: Words, idle: Sequence[Trouble] = ()) -> int:
    """Print what the cycles did; the exit code says who has to act. Notes are told and are no failures."""
    pulled: Counter[str] = Counter()
    pushed: Counter[str] = Counter(asdict(PushCounts()))
    for one in reports:
        pulled.update(dict(one.pulled))
        pushed.update(asdict(one.pushed))
    troubles = [*idle, *(trouble for one in reports for trouble in one.troubles)]
    notes = _notes_of(reports)
    if as_json:
        errors = [trouble_json(trouble, words) for trouble in (*troubles, *notes)]
        counts = {"pulled": dict(pulled), "pushed": dict(pushed), "requests": sum(one.requests for one in reports)}
        print_json({"ok": not idle and all(one.ok for one in reports), **counts, "errors": errors})
    else:
        _tell(pulled, pushed, [*troubles, *notes], words)
    code = exit_code_of([trouble.code for trouble in troubles])
    return NEEDS_SELLER if not code and pushed["conflict"] else code


def _notes_of(reports: Sequence[SyncReport]) -> list[Trouble]:
    """What is true of the whole profile is said once, not for every account."""
    return list({note.code: note for one in reports for note in one.notes}.values())


def _tell(pulled: Counter[str], pushed: Counter[str], troubles: Sequence[Trouble], words: Words) -> None:
    say("  ".join(f"{name} {count}" for name, count in pulled.items()) or "–")
    say("  ".join(f"{name} {count}" for name, count in pushed.items()))
    for trouble in troubles:
        params = dict(trouble.params)
        say(f"{words.say(trouble.message, params)} {words.say(trouble.advice, params)}")
