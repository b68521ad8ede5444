"""A real Secret Service on a private bus with a home of its own: it keeps, it forgets, it locks."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
MISSING = [name for name in NEEDED if shutil.which(name) is None]

pytestmark = [
    pytest.mark.secret_service,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]

SCRIPT = """
import json
import secretstorage
from peepers_desktop.vault.errors import VaultError
from peepers_desktop.vault.field_cipher import FieldCipher
from peepers_desktop.vault.keyring_vault import find_keyring
vault = find_keyring("Peepers Desktop test", 10.0)
said = {"name": vault.name, "nothing": vault.read("tokens/1/2")}
vault.write("tokens/1/2", "ação " * 1000)
vault.write("tokens/1/2", "changed")
said["again"] = find_keyring("Peepers Desktop test").read("tokens/1/2")
said["other profile"] = find_keyring("Peepers Desktop other").read("tokens/1/2")
said["field"] = FieldCipher.from_vault(vault).decrypt(FieldCipher.from_vault(vault).encrypt("rua", "a"), "a")
vault.forget("tokens/1/2")
vault.forget("tokens/1/2")
said["forgotten"] = vault.read("tokens/1/2")
bus = secretstorage.dbus_init()
secretstorage.get_default_collection(bus).lock()
try:
    vault.read("field-key")
except VaultError as locked:
    said["locked"] = locked.code
print(json.dumps(said))
"""
ABSENT = """
from peepers_desktop.vault.errors import VaultError
from peepers_desktop.vault.keyring_vault import find_keyring
try:
    find_keyring("Peepers Desktop test", 10.0)
except VaultError as absent:
    print(absent.code)
"""


def run(home: Path, *command: str) -> str:
    environment = {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
    }
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_real_keyring_keeps_forgets_and_locks(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    unlock = 'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"'
    said = json.loads(
        run(tmp_path, "dbus-run-session", "--", "sh", "-c", unlock, "sh", sys.executable, str(tmp_path / "script.py"))
    )
    assert said == {
        "name": "the system keyring",
        "nothing": None,
        "again": "changed",
        "other profile": None,
        "field": "rua",
        "forgotten": None,
        "locked": "vault_locked",
    }
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*.keyring"))
    assert written
    assert b"changed" not in written


def test_without_a_bus_there_is_no_keyring(tmp_path: Path) -> None:
    assert run(tmp_path, sys.executable, "-c", ABSENT).strip() == "vault_absent"
