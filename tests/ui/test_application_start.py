"""Without a screen there is a sentence instead of an abort; imports stay fast after Qt."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from peepers_desktop.ui.application import NoDisplay, create_application, require_display


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ""}, {"WAYLAND_DISPLAY": ""}])
def test_no_screen_is_said(environment):
    with pytest.raises(NoDisplay) as told:
        require_display(environment, "linux")
    assert "screen" in told.value.text()
    assert "--help" in told.value.advice_text()


@pytest.mark.parametrize("environment", [{"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "w"}, {"QT_QPA_PLATFORM": "offscreen"}])
def test_a_screen_is_a_screen(environment):
    check: Callable[..., object] = require_display
    assert check(environment, "linux") is None


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_always_have_one(platform):
    check: Callable[..., object] = require_display
    assert check({}, platform) is None


def test_a_process_without_a_screen_ends_with_the_sentence():
    code = (
        "from peepers_desktop.ui.application import NoDisplay, create_application\n"
        "try:\n    create_application(['x'])\nexcept NoDisplay as error:\n    print(error.text())\n"
    )
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    environment.pop("WAYLAND_DISPLAY", None)
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "There is no screen to show the window on."


def test_qt_leaves_no_hook_on_imports(qapp):
    before = builtins.__import__
    assert create_application(["x"], "en") is qapp
    assert builtins.__import__ is before


def test_importing_the_starter_imports_no_qt():
    code = "import sys, peepers_desktop.ui.application; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_icons_can_be_made_without_what_costs_as_much_as_qt():
    """QtAwesome and the layer under it import all of Qt once more, with a star; only its files are needed."""
    code = (
        "import sys\n"
        "from peepers_desktop.ui.application import create_application\n"
        "application = create_application(['x'])\n"
        "from peepers_desktop.ui.icons import Icons\n"
        "from peepers_desktop.ui.theme import Theme\n"
        "print(Icons(Theme()).icon('truck').isNull(), {'qtawesome', 'qtpy'} & sys.modules.keys())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False set()"
