"""A marketplace that says exactly what a test puts into its mouth, on a real socket, and a client that talks to it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from peepers_desktop.clock import Clock
from peepers_desktop.mercadolivre.client import MarketplaceClient
from peepers_desktop.mercadolivre.limits import Limiter
from peepers_desktop.mercadolivre.transport import Bearer, Transport
from tests.helpers.shop import SELLER


@dataclass(frozen=True)
class Said:
    """One answer. 204 has no body."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Heard:
    method: str
    path: str
    """Still quoted, without the query."""
    query: str
    headers: dict[str, str]
    body: bytes


NOTHING = Said(b'{"message":"resource not found","error":"not_found","status":404,"cause":[]}', 404)


class CannedStore:
    """`says` sets what a path answers: one answer for ever, or several, of which the last repeats."""

    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self._answers: dict[str, list[Said]] = {}
        self._default = NOTHING
        self._lock = threading.Lock()
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                owner._serve(self)

            do_PUT = do_POST = do_GET

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = False  # one connection per request, and none outlives the store
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="canned-store")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def says(self, path: str, *answers: object, status: int = 200, **headers: str) -> None:
        """Answers are `Said`, bytes, or anything that JSON can spell; header names with "_" for "-"."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._answers[path] = [_said(answer, status, named) for answer in answers]

    def answer_everything(self, said: Said) -> None:
        """The answer of every path that `says` has not named."""
        self._default = said

    def requests(self, path: str) -> list[Heard]:
        return [one for one in self.heard if one.path == path]

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _serve(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        content = handler.rfile.read(int(handler.headers.get("content-length") or 0))
        headers = {name.lower(): value for name, value in handler.headers.items()}
        with self._lock:
            self.heard.append(Heard(handler.command, parts.path, parts.query, headers, content))
            queue = self._answers.get(parts.path, [self._default])
            said = queue.pop(0) if len(queue) > 1 else queue[0]
        handler.send_response(said.status)
        for name, value in said.headers.items():
            handler.send_header(name, value)
        if said.status != 204:
            handler.send_header("Content-Type", "application/json")
            handler.send_header("Content-Length", str(len(said.body)))
        handler.end_headers()
        if said.status != 204:
            handler.wfile.write(said.body)


def _said(answer: object, status: int, headers: Mapping[str, str]) -> Said:
    if isinstance(answer, Said):
        return answer
    return Said(answer if isinstance(answer, bytes) else json.dumps(answer).encode(), status, headers)


@dataclass
class Tokens:
    """A bearer that counts what it is asked; `failing` is raised instead of a token."""

    renewals: int = 0
    asked: int = 0
    failing: Exception | None = None

    def token(self) -> str:
        self.asked += 1
        if self.failing is not None:
            raise self.failing
        return "APP_USR-first"

    def renew(self, stale: str) -> str:
        self.renewals += 1
        if self.failing is not None:
            raise self.failing
        return "APP_USR-second"


def client_of(url: str, clock: Clock, bearer: Bearer | None = None, account: str = SELLER.user_id) -> MarketplaceClient:
    """A client that no limit slows down."""
    limits = Limiter(clock)
    limits.allow(3_600_000_000)
    return MarketplaceClient(Transport(url, bearer or Tokens(), limits, clock), account, "BRL")


@contextmanager
def canned_store() -> Iterator[CannedStore]:
    store = CannedStore()
    store.start()
    try:
        yield store
    finally:
        store.stop()


def listing(item_id: str = "MLB4100000001", **changes: Any) -> dict[str, Any]:
    """A listing's body with the keys of the 2026 shape."""
    body: dict[str, Any] = {
        "id": item_id, "site_id": "MLB", "title": "Caneca esmaltada 300 ml", "family_name": None, "family_id": None,
        "seller_id": int(SELLER.user_id), "category_id": "MLB1618", "user_product_id": None, "price": 39.9,
        "base_price": 39.9, "original_price": None, "inventory_id": None, "currency_id": "BRL",
        "initial_quantity": 30, "available_quantity": 12, "sold_quantity": 18, "sale_terms": [],
        "buying_mode": "buy_it_now", "listing_type_id": "gold_special", "condition": "new",
        "permalink": "http://produto.mercadolivre.com.br/MLB-4100000001-caneca-_JM",
        "thumbnail": "http://http2.mlstatic.com/D_1-MLB1_012026-I.jpg", "pictures": [], "descriptions": [],
        "shipping": {"mode": "me2", "logistic_type": "cross_docking", "free_shipping": False, "tags": []},
        "attributes": [{"id": "BRAND", "name": "Marca", "value_id": None, "value_name": "Serra"}],
        "variations": [], "status": "active", "sub_status": [], "tags": ["good_quality_picture"],
        "catalog_listing": False, "seller_custom_field": None, "health": None, "domain_id": "MLB-MUGS",
        "date_created": "2026-02-03T12:00:00.000Z", "last_updated": "2026-11-19T10:20:30.456Z",
    }  # fmt: skip
    return {**body, **changes}


