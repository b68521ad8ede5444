"""Pictures of listings: public files, fetched without the token."""

from __future__ import annotations

from peepers_desktop.clock import Clock
from peepers_desktop.mercadolivre.bounded_http import BoundedHttp, Bounds
from peepers_desktop.mercadolivre.errors import BadAnswer

MAX_PICTURE = 2_000_000
_BOUNDS = Bounds(connect=5.0, silence=10.0, total=20.0, size=MAX_PICTURE)


class Pictures:
    """Fetches pictures one by one over connections it keeps. Thread-safe."""

    def __init__(self, clock: Clock) -> None:
        self._public = BoundedHttp("https://", clock, _BOUNDS, "image/*")
        self._loopback = BoundedHttp("http://127.0.0.1", clock, _BOUNDS, "image/*")

    def fetch(self, address: str) -> bytes:
        """The bytes of a picture: https, or the demonstration store on 127.0.0.1.

        Raises:
            NotSent, Ambiguous: no picture for now.
            BadAnswer: no address of a picture, or an answer that is none.
        """
        if address.startswith("https://"):
            answer = self._public.send("GET", address)
        elif address.startswith("http://127.0.0.1:"):
            answer = self._loopback.send("GET", address)
        else:
            raise BadAnswer
        if answer.status != 200:
            raise BadAnswer
        return answer.body

    def close(self) -> None:
        self._public.close()
        self._loopback.close()
