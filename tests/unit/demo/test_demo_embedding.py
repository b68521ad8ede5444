"""The store as a part of a program: it starts, stops, starts again, and leaves nothing behind."""

from __future__ import annotations

import json
import socket
import threading
from contextlib import closing
from datetime import datetime, timedelta

import httpx
import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.demo import DemoStore, World, people, run
from peepers_desktop.demo.tokens import RELAY
from tests.helpers.store import NOON


@pytest.fixture
def world() -> World:
    return World.create(1, NOON, listings=10, orders=5, questions=5)


def test_a_started_store_answers_and_a_stopped_one_refuses(world: World) -> None:
    store = DemoStore(world).start()
    assert httpx.get(f"{store.base_url}/nothing").status_code == 404
    store.stop()
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{store.base_url}/nothing")


def test_it_tells_how_to_connect(world: World) -> None:
    with DemoStore(world) as store:
        assert store.base_url.startswith("http://127.0.0.1:")
        assert store.client_id.isdecimal()
        assert store.client_secret
        assert store.redirect_uris == [RELAY]
        assert store.seller_names[0] == "LOJA_DA_ANA"


def test_no_thread_stays(world: World) -> None:
    before = set(threading.enumerate())
    with DemoStore(world, live=True) as store, httpx.Client(base_url=store.base_url) as client:
        client.get("/nothing")
        assert len(set(threading.enumerate()) - before) == 2
        store.stop()
        assert set(threading.enumerate()) <= before


def test_it_goes_on_at_the_same_port_where_it_was(world: World) -> None:
    store = DemoStore(world)
    with store:
        address = store.base_url
        httpx.post(f"{address}/_control/advance", json={"seconds": 60})
    with store:
        assert store.base_url == address
        assert httpx.get(f"{address}/_control").json()["now"] == "2026-11-24T12:01:00.000Z"


def test_starting_twice_and_stopping_twice_are_harmless(world: World) -> None:
    store = DemoStore(world)
    assert store.start() is store.start()
    store.stop()
    store.stop()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("demo-store")]


def test_who_knocked_while_the_store_was_busy_is_let_go_when_it_stops(world: World) -> None:
    """They are accepted in the very round that is told to stop."""
    store = DemoStore(world).start()
    running, busy = store._running, threading.Event()
    assert running is not None
    running._loop.call_soon_threadsafe(busy.wait)
    port = int(store.base_url.rsplit(":", 1)[1])
    knocking = [socket.create_connection(("127.0.0.1", port)) for _ in range(3)]
    wait_for_its_end = running._thread.join

    def told_to_stop(timeout: float | None = None) -> None:
        busy.set()
        wait_for_its_end(timeout)

    running._thread.join = told_to_stop  # type: ignore[method-assign]
    store.stop()
    for one in knocking:
        one.settimeout(10)
        with one:
            assert one.recv(1) == b"", "closed, not left open for ever"


def test_a_port_can_be_chosen_and_a_taken_one_is_said(world: World) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match=r"(?i)in use|only one usage"):
            DemoStore(world, port=taken.getsockname()[1]).start()


def test_it_listens_on_loopback_only(world: World) -> None:
    with DemoStore(world) as store:
        port = int(store.base_url.rsplit(":", 1)[1])
        with closing(socket.socket()) as other:
            other.bind(("127.0.0.2", port))
            assert other.getsockname()[1] == port, "the port is free on every other address"


def test_two_stores_live_side_by_side(world: World) -> None:
    with DemoStore(world) as first, DemoStore(World.create(2, NOON, 10, 5, 5)) as second:
        assert first.base_url != second.base_url
        seeds = [httpx.get(f"{store.base_url}/_control").json()["seed"] for store in (first, second)]
        assert seeds == [1, 2]


def test_its_clock_can_follow_another(world: World) -> None:
    clock = FixedClock(NOON)
    with DemoStore(world, clock.now) as store:
        clock.advance(90)
        assert httpx.get(f"{store.base_url}/_control").json()["now"] == "2026-11-24T12:01:30.000Z"
        clock.advance(86_400)
        assert store.tick() > 0
        assert store.tick() == 0, "what happened does not happen again"


