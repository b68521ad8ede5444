"""A test run sees nothing of the person who runs it: no accounts, no settings, no proxies, no display."""

from __future__ import annotations

import atexit
import os
import tempfile
from pathlib import Path

SEEN_BY_THE_PROGRAM = ("ML_", "PEEPERS_", "UPSTASH_", "NEXTAUTH_")
FOR_TESTS = frozenset({"PEEPERS_FIRE"})
"""Read by the tests themselves, never by the program."""
OF_PYTHON = "PYTHON"
"""Settings such as PYTHONUNBUFFERED make a program behave that nobody else has."""
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")
FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA")


def isolate() -> None:
    """Called once per process, before Qt is imported: the platform plugin is chosen by an environment variable."""
    for name in list(os.environ):
        if (name.startswith((*SEEN_BY_THE_PROGRAM, OF_PYTHON)) and name not in FOR_TESTS) or name.upper() in PROXIES:
            del os.environ[name]
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    home = tempfile.TemporaryDirectory(prefix="peepers-tests-", ignore_cleanup_errors=True)
    atexit.register(home.cleanup)
    for name in FOLDERS:
        folder = Path(home.name, name.lower())
        folder.mkdir()
        os.environ[name] = str(folder)
