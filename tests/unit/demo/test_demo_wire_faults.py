"""Damage on the connection itself, seen by a client that reads bytes."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from tests.helpers.store import StoreRig, running_store
from tests.unit.demo.edits import special


@contextmanager
def spoken_to(rig: StoreRig, kind: str, **options: Any) -> Iterator[socket.socket]:
    """A connection that has just asked for the own account under one fault."""
    token = rig.authorize()["access_token"]
    rig.fault(kind, path="/users/me", count=1, **options)
    with socket.create_connection(("127.0.0.1", int(rig.url.rsplit(":", 1)[1])), timeout=5) as connection:
        text = f"GET /users/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\r\n"
        connection.sendall(text.encode())
        yield connection


def everything(connection: socket.socket) -> bytes:
    """All bytes until the other side closes."""
    data = b""
    while part := connection.recv(65_536):
        data += part
    return data


def head_and_body(data: bytes) -> tuple[dict[str, str], bytes]:
    head, _, body = data.partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")[1:]
    return {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}, body


def test_a_reset_before_any_byte(rig: StoreRig) -> None:
    with spoken_to(rig, "reset") as connection, pytest.raises(ConnectionResetError):
        assert connection.recv(1) != b"", "an orderly close is no reset"


def test_a_reset_in_the_middle_of_the_body(rig: StoreRig) -> None:
    with spoken_to(rig, "reset_body") as connection, pytest.raises(ConnectionResetError):
        everything(connection)


def test_a_body_that_ends_too_early(rig: StoreRig) -> None:
    with spoken_to(rig, "truncated") as connection:
        headers, body = head_and_body(everything(connection))
    assert 0 < len(body) < int(headers["content-length"])


def test_a_length_that_is_too_short(rig: StoreRig) -> None:
    with spoken_to(rig, "length_short") as connection:
        headers, body = head_and_body(everything(connection))
    assert len(body) > int(headers["content-length"])
    assert body.endswith(b"}")


@pytest.mark.parametrize(("kind", "least"), [("length_long", 64), ("length_huge", 4 << 29)])
def test_a_length_that_is_never_reached(rig: StoreRig, kind: str, least: int) -> None:
    with spoken_to(rig, kind) as connection:
        data = b""
        while not data.endswith(b"}}"):
            data += connection.recv(65_536)
        headers, body = head_and_body(data)
        assert int(headers["content-length"]) - len(body) >= least
        connection.settimeout(0.05)
        with pytest.raises(TimeoutError):
            connection.recv(1)


def test_chunks_that_are_none(rig: StoreRig) -> None:
    with spoken_to(rig, "bad_chunks") as connection:
        headers, body = head_and_body(everything(connection))
    assert headers["transfer-encoding"] == "chunked"
    assert b"ZZ\r\n" in body


def test_chunks_without_an_end(rig: StoreRig) -> None:
    with spoken_to(rig, "endless_chunks") as connection:
        data = b""
        while len(data) < 20_000:
            data += connection.recv(65_536)
        assert data.count(b"400\r\n") >= 15


def test_one_byte_at_a_time(rig: StoreRig) -> None:
    with spoken_to(rig, "drip", seconds=0.002) as connection:
        parts = [connection.recv(65_536) for _ in range(12)]
    assert parts[0].startswith(b"HTTP/1.1 200")
    assert all(len(part) < 20 for part in parts[1:])


@pytest.mark.parametrize("kind", ["hang", "timeout_applied", "timeout_not_applied"])
def test_silence(rig: StoreRig, kind: str) -> None:
    with spoken_to(rig, kind) as connection:
        connection.settimeout(0.05)
        with pytest.raises(TimeoutError):
            connection.recv(1)


WRITES = [
    ("reset", False, httpx.ReadError),
    ("timeout_not_applied", False, httpx.ReadTimeout),
    ("timeout_applied", True, httpx.ReadTimeout),
    ("reset_body", True, httpx.ReadError),
    ("truncated", True, httpx.RemoteProtocolError),
    ("bad_chunks", True, httpx.RemoteProtocolError),
    ("length_long", True, httpx.ReadTimeout),
]


@pytest.mark.parametrize(("kind", "carried_out", "error"), WRITES)
def test_a_write_under_damage_is_carried_out_or_not(rig: StoreRig, kind: str, carried_out: bool, error) -> None:
    shop, item_id = rig.client(timeout=0.3), special(rig, 2)
    rig.fault(kind, path="/items/*", method="PUT", count=1)
    with pytest.raises(error):
        shop.put(f"/items/{item_id}", json={"available_quantity": 77})
    assert (rig.control("GET", f"/items/{item_id}")["available_quantity"] == 77) is carried_out
    assert len(rig.writes()) == int(carried_out)


@pytest.mark.parametrize(("kind", "carried_out"), [("reset", True), ("truncated", False), ("500_applied", False)])
def test_a_rule_can_decide_it(rig: StoreRig, kind: str, carried_out: bool) -> None:
    shop, item_id = rig.client(timeout=0.3), special(rig, 2)
    rig.fault(kind, path="/items/*", method="PUT", count=1, applied=carried_out)
    try:
        shop.put(f"/items/{item_id}", json={"available_quantity": 77})
    except httpx.TransportError:
        pass
    assert len(rig.writes()) == int(carried_out)


@pytest.mark.parametrize(("kind", "carried_out"), [("500", False), ("500_applied", True), ("503", False)])
def test_a_500_is_carried_out_or_not(rig: StoreRig, shop: httpx.Client, kind: str, carried_out: bool) -> None:
    rig.fault(kind, path="/items/*", method="PUT", count=1)
    answer = shop.put(f"/items/{special(rig, 2)}", json={"available_quantity": 77})
    assert answer.status_code >= 500
    assert len(rig.writes()) == int(carried_out)


def test_a_request_delivered_twice(rig: StoreRig, shop: httpx.Client) -> None:
    question = next(q.id for q in rig.world.questions.values() if q.status == "UNANSWERED")
    rig.fault("duplicate", path="/answers", count=1)
    answer = shop.post("/answers", json={"question_id": question, "text": "Sim"})
    assert answer.json()["error"] == "not_unanswered_question", "the second delivery is the one that answers"
    assert len(rig.writes("/answers")) == 1
    rig.fault("duplicate", path="/items/*", count=1)
    shop.put(f"/items/{special(rig, 2)}", json={"available_quantity": 7})
    assert len(rig.writes("/items")) == 2


def test_the_connection_after_the_damage_is_a_new_and_good_one(rig: StoreRig, shop: httpx.Client) -> None:
    for kind in ("reset", "truncated", "bad_chunks"):
        rig.fault(kind, path="/users/me", count=1)
        with pytest.raises(httpx.TransportError):
            shop.get("/users/me")
        assert shop.get("/users/me").status_code == 200


@pytest.mark.parametrize("kind", ["hang", "endless_chunks", "drip", "length_huge", "delay"])
def test_the_store_stops_in_the_middle_of_any_damage(kind: str) -> None:
    with running_store(listings=5, orders=0, questions=0) as rig, spoken_to(rig, kind, seconds=60.0) as connection:
        if kind in ("hang", "delay"):
            assert any(rig.counters()["faults"] for _ in range(500)), "the request reached the fault"
        else:
            assert connection.recv(10)
        rig.store.stop()
        connection.settimeout(5)
        try:
            rest = everything(connection)
        except ConnectionResetError:
            rest = b""
        assert len(rest) < 1 << 24
