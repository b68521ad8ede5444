"""`doctor`: what is right and wrong with this installation."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from peepers_desktop.app.findings import Level
from peepers_desktop.cli.printing import DONE, FAILED, print_json, say
from peepers_desktop.cli.program import GlobalOptions, Openers
from peepers_desktop.cli.words import Words

_SIGNS = {Level.OK: "✓", Level.WARNING: "!", Level.PROBLEM: "✗"}


def add_commands(commands: Any) -> None:
    """Add this module's commands."""
    doctor = commands.add_parser("doctor", help="explain the installation and what is wrong with it")
    doctor.add_argument("--bundle", type=Path, metavar="FILE.zip", help="write a report to send to whoever helps")
    doctor.add_argument("--json", action="store_true")
    doctor.set_defaults(alone=_doctor)


def _doctor(arguments: argparse.Namespace, openers: Openers, words: Words) -> int:
    options = GlobalOptions(arguments.profile, arguments.demo)
    if arguments.bundle is not None:
        return _bundle(options, arguments, openers, words)
    findings = openers.examine(options)
    if arguments.json:
        print_json(
            {
                "ok": all(finding.level is not Level.PROBLEM for finding in findings),
                "findings": [
                    {
                        "topic": finding.topic,
                        "level": finding.level.value,
                        "message": words.say(finding.text, finding.params),
                        "advice": words.say(finding.advice, finding.params),
                    }
                    for finding in findings
                ],
            }
        )
    else:
        for finding in findings:
            advice = words.say(finding.advice, finding.params)
            say(f"{_SIGNS[finding.level]} {words.say(finding.text, finding.params)} {advice}".rstrip())
    return FAILED if any(finding.level is Level.PROBLEM for finding in findings) else DONE


def _bundle(options: GlobalOptions, arguments: argparse.Namespace, openers: Openers, words: Words) -> int:
    count = openers.bundle(options, arguments.bundle)
    if arguments.json:
        print_json({"file": str(arguments.bundle), "files": count})
    else:
        text = "{file} was written. Read it before you send it; nothing was sent."
        say(words.say(text, {"file": str(arguments.bundle)}))
    return DONE
