"""Which redirect addresses work, and how one is chosen."""

from __future__ import annotations

import pytest

from peepers_desktop.mercadolivre.redirect_address import (
    RELAY_PAGE,
    RedirectUnusable,
    redirect_address,
)


@pytest.mark.parametrize(
    "uri",
    [
        RELAY_PAGE,
        "https://example.com/oauth",
        "https://example.com/oauth/",
        "https://www.google.com",
        "https://a.b:8443/x",
    ],
)
def test_an_https_address_is_sent_to_the_letter(uri: str) -> None:
    address = redirect_address(uri)
    assert not address.loopback
    assert address.at(40123) == uri
    assert address.path == "/callback"


def test_a_loopback_address_is_listened_on_directly() -> None:
    address = redirect_address("http://127.0.0.1:8123/entrada")
    assert (address.loopback, address.port, address.path) == (True, 8123, "/entrada")
    assert address.at(8123) == "http://127.0.0.1:8123/entrada"


def test_a_loopback_address_without_a_port_takes_any() -> None:
    address = redirect_address("http://127.0.0.1/callback")
    assert (address.loopback, address.port) == (True, 0)
    assert address.at(40123) == "http://127.0.0.1:40123/callback"


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "callback",
        "http://example.com/callback",
        "http://localhost:8123/callback",
        "http://[::1]:8123/callback",
        "http://127.0.0.2:8123/callback",
        "http://127.0.0.1:80/callback",
        "http://127.0.0.1:99999/callback",
        "http://127.0.0.1:abc/callback",
        "https://",
        "https://example.com/a b",
        "https://example.com/\ncallback",
        "https://example.com/?port=1",
        "https://example.com/#x",
        "https://user@example.com/",
        "https://exämple.com/",
        "app://callback",
        "javascript:alert(1)",
    ],
)
def test_everything_else_is_refused_before_a_browser_opens(uri: str) -> None:
    with pytest.raises(RedirectUnusable):
        redirect_address(uri)
