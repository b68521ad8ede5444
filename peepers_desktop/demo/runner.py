"""Runs the store: in a thread for the window and the tests, or alone for the command line."""

from __future__ import annotations

import asyncio
import json
import socket
import sys
from collections.abc import Callable
from datetime import datetime
from threading import Event, Thread

import uvicorn

from peepers_desktop.clock import SystemClock
from peepers_desktop.demo.clockwork import Clockwork
from peepers_desktop.demo.control import Control
from peepers_desktop.demo.faults import FaultBox, Rule, parse
from peepers_desktop.demo.journal import Journal
from peepers_desktop.demo.routes import marketplace
from peepers_desktop.demo.server import Desk, Face
from peepers_desktop.demo.state import State
from peepers_desktop.demo.storeclock import StoreClock
from peepers_desktop.demo.tokens import Tokens
from peepers_desktop.demo.wire import OpenProtocol
from peepers_desktop.demo.world import World

LIVE_PACE = 60.0
"""While the window is open a day of the marketplace takes 24 minutes."""
TICK = 1.0
START_LIMIT = 15.0
PATIENCE = 200
"""Looks at five milliseconds each before a connection is cut."""


class DemoStore:
    """A simulated marketplace on ``127.0.0.1``.

    ``now`` is an instant (the clock then stands still and moves by :meth:`advance` only) or a callable such as
    ``SystemClock().now``. ``port=0`` takes a free port, which is kept over stop and start: a stopped store refuses
    connections and goes on where it was when it is started again. ``faults`` is an option string (see
    :mod:`peepers_desktop.demo.faults`) or rules. With ``live`` buyers ask and buy and parcels move by themselves.
    With ``remembers`` a refresh token of an earlier run is taken once, so that a demonstration profile stays connected.
    """

    def __init__(
        self,
        world: State,
        now: datetime | Callable[[], datetime] | None = None,
        *,
        port: int = 0,
        faults: str | list[Rule] | None = None,
        live: bool = False,
        pace: float | None = None,
        remembers: bool = False,
    ) -> None:
        self.world = world
        self.clock = StoreClock(now if now is not None else world.born)
        self.tokens = Tokens(f"{world.seed}:{world.born.isoformat()}", remembers)
        self.journal = Journal()
        self.faults = FaultBox(world.rng("faults"), parse(faults) if isinstance(faults, str) else list(faults or []))
        self.clockwork = Clockwork(world, self.clock.now(), pace or (LIVE_PACE if live else 1.0))
        control = Control(world, self.clock, self.clockwork, self.faults)
        self._desk = Desk(world, self.clock, self.tokens, self.journal, [*marketplace(), *control.endpoints()])
        self._port = port
        self._live = live
        self._running: _Running | None = None
        self._ticker: _Ticker | None = None

    @property
    def base_url(self) -> str:
        """``http://127.0.0.1:<port>``; known once the store was started. API and authorization share it."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def client_id(self) -> str:
        """The demonstration's application."""
        return self.tokens.application.client_id

    @property
    def client_secret(self) -> str:
        """Its secret, which protects nothing."""
        return self.tokens.application.client_secret

    @property
    def redirect_uris(self) -> list[str]:
        """Registered addresses; ``http://127.0.0.1:<any port>/callback`` is accepted as well."""
        return list(self.tokens.application.redirect_uris)

    @property
    def seller_names(self) -> list[str]:
        """Nicknames, the default seller first; the last is a collaborator who cannot authorise."""
        return [seller.nickname for seller in self.world.sellers.values()]

    def start(self) -> DemoStore:
        """Listen; returns when connections are accepted. ``OSError`` when the port is taken."""
        if self._running is None:
            listener = _listener(self._port)
            self._port = int(listener.getsockname()[1])
            self._desk.base_url = self.base_url
            self._running = _Running(self._desk, self.faults, listener)
            self._ticker = _Ticker(self.tick) if self._live else None
        return self

    def stop(self) -> None:
        """Stop listening and end every thread. The world stays."""
        if self._ticker is not None:
            self._ticker.stop()
            self._ticker = None
        if self._running is not None:
            self._running.stop()
            self._running = None

    def __enter__(self) -> DemoStore:
        return self.start()

    def __exit__(self, *reason: object) -> None:
        self.stop()

    def advance(self, seconds: float) -> int:
        """Move the store's clock forward, run what became due, and say how many things happened."""
        with self.world.lock:
            return self.clockwork.run_until(self.clock.advance(seconds))

    def tick(self) -> int:
        """Run what became due by the clock as it is."""
        with self.world.lock:
            return self.clockwork.run_until(self.clock.now())


