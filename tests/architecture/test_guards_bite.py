"""The guards in tests/guards/ are only worth something if a test that misbehaves really fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.network import is_loopback

ROOT = Path(__file__).parents[2]
CONFTEST = "from tests.conftest import *\n"
SAMPLES = {
    "off_loopback": "import socket\ndef test_NAME():\n    socket.create_connection(('192.0.2.1', 80), 0.1)\n",
    "swallowed": (
        "import socket\ndef test_NAME():\n"
        "    try:\n        socket.getaddrinfo('example.org', 443)\n    except AssertionError:\n        pass\n"
    ),
    "warning": "import warnings\ndef test_NAME():\n    warnings.warn('x')\n",
    "log": "import logging\ndef test_NAME():\n    logging.getLogger('a').warning('careful')\n",
    "silent_logger": (
        "import logging\ndef test_NAME():\n"
        "    log = logging.getLogger('b'); log.propagate = False\n"
        "    log.addHandler(logging.NullHandler()); log.error('hidden')\n"
    ),
    "thread": (
        "import threading\nfrom tests.guards import threads\nthreads.still_alive.__defaults__ = (0.05,)\n"
        "def test_NAME():\n    threading.Thread(target=threading.Event().wait, args=(30,), daemon=True).start()\n"
    ),
    "dead_thread": (
        "import threading\ndef boom():\n    raise RuntimeError\n"
        "def test_NAME():\n    t = threading.Thread(target=boom); t.start(); t.join()\n"
    ),
    "qt_warning": "from PySide6.QtCore import qWarning\ndef test_NAME():\n    qWarning('odd')\n",
    "named_in_a_log": (
        "import peepers_desktop.demo\nfrom peepers_desktop import log\n"
        "def test_NAME():\n    log.get('a').debug('cycle', code='sold to Beatriz Moraes')\n"
    ),
    "key_in_a_report": "def test_NAME(tmp_path):\n    (tmp_path / 'crash-1.txt').write_text('APP_USR-1-2-345678')\n",
    "key_in_a_bundle": (
        "import zipfile\ndef test_NAME(tmp_path):\n"
        "    with zipfile.ZipFile(tmp_path / 'report.zip', 'w') as archive:\n"
        "        archive.writestr('logs/peepers.log', 'code=TG-1234567-8')\n"
    ),
    "no_reason": "import pytest\n@pytest.mark.plants_canaries\ndef test_NAME():\n    pass\n",
    "unknown_marker": "import pytest\n@pytest.mark.never_heard_of\ndef test_NAME():\n    pass\n",
}
GOOD = (
    "import logging, os, socket, threading, pytest\n"
    "@pytest.mark.expects_logs('careful')\ndef test_good_log():\n    logging.getLogger('a').warning('careful')\n"
    "@pytest.mark.expects_logs()\ndef test_good_any_log():\n    logging.getLogger('a').error('whatever')\n"
    "@pytest.mark.plants_canaries('on purpose')\ndef test_good_canary(tmp_path):\n"
    "    (tmp_path / 'crash-1.txt').write_text('APP_USR-1-2-345678')\n"
    "def test_good_debug():\n    assert logging.getLogger('peepers').level == logging.DEBUG\n"
    "def test_good_thread():\n    threading.Thread(target=print).start()\n"
    "def test_good_local():\n    with socket.create_server(('127.0.0.1', 0)) as server:\n"
    "        socket.create_connection(server.getsockname()).close()\n"
    "def test_good_clock(clock):\n    a = clock.now(); clock.advance(5); assert (clock.now() - a).seconds == 5\n"
    "def test_good_alone():\n    assert os.environ['QT_QPA_PLATFORM'] == 'offscreen'\n"
)
FOR_EVER = """from PySide6.QtCore import QTimer
from tests.guards import deadline
deadline.GRACE_SECONDS = 0.5
def test_for_ever(qapp):
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: None), timer.start()
    qapp.exec()
def test_the_rest():
    pass
"""


def reported(outcome: str) -> str:
    """The part of pytest's output that names what failed."""
    return outcome.partition("short test summary")[2]


def run(folder: Path, *names: str) -> str:
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, *(name if name.startswith("-") else str(folder / name) for name in names)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> str:
    """One run over every bad sample: starting pytest is the expensive part."""
    folder = tmp_path_factory.mktemp("samples")
    (folder / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    for name, source in SAMPLES.items():
        (folder / f"test_bad_{name}.py").write_text(source.replace("NAME", name), encoding="utf-8")
    (folder / "test_good.py").write_text(GOOD, encoding="utf-8")
    return run(folder, *(f"test_bad_{name}.py" for name in SAMPLES if name != "unknown_marker"), "test_good.py")


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "unknown_marker"])
def test_a_misbehaving_test_fails(outcome: str, name: str) -> None:
    assert f"::test_{name} " in reported(outcome) or f"::test_{name}\n" in reported(outcome), outcome


def test_a_well_behaved_test_passes(outcome: str) -> None:
    good = [
        name
        for name in ("log", "any_log", "canary", "debug", "thread", "local", "clock")
        if f"::test_good_{name}" in reported(outcome)
    ]
    assert not good, outcome
    assert "passed" in outcome.splitlines()[-1]


def test_a_marker_nobody_registered_is_refused(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (tmp_path / "test_bad_marker.py").write_text(SAMPLES["unknown_marker"], encoding="utf-8")
    assert "never_heard_of" in run(tmp_path, "test_bad_marker.py")


def test_a_loop_of_events_that_never_ends_is_ended_and_named(tmp_path: Path) -> None:
    """pytest-timeout's exception is swallowed by the slot in which it is raised."""
    (tmp_path / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (tmp_path / "test_for_ever.py").write_text(FOR_EVER, encoding="utf-8")
    said = run(tmp_path, "test_for_ever.py", "-n1", "--timeout=1")
    assert "Timeout (0:00:01.500000)!" in said
    assert 'test_for_ever.py", line 7 in test_for_ever' in said, said
    assert "worker 'gw0' crashed while running" in said
    assert "1 passed" in said, "the rest of the run goes on"


@pytest.mark.parametrize("host", [None, "", "localhost", "127.0.0.1", "127.8.9.1", "::1", b"localhost", "LOCALHOST."])
def test_loopback_is_let_through(host: object) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.org", "2001:db8::1", "localhost.example.org"])
def test_everything_else_is_not(host: object) -> None:
    assert not is_loopback(host)
