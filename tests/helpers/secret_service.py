"""A real Secret Service on a bus of its own, and the person it asks: a prompter of the test's own.

gnome-keyring shows no window itself. It asks whoever owns `org.gnome.keyring.SystemPrompter` on its bus, which in a
session is a program with a window and here a thread that says no.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
import secretstorage
from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

NEEDED = ("dbus-daemon", "gnome-keyring-daemon")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
PROMPTER = "org.gnome.keyring.SystemPrompter"
_CALLBACK = "org.gnome.keyring.internal.Prompter.Callback"
_OWNED = (1,)
_NO = "no"


class Prompter:
    """Dismisses every question it is asked, and counts them."""

    def __init__(self, address: str) -> None:
        self.asked: list[str] = []
        self._bus: DBusConnection = open_dbus_connection(address)
        assert self._bus.send_and_get_reply(message_bus.RequestName(PROMPTER)).body == _OWNED
        self._thread = Thread(target=self._serve, name="prompter", daemon=True)
        self._thread.start()

    def count(self) -> int:
        """How often its owner was asked since the last time this was counted."""
        asked, self.asked[:] = len(self.asked), []
        return asked

    def _serve(self) -> None:
        try:
            while True:
                message = self._bus.receive()
                if message.header.message_type is MessageType.method_call:
                    self._answer(message)
        except (ConnectionError, EOFError):
            self._bus.close()  # the bus ended

    def _answer(self, call: Message) -> None:
        member, sender = (call.header.fields[name] for name in (HeaderFields.member, HeaderFields.sender))
        self._bus.send(new_method_return(call))
        back = DBusAddress(call.body[0], sender, _CALLBACK)
        if member == "StopPrompting":
            self._bus.send(new_method_call(back, "PromptDone"))
            return
        if member == "PerformPrompt":
            self.asked.append(call.body[1])
        reply = _NO if member == "PerformPrompt" else ""
        self._bus.send(new_method_call(back, "PromptReady", "sa{sv}s", (reply, {}, "")))

    def join(self) -> None:
        self._thread.join(10)


class SecretService:
    """A bus, a keyring daemon on it, and the person who is asked."""

    def __init__(self, home: Path, address: str) -> None:
        self.home = home
        self.variables = {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "DBUS_SESSION_BUS_ADDRESS": address,
        }
        self.prompter = Prompter(address)
        self._daemon: subprocess.Popen[bytes] | None = None

    def begin(self, password: str | None = None) -> None:
        """A daemon that has no keyring yet, or the one its owner's password opens, in place of an earlier daemon."""
        self.end()
        options = ["--foreground", "--components=secrets", *(["--unlock"] if password else [])]
        self._daemon = subprocess.Popen(
            ["gnome-keyring-daemon", *options], env={**os.environ, **self.variables}, stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert self._daemon.stdin is not None
        self._daemon.stdin.write((password or "").encode())
        self._daemon.stdin.close()
        self._wait_for_service()

    def lock(self) -> None:
        with self._bus() as bus:
            secretstorage.get_default_collection(bus).lock()

    def end(self) -> None:
        if self._daemon is not None:
            self._daemon.terminate()
            self._daemon.wait(20)
            self._daemon = None

    @contextmanager
    def _bus(self) -> Iterator[DBusConnection]:
        bus = open_dbus_connection(self.variables["DBUS_SESSION_BUS_ADDRESS"])
        try:
            yield bus
        finally:
            bus.close()

    def _wait_for_service(self) -> None:
        """Asking starts nothing: this bus knows no service by file, so what answers is the daemon."""
        with self._bus() as bus:
            for _ in range(100_000):
                if secretstorage.check_service_availability(bus):
                    return
        raise AssertionError("the keyring daemon never answered")


@contextmanager
def secret_service(home: Path) -> Iterator[SecretService]:
    """All of it, gone with the block. The bus starts no program by itself: nothing of this machine answers."""
    home.mkdir()
    config = home / "bus.conf"
    config.write_text(
        f"<busconfig><type>session</type><listen>unix:dir={home}</listen><auth>EXTERNAL</auth>"
        '<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>'
        "</busconfig>"
    )
    bus = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"], stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert bus.stdout is not None
    service = SecretService(home, bus.stdout.readline().strip())
    try:
        yield service
    finally:
        service.end()
        bus.terminate()
        bus.wait(20)
        bus.stdout.close()
        service.prompter.join()


needed = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")
