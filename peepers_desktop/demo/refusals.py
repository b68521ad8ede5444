"""The error bodies of the marketplace, in all their shapes.

Pages: consideraciones-de-diseno 30/12/2025, error-403 09/09/2025, permisos-funcionales 04/03/2026,
errores 10/02/2025, referencias-de-precios 17/12/2025, autenticacion-y-autorizacion 29/12/2025.
"""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


class Refusal(Exception):
    """The request is answered with this status and body, and nothing happened."""

    def __init__(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.body = body
        self.headers = headers or {}


def standard(status: int, error: str, message: str, cause: list[Json] | None = None) -> Json:
    """The usual envelope."""
    return {"message": message, "error": error, "status": status, "cause": cause or []}


def bad_request(message: str) -> Json:
    """400, with the text as the only information."""
    return standard(400, "bad_request", message)


def not_found(message: str) -> Json:
    """404 in the usual envelope."""
    return standard(404, "not_found", message)


def cause(code: str, message: str, cause_id: int | None = None, kind: str = "error") -> Json:
    """One entry of ``cause``; documents print some without a number."""
    body: Json = {"department": "items", "type": kind, "code": code, "message": message}
    return body if cause_id is None else {**body, "cause_id": cause_id}


NO_TOKEN: Json = {"code": "unauthorized", "message": "authorization value not present"}
INVALID_TOKEN: Json = {"message": "invalid access token", "error": "unauthorized", "status": 401, "cause": []}
INVALID_TOKEN_SHORT: Json = {"code": "unauthorized", "message": "invalid access token"}
POLICY: Json = {
    "code": "PA_UNAUTHORIZED_RESULT_FROM_POLICIES",
    "blocked_by": "PolicyAgent",
    "message": "At least one policy returned UNAUTHORIZED.",
    "status": 403,
}
ACCESS_DENIED: Json = {
    "status": 403,
    "error": "access_denied",
    "message": "access to the requested resource is forbidden",
    "code": "FORBIDDEN",
}
INVALID_SCOPES: Json = {"status": 403, "error": "Invalid scopes", "code": "FORBIDDEN"}
BLOCKED_APPLICATION: Json = {
    "message": "unauthorized_scopes",
    "error": "unauthorized_scopes",
    "status": 401,
    "cause": [],
}
NOT_ITEM_OWNER: Json = standard(403, "forbidden", "caller is not the owner of the item")
OPTIMISTIC_LOCK: Json = {"message": "item optimistic locking error", "error": "conflict", "status": 409, "cause": []}
ORDER_NOT_FOUND: Json = {
    "message": "Order do not exists",
    "error": "order_not_found",
    "status": 404,
    "cause": None,
}
NOT_OWNED_ORDER: Json = standard(403, "not_owned_order", "The user has not access to the order")
TOO_MANY: Json = standard(429, "too_many_requests", "Too Many Requests")
LOCAL_RATE_LIMITED: Json = standard(429, "local_rate_limited", "local_rate_limited")
EDGE_PAGE = (
    "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n<center><h1>{0}</h1></center>\r\n</body>\r\n</html>\r\n"
)
"""What the edge answers instead of JSON, even at the token endpoint."""
