"""`--demo` opens the window on a simulated shop that lives; without a display it takes the tour of a still one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

import peepers_desktop.demo
from peepers_desktop import bootstrap, desktop
from peepers_desktop.cli.program import GlobalOptions
from peepers_desktop.cli.words import words_for
from peepers_desktop.paths import Profile
from tests.helpers.command import close_log

WORDS = words_for("en", bootstrap.resources() / "i18n")


class Visit:
    """Stands where the window or the tour would: looks around and leaves."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.live: list[bool] = []
        self.root = Path()
        self.base = ""

    def as_(self, name: str) -> Callable[..., int]:
        def look(parts: bootstrap.Parts, *_more: object) -> int:
            self.opened.append(name)
            self.root, self.base = parts.profile.root, parts.config.api_url or ""
            assert self.root.is_dir()
            assert httpx.get(f"{self.base}/users/me", verify=False, trust_env=False).status_code in (401, 403)
            assert not parts.accounts.list()
            assert (parts.config.vault, parts.config.redirect_uri) == ("session", "http://127.0.0.1/callback")
            parts.close()
            close_log()
            return 0

        return look


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Visit:
    made, store = Visit(), peepers_desktop.demo.DemoStore

    def watched(*values: Any, live: bool, **more: Any) -> Any:
        made.live.append(live)
        return store(*values, live=live, **more)

    monkeypatch.setattr(peepers_desktop.demo, "DemoStore", watched)
    monkeypatch.setattr(desktop, "_window", made.as_("window"))
    monkeypatch.setattr(desktop, "_tour", made.as_("tour"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("PEEPERS_PROFILE", raising=False)
    return made


def start(options: GlobalOptions) -> int:
    return desktop.start(options, WORDS, lambda _box: pytest.fail("nothing went wrong"))


def test_with_a_display_the_window_opens_on_a_shop_that_lives(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":7")
    assert start(GlobalOptions(demo=True)) == 0
    assert (visit.opened, visit.live) == (["window"], [True])
    assert visit.root != Profile.default().root, "not the seller's own"
    assert not visit.root.exists(), "the simulated shop begins anew, so nothing of it is kept"
    with pytest.raises(httpx.ConnectError):
        httpx.get(visit.base, verify=False, trust_env=False)


def test_without_one_the_tour_is_taken_of_a_shop_that_stands_still(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    assert start(GlobalOptions(tmp_path / "kept", demo=True)) == 0
    assert (visit.opened, visit.live) == (["tour"], [False])
    assert visit.root == tmp_path / "kept"
    assert visit.root.exists(), "a profile that was named is its owner's"
