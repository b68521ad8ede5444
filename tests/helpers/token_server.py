"""A small marketplace on a real socket: tokens that rotate, and whatever a test wants to go wrong."""

from __future__ import annotations

import json
import socket
import threading
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import parse_qs, urlsplit

CLIENT_ID = "1234567890123456"
CLIENT_SECRET = "s3cr3t-of-the-application"
USER_ID = "4812345678"
SCOPE = (
    "offline_access read write urn:ml:mktp:publish-sync:/read-write urn:ml:mktp:orders-shipments:/read-write "
    "urn:ml:mktp:comunication:/read-write"
)


@dataclass(frozen=True)
class Reply:
    """`cut` closes the connection after this many bytes of the body; None sends all of it."""

    status: int = 200
    body: bytes = b""
    content_type: str = "application/json"
    cut: int | None = None

    @classmethod
    def json(cls, http_status: int, /, **body: object) -> Reply:
        return cls(http_status, json.dumps(body).encode())


@dataclass(frozen=True)
class Asked:
    method: str
    target: str
    headers: dict[str, str]
    form: dict[str, str] = field(repr=False)


def refused_grant(text: str = "Error validating grant") -> Reply:
    return Reply.json(400, error="invalid_grant", error_description=text, status=400, cause=[])


class TokenServer:
    """Issues tokens; `script` holds replies of /oauth/token that come before the regular ones."""

    def __init__(self) -> None:
        self.script: deque[Reply] = deque()
        self.resource: deque[Reply] = deque()
        """Replies of everything that is no token, before the regular ones."""
        self.asked: list[Asked] = []
        self.alive = {"TG-first-4812345678"}
        self.nickname = "LOJA_DE_TESTE"
        self.site_id = "MLB"
        self.user_id = USER_ID
        self.scope = SCOPE
        self.expires_in: object = 21600
        self.turn = threading.Lock()
        self._serial = 0
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                owner._serve(self)

            do_POST = do_DELETE = do_GET

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = False
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="token-server")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def token_calls(self) -> list[Asked]:
        return [asked for asked in self.asked if asked.target == "/oauth/token"]

    def __enter__(self) -> TokenServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _serve(self, handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers.get("content-length", "0"))
        form = {name: values[0] for name, values in parse_qs(handler.rfile.read(length).decode()).items()}
        headers = {name.lower(): value for name, value in handler.headers.items()}
        with self.turn:
            asked = Asked(handler.command, handler.path, headers, form)
            self.asked.append(asked)
            reply = self._reply(asked)
        body = reply.body if reply.cut is None else reply.body[: reply.cut]
        handler.send_response(reply.status)
        handler.send_header("Content-Type", reply.content_type)
        handler.send_header("Content-Length", str(len(reply.body)))
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(body)
        if reply.cut is not None:
            handler.connection.shutdown(socket.SHUT_RDWR)

    def _reply(self, asked: Asked) -> Reply:
        path = urlsplit(asked.target).path
        if path == "/oauth/token":
            return self.script.popleft() if self.script else self._tokens(asked.form)
        if self.resource:
            return self.resource.popleft()
        if path == "/users/me":
            return Reply.json(200, id=int(self.user_id), nickname=self.nickname, site_id=self.site_id, tags=["normal"])
        if asked.method == "DELETE":
            return Reply.json(200, user_id=self.user_id, app_id=CLIENT_ID, msg="Autorización eliminada")
        return Reply.json(404, message="not found", error="not_found", status=404, cause=[])

    def _tokens(self, form: dict[str, str]) -> Reply:
        if form.get("client_secret") != CLIENT_SECRET:
            return Reply.json(400, message="invalid client_id or client_secret", error="invalid_client")
        if form.get("grant_type") == "refresh_token":
            if form.get("refresh_token") not in self.alive:
                return refused_grant()
            self.alive.clear()
        return self.fresh_pair()

    def fresh_pair(self) -> Reply:
        self._serial += 1
        refresh = f"TG-{self._serial:024x}-{self.user_id}"
        self.alive.add(refresh)
        return Reply.json(
            200,
            access_token=f"APP_USR-{CLIENT_ID}-{self._serial:06d}-{self.user_id}",
            token_type="bearer",
            expires_in=self.expires_in,
            scope=self.scope,
            user_id=int(self.user_id),
            refresh_token=refresh,
        )
