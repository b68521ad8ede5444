"""Reads the command line and runs one command."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from peepers_desktop import __version__
from peepers_desktop.cli import (
    accounts,
    connecting,
    demo_store,
    deposits,
    doctor,
    editing,
    erasing,
    listing,
    outbox,
    syncing,
)
from peepers_desktop.cli.printing import FAILED, complain, fail
from peepers_desktop.cli.program import GlobalOptions, Openers
from peepers_desktop.cli.words import Words
from peepers_desktop.errors import DefectError, PeepersError, UsageError

_JSON = "--json"


class WrongUsage(UsageError):
    code = "wrong_usage"
    message = "This command line cannot be used as given."
    advice = "Add --help to see what it takes."


class OurMistake(DefectError):
    code = "defect"
    message = "Peepers made a mistake and stopped."
    advice = "Read {report} before you share it with whoever helps; it holds no keys and no buyers' data."


class _Parser(argparse.ArgumentParser):
    """Raises instead of ending the program, so that a mistake is told like every other failure."""

    def error(self, message: str) -> NoReturn:
        raise WrongUsage(f"({self.prog}: {message})")


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = _Parser(prog="peepers-desktop", description="A Mercado Livre shop on your own machine.")
    top.add_argument("--version", action="version", version=f"peepers-desktop {__version__}")
    top.add_argument("--profile", type=Path, metavar="DIR", help="folder of the profile")
    top.add_argument("--demo", action="store_true", help="use the demonstration store")
    top.add_argument(_JSON, action="store_true", help="print one JSON document and nothing else")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for module in (connecting, accounts, syncing, listing, deposits, editing, outbox, doctor, erasing, demo_store):
        module.add_commands(commands)
    return top


def parse(argv: Sequence[str], words: Words) -> argparse.Namespace:
    """The command's arguments. Ends the process with 2 on wrong usage, as argparse does."""
    rest, as_json = _without_json(argv)
    try:
        arguments = parser().parse_args(rest)
    except WrongUsage as error:
        raise SystemExit(fail(error, words, as_json)) from None
    arguments.json = as_json
    return arguments


def _without_json(argv: Sequence[str]) -> tuple[list[str], bool]:
    """`--json` may stand anywhere before a bare `--`, whatever each command makes of its other options."""
    end = argv.index("--") if "--" in argv else len(argv)
    rest = [word for word in argv[:end] if word != _JSON]
    return [*rest, *argv[end:]], len(rest) < end


def run(arguments: argparse.Namespace, openers: Openers, words: Words) -> int:
    """Run the chosen command; returns the exit code."""
    try:
        if getattr(arguments, "alone", None) is not None:
            return int(arguments.alone(arguments, openers, words))
        program = openers.program(GlobalOptions(arguments.profile, arguments.demo))
        if program.notice is not None:
            complain(f"{words.message(program.notice)}\n{words.advice(program.notice)}")
        try:
            return int(arguments.run(program, arguments, words))
        finally:
            program.close()
    except PeepersError as error:
        return fail(error, words, arguments.json)
    except KeyboardInterrupt:
        complain(words.say("Stopped. What was saved until now stays.", {}))
        return FAILED
    except Exception as error:  # our own mistake: told in words, its places in a file, never on a script's stdout
        report = openers.crashed(GlobalOptions(arguments.profile, arguments.demo), error)
        return fail(OurMistake(report=str(report or "–")), words, arguments.json)
