"""No test leaves this machine: a connection or a name look-up off loopback fails the test that tried it."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

LOCAL_NAMES = frozenset({"", "localhost", "localhost.localdomain", "ip6-localhost"})


class OffLoopback(AssertionError):
    """Raised in the code that tried; recorded as well, for code that swallows everything."""


def is_loopback(host: object) -> bool:
    """True for None (any local address), the local names and every loopback address."""
    if host is None:
        return True
    name = host.decode("ascii", "replace") if isinstance(host, bytes | bytearray) else str(host)
    if name.lower().rstrip(".") in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(name.split("%")[0]).is_loopback
    except ValueError:
        return False


class Gate:
    """Stands in front of the socket calls and remembers who tried to pass."""

    def __init__(self) -> None:
        self.refused: list[str] = []

    def check(self, host: object) -> None:
        if not is_loopback(host):
            self.refused.append(str(host))
            raise OffLoopback(f"a test tried to reach {host!r}; only loopback is allowed")

    def socket_call(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """`connect`, `connect_ex` and `sendto`: the address is the last argument."""

        def guarded(sock: socket.socket, *args: Any) -> Any:
            if sock.family in (socket.AF_INET, socket.AF_INET6) and isinstance(args[-1], tuple):
                self.check(args[-1][0])
            return real(sock, *args)

        return guarded

    def lookup(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(host: Any, *args: Any, **options: Any) -> Any:
            self.check(host)
            return real(host, *args, **options)

        return guarded


@pytest.fixture(scope="session", autouse=True)
def network_gate() -> Iterator[Gate]:
    """The gate, closed for the whole session so that servers of any fixture scope stand behind it."""
    gate = Gate()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, gate.socket_call(getattr(socket.socket, name)))
        for name in ("getaddrinfo", "gethostbyname"):
            patch.setattr(socket, name, gate.lookup(getattr(socket, name)))
        yield gate


@pytest.fixture(autouse=True)
def only_loopback(network_gate: Gate) -> Iterator[None]:
    """Fails the test during which anything was refused, even when its code caught the error."""
    network_gate.refused.clear()
    yield
    refused, network_gate.refused[:] = list(network_gate.refused), []
    if refused:
        pytest.fail(f"connections off loopback were tried: {', '.join(sorted(set(refused)))}", pytrace=False)
