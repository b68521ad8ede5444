"""Wrong answers over a real connection: statuses, bodies, redirects, gzip, and answers of yesterday."""

from __future__ import annotations

import gzip
import json
from typing import Any

import httpx
import pytest

from tests.helpers.store import StoreRig, running_store
from tests.unit.demo.edits import special


def hit(rig: StoreRig, shop: httpx.Client, kind: str, **options: Any) -> httpx.Response:
    """One listing read under one fault; the next read is good again."""
    rig.fault(kind, path="/items/MLB*", count=1, **options)
    return shop.get(f"/items/{special(rig, 2)}")


@pytest.mark.parametrize(
    ("kind", "status", "body"),
    [
        ("401", 401, {"message": "invalid access token", "error": "unauthorized", "status": 401, "cause": []}),
        ("401_short", 401, {"code": "unauthorized", "message": "invalid access token"}),
        (
            "blocked",
            401,
            {"message": "unauthorized_scopes", "error": "unauthorized_scopes", "status": 401, "cause": []},
        ),
        ("403_scopes", 403, {"status": 403, "error": "Invalid scopes", "code": "FORBIDDEN"}),
        ("409_version", 409, {"status": 409, "message": "Version mismatch"}),
        ("429", 429, {"message": "Too Many Requests", "error": "too_many_requests", "status": 429, "cause": []}),
        ("429_quota", 429, {"error": "too_many_requests", "message": "client.id over quota", "status": 429}),
        ("502", 502, {"message": "Bad Gateway", "error": "bad_gateway", "status": 502, "cause": []}),
        ("504", 504, {"message": "Gateway Timeout", "error": "gateway_timeout", "status": 504, "cause": []}),
    ],
)
def test_errors_in_json(rig: StoreRig, shop: httpx.Client, kind: str, status: int, body: dict[str, Any]) -> None:
    answer = hit(rig, shop, kind)
    assert (answer.status_code, answer.json()) == (status, body)
    assert shop.get(f"/items/{special(rig, 2)}").status_code == 200


@pytest.mark.parametrize(("kind", "status"), [("403", 403), ("403_policy", 403), ("404", 404), ("409", 409),
                                              ("500", 500), ("503", 503)])  # fmt: skip
def test_more_errors_in_json(rig: StoreRig, shop: httpx.Client, kind: str, status: int) -> None:
    answer = hit(rig, shop, kind)
    assert answer.status_code == answer.json()["status"] == status


@pytest.mark.parametrize(
    ("kind", "status", "content_type", "part"),
    [
        ("429_text", 429, "text/plain", "local_rate_limited"),
        ("429_html", 429, "text/html; charset=utf-8", "<h1>429 Too Many Requests</h1>"),
        ("text_500", 500, "text/plain", "upstream connect error"),
        ("html_200", 200, "text/html; charset=utf-8", "<html>"),
        ("html_403", 403, "text/html; charset=utf-8", "403 Forbidden"),
        ("html_502", 502, "text/html; charset=utf-8", "502 Bad Gateway"),
    ],
)
def test_errors_that_are_no_json(rig, shop: httpx.Client, kind: str, status: int, content_type: str, part: str) -> None:
    answer = hit(rig, shop, kind)
    assert answer.status_code == status
    assert answer.headers["content-type"] == content_type
    assert part in answer.text
    with pytest.raises(ValueError):
        answer.json()


def test_the_plain_429_has_eighteen_bytes(rig: StoreRig, shop: httpx.Client) -> None:
    assert len(hit(rig, shop, "429_text").content) == 18


@pytest.mark.parametrize("kind", ["429", "429_text", "503"])
def test_a_waiting_time_only_when_asked_for(rig: StoreRig, shop: httpx.Client, kind: str) -> None:
    assert "retry-after" not in hit(rig, shop, kind).headers
    assert hit(rig, shop, kind, retry_after=7).headers["retry-after"] == "7"


def test_an_error_can_hide_in_a_200(rig: StoreRig, shop: httpx.Client) -> None:
    answer = hit(rig, shop, "error_200")
    assert answer.status_code == 200
    assert answer.json()["error"] == "invalid_token"


def test_the_edge_answers_html_even_at_the_token_endpoint(rig: StoreRig) -> None:
    rig.fault("html_403", path="/oauth/token", count=1)
    answer = rig.stranger().post("/oauth/token", data={"grant_type": "refresh_token"})
    assert (answer.status_code, answer.headers["content-type"]) == (403, "text/html; charset=utf-8")


def test_a_fault_at_the_token_endpoint_spends_no_refresh_token(rig: StoreRig) -> None:
    pair = rig.authorize()
    fields = {
        "grant_type": "refresh_token",
        "client_id": rig.store.client_id,
        "client_secret": rig.store.client_secret,
        "refresh_token": pair["refresh_token"],
    }
    rig.fault("503", path="/oauth/token", count=1)
    assert rig.stranger().post("/oauth/token", data=fields).status_code == 503
    assert rig.stranger().post("/oauth/token", data=fields).status_code == 200


