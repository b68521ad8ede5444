"""A receiver that is waiting, and the address its genuine answer comes from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from peepers_desktop.clock import Clock
from peepers_desktop.mercadolivre.oauth_flow import LoginFlow
from peepers_desktop.mercadolivre.redirect import LoopbackReceiver
from peepers_desktop.mercadolivre.redirect_address import RELAY_PAGE
from tests.helpers.knocking import get
from tests.helpers.secret_watch import nothing_secret_is_logged

CODE = "TG-6564e2e3b0c1d2e3f4a5b6c7-4812345678"


def port_of(receiver: LoopbackReceiver) -> int:
    port = urlsplit(receiver.address).port
    assert port is not None
    return port


def genuine(receiver: LoopbackReceiver, code: str = CODE) -> str:
    """The target of the redirect that belongs to this attempt."""
    return f"/callback?code={code}&state={receiver.flow.state}"


@contextmanager
def besieged(clock: Clock, redirect_uri: str = RELAY_PAGE) -> Iterator[LoopbackReceiver]:
    """Whatever the test does to it: the genuine login works afterwards and nothing secret is in the log."""
    with LoopbackReceiver(LoginFlow.start(redirect_uri), clock) as receiver:
        flow = receiver.flow
        with nothing_secret_is_logged(CODE, flow.nonce, flow.verifier):
            yield receiver
            page = get(port_of(receiver), genuine(receiver))
            assert page.status == 200, page.head
            assert receiver.wait(0).code == CODE
