"""dev.py installs exactly the Debian packages that are missing, and only where it may."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

import dev

LISTING = (
    "installed libgl1, \n"
    "installed libglib2.0-0t64, libglib2.0-0 (= 2.80.0-6)\n"
    "config-files xvfb, xserver\n"
    "not-installed chromium, \n"
    "installed dbus, default-dbus-system-bus, dbus-system-bus (= 1.14)\n"
)


def test_only_what_is_missing_is_named_in_the_order_asked_for() -> None:
    assert dev.missing_packages(["xvfb", "libgl1", "chromium", "libegl1"], LISTING) == ["xvfb", "chromium", "libegl1"]


def test_a_package_under_a_newer_name_counts() -> None:
    assert dev.missing_packages(["libglib2.0-0", "dbus-system-bus", "dbus"], LISTING) == []


def test_nothing_is_present_when_dpkg_says_nothing() -> None:
    assert dev.missing_packages(["libgl1"], "") == ["libgl1"]


def test_root_needs_no_sudo() -> None:
    assert dev.apt_command(True, None) == ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q")


def test_others_use_sudo_or_are_told_what_to_ask_for() -> None:
    command = dev.apt_command(False, "/usr/bin/sudo")
    assert command is not None
    assert command[0] == "/usr/bin/sudo"
    assert dev.apt_command(False, None) is None


class Apt:
    """A Debian machine whose every command is written down."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, root: bool = True, tools: tuple[str, ...] = ()) -> None:
        self.ran: list[tuple[str, ...]] = []
        places = {name: f"/usr/bin/{name}" for name in (tools or ("apt-get", "dpkg-query"))}
        answer = subprocess.CompletedProcess([], 0, stdout=LISTING)
        monkeypatch.setattr(shutil, "which", places.get)
        monkeypatch.setattr(subprocess, "run", lambda *args, **options: answer)
        monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000, raising=False)
        monkeypatch.setattr(dev, "must", lambda *command: self.ran.append(command))


def test_missing_libraries_are_installed_after_one_update(monkeypatch: pytest.MonkeyPatch) -> None:
    apt = Apt(monkeypatch)
    dev.system_libraries(["libgl1", "libegl1", "xvfb"])
    assert [command[4] for command in apt.ran] == ["update", "install"]
    assert apt.ran[1][-2:] == ("libegl1", "xvfb")


def test_nothing_is_touched_when_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    apt = Apt(monkeypatch)
    dev.system_libraries(["libgl1", "libglib2.0-0"])
    assert apt.ran == []


def test_other_systems_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    apt = Apt(monkeypatch, tools=("brew",))
    dev.system_libraries(["libgl1", "libegl1"])
    assert apt.ran == []


def test_without_root_and_sudo_the_seller_of_the_machine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    apt = Apt(monkeypatch, root=False)
    with pytest.raises(SystemExit, match="apt-get install libegl1"):
        dev.system_libraries(["libegl1"])
    assert apt.ran == []


@pytest.mark.parametrize(
    ("variables", "shown"),
    [({}, False), ({"DISPLAY": ""}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)],
)
def test_a_display_is_what_the_environment_names(variables: dict[str, str], shown: bool) -> None:
    assert dev.has_display(variables) is shown


def test_headless_hides_the_display_and_keeps_the_rest() -> None:
    hidden = dev.headless({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w", "HOME": "h"})
    assert hidden == {"HOME": "h", "QT_QPA_PLATFORM": "offscreen"}
