"""The one crossing from any thread into the GUI."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock

from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, Signal, Slot

from peepers_desktop.domain.events import Changed, Event, Kind, SyncProgress
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.ui.garbage import end_only_here

MERGE_MILLISECONDS = 50
"""How long changes are gathered, so that a page of 20 rows is one refresh and not twenty."""


class Bridge(QObject):
    """`publish` is called from any thread; `happened` is emitted on the GUI thread, in the order of publishing.

    Nothing is lost before the window listens: events wait in the inbox. `Changed` events of one kind and
    account are merged, and of progress only the newest is passed on; everything else first flushes what
    was gathered, so that "finished" never overtakes the rows it brought.
    """

    happened = Signal(object)

    def __init__(self, parent: QObject | None = None, merge_milliseconds: int = MERGE_MILLISECONDS) -> None:
        super().__init__(parent)
        end_only_here(self)
        self._lock = Lock()
        self._inbox: list[Event] = []
        self._awake = False
        self._listening = False
        self._gathered: dict[tuple[type, Kind | None, AccountId], Event] = {}
        self._timer = QTimer(self, singleShot=True, interval=merge_milliseconds)
        self._timer.timeout.connect(self.flush)

    def publish(self, event: Event) -> None:
        """Hand an event over; returns at once. Safe from every thread."""
        with self._lock:
            self._inbox.append(event)
            wake = self._listening and not self._awake
            self._awake = self._awake or wake
        if wake:
            self._wake()

    def listen(self) -> None:
        """Called by the window once its receivers are connected; what waited is delivered now."""
        with self._lock:
            self._listening, self._awake = True, True
        self._wake()

    def _wake(self) -> None:
        QMetaObject.invokeMethod(self, "collect", Qt.ConnectionType.QueuedConnection)

    @Slot()
    def collect(self) -> None:
        """Runs on the GUI thread."""
        with self._lock:
            arrived, self._inbox = self._inbox, []
            self._awake = False
        for event in arrived:
            self._take(event)
        if self._gathered and not self._timer.isActive():
            self._timer.start()

    def _take(self, event: Event) -> None:
        if isinstance(event, Changed):
            key = (Changed, event.kind, event.account)
            self._gathered[key] = _merged(self._gathered.get(key), event)
        elif isinstance(event, SyncProgress):
            self._gathered[(SyncProgress, None, event.account)] = event
        else:
            self.flush()
            self.happened.emit(event)

    @Slot()
    def flush(self) -> None:
        """Deliver what was gathered."""
        self._timer.stop()
        gathered, self._gathered = self._gathered, {}
        for event in gathered.values():
            self.happened.emit(event)


def _merged(old: Event | None, new: Changed) -> Changed:
    """One change for two; an empty set of ids means everything and swallows every other."""
    if not isinstance(old, Changed) or not new.ids:
        return new
    return old if not old.ids else Changed(new.kind, new.account, old.ids | new.ids)


def affects(event: Event, kinds: Iterable[Kind]) -> bool:
    """True when `event` says that rows of one of these kinds differ."""
    return isinstance(event, Changed) and event.kind in frozenset(kinds)
