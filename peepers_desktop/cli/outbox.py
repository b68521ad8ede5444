"""`outbox`: every edit, and what the seller decides about it."""

from __future__ import annotations

import argparse
from typing import Any

from peepers_desktop.app.commands import Choice
from peepers_desktop.cli.printing import DONE, print_json, say
from peepers_desktop.cli.program import Program
from peepers_desktop.cli.rows import edit_json, pending_json
from peepers_desktop.cli.syncing import cycle
from peepers_desktop.cli.words import Words
from peepers_desktop.domain.edits import Edit
from peepers_desktop.domain.events import Stage
from peepers_desktop.domain.filters import OutboxFilter


def add_commands(commands: Any) -> None:
    """Add this module's commands."""
    box = commands.add_parser("outbox", help="edits waiting to be sent and what became of them")
    box.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    box.set_defaults(run=_list)
    actions = box.add_subparsers(dest="action", metavar="ACTION")
    calls = {
        "send": _send, "cancel": _cancel, "retry": _retry, "resolve": _resolve, "revert": _revert,
        "release": _release, "pending": _pending,
    }  # fmt: skip
    for name, call in calls.items():
        action = actions.add_parser(name)
        if name in ("cancel", "retry", "resolve", "revert"):
            action.add_argument("id", type=int)
        if name == "release":
            action.add_argument("ids", type=int, nargs="*", metavar="ID", help="all that are held when none is named")
        if name in ("release", "pending"):
            action.add_argument("--account", metavar="USER_ID")
        if name == "resolve":
            action.add_argument("choice", choices=[choice.value for choice in Choice])
        action.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
        action.set_defaults(run=call)


def _list(program: Program, arguments: argparse.Namespace, _words: Words) -> int:
    found = program.queries.outbox_rows(program.queries.outbox(OutboxFilter()))
    if _json(arguments):
        print_json([{**edit_json(row.edit), "title": row.title} for row in found])
    else:
        for row in found:
            _say(row.edit)
    return DONE


def _send(program: Program, arguments: argparse.Namespace, words: Words) -> int:
    return cycle(program, frozenset({Stage.PUSH, Stage.ITEMS}), False, _json(arguments), words)


def _cancel(program: Program, arguments: argparse.Namespace, _words: Words) -> int:
    return _print(program.commands.cancel(arguments.id), arguments)


def _retry(program: Program, arguments: argparse.Namespace, _words: Words) -> int:
    return _print(program.commands.retry(arguments.id), arguments)


def _resolve(program: Program, arguments: argparse.Namespace, _words: Words) -> int:
    return _print(program.commands.resolve(arguments.id, Choice(arguments.choice)), arguments)


def _revert(program: Program, arguments: argparse.Namespace, _words: Words) -> int:
    return _print(program.commands.revert(arguments.id), arguments)


def _release(program: Program, arguments: argparse.Namespace, _words: Words) -> int:
    released = program.commands.release(arguments.ids or None, account=arguments.account)
    if _json(arguments):
        print_json([edit_json(edit) for edit in released])
    else:
        for edit in released:
            _say(edit)
    return DONE


def _pending(program: Program, arguments: argparse.Namespace, _words: Words) -> int:
    found = program.queries.pending(arguments.account)
    if _json(arguments):
        print_json([pending_json(row) for row in found])
    else:
        for row in found:
            _say(row.edit)
    return DONE


def _print(edit: Edit, arguments: argparse.Namespace) -> int:
    if _json(arguments):
        print_json(edit_json(edit))
    else:
        _say(edit)
    return DONE


def _say(edit: Edit) -> None:
    row = edit_json(edit)
    reason = row["reason"] or ""
    say(f"{row['id']}  {row['resource']}  {row['base']} → {row['wanted']}  {row['state']}  {reason}".rstrip())


def _json(arguments: argparse.Namespace) -> bool:
    return bool(getattr(arguments, "json", False))
