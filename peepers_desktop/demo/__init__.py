"""The demonstration store: a stateful simulated marketplace on this machine. See ``docs/demo-store.md``."""
