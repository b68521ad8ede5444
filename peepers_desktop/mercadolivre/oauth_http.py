"""One HTTP call of the login. Apart from the transport of the resources: it runs before there is a token, and a
lost answer must not be tried again behind anybody's back."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from peepers_desktop.clock import Clock
from peepers_desktop.errors import UsageError
from peepers_desktop.mercadolivre.bounded_http import BoundedHttp, Bounds
from peepers_desktop.mercadolivre.redirect_address import LOOPBACK

MAX_BODY = 256 * 1024
BOUNDS = Bounds(size=MAX_BODY)


class InsecureAddress(UsageError):
    code = "insecure_address"
    message = "{address} is not an https address."
    advice = "Use https; http works only with 127.0.0.1."


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What came back; `repr` keeps the body, which may hold tokens, to itself."""

    status: int
    content_type: str
    body: bytes = field(repr=False)

    @property
    def is_html(self) -> bool:
        return "html" in self.content_type or self.body.lstrip()[:1] == b"<"


def secure_base(url: str) -> str:
    """The address without a trailing slash.

    Raises:
        InsecureAddress: tokens would travel readable.
    """
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname == LOOPBACK):
        return url.rstrip("/")
    raise InsecureAddress(address=url)


def call(
    method: str, url: str, clock: Clock, *, form: dict[str, str] | None = None, token: str | None = None
) -> HttpAnswer:
    """Sends once and reads the answer, whatever its status. Redirects are not followed.

    Raises:
        errors.Unreachable, errors.TlsFailed: nothing was sent.
        errors.Ambiguous: it was sent, and the answer is lost.
        errors.BadAnswer: the answer is larger than any this could be.
    """
    parts = urlsplit(url)
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    content = None
    if form is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        content = urlencode(form).encode("ascii")
    http = BoundedHttp(f"{parts.scheme}://{parts.netloc}", clock, BOUNDS)
    try:
        answer = http.send(method, parts.path, headers=headers, content=content)
    finally:
        http.close()
    return HttpAnswer(answer.status, answer.headers.get("content-type", "").lower(), answer.body)
