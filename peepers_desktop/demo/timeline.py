"""How parcels travel: the believable steps of each kind of logistics.

The physical collection happens inside ``ready_to_ship``; several moves share one timestamp; two substatuses that
real histories hold are not in the published list (gerenciamento-de-envios 07/08/2026, histories of 08-09/2026).
"""

from __future__ import annotations

from random import Random

from peepers_desktop.demo.model import Step

HOUR = 3600.0
FINAL = frozenset({"delivered", "not_delivered", "cancelled"})
_PREPARE: tuple[tuple[float, str, str | None], ...] = (
    (0, "pending", "shipment_paid"),
    (0.05, "handling", None),
    (0, "ready_to_ship", "ready_to_print"),
    (7, "ready_to_ship", "printed"),
)
_DELIVER: tuple[tuple[float, str, str | None], ...] = (
    (20, "shipped", "out_for_delivery"),
    (5, "shipped", "first_visit"),
    (0, "delivered", None),
)
_BY_LOGISTICS: dict[str, tuple[tuple[float, str, str | None], ...]] = {
    "cross_docking": (
        *_PREPARE,
        (14, "ready_to_ship", "on_route_to_pickup"),
        (2, "ready_to_ship", "soon_to_pickup"),
        (1, "ready_to_ship", "picked_up"),
        (6, "ready_to_ship", "in_hub"),
        (12, "shipped", None),
        *_DELIVER,
    ),
    "xd_drop_off": (
        *_PREPARE,
        (16, "ready_to_ship", "dropped_off"),
        (5, "ready_to_ship", "in_hub"),
        (10, "shipped", None),
        *_DELIVER,
    ),
    "drop_off": (*_PREPARE, (20, "ready_to_ship", "dropped_off"), (8, "shipped", None), (40, "shipped", "delayed"),
                 *_DELIVER),
    "self_service": (*_PREPARE, (3, "shipped", "out_for_delivery"), (4, "delivered", None)),
    "fulfillment": (
        (0, "pending", "shipment_paid"),
        (0.2, "handling", None),
        (1, "ready_to_ship", "in_warehouse"),
        (3, "ready_to_ship", "packed"),
        (6, "shipped", None),
        *_DELIVER,
    ),
    "default": (
        (0, "pending", "shipment_paid"),
        (0.1, "handling", None),
        (30, "shipped", None),
        (80, "delivered", None),
    ),
}  # fmt: skip
_RETURNED: tuple[tuple[float, str, str | None], ...] = (
    (6, "shipped", "receiver_absent"),
    (24, "not_delivered", "returning_to_sender"),
    (60, "not_delivered", "returned"),
)


def plan(logistic_type: str, rng: Random) -> list[Step]:
    """The steps of one parcel, with its own small differences; about one in twenty-five comes back."""
    steps = list(_BY_LOGISTICS.get(logistic_type, _BY_LOGISTICS["default"]))
    if rng.random() < 0.04:
        steps = [*steps[:-2], *_RETURNED]
    return [Step(hours * HOUR * rng.uniform(0.7, 1.5), status, substatus) for hours, status, substatus in steps]
