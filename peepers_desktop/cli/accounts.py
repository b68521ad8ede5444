"""`accounts`: who is connected, who was, and what is kept of each."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from peepers_desktop.cli.connecting import UnknownAccount
from peepers_desktop.cli.printing import DONE, print_json, say
from peepers_desktop.cli.program import Program
from peepers_desktop.cli.words import Words
from peepers_desktop.domain.accounts import Account, Link
from peepers_desktop.domain.ids import AccountId

_STATES = {
    Link.CONNECTED: "{nickname} ({site}, {account}) is connected.",
    Link.RECONNECT: "{nickname} ({site}, {account}) has to be connected again.",
    Link.BLOCKED: "{nickname} ({site}, {account}) is blocked by Mercado Livre.",
    Link.ARCHIVED: "{nickname} ({site}, {account}) is disconnected and put away.",
}
_KEPT = "Listings: {items}. Sales: {orders}. Questions: {questions}. Changes that wait: {waiting}."
_WAYS = (
    "Look at it: peepers-desktop list items --account {account}. Connect it again: peepers-desktop connect. "
    "Erase it: peepers-desktop erase --account {account} --yes."
)


def add_commands(commands: Any) -> None:
    """Add this module's commands."""
    accounts = commands.add_parser("accounts", help="who is connected, who was, and what is kept of each")
    accounts.add_argument("--json", action="store_true")
    accounts.set_defaults(run=_accounts)


def named(program: Program, wanted: str) -> AccountId:
    """The account with this number or nickname, disconnected ones included. Raises `UnknownAccount`."""
    for known in program.queries.accounts():
        if wanted in (known.id, known.seller.nickname):
            return known.id
    raise UnknownAccount(account=wanted)


def _accounts(program: Program, arguments: argparse.Namespace, words: Words) -> int:
    known = program.queries.accounts()
    if arguments.json:
        print_json([_as_json(program, account) for account in known])
        return DONE
    for account in known:
        names = {"nickname": account.seller.nickname, "site": account.seller.site_id, "account": account.id}
        say(words.say(_STATES[account.link], names))
        say("  " + words.say(_KEPT, asdict(program.privacy.kept(account.id))))
        if account.link is Link.ARCHIVED:
            say("  " + words.say(_WAYS, names))
    if not known:
        say("–")
    return DONE


def _as_json(program: Program, account: Account) -> dict[str, Any]:
    seller = account.seller
    names = {"user_id": seller.user_id, "nickname": seller.nickname, "site_id": seller.site_id}
    return {**names, "state": account.link.value, "reason": account.reason, **asdict(program.privacy.kept(account.id))}
