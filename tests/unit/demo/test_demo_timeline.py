"""Parcels travel in believable steps, each kind of logistics in its own way."""

from __future__ import annotations

from random import Random

import pytest

from peepers_desktop.demo import timeline
from peepers_desktop.demo.model import Step

LOGISTICS = ("cross_docking", "xd_drop_off", "drop_off", "self_service", "fulfillment", "default")
ORDER = ("pending", "handling", "ready_to_ship", "shipped", "delivered")


def smooth(logistics: str) -> list[Step]:
    """A plan that ends well."""
    for seed in range(50):
        steps = timeline.plan(logistics, Random(seed))
        if steps[-1].status == "delivered":
            return steps
    raise AssertionError("every parcel comes back")


@pytest.mark.parametrize("logistics", LOGISTICS)
def test_steps_go_forward_from_paid_to_delivered(logistics: str) -> None:
    steps = smooth(logistics)
    ranks = [ORDER.index(step.status) for step in steps]
    assert (steps[0].status, steps[0].substatus, steps[0].after) == ("pending", "shipment_paid", 0)
    assert ranks == sorted(ranks)
    assert all(step.after >= 0 for step in steps)


@pytest.mark.parametrize("logistics", ["cross_docking", "xd_drop_off", "drop_off", "self_service"])
def test_what_the_seller_prints_waits_to_be_printed(logistics: str) -> None:
    names = [step.substatus for step in smooth(logistics)]
    assert names.index("ready_to_print") + 1 == names.index("printed")


def test_full_is_packed_by_the_marketplace() -> None:
    names = {step.substatus for step in smooth("fulfillment")}
    assert {"in_warehouse", "packed"} <= names
    assert "ready_to_print" not in names


def test_collection_is_a_part_of_ready_to_ship() -> None:
    collected = [step for step in smooth("cross_docking") if step.substatus in ("picked_up", "in_hub")]
    assert {step.status for step in collected} == {"ready_to_ship"}


def test_flex_arrives_on_the_same_day() -> None:
    assert sum(step.after for step in smooth("self_service")) < 30 * timeline.HOUR


def test_about_one_in_twenty_five_comes_back() -> None:
    plans = [timeline.plan("cross_docking", Random(seed)) for seed in range(1000)]
    back = [plan for plan in plans if plan[-1].substatus == "returned"]
    assert 20 < len(back) < 65
    assert {plan[-1].status for plan in plans} == {"delivered", "not_delivered"}


def test_the_same_source_gives_the_same_plan_and_others_differ() -> None:
    assert timeline.plan("drop_off", Random(3)) == timeline.plan("drop_off", Random(3))
    assert timeline.plan("drop_off", Random(3)) != timeline.plan("drop_off", Random(4))


def test_unknown_logistics_travel_like_an_own_carrier() -> None:
    assert [step.status for step in smooth("nonsense")] == [step.status for step in smooth("default")]
