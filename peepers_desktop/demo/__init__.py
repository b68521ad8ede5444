"""The demonstration store: a stateful simulated marketplace on this machine. See ``docs/demo-store.md``."""

from __future__ import annotations

from peepers_desktop.demo.runner import DemoStore, run
from peepers_desktop.demo.world import World

__all__ = ["DemoStore", "World", "run"]
