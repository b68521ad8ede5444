"""`doctor` and `demo-store`."""

from __future__ import annotations

import argparse
from typing import Any

from peepers_desktop.app.diagnostics import Level
from peepers_desktop.cli.printing import DONE, FAILED, print_json, say
from peepers_desktop.cli.program import Program
from peepers_desktop.cli.words import Words

_SIGNS = {Level.OK: "✓", Level.WARNING: "!", Level.PROBLEM: "✗"}


def add_commands(commands: Any) -> None:
    """Add this module's commands."""
    doctor = commands.add_parser("doctor", help="explain the installation and what is wrong with it")
    doctor.add_argument("--json", action="store_true")
    doctor.set_defaults(run=_doctor)
    store = commands.add_parser("demo-store", help="run the simulated marketplace alone")
    store.add_argument("--port", type=int, default=0)
    store.add_argument("--listings", type=int, default=300)
    store.add_argument("--orders", type=int, default=200)
    store.add_argument("--seed", type=int, default=1)
    store.add_argument("--faults", metavar="SPEC")
    store.add_argument("--live", action="store_true", help="buyers ask and buy, parcels move")
    store.set_defaults(alone=_demo_store)


def _doctor(program: Program, arguments: argparse.Namespace, words: Words) -> int:
    findings = program.doctor().run()
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


def _demo_store(arguments: argparse.Namespace) -> int:
    from peepers_desktop.demo import run

    return run(arguments.port, arguments.listings, arguments.orders, arguments.seed, arguments.faults, arguments.live)
