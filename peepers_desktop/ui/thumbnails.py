"""Pictures of listings: from memory, from disk, or fetched behind the scenes. Never blocks, never fails."""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock, get_ident

from PySide6.QtCore import QMetaObject, QObject, QSize, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from peepers_desktop.ui.garbage import end_only_here

Fetch = Callable[[str], bytes]
"""Reads an address and returns its bytes; raises when it cannot. Called on pool threads."""

THREADS = 2
IN_MEMORY = 600
LARGEST_BYTES = 2_000_000


class Thumbnails(QObject):
    """`pixmap` answers at once, with None while a picture is not there; `ready` then names its address.

    A picture that cannot be fetched is not asked for again until `retry_failed` (called when the network is back).
    """

    ready = Signal(str)

    def __init__(self, folder: Path, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        end_only_here(self)
        self._folder = folder
        self._fetch = fetch
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(THREADS)
        self._closed = Event()
        self._lock = Lock()
        # Qt reads its picture plugins under a lock of its own and asks our translator, which is Python, meanwhile;
        # a second reader would wait for that lock without letting Python run, and everything would stand still.
        self._reading = Lock()
        self._images: OrderedDict[tuple[str, int], QPixmap] = OrderedDict()
        self._wanted: set[tuple[str, int]] = set()
        self._failed: set[str] = set()
        self._arrived: list[tuple[str, int, QImage | None]] = []

    def pixmap(self, address: str | None, size: int, ratio: float = 1.0) -> QPixmap | None:
        """A square picture of `size` logical pixels, or None. Call it while painting."""
        if not address or address in self._failed:
            return None
        pixels = round(size * ratio)
        key = (address, pixels)
        found = self._images.get(key)
        if found is not None:
            self._images.move_to_end(key)
            found.setDevicePixelRatio(ratio)
            return found
        if key not in self._wanted and not self._closed.is_set():
            self._wanted.add(key)
            self._pool.start(lambda: self._work(address, pixels))
        return None

    @property
    def busy(self) -> bool:
        """True while a picture is awaited."""
        return bool(self._wanted)

    def retry_failed(self) -> None:
        """Forget failures, so that the next painting asks again."""
        self._failed.clear()

    def close(self) -> bool:
        """Stop; what is being fetched ends by itself within a moment. True when it did. What has arrived but was not
        told yet never is: the views it was for may be gone."""
        self._closed.set()
        self._pool.clear()
        done = self._pool.waitForDone(2000)
        with self._lock:
            self._arrived.clear()
        return done

    def _work(self, address: str, pixels: int) -> None:
        image = None if self._closed.is_set() else self._load(address, pixels)
        if not self._closed.is_set():
            with self._lock:
                self._arrived.append((address, pixels, image))
            QMetaObject.invokeMethod(self, "take", Qt.ConnectionType.QueuedConnection)

    def _load(self, address: str, pixels: int) -> QImage | None:
        path = self._folder / hashlib.sha256(address.encode()).hexdigest()[:32]
        try:
            body = path.read_bytes() if path.exists() else self._fetched(address, path)
        except Exception:  # a boundary: a missing picture is a placeholder, whatever the fetcher raised
            return None
        image = self._read(body)
        return None if image.isNull() else square(image, pixels)

    def _read(self, body: bytes) -> QImage:
        with self._reading:
            return QImage.fromData(body)

    def _fetched(self, address: str, path: Path) -> bytes:
        body = self._fetch(address)
        if len(body) <= LARGEST_BYTES and not self._read(body).isNull():
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            part = path.with_suffix(f".{os.getpid()}-{get_ident()}.part")
            with open(part, "wb", opener=_private) as file:
                file.write(body)
            part.replace(path)
        return body

    @Slot()
    def take(self) -> None:
        """Runs on the GUI thread: turns arrived images into pixmaps."""
        with self._lock:
            arrived, self._arrived = self._arrived, []
        for address, pixels, image in arrived:
            self._wanted.discard((address, pixels))
            if image is None:
                self._failed.add(address)
                continue
            self._images[(address, pixels)] = QPixmap.fromImage(image)
            if len(self._images) > IN_MEMORY:
                self._images.popitem(last=False)
            self.ready.emit(address)


def _private(path: str, flags: int) -> int:
    """Which listings somebody sells is nobody else's business."""
    return os.open(path, flags, 0o600)


def square(image: QImage, pixels: int) -> QImage:
    """The middle of a picture, cut and scaled to a square."""
    scaled = image.scaled(
        QSize(pixels, pixels),
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left, top = (scaled.width() - pixels) // 2, (scaled.height() - pixels) // 2
    return scaled.copy(left, top, pixels, pixels)


def large(address: str | None) -> str | None:
    """The large picture of a small one: the suffix -I becomes -O (listing pictures, seen in answers of 2026)."""
    if not address:
        return None
    head, dot, ending = address.rpartition(".")
    return f"{head[:-2]}-O{dot}{ending}" if head.endswith("-I") else address
