"""R36: what the token endpoint can answer, over a real socket, and the next step each answer names."""

from __future__ import annotations

import gzip
import socket
from datetime import timedelta

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.oauth import Application, OAuthEndpoint
from peepers_desktop.mercadolivre.oauth_answers import InvalidGrant
from peepers_desktop.mercadolivre.oauth_http import MAX_BODY
from tests.helpers.secret_watch import nothing_secret_is_logged
from tests.helpers.token_server import CLIENT_ID, CLIENT_SECRET, SCOPE, USER_ID, Reply, TokenServer, refused_grant

CODE, VERIFIER, URI = "TG-6564e2e3b0c1d2e3f4a5b6c7-4812345678", "v" * 43, "https://example.com/oauth/"


@pytest.fixture
def server():
    with TokenServer() as running:
        yield running


@pytest.fixture
def endpoint(server: TokenServer, clock: FixedClock):
    with nothing_secret_is_logged(CLIENT_SECRET, CODE, VERIFIER, "TG-", "APP_USR"):
        yield OAuthEndpoint(server.url, server.url, Application(CLIENT_ID, CLIENT_SECRET), clock)


def test_a_code_becomes_a_pair(server: TokenServer, endpoint: OAuthEndpoint, clock: FixedClock) -> None:
    pair = endpoint.exchange(CODE, VERIFIER, URI)
    assert pair.access_token.startswith("APP_USR-")
    assert pair.refresh_token in server.alive
    assert pair.expires_at == clock.now() + timedelta(hours=6)
    assert (pair.scope, pair.user_id) == (SCOPE, USER_ID)
    (asked,) = server.asked
    assert (asked.method, asked.target) == ("POST", "/oauth/token"), "nothing in the query"
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    assert asked.headers["user-agent"].startswith("PeepersDesktop/")
    assert asked.form == {
        "grant_type": "authorization_code",
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "code": CODE,
        "redirect_uri": URI,
        "code_verifier": VERIFIER,
    }


def test_without_pkce_no_verifier_is_sent(server: TokenServer, endpoint: OAuthEndpoint) -> None:
    endpoint.exchange(CODE, "", URI)
    assert "code_verifier" not in server.asked[0].form


def test_a_refresh_sends_no_redirect_and_no_verifier(server: TokenServer, endpoint: OAuthEndpoint) -> None:
    endpoint.refresh("TG-first-4812345678")
    assert server.asked[0].form == {
        "grant_type": "refresh_token",
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "refresh_token": "TG-first-4812345678",
    }


@pytest.mark.parametrize("seconds", [10800, "10800", 10800.0])
def test_the_life_of_a_token_is_the_one_that_was_answered(
    server: TokenServer, endpoint: OAuthEndpoint, clock: FixedClock, seconds: object
) -> None:
    server.expires_in = seconds
    assert endpoint.exchange(CODE, VERIFIER, URI).expires_at == clock.now() + timedelta(hours=3)


@pytest.mark.parametrize("minutes", [-10, 10])
def test_a_wrong_clock_counts_from_itself(
    server: TokenServer, endpoint: OAuthEndpoint, clock: FixedClock, minutes: int
) -> None:
    clock.advance(minutes * 60)
    pair = endpoint.exchange(CODE, VERIFIER, URI)
    assert pair.is_fresh(clock.now())


def test_t19_no_refresh_token_is_said_at_once(server: TokenServer, endpoint: OAuthEndpoint) -> None:
    server.script.append(Reply.json(200, access_token="APP_USR-1", expires_in=21600, scope="read", user_id=1))
    with pytest.raises(errors.NoRefreshToken) as missing:
        endpoint.exchange(CODE, VERIFIER, URI)
    assert "Refresh Token" in missing.value.advice_text()


