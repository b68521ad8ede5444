"""Faults F1 to F4: no byte of the request leaves, so everything may be tried again; and F18: the token stays home."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from peepers_desktop.mercadolivre.bounded_http import Bounds
from peepers_desktop.mercadolivre.client import MarketplaceClient
from peepers_desktop.mercadolivre.errors import Ambiguous, BadAnswer, NotSent, TlsFailed, Unreachable
from tests.helpers.canned import CannedStore, Said, canned_store
from tests.helpers.certificates import CERTIFICATES, LOOPBACK, certificate, found_wrong
from tests.helpers.doors import Door, Treatment, hung_up, no_tls, slammed, wearing
from tests.helpers.uses import NEVER_SET_UP, READS, TOKEN, WRITES, Use, client_with

pytestmark = pytest.mark.keeps_threads(r"^canned-store")  # lives for the module
USES = (*READS, *WRITES)
NAMED = "https://api.peepers.example"
REFUSALS: tuple[tuple[str, OSError], ...] = (
    ("F1 no such name", socket.gaierror(socket.EAI_NONAME, "Name or service not known")),
    ("F1 name server away", socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")),
    ("F2 refused", ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused")),
    ("F2 no route", OSError(errno.EHOSTUNREACH, "No route to host")),
    ("F2 no network", OSError(errno.ENETUNREACH, "Network is unreachable")),
    ("F3 black hole", TimeoutError("timed out")),
)


@contextmanager
def a_client(url: str, bounds: Bounds | None = None) -> Iterator[MarketplaceClient]:
    client, _ = client_with(url, TOKEN, "4812345678", bounds or Bounds(connect=2.0, silence=2.0, total=2.0))
    try:
        yield client
    finally:
        client.close()


@pytest.fixture(scope="module")
def named() -> Iterator[MarketplaceClient]:
    with a_client(NAMED) as client:
        yield client


@pytest.mark.parametrize("use", USES, ids=str)
@pytest.mark.parametrize(("name", "refusal"), REFUSALS, ids=[name for name, _ in REFUSALS])
def test_a_connection_that_does_not_come_about(named, monkeypatch, use: Use, name: str, refusal: OSError) -> None:
    tried: list[object] = []

    def refuse(address: object, *args: object, **options: object) -> socket.socket:
        tried.append(address)
        raise refusal

    monkeypatch.setattr(socket, "create_connection", refuse)
    with pytest.raises(Unreachable) as caught:
        use.call(named, NEVER_SET_UP)
    assert tried == [("api.peepers.example", 443)] * (3 if use in READS else 1)
    assert TOKEN not in f"{caught.value!r}{caught.value}"


def closed_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


@pytest.mark.parametrize("use", USES, ids=str)
def test_f2_nobody_listens(use: Use, refused: MarketplaceClient) -> None:
    with pytest.raises(Unreachable):
        use.call(refused, NEVER_SET_UP)


@pytest.fixture(scope="module")
def refused() -> Iterator[MarketplaceClient]:
    with a_client(f"http://127.0.0.1:{closed_port()}") as client:
        yield client


@pytest.mark.skipif(sys.platform != "linux", reason="only here a full queue drops what knocks")
@pytest.mark.parametrize("use", [READS[0], WRITES[0]], ids=str)
def test_f3_a_black_hole_on_a_real_socket(use: Use) -> None:
    with socket.socket() as hole, socket.socket() as first, socket.socket() as second:
        hole.bind(("127.0.0.1", 0))
        hole.listen(0)
        for knocking in (first, second):
            knocking.setblocking(False)
            knocking.connect_ex(hole.getsockname())
        bounds = Bounds(connect=0.1, silence=5.0, total=5.0)
        with a_client(f"http://127.0.0.1:{hole.getsockname()[1]}", bounds) as client, pytest.raises(Unreachable):
            use.call(client, NEVER_SET_UP)


# F4 ----------------------------------------------------------------------------------------------------------


FIRST = [READS[0], READS[7], WRITES[0], WRITES[6]]


@pytest.mark.parametrize("use", FIRST, ids=str)
@pytest.mark.parametrize(("treat", "failure"), [(hung_up, TlsFailed), (no_tls, TlsFailed), (slammed, Unreachable)])
def test_f4_no_handshake_comes_about(use: Use, treat: Treatment, failure: type[NotSent]) -> None:
    with Door(treat) as door, a_client(door.url()) as client:
        with pytest.raises(NotSent) as caught:
            use.call(client, NEVER_SET_UP)
        assert type(caught.value) is failure
    assert_nothing_was_read(door)


@pytest.mark.parametrize("use", FIRST, ids=str)
@pytest.mark.parametrize(("name", "ended", "trusted", "wrong"), CERTIFICATES.values(), ids=CERTIFICATES)
def test_f4_without_verification_nothing_is_sent(
    tmp_path, monkeypatch, use: Use, name: str, ended: bool, trusted: bool, wrong: int
) -> None:
    pem = certificate(tmp_path, name, ended)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with Door(wearing(pem)) as door, a_client(door.url()) as client:
        with pytest.raises(TlsFailed) as caught:
            use.call(client, NEVER_SET_UP)
        assert found_wrong(caught.value) == wrong
    assert_nothing_was_read(door)


def test_f4_the_same_door_with_a_good_certificate_is_believed(tmp_path: Path, monkeypatch) -> None:
    """So that the cases above fail for their own reason."""
    pem = certificate(tmp_path, LOOPBACK)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with Door(wearing(pem)) as door, a_client(door.url()) as client, pytest.raises(BadAnswer):
        client.me()  # an empty object is no seller
    assert TOKEN.encode() in door.read[0]


def assert_nothing_was_read(door: Door) -> None:
    assert not any(TOKEN.encode() in read or b"HTTP" in read for read in door.read)


# F18 ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[CannedStore]:
    with canned_store() as store:
        yield store


@pytest.fixture(scope="module")
def home() -> Iterator[CannedStore]:
    with canned_store() as store:
        yield store


@pytest.fixture(scope="module")
def at_home(home: CannedStore) -> Iterator[MarketplaceClient]:
    with a_client(home.url) as client:
        yield client


@pytest.mark.parametrize("use", USES, ids=str)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_f18_the_token_never_leaves_its_host(home, elsewhere, at_home, use: Use, status: int) -> None:
    client = at_home
    home.answer_everything(Said(b"", status, {"location": f"{elsewhere.url}/users/me?x=1"}))
    before = len(home.heard)
    with pytest.raises(BadAnswer):
        use.call(client, NEVER_SET_UP)
    assert (len(home.heard) - before, elsewhere.heard) == (1, [])


@pytest.mark.parametrize("use", USES, ids=str)
def test_t14_the_token_is_in_its_header_and_nowhere_else(home: CannedStore, at_home: MarketplaceClient, use) -> None:
    home.answer_everything(Said(b"", 500))
    before = len(home.heard)
    with pytest.raises(Exception, match=r"problem of its own"):
        use.call(at_home, NEVER_SET_UP)
    for heard in home.heard[before:]:
        assert heard.headers["authorization"] == f"Bearer {TOKEN}"
        assert TOKEN not in heard.path + heard.query + heard.body.decode()


def test_a_reset_after_the_request_is_not_before_it(at_home: MarketplaceClient) -> None:
    """The border between F4 and F5, on one and the same kind of door."""
    with Door(lambda connection: connection.recv(4096)) as door, a_client(door.url("http")) as client:
        with pytest.raises(Ambiguous):
            client.put_status("MLB1", "paused")
        assert len(door.read) == 1
