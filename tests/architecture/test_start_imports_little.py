"""What the first frame does not need is imported after it: the network, the scheduler, migrations, keyrings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from peepers_desktop import bootstrap
from peepers_desktop.cli.program import GlobalOptions

LATER = (
    "alembic apscheduler cryptography httpx keyring numpy prometheus_client pyqtgraph qtawesome qtpy starlette "
    "truststore uvicorn wsgiref".split()
)
START = """
import os, sys
from pathlib import Path
from peepers_desktop import __main__, bootstrap, desktop
from peepers_desktop.cli.program import GlobalOptions
from peepers_desktop.ui.application import create_application
parts = bootstrap.build(GlobalOptions(Path(sys.argv[1])))
application = create_application(["x"], "en", bootstrap.resources())
from peepers_desktop.ui.assembly import Assembly
window = Assembly(application, desktop._views(parts)).open()
application.processEvents()
print(*sorted({name.partition(".")[0] for name in sys.modules}), flush=True)
os._exit(0)
"""


def modules_of(code: str, *arguments: str) -> set[str]:
    surroundings = {**os.environ, "PEEPERS_VAULT": "session"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=surroundings, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_first_frame_needs_neither_network_nor_scheduler_nor_migrations(tmp_path: Path) -> None:
    bootstrap.build(GlobalOptions(tmp_path), {"PEEPERS_VAULT": "session"}).close()  # a start that migrates is rare
    loaded = modules_of(START, str(tmp_path))
    assert {"PySide6", "sqlalchemy"} <= loaded
    assert loaded.intersection(LATER) == set()


def test_a_module_that_came_too_early_would_be_seen() -> None:
    assert "httpx" in modules_of("import sys, httpx; print(*{name.partition('.')[0] for name in sys.modules})")
