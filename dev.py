#!/usr/bin/env python3
"""One door for everything a developer does: demo, test, check, fix, bench, package. Standard library only.

The environment lives in `.venv` and is renewed when the pinned requirements change. On Debian and Ubuntu
the system libraries Qt needs are installed when they are missing, with sudo unless one is root.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "requirements.sha256"
REQUIREMENTS = ROOT / "requirements-dev.txt"
QT_PACKAGES = (
    "libgl1",
    "libegl1",
    "libglib2.0-0",
    "libfontconfig1",
    "libxkbcommon0",
    "libdbus-1-3",
    "fonts-dejavu-core",
)
WINDOW_PACKAGES = (
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxcb-xkb1", "libxkbcommon-x11-0",
)  # fmt: skip
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy", "--strict", "peepers_desktop"),
    ("pytest", "-q", "tests/architecture"),
)


def python() -> Path:
    """The environment's interpreter."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(*command: str | Path, env: dict[str, str] | None = None) -> int:
    """Run a command in the project's folder; its exit code."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=env, check=False).returncode


def must(*command: str | Path) -> None:
    """Run a command that has to work."""
    code = run(*command)
    if code:
        sys.exit(f"failed ({code}): {' '.join(str(part) for part in command)}")


def has_display() -> bool:
    return os.name == "nt" or sys.platform == "darwin" or any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY"))


def missing_packages(wanted: tuple[str, ...]) -> list[str]:
    """Debian packages that are not installed; none on other systems."""
    if shutil.which("dpkg-query") is None or shutil.which("apt-get") is None:
        return []
    query = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *wanted]
    listed = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    installed = {line.split()[0] for line in listed.splitlines() if line.endswith(" installed")}
    return [name for name in wanted if name not in installed]


def install_packages(names: list[str]) -> None:
    """Install Debian packages."""
    if not names:
        return
    as_root = [] if os.geteuid() == 0 else ["sudo"]
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    must(*as_root, *environment, "apt-get", "-q", "update")
    must(*as_root, *environment, "apt-get", "-q", "install", "-y", "--no-install-recommends", *names)


def digest(path: Path) -> str:
    """What the environment was made from: the pinned requirements and the interpreter."""
    return hashlib.sha256(path.read_bytes() + sys.version.encode()).hexdigest()


def is_current(stamp: Path, wanted: str) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted


def prepare() -> None:
    """Make the environment what the requirements say."""
    install_packages(missing_packages(QT_PACKAGES + (WINDOW_PACKAGES if has_display() else ())))
    wanted = digest(REQUIREMENTS)
    if python().exists() and is_current(STAMP, wanted):
        return
    if run(sys.executable, "-m", "venv", VENV):
        install_packages(["python3-venv"])
        must(sys.executable, "-m", "venv", "--clear", VENV)
    must(
        python(),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        "-r",
        REQUIREMENTS,
    )
    STAMP.write_text(wanted, encoding="utf-8")


def demo(rest: list[str]) -> int:
    """The window on the demonstration store; without a display, the same job headless."""
    return run(python(), "-m", "peepers_desktop", "--demo", *rest)


def test(rest: list[str]) -> int:
    """The whole suite, or what is named."""
    return run(python(), "-m", "pytest", "-n", "2", *rest)


def check(_rest: list[str]) -> int:
    """Style, types and architecture."""
    return max(run(python(), "-m", *command) for command in CHECKS)


def fix(_rest: list[str]) -> int:
    """Format, and mend what can be mended by itself."""
    return max(run(python(), "-m", "ruff", "check", "--fix", "."), run(python(), "-m", "ruff", "format", "."))


def bench(rest: list[str]) -> int:
    """The benchmarks, as ratios against a floor of the same run."""
    return run(python(), "-m", "pytest", "-m", "bench", "--benchmark-only", "tests/bench", *rest)


def package(_rest: list[str]) -> int:
    """Build the program for this system, then let the result prove itself."""
    code = run(python(), "-m", "PyInstaller", "--noconfirm", "--clean", "peepers.spec")
    built = ROOT / "dist" / "peepers-desktop" / ("peepers-desktop.exe" if os.name == "nt" else "peepers-desktop")
    headless = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for variable in ("DISPLAY", "WAYLAND_DISPLAY"):
        headless.pop(variable, None)
    return code or run(built, "--demo", "doctor") or run(built, "--demo", env=headless)


COMMANDS = {call.__name__: call for call in (demo, test, check, fix, bench, package)}


def main(arguments: list[str]) -> int:
    """Prepare the environment and run one command; what follows its name goes to it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=COMMANDS)
    chosen, rest = parser.parse_known_args(arguments)
    prepare()
    return COMMANDS[chosen.command](rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
