"""What the program finds where it is started: its profile, the variables, a browser, the files it came with."""

from __future__ import annotations

import os
import sys
import webbrowser
from dataclasses import replace
from pathlib import Path

from peepers_desktop.app.settings import Settings
from peepers_desktop.cli.program import GlobalOptions
from peepers_desktop.clock import Clock
from peepers_desktop.config import Config, Variables, read_variables
from peepers_desktop.paths import Profile
from peepers_desktop.store.errors import file_error
from peepers_desktop.vault import LateVault


def found(options: GlobalOptions, environment: dict[str, str] | None = None) -> tuple[Profile, Variables]:
    given = dict(os.environ if environment is None else environment)
    profile = profile_of(options, given)
    return profile, read_variables(given, profile.env_file)


def make_folders(profile: Profile) -> None:
    try:
        profile.create()
    except OSError as error:
        raise file_error(error) from error


def for_demo(config: Config, options: GlobalOptions) -> Config:
    """The demonstration keeps its keys in memory unless something else was chosen."""
    if not options.demo or "PEEPERS_VAULT" in config.given:
        return config
    return replace(config, vault="session", given=config.given | {"PEEPERS_VAULT"})


def vault_of(profile: Profile, config: Config, settings: Settings, clock: Clock) -> LateVault:
    """The chosen vault, opened by its first use, so that the cache is shown where there is no keyring.
    What the environment says wins over what was chosen in the window."""
    kind = config.vault if "PEEPERS_VAULT" in config.given else settings.choices.vault
    return LateVault(profile, clock, kind, config.passphrase)


def profile_of(options: GlobalOptions, variables: dict[str, str]) -> Profile:
    """The profile's folder: the option, the variable, or the usual place."""
    if options.profile is not None:
        return Profile(options.profile)
    if "PEEPERS_PROFILE" in variables:
        return Profile(Path(variables["PEEPERS_PROFILE"]))
    return Profile.default("demo" if options.demo else "default")


def open_browser(address: str) -> bool:
    """The browser of a graphical session. Without one the library would start a text browser in this terminal."""
    if sys.platform not in ("win32", "darwin") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    return webbrowser.open(address)


def resources() -> Path:
    """The folder of icons, words and the relay page: beside the sources, or inside the package."""
    bundled = getattr(sys, "_MEIPASS", None)
    root = Path(bundled) if bundled else Path(__file__).resolve().parents[2]
    folder = root / "resources"
    return folder if folder.is_dir() else Path(__file__).resolve().parents[1] / "resources"