def test_answers_carry_the_date_of_the_store(world: World) -> None:
    with DemoStore(world) as store:
        assert httpx.get(f"{store.base_url}/nothing").headers["date"] == "Tue, 24 Nov 2026 12:00:00 GMT"


def test_advancing_by_hand_is_the_lever(world: World) -> None:
    twin = World.create(1, NOON, listings=10, orders=5, questions=5)
    with DemoStore(world) as store, DemoStore(twin) as other:
        happened = store.advance(3 * 86_400)
        lever = httpx.post(f"{other.base_url}/_control/advance", json={"seconds": 3 * 86_400}).json()
    assert happened == lever["happened"] > 10
    assert world == twin


def test_a_live_store_moves_by_itself() -> None:
    born = World.create(1, NOON, listings=30, orders=20, questions=5)
    clock = FixedClock(NOON)
    moved = threading.Event()

    def later() -> datetime:
        clock.advance(3_600)
        moved.set()
        return clock.now()

    before = len(born.questions) + len(born.orders)
    with DemoStore(born, later, live=True):
        moved.clear()
        assert moved.wait(5), "the ticker asks for the time"
        moved.clear()
        assert moved.wait(5)
    assert len(born.questions) + len(born.orders) > before


def test_requests_from_many_threads_leave_one_consistent_world(world: World) -> None:
    with DemoStore(world) as store:
        item = next(one for one in world.items_of(people.ANA, NOON) if one.stock and one.status == "active")
        before = item.available

        def buy() -> None:
            httpx.post(f"{store.base_url}/_control/items/{item.id}/sale")

        threads = [threading.Thread(target=buy) for _ in range(before)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert item.available == 0
    assert sum(order.item_id == item.id and order.created == NOON for order in world.orders.values()) == before


def test_the_command_prints_one_line_of_json_and_ends(capfd: pytest.CaptureFixture[str]) -> None:
    done = threading.Event()
    done.set()
    assert run(listings=5, orders=2, seed=3, until=done) == 0
    out = capfd.readouterr().out
    assert out.count("\n") == 1
    line = json.loads(out)
    assert set(line) == {"base_url", "client_id", "client_secret", "redirect_uris", "sellers", "control"}
    assert "LOJA_DA_ANA" in line["sellers"]


def test_the_command_ends_cleanly_on_ctrl_c(capfd: pytest.CaptureFixture[str]) -> None:
    class Interrupted(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            raise KeyboardInterrupt

    assert run(listings=5, orders=2, until=Interrupted()) == 0
    assert json.loads(capfd.readouterr().out)["base_url"]


def test_wrong_faults_are_said_before_anything_listens(world: World) -> None:
    with pytest.raises(ValueError, match="nonsense"):
        DemoStore(world, faults="nonsense")


def test_twenty_thousand_listings_are_ready_in_seconds() -> None:
    large = World.create(1, NOON, listings=20_000, orders=50, questions=10)
    assert len(large.items) == 20_048
    with DemoStore(large) as store, httpx.Client(base_url=store.base_url) as client:
        token = client.post("/_control/authorize", json={"seller": "LOJA_DA_ANA"}).json()["access_token"]
        seller = next(iter(large.sellers))
        headers = {"authorization": f"Bearer {token}"}
        page = client.get(f"/users/{seller}/items/search?search_type=scan&limit=100", headers=headers).json()
        assert page["paging"]["total"] == 20_000
        assert store.advance(timedelta(days=1).total_seconds()) > 0


def test_a_client_that_dies_while_it_sends_leaves_nothing_behind(world: World) -> None:
    """What the store says of itself would fail this test; the next client is answered as always."""
    with DemoStore(world) as store:
        port = int(store.base_url.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as dying:
            dying.sendall(b'PUT /items/MLB1 HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"ava')
        assert httpx.get(f"{store.base_url}/nothing").status_code == 404
