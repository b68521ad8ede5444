"""The relay page in a real Chromium: it brings the answer to the receiver, and to nobody else."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from peepers_desktop.clock import SystemClock
from peepers_desktop.mercadolivre.oauth_flow import LoginFlow
from peepers_desktop.mercadolivre.redirect import LoopbackReceiver
from peepers_desktop.mercadolivre.redirect_address import RELAY_PAGE
from tests.helpers.receivers import CODE

FOLDER = Path(__file__).parents[3] / "resources" / "relay"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def hosted() -> Iterator[str]:
    """The folder on a host of its own, as a seller would put it on the web."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(FOLDER)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def final_page(url: str, profile: Path, language: str = "pt-BR") -> str:
    """What the browser shows in the end, as HTML."""
    assert CHROMIUM is not None
    command = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        f"--user-data-dir={profile}", f"--accept-lang={language}", f"--lang={language}", "--virtual-time-budget=6000",
        "--disable-background-networking", "--disable-component-update", "--no-proxy-server", "--dump-dom", url,
    ]  # fmt: skip
    environment = {**os.environ, "HOME": str(profile), "LANGUAGE": language.replace("-", "_")}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
    return done.stdout


def test_the_answer_reaches_the_receiver_and_the_seller_is_sent_back(tmp_path: Path) -> None:
    with hosted() as page, LoopbackReceiver(LoginFlow.start(RELAY_PAGE), SystemClock()) as receiver:
        shown = final_page(f"{page}?code={CODE}&state={receiver.flow.state}", tmp_path)
        assert receiver.wait(0).code == CODE
    assert "Volte ao Peepers" in shown


def test_a_refusal_reaches_the_receiver_as_well(tmp_path: Path) -> None:
    with hosted() as page, LoopbackReceiver(LoginFlow.start(RELAY_PAGE), SystemClock()) as receiver:
        final_page(f"{page}?error=access_denied&state={receiver.flow.state}", tmp_path)
        assert receiver.wait(0).error == "access_denied"


@pytest.mark.parametrize(
    "state",
    [
        "v1.{port}.short",
        "v2.{port}.{nonce}",
        "v1.80.{nonce}",
        "v1.99999.{nonce}",
        "v1.0{port}.{nonce}",
        "v1.{port}.{nonce}&state=b",
    ],
)
def test_a_state_of_another_form_goes_nowhere(tmp_path: Path, state: str) -> None:
    with hosted() as page, LoopbackReceiver(LoginFlow.start(RELAY_PAGE), SystemClock()) as receiver:
        text = state.format(port=receiver.flow.port, nonce=receiver.flow.nonce)
        shown = final_page(f"{page}?code={CODE}&state={text}", tmp_path)
        receiver.offer(f"?code={CODE}&state={receiver.flow.state}")  # nothing has been taken as the answer
    assert 'id="copy"' in shown
    assert 'id="bar" hidden' in shown.replace('class="bar" ', "").replace('=""', "")


def test_opened_by_itself_it_explains_itself(tmp_path: Path) -> None:
    with hosted() as page:
        shown = final_page(page, tmp_path)
    assert "Não há nada para entregar aqui" in shown or "There is nothing to hand over here" in shown
