"""Wrong answers on a healthy connection."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import Any

from peepers_desktop.demo import refusals
from peepers_desktop.demo.exchange import Reply
from peepers_desktop.demo.faults import Rule

Body = dict[str, Any]
_HTML = "text/html; charset=utf-8"
GZIP_HEAD = 10
_JSON: dict[str, tuple[int, Body]] = {
    "401": (401, refusals.INVALID_TOKEN),
    "401_short": (401, refusals.INVALID_TOKEN_SHORT),
    "blocked": (401, refusals.BLOCKED_APPLICATION),
    "403": (403, refusals.ACCESS_DENIED),
    "403_policy": (403, refusals.POLICY),
    "403_scopes": (403, refusals.INVALID_SCOPES),
    "404": (404, refusals.not_found("resource not found")),
    "409": (409, refusals.OPTIMISTIC_LOCK),
    "409_version": (409, {"status": 409, "message": "Version mismatch"}),
    "429": (429, refusals.TOO_MANY),
    "429_quota": (429, {"error": "too_many_requests", "message": "client.id over quota", "status": 429}),
    "500": (500, refusals.standard(500, "internal_server_error", "Internal Server Error")),
    "500_applied": (500, refusals.standard(500, "internal_server_error", "Internal Server Error")),
    "502": (502, refusals.standard(502, "bad_gateway", "Bad Gateway")),
    "503": (503, refusals.standard(503, "service_not_available", "Service not available")),
    "504": (504, refusals.standard(504, "gateway_timeout", "Gateway Timeout")),
    "error_200": (200, refusals.standard(400, "invalid_token", "expired_token")),
}
_TEXT: dict[str, tuple[int, str, str]] = {
    "429_text": (429, "text/plain", "local_rate_limited"),
    "429_html": (429, _HTML, refusals.EDGE_PAGE.format("429 Too Many Requests")),
    "text_500": (500, "text/plain", "upstream connect error or disconnect/reset before headers"),
    "html_200": (200, _HTML, refusals.EDGE_PAGE.format("Em manutenção")),
    "html_403": (403, _HTML, refusals.EDGE_PAGE.format("403 Forbidden")),
    "html_502": (502, _HTML, refusals.EDGE_PAGE.format("502 Bad Gateway")),
}
_REDIRECTS = {
    "redirect_http": "http://api.peepers.example/",
    "redirect_host": "https://other.peepers.example/",
}


def answer(rule: Rule, right: Reply, path: str) -> Reply:
    """The answer of a rule, given the right one (which is empty when nothing was carried out)."""
    if rule.kind in _JSON:
        status, body = _JSON[rule.kind]
        return Reply(body, rule.status or status, _retry(rule))
    if rule.kind in _TEXT:
        status, kind, text = _TEXT[rule.kind]
        return Reply(raw=text.encode(), status=rule.status or status, content_type=kind, headers=_retry(rule))
    if rule.kind in _REDIRECTS or rule.kind == "redirect_loop":
        target = _REDIRECTS.get(rule.kind, path)
        return Reply(raw=b"", status=rule.status or 302, headers={"location": target})
    return _damaged(rule, right)


def _retry(rule: Rule) -> dict[str, str]:
    return {} if rule.retry_after is None else {"retry-after": str(rule.retry_after)}


def _damaged(rule: Rule, right: Reply) -> Reply:
    """The right answer, spoiled."""
    body = right.encoded()
    if rule.kind == "no_content":
        return Reply(status=204)
    if rule.kind == "empty":
        return Reply(raw=b"", status=200)
    if rule.kind == "bad_json":
        return _raw(body[: max(1, len(body) * 2 // 3)])
    if rule.kind == "bad_utf8":
        return _raw(b'{"id":"' + b"\xff\xfe\xc3\x28" + b'","title":"' + body[:40] + b'"}')
    if rule.kind == "wrong_types":
        return _raw(json.dumps(_twisted(json.loads(body or b"null"))).encode())
    if rule.kind == "bad_gzip":
        return _raw(gzip.compress(body, mtime=0)[:GZIP_HEAD] + b"\xff" * 64, "gzip")
    return _raw(bomb(rule.size), "gzip")


def _raw(data: bytes, encoding: str | None = None) -> Reply:
    return Reply(raw=data, headers={"content-encoding": encoding} if encoding else {})


def _twisted(value: Any) -> Any:
    """Every value keeps its place and loses its type."""
    if isinstance(value, dict):
        return {name: _twisted(one) for name, one in value.items()}
    if isinstance(value, list):
        return {str(index): _twisted(one) for index, one in enumerate(value)}
    if isinstance(value, str):
        return [value]
    return {"value": value} if isinstance(value, (bool, int, float)) else "null"


def bomb(megabytes: int) -> bytes:
    """So many megabytes of blanks, packed to a thousandth."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    blank = b" " * (1 << 20)
    return b"".join(packer.compress(blank) for _ in range(megabytes)) + packer.flush()
