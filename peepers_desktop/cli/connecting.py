"""`connect`: the whole login on the command line, one JSON object per line with --json."""

from __future__ import annotations

import argparse
import sys
from threading import Thread
from typing import Any

from peepers_desktop.app.connect import Login
from peepers_desktop.app.connect_steps import AddressReady, ConnectRequest, Step
from peepers_desktop.cli.printing import DONE, complain, fail, print_json, say
from peepers_desktop.cli.program import Program
from peepers_desktop.cli.words import Words
from peepers_desktop.domain.accounts import Account
from peepers_desktop.errors import PeepersError, UsageError
from peepers_desktop.mercadolivre.redirect_address import RELAY_PAGE


class NoApplication(UsageError):
    code = "no_application"
    message = "Peepers does not know your application yet."
    advice = "Set ML_CLIENT_ID and ML_CLIENT_SECRET, or connect in the window."


def add_commands(commands: Any) -> None:
    """Add this module's commands."""
    connect = commands.add_parser("connect", help="connect a Mercado Livre account")
    connect.add_argument("--site", default="MLB", metavar="MLB")
    connect.add_argument("--no-browser", action="store_true", help="only print the address to open")
    connect.add_argument("--json", action="store_true")
    connect.set_defaults(run=_connect)


def _connect(program: Program, arguments: argparse.Namespace, words: Words) -> int:
    config = program.config
    client_id = config.client_id or program.settings.choices.client_id
    if not client_id:
        raise NoApplication
    program.vault_name()  # before the browser opens: a login whose tokens have no place is no use
    request = ConnectRequest(
        site_id=arguments.site,
        client_id=client_id,
        client_secret=config.client_secret,
        redirect_uri=config.redirect_uri or RELAY_PAGE,
        open_browser=not arguments.no_browser,
    )
    login = program.accounts.begin(request)
    Thread(target=_read_pasted, args=(login, words), name="pasted-address", daemon=True).start()
    try:
        account = login.run(lambda step: _tell(step, arguments.json, words))
    except PeepersError as error:
        if not arguments.json:
            raise
        return fail(error, words, as_json=True)
    _welcome(account, arguments.json, words)
    return DONE


def _tell(step: Step, as_json: bool, words: Words) -> None:
    if not isinstance(step, AddressReady):
        return
    if as_json:
        print_json(
            {
                "authorize_url": step.authorize_url,
                "redirect_uri": step.redirect_uri,
                "loopback": step.loopback,
                "expires_in": step.expires_in,
            }
        )
    else:
        say(words.say("Open this address in your browser:", {}))
        say(step.authorize_url)
        say(words.say("Afterwards you may paste the address the browser ended on here.", {}))


def _welcome(account: Account, as_json: bool, words: Words) -> None:
    seller = account.seller
    if as_json:
        names = {"user_id": seller.user_id, "nickname": seller.nickname, "site_id": seller.site_id}
        print_json({"account": names})
    else:
        say(words.say("Connected as {nickname}.", {"nickname": seller.nickname}))


def _read_pasted(login: Login, words: Words) -> None:
    """Take pasted addresses until the login ends; the end of the input ends nothing."""
    for line in sys.stdin:
        if line.strip():
            try:
                login.paste(line.strip())
            except PeepersError as error:
                complain(f"{words.message(error)} {words.advice(error)}")
