"""What the store has seen: every accepted write, and counters per endpoint."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from peepers_desktop.demo.spelling import zulu

READS = ("GET", "HEAD", "OPTIONS")


@dataclass(slots=True)
class Journal:
    """Proof for tests: an edit that must happen once appears once among ``writes``.

    A write counts when the marketplace carried it out, whether or not its answer reached anybody.
    """

    writes: list[dict[str, Any]] = field(default_factory=list)
    requests: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)

    def seen(self, endpoint: str) -> None:
        """A request reached the store; ``endpoint`` is ``METHOD template``."""
        self.requests[endpoint] += 1

    def answered(self, status: int) -> None:
        """A reply was made for the marketplace (faults may still destroy it on the way)."""
        self.statuses[status] += 1

    def accepted(self, method: str, path: str, body: bytes, user_id: int, now: datetime) -> None:
        """A write was carried out."""
        try:
            shown = json.loads(body) if body else None
        except ValueError:
            shown = body.decode("utf-8", "replace")
        self.writes.append(
            {
                "n": len(self.writes) + 1,
                "at": zulu(now),
                "method": method,
                "path": path,
                "body": shown,
                "user_id": user_id,
            }
        )

    def report(self) -> dict[str, Any]:
        """All counters."""
        token_requests = self.requests.get("POST /oauth/token", 0)
        return {
            "requests": dict(sorted(self.requests.items())),
            "total": sum(self.requests.values()),
            "token_requests": token_requests,
            "statuses": {str(status): count for status, count in sorted(self.statuses.items())},
            "client_errors": sum(count for status, count in self.statuses.items() if 400 <= status < 500),
            "writes": len(self.writes),
            "faults": dict(self.faults),
        }

    def clear(self) -> None:
        """Start counting anew."""
        self.writes.clear()
        for counter in (self.requests, self.faults):
            counter.clear()
        self.statuses.clear()
