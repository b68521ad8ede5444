"""`outbox`: every edit, and what the seller decides about it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from peepers_desktop.app.commands import Choice, RowResult
from peepers_desktop.cli.printing import DONE, complain, error_json, exit_code, print_json, say
from peepers_desktop.cli.program import Program
from peepers_desktop.cli.rows import edit_json, pending_json
from peepers_desktop.cli.syncing import cycle
from peepers_desktop.cli.words import Words
from peepers_desktop.domain.edits import Edit
from peepers_desktop.domain.events import Stage
from peepers_desktop.domain.filters import OutboxFilter

_ACTIONS = {
    "send": "send what waits, and read back what it touched",
    "pending": "what waits to be sent, with before and after",
    "release": "let held changes go",
    "cancel": "take back a change that has not left",
    "retry": "queue a refused, blocked or parked change again",
    "resolve": "end conflicts: mine, theirs, or merged with what was sold",
    "revert": "undo changes: taken back before they leave, brought back by new changes after they arrived",
}
_SEVERAL = "Every change is tried on its own; what cannot be done is told, and the exit code is then not 0."


def add_commands(commands: Any) -> None:
    """Add this module's commands."""
    box = commands.add_parser("outbox", help="edits waiting to be sent and what became of them")
    box.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    box.set_defaults(run=_list)
    actions = box.add_subparsers(dest="action", metavar="ACTION")
    calls = {
        "send": _send, "pending": _pending, "release": _release, "cancel": _cancel, "retry": _retry,
        "resolve": _resolve, "revert": _revert,
    }  # fmt: skip
    for name, call in calls.items():
        action = actions.add_parser(name, help=_ACTIONS[name], description=_ACTIONS[name])
        if name in ("cancel", "retry"):
            action.add_argument("id", type=int)
        if name == "release":
            action.add_argument("ids", type=int, nargs="*", metavar="ID", help="all that are held when none is named")
        if name in ("release", "pending"):
            action.add_argument("--account", metavar="USER_ID")
        if name in ("resolve", "revert"):
            _take_several(action)
        if name == "resolve":
            action.add_argument("choice", choices=[choice.value for choice in Choice], help="which value counts")
        action.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
        action.set_defaults(run=call)


def _take_several(action: argparse.ArgumentParser) -> None:
    action.add_argument("ids", type=int, nargs="*", metavar="ID", help="one change or several")
    action.add_argument("--batch", metavar="BATCH", help="all changes of one act: the batch that outbox --json names")
    action.epilog = _SEVERAL
    action.set_defaults(wrong=action.error)


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


def _resolve(program: Program, arguments: argparse.Namespace, words: Words) -> int:
    choice, ids = Choice(arguments.choice), _named(arguments)
    if arguments.batch is not None:
        return _print_rows(program.commands.resolve_batch(arguments.batch, choice), arguments, words)
    if len(ids) == 1:
        return _print(program.commands.resolve(ids[0], choice), arguments)
    return _print_rows(program.commands.resolve_many(ids, choice), arguments, words)


def _revert(program: Program, arguments: argparse.Namespace, words: Words) -> int:
    ids = _named(arguments)
    if arguments.batch is not None:
        return _print_rows(program.commands.revert_rows(arguments.batch), arguments, words)
    if len(ids) == 1:
        return _print(program.commands.revert(ids[0]), arguments)
    return _print_rows(program.commands.revert_many(ids), arguments, words)


def _named(arguments: argparse.Namespace) -> list[int]:
    """The ids that were named, each once, in their order."""
    if bool(arguments.ids) == (arguments.batch is not None):
        arguments.wrong("name the changes by ID, or their act by --batch")
    return list(dict.fromkeys(arguments.ids))


def _print_rows(results: Sequence[RowResult], arguments: argparse.Namespace, words: Words) -> int:
    """What became of each; 0 only when all of them were done, else the exit code of the first that was not."""
    failures = [result.error for result in results if result.error is not None]
    if _json(arguments):
        print_json([_row_json(result, words) for result in results])
    else:
        for result in results:
            if result.edit is not None:
                _say(result.edit)
            elif result.error is not None:
                complain(f"{result.edit_id}  {words.message(result.error)} {words.advice(result.error)}")
    return exit_code(failures[0]) if failures else DONE


def _row_json(result: RowResult, words: Words) -> dict[str, Any]:
    if result.error is not None:
        return {"id": result.edit_id, "error": error_json(result.error, words)}
    return edit_json(result.edit) if result.edit is not None else {"id": result.edit_id, "state": "unchanged"}


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
