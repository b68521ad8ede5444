"""Where the answer of a login arrives: on a port of this computer, or pasted by the seller."""

from __future__ import annotations

from threading import Event, Lock
from types import TracebackType

from peepers_desktop.clock import Clock
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.oauth_flow import LoginFlow
from peepers_desktop.mercadolivre.redirect_address import LOOPBACK
from peepers_desktop.mercadolivre.redirect_http import Place, Redirect
from peepers_desktop.mercadolivre.redirect_parse import AnswerRefused, RedirectAnswer, parse_paste, parse_query
from peepers_desktop.mercadolivre.redirect_server import RedirectServer, bind_loopback

__all__ = ["LOGIN_TIMEOUT", "AlreadyAnswered", "LoopbackReceiver", "RedirectAnswer"]

LOGIN_TIMEOUT = 300.0
"""Seconds an attempt waits for its answer."""
LINGER = 1.0
"""Seconds the port stays open after the answer, so that a reload of the page is told that it is late."""
LOOK = 0.1
"""Seconds between two looks at the caller's cancel flag."""


class AlreadyAnswered(AnswerRefused):
    code = "already_answered"
    message = "This login has its answer already."
    advice = "Wait for it to finish."


class LoopbackReceiver:
    """Listens on 127.0.0.1 from the moment it is made; open the browser only then.

    The first valid answer wins, from the port or pasted; everything else is refused and the attempt goes on.
    `flow` is the attempt with its port filled in. Raises `PortTaken` when a fixed port is in use.
    """

    def __init__(self, flow: LoginFlow, clock: Clock) -> None:
        listener = bind_loopback(flow.redirect.port)
        port = int(listener.getsockname()[1])
        self.flow = flow.at(port)
        self.address = f"http://{LOOPBACK}:{port}{flow.redirect.path}"
        self._clock = clock
        self._turn = Lock()
        self._answer: RedirectAnswer | None = None
        self._settled = Event()
        self._closed = False
        self._server = RedirectServer(listener, Place(port, flow.redirect.path), self._receive, clock)

    def __enter__(self) -> LoopbackReceiver:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def wait(self, timeout: float = LOGIN_TIMEOUT, cancel: Event | None = None) -> RedirectAnswer:
        """Blocks until the answer is there.

        Raises:
            errors.LoginTimedOut: none came within `timeout` seconds; the port is closed.
            errors.LoginCancelled: `cancel` was set, or the receiver was closed.
        """
        until = self._clock.monotonic() + timeout
        while not self._settled.is_set():
            if self._closed or (cancel is not None and cancel.is_set()):
                self.close()
                raise errors.LoginCancelled
            if self._clock.monotonic() >= until:
                self.close()
                raise errors.LoginTimedOut
            self._clock.wait(LOOK, self._settled)
        with self._turn:
            if self._answer is None:
                raise errors.LoginCancelled
            return self._answer

    def offer(self, pasted: str) -> None:
        """Takes what the seller pasted as the answer; safe from any thread.

        Raises:
            AnswerRefused: with the reason; the attempt goes on.
        """
        answer = parse_paste(pasted, self.flow)
        if not self._settle(answer):
            raise AlreadyAnswered

    def close(self) -> None:
        """Closes the port; a page on its way out is still delivered. Waiting ends, later answers find nobody."""
        with self._turn:
            self._closed = True
            self._settled.set()
        self._server.stop()

    def _receive(self, redirect: Redirect) -> int:
        """On the server's thread: the status of the page this request gets."""
        try:
            answer = parse_query(redirect.query, self.flow.state)
        except AnswerRefused:
            return 400
        return 200 if self._settle(answer) else 409

    def _settle(self, answer: RedirectAnswer) -> bool:
        with self._turn:
            if self._closed or self._answer is not None:
                return False
            self._answer = answer
        self._server.stop_in(LINGER)
        self._settled.set()
        return True