def test_truncated_json_with_200(rig: StoreRig, shop: httpx.Client) -> None:
    answer = hit(rig, shop, "bad_json")
    assert answer.status_code == 200
    assert answer.text.startswith('{"id":"MLB')
    with pytest.raises(ValueError):
        answer.json()


def test_bytes_that_are_no_utf8(rig: StoreRig, shop: httpx.Client) -> None:
    with pytest.raises(UnicodeDecodeError):
        hit(rig, shop, "bad_utf8").content.decode("utf-8")


def test_every_value_with_a_wrong_type(rig: StoreRig, shop: httpx.Client) -> None:
    right = shop.get(f"/items/{special(rig, 2)}").json()
    wrong = hit(rig, shop, "wrong_types").json()
    assert set(wrong) == set(right)
    same = [name for name in right if type(right[name]) is type(wrong[name]) and not isinstance(right[name], dict)]
    assert same == []


@pytest.mark.parametrize(("kind", "status"), [("empty", 200), ("no_content", 204)])
def test_nothing_where_json_was_expected(rig: StoreRig, shop: httpx.Client, kind: str, status: int) -> None:
    answer = hit(rig, shop, kind)
    assert (answer.status_code, answer.content) == (status, b"")


@pytest.mark.parametrize("status", [301, 302, 307, 308])
@pytest.mark.parametrize(
    ("kind", "start"),
    [("redirect_http", "http://"), ("redirect_host", "https://other."), ("redirect_loop", "/items/MLB")],
)
def test_redirects(rig: StoreRig, shop: httpx.Client, kind: str, start: str, status: int) -> None:
    answer = hit(rig, shop, kind, status=status)
    assert answer.status_code == status
    assert answer.headers["location"].startswith(start)


def test_a_loop_goes_round(rig: StoreRig, shop: httpx.Client) -> None:
    rig.fault("redirect_loop", path="/items/MLB*")
    address = f"/items/{special(rig, 2)}"
    for _ in range(3):
        assert shop.get(address).headers["location"] == address


def test_a_gzip_that_is_broken(rig: StoreRig, shop: httpx.Client) -> None:
    with pytest.raises(httpx.DecodingError):
        hit(rig, shop, "bad_gzip")


def test_a_gzip_bomb_is_small_on_the_wire(rig: StoreRig, shop: httpx.Client) -> None:
    rig.fault("gzip_bomb", path="/items/MLB*", count=1, size=20)
    with shop.stream("GET", f"/items/{special(rig, 2)}") as answer:
        packed = b"".join(answer.iter_raw())
    assert len(packed) < 60_000
    assert len(gzip.decompress(packed)) == 20 << 20


def test_a_stale_read_shows_what_was_before(rig: StoreRig, shop: httpx.Client) -> None:
    address = f"/items/{special(rig, 2)}"
    before = shop.get(address).json()
    shop.put(address, json={"available_quantity": before["available_quantity"] + 1})
    rig.fault("stale", path="/items/*", method="GET", count=1)
    assert shop.get(address).json() == before
    assert shop.get(address).json()["available_quantity"] == before["available_quantity"] + 1


def test_without_a_past_a_stale_read_is_true(rig: StoreRig, shop: httpx.Client) -> None:
    assert hit(rig, shop, "stale").json()["id"] == special(rig, 2)


def test_a_late_answer_is_right(rig: StoreRig, shop: httpx.Client) -> None:
    assert hit(rig, shop, "delay", seconds=0.01).json()["id"] == special(rig, 2)


def test_other_paths_are_left_alone_and_hits_are_counted(rig: StoreRig, shop: httpx.Client) -> None:
    rig.fault("500", path="/items/MLB*")
    assert shop.get("/users/me").status_code == 200
    assert shop.get(f"/items/{special(rig, 2)}").status_code == 500
    assert rig.counters()["faults"] == {"500": 1}
    assert rig.requests("GET /items/{id}") == 1, "a request that went wrong was still seen"


def test_the_levers_never_fail(rig: StoreRig, shop: httpx.Client) -> None:
    rig.fault("500")
    assert rig.control("GET", "")["items"] > 0
    rig.clear_faults()
    assert shop.get("/users/me").status_code == 200


def test_rules_of_the_option_string_hold_from_the_start() -> None:
    with running_store(faults="503,path=/users/me,count=1") as rig:
        shop = rig.client()
        assert [shop.get("/users/me").status_code for _ in range(2)] == [503, 200]
        assert json.loads(json.dumps(rig.control("GET", "/faults")))[0]["hits"] == 1
