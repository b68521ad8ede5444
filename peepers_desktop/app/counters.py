"""The counters of requests, cycles and failures, in a registry of their own; no port is opened."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

from peepers_desktop.domain.events import SyncReport

_BUCKETS = (0.5, 1, 2, 5, 10, 30, 60, 300, 1200)


class Counters:
    """Thread-safe."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "peepers_requests", "Requests by endpoint", ("method", "endpoint", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "peepers_cycle_seconds", "Length of cycles", buckets=_BUCKETS, registry=self._registry
        )
        self._failures = Counter("peepers_failures", "Failures of cycles", ("code",), registry=self._registry)

    def asked(self, method: str, endpoint: str, status: int) -> None:
        self._requests.labels(method, endpoint, str(status)).inc()

    def finished(self, report: SyncReport) -> None:
        self._seconds.observe(max(0.0, (report.finished - report.started).total_seconds()))
        for trouble in report.troubles:
            self._failures.labels(trouble.code).inc()

    def text(self) -> str:
        """All of them, as the diagnostics show them."""
        return generate_latest(self._registry).decode()
