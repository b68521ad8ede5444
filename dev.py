#!/usr/bin/env python3
"""One door for everything a developer does. Standard library only, so that a bare machine can open it.

    demo     the window on the demonstration store; without a display the same job, headless
    start    the program itself, on your own shop; a command of it may follow
    test     the whole suite, or what is named after it
    coverage how many branches of login, vault, outbox and limits the tests take; fails under 95 %
    check    style, types and architecture
    fix      format, and mend what can be mended by itself
    bench    the benchmarks
    package  build the program for this system, and let the result prove itself
    sbom     write what the packaged program is made of to build/sbom.cdx.json
    audit    ask the public advisories about everything that is pinned

The environment lives in `.venv` and is renewed when the pinned requirements change. On Debian and Ubuntu
missing system libraries are installed, with sudo unless one is root.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)
OFFLINE = 4  # the same as the program's own exit code
# How pip-audit ends when nobody answers: its own words, or what it was raised from.
OUT_OF_REACH = re.compile(r"Could not connect to|not redirecting properly|requests\.exceptions\.|urllib3\.exceptions\.")
RUNTIME, DEVELOPMENT, PACKAGING = "requirements.txt", "requirements-dev.txt", "requirements-package.txt"

FONTS = ("fonts-dejavu-core", "fonts-noto-color-emoji")  # without the second, an emoji in a picture is an empty box
QT = ("libgl1", "libegl1", "libglib2.0-0", "libfontconfig1", "libxkbcommon0", "libdbus-1-3", *FONTS)
WINDOW = ("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxcb-xkb1", "libxkbcommon-x11-0")
TESTING = ("xvfb", "xauth", "gnome-keyring", "dbus", "chromium", "chromium-driver")
BUILDING = ("binutils", "libpython3-dev")

CHECKS: tuple[tuple[str, ...], ...] = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("pytest", "-q", "tests/architecture"),
)
SUITE = ("pytest", "-n", "2", "--dist", "worksteal")
COVERED = ("--cov", "--cov-report=", "--timeout", "600")
PROVING = ("tests/unit", "tests/flow", "tests/faults", "tests/fire", "tests/privacy")
"""Where those four are proven; windows add nothing but time."""
# pyproject's own options skip benchmarks, so they are given anew.
BENCH = ("pytest", "-o", "addopts=--import-mode=importlib --strict-markers", "--benchmark-only")


def main(arguments: Sequence[str]) -> int:
    """Run one command; what follows its name goes to it."""
    commands = {call.__name__: call for call in (demo, start, test, coverage, check, fix, bench, package, sbom, audit)}
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=commands, metavar="command")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="handed on to the command")
    chosen = parser.parse_args(arguments)
    if sys.version_info < OLDEST:
        sys.exit(f"Python {OLDEST[0]}.{OLDEST[1]} or later is needed; this is {sys.version.split()[0]}.")
    return commands[chosen.command](chosen.rest)


def demo(rest: Sequence[str]) -> int:
    return start(("--demo", *rest))


def start(rest: Sequence[str]) -> int:
    system_libraries(QT + (WINDOW if has_display(os.environ) else ()))
    return run(environment(RUNTIME, DEVELOPMENT), "-m", "peepers_desktop", *rest)


def test(rest: Sequence[str]) -> int:
    system_libraries(QT + WINDOW + TESTING)
    return run(environment(DEVELOPMENT), "-m", *SUITE, *rest)


def coverage(rest: Sequence[str]) -> int:
    """Slower than the tests alone, so it is no step of `.ci/run`."""
    system_libraries(QT + WINDOW + TESTING)
    python = environment(DEVELOPMENT)
    shutil.rmtree(ROOT / "build" / "coverage", ignore_errors=True)
    suite = run(python, "-m", *SUITE, *COVERED, *(rest or PROVING))
    return max(suite, run(python, "-m", "tests.guards.branches"))


def check(_rest: Sequence[str]) -> int:
    system_libraries(QT)
    python = environment(DEVELOPMENT)
    failed = [" ".join(command) for command in CHECKS if run(python, "-m", *command)]
    if failed:
        print("failed: " + "; ".join(failed), file=sys.stderr)
    return int(bool(failed))


def fix(_rest: Sequence[str]) -> int:
    python = environment(DEVELOPMENT)
    return max(run(python, "-m", "ruff", "check", "--fix", "."), run(python, "-m", "ruff", "format", "."))


def bench(rest: Sequence[str]) -> int:
    system_libraries(QT)
    named = any(part.startswith("tests/") for part in rest)
    return run(environment(DEVELOPMENT), "-m", *BENCH, *(() if named else ("tests/bench",)), *rest)


def package(_rest: Sequence[str]) -> int:
    """PyInstaller collects whatever it finds installed, so it gets an environment of its own."""
    system_libraries(QT + BUILDING)
    build = ROOT / "build"
    python = environment(PACKAGING, venv=build / "venv")
    must(python, "-m", "PyInstaller", "--noconfirm", "--clean", "--distpath", build / "dist", "peepers.spec")
    program = built_program(build / "dist", os.name)
    profile, report = build / "packaged-profile", build / "doctor.json"
    shutil.rmtree(profile, ignore_errors=True)
    # A machine that builds may have neither a display nor a keyring.
    bare = headless(os.environ) | {"PEEPERS_VAULT": "session"}
    # Away from the repository, so that nothing is found here that was forgotten in the package.
    doctor = run(program, "--profile", profile, "doctor", "--json", env=bare, cwd=build, output=report)
    if doctor:
        return doctor
    if has_old_sqlite(report.read_text(encoding="utf-8")):
        print("The packaged program carries an SQLite older than 3.51.3, which can lose data.", file=sys.stderr)
        return 1
    code = run(program, "--demo", env=bare, cwd=build)
    print(f"{program.parent}: {megabytes(program.parent)} MB")
    return code


def sbom(_rest: Sequence[str]) -> int:
    target = ROOT / "build" / "sbom.cdx.json"
    code = run(environment(PACKAGING, venv=ROOT / "build" / "venv"), "-m", "installer.sbom", target)
    if not code:
        print(f"written: {target.relative_to(ROOT)}")
    return code


def audit(rest: Sequence[str]) -> int:
    """0 nothing known against what is pinned, 1 something is or it cannot be told, 4 nobody who knows was reached."""
    python = environment(DEVELOPMENT)
    report, talk = ROOT / "build" / "audit.json", ROOT / "build" / "audit.log"
    report.parent.mkdir(exist_ok=True)
    for old in (report, talk):
        old.unlink(missing_ok=True)
    files = [part for name in (RUNTIME, DEVELOPMENT, PACKAGING) for part in ("-r", name)]
    options = ("--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json", "--output", report)
    # What it says aloud may be "No known vulnerabilities found" when it could look at nothing.
    run(python, "-m", "pip_audit", *options, *files, *rest, output=talk, errors_too=True)
    said = (path.read_text(encoding="utf-8", errors="replace") if path.exists() else "" for path in (report, talk))
    code, sentences = verdict(*said)
    print(*sentences, sep="\n", file=sys.stderr if code else sys.stdout)
    return code


# --- what the tools said -----------------------------------------------------------------------------------------


def has_old_sqlite(doctor: str) -> bool:
    """The doctor has a finding about SQLite only where it is too old."""
    return any(finding["topic"] == "sqlite" for finding in json.loads(doctor)["findings"])


def verdict(report: str, talk: str) -> tuple[int, list[str]]:
    """pip-audit calls what it could not look up "skipped", and a run that skipped everything a success. A network that
    fails is told from an audit that does not work by what it said: only the first may be passed over."""
    if not report and not OUT_OF_REACH.search(talk):
        return 1, ["The audit itself does not work: build/audit.log says why."]
    found = json.loads(report)["dependencies"] if report else []
    seen = [one for one in found if "skip_reason" not in one]
    if not seen:
        return OFFLINE, ["The advisory service could not be reached: nothing was looked at (build/audit.log)."]
    known = [
        f"{one['name']} {one['version']}: {fault['id']}, mended in {' '.join(fault['fix_versions']) or 'none yet'}"
        for one in seen
        for fault in one["vulns"]
    ]
    unseen = sorted({one["name"] for one in found} - {one["name"] for one in seen})
    skipped = [f"Not looked at: {', '.join(unseen)}"] if unseen else []
    return int(bool(known)), [*(known or [f"Nothing is known against {len(seen)} distributions."]), *skipped]


def megabytes(folder: Path) -> int:
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file()) // 2**20


# --- the environment ---------------------------------------------------------------------------------------------


def environment(*any_of: str, venv: Path = VENV) -> Path:
    """The interpreter of a virtual environment that holds one of these requirements files; made when needed."""
    python = interpreter(venv, os.name)
    stamp = venv / "requirements.sha256"
    digests = [digest((ROOT / name).read_bytes(), sys.version) for name in any_of]
    if python.exists() and is_current(stamp, digests):
        return python
    if importlib.util.find_spec("ensurepip") is None:
        system_libraries((f"python3.{sys.version_info.minor}-venv",))
    stamp.unlink(missing_ok=True)
    print(f"Installing {any_of[0]} into {venv.relative_to(ROOT)}; this takes a few minutes the first time.", flush=True)
    must(sys.executable, "-m", "venv", *(() if works(python) else ("--clear",)), venv)
    must(python, "-m", "pip", "--disable-pip-version-check", "install", "-q", "--require-hashes", "-r", any_of[0])
    stamp.write_text(digests[0], encoding="utf-8")
    return python


def interpreter(venv: Path, system: str) -> Path:
    return venv / ("Scripts/python.exe" if system == "nt" else "bin/python")


def built_program(folder: Path, system: str) -> Path:
    return folder / "peepers-desktop" / ("peepers-desktop.exe" if system == "nt" else "peepers-desktop")


def digest(requirements: bytes, python_version: str) -> str:
    """What an environment is made from. Line endings do not count: git may change them on Windows."""
    return hashlib.sha256(requirements.replace(b"\r\n", b"\n") + python_version.encode()).hexdigest()


def is_current(stamp: Path, digests: Sequence[str]) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="utf-8") in digests


def works(python: Path) -> bool:
    """False for an environment whose interpreter was moved or upgraded away."""
    return (
        python.exists()
        and subprocess.run([python, "-c", "import pip"], capture_output=True, check=False).returncode == 0
    )


def has_display(variables: Mapping[str, str]) -> bool:
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def headless(variables: Mapping[str, str]) -> dict[str, str]:
    shown = ("DISPLAY", "WAYLAND_DISPLAY")
    return {name: value for name, value in variables.items() if name not in shown} | {"QT_QPA_PLATFORM": "offscreen"}


# --- the system --------------------------------------------------------------------------------------------------


def system_libraries(wanted: Iterable[str]) -> None:
    """Install the Debian packages that are missing; other systems bring what Qt needs."""
    if shutil.which("apt-get") is None or shutil.which("dpkg-query") is None:
        return
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}, ${Provides}\n"]
    missing = missing_packages(wanted, subprocess.run(query, capture_output=True, text=True, check=True).stdout)
    if not missing:
        return
    print(f"Installing what this system lacks: {' '.join(missing)}", flush=True)
    apt = apt_command(os.geteuid() == 0, shutil.which("sudo"))
    if apt is None:
        sys.exit(f"Neither root nor sudo. Ask an administrator for: apt-get install {' '.join(missing)}")
    must(*apt, "update")
    must(*apt, "install", "-y", "--no-install-recommends", *missing)


def missing_packages(wanted: Iterable[str], listing: str) -> list[str]:
    """Names nothing installed carries or provides (Ubuntu's libglib2.0-0t64 provides libglib2.0-0)."""
    present: set[str] = set()
    for line in listing.splitlines():
        status, _, names = line.partition(" ")
        if status == "installed":
            present.update(name.split()[0] for name in names.split(",") if name.strip())
    return [name for name in wanted if name not in present]


def apt_command(is_root: bool, sudo: str | None) -> tuple[str, ...] | None:
    apt = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q")
    if is_root:
        return apt
    return (sudo, *apt) if sudo else None


def run(
    *command: str | Path,
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    output: Path | None = None,
    errors_too: bool = False,
) -> int:
    """Run a command; its exit code. What it prints goes to `output` when one is named."""
    with contextlib.ExitStack() as closing:
        stdout = closing.enter_context(output.open("wb")) if output else None
        stderr = subprocess.STDOUT if errors_too else None
        parts = [str(part) for part in command]
        return subprocess.run(parts, cwd=cwd, env=env, stdout=stdout, stderr=stderr, check=False).returncode


def must(*command: str | Path) -> None:
    """Run a command without which nothing can go on."""
    code = run(*command)
    if code:
        sys.exit(f"failed ({code}): {' '.join(str(part) for part in command)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
