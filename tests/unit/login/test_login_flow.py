"""The secrets of one attempt, and the address they go into."""

from __future__ import annotations

import base64
import hashlib
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre.oauth import Application, OAuthEndpoint
from peepers_desktop.mercadolivre.oauth_flow import LoginFlow
from peepers_desktop.mercadolivre.redirect_address import RELAY_PAGE

API = "https://api.mercadolibre.com"


def query(flow: LoginFlow, clock: FixedClock) -> dict[str, list[str]]:
    endpoint = OAuthEndpoint(API, "https://auth.mercadolivre.com.br", Application("123", "s"), clock)
    url = urlsplit(endpoint.authorization_url(flow))
    assert (url.scheme, url.hostname, url.path) == ("https", "auth.mercadolivre.com.br", "/authorization")
    return parse_qs(url.query, strict_parsing=True)


def test_the_address_carries_what_the_login_page_wants(clock: FixedClock) -> None:
    flow = LoginFlow.start(RELAY_PAGE).at(40123)
    sent = query(flow, clock)
    assert sent == {
        "response_type": ["code"],
        "client_id": ["123"],
        "redirect_uri": [RELAY_PAGE],
        "state": [flow.state],
        "code_challenge": [flow.challenge],
        "code_challenge_method": ["S256"],
    }


def test_the_port_travels_in_the_state() -> None:
    flow = LoginFlow.start(RELAY_PAGE).at(40123)
    assert re.fullmatch(r"v1\.40123\.[A-Za-z0-9_-]{43}", flow.state)


def test_the_challenge_is_the_hash_of_the_verifier() -> None:
    flow = LoginFlow.start(RELAY_PAGE)
    assert re.fullmatch(r"[A-Za-z0-9_-]{43,128}", flow.verifier)
    digest = hashlib.sha256(flow.verifier.encode()).digest()
    assert base64.urlsafe_b64decode(flow.challenge + "=") == digest


def test_no_two_attempts_share_a_secret() -> None:
    flows = [LoginFlow.start(RELAY_PAGE) for _ in range(200)]
    assert len({flow.nonce for flow in flows} | {flow.verifier for flow in flows}) == 400


def test_pkce_can_be_left_out_for_an_application_that_cannot_have_it(clock: FixedClock) -> None:
    sent = query(LoginFlow.start(RELAY_PAGE, pkce=False), clock)
    assert "code_challenge" not in sent
    assert "code_challenge_method" not in sent


def test_neither_verifier_nor_state_nor_secret_shows() -> None:
    flow = LoginFlow.start(RELAY_PAGE).at(40123)
    shown = repr(flow) + repr(Application("123", "s3cr3t"))
    assert flow.verifier not in shown
    assert flow.nonce not in shown
    assert "s3cr3t" not in shown


@pytest.mark.parametrize(
    "url",
    ["http://api.mercadolibre.com", "http://localhost:80", "ftp://127.0.0.1", "", "http://127.0.0.1.evil.example"],
)
def test_tokens_never_travel_readable(url: str, clock: FixedClock) -> None:
    with pytest.raises(PeepersError) as refused:
        OAuthEndpoint(url, "https://auth.mercadolivre.com.br", Application("1", "s"), clock)
    assert refused.value.code == "insecure_address"
