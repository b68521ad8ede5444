"""The cache and the outbox: one SQLite file, short transactions, nothing deleted silently."""
