"""Every scenario that was agreed on, by its id, and the tests that fail when it does not hold any more."""

from __future__ import annotations

import re

from tests.architecture.source import Module, functions, modules_of_tests

SCENARIOS: dict[str, str] = {
    # Tokens and sessions
    "T1": "test_t1_a_valid_token_costs_no_request",
    "T2": "test_t2_an_expired_token_is_renewed_and_stored_before_it_is_used"
    " test_a_pair_the_vault_would_not_take_is_kept_and_stored_later",
    "T3": "test_t3_t4_many_workers_renew_once",
    "T4": "test_t3_t4_many_workers_renew_once",
    "T5": "test_t5_t16_a_refused_grant_asks_for_the_seller_and_never_loops",
    "T6": "test_t6_t15_t18_anything_else_leaves_the_account_connected",
    "T7": "test_t7_a_stuck_holder_is_a_retryable_error_not_a_dead_lock",
    "T8": "test_t8_a_killed_holder_frees_the_lock",
    "T9": "test_t9_who_lost_the_lock_does_not_overwrite",
    "T10": "test_t10_one_renewal_and_one_retry",
    "T11": "test_t11_a_second_refusal_ends_it",
    "T12": "test_t12_a_pause_is_passed_up test_f19_a_waiting_time_is_handed_up_where_there_is_one",
    "T13": "test_a_read_that_fails_however_often_it_is_tried test_t13_trouble_on_a_resource_touches_no_token",
    "T14": "test_t14_the_token_is_never_in_an_address test_t14_the_token_is_in_its_header_and_nowhere_else",
    "T15": "test_t6_t15_t18_anything_else_leaves_the_account_connected",
    "T16": "test_t5_t16_a_refused_grant_asks_for_the_seller_and_never_loops test_only_400_invalid_grant_ends_a_grant",
    "T17": "test_t17_n1_after_a_restart_the_rotated_token_is_used",
    "T18": "test_t6_t15_t18_anything_else_leaves_the_account_connected",
    "T19": "test_t19_no_refresh_token_is_said_at_once test_r36_t19_without_a_refresh_token_it_is_said_at_once",
    "T20": "test_t20_nobody_comes test_t20_a_collaborator_is_told_by_the_marketplace_and_by_the_program",
    # Interrupted synchronisation
    "A1": "test_a1_a_refusal_on_the_first_page_changes_nothing",
    "A2": "test_a2_a_refusal_in_the_middle_of_a_scan_changes_nothing",
    "A3": "test_a3_a_refusal_on_an_offset_page_keeps_the_checkpoint",
    # Listing the catalogue
    "L1": "test_l1_l3_l5_a_scan_of_more_than_a_thousand_loses_nothing"
    " test_a_scan_sends_the_scroll_it_received_last_and_ends_at_an_empty_page",
    "L2": "test_l2_a_scan_that_ends_with_404_is_at_its_end test_a_scan_ends_without_a_scroll_and_at_404_after_a_page",
    "L3": "test_l1_l3_l5_a_scan_of_more_than_a_thousand_loses_nothing",
    "L4": "test_l4_entries_without_a_listing_are_reported_and_never_stored",
    "L5": "test_l5_twenty_one_listings_are_two_calls",
    "L6": "test_l6_every_status_is_in_the_list",
    "L7": "test_l7_eighty_four_variations_with_their_own_products",
    "L8": "test_a_window_of_sales_goes_on_at_its_page test_killed_again_and_again_it_still_ends"
    " test_l8_a_window_beyond_the_reach_is_read_in_halves",
    # The way of a parcel
    "H1": "test_h1_events_are_sorted_and_equal_times_keep_their_order",
    "H2": "test_h2_a_bad_date_is_left_out",
    "H3": "test_h3_another_offset_is_shown_on_the_sellers_clock",
    "H4": "test_h4_an_unknown_step_is_readable_and_stands_somewhere",
    "H5": "test_h5_clock_skew_never_gives_a_negative_age",
    "H6": "test_h6_collected_is_seen_long_before_shipped",
    "H7": "test_h7_delays_of_late_parcels_are_read_in_both_forms_and_none_is_no_error",
    "H8": "test_h8_both_formats_give_the_same_row",
    # Packs, privacy, writers. P1, conversations after a sale, is not part of the program.
    "P2": "test_p2_a_pack_of_several_orders_is_one_parcel",
    "P3": "test_p3_of_a_buyer_no_more_than_id_and_nickname_is_kept test_nothing_of_a_buyer_stands_in_the_files",
    "P4": "test_p4_a_full_disk_ends_the_round_with_a_sentence_and_the_next_one_goes_on",
    "P5": "test_p5_the_quota_of_a_round_is_kept_and_the_rest_follows",
    "P6": "test_p6_a_search_element_never_overwrites_a_richer_body",
    # What must never happen
    "N1": "test_n1_a_rotated_token_is_known_to_the_next_start test_t17_n1_after_a_restart_the_rotated_token_is_used",
    "N2": "test_n2_a_second_page_of_listings_is_read_too",
    "N3": "test_n3_one_changed_listing_costs_two_requests",
    "N4": "test_n4_a_synchronisation_only_reads",
    "N5": "test_n5_what_happens_while_the_program_runs_is_read test_after_sleep_everything_is_asked_for_at_once",
    "N6": "test_n6_the_fee_is_the_sale_fee_of_every_unit",
    "N7": "test_n7_a_part_that_is_refused_rests_and_says_so test_an_answer_that_arrived_unheard_is_never_posted_again",
    "N8": "test_n8_a_failure_is_no_success_and_unknown_is_no_number test_whatever_breaks_the_cache_stays_whole",
}
FAULTS = tuple(f"F{number}" for number in range(1, 21))
ATTACKS = (*(f"R{number}" for number in range(1, 37)), *(f"X{number}" for number in range(1, 5)))
"""What is done to the login's receiver and to a token that is renewed."""
COUNTS = {"T": 20, "A": 3, "L": 8, "H": 8, "N": 8}


def names_of_tests() -> set[str]:
    return {one.node.name for module in modules_of_tests() for one in functions(module)}


def unnamed_faults(modules: tuple[Module, ...]) -> list[str]:
    text = "\n".join(module.text for module in modules if module.path.startswith("tests/faults/"))
    return [fault for fault in FAULTS if not re.search(rf"\b{fault}\b", text)]


def test_no_scenario_is_left_out() -> None:
    for letter, count in COUNTS.items():
        assert [f"{letter}{number}" for number in range(1, count + 1)] == [
            ident for ident in SCENARIOS if ident.startswith(letter)
        ]


def test_every_test_that_is_named_exists() -> None:
    there = names_of_tests()
    assert [name for names in SCENARIOS.values() for name in names.split() if name not in there] == []


def test_every_fault_is_injected_somewhere() -> None:
    assert unnamed_faults(modules_of_tests()) == []
    assert unnamed_faults(()) == list(FAULTS)


def unnamed_attacks(modules: tuple[Module, ...]) -> list[str]:
    text = "\n".join(
        module.text for module in modules if module.path.startswith(("tests/unit/login/", "tests/unit/accounts/"))
    )
    return [one for one in ATTACKS if not re.search(rf"(?<![a-z0-9]){one}(?![0-9])", text, re.IGNORECASE)]


def test_every_attack_on_the_login_is_made_somewhere() -> None:
    assert unnamed_attacks(modules_of_tests()) == []
    assert unnamed_attacks(()) == list(ATTACKS)
