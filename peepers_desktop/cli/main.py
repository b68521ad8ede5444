"""Reads the command line and runs one command."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from peepers_desktop import __version__
from peepers_desktop.cli import connecting, demo_store, doctor, editing, listing, outbox, syncing
from peepers_desktop.cli.printing import complain, error_json, exit_code, print_json
from peepers_desktop.cli.program import GlobalOptions, OpenProgram
from peepers_desktop.cli.words import Words
from peepers_desktop.errors import PeepersError


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(prog="peepers-desktop", description="A Mercado Livre shop on your own machine.")
    top.add_argument("--version", action="version", version=f"peepers-desktop {__version__}")
    top.add_argument("--profile", type=Path, metavar="DIR", help="folder of the profile")
    top.add_argument("--demo", action="store_true", help="use the demonstration store")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for module in (connecting, syncing, listing, editing, outbox, doctor, demo_store):
        module.add_commands(commands)
    return top


def run(arguments: argparse.Namespace, open_program: OpenProgram, words: Words) -> int:
    """Run the chosen command; returns the exit code."""
    try:
        if getattr(arguments, "alone", None) is not None:
            return int(arguments.alone(arguments))
        program = open_program(GlobalOptions(arguments.profile, arguments.demo))
        try:
            return int(arguments.run(program, arguments, words))
        finally:
            program.close()
    except PeepersError as error:
        if getattr(arguments, "json", False):
            print_json({"error": error_json(error, words)})
        else:
            complain(f"{words.message(error)}\n{words.advice(error)}")
        return exit_code(error)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Parse; argparse itself ends with 2 on wrong usage."""
    return parser().parse_args(argv)
