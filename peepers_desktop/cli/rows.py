"""Rows of lists as JSON objects with stable keys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from peepers_desktop.domain.edits import Edit
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.rows import (
    DepositRow,
    ItemRow,
    OrderRow,
    OutboxRow,
    Pending,
    QuestionRow,
    ShipmentRow,
    VariationRow,
)


def amount(money: Money | None) -> float | None:
    """Major units; null when unknown."""
    return float(money.amount) if money is not None else None


def moment(value: datetime | None) -> str | None:
    return value.isoformat() if value else None


def pending(value: Pending | None) -> dict[str, Any] | None:
    return {"edit_id": value.edit_id, "state": value.state.value, "reason": value.reason} if value else None


def item_json(row: ItemRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "account": row.account,
        "title": row.title,
        "sku": row.sku,
        "status": row.status,
        "available_quantity": row.quantity,
        "price": amount(row.price),
        "currency": row.currency,
        "logistic_type": row.logistic_type,
        "sold_quantity": row.sold,
        "variations": row.variation_count,
        "read_only": row.read_only.value if row.read_only else None,
        "pending": pending(row.pending),
    }


def deposit_json(row: DepositRow) -> dict[str, Any]:
    """A place with its units; `remote` is what the marketplace said."""
    return {
        "item_id": row.item_id,
        "variation_id": row.variation_id,
        "account": row.account,
        "id": row.id,
        "name": row.name or None,
        "kind": row.kind,
        "quantity": row.quantity,
        "remote": row.remote_quantity,
        "read_only": row.read_only.value if row.read_only else None,
        "pending": pending(row.pending),
    }


def variation_json(row: VariationRow) -> dict[str, Any]:
    return {
        "item_id": row.item_id,
        "id": row.id,
        "account": row.account,
        "title": row.name,
        "sku": row.sku,
        "status": row.status,
        "available_quantity": row.quantity,
        "price": amount(row.price),
        "currency": row.currency,
        "logistic_type": row.logistic_type,
        "read_only": row.read_only.value if row.read_only else None,
        "pending": pending(row.pending),
    }


def order_json(row: OrderRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "pack_id": row.pack_id,
        "account": row.account,
        "status": row.status,
        "total": amount(row.total),
        "fee": amount(row.fee),
        "currency": row.currency,
        "date_created": moment(row.date_created),
        "shipment_id": row.shipment_id,
        "items": [
            {"item_id": line.item_id, "variation_id": line.variation_id, "title": line.title, "quantity": line.quantity}
            for line in row.lines
        ],
    }


def question_json(row: QuestionRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "item_id": row.item_id,
        "account": row.account,
        "status": row.status,
        "text": row.text,
        "answer": row.answer.text if row.answer else None,
        "date_created": moment(row.date_created),
        "pending": pending(row.pending),
    }


def shipment_json(row: ShipmentRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "account": row.account,
        "status": row.status,
        "substatus": row.substatus,
        "tracking_number": row.tracking_number,
        "deadline": moment(row.deadline),
        "order_ids": list(row.order_ids),
        "logistic_type": row.logistic_type,
        "board": row.board.value,
    }


def edit_json(edit: Edit) -> dict[str, Any]:
    return {
        "id": edit.id,
        "account": edit.account,
        "kind": edit.kind.value,
        "resource": edit.resource,
        "base": _value(edit.base),
        "wanted": _value(edit.wanted),
        "state": edit.state.value,
        "reason": edit.reason or None,
        "detail": edit.reason_detail or None,
        "intent": edit.intent.value,
        "seen": dict(edit.seen),
        "held": edit.held,
        "batch": edit.batch or None,
        "undo_of": edit.undo_of,
        "created_at": moment(edit.created_at),
    }


def pending_json(row: OutboxRow) -> dict[str, Any]:
    """A waiting change with before and after."""
    return {
        **edit_json(row.edit),
        "title": row.title,
        "variation": row.variation or None,
        "before": _value(row.before),
        "after": _value(row.after),
        "guards": [guard.kind.value for guard in row.guards],
    }


def _value(value: Mapping[str, Any]) -> Any:
    """The one value of an edit: the quantity, amount, status or text; null when it was not known."""
    return next((value[name] for name in ("quantity", "amount", "status", "text") if name in value), None)
