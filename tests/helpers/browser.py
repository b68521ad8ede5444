"""Debian's Chromium, driven through the DevTools protocol on a pipe: a person who clicks, and looks at what is shown.

Not through chromedriver, which answers nothing while a page waits for a machine that is silent.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
MISSING = CHROMIUM is None
_PATIENCE = 20.0
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--no-proxy-server", "--lang=pt-BR",
    "--accept-lang=pt-BR", "--remote-debugging-pipe",
)  # fmt: skip


class NotNow(Exception):
    """The tab is between two pages."""


class Pipe:
    """Asks and hears: messages end with a zero byte; events that nobody waits for are passed over."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading, self._writing = reading, writing
        self._heard = bytearray()
        self._last = 0

    def ask(self, method: str, session: str = "", **params: Any) -> Any:
        self._last += 1
        message = {"id": self._last, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self._writing, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._hear()
            if answer.get("id") == self._last:
                if "error" in answer:
                    raise NotNow(answer["error"]["message"])
                return answer["result"]

    def _hear(self) -> dict[str, Any]:
        while b"\0" not in self._heard:
            ready, _, _ = select.select([self._reading], [], [], _PATIENCE)
            assert ready, "the browser does not answer"
            part = os.read(self._reading, 65536)
            assert part, "the browser has ended"
            self._heard += part
        message, _, rest = bytes(self._heard).partition(b"\0")
        self._heard = bytearray(rest)
        return dict(json.loads(message))


class Browser:
    """One tab of one Chromium."""

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe
        self._tab = str(pipe.ask("Target.createTarget", url="about:blank")["targetId"])
        self._session = str(pipe.ask("Target.attachToTarget", targetId=self._tab, flatten=True)["sessionId"])

    def open(self, address: str) -> None:
        """Returns once the page is there."""
        self._ask("Page.navigate", url=address)
        self.see(lambda page: page.address == address and page.value("document.readyState") == "complete")

    def click(self, selector: str) -> None:
        self._act(f"document.querySelector({json.dumps(selector)}).click()")

    def choose(self, name: str) -> None:
        """The radio button of a form whose label names somebody."""
        self._act(f"[...document.querySelectorAll('label b')].find(b => b.innerText === '{name}').click()")

    def close(self) -> None:
        """The tab, as its owner closes it."""
        self._pipe.ask("Target.closeTarget", targetId=self._tab)

    @property
    def address(self) -> str:
        """What the address bar says, on the browser's own error pages too."""
        return str(self._entry["url"])

    @property
    def title(self) -> str:
        """The words on the tab; they can be read while the page itself waits for another one."""
        return str(self._entry["title"])

    def stop(self) -> None:
        """Waits no longer for the page that does not come."""
        self._ask("Page.stopLoading")

    @property
    def _entry(self) -> dict[str, Any]:
        history = self._ask("Page.getNavigationHistory")
        return dict(history["entries"][history["currentIndex"]])

    @property
    def shown(self) -> str:
        """The words of the page."""
        return str(self.value("document.body ? document.body.innerText : ''"))

    def value(self, expression: str) -> Any:
        return self._ask("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def see(self, holds: Callable[[Browser], bool], patience: int = 150) -> None:
        """Looks until something is there, ten times a second."""
        pause = Event()
        for _ in range(patience):
            try:
                if holds(self):
                    return
            except NotNow:
                pass
            pause.wait(0.1)
        raise AssertionError(f"the browser shows {self.address}: {self.shown[:300]}")

    def _act(self, script: str) -> None:
        done = self._ask("Runtime.evaluate", expression=script, userGesture=True)
        assert "exceptionDetails" not in done, done

    def _ask(self, method: str, **params: Any) -> Any:
        return self._pipe.ask(method, self._session, **params)


@contextmanager
def chromium(profile: Path, flags: Sequence[str] = ()) -> Iterator[Browser]:
    """A browser with an empty profile; ended when the block ends."""
    assert CHROMIUM is not None
    to_browser, from_us = os.pipe()
    to_us, from_browser = os.pipe()
    # Chromium listens on descriptor 3 and speaks on 4, whatever these happen to be called here.
    shell = f'exec "$@" 3<&{to_browser} 4>&{from_browser}'
    command = ["bash", "-c", shell, "bash", CHROMIUM, *_FLAGS, *flags, f"--user-data-dir={profile}", "about:blank"]
    environment = {**os.environ, "HOME": str(profile.parent)}
    process = subprocess.Popen(
        command, pass_fds=(to_browser, from_browser), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=environment,
    )  # fmt: skip
    os.close(to_browser)
    os.close(from_browser)
    try:
        yield Browser(Pipe(to_us, from_us))
    finally:
        os.close(from_us)  # it ends by itself when nobody drives it any more
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)
        os.close(to_us)
