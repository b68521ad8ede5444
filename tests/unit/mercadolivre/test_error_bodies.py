"""Every error body the marketplace and its gateways send becomes the right class."""

from __future__ import annotations

import json

import pytest

from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.error_bodies import error_of, is_expired_token, plain, read_error


def body(**fields: object) -> bytes:
    return json.dumps(fields).encode()


CASES: list[tuple[int, bytes, type[PeepersError]]] = [
    (401, body(code="unauthorized", message="invalid access token"), errors.TokenRejected),
    (401, body(message="Caller is not the item's owner", error="", status=401, cause=[]), errors.NotOwner),
    (401, body(message="x", error="unauthorized_scopes", status=401), errors.ApplicationBlocked),
    (403, body(code="PA_UNAUTHORIZED_RESULT_FROM_POLICIES", blocked_by="PolicyAgent", message="At least one"),
     errors.PermissionMissing),
    (403, body(status=403, error="access_denied", code="FORBIDDEN", message="forbidden"), errors.AccessForbidden),
    (403, b"<html><body>403 Forbidden</body></html>", errors.EdgeForbidden),
    (403, body(error="not_owned_order", message="The user has not access to the order"), errors.NotOwner),
    (404, body(message="gone", error="not_found", status=404, cause=None), errors.NotFound),
    (409, body(message="item optimistic locking error: conflict", status=409, cause=[]), errors.OptimisticLock),
    (409, body(message="Version mismatch", status=409), errors.VersionMismatch),
    (429, b"local_rate_limited", errors.RateLimited),
    (429, body(message="Too Many Requests", error="too_many_requests", status=429), errors.RateLimited),
    (400, body(code="too_many_requests", message="quota exceeded"), errors.RateLimited),
    (423, body(message="locked"), errors.ServerTrouble),
    (500, b"upstream connect error", errors.ServerTrouble),
    (503, b"<html>busy</html>", errors.ServerTrouble),
    (400, body(error="not_unanswered_question", message="Question 1 is not unanswered"), errors.Refused),
]  # fmt: skip


@pytest.mark.parametrize(("status", "content", "kind"), CASES)
def test_class_of_an_answer(status: int, content: bytes, kind: type[PeepersError]) -> None:
    assert type(error_of(status, content)) is kind


def test_a_refusal_keeps_the_machines_word_and_the_blocking_causes() -> None:
    causes = [
        {"code": "a", "type": "warning", "message": "only a hint"},
        {"code": "b", "type": "error", "message": "O preço n&atilde;o pode mudar"},
    ]
    error = error_of(400, body(error="validation_error", message="x", cause=causes))
    assert isinstance(error, errors.Refused)
    assert error.error == "validation_error"
    assert error.detail == "O preço não pode mudar"


@pytest.mark.parametrize("cause", [[], None, ["start after end"], "bare", {"code": 1, "message": "m"}, [369, 370]])
def test_every_shape_of_cause_is_read(cause: object) -> None:
    told = read_error(body(message="m", error="e", cause=cause))
    assert told.error == "e"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"null", b"[]", b"17", b'{"message": 5}', b"{"])
def test_nothing_breaks_the_reader(content: bytes) -> None:
    assert isinstance(error_of(400, content), errors.Refused)


def test_an_expired_token_is_seen_even_with_status_200() -> None:
    assert is_expired_token(200, body(error="expired_token"))
    assert is_expired_token(401, body(message="invalid access token"))
    assert not is_expired_token(401, body(error="unauthorized_scopes"))
    assert not is_expired_token(200, body(id=1))


def test_retry_after_is_handed_on() -> None:
    error = error_of(429, b"", 12.0)
    assert isinstance(error, errors.RateLimited)
    assert error.retry_after == 12.0


def test_markup_never_reaches_the_seller() -> None:
    assert plain("<b>Erro</b>  &lt;grave&gt;") == "Erro <grave>"
