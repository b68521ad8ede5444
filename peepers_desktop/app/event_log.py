"""What the lower layers say happened, as lines of the log: counts and ids, never contents."""

from __future__ import annotations

from dataclasses import asdict

from peepers_desktop import log
from peepers_desktop.domain.events import (
    AccountChanged,
    ConnectionChanged,
    Event,
    SyncFinished,
    SyncReport,
    SyncStarted,
)


def note(event: Event) -> None:
    """A subscriber of the publisher."""
    match event:
        case SyncStarted():
            log.get("sync").info("cycle_started", account=event.account, full=event.full)
        case SyncFinished():
            _finished(event.report)
        case ConnectionChanged():
            log.get("sync").info("connection", connection=event.connection.value, until=event.until)
        case AccountChanged():
            log.get("accounts").info("account_changed", account=event.account)


def _finished(report: SyncReport) -> None:
    for trouble in (*report.troubles, *report.notes):
        stage = trouble.stage.value if trouble.stage else None
        log.get("sync").info(
            "trouble", account=report.account, code=trouble.code, stage=stage, resource=trouble.resource
        )
    log.get("sync").info(
        "cycle",
        account=report.account,
        seconds=round((report.finished - report.started).total_seconds(), 3),
        requests=report.requests,
        state="cancelled" if report.cancelled else "ok" if report.ok else "troubled",
        troubles=len(report.troubles),
        **dict(report.pulled),
        **asdict(report.pushed),
    )
