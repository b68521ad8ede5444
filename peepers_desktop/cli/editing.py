"""`set-stock`, `set-price`, `set-status` and `answer`: queue an edit and print its outbox row."""

from __future__ import annotations

import argparse
from typing import Any

from peepers_desktop.app import refusals
from peepers_desktop.cli.printing import DONE, print_json, say
from peepers_desktop.cli.program import Program
from peepers_desktop.cli.rows import edit_json
from peepers_desktop.cli.words import Words
from peepers_desktop.domain.edits import Edit


def add_commands(commands: Any) -> None:
    """Add this module's commands. None has an option that looks like a number, so `-2` stays a quantity."""
    stock = commands.add_parser("set-stock", help="change the quantity of a listing, a variation or a deposit")
    stock.add_argument("target", metavar="MLB123[/VARIATION][@DEPOSIT]")
    stock.add_argument("quantity", metavar="7|+5|-2")
    _common(stock, guarded=True)
    stock.set_defaults(run=_set_stock)
    price = commands.add_parser("set-price", help="change the price of a listing")
    price.add_argument("item", metavar="MLB123")
    price.add_argument("price", metavar="129.90")
    _common(price, guarded=True)
    price.set_defaults(run=_set_price)
    status = commands.add_parser("set-status", help="pause or activate a listing")
    status.add_argument("item", metavar="MLB123")
    status.add_argument("status", metavar="paused|active")
    _common(status)
    status.set_defaults(run=_set_status)
    answer = commands.add_parser("answer", help="answer a question; an answer that was sent cannot be taken back")
    answer.add_argument("question", metavar="QUESTION_ID")
    answer.add_argument("text", metavar="TEXT")
    _common(answer)
    answer.set_defaults(run=_answer)


def _common(command: argparse.ArgumentParser, *, guarded: bool = False) -> None:
    command.add_argument("--account", metavar="USER_ID")
    command.add_argument("--json", action="store_true")
    if guarded:
        command.add_argument("--yes", action="store_true", help="do it although it needs a second look")


def _set_stock(program: Program, arguments: argparse.Namespace, words: Words) -> int:
    thing, _, deposit = arguments.target.partition("@")
    item, _, variation = thing.partition("/")
    edit = program.commands.set_stock(
        arguments.account, item, variation or None, arguments.quantity, confirmed=arguments.yes,
        location=deposit or None,
    )  # fmt: skip
    return _print(edit, arguments, words)


def _set_price(program: Program, arguments: argparse.Namespace, words: Words) -> int:
    edit = program.commands.set_price(arguments.account, arguments.item, arguments.price, confirmed=arguments.yes)
    return _print(edit, arguments, words)


def _set_status(program: Program, arguments: argparse.Namespace, words: Words) -> int:
    return _print(program.commands.set_status(arguments.account, arguments.item, arguments.status), arguments, words)


def _answer(program: Program, arguments: argparse.Namespace, words: Words) -> int:
    edit = program.commands.answer(arguments.account, arguments.question, arguments.text)
    if not arguments.json:
        say(words.say(refusals.AnswerCannotBeUndone.message, {}))
    return _print(edit, arguments, words)


def _print(edit: Edit | None, arguments: argparse.Namespace, words: Words) -> int:
    if arguments.json:
        print_json(edit_json(edit) if edit else {"id": None, "state": "unchanged"})
    elif edit is None:
        say(words.say("It is already so; nothing was queued.", {}))
    else:
        row = edit_json(edit)
        say(f"{row['id']}  {row['resource']}  {row['base']} → {row['wanted']}  {row['state']}")
    return DONE
