"""Opens a profile: for the window its parts, for the command line its use cases."""

from __future__ import annotations

import sys
from getpass import getpass

from peepers_desktop import __version__, log
from peepers_desktop.app.crashes import CrashReports
from peepers_desktop.bootstrap.parts import Parts
from peepers_desktop.bootstrap.surroundings import for_demo, found, make_folders, resources
from peepers_desktop.cli.program import GlobalOptions, Program
from peepers_desktop.cli.words import Words, words_for
from peepers_desktop.clock import Clock, SystemClock
from peepers_desktop.config import config_of


def build(options: GlobalOptions, environment: dict[str, str] | None = None, clock: Clock | None = None) -> Parts:
    """Open the profile and build the parts. Raises `PeepersError`s that say what to do."""
    profile, variables = found(options, environment)
    make_folders(profile)
    config = for_demo(config_of(variables), options)
    log.configure(profile.logs, config.log_level)
    log.get("program").info("started", version=__version__)
    return Parts(profile, variables, config, clock or SystemClock())


def open_program(options: GlobalOptions) -> Program:
    """The use cases for the command line."""
    parts = build(options)
    words = words_for(parts.config.language, resources() / "i18n")
    parts.vault.ask = lambda: _ask_passphrase(words)
    return Program(
        profile=parts.profile,
        config=parts.config,
        clock=parts.clock,
        settings=parts.settings,
        accounts=parts.accounts,
        commands=parts.commands,
        queries=parts.queries,
        privacy=parts.privacy,
        vault_name=lambda: parts.vault.open().name,
        sync=parts.sync,
        read_deposits=parts.deposits.read,
        close=parts.close,
        notice=parts.notice,
    )


def crash_reports(options: GlobalOptions) -> CrashReports:
    """Where this profile's reports of our own mistakes go."""
    profile, _ = found(options)
    return CrashReports(profile.crashes, SystemClock())


def _ask_passphrase(words: Words) -> str | None:
    """Asks the person at this terminal, and nobody where there is none."""
    if not sys.stdin.isatty():
        return None
    return getpass(words.say("Passphrase of the protected file:", {}) + " ")
