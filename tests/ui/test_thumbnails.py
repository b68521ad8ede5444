"""Pictures come behind the scenes, once, and their absence is a placeholder."""

from __future__ import annotations

import os
import stat
import threading

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage

from peepers_desktop.ui.thumbnails import Thumbnails, large, square


def picture(width: int = 60, height: int = 40) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


class Web:
    def __init__(self) -> None:
        self.asked: list[str] = []
        self.body: bytes | None = None
        self.threads: set[int] = set()

    def __call__(self, address: str) -> bytes:
        self.asked.append(address)
        self.threads.add(threading.get_ident())
        if self.body is None:
            raise OSError(address)
        return self.body


@pytest.fixture
def web(qapp):
    made = Web()
    made.body = picture()
    return made


@pytest.fixture
def thumbs(qtbot, tmp_path, web):
    made = Thumbnails(tmp_path / "thumbs", web)
    yield made
    assert made.close()


def test_the_first_look_answers_at_once_and_the_picture_follows(qtbot, thumbs, web):
    with qtbot.waitSignal(thumbs.ready) as told:
        assert thumbs.pixmap("https://x/a-I.jpg", 36) is None
    assert told.args == ["https://x/a-I.jpg"]
    found = thumbs.pixmap("https://x/a-I.jpg", 36)
    assert found is not None
    assert (found.width(), found.height()) == (36, 36)
    assert threading.get_ident() not in web.threads


def test_a_sharp_screen_gets_more_pixels(qtbot, thumbs):
    with qtbot.waitSignal(thumbs.ready):
        thumbs.pixmap("https://x/a.jpg", 36, 2.0)
    found = thumbs.pixmap("https://x/a.jpg", 36, 2.0)
    assert found is not None
    assert (found.width(), found.deviceIndependentSize().width()) == (72, 36)


def test_many_looks_are_one_request_and_the_disk_keeps_it(qtbot, thumbs, web, tmp_path):
    with qtbot.waitSignal(thumbs.ready):
        for _ in range(20):
            thumbs.pixmap("https://x/a.jpg", 36)
    again = Thumbnails(tmp_path / "thumbs", web)
    with qtbot.waitSignal(again.ready):
        again.pixmap("https://x/a.jpg", 36)
    assert web.asked == ["https://x/a.jpg"]
    again.close()


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_only_their_owner_may_read_them_whatever_the_umask(qtbot, thumbs, tmp_path):
    before = os.umask(0)
    try:
        with qtbot.waitSignal(thumbs.ready):
            thumbs.pixmap("https://x/a.jpg", 36)
    finally:
        os.umask(before)
    kept = [tmp_path / "thumbs", *(tmp_path / "thumbs").iterdir()]
    assert [oct(stat.S_IMODE(path.stat().st_mode)) for path in kept] == ["0o700", "0o600"]


def test_what_failed_is_not_asked_for_again_until_the_network_is_back(qtbot, thumbs, web):
    web.body = None
    thumbs.pixmap("https://x/a.jpg", 36)
    qtbot.waitUntil(lambda: len(web.asked) == 1)
    qtbot.waitUntil(lambda: thumbs.pixmap("https://x/a.jpg", 36) is None and not thumbs.busy)
    thumbs.pixmap("https://x/a.jpg", 36)
    assert len(web.asked) == 1
    web.body = picture()
    thumbs.retry_failed()
    with qtbot.waitSignal(thumbs.ready):
        thumbs.pixmap("https://x/a.jpg", 36)


@pytest.mark.parametrize("body", [b"", b"<html>forbidden</html>"])
def test_something_that_is_no_picture_is_neither_shown_nor_kept(qtbot, thumbs, web, tmp_path, body):
    web.body = body
    thumbs.pixmap("https://x/a.jpg", 36)
    qtbot.waitUntil(lambda: bool(web.asked) and not thumbs.busy)
    assert thumbs.pixmap("https://x/a.jpg", 36) is None
    assert not list((tmp_path / "thumbs").glob("*")) if (tmp_path / "thumbs").exists() else True


def test_no_address_is_no_question(thumbs, web):
    assert thumbs.pixmap(None, 36) is None
    assert thumbs.pixmap("", 36) is None
    assert not thumbs.busy


def test_the_middle_is_cut_out(qapp):
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    image.setPixelColor(0, 0, Qt.GlobalColor.red)
    cut = square(image, 50)
    assert (cut.width(), cut.height()) == (50, 50)
    assert cut.pixelColor(0, 0) == Qt.GlobalColor.blue


@pytest.mark.parametrize(
    ("small", "big"),
    [("https://x/D_1-I.jpg", "https://x/D_1-O.jpg"), ("https://x/D_1-I.webp", "https://x/D_1-O.webp"),
     ("https://x/plain.jpg", "https://x/plain.jpg"), (None, None)],
)  # fmt: skip
def test_the_large_version_is_named(small, big):
    assert large(small) == big


def test_what_arrived_before_the_end_is_told_to_nobody_after_it(qapp, thumbs, web):
    """The views it was for are gone by then."""
    web.body = picture()
    told: list[str] = []
    thumbs.ready.connect(told.append)
    thumbs.pixmap("https://x/a.jpg", 36)
    assert thumbs._pool.waitForDone(20_000), "it is here, and nobody has looked"
    assert thumbs.close()
    qapp.processEvents()
    assert told == []
