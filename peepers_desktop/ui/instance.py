"""One window per profile: a second start raises the first one's window and ends."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QDir, QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MILLISECONDS = 1000


class Instance(QObject):
    """`claim` is True for the first start of a profile; then `raised` comes when another start asks for the window.

    The lock decides, a visit to the socket is the wish: a socket file left behind by a crash misleads nobody.
    """

    raised = Signal()

    def __init__(self, profile: Path, lock: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"peepers-{hashlib.sha256(str(profile.resolve()).encode()).hexdigest()[:16]}"
        lock.parent.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(QDir.fromNativeSeparators(str(lock)))
        self._lock.setStaleLockTime(0)  # held for hours: only a dead owner makes it stale
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._visited)

    def claim(self) -> bool:
        """Become the one window of the profile, or ask the one there is to come forward."""
        if self._lock.tryLock(0):
            QLocalServer.removeServer(self._name)
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            self._server.listen(self._name)
            return True
        self._call()
        return False

    def release(self) -> None:
        """Let the next start have the profile."""
        self._server.close()
        self._lock.unlock()

    def _call(self) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE_MILLISECONDS):
            socket.disconnectFromServer()

    def _visited(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.abort()
            visitor.deleteLater()
            self.raised.emit()
