"""`connect`: the whole login on the command line, one JSON object per line with --json."""

from __future__ import annotations

import argparse
import sys
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from peepers_desktop.app.connect_steps import AddressReady, ConnectRequest, Step
from peepers_desktop.cli.printing import DONE, complain, fail, print_json, say
from peepers_desktop.cli.program import Program
from peepers_desktop.cli.words import Words
from peepers_desktop.domain.accounts import Account, Seller
from peepers_desktop.errors import PeepersError, UsageError
from peepers_desktop.mercadolivre.redirect_address import RELAY_PAGE

if TYPE_CHECKING:
    from peepers_desktop.app.connect import Login

_YES = ("s", "sim", "y", "yes")


class NoApplication(UsageError):
    code = "no_application"
    message = "Peepers does not know your application yet."
    advice = "Set ML_CLIENT_ID and ML_CLIENT_SECRET, or connect in the window."


class UnknownAccount(UsageError):
    code = "unknown_account"
    message = "No account here is called {account}."
    advice = "Give the number or the nickname of a connected account."


def add_commands(commands: Any) -> None:
    """Add this module's commands."""
    connect = commands.add_parser("connect", help="connect a Mercado Livre account")
    connect.add_argument("--site", default="MLB", metavar="MLB")
    connect.add_argument("--no-browser", action="store_true", help="only print the address to open")
    connect.add_argument("--json", action="store_true")
    connect.set_defaults(run=_connect)
    leave = commands.add_parser("disconnect", help="withdraw the access of an account and delete its keys here")
    leave.add_argument("account", metavar="USER_ID_OR_NICKNAME")
    leave.set_defaults(run=_disconnect)


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
    terminal = _Terminal(login, words)
    terminal.listen()
    try:
        # A program that pastes a bare code knows whose it is; a person is asked.
        account = login.run(
            lambda step: _tell(step, arguments.json, words), None if arguments.json else terminal.confirm
        )
    except PeepersError as error:
        if not arguments.json:
            raise
        return fail(error, words, as_json=True)
    _welcome(account, arguments.json, words)
    return DONE


def _disconnect(program: Program, arguments: argparse.Namespace, words: Words) -> int:
    wanted = arguments.account
    known = next((one for one in program.accounts.list() if wanted in (one.id, one.seller.nickname)), None)
    if known is None:
        raise UnknownAccount(account=wanted)
    done = program.accounts.disconnect(known.id)
    if arguments.json:
        print_json({"account": _names(known), "revoked": done.revoked, "reason": done.reason})
    elif done.revoked:
        say(words.say("Mercado Livre has withdrawn the access, and the keys are gone from this computer.", {}))
    else:
        say(
            words.say(
                "The keys are gone from this computer, but Mercado Livre could not be told. One thing remains: in "
                "your account at Mercado Livre, remove Peepers from the applications you have authorised. Without "
                "that the access ends by itself after six months.",
                {},
            )
        )
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
    if as_json:
        print_json({"account": _names(account)})
    else:
        say(words.say("Connected as {nickname}.", {"nickname": account.seller.nickname}))


def _names(account: Account) -> dict[str, str]:
    seller = account.seller
    return {"user_id": seller.user_id, "nickname": seller.nickname, "site_id": seller.site_id}


class _Terminal:
    """Lines from standard input: addresses until one was taken, then the answer to a question. The end of the
    input ends no login."""

    def __init__(self, login: Login, words: Words) -> None:
        self._login = login
        self._words = words
        self._answers: SimpleQueue[str] = SimpleQueue()

    def listen(self) -> None:
        Thread(target=self._read, name="pasted-address", daemon=True).start()

    def confirm(self, seller: Seller) -> bool:
        """Only a code was pasted: the seller says whether it is theirs."""
        question = self._words.say("This code belongs to {nickname}. Is that you?", {"nickname": seller.nickname})
        say(f"{question} [{_YES[0]}/N]")
        return self._answers.get().strip().lower() in _YES

    def _read(self) -> None:
        taken = False
        for line in sys.stdin:
            if taken:
                self._answers.put(line)
            elif line.strip():
                taken = self._paste(line.strip())
        self._answers.put("")

    def _paste(self, line: str) -> bool:
        try:
            self._login.paste(line)
        except PeepersError as error:
            complain(f"{self._words.message(error)} {self._words.advice(error)}")
            return False
        return True
