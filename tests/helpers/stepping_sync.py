"""A synchronisation in a process of its own that stops after every piece of progress until it is told to go on.

Killed in between, it leaves on the disk exactly what a power cut or a closed lid would leave.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.events import Event, Stage, SyncProgress
from peepers_desktop.mercadolivre.client import MarketplaceClient
from peepers_desktop.mercadolivre.limits import Limiter
from peepers_desktop.mercadolivre.transport import Transport
from peepers_desktop.sync.circuit import Circuit
from peepers_desktop.sync.engine import SyncEngine
from peepers_desktop.sync.request import CancelFlag, SyncRequest
from tests.helpers.engine import Bench, OneToken
from tests.helpers.other_process import OtherProcess
from tests.helpers.shop import empty_shop

SOURCE = "from tests.helpers.stepping_sync import main; main()"


def main() -> None:
    """Arguments: folder, address, token, account, instant, stage."""
    folder, url, token, account, instant, stage = sys.argv[1:]
    clock = FixedClock(datetime.fromisoformat(instant))
    shop = empty_shop(Path(folder), clock=clock)
    limits = Limiter(clock)
    limits.allow(3_600_000)
    client = MarketplaceClient(Transport(url, OneToken(token), limits, clock), account, "BRL")
    engine = SyncEngine(account, client, shop.stores, clock, Circuit(clock), _told)
    engine.cycle(SyncRequest(frozenset({Stage(stage)}), force=True), CancelFlag())
    _say("done")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _told(event: Event) -> None:
    if isinstance(event, SyncProgress):
        _say(f"{event.done}/{event.total}")
        sys.stdin.readline()


def killed_after(it: Bench, folder: Path, stage: Stage, steps: int) -> list[str]:
    """Run one stage elsewhere and kill it after so many pieces of progress; what it had told."""
    arguments = (str(folder), it.rig.url, it.bearer.value, it.account, it.clock.now().isoformat(), stage.value)
    told: list[str] = []
    with OtherProcess(SOURCE, *arguments) as process:
        while True:
            told.append(process.hear())
            assert told[-1] not in ("", "done"), f"ended too early: {told}"
            if len(told) == steps:
                process.kill()
                return told
            process.say()
