"""The HTTP face: finds the endpoint, checks the bearer and the permission, counts, and lets faults happen."""

from __future__ import annotations

import asyncio
import gzip
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from re import Pattern

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import compile_path

from peepers_desktop.demo import bad_answers
from peepers_desktop.demo.exchange import Call, Reply
from peepers_desktop.demo.faults import DAMAGING, MARKS, WIRE, FaultBox, Rule
from peepers_desktop.demo.journal import READS, Journal
from peepers_desktop.demo.refusals import INVALID_TOKEN, NO_TOKEN, POLICY, TOO_MANY, Refusal, not_found, standard
from peepers_desktop.demo.routes import Endpoint
from peepers_desktop.demo.state import State
from peepers_desktop.demo.storeclock import StoreClock
from peepers_desktop.demo.tokens import Grant, Tokens
from peepers_desktop.demo.wire import TRANSPORT, Receive, Scope, Send, Wire

CONTROL = "/_control"
REMEMBERED = 500
WORTH_PACKING = 500
MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class Incoming:
    """A request before anybody looked at it."""

    method: str
    path: str
    query_text: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    marks: frozenset[str] = frozenset()


@dataclass(slots=True)
class Desk:
    """Answers requests from the state of the world. Knows nothing of sockets."""

    world: State
    clock: StoreClock
    tokens: Tokens
    journal: Journal
    endpoints: list[Endpoint]
    base_url: str = ""
    _compiled: list[tuple[Pattern[str], Endpoint]] = field(default_factory=list)
    _recent: deque[datetime] = field(default_factory=deque)

    def __post_init__(self) -> None:
        self._compiled = [(compile_path(endpoint.template)[0], endpoint) for endpoint in self.endpoints]

    def find(self, method: str, path: str) -> tuple[Endpoint | None, dict[str, str], bool]:
        """The endpoint, its path parameters, and whether the path exists for another method."""
        exists = False
        for pattern, endpoint in self._compiled:
            match = pattern.match(path)
            if match and endpoint.method == method:
                return endpoint, match.groupdict(), True
            exists = exists or match is not None
        return None, {}, exists

    def count(self, method: str, path: str) -> None:
        """A request arrived."""
        endpoint, _, _ = self.find(method, path)
        self.journal.seen(f"{method} {endpoint.template}" if endpoint else f"{method} ?")

    def answer(self, incoming: Incoming) -> Reply:
        """The right answer to a request."""
        with self.world.lock:
            reply = self._answer(incoming)
            if not incoming.path.startswith(CONTROL):
                self.journal.answered(reply.status)
            return reply

    def _answer(self, incoming: Incoming) -> Reply:
        endpoint, params, exists = self.find(incoming.method, incoming.path)
        if endpoint is None:
            status = 405 if exists else 404
            body = (
                standard(405, "method_not_allowed", "Method not allowed") if exists else not_found("resource not found")
            )
            return Reply(body, status)
        now = self.clock.now()
        call = Call(
            incoming.method, incoming.path, params, incoming.query, incoming.headers, incoming.body, self.world,
            self.tokens, self.journal, now, self.base_url, marks=incoming.marks,
        )  # fmt: skip
        try:
            if not endpoint.open:
                self._throttle(now)
                call.grant = self._admit(incoming, endpoint)
            reply = endpoint.handler(call)
        except Refusal as refusal:
            return Reply(refusal.body, refusal.status, dict(refusal.headers))
        if call.grant and incoming.method not in READS:
            self.journal.accepted(incoming.method, incoming.path, incoming.body, call.grant.user_id, now)
        return reply

    def _throttle(self, now: datetime) -> None:
        """429 above the setting's requests per minute; off by default, since no number is published."""
        limit = self.world.settings.requests_per_minute
        while self._recent and now - self._recent[0] >= MINUTE:
            self._recent.popleft()
        if limit and len(self._recent) >= limit:
            raise Refusal(429, TOO_MANY)
        self._recent.append(now)

    def _admit(self, incoming: Incoming, endpoint: Endpoint) -> Grant:
        """The bearer's grant. The token is read from the header only, never from the address."""
        kind, _, token = incoming.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer" or not token:
            raise Refusal(401, NO_TOKEN)
        grant = self.tokens.bearer(token.strip(), self.clock.now())
        if grant is None:
            raise Refusal(401, INVALID_TOKEN)
        if not grant.permissions.allows(endpoint.group, incoming.method not in READS):
            raise Refusal(403, POLICY)
        return grant


