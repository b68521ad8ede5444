"""The whole login with nobody played: the program's window, Chromium, the store's login page, the relay page over
https at its real address, and the receiver."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from peepers_desktop.clock import SystemClock
from peepers_desktop.mercadolivre.redirect_address import RELAY_PAGE
from peepers_desktop.ui.dialogs.connect import ConnectDialog
from peepers_desktop.ui.dialogs.connect_words import Step
from peepers_desktop.ui.stand_in_browser import StandInBrowser
from tests.helpers.browser import MISSING, Browser, chromium
from tests.helpers.program import Running, running_program, variables_of
from tests.helpers.relay_host import HOST, PATH, RelayHost, relay_host
from tests.helpers.store import ANA, BETO, OPERATOR, StoreRig, running_store

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(MISSING, reason="no Chromium with its driver on this machine"),
    pytest.mark.keeps_threads("peepers-login"),
]


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=4, orders=2, questions=2) as started:
        started.control("POST", "/application", redirect_uri=RELAY_PAGE, loopback=False)
        yield started


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RelayHost]:
    with relay_host(tmp_path_factory.mktemp("relay")) as hosted:
        yield hosted


class Seller:
    """Sits before the browser that the program opens, which starts with the first address."""

    def __init__(self, relay: RelayHost, folder: Path, closing: ExitStack) -> None:
        self._relay, self._folder, self._closing = relay, folder, closing
        self.opened: list[str] = []
        self.flags: Callable[[str], list[str]] = lambda address: []
        self._browser: Browser | None = None
        self._count = 0

    def open(self, address: str) -> None:
        self.opened.append(address)

    @property
    def browser(self) -> Browser:
        """The browser, at the address the program opened last."""
        if self._browser is None:
            flags = [*self._relay.flags, *self.flags(self.opened[-1])]
            self._count += 1
            self._browser = self._closing.enter_context(chromium(self._folder / str(self._count), flags))
            self._browser.open(self.opened[-1])
        return self._browser

    def again(self) -> Browser:
        self._browser = None
        return self.browser


@pytest.fixture
def seller(relay: RelayHost, tmp_path: Path, qapp) -> Iterator[Seller]:
    with ExitStack() as closing:
        sits = Seller(relay, tmp_path / "browser", closing)
        stand_in = StandInBrowser(sits.open)
        yield sits
        stand_in.leave()


@pytest.fixture
def running(rig: StoreRig, seller: Seller, tmp_path: Path) -> Iterator[Running]:
    variables = variables_of(rig, PEEPERS_VAULT="session", PEEPERS_REDIRECT_URI=RELAY_PAGE)
    with running_program(tmp_path / "profile", variables) as started:
        yield started


def begin(running: Running, seller: Seller, account: str | None = None) -> ConnectDialog:
    """Up to the login page in the browser."""
    dialog = running.assembly.connect(account)
    assert isinstance(dialog, ConnectDialog)
    dialog.show_step(Step.KEYS)
    count = len(seller.opened)
    dialog.go_on()
    running.wait(lambda: len(seller.opened) > count)
    return dialog


def outcome(running: Running, dialog: ConnectDialog) -> str:
    running.wait(lambda: dialog.step is Step.RESULT)
    page = dialog.result_page
    return f"{page.title.text()} {page.sentence.text()} {page.advice.text()}"


def port_of(address: str) -> int:
    return int(parse_qs(urlsplit(address).query)["state"][0].split(".")[1])


def is_closed(port: int) -> bool:
    with socket.socket() as knocking:
        return knocking.connect_ex(("127.0.0.1", port)) != 0


def test_the_seller_says_yes_and_is_connected(running: Running, seller: Seller, relay: RelayHost) -> None:
    dialog = begin(running, seller)
    browser = seller.browser
    assert "Permitir acesso" in browser.shown
    browser.choose(BETO)
    browser.click("button.yes")
    browser.see(lambda page: "Volte ao Peepers" in page.shown)
    assert outcome(running, dialog).startswith(f"Connected as {BETO}")
    assert PATH in relay.asked, "the answer came through the relay page"
    assert urlsplit(browser.address).hostname == "127.0.0.1"
    assert running.parts.accounts.list()[0].seller.nickname == BETO
    running.wait(lambda: is_closed(port_of(seller.opened[0])))


def test_the_seller_says_no(running: Running, seller: Seller) -> None:
    dialog = begin(running, seller)
    seller.browser.click("button.no")
    seller.browser.see(lambda page: "Volte ao Peepers" in page.shown)
    assert "You refused access in the browser" in outcome(running, dialog)
    assert running.parts.accounts.list() == ()


def test_a_closed_tab_can_be_opened_again_and_cancelled(running: Running, seller: Seller) -> None:
    dialog = begin(running, seller)
    seller.browser.close()
    assert dialog.step is Step.AUTHORISE, "the program cannot know, so it waits and counts down"
    dialog.waiting_page.again_button.click()
    running.wait(lambda: len(seller.opened) == 2)
    assert "Permitir acesso" in seller.again().shown
    dialog.waiting_page.cancel_button.click()
    assert dialog.step is Step.KEYS
    running.wait(lambda: is_closed(port_of(seller.opened[0])))
    seller.browser.click("button.yes")
    assert running.parts.accounts.list() == (), "what is allowed afterwards finds nobody"


def test_the_wrong_account_is_refused_and_said(running: Running, seller: Seller, rig: StoreRig) -> None:
    dialog = begin(running, seller)
    seller.browser.choose(ANA)
    seller.browser.click("button.yes")
    assert outcome(running, dialog).startswith(f"Connected as {ANA}")
    dialog.accept()
    dialog = begin(running, seller, str(rig.seller_id(ANA)))
    browser = seller.browser
    browser.open(seller.opened[-1])
    browser.choose(BETO)
    browser.click("button.yes")
    assert "another Mercado Livre account" in outcome(running, dialog)
    assert [account.seller.nickname for account in running.parts.accounts.list()] == [ANA]


def test_t20_a_collaborator_is_told_by_the_marketplace_and_by_the_program(running: Running, seller: Seller) -> None:
    dialog = begin(running, seller)
    seller.browser.choose(OPERATOR)
    seller.browser.click("button.yes")
    seller.browser.see(lambda page: "invalid_operator_user_id" in page.shown)
    assert dialog.step is Step.AUTHORISE
    notes = [label.text() for label in dialog.waiting_page.findChildren(type(dialog.waiting_page.answer))]
    assert any("administrator" in note for note in notes)
    dialog.waiting_page.cancel_button.click()


def test_nothing_answers_so_the_page_offers_its_address_and_it_can_be_pasted(running: Running, seller: Seller) -> None:
    """As on another machine, or behind a firewall: the browser's 127.0.0.1 swallows what is sent to it."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        dead_end = silent.getsockname()[1]
        seller.flags = lambda address: [
            f"--host-resolver-rules=MAP 127.0.0.1:{port_of(address)} 127.0.0.1:{dead_end},"
            f"{seller._relay.flags[0].partition('=')[2]}"
        ]
        dialog = begin(running, seller)
        seller.browser.choose(ANA)
        seller.browser.click("button.yes")
        seller.browser.see(lambda page: "não respondeu" in page.title)
        seller.browser.stop()  # only so that the page can be looked into
        assert "Copie o endereço" in seller.browser.shown
        offered = str(seller.browser.value("document.getElementById('address').value"))
        assert offered.startswith(f"https://{HOST}{PATH}?code=TG-")
        assert dialog.step is Step.AUTHORISE
        dialog.waiting_page.address.setText(f" {offered}\n")
        dialog.waiting_page.use_button.click()
        assert outcome(running, dialog).startswith(f"Connected as {ANA}")


def test_a_refused_port_leaves_an_address_that_can_be_pasted(running: Running, seller: Seller) -> None:
    """The browser's own page for a refused connection replaces the relay page; its address serves as well."""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # taken, and not listened to
        dead_end = nobody.getsockname()[1]
        seller.flags = lambda address: [
            f"--host-resolver-rules=MAP 127.0.0.1:{port_of(address)} 127.0.0.1:{dead_end},"
            f"{seller._relay.flags[0].partition('=')[2]}"
        ]
        dialog = begin(running, seller)
        seller.browser.choose(ANA)
        seller.browser.click("button.yes")
        callback = f"http://127.0.0.1:{port_of(seller.opened[-1])}/callback?"
        seller.browser.see(lambda page: page.address.startswith(callback))
        dialog.waiting_page.address.setText(seller.browser.address)
        dialog.waiting_page.use_button.click()
        assert outcome(running, dialog).startswith(f"Connected as {ANA}")
