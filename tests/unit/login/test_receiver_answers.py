"""The receiver on a real port: who wins, what the page says, when the port closes."""

from __future__ import annotations

import base64
import hashlib
import re
import socket
import threading
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import peepers_desktop
from peepers_desktop.clock import FixedClock, SystemClock
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.oauth_flow import LoginFlow
from peepers_desktop.mercadolivre.redirect import LINGER, AlreadyAnswered, LoopbackReceiver
from peepers_desktop.mercadolivre.redirect_address import RELAY_PAGE
from peepers_desktop.mercadolivre.redirect_page import POLICY
from peepers_desktop.mercadolivre.redirect_parse import StateDiffers
from peepers_desktop.mercadolivre.redirect_server import PortTaken
from tests.helpers.knocking import get, plug, read_page, request
from tests.helpers.receivers import CODE, genuine, port_of


@pytest.fixture
def receiver(clock: FixedClock):
    with LoopbackReceiver(LoginFlow.start(RELAY_PAGE), clock) as waiting:
        yield waiting


def refused(port: int) -> bool:
    try:
        plug(port).close()
    except ConnectionRefusedError:
        return True
    return False


def test_the_answer_arrives(receiver: LoopbackReceiver) -> None:
    page = get(port_of(receiver), genuine(receiver))
    assert page.status == 200
    assert receiver.wait(0).code == CODE


def test_waiting_ends_when_the_answer_arrives_later() -> None:
    with LoopbackReceiver(LoginFlow.start(RELAY_PAGE), SystemClock()) as receiver:
        browser = threading.Thread(target=get, args=(port_of(receiver), genuine(receiver)))
        browser.start()
        assert receiver.wait(30).code == CODE
        browser.join()


def test_r11_a_refusal_arrives_as_one(receiver: LoopbackReceiver) -> None:
    get(port_of(receiver), f"/callback?error=access_denied&state={receiver.flow.state}")
    answer = receiver.wait(0)
    assert (answer.error, answer.code) == ("access_denied", "")


def test_the_page_tells_nothing_but_to_return(receiver: LoopbackReceiver) -> None:
    page = get(port_of(receiver), genuine(receiver), "Accept-Language: pt-BR")
    assert page.header("Cache-Control") == "no-store"
    assert page.header("Referrer-Policy") == "no-referrer"
    assert page.header("X-Content-Type-Options") == "nosniff"
    assert page.header("Content-Security-Policy") == POLICY
    assert POLICY.startswith("default-src 'none';")
    assert page.header("Server") is None
    assert "Volte ao Peepers" in page.body
    assert CODE not in page.body
    assert not any(word in page.body.lower() for word in ("sucesso", "success", "conectado"))


def test_the_page_looks_like_the_relay_page_before_it_and_its_style_is_let_through(receiver: LoopbackReceiver) -> None:
    page = get(port_of(receiver), genuine(receiver)).body
    relay = (Path(peepers_desktop.__file__).parent.parent / "resources" / "relay" / "index.html").read_text("utf-8")
    mark = re.compile(r'<p class="brand">.*?</p>')
    assert mark.findall(page) == mark.findall(relay) != []
    colour = re.compile(r"--(ground|card|ink|soft|line|accent): ?(#\w+)")
    short = {name + value.replace("#ffffff", "#fff") for name, value in colour.findall(relay)}
    assert {name + value for name, value in colour.findall(page)} <= short
    (style,) = re.findall(r"<style>(.*?)</style>", page)
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in POLICY


@pytest.mark.parametrize(("language", "words"), [("es", "Vuelve a Peepers"), ("en", "Return to Peepers")])
def test_the_page_speaks_the_sellers_language(receiver: LoopbackReceiver, language: str, words: str) -> None:
    page = get(port_of(receiver), genuine(receiver), f"Accept-Language: {language}")
    assert words in page.body
    assert f'lang="{language}"' in page.body


def test_what_came_with_a_bad_request_is_not_repeated(receiver: LoopbackReceiver) -> None:
    page = get(port_of(receiver), "/callback?error=%3Cscript%3E&error_description=<b>&state=no")
    assert page.status == 400
    assert "script>" not in page.body
    assert "<b>" not in page.body


def test_r26_a_replay_is_told_that_it_is_late(receiver: LoopbackReceiver) -> None:
    pages = [get(port_of(receiver), genuine(receiver)) for _ in range(3)]
    assert [page.status for page in pages] == [200, 409, 409]


def test_r26_another_code_cannot_replace_the_first(receiver: LoopbackReceiver) -> None:
    get(port_of(receiver), genuine(receiver))
    assert get(port_of(receiver), genuine(receiver, "TG-other00000000000000000-1")).status == 409
    assert receiver.wait(0).code == CODE


