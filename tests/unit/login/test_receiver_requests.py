"""R13 to R24, as bytes: only a browser's plain navigation to our address is let in."""

from __future__ import annotations

import pytest

from peepers_desktop.mercadolivre.redirect_http import MAX_HEAD, MAX_TARGET, Place, Redirect, Refusal, judge
from tests.helpers.knocking import request

PORT = 40123
PLACE = Place(PORT, "/callback")
TARGET = "/callback?code=a&state=b"


def verdict(data: bytes) -> Redirect | Refusal | None:
    return judge(data, PLACE)


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param((), id="bare"),
        pytest.param(
            ("Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document", "Sec-Fetch-Site: cross-site"), id="browser"
        ),
        pytest.param(("Content-Length: 0",), id="no-body"),
        pytest.param(("Cookie: " + "a" * 8000,), id="large-cookie"),
        pytest.param(("X-Odd: caf\xe9",), id="latin-header"),
    ],
)
def test_a_navigation_is_let_in(headers: tuple[str, ...]) -> None:
    assert verdict(request(PORT, TARGET, *headers)) == Redirect("code=a&state=b", "pt")


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}"])
def test_both_names_of_this_computer_are_known(host: str) -> None:
    assert isinstance(verdict(request(PORT, TARGET, host=host)), Redirect)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("es-AR,es;q=0.9", "es"),
        ("en-US", "en"),
        ("pt-BR,en;q=0.5", "pt"),
        ("de,fr", "pt"),
        ("de,en;q=0.2", "en"),
        ("", "pt"),
    ],
)
def test_the_page_speaks_the_browsers_language(accepted: str, language: str) -> None:
    assert verdict(request(PORT, TARGET, f"Accept-Language: {accepted}")) == Redirect("code=a&state=b", language)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/callback/",
        "//callback",
        "/callback/..",
        "/x/../callback",
        "/%63allback",
        "/Callback",
        "/callback;a",
        "/*",
    ],
)
def test_r13_only_the_exact_path(path: str) -> None:
    assert verdict(request(PORT, f"{path}?code=a&state=b")) == Refusal(404)


@pytest.mark.parametrize("path", ["/favicon.ico", "/robots.txt", "/apple-touch-icon.png", "/.well-known/x"])
def test_r14_what_browsers_ask_on_their_own(path: str) -> None:
    assert verdict(request(PORT, path)) == Refusal(404)


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "OPTIONS", "TRACE", "DELETE", "PATCH"])
def test_r15_only_get(method: str) -> None:
    assert verdict(request(PORT, TARGET, method=method)) == Refusal(405)


def test_r15_connect() -> None:
    assert verdict(request(PORT, f"127.0.0.1:{PORT}", method="CONNECT")) == Refusal(405)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", f"evil.example:{PORT}", "127.0.0.1", "localhost", f"127.0.0.1:{PORT + 1}", f"[::1]:{PORT}",
        f"127.0.0.1.evil.example:{PORT}", f"127.0.0.1:{PORT}.", f"user@127.0.0.1:{PORT}", f"0.0.0.0:{PORT}", " ",
    ],
)  # fmt: skip
def test_r16_a_foreign_host(host: str) -> None:
    assert verdict(request(PORT, TARGET, host=host)) == Refusal(421)


def test_r17_no_host_two_hosts_or_a_whole_address() -> None:
    assert verdict(f"GET {TARGET} HTTP/1.1\r\n\r\n".encode()) == Refusal(421)
    assert verdict(request(PORT, TARGET, f"Host: 127.0.0.1:{PORT}")) == Refusal(421)
    assert verdict(request(PORT, f"http://127.0.0.1:{PORT}{TARGET}")) == Refusal(421)


@pytest.mark.parametrize(
    "header",
    [
        "Origin: https://evil.example", "Origin: null", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Mode: cors",
        "Sec-Fetch-Dest: image", "Sec-Fetch-Dest: iframe", "Sec-Fetch-Dest: empty",
    ],
)  # fmt: skip
def test_r18_a_part_of_another_page(header: str) -> None:
    assert verdict(request(PORT, TARGET, header)) == Refusal(403)


@pytest.mark.parametrize(
    "header", ["Content-Length: 4294967296", "Content-Length: 5", "Transfer-Encoding: chunked", "Content-Length: -1"]
)
def test_r22_no_body_is_wanted(header: str) -> None:
    assert verdict(request(PORT, TARGET, header)) == Refusal(400)


def test_r23_a_long_address() -> None:
    assert verdict(request(PORT, "/callback?" + "a" * 65536)) == Refusal(414)
    assert verdict(request(PORT, "/callback?" + "a" * (MAX_TARGET - 9))) == Refusal(414)
    assert isinstance(verdict(request(PORT, "/callback?" + "a" * (MAX_TARGET - 10))), Redirect)
    assert verdict(b"GET /callback?" + b"a" * 65536) == Refusal(414), "without waiting for the end of the line"


@pytest.mark.parametrize(
    "line",
    [
        b"GET /callback?a=\x00 HTTP/1.1", b"GET /callback?a=\xff\xfe HTTP/1.1", b"GET /callback?a=b c HTTP/1.1",
        b"GET /callback HTTP/2.0", b"GET /callback", b"get /callback HTTP/1.1", b"GET  /callback HTTP/1.1",
        b"GET /callback?a=\tb HTTP/1.1", b"GET /callback?a=b\n HTTP/1.1",
    ],
)  # fmt: skip
def test_r23_a_damaged_line(line: bytes) -> None:
    assert verdict(line + b"\r\nHost: 127.0.0.1:40123\r\n\r\n") == Refusal(400)


@pytest.mark.parametrize(
    "header", ["no colon", " folded: x", "Bad Name: x", "X: a\x00b", "X: a\nSet-Cookie: b", ": empty", "X\t: a"]
)
def test_r23_a_damaged_header(header: str) -> None:
    assert verdict(request(PORT, TARGET, header)) == Refusal(400)


def test_too_many_or_too_large_headers() -> None:
    assert verdict(request(PORT, TARGET, *(f"X-{n}: a" for n in range(200)))) == Refusal(400)
    assert verdict(request(PORT, TARGET, "X: " + "a" * MAX_HEAD)) == Refusal(431)
    assert verdict(request(PORT, TARGET)[:-2] + b"X: " + b"a" * MAX_HEAD) == Refusal(431), "without waiting for the end"


@pytest.mark.parametrize("start", [b"\x16\x03\x01\x02\x00\x01", b"\x80", b"\x00", b"\r\n", b"*1\r\n$4"])
def test_r24_what_is_no_http_gets_no_answer(start: bytes) -> None:
    assert verdict(start) == Refusal(0)


def test_an_unfinished_request_is_waited_for() -> None:
    whole = request(PORT, TARGET, "Accept: */*")
    assert all(verdict(whole[:length]) is None for length in range(len(whole)))
    assert isinstance(verdict(whole), Redirect)


def test_the_query_does_not_show() -> None:
    assert "code=a" not in repr(verdict(request(PORT, TARGET)))
