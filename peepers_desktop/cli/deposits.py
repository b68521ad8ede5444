"""`deposits`: what each deposit of a listing holds, asked for now."""

from __future__ import annotations

import argparse
from typing import Any

from peepers_desktop.cli.accounts import named
from peepers_desktop.cli.printing import DONE, print_json, say
from peepers_desktop.cli.program import Program
from peepers_desktop.cli.rows import deposit_json
from peepers_desktop.cli.words import Words
from peepers_desktop.errors import UsageError


class NotByDeposit(UsageError):
    code = "not_by_deposit"
    message = "{target} is no listing whose units lie in deposits."
    advice = "A listing with variations is named with one of them: MLB123/VARIATION."


def add_commands(commands: Any) -> None:
    """Add this module's command."""
    deposits = commands.add_parser(
        "deposits", help="what each deposit of a listing holds; set-stock MLB123@DEPOSIT changes one"
    )
    deposits.add_argument("target", metavar="MLB123[/VARIATION]")
    deposits.add_argument("--account", metavar="USER_ID_OR_NICKNAME")
    deposits.add_argument("--json", action="store_true")
    deposits.set_defaults(run=_deposits)


def _deposits(program: Program, arguments: argparse.Namespace, _words: Words) -> int:
    item, _, variation = arguments.target.partition("/")
    whose = named(program, arguments.account) if arguments.account else None
    owners = [account.id for account in program.queries.accounts() if whose in (None, account.id)]
    asked = [owner for owner in owners if program.read_deposits(owner, item, variation or None)]
    found = [stock for owner in asked if (stock := program.queries.deposits(owner, item, variation or None))]
    if not found:
        raise NotByDeposit(target=arguments.target)
    places = [deposit_json(row) for stock in found for row in stock.rows]
    if arguments.json:
        print_json(places)
    else:
        for row in places:
            say("  ".join(str(row[name]) for name in ("id", "name", "quantity", "pending") if row[name] is not None))
    return DONE
