"""The command line as a script sees it: arguments in, exit code and both streams out, a profile of its own."""

from __future__ import annotations

import io
import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from peepers_desktop import log
from peepers_desktop.__main__ import main
from tests.helpers.store import ANA, StoreRig

ROOT = Path(__file__).parents[2]
PASSPHRASE = "correct horse battery"


@dataclass(frozen=True)
class Answered:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output; anything else there fails the test."""
        assert self.out.endswith("\n"), self.out + self.err
        assert self.out.count("\n") == 1, self.out
        return json.loads(self.out)


@dataclass
class CommandLine:
    """Runs commands on one profile with these variables."""

    profile: Path
    variables: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        return {
            "PEEPERS_LANG": "pt_BR",
            "PEEPERS_LOG_LEVEL": "debug",
            **self.variables,
            "PEEPERS_PROFILE": str(self.profile),
        }

    def here(self, capsys: pytest.CaptureFixture[str], *words: str) -> Answered:
        """In this process, through `main`."""
        capsys.readouterr()
        code = self._run(words)
        told = capsys.readouterr()
        return Answered(code, told.out, told.err)

    def quietly(self, *words: str) -> Answered:
        """In this process, for fixtures that live longer than one test."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = self._run(words)
        return Answered(code, out.getvalue(), err.getvalue())

    def _run(self, words: Sequence[str]) -> int:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in self.environment().items():
                patch.setenv(name, value)
            try:
                return main(words)
            except SystemExit as left:  # argparse's own way out
                return int(left.code or 0)
            finally:
                close_log()

    def process(self, *words: str, typed: str = "") -> Answered:
        """In a process of its own."""
        done = subprocess.run(
            self.command(*words), input=typed, capture_output=True, text=True, timeout=60, cwd=ROOT,
            env={**os.environ, **self.environment()},
        )  # fmt: skip
        return Answered(done.returncode, done.stdout, done.stderr)

    def start(self, *words: str) -> subprocess.Popen[str]:
        """A process to talk to."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            self.command(*words), stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=ROOT,
            env={**os.environ, **self.environment()},
        )  # fmt: skip

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "peepers_desktop", *words]

    def copied(self, folder: Path) -> CommandLine:
        """The same words on a copy of the profile, for a test that may spoil it."""
        return CommandLine(Path(shutil.copytree(self.profile, folder / "profile")), dict(self.variables))

    def connect(self, rig: StoreRig, name: str = ANA) -> dict[str, Any]:
        """The whole login, the browser's part played here; the account document."""
        process = self.start("connect", "--no-browser", "--json")
        assert process.stdout is not None
        assert process.stdin is not None
        first = json.loads(process.stdout.readline())
        process.stdin.write(rig.login(first["authorize_url"], name).headers["location"] + "\n")
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, out + err
        return dict(json.loads(out)["account"])


def of_store(rig: StoreRig, profile: Path, **more: str) -> CommandLine:
    """A command line that talks to the store and keeps its keys in a protected file."""
    variables = {
        "PEEPERS_API_URL": rig.url,
        "PEEPERS_AUTH_URL": rig.url,
        "ML_CLIENT_ID": rig.store.client_id,
        "ML_CLIENT_SECRET": rig.store.client_secret,
        "PEEPERS_REDIRECT_URI": "http://127.0.0.1/callback",
        "PEEPERS_VAULT": "passphrase",
        "PEEPERS_VAULT_PASSPHRASE": PASSPHRASE,
    }
    return CommandLine(profile, {**variables, **more})


def close_log() -> None:
    """A command leaves its log open until its process ends; here the process goes on."""
    for handler in list(logging.getLogger("peepers").handlers):
        if not isinstance(handler, logging.NullHandler):
            log.stop(handler)
