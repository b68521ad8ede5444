"""Run by the start-up benchmark: opens a window and ends the process as soon as its first frame is painted.

`python -m tests.bench.first_frame bare`, or `… ours PROFILE`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any


def bare() -> None:
    """The least a window of Qt for Python can cost."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Peepers"))
    window.show()
    leave_when_painted(application, window)


def ours(profile: Path) -> None:
    """The program's own way to its window, in the order of `desktop`."""
    from peepers_desktop import bootstrap, desktop
    from peepers_desktop.cli.program import GlobalOptions
    from peepers_desktop.ui.application import create_application

    parts = bootstrap.build(GlobalOptions(profile), {**os.environ, "PEEPERS_VAULT": "session"})
    application = create_application(sys.argv[:1], "pt_BR", bootstrap.resources())
    from peepers_desktop.ui.assembly import Assembly

    leave_when_painted(application, Assembly(application, desktop._views(parts)).open())


def leave_when_painted(application: Any, window: Any) -> None:
    application.processEvents()
    window.grab()
    os._exit(0)  # what comes after the first frame is not measured


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else ours(Path(sys.argv[2]))
