"""An answer is given once, in public, and cannot be taken back."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.helpers.store import SUL, StoreRig


def waiting(rig: StoreRig, name: str = "LOJA_DA_ANA") -> int:
    """A question that waits, about an active listing."""
    return next(
        question.id
        for question in rig.world.questions.values()
        if question.status == "UNANSWERED" and question.seller_id == rig.seller_id(name)
    )


def answer(client: httpx.Client, question_id: Any, text: Any = "Temos sim!", **more: Any) -> httpx.Response:
    return client.post("/answers", json={"question_id": question_id, "text": text, **more})


def error(reply: httpx.Response, status: int = 400) -> str:
    assert reply.status_code == status, reply.text
    return str(reply.json()["error"])


def test_the_reply_is_the_answered_question(rig: StoreRig, shop: httpx.Client) -> None:
    question = waiting(rig)
    body = answer(shop, question).json()
    assert (body["id"], body["status"]) == (question, "ANSWERED")
    assert body["answer"]["text"] == "Temos sim!"
    assert body["answer"]["status"] == "ACTIVE"
    assert shop.get(f"/questions/{question}").json()["answer"] == body["answer"]


def test_accents_and_emoji_arrive_whole(rig: StoreRig, shop: httpx.Client) -> None:
    text = "Olá! Sim, é algodão 🎁 \"P\" até 'GG'"
    assert answer(shop, waiting(rig), text).json()["answer"]["text"] == text


def test_a_second_answer_is_refused_and_changes_nothing(rig: StoreRig, shop: httpx.Client) -> None:
    question = waiting(rig)
    answer(shop, question, "primeira")
    again = answer(shop, question, "segunda")
    assert error(again) == "not_unanswered_question"
    assert again.json()["message"] == f"Question {question} is not unanswered"
    assert shop.get(f"/questions/{question}").json()["answer"]["text"] == "primeira"
    assert [write["body"]["text"] for write in rig.writes("/answers")] == ["primeira"]


def test_answered_elsewhere_counts_too(rig: StoreRig, shop: httpx.Client) -> None:
    question = waiting(rig)
    rig.control("POST", f"/questions/{question}/answer", text="pelo site")
    assert error(answer(shop, question)) == "not_unanswered_question"
    assert rig.writes() == []


@pytest.mark.parametrize("status", ["BANNED", "CLOSED_UNANSWERED", "UNDER_REVIEW"])
def test_only_waiting_questions_take_an_answer(rig: StoreRig, shop: httpx.Client, status: str) -> None:
    question = waiting(rig)
    rig.world.questions[question].status = status
    assert error(answer(shop, question)) == "not_unanswered_question"


def test_a_deleted_question_is_not_found(rig: StoreRig, shop: httpx.Client) -> None:
    question = waiting(rig)
    shop.delete(f"/questions/{question}")
    assert error(answer(shop, question), 404) == "not_found"


def test_the_listing_must_be_active(rig: StoreRig, shop: httpx.Client) -> None:
    question = waiting(rig)
    rig.control("POST", f"/items/{rig.world.questions[question].item_id}", status="paused")
    assert error(answer(shop, question)) == "not_active_item"


@pytest.mark.parametrize("number", ["13500000001", 1.5, True, None])
def test_the_number_is_an_integer(rig: StoreRig, shop: httpx.Client, number: Any) -> None:
    assert error(answer(shop, number)) == "invalid_question"


def test_an_unknown_question_is_not_found(rig: StoreRig, shop: httpx.Client) -> None:
    assert error(answer(shop, 1), 404) == "not_found"


def test_a_foreign_question_is_forbidden(rig: StoreRig, shop: httpx.Client) -> None:
    assert error(answer(shop, waiting(rig, SUL)), 403) == "forbidden"


@pytest.mark.parametrize(("text", "works"), [("", False), ("  \n", False), ("x" * 2000, True), ("x" * 2001, False)])
def test_the_text_has_one_to_two_thousand_characters(rig, shop: httpx.Client, text: str, works: bool) -> None:
    assert (answer(shop, waiting(rig), text).status_code == 200) is works


def test_characters_are_counted_and_not_bytes(rig: StoreRig, shop: httpx.Client) -> None:
    assert answer(shop, waiting(rig), "ã" * 2000).status_code == 200


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"question_id":1}', b'{"question_id":1,"text":7}'])
def test_other_bodies_are_refused(rig: StoreRig, shop: httpx.Client, body: bytes) -> None:
    assert error(shop.post("/answers", content=body)) == "invalid_post_body"


def test_no_further_attributes_are_allowed(rig: StoreRig, shop: httpx.Client) -> None:
    assert error(answer(shop, waiting(rig), "Sim", item_id="MLB1")) == "invalid_post_body"


@pytest.mark.parametrize(
    "text", ["Chama no whatsapp", "meu e-mail: ana@loja.com", "veja www.outra.example", "ligue (11) 98888-7777"]
)
def test_contact_data_gets_the_answer_banned(rig: StoreRig, shop: httpx.Client, text: str) -> None:
    body = answer(shop, waiting(rig), text).json()
    assert body["status"] == "ANSWERED"
    assert (body["answer"]["status"], body["answer"]["text"]) == ("BANNED", "")


def test_sizes_and_prices_are_no_contact_data(rig: StoreRig, shop: httpx.Client) -> None:
    text = "Mede 1,50 x 2,00 m, custa R$ 129,90 e chega em 2 dias. Serve do 34 ao 42."
    assert answer(shop, waiting(rig), text).json()["answer"]["status"] == "ACTIVE"
