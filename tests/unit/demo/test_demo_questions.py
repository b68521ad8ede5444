"""Questions: lists with their own dates, banned texts that are empty, ages, and deletion."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from tests.helpers.store import BETO, SUL, StoreRig

LISTED = {
    "id", "date_created", "item_id", "seller_id", "status", "text", "deleted_from_listing", "hold", "suspected_spam",
    "answer", "from",
}  # fmt: skip
BY_ID = {
    "id", "seller_id", "buyer_id", "item_id", "deleted_from_listing", "suspected_spam", "status", "hold", "text",
    "app_id", "date_created", "last_updated", "answer",
}  # fmt: skip


def ask(rig: StoreRig, client: httpx.Client, **params: Any) -> httpx.Response:
    named = {"seller_id": rig.seller_id(), "api_version": 4} | params
    named = {"from" if name == "buyer" else name: value for name, value in named.items()}
    return client.get("/questions/search", params=named)


def test_the_envelope_has_a_total_and_no_paging(reader: httpx.Client, shelf: StoreRig) -> None:
    body = ask(shelf, reader).json()
    assert set(body) == {"total", "limit", "questions", "filters", "available_filters", "available_sorts"}
    assert (body["total"], body["limit"]) == (40, 50)
    assert body["filters"]["offset"] == 0
    assert body["filters"]["seller"] == str(shelf.seller_id())


def test_every_listed_question_has_the_documented_keys(reader: httpx.Client, shelf: StoreRig) -> None:
    questions = ask(shelf, reader).json()["questions"]
    assert {frozenset(set(one) - LISTED) for one in questions} == {frozenset(), frozenset({"tags", "ai_categories"})}
    assert all(set(one) >= LISTED and set(one["from"]) == {"id"} for one in questions)


def test_dates_come_in_two_spellings(reader: httpx.Client, shelf: StoreRig) -> None:
    decimals = {
        len(re.sub(r".*\.(\d+)-04:00", r"\1", q["date_created"])) for q in ask(shelf, reader).json()["questions"]
    }
    assert decimals == {3, 7}


def test_pages_hold_everything_once(reader: httpx.Client, shelf: StoreRig) -> None:
    seen = [q["id"] for offset in (0, 15, 30) for q in ask(shelf, reader, limit=15, offset=offset).json()["questions"]]
    assert len(seen) == len(set(seen)) == 40
    assert ask(shelf, reader, limit=51).status_code == 400


def test_newest_first_and_oldest_first(reader: httpx.Client, shelf: StoreRig) -> None:
    newest = [q["id"] for q in ask(shelf, reader, sort_fields="date_created", sort_types="DESC").json()["questions"]]
    oldest = [q["id"] for q in ask(shelf, reader, sort_fields="date_created", sort_types="ASC").json()["questions"]]
    by_age = sorted(newest, key=lambda number: shelf.world.questions[number].created)
    assert oldest == by_age == newest[::-1]
    assert ask(shelf, reader, sort_fields="nonsense").status_code == 400


@pytest.mark.parametrize("status", ["UNANSWERED", "ANSWERED", "BANNED", "DELETED", "CLOSED_UNANSWERED", "UNDER_REVIEW"])
def test_each_status_can_be_asked_for(reader: httpx.Client, shelf: StoreRig, status: str) -> None:
    questions = ask(shelf, reader, status=status).json()["questions"]
    assert questions
    assert {question["status"] for question in questions} == {status}


def test_an_unknown_status_is_refused(reader: httpx.Client, shelf: StoreRig) -> None:
    assert ask(shelf, reader, status="unanswered").status_code == 400


def test_banned_texts_are_empty(reader: httpx.Client, shelf: StoreRig) -> None:
    questions = ask(shelf, reader).json()["questions"]
    assert {q["text"] for q in questions if q["status"] == "BANNED"} == {""}
    banned = [q for q in questions if q["answer"] and q["answer"]["status"] == "BANNED"]
    assert banned
    assert all(q["answer"]["text"] == "" and q["status"] == "ANSWERED" for q in banned)


def test_waiting_questions_have_no_answer(reader: httpx.Client, shelf: StoreRig) -> None:
    assert all(q["answer"] is None for q in ask(shelf, reader, status="UNANSWERED").json()["questions"])
    answered = ask(shelf, reader, status="ANSWERED").json()["questions"]
    assert all(set(q["answer"]) == {"text", "status", "date_created"} for q in answered)


def test_questions_of_one_listing_and_one_buyer(reader: httpx.Client, shelf: StoreRig) -> None:
    question = ask(shelf, reader).json()["questions"][0]
    for name in ("item", "item_id"):
        found = ask(shelf, reader, **{name: question["item_id"]}).json()["questions"]
        assert {one["item_id"] for one in found} == {question["item_id"]}
    found = ask(shelf, reader, item=question["item_id"], buyer=question["from"]["id"]).json()["questions"]
    assert [one["id"] for one in found] == [question["id"]]


def test_the_received_questions_are_the_same(reader: httpx.Client, shelf: StoreRig) -> None:
    mine = reader.get("/my/received_questions/search", params={"api_version": 4, "status": "UNANSWERED"}).json()
    assert mine["questions"] == ask(shelf, reader, status="UNANSWERED").json()["questions"]


def test_other_shops_are_closed(reader: httpx.Client, shelf: StoreRig) -> None:
    assert ask(shelf, reader, seller_id=shelf.seller_id(BETO)).status_code == 403
    assert reader.get("/questions/search").status_code == 400


def test_by_id_the_buyer_has_another_name_and_the_date_nine_decimals(reader: httpx.Client, shelf: StoreRig) -> None:
    listed = ask(shelf, reader).json()["questions"][0]
    body = reader.get(f"/questions/{listed['id']}", params={"api_version": 4}).json()
    assert set(body) == BY_ID
    assert body["buyer_id"] == listed["from"]["id"]
    assert re.fullmatch(r".*\.\d{9}Z", body["date_created"])


def test_foreign_and_unknown_questions(shelf: StoreRig, reader: httpx.Client) -> None:
    foreign = next(q.id for q in shelf.world.questions.values() if q.seller_id == shelf.seller_id(SUL))
    assert reader.get(f"/questions/{foreign}").status_code == 403
    for name in ("1", "abc"):
        assert reader.get(f"/questions/{name}").status_code == 404


def test_unanswered_questions_are_forgotten_after_seven_months(rig: StoreRig) -> None:
    before = ask(rig, rig.client(), status="UNANSWERED").json()["total"]
    waiting = next(q.id for q in rig.world.questions.values() if q.status == "UNANSWERED")
    rig.store.clock.advance(214 * 86_400)
    client = rig.client()
    assert before > 0
    assert ask(rig, client, status="UNANSWERED").json()["total"] == 0
    assert client.get(f"/questions/{waiting}").status_code == 404
    assert ask(rig, client, status="ANSWERED").json()["total"] > 0


def test_deleting_an_unanswered_question(rig: StoreRig, shop: httpx.Client) -> None:
    waiting = ask(rig, shop, status="UNANSWERED").json()["questions"][0]["id"]
    answer = shop.delete(f"/questions/{waiting}")
    assert (answer.status_code, answer.json()) == (200, ["Question deleted."])
    assert shop.get(f"/questions/{waiting}").json()["status"] == "DELETED"
    again = shop.delete(f"/questions/{waiting}")
    assert (again.status_code, again.json()["error"]) == (400, "not_unanswered_question")


def test_the_response_time_and_its_absence(reader: httpx.Client, shelf: StoreRig) -> None:
    body = reader.get(f"/users/{shelf.seller_id()}/questions/response_time").json()
    assert set(body) == {"user_id", "total", "weekend", "weekdays_working_hours", "weekdays_extra_hours"}
    assert body["total"]["response_time"] > 0
    beto = shelf.client(BETO).get(f"/users/{shelf.seller_id(BETO)}/questions/response_time")
    assert beto.status_code == 404
    assert beto.json()["message"] == f"Response time not found for user id: {shelf.seller_id(BETO)}"
