"""`erase`: one buyer, a disconnected account, or everything this profile holds."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from peepers_desktop.app.refusals import NeedsConfirmation
from peepers_desktop.cli.accounts import named
from peepers_desktop.cli.printing import DONE, print_json, say
from peepers_desktop.cli.program import GlobalOptions, Openers
from peepers_desktop.cli.words import Words


class ErasesForGood(NeedsConfirmation):
    code = "erases_for_good"
    message = "What is erased cannot be brought back."
    advice = "Add --yes to go on."


_KEYS_LEFT = (
    "The keyring could not be asked, so keys may be left in it: delete what is called {name} there, and remove Peepers "
    "from the applications you have authorised at Mercado Livre."
)


def add_commands(commands: Any) -> None:
    """Add this module's commands."""
    erase = commands.add_parser("erase", help="erase a buyer, a disconnected account, or everything of this profile")
    which = erase.add_mutually_exclusive_group(required=True)
    which.add_argument("--buyer", metavar="ID", help="the buyer's Mercado Livre number")
    which.add_argument("--account", metavar="USER_ID_OR_NICKNAME", help="all that is kept of a disconnected account")
    which.add_argument("--everything", action="store_true", help="database, copies, logs, keys, settings")
    erase.add_argument("--yes", action="store_true", help="do it")
    erase.add_argument("--json", action="store_true")
    erase.set_defaults(alone=_erase)


def _erase(arguments: argparse.Namespace, openers: Openers, words: Words) -> int:
    if not arguments.yes:
        raise ErasesForGood
    options = GlobalOptions(arguments.profile, arguments.demo)
    erase = _everything if arguments.everything else _account if arguments.account else _buyer
    return erase(options, arguments, openers, words)


def _everything(options: GlobalOptions, arguments: argparse.Namespace, openers: Openers, words: Words) -> int:
    gone = openers.erase(options)
    if arguments.json:
        print_json({"erased": {"files": gone.files}, "left": list(gone.left), "keys_left_in": gone.keys_in})
        return DONE
    say(words.say("{count} files were erased.", {"count": gone.files}))
    if gone.left:
        say(words.say("Not written by Peepers, and left where they are: {names}.", {"names": ", ".join(gone.left)}))
    if gone.keys_in:
        say(words.say(_KEYS_LEFT, {"name": gone.keys_in}))
    return DONE


def _account(options: GlobalOptions, arguments: argparse.Namespace, openers: Openers, words: Words) -> int:
    program = openers.program(options)
    try:
        gone = program.privacy.erase_account(named(program, arguments.account))
    finally:
        program.close()
    if arguments.json:
        print_json({"erased": asdict(gone)})
    else:
        text = "Erased. Listings: {items}. Sales: {orders}. Questions: {questions}. Parcels: {shipments}."
        say(words.say(text, asdict(gone)))
    return DONE


def _buyer(options: GlobalOptions, arguments: argparse.Namespace, openers: Openers, words: Words) -> int:
    program = openers.program(options)
    try:
        gone = program.privacy.erase_buyer(arguments.buyer)
    finally:
        program.close()
    counts = {"orders": gone.orders, "shipments": gone.shipments, "questions": gone.questions}
    if arguments.json:
        print_json({"erased": counts, "remembered": gone.remembered})
        return DONE
    text = "The buyer was taken out of {orders} sales, {shipments} parcels and {questions} questions."
    say(words.say(text, counts))
    if not gone.remembered:
        say(words.say("Without the vault's key a later synchronisation may bring the buyer back.", {}))
    return DONE