class Face:
    """The ASGI application in front of a desk; faults are made here."""

    def __init__(self, desk: Desk, faults: FaultBox) -> None:
        self._desk = desk
        self._faults = faults
        self._before: OrderedDict[str, Reply] = OrderedDict()
        self.stopping = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        try:
            body = await request.body()
        except ClientDisconnect:  # the client died while it sent: there is nobody to answer
            return
        incoming = Incoming(
            request.method,
            scope["path"],
            scope["query_string"].decode("latin-1"),
            dict(request.query_params),
            {name.lower(): value for name, value in request.headers.items()},
            body,
        )
        rule = None
        if not incoming.path.startswith(CONTROL):
            self._desk.count(incoming.method, incoming.path)
            rule = self._faults.pick(incoming.method, incoming.path, incoming.query_text)
        if rule is not None:
            self._desk.journal.faults[rule.kind] += 1
            await self._go_wrong(rule, incoming, scope, receive, send)
        else:
            await self._go_right(self._answer(incoming), scope, receive, send)

    def _answer(self, incoming: Incoming) -> Reply:
        """The right answer, remembered so that a later read can be stale."""
        reply = self._desk.answer(incoming)
        if incoming.method == "GET" and reply.raw is None and not incoming.path.startswith(CONTROL):
            key = f"{incoming.path}?{incoming.query_text}"
            self._before[key] = Reply(raw=reply.encoded(), status=reply.status, headers=dict(reply.headers))
            self._before.move_to_end(key)
            if len(self._before) > REMEMBERED:
                self._before.popitem(last=False)
        return reply

    async def _go_wrong(self, rule: Rule, incoming: Incoming, scope: Scope, receive: Receive, send: Send) -> None:
        if rule.kind in MARKS:
            incoming.marks = frozenset({rule.kind})
        if rule.kind == "stale":
            reply = self._before.get(f"{incoming.path}?{incoming.query_text}") or self._answer(incoming)
            await self._go_right(reply, scope, receive, send)
            return
        right = self._answer(incoming) if rule.carries_out else Reply({})
        if rule.kind == "duplicate":
            right = self._answer(incoming)
        if rule.kind == "delay":
            await self._delay(rule.seconds)
        if rule.kind in WIRE:
            await Wire(scope[TRANSPORT], receive, self.stopping).damage(rule, right)
        elif rule.kind in DAMAGING:
            wrong = bad_answers.answer(rule, right, incoming.path)
            await self._response(wrong)(scope, receive, send)
        else:
            await self._go_right(right, scope, receive, send)

    async def _delay(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self.stopping.wait(), seconds)
        except TimeoutError:
            return

    async def _go_right(self, reply: Reply, scope: Scope, receive: Receive, send: Send) -> None:
        await self._response(_packed(reply, Request(scope)))(scope, receive, send)

    def _response(self, reply: Reply) -> Response:
        """The reply for the wire, dated by the store's clock."""
        headers = {"date": format_datetime(self._desk.clock.now(), usegmt=True), **reply.headers}
        if reply.status != 204:
            headers["content-type"] = reply.content_type
        return Response(reply.encoded(), reply.status, headers)


def _packed(reply: Reply, request: Request) -> Reply:
    """The reply in gzip, when the client takes it and it is worth it."""
    body = reply.encoded()
    if len(body) < WORTH_PACKING or "gzip" not in request.headers.get("accept-encoding", ""):
        return reply
    headers = {**reply.headers, "content-encoding": "gzip", "vary": "Accept-Encoding"}
    return Reply(
        raw=gzip.compress(body, 4, mtime=0), status=reply.status, headers=headers, content_type=reply.content_type
    )
