"""`set-stock`, `set-price` and `answer`: queue an edit and print its outbox row."""

from __future__ import annotations

import argparse
from typing import Any

from peepers_desktop.cli.printing import DONE, print_json, say
from peepers_desktop.cli.program import Program
from peepers_desktop.cli.rows import edit_json
from peepers_desktop.cli.words import Words
from peepers_desktop.domain.edits import Edit


def add_commands(commands: Any) -> None:
    """Add this module's commands."""
    stock = commands.add_parser("set-stock", help="change the quantity of a listing or variation", prefix_chars="/")
    stock.add_argument("target", metavar="MLB123[/VARIATION]")
    stock.add_argument("quantity", metavar="7|+5|-2")
    stock.add_argument("rest", nargs="*", help=argparse.SUPPRESS)
    stock.set_defaults(run=_set_stock)
    price = commands.add_parser("set-price", help="change the price of a listing")
    price.add_argument("item", metavar="MLB123")
    price.add_argument("price", metavar="129.90")
    _common(price)
    price.set_defaults(run=_set_price)
    answer = commands.add_parser("answer", help="answer a question")
    answer.add_argument("question", metavar="QUESTION_ID")
    answer.add_argument("text", metavar="TEXT")
    _common(answer)
    answer.set_defaults(run=_answer)


def _common(command: argparse.ArgumentParser) -> None:
    command.add_argument("--account", metavar="USER_ID")
    command.add_argument("--json", action="store_true")


def _set_stock(program: Program, arguments: argparse.Namespace, words: Words) -> int:
    item, _, variation = arguments.target.partition("/")
    edit = program.commands.set_stock(_account(arguments), item, variation or None, arguments.quantity)
    return _print(edit, arguments, words)


def _account(arguments: argparse.Namespace) -> str | None:
    """`-2` has to be a quantity and not an option, so this command reads its options by itself."""
    rest: list[str] = arguments.rest
    arguments.json = "--json" in rest
    return rest[rest.index("--account") + 1] if "--account" in rest[:-1] else None


def _set_price(program: Program, arguments: argparse.Namespace, words: Words) -> int:
    return _print(program.commands.set_price(arguments.account, arguments.item, arguments.price), arguments, words)


def _answer(program: Program, arguments: argparse.Namespace, words: Words) -> int:
    return _print(program.commands.answer(arguments.account, arguments.question, arguments.text), arguments, words)


def _print(edit: Edit | None, arguments: argparse.Namespace, words: Words) -> int:
    if arguments.json:
        print_json(edit_json(edit) if edit else {"id": None, "state": "unchanged"})
    elif edit is None:
        say(words.say("It is already so; nothing was queued.", {}))
    else:
        row = edit_json(edit)
        say(f"{row['id']}  {row['resource']}  {row['base']} → {row['wanted']}  {row['state']}")
    return DONE