def test_r27_of_fifty_at_the_same_instant_one_wins(receiver: LoopbackReceiver) -> None:
    start = threading.Barrier(50)
    codes = [f"TG-{number:024x}-4812345678" for number in range(50)]
    statuses: dict[str, int] = {}

    def browse(code: str) -> None:
        start.wait()
        statuses[code] = get(port_of(receiver), genuine(receiver, code)).status

    threads = [threading.Thread(target=browse, args=(code,)) for code in codes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    winners = [code for code, status in statuses.items() if status == 200]
    assert winners == [receiver.wait(0).code]
    assert set(Counter(statuses.values())) <= {200, 409, 0}


def test_the_port_closes_soon_after_the_answer(receiver: LoopbackReceiver, clock: FixedClock) -> None:
    port = port_of(receiver)
    get(port, genuine(receiver))
    clock.advance(LINGER)
    receiver._server._thread.join(5)
    assert refused(port)
    assert receiver.wait(0).code == CODE


def test_r28_after_cancel_nobody_is_there(receiver: LoopbackReceiver) -> None:
    cancel = threading.Event()
    cancel.set()
    port, target = port_of(receiver), genuine(receiver)
    with pytest.raises(errors.LoginCancelled):
        receiver.wait(300, cancel)
    with pytest.raises(ConnectionRefusedError):
        get(port, target)
    with pytest.raises(AlreadyAnswered):
        receiver.offer(f"?{target.partition('?')[2]}")


def test_a_browser_that_never_hangs_up_does_not_keep_the_port(receiver: LoopbackReceiver) -> None:
    """It has its page; how long it stays is not waited for."""
    port = port_of(receiver)
    with plug(port) as browser:
        browser.sendall(request(port, genuine(receiver)))
        assert browser.recv(65536).startswith(b"HTTP/1.1 200")
        receiver.close()
        assert not receiver._server._thread.is_alive()
        assert refused(port)
        assert read_page(browser).status == 0, "nothing more, and then the end"


def test_cancel_ends_the_waiting_at_once() -> None:
    with LoopbackReceiver(LoginFlow.start(RELAY_PAGE), SystemClock()) as receiver:
        cancel = threading.Event()
        threading.Timer(0.01, cancel.set).start()
        with pytest.raises(errors.LoginCancelled):
            receiver.wait(60, cancel)


def test_closing_ends_the_waiting() -> None:
    with LoopbackReceiver(LoginFlow.start(RELAY_PAGE), SystemClock()) as receiver:
        threading.Timer(0.01, receiver.close).start()
        with pytest.raises(errors.LoginCancelled):
            receiver.wait(60)


def test_r29_after_the_time_out_the_port_is_closed(receiver: LoopbackReceiver, clock: FixedClock) -> None:
    before = clock.monotonic()
    with pytest.raises(errors.LoginTimedOut) as late:
        receiver.wait()
    assert 300 <= clock.monotonic() - before < 301
    assert "administrator" in late.value.advice_text()
    assert refused(port_of(receiver))


def test_r30_a_fixed_port_in_use_is_named(clock: FixedClock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=str(port)):
            LoopbackReceiver(LoginFlow.start(f"http://127.0.0.1:{port}/callback"), clock)


def test_r31_nobody_can_take_the_port_meanwhile(receiver: LoopbackReceiver) -> None:
    with socket.socket() as thief:
        thief.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with pytest.raises(OSError, match="in use"):
            thief.bind(("127.0.0.1", port_of(receiver)))


def test_a_fixed_port_can_be_used_again_at_once(clock: FixedClock) -> None:
    with LoopbackReceiver(LoginFlow.start(RELAY_PAGE), clock) as first:
        port = port_of(first)
        get(port, genuine(first))
    uri = f"http://127.0.0.1:{port}/entrada"
    with LoopbackReceiver(LoginFlow.start(uri), clock) as second:
        assert second.address == second.flow.redirect_uri == uri
        assert get(port, f"/entrada?code={CODE}&state={second.flow.state}").status == 200


def test_r32_the_address_is_the_literal_one_so_ipv6_cannot_steal_it(receiver: LoopbackReceiver) -> None:
    assert urlsplit(receiver.address).hostname == "127.0.0.1"
    with socket.socket(socket.AF_INET6) as thief:
        try:
            thief.bind(("::1", port_of(receiver)))
        except OSError:
            pytest.skip("no IPv6 loopback on this machine")
        thief.listen()
        assert get(port_of(receiver), genuine(receiver)).status == 200


def test_r33_other_addresses_of_this_machine_are_not_served(receiver: LoopbackReceiver) -> None:
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.2", port_of(receiver)), timeout=2).close()


def test_r34_two_logins_at_once_keep_their_codes(clock: FixedClock) -> None:
    flows = [LoginFlow.start(RELAY_PAGE) for _ in range(2)]
    with LoopbackReceiver(flows[0], clock) as one, LoopbackReceiver(flows[1], clock) as two:
        code = "TG-" + "b" * 24 + "-2"
        assert get(port_of(two), genuine(one)).status == 400
        assert get(port_of(two), genuine(two, code)).status == 200
        assert get(port_of(one), genuine(one)).status == 200
        assert (one.wait(0).code, two.wait(0).code) == (CODE, code)


def test_r35_a_pasted_address_is_an_answer(receiver: LoopbackReceiver) -> None:
    receiver.offer(f' "{RELAY_PAGE}?code={CODE}&state={receiver.flow.state}"\n')
    assert receiver.wait(0).code == CODE
    assert get(port_of(receiver), genuine(receiver)).status == 409


def test_r35_a_wrong_paste_leaves_the_login_waiting(receiver: LoopbackReceiver) -> None:
    with pytest.raises(StateDiffers):
        receiver.offer(f"{RELAY_PAGE}?code={CODE}&state=v1.40123.{'a' * 43}")
    receiver.offer(CODE)
    assert receiver.wait(0).state_checked is False
    with pytest.raises(AlreadyAnswered):
        receiver.offer(CODE)
