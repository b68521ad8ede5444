"""One login, from the address for the browser to a seller whose tokens work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock

from peepers_desktop import log
from peepers_desktop.app.connect_steps import (
    AddressReady,
    BrowserNotOpened,
    ConnectRequest,
    Exchanging,
    ReadingSeller,
    Step,
    Waiting,
)
from peepers_desktop.clock import Clock
from peepers_desktop.domain.accounts import Account, Seller
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.login_errors import LoginRefused
from peepers_desktop.mercadolivre.oauth import OAuthEndpoint, TokenPair
from peepers_desktop.mercadolivre.oauth_flow import LoginFlow
from peepers_desktop.mercadolivre.redirect import LOGIN_TIMEOUT, LoopbackReceiver, RedirectAnswer
from peepers_desktop.mercadolivre.redirect_parse import AnswerRefused


class NotWaiting(AnswerRefused):
    code = "login_not_waiting"
    message = "No login is waiting for an address."
    advice = "Start to connect, then paste the address the browser ends on."


@dataclass(frozen=True, slots=True)
class Outcome:
    """A login that worked, not stored yet."""

    request: ConnectRequest
    seller: Seller
    pair: TokenPair = field(repr=False)
    state_checked: bool
    """False when only a bare code was pasted: show who it is before believing it."""


class Login:
    """One attempt; `run` once. `paste` and `cancel` may be called from any thread meanwhile."""

    def __init__(
        self,
        request: ConnectRequest,
        endpoint: OAuthEndpoint,
        clock: Clock,
        open_url: Callable[[str], bool],
        finish: Callable[[Outcome, Callable[[Step], None]], Account],
    ) -> None:
        self._request = request
        self._endpoint = endpoint
        self._clock = clock
        self._open_url = open_url
        self._finish = finish
        self._cancelled = Event()
        self._turn = Lock()
        self._receiver: LoopbackReceiver | None = None

    def run(self, on_step: Callable[[Step], None], confirm: Callable[[Seller], bool] | None = None) -> Account:
        """Blocks until the account is connected. `confirm` is asked who it is when a bare code was pasted.

        Raises:
            PeepersError: nothing was stored; `mercadolivre.errors` and `login_errors` name the ends.
        """
        try:
            return self._connected(_noted(on_step), confirm)
        except PeepersError as error:
            log.get("login").info("login_ended", code=error.code)
            raise

    def _connected(self, on_step: Callable[[Step], None], confirm: Callable[[Seller], bool] | None) -> Account:
        flow, answer = self._ask_browser(on_step)
        code = code_of(answer)
        on_step(Exchanging())
        pair = self._endpoint.exchange(code, flow.verifier if flow.pkce else "", flow.redirect_uri)
        on_step(ReadingSeller())
        seller = self._endpoint.seller(pair.access_token)
        _demand_one_person(seller, pair, answer)
        if not answer.state_checked and confirm is not None and not confirm(seller):
            raise errors.LoginCancelled
        if self._cancelled.is_set():
            raise errors.LoginCancelled
        return self._finish(Outcome(self._request, seller, pair, answer.state_checked), on_step)

    def paste(self, text: str) -> None:
        """Takes an address the seller pasted.

        Raises:
            AnswerRefused: with the reason; the login goes on waiting.
        """
        with self._turn:
            receiver = self._receiver
        if receiver is None:
            raise NotWaiting
        receiver.offer(text)

    def cancel(self) -> None:
        """Gives up; `run` raises `LoginCancelled` soon after. Nothing is stored from then on."""
        self._cancelled.set()

    def _ask_browser(self, on_step: Callable[[Step], None]) -> tuple[LoginFlow, RedirectAnswer]:
        start = LoginFlow.start(self._request.redirect_uri, self._request.pkce)
        with LoopbackReceiver(start, self._clock) as receiver:
            flow = receiver.flow
            with self._turn:
                self._receiver = receiver
            try:
                address = self._endpoint.authorization_url(flow)
                on_step(AddressReady(address, flow.redirect_uri, receiver.address, int(LOGIN_TIMEOUT)))
                if self._request.open_browser and not self._open_url(address):
                    on_step(BrowserNotOpened())
                on_step(Waiting())
                return flow, receiver.wait(LOGIN_TIMEOUT, self._cancelled)
            finally:
                with self._turn:
                    self._receiver = None


def _noted(on_step: Callable[[Step], None]) -> Callable[[Step], None]:
    """The steps by their names, in the log as well."""

    def note(step: Step) -> None:
        log.get("login").info("login", state=type(step).__name__)
        on_step(step)

    return note


def code_of(answer: RedirectAnswer) -> str:
    """The code of an answer.

    Raises:
        PeepersError: the answer is a refusal; the error says which.
    """
    if answer.code:
        return answer.code
    raise _refusal(answer.error, answer.description)


def _refusal(error: str, description: str) -> PeepersError:
    """What an error of the login page means; none of its names but `redirect_uri_mismatch` is documented or
    well observed, so the description is looked at as well."""
    hint = f"{error} {description}".lower()
    if "operator" in hint:
        return errors.OperatorAccount()
    if "redirect_uri" in hint or "callback" in hint:
        return errors.RedirectNotRegistered(description)
    if error == "access_denied":
        return errors.ConsentRefused()
    if error in ("invalid_client", "unauthorized_client"):
        return errors.WrongApplication(description)
    if error in ("unauthorized_application", "unauthorized_scopes"):
        return errors.ApplicationBlocked(description)
    return LoginRefused(description, error=error)


def _demand_one_person(seller: Seller, pair: TokenPair, answer: RedirectAnswer) -> None:
    """The token answer and the tail of the code name who authorised; they must name the same person."""
    if {pair.user_id, answer.user_id} - {"", seller.user_id}:
        raise errors.WrongAccount
