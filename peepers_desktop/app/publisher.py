"""Hands events of the lower layers to whoever subscribed."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from peepers_desktop.domain.events import Event


class Publisher:
    """Thread-safe. Subscribers are called on the publishing thread and must be quick."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._subscribers: list[Callable[[Event], object]] = []

    def subscribe(self, callback: Callable[[Event], object]) -> Callable[[], None]:
        """Call `callback` for every event from now on; the answer ends that."""
        with self._lock:
            self._subscribers.append(callback)

        def leave() -> None:
            with self._lock:
                if callback in self._subscribers:
                    self._subscribers.remove(callback)

        return leave

    def publish(self, event: Event) -> None:
        with self._lock:
            subscribers = tuple(self._subscribers)
        for callback in subscribers:
            callback(event)