STANDARD = {"status": 400, "cause": []}
ANSWERS = {
    "code-used": (refused_grant(), "code_refused"),
    "message": (Reply.json(400, error="invalid_grant", message="the code may be expired", status=400), "code_refused"),
    "redirect-differs": (
        Reply.json(400, error="invalid_grant", error_description="redirect_uri does not match"),
        "redirect_not_registered",
    ),
    "client": (
        Reply.json(400, message="invalid client_id or client_secret", error="invalid_client"),
        "wrong_application",
    ),
    "pkce-missing": (
        Reply.json(400, error="invalid_request", message="code_verifier is a required parameter", **STANDARD),
        "pkce_refused",
    ),
    "request": (Reply.json(400, error="invalid_request", message="duplicate", **STANDARD), "refused"),
    "blocked": (Reply.json(401, error="unauthorized_scopes", status=401), "application_blocked"),
    "blocked-400": (Reply.json(400, error="unauthorized_application"), "application_blocked"),
    "forbidden": (Reply.json(403, error="forbidden", message="IP blocked", status=403), "access_forbidden"),
    "edge": (Reply(403, b"<html><h1>403</h1></html>", "text/html"), "edge_forbidden"),
    "edge-mislabelled": (Reply(403, b" \n<!DOCTYPE html>", "text/plain"), "edge_forbidden"),
    "429": (Reply.json(429, error="local_rate_limited"), "rate_limited"),
    "429-text": (Reply(429, b"local_rate_limited", "text/plain"), "rate_limited"),
    "500": (Reply.json(500, error="internal_server_error"), "server_trouble"),
    "503-html": (Reply(503, b"<html>busy", "text/html"), "server_trouble"),
    "502-empty": (Reply(502, b"", "text/plain"), "server_trouble"),
    "html": (Reply(200, b"<html>hello", "text/html"), "bad_answer"),
    "empty": (Reply(200, b""), "bad_answer"),
    "204": (Reply(204, b""), "bad_answer"),
    "cut-json": (Reply(200, b'{"access_token": "APP_US'), "bad_answer"),
    "no-utf8": (Reply(200, b"\xff\xfe"), "bad_answer"),
    "list": (Reply(200, b"[]"), "bad_answer"),
    "null": (Reply(200, b"null"), "bad_answer"),
    "error-200": (Reply.json(200, error="invalid_token", message="expired_token", status=401), "bad_answer"),
    "grant-200": (Reply.json(200, error="invalid_grant"), "bad_answer"),
    "empty-token": (Reply.json(200, access_token="", refresh_token="TG-1", expires_in=1), "bad_answer"),
    "token-number": (Reply.json(200, access_token=5, refresh_token="TG-1", expires_in=1), "bad_answer"),
    "no-life": (Reply.json(200, access_token="APP_USR-1", refresh_token="TG-1"), "bad_answer"),
    "odd-life": (Reply.json(200, access_token="APP_USR-1", refresh_token="TG-1", expires_in="soon"), "bad_answer"),
    "past-life": (Reply.json(200, access_token="APP_USR-1", refresh_token="TG-1", expires_in=-5), "bad_answer"),
    "redirect": (Reply(302, b"", "text/plain"), "bad_answer"),
    "huge": (Reply(200, b"{" + b" " * MAX_BODY + b"}"), "bad_answer"),
    "gzip-unasked": (Reply(200, gzip.compress(b"{}" * 9)), "bad_answer"),
    "cut-body": (Reply(200, b'{"access_token": "APP_USR-1", "padding": "xxxxxxxx"}', cut=20), "ambiguous"),
}


@pytest.mark.parametrize(("reply", "code"), ANSWERS.values(), ids=ANSWERS)
def test_each_answer_has_its_own_name(server: TokenServer, endpoint: OAuthEndpoint, reply: Reply, code: str) -> None:
    server.script.append(reply)
    with pytest.raises(PeepersError) as failed:
        endpoint.exchange(CODE, VERIFIER, URI)
    assert failed.value.code == code
    assert failed.value.advice_text()
    assert len(server.token_calls) == 1, "a code is never tried twice"


@pytest.mark.parametrize(("reply", "code"), ANSWERS.values(), ids=ANSWERS)
def test_only_400_invalid_grant_ends_a_grant(
    server: TokenServer, endpoint: OAuthEndpoint, reply: Reply, code: str
) -> None:
    server.script.append(reply)
    with pytest.raises(PeepersError) as failed:
        endpoint.refresh("TG-first-4812345678")
    # A renewal has no redirect address, so words about one are only the generic text of the same refusal.
    assert isinstance(failed.value, InvalidGrant) == (code in ("code_refused", "redirect_not_registered"))


def test_the_marketplaces_words_reach_the_seller_as_plain_text(server: TokenServer, endpoint: OAuthEndpoint) -> None:
    server.script.append(
        Reply.json(400, error="invalid_client", message="credenciales inv&aacute;lidas\r\n" + "x" * 999)
    )
    with pytest.raises(errors.WrongApplication) as failed:
        endpoint.exchange(CODE, VERIFIER, URI)
    assert failed.value.detail.startswith("credenciales inválidas x")
    assert len(failed.value.detail) <= 300


def test_nobody_listening_means_that_nothing_was_sent(clock: FixedClock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        url = f"http://127.0.0.1:{gone.getsockname()[1]}"
    with pytest.raises(errors.Unreachable):
        OAuthEndpoint(url, url, Application(CLIENT_ID, CLIENT_SECRET), clock).exchange(CODE, VERIFIER, URI)


def test_a_failed_handshake_is_no_reason_to_go_without(clock: FixedClock) -> None:
    with TokenServer() as plain:
        url = plain.url.replace("http://", "https://")
        with pytest.raises(errors.TlsFailed):
            OAuthEndpoint(url, url, Application(CLIENT_ID, CLIENT_SECRET), clock).exchange(CODE, VERIFIER, URI)
        assert plain.asked == []


def test_the_answer_says_who_it_is(server: TokenServer, endpoint: OAuthEndpoint) -> None:
    seller = endpoint.seller("APP_USR-1")
    assert (seller.user_id, seller.nickname, seller.site_id) == (USER_ID, "LOJA_DE_TESTE", "MLB")
    assert server.asked[0].headers["authorization"] == "Bearer APP_USR-1"
    assert "APP_USR" not in server.asked[0].target


def test_revoking_names_the_seller_and_the_application(server: TokenServer, endpoint: OAuthEndpoint) -> None:
    endpoint.revoke(USER_ID, "APP_USR-1")
    assert (server.asked[0].method, server.asked[0].target) == ("DELETE", f"/users/{USER_ID}/applications/{CLIENT_ID}")


def test_nothing_secret_shows(endpoint: OAuthEndpoint) -> None:
    pair = endpoint.exchange(CODE, VERIFIER, URI)
    shown = repr(pair) + str(pair) + repr(endpoint)
    assert not any(secret in shown for secret in (pair.access_token, pair.refresh_token, CLIENT_SECRET))
