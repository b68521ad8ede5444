"""`demo-store`: the simulated marketplace alone."""

from __future__ import annotations

import argparse
from typing import Any

from peepers_desktop.cli.program import Openers
from peepers_desktop.cli.words import Words


def add_commands(commands: Any) -> None:
    """Add this module's commands."""
    store = commands.add_parser("demo-store", help="run the simulated marketplace alone")
    store.add_argument("--port", type=int, default=0)
    store.add_argument("--listings", type=int, default=300)
    store.add_argument("--orders", type=int, default=200)
    store.add_argument("--seed", type=int, default=1)
    store.add_argument("--faults", metavar="SPEC")
    store.add_argument("--live", action="store_true", help="buyers ask and buy, parcels move")
    store.set_defaults(alone=_demo_store)


def _demo_store(arguments: argparse.Namespace, _openers: Openers, _words: Words) -> int:
    from peepers_desktop.demo import run

    return run(arguments.port, arguments.listings, arguments.orders, arguments.seed, arguments.faults, arguments.live)
