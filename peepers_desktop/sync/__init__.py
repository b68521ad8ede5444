"""One synchronisation cycle: push what waits, then pull what changed. Knows no Qt and no thread of its own."""