def sale(order_id: int = 2000019713473608, **changes: Any) -> dict[str, Any]:
    """A sale's body as a search answers it."""
    line = {
        "item": {
            "id": "MLB4100000001", "title": "Caneca esmaltada 300 ml", "category_id": "MLB1618", "variation_id": None,
            "variation_attributes": [], "seller_custom_field": None, "seller_sku": "CAN-1", "condition": "new",
        },
        "quantity": 2, "unit_price": 39.9, "full_unit_price": 39.9, "currency_id": "BRL", "sale_fee": 5.5,
        "listing_type_id": "gold_special",
    }  # fmt: skip
    body: dict[str, Any] = {
        "id": order_id, "pack_id": None, "status": "paid", "status_detail": None,
        "date_created": "2026-11-19T09:00:00.000-04:00", "date_closed": "2026-11-19T09:00:05.000-04:00",
        "last_updated": "2026-11-19T09:00:05.000-04:00", "date_last_updated": "2026-11-19T13:01:00.811Z",
        "total_amount": 79.8, "paid_amount": 79.8, "currency_id": "BRL", "shipping_cost": None,
        "coupon": {"id": None, "amount": 0}, "order_items": [line],
        "payments": [{"id": 1, "status": "approved", "marketplace_fee": 0.0, "installments": 1}],
        "shipping": {"id": 44118792542}, "buyer": {"id": 900100200, "nickname": "COMPRADORA_9"},
        "seller": {"id": int(SELLER.user_id)}, "tags": ["paid", "not_delivered"], "mediations": [], "feedback": {},
    }  # fmt: skip
    return {**body, **changes}


def parcel(shipment_id: int = 44118792542, **changes: Any) -> dict[str, Any]:
    """A parcel's body in the new format."""
    place = {"city": {"id": "BR-PE-1", "name": "Recife"}, "state": {"id": "BR-PE", "name": "Pernambuco"}}
    body: dict[str, Any] = {
        "id": shipment_id, "status": "ready_to_ship", "substatus": "ready_to_print", "tracking_number": "44118792542",
        "tracking_method": "Normal", "date_created": "2026-11-19T09:00:06.000-04:00",
        "last_updated": "2026-11-19T09:10:00.000-04:00", "declared_value": 79.8,
        "logistic": {"mode": "me2", "type": "cross_docking", "direction": "forward"},
        "lead_time": {
            "option_id": 1, "currency_id": "BRL", "cost": 12.5, "list_cost": 20, "cost_type": "charged",
            "estimated_delivery_time": {"type": "known", "date": "2026-11-24T00:00:00.000-03:00"},
        },
        "destination": {"receiver_id": 900100200, "receiver_name": "B", "shipping_address": place},
        "source": {"site_id": "MLB", "market_place": "MELI"}, "tags": [], "items_types": ["new"],
    }  # fmt: skip
    return {**body, **changes}


def asked(question_id: int = 13600000001, **changes: Any) -> dict[str, Any]:
    """A question's body as a search answers it."""
    body: dict[str, Any] = {
        "id": question_id, "item_id": "MLB4100000001", "seller_id": int(SELLER.user_id), "status": "UNANSWERED",
        "text": "Vai ao micro-ondas?", "date_created": "2026-11-19T08:00:00.0000000-04:00", "hold": False,
        "deleted_from_listing": False, "suspected_spam": False, "answer": None, "from": {"id": 900100201},
    }  # fmt: skip
    return {**body, **changes}
