"""The little of HTTP the receiver understands: bytes in, one verdict out. No sockets.

Everything that is not a browser's plain top-level GET of our own address is refused, and nothing of a
request is ever repeated in an answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MAX_TARGET = 4096
"""Bytes of the request's address."""
MAX_HEAD = 32 * 1024
"""Bytes of the request line and all headers; a browser may send large cookies to 127.0.0.1."""
MAX_HEADERS = 100

_REQUEST_LINE = re.compile(rb"([A-Z]{1,16}) ([\x21-\x7e]+) HTTP/1\.[01]\Z")
_HEADER = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\x20-\x7e\x80-\xff\t]*)\Z")


@dataclass(frozen=True, slots=True)
class Refusal:
    """An HTTP status; 0 means that the other side does not even speak HTTP and gets no answer."""

    status: int


@dataclass(frozen=True, slots=True)
class Redirect:
    """A request that came to the right place in the right way. What its query says is judged elsewhere."""

    query: str = field(repr=False)
    language: str = "pt"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the answer is expected."""

    port: int
    path: str

    @property
    def hosts(self) -> tuple[str, str]:
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"


Verdict = Redirect | Refusal


def judge(received: bytes, place: Place) -> Verdict | None:
    """The verdict on the bytes received so far, or None while more of the head is needed."""
    if received and not received[:1].isalpha():
        return Refusal(0)
    line, found, _ = received.partition(b"\r\n")
    if len(line) > MAX_TARGET + 32:
        return Refusal(414)
    if not found:
        return None
    refused = _judge_line(line, place)
    if refused is not None:
        return refused
    head, complete, _ = received.partition(b"\r\n\r\n")
    if len(head) > MAX_HEAD:
        return Refusal(431)
    if not complete:
        return None
    headers = _headers(head.split(b"\r\n")[1:])
    if headers is None:
        return Refusal(400)
    return _judge_headers(headers, place) or _redirect(line, headers)


def _judge_line(line: bytes, place: Place) -> Refusal | None:
    match = _REQUEST_LINE.match(line)
    if match is None:
        return Refusal(400)
    method, target = match.groups()
    if method != b"GET":
        return Refusal(405)
    if len(target) > MAX_TARGET:
        return Refusal(414)
    if not target.startswith(b"/"):
        return Refusal(421)
    path = target.partition(b"?")[0].decode("ascii")
    return None if path == place.path else Refusal(404)


def _headers(lines: list[bytes]) -> dict[str, list[str]] | None:
    """None when one is malformed; a folded line is, too."""
    if len(lines) > MAX_HEADERS:
        return None
    headers: dict[str, list[str]] = {}
    for line in lines:
        match = _HEADER.match(line)
        if match is None:
            return None
        name, value = (part.decode("latin-1") for part in match.groups())
        headers.setdefault(name.lower(), []).append(value.strip())
    return headers


def _judge_headers(headers: dict[str, list[str]], place: Place) -> Refusal | None:
    hosts = headers.get("host", [])
    if len(hosts) != 1 or hosts[0].lower() not in place.hosts:
        return Refusal(421)
    if "transfer-encoding" in headers or headers.get("content-length", ["0"]) != ["0"]:
        return Refusal(400)
    # A page that embeds this address, or fetches it, is not the seller's browser coming back from the login.
    embedded = headers.get("sec-fetch-mode", ["navigate"]) != ["navigate"]
    embedded |= headers.get("sec-fetch-dest", ["document"]) != ["document"]
    return Refusal(403) if embedded or "origin" in headers else None


def _redirect(line: bytes, headers: dict[str, list[str]]) -> Redirect:
    query = line.split(b" ")[1].partition(b"?")[2].decode("ascii")
    return Redirect(query, _language(headers.get("accept-language", [""])[0]))


def _language(accepted: str) -> str:
    """The first of the three languages of our pages that the browser names."""
    for choice in accepted.lower().split(","):
        if choice.strip()[:2] in ("pt", "es", "en"):
            return choice.strip()[:2]
    return "pt"
