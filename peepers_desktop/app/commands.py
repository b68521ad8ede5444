"""What a seller does: change stock, price or status, answer, and go on with edits that need them.

Everything is validated before it is queued, durable before it is acknowledged, and published after commit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from enum import Enum
from threading import Lock
from typing import Any
from uuid import uuid4

from peepers_desktop.app import refusals
from peepers_desktop.app.typed import read_price, read_quantity
from peepers_desktop.clock import Clock
from peepers_desktop.domain.accounts import Account, Link, SendMode
from peepers_desktop.domain.edits import ANSWER_UNDO_SECONDS, Edit, EditKind, EditState, Intent, ResourceKey
from peepers_desktop.domain.events import Changed, Event, Kind
from peepers_desktop.domain.ids import AccountId, EditId, ItemId, QuestionId, VariationId
from peepers_desktop.domain.items import Item, stock_route
from peepers_desktop.domain.questions import ANSWER_LIMIT
from peepers_desktop.domain.rows import ItemRow, VariationRow
from peepers_desktop.store.item_queries import ItemQueries
from peepers_desktop.store.outbox import NewEdit
from peepers_desktop.sync.shop import Shop


class Choice(Enum):
    """How the seller ends a conflict."""

    MINE = "mine"
    THEIRS = "theirs"
    MERGED = "merged"


class Commands:
    """Every operation answers the outbox row it made or moved, or None when nothing had to change."""

    def __init__(self, shop: Shop, items: ItemQueries, clock: Clock, publish: Callable[[Event], object]) -> None:
        self._shop = shop
        self._items = items
        self._clock = clock
        self._publish = publish
        self._lock = Lock()
        self._made: list[EditId] = []

    def set_stock(
        self, account: AccountId | None, item_id: ItemId, variation_id: VariationId | None, typed: str | int,
        batch: str = "",
    ) -> Edit | None:  # fmt: skip
        """Queue a quantity. Raises `UsageError`s and `EditError`s; None when it is already so."""
        owner, item = self._item(account, item_id)
        route = stock_route(item, owner.seller, variation_id)
        if variation_id is not None and item.variation(variation_id) is None:
            raise refusals.UnknownItem(item=f"{item_id}/{variation_id}")
        if route.reason is not None:
            raise refusals.READ_ONLY[route.reason]
        shown, remote, pending = self._shown(owner.id, item_id, variation_id)
        wanted, intent = read_quantity(typed, shown)
        key = ResourceKey(EditKind.STOCK, item_id, variation_id)
        if wanted == shown and (pending or wanted == remote):
            return None
        if wanted == remote and pending:
            return self._take_back(owner.id, key)
        base = {} if remote is None else {"quantity": remote}
        return self._queue(NewEdit(owner.id, key, base, {"quantity": wanted}, intent, batch=batch or _batch()))

    def set_price(self, account: AccountId | None, item_id: ItemId, typed: str, batch: str = "") -> Edit | None:
        """Queue a price; None when it is already so."""
        owner, item = self._item(account, item_id)
        if "dynamic_standard_price" in item.tags:
            raise refusals.PriceIsAutomatic
        price = read_price(typed, item.currency)
        if price == item.price:
            return None
        base = {"amount": str(item.price.amount), "currency": item.currency} if item.price else {}
        wanted = {"amount": str(price.amount), "currency": item.currency}
        return self._queue(
            NewEdit(owner.id, ResourceKey(EditKind.PRICE, item_id), base, wanted, batch=batch or _batch())
        )

    def set_status(self, account: AccountId | None, item_id: ItemId, status: str, batch: str = "") -> Edit | None:
        """Queue pausing ("paused") or activating ("active"); None when it is already so."""
        owner, item = self._item(account, item_id)
        if item.status == status:
            return None
        if item.status not in ("active", "paused"):
            raise refusals.StatusRefusesEdits
        key = ResourceKey(EditKind.STATUS, item_id)
        return self._queue(NewEdit(owner.id, key, {"status": item.status}, {"status": status}, batch=batch or _batch()))

    def answer(self, account: AccountId | None, question_id: QuestionId, text: str) -> Edit:
        """Queue an answer; it leaves after the undo window."""
        answer = text.strip()
        if not answer:
            raise refusals.AnswerIsEmpty
        if len(answer) > ANSWER_LIMIT:
            raise refusals.AnswerTooLong(length=len(answer), limit=ANSWER_LIMIT)
        for owner in self._candidates(account):
            question = self._shop.questions.get(owner.id, question_id)
            if question is None:
                continue
            _require_writable(owner)
            if question.status != "unanswered":
                raise refusals.QuestionNotWaiting
            leaves = self._clock.now() + timedelta(seconds=ANSWER_UNDO_SECONDS)
            key = ResourceKey(EditKind.ANSWER, question_id)
            return self._queue(NewEdit(owner.id, key, {"status": question.status}, {"text": answer}, not_before=leaves))
        raise refusals.UnknownQuestion(question=question_id)

    def cancel(self, edit_id: EditId) -> Edit:
        """Take an edit back that has not left."""
        return self._moved(self._shop.outbox.move(edit_id, EditState.CANCELLED))

    def retry(self, edit_id: EditId) -> Edit:
        """Queue a refused, blocked or parked edit again, as it is."""
        return self._moved(self._shop.outbox.move(edit_id, EditState.QUEUED, reason="", attempt=0, not_before=None))

    def resolve(self, edit_id: EditId, choice: Choice) -> Edit:
        """End a conflict: keep mine, theirs, or the merged proposal (mine where there is none)."""
        edit = self._shop.outbox.get(edit_id)
        if edit.state is not EditState.CONFLICT:
            raise refusals.NoConflict
        if choice is Choice.THEIRS:
            return self.cancel(edit_id)
        wanted, proposal = dict(edit.wanted), edit.seen.get("proposal")
        if choice is Choice.MERGED and proposal is not None:
            wanted["quantity"] = proposal
        fields: dict[str, Any] = {"base": _new_base(edit), "wanted": wanted, "intent": Intent.ABSOLUTE, "reason": "",
                                  "seen": {}, "attempt": 0, "not_before": None}  # fmt: skip
        if edit.kind is EditKind.STOCK:
            fields["quantity"] = wanted["quantity"]
        return self._moved(self._shop.outbox.move(edit_id, EditState.QUEUED, **fields))

    def undo(self) -> Edit | None:
        """Take back the newest edit of this run that is still queued, with its whole batch."""
        with self._lock:
            while self._made:
                edit = self._shop.outbox.get(self._made.pop())
                if edit.state is EditState.QUEUED:
                    return self._undo_batch(edit)
        return None

    def _undo_batch(self, edit: Edit) -> Edit:
        for other in self._shop.outbox.unsettled(edit.account):
            same = edit.batch and other.batch == edit.batch and other.id != edit.id
            if same and other.state is EditState.QUEUED:
                self.cancel(other.id)
        return self.cancel(edit.id)

    def _take_back(self, account: AccountId, key: ResourceKey) -> Edit | None:
        """Typing the remote value again takes the pending edit back."""
        for edit in self._shop.outbox.unsettled(account):
            if edit.resource == str(key) and edit.state is EditState.QUEUED:
                return self.cancel(edit.id)
        return None

    def _queue(self, new: NewEdit) -> Edit:
        edit = self._shop.outbox.enqueue(new)
        with self._lock:
            self._made.append(edit.id)
        return self._moved(edit)

    def _moved(self, edit: Edit) -> Edit:
        lane = Kind.QUESTIONS if edit.kind is EditKind.ANSWER else Kind.ITEMS
        self._publish(Changed(Kind.OUTBOX, edit.account, frozenset({str(edit.id)})))
        self._publish(Changed(lane, edit.account, frozenset({edit.target.id})))
        return edit

    def _item(self, account: AccountId | None, item_id: ItemId) -> tuple[Account, Item]:
        found = [
            (owner, item) for owner in self._candidates(account) if (item := self._shop.items.get(owner.id, item_id))
        ]
        if not found:
            raise refusals.UnknownItem(item=item_id)
        if len(found) > 1:
            raise refusals.WhichAccount
        _require_writable(found[0][0])
        return found[0]

    def _candidates(self, account: AccountId | None) -> list[Account]:
        accounts = self._shop.accounts.all()
        return accounts if account is None else [owner for owner in accounts if owner.id == account]

    def _shown(
        self, account: AccountId, item_id: ItemId, variation_id: VariationId | None
    ) -> tuple[int | None, int | None, bool]:
        """The quantity the row shows, the marketplace's own, and whether they differ by a pending edit."""
        row: ItemRow | VariationRow | None
        if variation_id is not None:
            row = next((v for v in self._items.variations(account, item_id) if v.id == variation_id), None)
        else:
            keys = self._items.keys_of(account, [item_id])
            row = next(iter(self._items.rows(list(keys.values()))), None)
        if row is None:
            raise refusals.UnknownItem(item=item_id)
        return row.quantity, row.remote_quantity, row.quantity != row.remote_quantity


def _require_writable(account: Account) -> None:
    if account.link is Link.ARCHIVED:
        raise refusals.AccountIsArchived
    if account.send_mode is SendMode.READ_ONLY:
        raise refusals.AccountIsReadOnly


def _new_base(edit: Edit) -> Mapping[str, Any]:
    """What the conflict showed becomes what the seller saw."""
    names = {EditKind.STOCK: ("quantity",), EditKind.PRICE: ("amount", "currency"), EditKind.STATUS: ("status",)}
    wanted = names.get(edit.kind, ())
    return {name: edit.seen[name] for name in wanted if edit.seen.get(name) is not None}


def _batch() -> str:
    return uuid4().hex
