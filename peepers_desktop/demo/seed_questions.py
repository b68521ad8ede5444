"""Fills a shop with questions: waiting ones of every age, answered, banned, closed and deleted ones."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from peepers_desktop.demo import people
from peepers_desktop.demo.model import Item, Question
from peepers_desktop.demo.state import State

WAITING_HOURS = (0.05, 0.3, 0.8, 2, 5, 11, 20, 30, 54, 100, 260, 800)
STATUSES = ("ANSWERED",) * 14 + ("BANNED", "DELETED", "CLOSED_UNANSWERED", "UNDER_REVIEW", "DISABLED", "ANSWER_BANNED")


def fill(world: State, seller_id: int, count: int) -> None:
    """Ask ``count`` questions; a fifth of them still wait, the newest a few minutes, the oldest a month."""
    rng = world.rng("questions", seller_id)
    items = [item for item in world.items_of(seller_id, world.born) if item.status == "active"]
    if not items:
        return
    waiting = max(1, count // 5)
    for index in range(count):
        hours = WAITING_HOURS[index % len(WAITING_HOURS)] if index < waiting else rng.uniform(3, 24 * 80)
        question = ask(world, rng, rng.choice(items), world.born - timedelta(hours=hours))
        if index >= waiting:
            _settle(question, STATUSES[(index - waiting) % len(STATUSES)], rng, world.born)


def ask(world: State, rng: Random, item: Item, at: datetime, text: str | None = None) -> Question:
    """A new unanswered question about a listing."""
    question = Question(
        id=world.next_id("question", 13_500_000_001, 104_729),
        seller_id=item.seller_id,
        item_id=item.id,
        buyer_id=people.buyer(rng).id,
        text=text or rng.choice(people.QUESTIONS),
        created=at,
        updated=at,
    )
    world.questions[question.id] = question
    return question


def _settle(question: Question, status: str, rng: Random, born: datetime) -> None:
    """Give an old question the fate of its status; banned texts are empty."""
    question.status = "ANSWERED" if status == "ANSWER_BANNED" else status
    if question.status == "ANSWERED":
        question.answered = min(born, question.created + timedelta(minutes=rng.uniform(2, 900)))
        question.updated = question.answered
        question.answer = rng.choice(people.ANSWERS)
    if status == "ANSWER_BANNED":
        question.answer, question.answer_status = "", "BANNED"
    elif status == "BANNED":
        question.text = ""
    elif status == "DELETED":
        question.deleted_from_listing = True
    elif status == "UNDER_REVIEW":
        question.hold = True
