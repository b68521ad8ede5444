"""The marketplace as one seller sees it: one method per use, values of the shop in and out."""

from __future__ import annotations

from peepers_desktop.domain.accounts import Seller
from peepers_desktop.domain.ids import AccountId, QuestionId
from peepers_desktop.domain.questions import Question
from peepers_desktop.mercadolivre.answers import ApplicationInfo, Page
from peepers_desktop.mercadolivre.convert_questions import question_of
from peepers_desktop.mercadolivre.convert_users import application_of, seller_of
from peepers_desktop.mercadolivre.errors import Refused
from peepers_desktop.mercadolivre.fields import decode, listed, required, route, whole
from peepers_desktop.mercadolivre.items_api import ItemsApi
from peepers_desktop.mercadolivre.orders_api import OrdersApi
from peepers_desktop.mercadolivre.transport import Transport

_V4 = {"api_version": 4}
QUESTIONS_PAGE = 50


class MarketplaceClient(ItemsApi, OrdersApi):
    """All resources of one account. Thread-safe, like its transport."""

    def __init__(self, transport: Transport, account: AccountId, currency: str) -> None:
        ItemsApi.__init__(self, transport, account, currency)
        OrdersApi.__init__(self, transport, account, currency)
        self._transport = transport

    @property
    def requests(self) -> int:
        """Requests sent so far."""
        return self._transport.requests

    def me(self) -> Seller:
        """Who the token belongs to."""
        return seller_of(decode(self._transport.get("/users/me").body))

    def application(self, client_id: str) -> ApplicationInfo:
        """The application's own quota and state."""
        return application_of(decode(self._transport.get(route("applications", client_id)).body))

    def questions(self, status: str, offset: int = 0, limit: int = QUESTIONS_PAGE) -> Page[Question]:
        """Questions of a state, newest first."""
        order = {"sort_fields": "date_created", "sort_types": "DESC", "offset": offset, "limit": limit}
        params = {"seller_id": self._account, "status": status, **order, **_V4}
        told = required(decode(self._transport.get("/questions/search", params).body))
        found = tuple(question_of(entry, self._account) for entry in listed(told, "questions"))
        return Page(found, whole(told.get("total")), offset, limit)

    def question(self, question_id: QuestionId) -> Question:
        reply = self._transport.get(route("questions", question_id), _V4)
        return question_of(decode(reply.body), self._account)

    def post_answer(self, question_id: QuestionId, text: str) -> Question:
        """Answer once. Never repeated by itself: the question is read first after any doubt."""
        if not question_id.isdecimal():
            raise Refused(400, "invalid_question")
        reply = self._transport.post("/answers", {"question_id": int(question_id), "text": text})
        return question_of(decode(reply.body), self._account)

    def close(self) -> None:
        self._transport.close()