class _Server(uvicorn.Server):
    """Says when it listens, and leaves at once when told to (instead of looking ten times a second)."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = Event()
        self.leaving = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()

    async def main_loop(self) -> None:
        await self.leaving.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close what listens, let answers under way finish, and cut what is left after a moment."""
        await _take_in_who_knocked(sockets or [])
        for server in self.servers:
            server.close()
        for listener in sockets or []:
            listener.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        for _ in range(PATIENCE):
            await asyncio.sleep(0.005)  # at least once: what was just accepted is not in the list yet
            if not (self.server_state.connections or self.server_state.tasks):
                break
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        # What was accepted in this moment is a task of the loop and no connection yet.
        others = asyncio.all_tasks() - {asyncio.current_task()}
        if others:
            await asyncio.wait(others, timeout=1.0)
        await asyncio.sleep(0)  # a transport closes its socket in the loop's next round


async def _take_in_who_knocked(listeners: list[socket.socket]) -> None:
    """Nobody new, and whoever asyncio has accepted becomes a connection, which takes two rounds of the loop: once its
    server is closed asyncio fails to make one, and leaves the socket open for ever."""
    if sys.platform != "win32":  # there accepting and connecting are one step
        for listener in listeners:
            asyncio.get_running_loop().remove_reader(listener)
    for _ in range(2):
        await asyncio.sleep(0)


class _Running:
    """The server thread of a started store."""

    def __init__(self, desk: Desk, faults: FaultBox, listener: socket.socket) -> None:
        self._face = Face(desk, faults)
        self._loop = asyncio.new_event_loop()
        config = uvicorn.Config(
            self._face, http=OpenProtocol, ws="none", lifespan="off", log_config=None, access_log=False,
            server_header=False, date_header=False, timeout_keep_alive=75,
        )  # fmt: skip
        self._server = _Server(config)
        self._thread = Thread(target=self._run, args=(listener,), name="demo-store", daemon=True)
        self._thread.start()
        if not self._server.listening.wait(START_LIMIT):
            raise RuntimeError("the demonstration store did not start")

    def _run(self, listener: socket.socket) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._server.serve(sockets=[listener]))
        finally:
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()
            listener.close()

    def stop(self) -> None:
        self._server.should_exit = True
        for event in (self._face.stopping, self._server.leaving):
            self._loop.call_soon_threadsafe(event.set)
        self._thread.join()


class _Ticker:
    """Lets time do its work while the store is live."""

    def __init__(self, tick: Callable[[], int]) -> None:
        self._tick = tick
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="demo-store-ticker", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._stopped.wait(TICK):
            self._tick()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()


def _listener(port: int) -> socket.socket:
    # The protocol is named because asyncio turns Nagle off only for sockets that name it: 40 ms per answer.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
    except OSError:
        listener.close()
        raise
    return listener


def run(
    port: int = 0,
    listings: int = 300,
    orders: int = 200,
    seed: int = 1,
    faults: str | None = None,
    live: bool = False,
    *,
    until: Event | None = None,
) -> int:
    """The command ``demo-store``: print one line of JSON, then serve until Ctrl-C (or until ``until`` is set)."""
    now = SystemClock().now
    store = DemoStore(World.create(seed, now(), listings, orders), now, port=port, faults=faults, live=live)
    done = until or Event()
    with store:
        line = {
            "base_url": store.base_url,
            "client_id": store.client_id,
            "client_secret": store.client_secret,
            "redirect_uris": store.redirect_uris,
            "sellers": store.seller_names,
            "control": f"{store.base_url}/_control",
        }
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
        try:
            while not done.wait(0.5):
                pass
        except KeyboardInterrupt:
            pass
    return 0
